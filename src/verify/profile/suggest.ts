import { columnLetters, localAddress } from "../../cells/address";
import { asText, isError, trim, type Cell } from "../../cells/cell";
import { calendarDate, dayNumber, formatDate, isoDate } from "../../cells/date";
import { IDENTIFIERS, identify, type Scheme } from "../../identifiers/identify";
import { profileText, type Evidence } from "../../text/profile";
import type { RuleJson } from "../pack-shape";
import { cellOf, State, type Column, type Table } from "../tables/table";
import { isStandIn, type ColumnProfile, type Profile, type TableProfile } from "./profile";
import { patternOf } from "./shape";

/** A rule that what is in the columns speaks for. */
export interface Suggestion {
  /** Stable for one workbook: table, kind and columns. */
  readonly id: string;
  readonly kind:
    "required" | "unique" | "type" | "allowed" | "pattern" | "identifier" | "range" | "order";
  readonly table: Table;
  /** The pack whose table it is; null where the table was found without one. */
  readonly packId: string | null;
  readonly file: string;
  readonly columns: readonly string[];
  readonly title: string;
  /** Null where the type that a column declares is all there is to it. */
  readonly rule: Pick<RuleJson, "kind" | "fields" | "params" | "level"> | null;
  readonly type: "date" | "integer" | "number" | null;
  /** The evidence in words, with what would fail now. */
  readonly sentence: string;
  readonly evidence: Evidence;
  readonly fails: number;
}

// Fewer values show no habit, and a habit has few exceptions.
const FEWEST = 20;
const MOST_EXCEPTIONS = 0.05;
const ALMOST_ALWAYS = 0.98;
const ALMOST_UNIQUE = 0.99;
const MOST_CHOICES = 25;
const CELLS_SHOWN = 3;
const TRIED = 100;

const words = profileText.suggestion;

/** The rules that a workbook speaks for, table by table and column by column. */
export function suggestRules(profile: Profile): Suggestion[] {
  return profile.tables.flatMap((table) => [
    ...table.columns.flatMap((column) => suggestForColumn(profile, table, column)),
    ...suggestOrders(profile, table),
  ]);
}

type Draft = Pick<
  Suggestion,
  "kind" | "columns" | "title" | "rule" | "type" | "sentence" | "evidence"
>;

function made(profile: Profile, table: Table, drafts: readonly Draft[]): Suggestion[] {
  return drafts.map((draft) => ({
    ...draft,
    id: [table.spec.name, draft.kind, ...draft.columns].join("/"),
    table,
    packId: table.spec.isGuessed ? null : (profile.pack?.id ?? null),
    file: profile.file,
    fails: draft.evidence.checked - draft.evidence.fit,
  }));
}

/** The rules that one column speaks for. */
export function suggestForColumn(
  profile: Profile,
  { table }: TableProfile,
  own: ColumnProfile,
): Suggestion[] {
  if (own.filled < FEWEST) return [];
  const type = typeOf(own, table);
  const scheme = type === null ? identifierOf(own, table, profile.asOf) : null;
  const choices = type === null && scheme === null ? allowedOf(own, table) : null;
  const pattern =
    type === null && scheme === null && choices === null ? patternFor(own, table) : null;
  const drafts = [
    requiredOf(own, table),
    uniqueOf(own, table, type),
    type,
    scheme,
    choices,
    pattern,
    rangeOf(own, table),
  ];
  return made(
    profile,
    table,
    drafts.flatMap((draft) => draft ?? []),
  );
}

/** Which rows fit: counts them, and names the first that do not. */
function evidenceOf(
  table: Table,
  column: Column,
  judge: (row: number) => boolean | null,
): Evidence {
  let [checked, fit] = [0, 0];
  const cells: string[] = [];
  for (let row = 0; row < table.rows; row++) {
    const verdict = table.skip[row] === 1 ? null : judge(row);
    if (verdict === null) continue;
    checked++;
    if (verdict) fit++;
    else if (cells.length < CELLS_SHOWN) cells.push(localAddress(cellOf(table, column, row)));
  }
  return { checked, fit, cells };
}

/** The value of a row, trimmed; null where nothing that means anything stands. */
function valueAt({ raw, state }: Column, row: number): Cell {
  const value = raw[row] ?? null;
  if (value === null || isError(value) || state[row] === State.BLANK || isStandIn(value))
    return null;
  return typeof value === "string" ? trim(value) : value;
}

const ofValues = (table: Table, column: Column, fits: (value: Exclude<Cell, null>) => boolean) =>
  evidenceOf(table, column, (row) => {
    const value = valueAt(column, row);
    return value === null ? null : fits(value);
  });

const isHabit = ({ checked, fit }: Evidence, least = 1 - MOST_EXCEPTIONS) =>
  checked >= FEWEST && fit / checked >= least;

