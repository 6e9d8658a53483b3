import { columnLetters, intersection, localAddress, type Area } from "../cells/address";
import { isBlank, trim, type Cell } from "../cells/cell";
import { auditText } from "../text/audit";
import { workbookText } from "../text/workbook";
import { fail, ok, type Result } from "../text/trouble";
import type { Block, TableFacts, Workbook, WorkbookFacts } from "../workbook/port";
import type { RangeContent } from "../records/fingerprint";
import { foldKey } from "./key";

/** Cells of a selection as they would become evidence: titles, rows, and how to find them again. */
export interface EvidenceRange {
  readonly workbook: string;
  readonly sheet: string;
  /** The Excel table they stand in; null for cells outside tables. */
  readonly table: string | null;
  /** `B5:D9`, as they stand now: a hint, for rows and columns move. */
  readonly address: string;
  /** Titles of the columns; letters where there are no titles. */
  readonly columns: readonly string[];
  readonly hasHeaders: boolean;
  readonly rows: readonly (readonly Cell[])[];
  /** Title of the column that tells the rows apart; null where none does. It is one of `columns`. */
  readonly keyColumn: string | null;
  /** Whether these are all the rows of the table. */
  readonly isWholeTable: boolean;
}

/** More than this is a data extract, not evidence. */
const MOST_CELLS = 500_000;

/** Reads a selection as evidence. Empty rows and columns at its edges that hold nothing are left out. */
export async function readEvidence(
  workbook: Workbook,
  selection: Area,
  signal?: AbortSignal,
): Promise<Result<EvidenceRange>> {
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const sheet = facts.value.sheets.find(({ name }) => name === selection.sheet);
  if (!sheet) return fail(workbookText.sheetMissing(selection.sheet));
  const area = sheet.filled ? intersection(selection, sheet.filled) : null;
  if (!area) return fail(auditText.evidenceEmpty());
  if (area.rows * area.columns > MOST_CELLS) return fail(auditText.evidenceTooLarge(area.rows));
  const table = facts.value.tables.find((each) => isInside(area, each.area));
  return table
    ? readFromTable(workbook, facts.value, table, area, signal)
    : readPlain(workbook, facts.value, area, signal);
}

function isInside(inner: Area, outer: Area): boolean {
  const shared = intersection(inner, outer);
  return shared !== null && shared.rows === inner.rows && shared.columns === inner.columns;
}

async function readBlock(
  workbook: Workbook,
  area: Area,
  signal?: AbortSignal,
): Promise<Result<Block>> {
  return workbook.read(area, signal ? { signal } : {});
}

async function readFromTable(
  workbook: Workbook,
  facts: WorkbookFacts,
  table: TableFacts,
  area: Area,
  signal?: AbortSignal,
): Promise<Result<EvidenceRange>> {
  const body = { ...table.area, row: table.area.row + 1, rows: table.area.rows - 1 };
  // A selection of the titles alone stands for the columns below them.
  const taken = intersection(area, body) ?? { ...area, row: body.row, rows: body.rows };
  const block = await readBlock(
    workbook,
    { ...taken, column: body.column, columns: body.columns },
    signal,
  );
  if (!block.ok) return block;

  const valuesOf = (column: number) => block.value.columns[column]?.values ?? [];
  const found = await findKeyColumn(workbook, body, taken, table.columns, signal);
  if (!found.ok) return found;
  const key = found.value;
  const first = taken.column - body.column;
  const selected = Array.from({ length: taken.columns }, (_, at) => first + at);
  // Without its key a row cannot be found again, so the key column always comes along.
  const kept = key === null || selected.includes(key) ? selected : [key, ...selected];
  const rows = rowsOf(kept.map(valuesOf), taken.rows);
  if (rows.every((row) => row.every(isBlank))) return fail(auditText.evidenceEmpty());
  return ok({
    workbook: facts.name,
    sheet: table.area.sheet,
    table: table.name,
    address: localAddress(taken),
    columns: kept.map((column) => table.columns[column] ?? columnLetters(body.column + column)),
    hasHeaders: true,
    rows,
    keyColumn: key === null ? null : (table.columns[key] ?? null),
    isWholeTable: taken.rows === body.rows,
  });
}

function rowsOf(columns: readonly (readonly Cell[])[], rows: number): Cell[][] {
  return Array.from({ length: rows }, (_, row) => columns.map((values) => values[row] ?? null));
}

/** The columns that may hold a key: those that are called a reference, then the first one. */
function keyCandidates(titles: readonly string[]): readonly number[] {
  const isReference = (title: string) =>
    title
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .some((word) => ["ref", "reference", "id", "key", "number", "no", "urn"].includes(word));
  const named = titles.flatMap((title, column) => (isReference(title) ? [column] : []));
  return [...new Set([...named, 0])];
}

/** Whether each of the rows taken can be found again: its key is filled and stands nowhere else in the table. */
function tellsApart(values: readonly Cell[], first: number, rows: number): boolean {
  const times = new Map<string, number>();
  for (const value of values) {
    const key = foldKey(value);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  const taken = values.slice(first, first + rows).map(foldKey);
  return taken.every((key) => key !== "" && times.get(key) === 1);
}

async function findKeyColumn(
  workbook: Workbook,
  body: Area,
  taken: Area,
  titles: readonly string[],
  signal?: AbortSignal,
): Promise<Result<number | null>> {
  for (const column of keyCandidates(titles)) {
    const whole = { ...body, column: body.column + column, columns: 1 };
    const block = await readBlock(workbook, whole, signal);
    if (!block.ok) return block;
    const values = block.value.columns[0]?.values ?? [];
    if (tellsApart(values, taken.row - body.row, taken.rows)) return ok(column);
  }
  return ok(null);
}

async function readPlain(
  workbook: Workbook,
  facts: WorkbookFacts,
  area: Area,
  signal?: AbortSignal,
): Promise<Result<EvidenceRange>> {
  const block = await readBlock(workbook, area, signal);
  if (!block.ok) return block;
  const rows = rowsOf(
    block.value.columns.map(({ values }) => values),
    area.rows,
  );
  if (rows.every((row) => row.every(isBlank))) return fail(auditText.evidenceEmpty());
  const titles = titlesIn(rows);
  return ok({
    workbook: facts.name,
    sheet: area.sheet,
    table: null,
    address: localAddress(area),
    columns: titles ?? block.value.columns.map((_, at) => columnLetters(area.column + at)),
    hasHeaders: titles !== null,
    rows: titles ? rows.slice(1) : rows,
    keyColumn: null,
    isWholeTable: false,
  });
}

/**
 * The first row as titles: only if every cell of it is text of its own and rows follow. In a single
 * column of text nothing tells a title from a value, so there it is a value.
 */
function titlesIn(rows: readonly (readonly Cell[])[]): readonly string[] | null {
  const [first, second] = rows;
  if (!first || !second || (first.length === 1 && typeof second[0] === "string")) return null;
  const titles = first.flatMap((cell) =>
    typeof cell === "string" && trim(cell) !== "" ? [cell] : [],
  );
  return titles.length === first.length && new Set(titles).size === titles.length ? titles : null;
}

/** The titles and rows that are kept once some columns are left out. */
export function contentOf(range: EvidenceRange, leaveOut: readonly string[]): RangeContent {
  const kept = range.columns.flatMap((title, at) => (leaveOut.includes(title) ? [] : [at]));
  return {
    headers: range.hasHeaders ? kept.map((at) => range.columns[at] ?? "") : null,
    rows: range.rows.map((row) => kept.map((at) => row[at] ?? null)),
  };
}
