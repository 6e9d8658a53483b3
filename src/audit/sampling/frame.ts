import { cellArea, type Area } from "../../cells/address";
import { asText, isBlank, trim, type Cell } from "../../cells/cell";
import { parseNumber } from "../../cells/number";
import { layoutIn } from "../../records/read";
import { samplingText } from "../../text/audit-sampling";
import { fail, ok, type Result } from "../../text/trouble";
import type { Block, Workbook } from "../../workbook/port";
import { foldKey } from "../key";
import { byCodePoint } from "./draw";
import { numberedKeys, rowsByKey, type Repeats } from "./repeats";

/** A table, or a sheet whose first filled row holds titles, that records can be drawn from. */
export interface Population {
  readonly name: string;
  readonly columns: readonly string[];
  /** The rows below the titles. */
  readonly body: Area;
}

/** Everything in a workbook that records can be drawn from; the tables that Plumbline keeps are left out. */
export async function populations(workbook: Workbook): Promise<Result<readonly Population[]>> {
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const { tables, sheets } = facts.value;
  const found: Population[] = [];
  for (const { name, columns, area } of tables) {
    // A table that Plumbline keeps says so in the first cell of its sheet.
    const heading = await workbook.read(cellArea(area.sheet, 0, 0));
    if (!heading.ok) return heading;
    if (layoutIn(heading.value.columns[0]?.values[0] ?? null) !== null) continue;
    found.push({ name, columns, body: below(area) });
  }
  for (const { name, filled } of sheets) {
    if (!filled || filled.rows < 2 || tables.some(({ area }) => area.sheet === name)) continue;
    const titles = await workbook.read({ ...filled, rows: 1 });
    if (!titles.ok) return titles;
    const columns = titles.value.columns.map(({ values }) => trim(asText(values[0] ?? null)));
    found.push({ name, columns, body: below(filled) });
  }
  return ok(found.filter(({ body }) => body.rows > 0));
}

const below = (area: Area): Area => ({ ...area, row: area.row + 1, rows: area.rows - 1 });

const isSame = (a: string, b: string) => trim(a).toLowerCase() === trim(b).toLowerCase();

/** What is drawn from: which table, which column tells the records apart, and which of them count. */
export interface FrameSpec {
  readonly table: string;
  readonly keyColumn: string;
  /** `Column = value`: only records with that value; blank takes all. */
  readonly filter: string;
  readonly strata: string;
  /** The column with the amounts, for a draw by money unit. */
  readonly amount: string;
  /** What becomes of keys that stand in several rows; refused where nothing is said. */
  readonly repeats?: Repeats;
}

/** The records that can be drawn, column by column, in the order of the sheet. */
export interface Frame {
  readonly population: Population;
  readonly keys: readonly Cell[];
  /** Rows of the sheet, from 0. */
  readonly rows: readonly number[];
  readonly strata: readonly string[] | null;
  readonly amounts: readonly number[] | null;
  readonly repeats: Repeats;
}

/** Reads the records that a sample is drawn from. Rows without anything in them do not count. */
export async function readFrame(workbook: Workbook, spec: FrameSpec): Promise<Result<Frame>> {
  const known = await populations(workbook);
  if (!known.ok) return known;
  const population = known.value.find(({ name }) => isSame(name, spec.table));
  if (!population) {
    return fail(
      samplingText.noTable(
        spec.table,
        known.value.map(({ name }) => name),
      ),
    );
  }
  const filter = readFilter(population, spec.filter);
  if (!filter.ok) return filter;
  const wanted = [spec.keyColumn, spec.strata, spec.amount].filter((title) => title !== "");
  for (const title of wanted) {
    if (columnOf(population, title) < 0) {
      return fail(samplingText.noColumn(title, population.name, population.columns));
    }
  }
  const block = await workbook.read(population.body);
  return block.ok ? frameFrom(population, block.value, spec, filter.value) : block;
}

interface Filter {
  readonly column: number;
  readonly value: string;
}

const EQUALS = "=";