function requiredOf({ column, title }: ColumnProfile, table: Table): Draft | null {
  const evidence = evidenceOf(table, column, (row) => valueAt(column, row) !== null);
  if (!isHabit(evidence, ALMOST_ALWAYS)) return null;
  return {
    kind: "required",
    columns: [title],
    title: words.ruleTitle.required(title),
    rule: { kind: "required", fields: [column.field.name], params: undefined, level: "error" },
    type: null,
    sentence: words.required(title, evidence),
    evidence,
  };
}

function uniqueOf(
  { column, title, types, counts, filled, range }: ColumnProfile,
  table: Table,
  type: Draft | null,
): Draft | null {
  const isMeasured = types.dates > 0 || type?.type === "date" || types.numbers > types.wholeNumbers;
  // Whole numbers that happen to differ are no key: keys are long, or fill the column.
  const isSmall = types.numbers > filled / 2 && (range?.high ?? 0) < 1000;
  if (isMeasured || isSmall) return null;
  const evidence = ofValues(table, column, (value) => (counts.get(value) ?? 0) <= 1);
  if (!isHabit(evidence, ALMOST_UNIQUE) || isProse(counts)) return null;
  return {
    kind: "unique",
    columns: [title],
    title: words.ruleTitle.unique(title),
    rule: { kind: "unique", fields: [column.field.name], params: undefined, level: "error" },
    type: null,
    sentence: words.unique(title, evidence),
    evidence,
  };
}

// Remarks differ from each other without anybody meaning them to.
const LONG_TEXT = 40;

function isProse(counts: ReadonlyMap<Cell, number>): boolean {
  let [long, all] = [0, 0];
  for (const value of counts.keys()) {
    all++;
    if (typeof value === "string" && (value.length > LONG_TEXT || /\S+ \S+ \S+ \S+/.test(value)))
      long++;
  }
  return long * 4 > all;
}

function typeOf({ column, title, types, filled }: ColumnProfile, table: Table): Draft | null {
  if (!table.spec.isGuessed) return null;
  const dates = types.dates + types.datesAsText;
  const numbers = types.numbers + types.numbersAsText;
  const least = filled * (1 - MOST_EXCEPTIONS);
  const type = dates >= least && types.numbers === 0 ? "date" : numbers >= least ? "number" : null;
  if (type === null) return null;
  const isWhole = type === "number" && types.wholeNumbers === types.numbers && types.numbers > 0;
  const name = isWhole ? "integer" : type;
  const evidence = ofValues(table, column, (value) => typeof value === "number");
  if (evidence.checked < FEWEST) return null;
  return {
    kind: "type",
    columns: [title],
    title: words.ruleTitle.type(title, words.types[name]),
    rule: null,
    type: name,
    sentence: words.type(title, words.types[name], evidence),
    evidence,
  };
}

function identifierOf(
  { column, title, counts }: ColumnProfile,
  table: Table,
  asOf: number,
): Draft | null {
  const some: string[] = [];
  for (const value of counts.keys()) {
    if (some.push(asText(value)) === TRIED) break;
  }
  const isRight = (scheme: Scheme, text: string) => identify(scheme, text, asOf).reason === null;
  const best = IDENTIFIERS.map((scheme) => ({
    scheme,
    right: some.filter((text) => isRight(scheme, text)).length,
  })).reduce((a, b) => (b.right > a.right ? b : a));
  if (best.right < some.length * (1 - MOST_EXCEPTIONS * 2) || some.length < FEWEST / 2) return null;
  const { scheme } = best;
  const known = new Map<Cell, boolean>();
  for (const value of counts.keys()) known.set(value, isRight(scheme, asText(value)));
  const evidence = ofValues(table, column, (value) => known.get(value) === true);
  if (!isHabit(evidence)) return null;
  return {
    kind: "identifier",
    columns: [title],
    title: words.ruleTitle.identifier(title, scheme),
    rule: { kind: "identifier", fields: [column.field.name], params: { scheme }, level: "error" },
    type: null,
    sentence: words.identifier(title, scheme, evidence),
    evidence,
  };
}

function allowedOf(
  { column, title, counts, filled, distinct }: ColumnProfile,
  table: Table,
): Draft | null {
  if (distinct > MOST_CHOICES || distinct * 5 > filled) return null;
  const often = Math.max(2, Math.ceil(filled / 200));
  const values = [...counts]
    .filter(([value, count]) => count >= often && typeof value === "string")
    .sort((a, b) => b[1] - a[1])
    .map(([value]) => asText(value));
  if (values.length < 2) return null;
  const choices = new Set<Cell>(values);
  const evidence = ofValues(table, column, (value) => choices.has(value));
  if (!isHabit(evidence)) return null;
  return {
    kind: "allowed",
    columns: [title],
    title: words.ruleTitle.allowed(title),
    rule: { kind: "allowed", fields: [column.field.name], params: { values }, level: "error" },
    type: null,
    sentence: words.allowed(title, values, evidence),
    evidence,
  };
}

