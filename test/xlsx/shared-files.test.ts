import { readdirSync } from "node:fs";
import { read as readWithSheetJs, type CellObject, type WorkSheet } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { localAddress } from "../../src/cells/address";
import { isError, type Cell } from "../../src/cells/cell";
import { DAYS_1904, isDateFormat } from "../../src/cells/date";
import type { SheetModel, WorkbookModel } from "../../src/workbook/model";
import { openWorkbook } from "../../src/xlsx/open";
import { saveWorkbook } from "../../src/xlsx/save";
import { makeSamples } from "../../samples/main";
import { describeShared, hasShared, sharedBytes, sharedJson, sharedPath } from "../shared";
import { cellAt, comparable, filledCount, kindAndText } from "./models";

const ROOT = "data/workbooks/";

async function open(file: string) {
  return openWorkbook(file.split("/").at(-1)!, sharedBytes(ROOT + file));
}

async function opened(file: string): Promise<WorkbookModel> {
  const result = await open(file);
  if (!result.ok) throw new Error(`${file}: ${result.trouble.message}`);
  return result.value;
}

function filesIn(folder: string): string[] {
  if (!hasShared) return [];
  return readdirSync(sharedPath(ROOT + folder))
    .filter((name) => /\.(?:xls[xb]?|ods)$/.test(name))
    .map((name) => `${folder}/${name}`);
}

/** Files that are to be refused, by the code of the trouble. Every other one opens. */
const REFUSED = new Map([
  ["odd/clusterfuzz-testcase-minimized-POIXSSFFuzzer-4828727001088000.xlsx", "file-damaged"],
  ["odd/issue_594_dos.ods", "beyond-the-sheet"],
  ["odd/pass_protected.xlsx", "password-protected"],
  ["odd/poc-xmlbomb.xlsx", "unsafe-file"],
]);

describeShared("the hostile files", () => {
  it.each([
    ["one_cell_bomb.xlsx", "too-large", "more than 200 times"],
    ["many_cells_bomb.xlsx", "too-large", "more than 200 times"],
    ["beyond_limits.xlsx", "beyond-the-sheet", "4294967295"],
    ["external_entity.xlsx", "unsafe-file", "document type declaration"],
    ["billion_laughs.xlsx", "unsafe-file", "document type declaration"],
    ["csv_named_xlsx.xlsx", "not-a-workbook", "not a workbook"],
    ["empty.xlsx", "file-empty", "is empty"],
    ["truncated.xlsx", "file-damaged", "is damaged"],
    ["html_named_xls.xls", "web-page", "a web page saved as .xls"],
  ])("%s is refused", async (file, code, words) => {
    const result = await open(`hostile/${file}`);
    expect(result).toMatchObject({
      ok: false,
      trouble: { code, message: expect.stringContaining(words) },
    });
  });

  it("the bombs are stopped by their cells, too, where packing tightly is allowed", async () => {
    const open = (file: string) =>
      openWorkbook(file, sharedBytes(`${ROOT}hostile/${file}`), { ratio: 10_000, cells: 500_000 });
    expect(await open("one_cell_bomb.xlsx")).toMatchObject({
      ok: false,
      trouble: { message: expect.stringContaining("more than 1,000,000 characters") },
    });
    expect(await open("many_cells_bomb.xlsx")).toMatchObject({
      ok: false,
      trouble: { message: expect.stringContaining("more than 500,000 cells") },
    });
  });

  it("far_corner opens with two cells, and declares the whole sheet as used", async () => {
    const [sheet] = (await opened("hostile/far_corner.xlsx")).sheets;
    expect(filledCount(sheet!)).toBe(2);
    expect(cellAt(sheet, 1_048_575, 16_383)).not.toBeNull();
  });

  it("bad_shared_string_index opens and names A1 and B1 as unreadable", async () => {
    const { unreadable } = await opened("hostile/bad_shared_string_index.xlsx");
    expect(unreadable.map(({ area }) => localAddress(area))).toEqual(["A1", "B1"]);
  });

  it("prototype_names opens with ordinary names and changes no object", async () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const [sheet] = (await opened("hostile/prototype_names.xlsx")).sheets;
    expect([0, 1, 2].map((column) => cellAt(sheet, 0, column))).toEqual([
      "__proto__",
      "constructor",
      "toString",
    ]);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  });

  it("path_names and formula_injection open, and what would run stays text through a save", async () => {
    expect(filledCount((await opened("hostile/path_names.xlsx")).sheets[0]!)).toBe(1);
    const model = await opened("hostile/formula_injection.xlsx");
    const saved = await saveWorkbook({ ...model, name: "copy.xlsx" });
    if (!saved.ok) throw new Error(saved.trouble.message);
    const back = await openWorkbook("copy.xlsx", saved.value);
    expect(back.ok && comparable(back.value)).toEqual(comparable(model));
    const texts = [...model.sheets[0]!.columns.values()].flatMap(({ values }) => values);
    expect(
      texts.filter((text) => typeof text === "string" && /^[=+@-]/.test(text)).length,
    ).toBeGreaterThan(4);
  });
});

