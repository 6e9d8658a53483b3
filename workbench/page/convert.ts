import { workbenchText as text } from "../../src/text/workbench";
import {
  GENERAL as MODEL_GENERAL,
  emptySheet,
  putCell,
  type ListRule,
  type SheetModel,
  type WorkbookModel,
} from "../../src/workbook/model";
import type { Visibility as ModelVisibility } from "../../src/workbook/port";
import { atOnce, type Slices } from "../../src/workbook/slices";
import {
  DEFAULT_WIDTH,
  GENERAL,
  HostWorkbook,
  type Sheet,
  type Validation,
  type Visibility,
} from "../host/model";
import { reportOf } from "./convert-report";
import { hostValidations } from "./convert-validation";

const PIXELS_PER_CHARACTER = 7;
const CELL_MARGIN_PIXELS = 5;
const POINTS_PER_PIXEL = 3 / 4;

const pointsOf = (characters: number) =>
  (characters * PIXELS_PER_CHARACTER + CELL_MARGIN_PIXELS) * POINTS_PER_PIXEL;
/** To eight places, so that a width that went into the host comes back as the same number. */
const charactersOf = (points: number) =>
  Number(((points / POINTS_PER_PIXEL - CELL_MARGIN_PIXELS) / PIXELS_PER_CHARACTER).toFixed(8));

const HOST_VISIBILITY: Readonly<Record<ModelVisibility, Visibility>> = {
  visible: "Visible",
  hidden: "Hidden",
  veryHidden: "VeryHidden",
};
const MODEL_VISIBILITY: Readonly<Record<Visibility, ModelVisibility>> = {
  Visible: "visible",
  Hidden: "hidden",
  VeryHidden: "veryHidden",
};

/** The host, like Excel, tells a range from a choice by the sign; the model keeps them apart. */
const withoutSign = (formula: string) => formula.replace(/^=/, "");

/** The list behind a validation; null where it is of another kind. */
function listOf({ area, rule }: Validation): ListRule | null {
  const list = rule["list"];
  if (typeof list !== "object" || list === null || !("source" in list)) return null;
  const { source } = list;
  if (typeof source !== "string") return null;
  return source.startsWith("=")
    ? { area, choices: null, formula: withoutSign(source) }
    : { area, choices: source.split(",").map((choice) => choice.trim()), formula: null };
}

/** Enough cells for a few milliseconds. */
const CELLS_AT_A_TIME = 10_000;

/** Counts the cells that were gone through, and tells when it is somebody else's turn. */
class CellCount {
  private done = 0;
  /** How far it is, in words. */
  readonly said: string;

  constructor(sheet: number, sheets: number) {
    this.said = text.sheetOf(sheet, sheets);
  }

  isTurn(): boolean {
    return ++this.done % CELLS_AT_A_TIME === 0;
  }
}

function* fillSheet(sheet: Sheet, model: SheetModel, cells: CellCount): Slices<void> {
  sheet.visibility = HOST_VISIBILITY[model.visibility];
  sheet.protection = model.isProtected ? {} : null;
  sheet.declared = model.declared;
  sheet.merged = [...model.merged];
  sheet.validations = hostValidations(model);
  for (const row of model.hiddenRows) sheet.hiddenRows.add(row);
  for (const column of model.hiddenColumns) sheet.hiddenColumns.add(column);
  for (const [column, characters] of model.widths) sheet.widths.set(column, pointsOf(characters));
  for (const [column, { values, formats, formulas }] of model.columns) {
    for (const [row, value] of values.entries()) {
      if (cells.isTurn()) yield cells.said;
      const format = formats[row] ?? MODEL_GENERAL;
      if (value !== null) sheet.setValue(row, column, value);
      if (format !== MODEL_GENERAL) sheet.setFormat(row, column, format);
    }
    for (const [row, formula] of formulas) sheet.setFormula(row, column, formula);
  }
}

/** A workbook as it was read, for the simulated host to keep. */
export function hostWorkbook(model: WorkbookModel): HostWorkbook {
  return atOnce(hostWorkbookSteps(model));
}

