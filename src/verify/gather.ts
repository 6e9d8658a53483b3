import { address, lastCell, type Area } from "../cells/address";
import { nearest } from "../text/near";
import { fail, ok, type Result } from "../text/trouble";
import { verifyText } from "../text/verify";
import type { Block, Structure, Workbook, WorkbookFacts } from "../workbook/port";
import type { PlacedFormula } from "./kinds/kind";
import type { VerifyOptions } from "./options";
import { fieldsFor } from "./bind";
import { type Field, type FieldType, type Pack, type Role, type TableSpec } from "./pack-model";
import { guessSpec } from "./tables/guess-spec";
import { isKept } from "./tables/kept";
import { loadTable } from "./tables/load";
import { loadForm } from "./tables/load-form";
import {
  candidateSheets,
  guessHeader,
  locate,
  sameName,
  type NotFound,
  type Place,
} from "./tables/locate";
import { cellOf, type Column, type Sheet, type Table } from "./tables/table";

/** A table of the pack that the workbook does not have, and why it was not found. */
export interface MissingTable {
  readonly spec: TableSpec;
  readonly reason: NotFound;
  /** A sheet whose name looks like the one that is missing. */
  readonly near: string;
}

/** The workbook as a pack sees it. */
export interface Gathered {
  readonly facts: WorkbookFacts;
  readonly sheets: readonly Sheet[];
  readonly tables: readonly Table[];
  readonly missing: readonly MissingTable[];
}

// Enough to find a header row; the rest is read only where a table stands.
const HEAD_ROWS = 64;

/** Finds the tables of a pack in a workbook (or, for a pack without tables, whatever tables there are) and reads them. */
export async function gather(
  workbook: Workbook,
  pack: Pick<Pack, "tables" | "roles">,
  options: VerifyOptions,
): Promise<Result<Gathered>> {
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const isDamaged = facts.value.unreadable.length > 0;
  if (facts.value.sheets.every((sheet) => sheet.filled === null) && !isDamaged) {
    return fail(verifyText.emptyWorkbook());
  }
  const located = await locateAll(workbook, facts.value, pack, options.signal);
  if (!located.ok) return located;
  const { found, missing } = located.value;
  // A pack that names no tables still has something to say of a workbook without any, and so has a
  // damaged file; another pack most likely belongs to another workbook.
  if (found.length === 0 && pack.tables.length > 0 && !isDamaged) {
    return fail(verifyText.noTable(pack.tables.map((table) => table.title)));
  }
  return readAll(workbook, facts.value, found, missing, options);
}

/** A table and where it stands. */
export interface Found {
  readonly spec: TableSpec;
  readonly place: Place;
}

interface Located {
  readonly found: readonly Found[];
  readonly missing: readonly MissingTable[];
}

/** Where the tables of a pack stand, told from the first rows of the sheets. */
export async function locateAll(
  workbook: Workbook,
  facts: WorkbookFacts,
  pack: Pick<Pack, "tables" | "roles">,
  signal?: AbortSignal,
): Promise<Result<Located>> {
  const heads = await readDataHeads(workbook, facts, pack.tables, signal);
  if (!heads.ok) return heads;
  const sheetOf = (name: string) => heads.value.get(name) ?? null;
  if (pack.tables.length === 0) {
    return ok({ found: likelyTypes(guessTables(facts, sheetOf), pack.roles), missing: [] });
  }

  const found: Found[] = [];
  const missing: MissingTable[] = [];
  const taken = new Set<string>();
  for (const spec of pack.tables) {
    const place = locate(spec, facts, sheetOf, taken);
    if ("why" in place) {
      const names = facts.sheets.map((sheet) => sheet.name).filter((name) => !taken.has(name));
      const near = nearest(spec.sheetNames[0] ?? "", names)[0] ?? "";
      missing.push({ spec, reason: place, near });
    } else {
      taken.add(place.sheet);
      found.push({ spec, place });
    }
  }
  return ok({
    found,
    missing: missing.map((one) => ({ ...one, near: taken.has(one.near) ? "" : one.near })),
  });
}

