import type { Cell } from "../../cells/cell";
import { linkageText } from "../../text/linkage";
import { compareDates } from "./compare-dates";
import { compareNames, type NameColumn } from "./compare-names";
import { compareLines, compareTexts, type TextRole } from "./compare-texts";
import { Dictionary, type Coded } from "./dictionary";
import type { Comparison } from "./likeness";
import {
  plainDate,
  plainEmail,
  plainIdentifier,
  plainName,
  plainPhone,
  plainPostcode,
  plainSex,
  plainText,
  splitName,
  type PlainName,
} from "./normalise";
import type { PersonField } from "./person-field";
import { sorted } from "./sorted";

/** A column whose equal values bring rows together. */
export interface KeyColumn extends Coded {
  readonly role: TextRole;
}

/** The numbers of everything that people are told by. They only ever get more, so that what was learned of one stays true. */
export class Words {
  readonly names = new Dictionary();
  readonly dates = new Dictionary();
  /** Lines of an address share theirs, since a value may have slipped into the line beside it. */
  readonly lines = new Dictionary();
  readonly #columns: Dictionary[] = [];
  readonly parts: (readonly string[])[] = [[]];
  readonly #parts = new Map<string, number>();

  ofColumn(at: number): Dictionary {
    return (this.#columns[at] ??= new Dictionary());
  }

  partsOf({ parts }: PlainName): number {
    if (parts.length < 2) return 0;
    const key = parts.join(" ");
    const known = this.#parts.get(key);
    if (known !== undefined) return known;
    this.#parts.set(key, this.parts.length);
    return this.parts.push(parts) - 1;
  }
}

/** What a row says of a person, without the ways in which the same can be written. */
export interface Plain {
  readonly forename: PlainName;
  readonly surname: PlainName;
  /** yyyymmdd, 0 for blank. */
  readonly date: number;
  readonly texts: readonly string[];
}

const NO_NAME: PlainName = { whole: "", parts: [] };

/** A table of people as numbers, ready to be compared; rows in an order that depends on their content alone. */
export class People {
  readonly size: number;
  /** The row of the table that stands at each place. */
  readonly rowAt: Int32Array;
  readonly forename: NameColumn;
  readonly surname: NameColumn;
  /** yyyymmdd, 0 for blank. */
  readonly dates: Int32Array;
  readonly keys: readonly KeyColumn[];
  readonly comparisons: readonly Comparison[];
  readonly #birthdays: Int32Array;
  /** For each column that is a line of an address. */
  readonly #lines: ReadonlyMap<number, Int32Array>;