describeShared("the odd files", () => {
  it.each(filesIn("odd"))("%s opens, or is refused for a reason", async (file) => {
    const result = await open(file);
    expect(result.ok ? undefined : result.trouble.code).toBe(REFUSED.get(file));
  });

  it("keep what other readers lose", async () => {
    const prefixed = await opened("odd/nonstandard-xml-ns-prefix.xlsx");
    expect(filledCount(prefixed.sheets[0]!)).toBe(6);
    const errors = await opened("odd/errors.xlsx");
    expect(errors.sheets.flatMap(errorsIn).length).toBe(7);
    expect(
      (await opened("odd/any_sheets.xlsx")).sheets.map(({ visibility }) => visibility),
    ).toEqual(["visible", "hidden", "veryHidden"]);
    expect((await opened("odd/57893-many-merges.xlsx")).sheets[0]!.merged.length).toBe(50_000);
    expect(cellAt((await opened("odd/has_x000D_.xlsx")).sheets[0], 0, 0)).toContain("\r");
    expect(errors.externalLinks).toHaveLength(1);
    expect((await opened("odd/table-multiple.xlsx")).tables.map(({ name }) => name)).toContain(
      "Inventory",
    );
    expect((await opened("odd/issue127.xlsb")).sheets.map(({ name }) => name)).toEqual(
      (await opened("odd/issue127.xlsx")).sheets.map(({ name }) => name),
    );
  });

  it("give the same day for the same date in both date systems, and in an .ods", async () => {
    const old = await opened("odd/date_1904.xlsx");
    expect(old.dateSystem).toBe(1904);
    expect(cellAt(old.sheets[0], 0, 0)).toBe(44197);
    expect(cellAt((await opened("odd/date_iso.xlsx")).sheets[0], 0, 0)).toBe(44197);
    expect(cellAt((await opened("odd/date.ods")).sheets[0], 0, 0)).toBe(44197);
  });
});

function errorsIn(sheet: SheetModel): Cell[] {
  return [...sheet.columns.values()].flatMap(({ values }) => values.filter(isError));
}

/** The other program leaves out what stands under a merged cell; Excel and we keep it. */
function coveredByMerging(sheet: SheetModel): number {
  let count = 0;
  for (const area of sheet.merged) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const cells = sheet.columns.get(column);
      for (let row = area.row; row < area.row + area.rows; row++) {
        const isFirst = row === area.row && column === area.column;
        const isFilled = (cells?.values[row] ?? null) !== null || cells?.formulas.has(row) === true;
        if (!isFirst && isFilled) count++;
      }
    }
  }
  return count;
}

/** The other program takes a text that starts with = for a formula. */
function formulaCount(sheet: SheetModel): number {
  let count = 0;
  for (const { values, formulas } of sheet.columns.values()) {
    const isText = (value: Cell, row: number) =>
      typeof value === "string" && value.startsWith("=") && !formulas.has(row);
    count += formulas.size + values.filter(isText).length;
  }
  return count;
}

const sheetFacts = z.object({
  name: z.string(),
  state: z.string(),
  filled: z.number().default(0),
  formulas: z.number().default(0),
  error_values: z.number().default(0),
  merged_ranges: z.number(),
  hidden_rows: z.number(),
  protected: z.boolean(),
});
const factsFile = z.object({
  files: z.record(
    z.string(),
    z.object({
      sheets: z.array(sheetFacts).default([]),
      tables: z.number().default(0),
      external_links: z.number().default(0),
    }),
  ),
});

describeShared("independent counts of the same files", () => {
  const { files } = hasShared ? factsFile.parse(sharedJson(`${ROOT}facts.json`)) : { files: {} };

  it.each(
    Object.entries(files).filter(([file, { sheets }]) => sheets.length > 0 && !REFUSED.has(file)),
  )("agree on %s", async (file, facts) => {
    const model = await opened(file);
    const counted = model.sheets.map((sheet) => ({
      name: sheet.name,
      state: sheet.visibility,
      filled: filledCount(sheet) - coveredByMerging(sheet),
      formulas: formulaCount(sheet),
      error_values: errorsIn(sheet).length,
      merged_ranges: sheet.merged.length,
      hidden_rows: sheet.hiddenRows.size,
      protected: sheet.isProtected,
    }));
    expect(counted).toEqual(facts.sheets);
    expect({ tables: model.tables.length, links: model.externalLinks.length }).toEqual({
      tables: facts.tables,
      links: facts.external_links,
    });
  });
});

