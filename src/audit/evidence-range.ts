import { columnLetters, intersection, localAddress, type Area } from "../cells/address";
import { isBlank, trim, type Cell } from "../cells/cell";
import { auditText } from "../text/audit";
import { workbookText } from "../text/workbook";
import { fail, ok, type Result } from "../text/trouble";
import type { Block, TableFacts, Workbook, WorkbookFacts } from "../workbook/port";
import type { RangeContent } from "./fingerprint";
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

async function readBlock(workbook: Workbook, area: Area, signal?: AbortSignal): Promise<Result<Block>> {
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
  const block = await readBlock(workbook, { ...taken, column: body.column, columns: body.columns }, signal);
  if (!block.ok) return block;

  const valuesOf = (column: number) => block.value.columns[column]?.values ?? [];
  const key = keyColumnOf(table.columns, valuesOf);
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

function tellsApart(values: readonly Cell[]): boolean {
  const keys = values.map(foldKey);
  return keys.every((key) => key !== "") && new Set(keys).size === keys.length;
}

/** The first column that is called a reference and tells the rows apart; else the first column, if it does. */
function keyColumnOf(
  titles: readonly string[],
  valuesOf: (column: number) => readonly Cell[],
): number | null {
  const isReference = (title: string) =>
    title
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .some((word) => ["ref", "reference", "id", "key", "number", "no", "urn"].includes(word));
  const named = titles.flatMap((title, column) => (isReference(title) ? [column] : []));
  return [...named, 0].find((column) => tellsApart(valuesOf(column))) ?? null;
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

/** The first row as titles: only if every cell of it is text of its own and rows follow. */
function titlesIn(rows: readonly (readonly Cell[])[]): readonly string[] | null {
  const [first, second] = rows;
  if (!first || !second) return null;
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
