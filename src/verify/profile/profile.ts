import { asText, isError, trim, type Cell } from "../../cells/cell";
import { dayNumber, formatDate, parseDate, type DayNumber } from "../../cells/date";
import { parseNumber } from "../../cells/number";
import { fail, ok, type Result } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Workbook } from "../../workbook/port";
import { gather } from "../gather";
import type { Pack } from "../pack-model";
import { State, type Column, type Table } from "../tables/table";
import { shapeOf } from "./shape";
import { FAR, LastDigits, spread } from "./statistics";

export interface ProfileOptions {
  /** Whose tables to look at; left out, whatever looks like a table. */
  readonly pack?: Pack;
  /** Tells the century of two-digit years in identifiers. */
  readonly asOf?: DayNumber;
  readonly signal?: AbortSignal;
  readonly onProgress?: (columnsDone: number, columnsTotal: number) => void;
  readonly pause?: () => Promise<void>;
}

export interface Counted {
  readonly text: string;
  readonly count: number;
}

/** What is in one column. */
export interface ColumnProfile {
  readonly column: Column;
  readonly title: string;
  readonly rows: number;
  readonly filled: number;
  readonly blanks: {
    readonly empty: number;
    readonly spaces: number;
    /** Texts that people write for nothing: n/a, tbc, a dash. */
    readonly standIns: number;
    readonly errors: number;
  };
  readonly types: {
    readonly numbers: number;
    readonly wholeNumbers: number;
    readonly dates: number;
    readonly texts: number;
    readonly yesOrNo: number;
    readonly numbersAsText: number;
    readonly datesAsText: number;
  };
  readonly distinct: number;
  /** How often each value comes, texts trimmed. */
  readonly counts: ReadonlyMap<Cell, number>;
  /** The commonest values and shapes, at most eight. */
  readonly common: readonly Counted[];
  readonly shapes: readonly Counted[];
  /** Smallest and largest number or date, as the sheet would show them. */
  readonly range: { readonly low: number; readonly high: number; readonly isDate: boolean } | null;
  /** Row numbers of the body of figures far from all others. */
  readonly outliers: readonly number[];
  readonly favouredDigit: {
    readonly digit: number;
    readonly count: number;
    readonly all: number;
  } | null;
}

export interface TableProfile {
  readonly table: Table;
  readonly title: string;
  readonly columns: readonly ColumnProfile[];
}

export interface Profile {
  readonly file: string;
  readonly asOf: DayNumber;
  readonly pack: Pack | null;
  readonly tables: readonly TableProfile[];
}

const MOST_SHOWN = 8;
const FEW_TO_JUDGE = 20;
const DIGITS_TO_JUDGE = 100;
// Late enough for every two-digit year to have had its century.
const FAR_FUTURE = dayNumber(2099, 12, 31) ?? 0;

/** What is in each column of a workbook. Reads and never writes; one pass over each column. */
export async function profileWorkbook(
  workbook: Workbook,
  { pack, asOf = FAR_FUTURE, signal, onProgress, pause = async () => {} }: ProfileOptions = {},
): Promise<Result<Profile>> {
  const gathered = await gather(workbook, pack ?? { tables: [], roles: [] }, {
    asOf,
    pause,
    ...(signal ? { signal } : {}),
  });
  if (!gathered.ok) return gathered;
  const { facts, tables } = gathered.value;
  if (tables.length === 0) return fail(verifyText.noTable([]));
  const total = tables.reduce((sum, table) => sum + table.columns.length, 0);
  let done = 0;
  const profiles: TableProfile[] = [];
  for (const table of tables) {
    const columns: ColumnProfile[] = [];
    for (const column of table.columns) {
      columns.push(profileColumn(column, table));
      onProgress?.(++done, total);
      await pause();
      if (signal?.aborted) return fail(verifyText.cancelled());
    }
    profiles.push({ table, title: table.spec.title, columns });
  }
  return ok({ file: facts.name, asOf, pack: pack ?? null, tables: profiles });
}

const STAND_INS = new Set([
  "n/a",
  "na",
  "none",
  "nil",
  "null",
  "tbc",
  "tba",
  "unknown",
  "not known",
  "-",
  "--",
  "?",
  ".",
  "x",
]);
const YES_OR_NO = new Set(["yes", "no", "y", "n", "true", "false"]);

// A number that begins with 0 is a code: telephone, reference, postcode of another country.
const isReadNumber = (text: string) => !/^0\d/.test(text) && parseNumber(text) !== null;
const isReadDate = (text: string) => parseDate(text) !== null;

