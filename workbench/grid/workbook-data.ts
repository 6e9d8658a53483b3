import {
  BooleanNumber,
  LocaleType,
  type ICellData,
  type IStyleData,
  type IWorkbookData,
  type IWorksheetData,
} from "@univerjs/core";
import type { Area } from "../../src/cells/address";
import { GENERAL, type AreaStyle, type HostWorkbook, type Sheet, type Table } from "../host/model";
import { dataOf, typedFormula } from "./cell-data";
import { britishFormat } from "./formats";

/** Room to type in beyond what is filled. */
const SPARE_ROWS = 100;
const SPARE_COLUMNS = 10;
const LEAST_ROWS = 200;
const LEAST_COLUMNS = 26;
export const PIXELS_PER_POINT = 4 / 3;
const DEFAULT_COLUMN_PIXELS = 88;

/** Merges the style properties of the host that a grid can show into one of Univer's. */
function withProperty(style: IStyleData, { property, value }: AreaStyle): IStyleData {
  if (property === "fill/color") {
    return typeof value === "string" && value !== ""
      ? { ...style, bg: { rgb: value } }
      : { ...style, bg: null };
  }
  if (property === "font/color" && typeof value === "string")
    return { ...style, cl: { rgb: value } };
  if (property === "font/bold")
    return { ...style, bl: value === true ? BooleanNumber.TRUE : BooleanNumber.FALSE };
  if (property === "font/italic")
    return { ...style, it: value === true ? BooleanNumber.TRUE : BooleanNumber.FALSE };
  return style;
}

const holds = (area: Area, row: number, column: number) =>
  row >= area.row &&
  row < area.row + area.rows &&
  column >= area.column &&
  column < area.column + area.columns;

/** Excel draws the header row of a table in the table's style, which stands in no cell. */
const HEADER_STYLE: IStyleData = { bl: BooleanNumber.TRUE, bg: { rgb: "#DCE9F5" } };

function isHeader(tables: readonly Table[], sheet: string, row: number, column: number): boolean {
  return tables.some(
    ({ area }) => area.sheet === sheet && holds({ ...area, rows: 1 }, row, column),
  );
}

/** One cell as Univer keeps it, styles included; null where there is nothing to keep. */
export function cellData(
  sheet: Sheet,
  tables: readonly Table[],
  row: number,
  column: number,
): ICellData | null {
  const value = sheet.value(row, column);
  const formula = sheet.formula(row, column);
  const format = sheet.format(row, column);
  let style: IStyleData = isHeader(tables, sheet.name, row, column) ? HEADER_STYLE : {};
  if (format !== GENERAL) style = { ...style, n: { pattern: britishFormat(format) } };
  for (const areaStyle of sheet.styles) {
    if (holds(areaStyle.area, row, column)) style = withProperty(style, areaStyle);
  }
  const isPlain = Object.keys(style).length === 0;
  if (value === null && formula === null && isPlain) return null;
  return {
    ...dataOf(value),
    ...(formula === null ? {} : { f: typedFormula(formula) }),
    ...(isPlain ? {} : { s: style }),
  };
}

export function sheetData(sheet: Sheet, tables: readonly Table[]): Partial<IWorksheetData> {
  const used = sheet.used(true);
  const styled = sheet.used(false);
  const rows = used ? used.row + used.rows : 0;
  const columns = used ? used.column + used.columns : 0;
  const shownRows = Math.max(
    rows,
    Math.min(styled ? styled.row + styled.rows : 0, rows + LEAST_ROWS),
  );
  const shownColumns = Math.max(
    columns,
    Math.min(styled ? styled.column + styled.columns : 0, columns + LEAST_COLUMNS),
  );

  const cells: Record<number, Record<number, ICellData>> = {};
  for (let row = 0; row < shownRows; row++) {
    const line: Record<number, ICellData> = {};
    let any = false;
    for (let column = 0; column < shownColumns; column++) {
      const data = cellData(sheet, tables, row, column);
      if (!data) continue;
      line[column] = data;
      any = true;
    }
    if (any) cells[row] = line;
  }

  const columnData: NonNullable<IWorksheetData["columnData"]> = {};
  for (const [column, points] of sheet.widths)
    columnData[column] = { w: points * PIXELS_PER_POINT };
  for (const column of sheet.hiddenColumns) {
    columnData[column] = { ...columnData[column], hd: BooleanNumber.TRUE };
  }
  const rowData: NonNullable<IWorksheetData["rowData"]> = {};
  for (const row of sheet.hiddenRows) rowData[row] = { hd: BooleanNumber.TRUE };

  const rowCount = Math.max(LEAST_ROWS, rows + SPARE_ROWS);
  const columnCount = Math.max(LEAST_COLUMNS, columns + SPARE_COLUMNS);
  return {
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.visibility === "Visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    rowCount,
    columnCount,
    defaultColumnWidth: DEFAULT_COLUMN_PIXELS,
    cellData: cells,
    columnData,
    rowData,
    mergeData: sheet.merged.map((area) => ({
      startRow: area.row,
      startColumn: area.column,
      endRow: area.row + area.rows - 1,
      endColumn: area.column + area.columns - 1,
    })),
    ...(sheet.frozen
      ? {
          freeze: {
            startRow: sheet.frozen.row + sheet.frozen.rows,
            startColumn: sheet.frozen.column + sheet.frozen.columns,
            ySplit: sheet.frozen.rows,
            xSplit: sheet.frozen.columns,
          },
        }
      : {}),
  };
}

/** The whole workbook for Univer. */
export function workbookData(workbook: HostWorkbook, id: string): IWorkbookData {
  return {
    id,
    name: workbook.name,
    appVersion: "",
    locale: LocaleType.EN_US,
    styles: {},
    sheetOrder: workbook.sheets.map((sheet) => sheet.id),
    sheets: Object.fromEntries(
      workbook.sheets.map((sheet) => [sheet.id, sheetData(sheet, workbook.tables)]),
    ),
  };
}