/** The same in slices. */
export function* hostWorkbookSteps(model: WorkbookModel): Slices<HostWorkbook> {
  const workbook = new HostWorkbook(model.name);
  workbook.dateSystem = model.dateSystem;
  workbook.externalLinks.push(...model.externalLinks);
  for (const [at, sheet] of model.sheets.entries())
    yield* fillSheet(workbook.addSheet(sheet.name), sheet, new CellCount(at, model.sheets.length));
  for (const { name, area, columns, hasTotals } of model.tables) {
    workbook.tables.push({
      id: workbook.newId(),
      name,
      area,
      showTotals: hasTotals,
      style: "TableStyleMedium2",
      columns: columns.map((title, i) => ({ id: i + 1, name: title })),
    });
  }
  const first = workbook.sheets.find((sheet) => sheet.visibility === "Visible");
  if (first) workbook.select({ sheet: first.name, row: 0, column: 0, rows: 1, columns: 1 });
  return workbook;
}

function* sheetModel(sheet: Sheet, cells: CellCount): Slices<SheetModel> {
  const model = emptySheet(sheet.name);
  model.visibility = MODEL_VISIBILITY[sheet.visibility];
  model.isProtected = sheet.protection !== null;
  model.declared = sheet.declared;
  model.merged.push(...sheet.merged);
  for (const row of sheet.hiddenRows) model.hiddenRows.add(row);
  for (const column of sheet.hiddenColumns) model.hiddenColumns.add(column);
  for (const [column, points] of sheet.widths) model.widths.set(column, charactersOf(points));
  model.lists.push(...sheet.validations.flatMap((validation) => listOf(validation) ?? []));
  const used = sheet.used(false);
  if (!used) return model;
  for (let column = used.column; column < used.column + used.columns; column++) {
    for (let row = used.row; row < used.row + used.rows; row++) {
      if (cells.isTurn()) yield cells.said;
      const value = sheet.value(row, column);
      const format = sheet.format(row, column);
      const formula = sheet.formula(row, column);
      if (value !== null || formula !== null || format !== GENERAL) {
        putCell(model, row, column, value, format, formula);
      }
    }
  }
  return model;
}

const widthInCharacters = (sheet: Sheet, column: number) =>
  charactersOf(sheet.widths.get(column) ?? DEFAULT_WIDTH);

/** Every sheet by what the host calls it, and the name under which a file is to hold it. */
export function sheetNames(workbook: HostWorkbook): ReadonlyMap<string, string> {
  return new Map(workbook.sheets.map(({ id, name }) => [id, name]));
}

/**
 * The workbook as it stands now, for saving. `opened` tells what the host does not keep, and `inFile`
 * which sheets stand in the file already, with the looks that they have there.
 */
export function modelOf(
  workbook: HostWorkbook,
  opened: WorkbookModel | null,
  inFile: ReadonlyMap<string, string> = new Map(),
): WorkbookModel {
  return atOnce(modelSteps(workbook, opened, inFile));
}

/** The same in slices. What changes between two of them is in it or not, as it comes. */
export function* modelSteps(
  workbook: HostWorkbook,
  opened: WorkbookModel | null,
  inFile: ReadonlyMap<string, string>,
): Slices<WorkbookModel> {
  const sheets: SheetModel[] = [];
  for (const [at, sheet] of workbook.sheets.entries()) {
    const nameInFile = inFile.get(sheet.id) ?? null;
    const before = opened?.sheets.find(({ name }) => name === (nameInFile ?? sheet.name));
    const isInFile = nameInFile !== null;
    sheets.push({
      ...(yield* sheetModel(sheet, new CellCount(at, workbook.sheets.length))),
      nameInFile,
      validations: [...(before?.validations ?? [])],
      report: isInFile ? null : reportOf(sheet, (column) => widthInCharacters(sheet, column)),
    });
  }
  return {
    name: workbook.name,
    dateSystem: workbook.dateSystem,
    sheets,
    tables: workbook.tables.map(({ name, area, columns, showTotals }) => ({
      name,
      area,
      columns: columns.map((column) => column.name),
      hasTotals: showTotals,
    })),
    externalLinks: [...workbook.externalLinks],
    unreadable: [...(opened?.unreadable ?? [])],
  };
}