  constructor(
    readonly words: Words,
    rowAt: Int32Array,
    { dob, forenameTitle, surnameTitle, columns }: Headings,
  ) {
    const size = rowAt.length;
    const codes = () => new Int32Array(size);
    const { names, dates, lines } = words;
    this.size = size;
    this.rowAt = rowAt;
    this.forename = { codes: codes(), texts: names.texts, parts: codes() };
    this.surname = { codes: codes(), texts: names.texts, parts: codes() };
    this.dates = codes();
    this.#birthdays = codes();
    this.keys = columns.map(({ role }, at) => ({
      role,
      codes: codes(),
      texts: words.ofColumn(at).texts,
    }));
    const inLines = columns.flatMap(({ role, title }, at) =>
      role === "address" ? [{ at, title, codes: codes() }] : [],
    );
    this.#lines = new Map(inLines.map((line) => [line.at, line.codes]));
    const { forename, surname } = this;
    this.comparisons = [
      compareNames({ forename, surname, parts: words.parts, forenameTitle, surnameTitle }),
      ...(dob === null ? [] : [compareDates(dob, { codes: this.#birthdays, texts: dates.texts })]),
      ...columns.flatMap(({ role, title }, at) =>
        role === "address" ? [] : [compareTexts(role, title, this.keys[at]!)],
      ),
      ...(inLines.length > 0 ? [compareLines(inLines, lines.texts)] : []),
    ];
  }

  /** Has a row say something else; its place stays. Nothing at all is said where it is no longer to be compared. */
  put(place: number, plain: Plain | null): void {
    const { words, forename, surname } = this;
    const named = [
      [forename, plain?.forename ?? NO_NAME],
      [surname, plain?.surname ?? NO_NAME],
    ] as const;
    for (const [column, name] of named) {
      column.codes[place] = words.names.codeOf(name.whole);
      column.parts[place] = words.partsOf(name);
    }
    const date = plain?.date ?? 0;
    this.dates[place] = date;
    this.#birthdays[place] = words.dates.codeOf(date === 0 ? "" : String(date));
    for (const [at, { codes }] of this.keys.entries()) {
      const text = plain?.texts[at] ?? "";
      codes[place] = words.ofColumn(at).codeOf(text);
      const line = this.#lines.get(at);
      if (line) line[place] = words.lines.codeOf(text);
    }
  }

  /** Puts the rows into another order. */
  arrange(order: Int32Array): void {
    const { forename, surname, keys, rowAt, dates } = this;
    const named = [forename, surname].flatMap(({ codes, parts }) => [codes, parts]);
    const coded = [...keys.map(({ codes }) => codes), ...this.#lines.values()];
    for (const column of [rowAt, dates, this.#birthdays, ...named, ...coded]) {
      const before = column.slice();
      for (let place = 0; place < order.length; place++) column[place] = before[order[place]!]!;
    }
  }

  /** Which of two places comes first by what stands there, below nought for `one`; by their rows where that is the same. */
  order(one: number, other: number): number {
    const { forename, surname, dates, rowAt } = this;
    return (
      inOrder(forename, one, other) ||
      inOrder(surname, one, other) ||
      dates[one]! - dates[other]! ||
      this.#orderOfKeys(one, other) ||
      rowAt[one]! - rowAt[other]!
    );
  }

  #orderOfKeys(one: number, other: number): number {
    for (const key of this.keys) {
      const order = inOrder(key, one, other);
      if (order !== 0) return order;
    }
    return 0;
  }
}

function inOrder({ codes, texts }: Coded, one: number, other: number): number {
  const [a, b] = [codes[one]!, codes[other]!];
  if (a === b) return 0;
  return texts[a]! < texts[b]! ? -1 : 1;
}

interface Headings {
  readonly dob: string | null;
  readonly forenameTitle: string;
  readonly surnameTitle: string;
  readonly columns: readonly { readonly role: TextRole; readonly title: string }[];
}

type Clean = (cell: Cell) => string;
const CLEAN: Record<TextRole, Clean> = {
  identifier: plainIdentifier,
  postcode: plainPostcode,
  address: plainText,
  town: plainText,
  email: plainEmail,
  phone: plainPhone,
  sex: plainSex,
};

const ROWS_AT_A_TIME = 2000;

/** Reads the columns of a table. Rows that are left out never come into play. */
export function* readPeople(
  fields: readonly PersonField[],
  rows: readonly number[],
  words = new Words(),
): Generator<undefined, People> {
  const read = personReader(fields);
  const people = new People(words, Int32Array.from(rows), headingsOf(fields));
  for (let place = 0; place < rows.length; place++) {
    if (place % ROWS_AT_A_TIME === 0) yield;
    people.put(place, read(rows[place]!));
  }
  const order = yield* sorted(rows.length, (one, other) => people.order(one, other));
  people.arrange(order);
  yield;
  return people;
}

/** Reads what single rows say. */
export function personReader(fields: readonly PersonField[]): (row: number) => Plain {
  const of = (wanted: PersonField["role"]) => fields.find(({ role }) => role === wanted);
  const [whole, forename, surname, dob] = [of("name"), of("forename"), of("surname"), of("dob")];
  const columns = textColumns(fields);
  const cell = (field: PersonField | undefined, row: number) => field?.values[row] ?? null;
  const names = (row: number) => {
    if (!whole) return { forename: cell(forename, row), surname: cell(surname, row) };
    return splitName(cell(whole, row));
  };
  return (row) => {
    const name = names(row);
    return {
      forename: plainName(name.forename),
      surname: plainName(name.surname),
      date: plainDate(cell(dob, row)),
      texts: columns.map(({ role, values }) => CLEAN[role](values[row] ?? null)),
    };
  };
}

function headingsOf(fields: readonly PersonField[]): Headings {
  const titleOf = (wanted: PersonField["role"]) =>
    fields.find(({ role }) => role === wanted)?.title ?? null;
  const whole = titleOf("name");
  return {
    dob: titleOf("dob"),
    forenameTitle: whole === null ? (titleOf("forename") ?? "") : linkageText.forenameIn(whole),
    surnameTitle: whole === null ? (titleOf("surname") ?? "") : linkageText.surnameIn(whole),
    columns: textColumns(fields),
  };
}

function textColumns(fields: readonly PersonField[]) {
  return fields.flatMap(({ role, title, values }) =>
    role === "forename" || role === "surname" || role === "name" || role === "dob"
      ? []
      : [{ role, title, values }],
  );
}