/** The first rows of the sheets on which tables of data may stand; those that Plumbline keeps hold none. */
async function readDataHeads(
  workbook: Workbook,
  facts: WorkbookFacts,
  specs: readonly TableSpec[],
  signal: AbortSignal | undefined,
): Promise<Result<Map<string, Sheet>>> {
  const heads = await readHeads(workbook, facts, specs, signal);
  if (!heads.ok) return heads;
  return ok(new Map([...heads.value].filter(([, head]) => !isKept(head, facts))));
}

/** The first rows of the sheets on which tables may stand. */
export async function readHeads(
  workbook: Workbook,
  facts: WorkbookFacts,
  specs: readonly Pick<TableSpec, "tableNames" | "sheetNames" | "headerContains">[],
  signal: AbortSignal | undefined,
): Promise<Result<Map<string, Sheet>>> {
  const wanted = new Set(
    specs.length === 0
      ? facts.sheets.filter((sheet) => sheet.visibility === "visible").map((sheet) => sheet.name)
      : specs.flatMap((spec) => candidateSheets(spec, facts).map((sheet) => sheet.name)),
  );
  for (const table of facts.tables) wanted.add(table.area.sheet);
  const heads = new Map<string, Sheet>();
  for (const sheet of facts.sheets) {
    if (!wanted.has(sheet.name) || !sheet.filled) continue;
    // An Excel table may stand far down; its heading row is read with the head.
    const deepest = Math.max(
      HEAD_ROWS,
      ...facts.tables
        .filter((table) => table.area.sheet === sheet.name)
        .map((table) => table.area.row - sheet.filled!.row + 2),
    );
    const area: Area = { ...sheet.filled, rows: Math.min(sheet.filled.rows, deepest) };
    const block = await workbook.read(area, signal ? { signal } : {});
    if (!block.ok) return block;
    heads.set(sheet.name, { facts: sheet, area, block: block.value });
  }
  return ok(heads);
}

/** Columns whose headings are known are first read as what such columns hold. */
function likelyTypes(found: readonly Found[], roles: readonly Role[]): Found[] {
  return found.map(({ spec, place }) => {
    const likely = new Map<string, FieldType>();
    for (const role of roles) {
      if (role.type === "any" || role.type === "string") continue;
      for (const { name } of fieldsFor(role, spec)) {
        if (!likely.has(name)) likely.set(name, role.type);
      }
    }
    return withTypes({ spec, place }, (field) => likely.get(field.name));
  });
}

/** The table with what its columns are likely to hold. */
export function withTypes(
  { spec, place }: Found,
  likelyOf: (field: Field) => FieldType | undefined,
): Found {
  const withLikely = (field: Field): Field => {
    const type = likelyOf(field);
    return type === undefined ? field : { ...field, likely: type };
  };
  return {
    spec: { ...spec, fields: spec.fields.map(withLikely) },
    place: {
      ...place,
      headings: place.headings.map((heading) =>
        heading.field ? { ...heading, field: withLikely(heading.field) } : heading,
      ),
    },
  };
}

/** The tables on every sheet that is shown. */
function guessTables(facts: WorkbookFacts, sheetOf: (name: string) => Sheet | null): Found[] {
  return facts.sheets.flatMap((sheet) => {
    const head = sheet.visibility === "visible" ? sheetOf(sheet.name) : null;
    return head ? tablesOn(head, facts) : [];
  });
}

/** Every Excel table of a sheet, and on a sheet without one the range that looks like a table. */
export function tablesOn(head: Sheet, facts: WorkbookFacts): Found[] {
  const sheet = head.facts.name;
  const excelTables = facts.tables.filter((table) => table.area.sheet === sheet);
  const found = excelTables.map((excelTable) => {
    const { row, column, columns } = excelTable.area;
    const place = {
      sheet,
      excelTable,
      headerRow: row,
      firstColumn: column,
      lastColumn: column + columns - 1,
    };
    return guessSpec(excelTable.name, place, headingTexts(head, place));
  });
  const header = excelTables.length === 0 ? guessHeader(head) : null;
  if (!header) return found;
  const place = { ...header, sheet, excelTable: null, headerRow: header.row };
  return [...found, guessSpec(sheet, place, headingTexts(head, place))];
}