function readFilter(population: Population, filter: string): Result<Filter | null> {
  if (isBlank(filter)) return ok(null);
  for (let at = filter.indexOf(EQUALS); at >= 0; at = filter.indexOf(EQUALS, at + 1)) {
    const column = columnOf(population, filter.slice(0, at));
    if (column >= 0) return ok({ column, value: trim(filter.slice(at + 1)).toLowerCase() });
  }
  return fail(samplingText.filterUnfit(filter, population.columns));
}

/** The place of a column by its title; -1 where there is none. */
export function columnOf({ columns }: Population, title: string): number {
  return columns.findIndex((each) => isSame(each, title));
}

function frameFrom(
  population: Population,
  { columns }: Block,
  spec: FrameSpec,
  filter: Filter | null,
): Result<Frame> {
  const valuesOf = (title: string) => columns[columnOf(population, title)]?.values ?? [];
  const rows: number[] = [];
  for (let row = 0; row < population.body.rows; row++) {
    const isEmpty = columns.every(({ values }) => isBlank(values[row] ?? null));
    if (isEmpty || (filter && !fits(columns[filter.column]?.values[row] ?? null, filter))) continue;
    rows.push(row);
  }
  if (rows.length === 0) return fail(samplingText.nothingToDraw(population.name));
  const pick = (title: string) => {
    const values = valuesOf(title);
    return rows.map((row) => values[row] ?? null);
  };
  const amounts = spec.amount === "" ? null : pick(spec.amount).map(asAmount);
  const unreadable = amounts?.findIndex(Number.isNaN) ?? -1;
  if (unreadable >= 0) {
    const at = population.body.row + (rows[unreadable] ?? 0) + 1;
    return fail(samplingText.amountUnreadable(population.body.sheet, at, spec.amount));
  }
  const { repeats = "refuse" } = spec;
  // Numbered before the filter is applied, so that a key names the same row under every filter.
  const numbered = repeats === "rows" ? numberedKeys(valuesOf(spec.keyColumn)) : null;
  const frame: Frame = {
    population,
    keys: numbered ? rows.map((row) => numbered[row] ?? "") : pick(spec.keyColumn),
    rows: rows.map((row) => population.body.row + row),
    strata: spec.strata === "" ? null : pick(spec.strata).map(stratumName),
    amounts,
    repeats,
  };
  return ok(repeats === "once" ? eachKeyOnce(frame) : frame);
}

/** One record a key: its amounts added up, and of several strata the first by name, however the rows are sorted. */
function eachKeyOnce(frame: Frame): Frame {
  const { keys, rows, strata, amounts } = frame;
  const records = [...rowsByKey(keys).values()];
  return {
    ...frame,
    keys: records.map(([first = 0]) => keys[first] ?? null),
    rows: records.map(([first = 0]) => rows[first] ?? 0),
    strata:
      strata &&
      records.map((own) => [...own].map((at) => strata[at] ?? "").sort(byCodePoint)[0] ?? ""),
    amounts: amounts && records.map((own) => own.reduce((sum, at) => sum + (amounts[at] ?? 0), 0)),
  };
}

const fits = (cell: Cell, { value }: Filter) => foldKey(cell).toLowerCase() === value;

const stratumName = (cell: Cell) => (isBlank(cell) ? samplingText.noStratum : foldKey(cell));

/** A blank amount is nought; text that is no number is not a number. */
function asAmount(cell: Cell): number {
  if (isBlank(cell)) return 0;
  const amount = typeof cell === "string" ? parseNumber(cell) : cell;
  return typeof amount === "number" ? amount : Number.NaN;
}

/** The column that most likely tells records apart: the first of those with the most different values. */
export async function suggestKey(
  workbook: Workbook,
  population: Population,
): Promise<Result<string>> {
  const block = await workbook.read(population.body);
  if (!block.ok) return block;
  const different = block.value.columns.map(
    ({ values }) => new Set(values.map(foldKey).filter((key) => key !== "")).size,
  );
  const most = different.reduce((best, count) => Math.max(best, count), 0);
  return ok(population.columns[different.indexOf(most)] ?? "");
}
