import type { Cell } from "../../cells/cell";
import { linkageText } from "../../text/linkage";
import { compareDates } from "./compare-dates";
import { compareNames } from "./compare-names";
import { compareLines, compareTexts, type TextRole } from "./compare-texts";
import { coded, Dictionary, type Coded } from "./dictionary";
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
} from "./normalise";
import type { PersonField } from "./person-field";

/** A column whose equal values bring rows together. */
export interface KeyColumn extends Coded {
  readonly role: TextRole;
}

/** A table of people as numbers, ready to be compared; rows in an order that depends on their content alone. */
export interface People {
  readonly size: number;
  /** The row of the table that stands at each place. */
  readonly rowAt: Int32Array;
  readonly forename: Coded;
  readonly surname: Coded;
  /** yyyymmdd, 0 for blank. */
  readonly dates: readonly number[];
  readonly keys: readonly KeyColumn[];
  readonly comparisons: readonly Comparison[];
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

interface CleanColumn {
  readonly role: TextRole;
  readonly title: string;
  readonly texts: readonly string[];
}

/** Reads the columns of a table. Rows that are left out never come into play. */
export function* readPeople(
  fields: readonly PersonField[],
  rows: readonly number[],
): Generator<undefined, People> {
  const names = readNames(fields, rows);
  yield;
  const dob = fields.find(({ role }) => role === "dob");
  const dates = rows.map((row) => (dob ? plainDate(dob.values[row] ?? null) : 0));
  const columns = fields.flatMap(({ role, title, values }): CleanColumn[] =>
    role === "forename" || role === "surname" || role === "name" || role === "dob"
      ? []
      : [{ role, title, texts: rows.map((row) => CLEAN[role](values[row] ?? null)) }],
  );
  yield;
  const order = orderOf([
    names.forename.map(({ whole }) => whole),
    names.surname.map(({ whole }) => whole),
    dates.map(String),
    ...columns.map(({ texts }) => texts),
  ]);
  yield;
  const inOrder = <T>(values: readonly T[]) => Array.from(order, (at) => values[at]!);

  const dictionary = new Dictionary();
  const forenames = inOrder(names.forename);
  const surnames = inOrder(names.surname);
  const forename = coded(
    forenames.map(({ whole }) => whole),
    dictionary,
  );
  const surname = coded(
    surnames.map(({ whole }) => whole),
    dictionary,
  );
  const partsOf: (readonly string[])[] = [[]];
  [forenames, surnames].forEach((list, at) =>
    list.forEach(({ parts }, row) => {
      const code = (at === 0 ? forename : surname).codes[row]!;
      // The same letters can be written in one and in two parts; the parts tell more.
      if ((partsOf[code]?.length ?? 0) < parts.length || partsOf[code] === undefined)
        partsOf[code] = code === 0 ? [] : parts;
    }),
  );
  yield;
  const sortedDates = inOrder(dates);
  const sorted = columns.map(({ role, title, texts }) => ({ role, title, texts: inOrder(texts) }));
  const keys = sorted.map(({ role, texts }) => ({ role, ...coded(texts) }));
  const lines = sorted.filter(({ role }) => role === "address");
  return {
    size: rows.length,
    rowAt: Int32Array.from(order, (at) => rows[at]!),
    forename,
    surname,
    dates: sortedDates,
    keys,
    comparisons: [
      compareNames({ forename, surname, partsOf, ...names.titles }),
      ...(dob ? [compareDates(dob.title, sortedDates)] : []),
      ...sorted.flatMap(({ role, title }, at) =>
        role === "address" ? [] : [compareTexts(role, title, keys[at]!)],
      ),
      ...(lines.length > 0 ? [compareLines(lines)] : []),
    ],
  };
}

function readNames(fields: readonly PersonField[], rows: readonly number[]) {
  const whole = fields.find(({ role }) => role === "name");
  const forename = fields.find(({ role }) => role === "forename");
  const surname = fields.find(({ role }) => role === "surname");
  const split = whole && rows.map((row) => splitName(whole.values[row] ?? null));
  const cells = (field: PersonField | undefined, part: "forename" | "surname") =>
    split
      ? split.map((name) => plainName(name[part]))
      : rows.map((row) => plainName(field?.values[row] ?? null));
  return {
    forename: cells(forename, "forename"),
    surname: cells(surname, "surname"),
    titles: {
      forenameTitle: whole ? linkageText.forenameIn(whole.title) : (forename?.title ?? ""),
      surnameTitle: whole ? linkageText.surnameIn(whole.title) : (surname?.title ?? ""),
    },
  };
}

/** Rows sorted by what they hold, so that nothing found depends on the order of the table. */
function orderOf(columns: readonly (readonly string[])[]): Int32Array {
  const size = columns[0]?.length ?? 0;
  const lines = Array.from({ length: size }, (_, row) =>
    columns.map((column) => column[row]!).join("\u001f"),
  );
  return Int32Array.from(
    Array.from(lines.keys()).sort((a, b) => {
      const [one, other] = [lines[a]!, lines[b]!];
      return one < other ? -1 : one > other ? 1 : a - b;
    }),
  );
}