function headingTexts(head: Sheet, place: Omit<Place, "headings">): string[] {
  const texts: string[] = [];
  for (let position = place.firstColumn; position <= place.lastColumn; position++) {
    const cell =
      head.block.columns[position - head.area.column]?.values[place.headerRow - head.area.row] ??
      null;
    texts.push(
      typeof cell === "string"
        ? cell
        : cell === null || typeof cell === "object"
          ? ""
          : String(cell),
    );
  }
  return texts;
}

/** Reads the tables that were found, whole. */
export async function readAll(
  workbook: Workbook,
  facts: WorkbookFacts,
  found: readonly Found[],
  missing: readonly MissingTable[],
  options: VerifyOptions,
): Promise<Result<Gathered>> {
  const sheets = new Map<string, Sheet>();
  const elsewhere = found.flatMap(({ spec }) =>
    spec.fields.flatMap(({ place }) => place?.sheet ?? []),
  );
  const names = [
    ...new Set([
      ...found.map(({ place }) => place.sheet),
      ...facts.sheets.flatMap(({ name }) =>
        elsewhere.some((one) => sameName(one, name)) ? [name] : [],
      ),
    ]),
  ];
  const total = names.reduce((rows, name) => rows + (factsOf(facts, name)?.filled?.rows ?? 0), 0);
  let done = 0;
  for (const name of names) {
    const sheet = factsOf(facts, name);
    if (!sheet?.filled) continue;
    const before = done;
    const isGuessed = found.some(
      ({ spec, place }) => place.sheet === name && spec.fields.some(({ type }) => type === "any"),
    );
    const isOfForms = elsewhere.some((one) => sameName(one, name));
    const area = readableArea(sheet.filled, isOfForms ? [] : found);
    if (!area) return fail(verifyText.tooLargeToRead(name, lastCell(sheet.filled)));
    const block = await workbook.read(fromFirstRecord(area, found), {
      formats: isGuessed,
      ...(options.signal ? { signal: options.signal } : {}),
      onProgress: (rows) => options.onProgress?.(before + rows, total, "reading"),
    });
    if (!block.ok) return block;
    done += sheet.filled.rows;
    options.onProgress?.(done, total, "reading");
    sheets.set(name, { facts: sheet, area, block: block.value });
    await options.pause?.();
  }
  const tables: Table[] = [];
  for (const { spec, place } of found) {
    const sheet = sheets.get(place.sheet);
    if (!sheet) continue;
    const table = spec.form
      ? loadForm(spec, spec.form, place, [...sheets.values()])
      : await loadTable(
          spec,
          place,
          sheet,
          options.pause ?? (async () => {}),
          nextTable(place, found),
        );
    tables.push(table);
    if (options.signal?.aborted) return fail(verifyText.cancelled());
  }
  return ok({ facts, sheets: [...sheets.values()], tables, missing });
}

/** As many cells as a workbook can hold that is still a return; a value in the last corner makes seventeen thousand million. */
const MOST_CELLS = 20_000_000;

const isReadable = ({ rows, columns }: Area) => rows * columns <= MOST_CELLS;

/** What is read of a sheet: all of it, or its tables alone where a far cell makes it too large; null where these are too. */
function readableArea(filled: Area, found: readonly Found[]): Area | null {
  if (isReadable(filled)) return filled;
  const places = found.map(({ place }) => place).filter(({ sheet }) => sheet === filled.sheet);
  const column = Math.min(...places.map(({ firstColumn }) => firstColumn));
  const last = Math.max(...places.map(({ lastColumn }) => lastColumn));
  const area = { ...filled, column, columns: last - column + 1 };
  return places.length > 0 && isReadable(area) ? area : null;
}

