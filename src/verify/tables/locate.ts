import type { Area } from "../../cells/address";
import { asText, isBlank, type Cell } from "../../cells/cell";
import type { SheetFacts, TableFacts, WorkbookFacts } from "../../workbook/port";
import { cleanHeading, type Field, type Form, type TableSpec } from "../pack-model";
import { cellAt, type Sheet } from "./table";

// Returns carry titles, notes and guidance above their headings, but not pages of them.
const DEEPEST_HEADER = 60;

/** Where a table stands: its header row and the columns it spans. */
export interface Place {
  readonly sheet: string;
  readonly excelTable: TableFacts | null;
  readonly headerRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly headings: readonly Heading[];
}

export interface Heading {
  readonly position: number;
  /** As the sheet holds it. */
  readonly text: string;
  readonly field: Field | null;
}

/** Why a table was not found. */
export interface NotFound {
  readonly why: "sheet" | "header" | "table";
  /** The sheet that was searched for a header row. */
  readonly sheet: string | null;
}

export const sameName = (a: string, b: string) => cleanHeading(a) === cleanHeading(b);

/** The sheets that a table may stand on, in the order in which the pack names them. */
export function candidateSheets(
  spec: Pick<TableSpec, "tableNames" | "sheetNames" | "headerContains">,
  facts: WorkbookFacts,
): readonly SheetFacts[] {
  const named = spec.tableNames.flatMap((name) =>
    facts.tables.filter((table) => sameName(table.name, name)).map((table) => table.area.sheet),
  );
  const bySheet = spec.sheetNames.flatMap((name) =>
    facts.sheets.filter((sheet) => sameName(sheet.name, name)).map((sheet) => sheet.name),
  );
  const anywhere = spec.sheetNames.length === 0 || spec.headerContains.length > 0;
  const rest = anywhere ? facts.sheets.map((sheet) => sheet.name) : [];
  const names = [...new Set([...named, ...bySheet, ...rest])];
  return names.flatMap((name) =>
    facts.sheets.filter((sheet) => sheet.name === name && sheet.filled),
  );
}

/**
 * Finds the table of a pack: by the name of an Excel table, then on the sheets that the pack names,
 * then (where the pack says what its header row contains) on any sheet.
 */
export function locate(
  spec: TableSpec,
  facts: WorkbookFacts,
  sheetOf: (name: string) => Sheet | null,
  taken: ReadonlySet<string>,
): Place | NotFound {
  if (spec.form) return placeOfForm(spec, spec.form, facts);
  let searched: string | null = null;
  for (const excelTable of facts.tables) {
    if (!spec.tableNames.some((name) => sameName(name, excelTable.name))) continue;
    const sheet = sheetOf(excelTable.area.sheet);
    if (sheet) return atExcelTable(spec, sheet, excelTable);
  }
  let best: { place: Place; score: number } | null = null;
  for (const candidate of candidateSheets(spec, facts)) {
    const isNamed = spec.sheetNames.some((name) => sameName(name, candidate.name));
    if (!isNamed && (taken.has(candidate.name) || candidate.visibility !== "visible")) continue;
    const sheet = sheetOf(candidate.name);
    if (!sheet) continue;
    if (isNamed) searched ??= candidate.name;
    const found = headerRow(spec, sheet);
    if (!found) continue;
    const excelTable =
      facts.tables.find((table) => standsOn(table.area, candidate.name, found.row)) ?? null;
    const place = excelTable
      ? atExcelTable(spec, sheet, excelTable)
      : placeAt(spec, sheet, found.row);
    if (isNamed) return place;
    if (!best || found.score > best.score) best = { place, score: found.score };
  }
  if (best) return best.place;
  if (searched !== null) return { why: "header", sheet: searched };
  return { why: spec.sheetNames.length > 0 ? "sheet" : "table", sheet: null };
}

/** A form stands where the pack says, on the first of its sheets that the workbook has. */
function placeOfForm(spec: TableSpec, form: Form, facts: WorkbookFacts): Place | NotFound {
  const sheet = facts.sheets.find(
    ({ name, filled }) => filled && spec.sheetNames.some((one) => sameName(one, name)),
  );
  if (!sheet) return { why: "sheet", sheet: null };
  const headings = spec.fields.flatMap((field): Heading[] =>
    field.place ? [{ position: field.place.column, text: field.title, field }] : [],
  );
  const own = headings.filter(({ field }) => field?.place?.sheet == null);
  const positions = own.map(({ position }) => position);
  return {
    sheet: sheet.name,
    excelTable: null,
    headerRow: form.headingRow,
    firstColumn: Math.min(...positions),
    lastColumn: Math.max(...positions),
    headings,
  };
}

function standsOn(area: Area, sheet: string, row: number): boolean {
  return area.sheet === sheet && area.row === row;
}

function atExcelTable(spec: TableSpec, sheet: Sheet, table: TableFacts): Place {
  const { row, column, columns } = table.area;
  const headings = headingsOf(spec, sheet, row, column, column + columns - 1);
  return {
    sheet: sheet.facts.name,
    excelTable: table,
    headerRow: row,
    firstColumn: column,
    lastColumn: column + columns - 1,
    headings,
  };
}