export const isStandIn = (cell: Cell) =>
  typeof cell === "string" && STAND_INS.has(trim(cell).toLowerCase());

function profileColumn(column: Column, table: Table): ColumnProfile {
  const isDate = column.field.type === "date" || column.field.type === "datetime";
  const blanks = { empty: 0, spaces: 0, standIns: 0, errors: 0 };
  const counts = new Map<Cell, number>();
  const figures: number[] = [];
  const figureRows: number[] = [];
  let rows = 0;
  for (let row = 0; row < table.rows; row++) {
    if (table.skip[row] === 1) continue;
    rows++;
    const raw = column.raw[row] ?? null;
    if (raw === null) blanks.empty++;
    else if (isError(raw)) blanks.errors++;
    else if (isStandIn(raw)) blanks.standIns++;
    else if (column.state[row] === State.BLANK) blanks.spaces++;
    else {
      const value = typeof raw === "string" ? trim(raw) : raw;
      counts.set(value, (counts.get(value) ?? 0) + 1);
      const figure = column.values[row];
      if (typeof figure !== "number") continue;
      figures.push(figure);
      figureRows.push(row);
    }
  }
  const { empty, spaces, standIns, errors } = blanks;
  return {
    column,
    title: column.field.title,
    rows,
    filled: rows - empty - spaces - standIns - errors,
    blanks,
    ...tallied(counts, isDate),
    distinct: counts.size,
    counts,
    range: rangeOf(figures, isDate),
    outliers: outliersOf(figures, figureRows),
    favouredDigit: isDate ? null : favouredDigit(figures),
  };
}

function rangeOf(figures: readonly number[], isDate: boolean): ColumnProfile["range"] {
  if (figures.length === 0) return null;
  let [low, high] = [Infinity, -Infinity];
  for (const figure of figures) {
    if (figure < low) low = figure;
    if (figure > high) high = figure;
  }
  return { low, high, isDate };
}

function outliersOf(figures: readonly number[], rows: readonly number[]): number[] {
  if (figures.length < FEW_TO_JUDGE) return [];
  const { middle, deviation } = spread(Float64Array.from(figures));
  if (deviation === 0) return [];
  return rows.filter((_, at) => Math.abs(figures[at]! - middle) > FAR * deviation);
}

function favouredDigit(figures: readonly number[]): ColumnProfile["favouredDigit"] {
  const digits = new LastDigits();
  for (const figure of figures) digits.add(figure);
  const favoured = digits.all < DIGITS_TO_JUDGE ? null : digits.favoured();
  return favoured && { ...favoured, all: digits.all };
}

/** Types, shapes and commonest values: told once for each different value. */
function tallied(
  counts: ReadonlyMap<Cell, number>,
  isDate: boolean,
): Pick<ColumnProfile, "types" | "common" | "shapes"> {
  const types = {
    numbers: 0,
    wholeNumbers: 0,
    dates: 0,
    texts: 0,
    yesOrNo: 0,
    numbersAsText: 0,
    datesAsText: 0,
  };
  const shapes = new Map<string, number>();
  for (const [value, count] of counts) {
    if (typeof value === "number") {
      if (isDate) types.dates += count;
      else if (Number.isInteger(value)) types.wholeNumbers += count;
      if (!isDate) types.numbers += count;
      continue;
    }
    const text = asText(value);
    if (YES_OR_NO.has(text.toLowerCase())) types.yesOrNo += count;
    const shape = shapeOf(text);
    if (shape !== null) shapes.set(shape, (shapes.get(shape) ?? 0) + count);
    if (isDate && isReadDate(text)) types.datesAsText += count;
    else if (isReadNumber(text)) types.numbersAsText += count;
    else if (!isDate && isReadDate(text)) types.datesAsText += count;
    else types.texts += count;
  }
  const shown = (value: Cell) =>
    isDate && typeof value === "number" ? formatDate(value) : asText(value);
  return {
    types,
    common: commonest(counts, shown),
    shapes: commonest(shapes, (shape) => shape),
  };
}

function commonest<Key>(counts: ReadonlyMap<Key, number>, say: (key: Key) => string): Counted[] {
  // Where hardly any value comes twice, sorting them all would only tell the first ones.
  const entries = [...counts];
  const several = entries.filter(([, count]) => count > 1);
  return (several.length > 0 ? several : entries.slice(0, MOST_SHOWN))
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_SHOWN)
    .map(([key, count]) => ({ text: say(key), count }));
}