/** A sheet from its first record on; whole where a form stands on it, or any row may turn out to be the headings. */
function fromFirstRecord(area: Area, found: readonly Found[]): Area {
  if (found.some(({ spec }) => spec.form)) return area;
  const own = found.filter(({ place }) => place.sheet === area.sheet);
  const isSure = own.every(({ spec, place }) => !spec.isGuessed || place.excelTable !== null);
  const above = Math.min(...own.map(({ place }) => place.headerRow)) + 1 - area.row;
  if (!isSure || above <= 0 || above >= area.rows) return area;
  return { ...area, row: area.row + above, rows: area.rows - above };
}

/** The heading row of the next table below on the same sheet, in any of the same columns. */
function nextTable(place: Place, found: readonly Found[]): number {
  const below = found.filter(
    ({ place: other }) =>
      other.sheet === place.sheet &&
      other.headerRow > place.headerRow &&
      other.firstColumn <= place.lastColumn &&
      other.lastColumn >= place.firstColumn,
  );
  return Math.min(...below.map(({ place: other }) => other.headerRow));
}

const factsOf = (facts: WorkbookFacts, name: string) =>
  facts.sheets.find((sheet) => sheet.name === name);

/** What is hidden and merged on the sheets that hold tables. */
export async function readStructures(
  workbook: Workbook,
  sheets: readonly Sheet[],
): Promise<Result<Map<string, Structure>>> {
  const structures = new Map<string, Structure>();
  for (const { facts, area } of sheets) {
    const structure = await workbook.structure(area);
    if (!structure.ok) return structure;
    structures.set(facts.name, structure.value);
  }
  return ok(structures);
}

/** The number formats of the date columns of tables, from the first record on. */
export type Formats = ReadonlyMap<string, string | readonly string[]>;

/** By what the formats of a column are kept: they outlive an edit of its cells. */
export const formatKey = (
  table: Pick<Table, "sheet" | "firstRow">,
  column: Pick<Column, "place" | "position">,
) => address(cellOf(table, column, 0));

/** The number formats of the date columns of tables. */
export async function readFormats(
  workbook: Workbook,
  tables: readonly Table[],
): Promise<Result<Formats>> {
  const formats = new Map<string, string | readonly string[]>();
  for (const table of tables) {
    for (const column of table.columns) {
      if (column.field.type !== "date" && column.field.type !== "datetime") continue;
      if (table.rows === 0) continue;
      const first = cellOf(table, column, 0);
      const area = column.place?.isShared ? first : { ...first, rows: table.rows };
      const block = await workbook.read(area, { formats: true });
      if (!block.ok) return block;
      formats.set(formatKey(table, column), block.value.columns[0]?.formats ?? "General");
    }
  }
  return ok(formats);
}

// Totals stand close to the data, above or below it.
const ROWS_AROUND = 12;

/** The formulas above and below the tables. */
export async function readFormulas(
  workbook: Workbook,
  tables: readonly Table[],
  sheets: readonly Sheet[],
): Promise<Result<Map<string, PlacedFormula[]>>> {
  const formulas = new Map<string, PlacedFormula[]>();
  for (const table of tables) {
    const sheet = sheets.find(({ facts }) => facts.name === table.sheet);
    if (!sheet) continue;
    const { area } = sheet;
    const above = Math.max(area.row, table.headerRow - ROWS_AROUND);
    const below = table.firstRow + table.rows;
    for (const [row, end] of [
      [above, table.headerRow],
      [below, Math.min(below + ROWS_AROUND, area.row + area.rows)],
    ] as const) {
      if (end <= row) continue;
      const around: Area = {
        sheet: table.sheet,
        row,
        column: table.firstColumn,
        rows: end - row,
        columns: table.lastColumn - table.firstColumn + 1,
      };
      const block = await workbook.read(around, { formulas: true });
      if (!block.ok) return block;
      const placed = formulas.get(table.sheet) ?? [];
      placed.push(...formulasOf(block.value));
      formulas.set(table.sheet, placed);
    }
  }
  return ok(formulas);
}

function formulasOf({ area, columns }: Block): PlacedFormula[] {
  return columns.flatMap((column, across) =>
    (column.formulas ?? []).flatMap((formula, down) =>
      formula === null ? [] : [{ row: area.row + down, column: area.column + across, formula }],
    ),
  );
}