/**
 * The second reader keeps space at the edges although the file does not ask for it, which Excel does not;
 * it takes a time of day by subtracting two days, which costs the last digit; and it leaves out a sheet whose
 * cells point to texts that are not there, where we name the cells.
 */
const DIFFERENT = new Map([
  ["hostile/bad_shared_string_index.xlsx", ["Sheet1: left out"]],
  ["odd/date_iso.xlsx", ["Sheet!A3: number 0.4237268518518518 / number 0.42372685185185177"]],
  [
    "odd/whitespace_trim.xlsx",
    [
      'inlineStr!A1: string "trimmed value" / string "  trimmed value  "',
      'inlineStr!A2: string "line1\\nline2" / string "  line1\\nline2  "',
      'inlineStr!B1: string "value with tabs" / string "\\t\\n value with tabs \\n"',
      'SharedStrings!A1: string "trimmed value" / string "  trimmed value"',
      'SharedStrings!A2: string "line1\\nline2" / string "  line1\\nline2  "',
      'SharedStrings!C1: string "" / string " \\t\\n"',
    ],
  ],
]);

/** Where the two readers see different cells, each with ours and theirs. */
function differencesOf(model: WorkbookModel, bytes: Uint8Array): string[] {
  const book = readWithSheetJs(bytes, { type: "array", cellNF: true });
  const differences: string[] = [];
  for (const sheet of model.sheets) {
    const other = book.Sheets[sheet.name];
    if (!other) {
      differences.push(`${sheet.name}: left out`);
      continue;
    }
    const places = new Set(Object.keys(other).filter((key) => !key.startsWith("!")));
    for (const [column, { values, formats }] of sheet.columns) {
      values.forEach((value, row) => {
        const at = localAddress({ sheet: "", row, column, rows: 1, columns: 1 });
        places.delete(at);
        const isOldDate = model.dateSystem === 1904 && isDateFormat(formats[row] ?? "");
        const theirs = theirValue(other, at, isOldDate);
        if (!sameValue(value, theirs))
          differences.push(`${sheet.name}!${at}: ${kindAndText(value)} / ${kindAndText(theirs)}`);
      });
    }
    for (const at of places) {
      if (theirValue(other, at, false) !== null) differences.push(`${sheet.name}!${at}: missed`);
    }
  }
  return differences;
}

/** Every .xlsx of the shared data, wherever it stands; whoever adds one adds it here. */
const EVERY_XLSX = hasShared
  ? readdirSync(sharedPath("data"), { recursive: true, encoding: "utf8" })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => path.endsWith(".xlsx"))
      .sort()
  : [];

describeShared("a second reader", () => {
  it.each(EVERY_XLSX)("sees the same cells in %s", async (path) => {
    const bytes = sharedBytes(`data/${path}`);
    const file = path.replace("workbooks/", "");
    const model = await openWorkbook(file.split("/").at(-1)!, bytes);
    if (!model.ok) {
      expect(REFUSED.get(file) ?? (file.startsWith("hostile/") && "hostile")).toBeTruthy();
      return;
    }
    expect(differencesOf(model.value, bytes)).toEqual(DIFFERENT.get(file) ?? []);
  });

  it("was given many files, of which few are refused", () => {
    expect(EVERY_XLSX.length).toBeGreaterThan(50);
    expect(EVERY_XLSX.filter((path) => REFUSED.has(path.replace("workbooks/", ""))).length).toBe(3);
  });
});

describe("a second reader of the samples", async () => {
  const samples = await makeSamples();
  it.each(samples)("sees the same cells in $file", async ({ file, bytes }) => {
    const model = await openWorkbook(file, bytes);
    if (!model.ok) throw new Error(model.trouble.message);
    expect(differencesOf(model.value, bytes)).toEqual([]);
  });
});

const ERRORS = new Map([
  [0, "#NULL!"],
  [7, "#DIV/0!"],
  [15, "#VALUE!"],
  [23, "#REF!"],
  [29, "#NAME?"],
  [36, "#NUM!"],
  [42, "#N/A"],
  [43, "#GETTING_DATA"],
]);

function theirValue(sheet: WorkSheet, at: string, isOldDate: boolean): Cell {
  const cell: CellObject | undefined = sheet[at];
  if (!cell || cell.t === "z") return null;
  if (cell.t === "e") return ERRORS.get(Number(cell.v)) ?? "?";
  if (cell.v instanceof Date || cell.v === undefined) return null;
  return typeof cell.v === "number" && isOldDate ? cell.v + DAYS_1904 : cell.v;
}

function sameValue(ours: Cell, theirs: Cell): boolean {
  return isError(ours) ? ours.error === theirs : ours === theirs;
}