function placeAt(spec: TableSpec, sheet: Sheet, row: number): Place {
  const all = headingsOf(
    spec,
    sheet,
    row,
    sheet.area.column,
    sheet.area.column + sheet.area.columns - 1,
  );
  const own = all.filter((heading) => heading.field);
  const firstColumn = Math.min(...own.map((heading) => heading.position));
  const lastOwn = Math.max(...own.map((heading) => heading.position));
  // Headings to the right belong to the table as long as no gap parts them from it.
  let lastColumn = lastOwn;
  while (all.some(({ position, text }) => position === lastColumn + 1 && text !== "")) lastColumn++;
  return {
    sheet: sheet.facts.name,
    excelTable: null,
    headerRow: row,
    firstColumn,
    lastColumn,
    headings: all.filter(({ position }) => position >= firstColumn && position <= lastColumn),
  };
}

/** The row in which most fields have their heading; every required word of the header has to be there. */
function headerRow(spec: TableSpec, sheet: Sheet): { row: number; score: number } | null {
  const titles = titlesOf(spec.fields);
  const needed = spec.headerContains.map(cleanHeading);
  let best: { row: number; score: number } | null = null;
  const last = Math.min(sheet.area.rows, DEEPEST_HEADER);
  for (let offset = 0; offset < last; offset++) {
    const found = new Set<Field>();
    const texts = new Set<string>();
    for (const column of sheet.block.columns) {
      const cell = column.values[offset] ?? null;
      if (typeof cell !== "string") continue;
      const clean = cleanHeading(cell);
      texts.add(clean);
      const field = titles.get(clean);
      if (field) found.add(field);
    }
    if (!needed.every((word) => texts.has(word) || hasAlias(titles, texts, word))) continue;
    const share = found.size / spec.fields.length;
    const enough =
      found.size >= Math.min(2, spec.fields.length) && (share >= 0.4 || found.size >= 4);
    if (enough && (!best || share > best.score))
      best = { row: sheet.area.row + offset, score: share };
  }
  return best;
}

function hasAlias(
  titles: ReadonlyMap<string, Field>,
  texts: ReadonlySet<string>,
  word: string,
): boolean {
  const field = titles.get(word);
  return field !== undefined && [...texts].some((text) => titles.get(text) === field);
}

/** Every name by which a heading may go, cleaned. */
export function titlesOf(fields: readonly Field[]): Map<string, Field> {
  const titles = new Map<string, Field>();
  for (const field of fields) {
    for (const name of [field.title, field.name, ...field.aliases]) {
      if (!titles.has(cleanHeading(name))) titles.set(cleanHeading(name), field);
    }
  }
  return titles;
}

function headingsOf(
  spec: TableSpec,
  sheet: Sheet,
  row: number,
  from: number,
  to: number,
): Heading[] {
  const titles = titlesOf(spec.fields);
  const taken = new Set<Field>();
  const headings: Heading[] = [];
  for (let position = from; position <= to; position++) {
    const cell = cellAt(sheet, row, position);
    const text = cell === null ? "" : asText(cell);
    const field = titles.get(cleanHeading(text)) ?? null;
    headings.push({ position, text, field: field && !taken.has(field) ? field : null });
    if (field) taken.add(field);
  }
  return headings;
}

/** Header rows of sheets that no pack describes: texts side by side, with filled cells below. */
export function guessHeader(
  sheet: Sheet,
): { row: number; firstColumn: number; lastColumn: number } | null {
  let best: { row: number; firstColumn: number; lastColumn: number } | null = null;
  const last = Math.min(sheet.area.rows - 1, DEEPEST_HEADER);
  for (let offset = 0; offset < last; offset++) {
    const span = widestRun(sheet, offset);
    if (span.to - span.from < 1 || !filledBelow(sheet, offset, span)) continue;
    const width = span.to - span.from + 1;
    if (!best || width > best.lastColumn - best.firstColumn + 1) {
      best = {
        row: sheet.area.row + offset,
        firstColumn: sheet.area.column + span.from,
        lastColumn: sheet.area.column + span.to,
      };
    }
  }
  return best;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function widestRun(sheet: Sheet, offset: number): Span {
  let best: Span = { from: 0, to: -1 };
  let from = 0;
  const columns = sheet.block.columns;
  const seen = new Set<string>();
  for (let at = 0; at <= columns.length; at++) {
    const cell: Cell = columns[at]?.values[offset] ?? null;
    const isHeading = typeof cell === "string" && !isBlank(cell) && cell.length <= 100;
    const again = isHeading && seen.has(cleanHeading(cell));
    if (isHeading && !again) {
      seen.add(cleanHeading(cell));
      continue;
    }
    if (at - 1 - from > best.to - best.from) best = { from, to: at - 1 };
    from = at + (again ? 0 : 1);
    seen.clear();
    if (again && typeof cell === "string") seen.add(cleanHeading(cell));
  }
  return best;
}

function filledBelow(sheet: Sheet, offset: number, span: Span): boolean {
  let filled = 0;
  for (let at = span.from; at <= span.to; at++) {
    if (!isBlank(sheet.block.columns[at]?.values[offset + 1] ?? null)) filled++;
  }
  return filled * 2 >= span.to - span.from + 1;
}