function patternFor({ column, title, shapes }: ColumnProfile, table: Table): Draft | null {
  const shape = shapes[0]?.text ?? "";
  // Words have shapes too; codes have digits in them.
  if (!shape.includes("9") || shape.length < 3) return null;
  const pattern = patternOf(shape);
  const isOne = new RegExp(`^(?:${pattern})$`, "u");
  const evidence = ofValues(table, column, (value) => isOne.test(asText(value)));
  if (!isHabit(evidence)) return null;
  return {
    kind: "pattern",
    columns: [title],
    title: words.ruleTitle.pattern(title, shape),
    rule: { kind: "pattern", fields: [column.field.name], params: { pattern }, level: "error" },
    type: null,
    sentence: words.pattern(title, shape, evidence),
    evidence,
  };
}

function rangeOf({ column, title, range, outliers }: ColumnProfile, table: Table): Draft | null {
  if (!range) return null;
  const wild = new Set(outliers);
  let [low, high] = [Infinity, -Infinity];
  for (let row = 0; row < table.rows; row++) {
    const value = column.values[row];
    if (typeof value !== "number" || wild.has(row) || table.skip[row] === 1) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  // Without a figure outside them, bounds at today's extremes would only refuse tomorrow's.
  const upper = wild.size === 0 ? null : range.isDate ? yearEnd(high) : niceAbove(high);
  const lower = range.isDate ? (wild.size === 0 ? null : yearStart(low)) : low >= 0 ? 0 : null;
  if (lower === null && upper === null) return null;
  const evidence = evidenceOf(table, column, (row) => {
    const value = column.values[row];
    if (typeof value !== "number") return null;
    return (lower === null || value >= lower) && (upper === null || value <= upper);
  });
  if (!isHabit(evidence)) return null;
  const say = (limit: number | null) =>
    limit === null ? null : range.isDate ? formatDate(limit) : limit.toLocaleString("en-GB");
  const write = (limit: number) => (range.isDate ? isoDate(limit) : limit);
  return {
    kind: "range",
    columns: [title],
    title: words.ruleTitle.range(title),
    rule: {
      kind: "range",
      fields: [column.field.name],
      params: {
        ...(lower === null ? {} : { minimum: write(lower) }),
        ...(upper === null ? {} : { maximum: write(upper) }),
      },
      level: "query",
    },
    type: range.isDate ? "date" : "number",
    sentence: words.range(title, say(lower), say(upper), evidence),
    evidence,
  };
}

const yearStart = (day: number) => dayNumber(calendarDate(day).year, 1, 1) ?? day;
const yearEnd = (day: number) => dayNumber(calendarDate(day).year, 12, 31) ?? day;

/** The next round number: 87 becomes 90, 1,234 becomes 1,300. */
function niceAbove(value: number): number {
  if (value <= 0) return 0;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.ceil(value / step) * step;
}

/** The orders of dates in which a column comes first. */
export function suggestOrdersFrom(
  profile: Profile,
  table: TableProfile,
  { title }: ColumnProfile,
): Suggestion[] {
  return suggestOrders(profile, table).filter(({ columns }) => columns[0] === title);
}

/** Pairs of dates that come in one order, those that follow from others left out. */
function suggestOrders(profile: Profile, { table, columns }: TableProfile): Suggestion[] {
  const dates = columns.filter(({ column, filled }) => isDateColumn(column) && filled >= FEWEST);
  const found = new Map<
    string,
    { first: ColumnProfile; second: ColumnProfile; evidence: Evidence }
  >();
  for (const first of dates) {
    for (const second of dates) {
      if (first === second) continue;
      let before = 0;
      const evidence = evidenceOf(table, second.column, (row) => {
        const [a, b] = [first.column.values[row], second.column.values[row]];
        if (typeof a !== "number" || typeof b !== "number") return null;
        if (a < b) before++;
        return a <= b;
      });
      // The same day everywhere tells no order.
      if (isHabit(evidence) && before * 2 > evidence.checked)
        found.set(pairMark(first, second), { first, second, evidence });
    }
  }
  const direct = [...found.values()].filter(
    ({ first, second }) =>
      !dates.some(
        (middle) => found.has(pairMark(first, middle)) && found.has(pairMark(middle, second)),
      ),
  );
  return made(
    profile,
    table,
    direct.map(({ first, second, evidence }) => ({
      kind: "order",
      columns: [first.title, second.title],
      title: words.ruleTitle.order(first.title, second.title),
      rule: {
        kind: "compare",
        fields: [second.column.field.name, first.column.field.name],
        params: { op: ">=" },
        level: "error",
      },
      type: "date",
      sentence: words.order(first.title, second.title, evidence),
      evidence,
    })),
  );
}

const pairMark = (first: ColumnProfile, second: ColumnProfile) =>
  `${columnLetters(first.column.position)}-${columnLetters(second.column.position)}`;

const isDateColumn = ({ field }: Column) => field.type === "date" || field.type === "datetime";
