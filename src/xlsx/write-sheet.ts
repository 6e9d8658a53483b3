import { localAddress, MAX_COLUMNS, type Area } from "../cells/address";
import type { DateSystem } from "../cells/date";
import { filledArea } from "../workbook/facts";
import { emptySheet, type SheetModel } from "../workbook/model";
import { changedCells, sameArea, sameItems, sameMap, sameSet } from "./compare";
import { pageParts } from "./page-xml";
import type { Reading } from "./refusal";
import { writeCells } from "./write-cells";
import type { StyleBook } from "./write-styles";
import { changedValidations } from "./write-validation";
import { attributeOf, withAttribute, XmlPart } from "./xml-part";
import { XmlScanner } from "./xml";

// ECMA-376 18.3.1.99: Excel refuses a sheet whose parts stand in another order.
const ORDER = (
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges " +
  "scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting " +
  "dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks " +
  "customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture " +
  "oleObjects controls webPublishItems tableParts extLst"
).split(" ");

export interface SheetToWrite {
  readonly sheet: SheetModel;
  /** The sheet as the original holds it; null for a new one. */
  readonly before: SheetModel | null;
  readonly styles: StyleBook;
  readonly dateSystem: DateSystem;
  /** `<tablePart …/>` for every table of the sheet, or null to leave them as they are. */
  readonly tableParts: readonly string[] | null;
  /** Rows from 0 that hold the header of a new table. */
  readonly headerRows: ReadonlySet<number>;
  /** `<drawing …/>` where charts stand on a new sheet. */
  readonly drawing: string | null;
}

/** The XML of a sheet, made from the original's by changing what differs between the two models. */
export function writeSheet(
  original: Uint8Array,
  part: string,
  reading: Reading,
  wanted: SheetToWrite,
): Uint8Array {
  const { sheet } = wanted;
  const before = wanted.before ?? emptySheet(sheet.name);
  const xml = new XmlPart(original, part, reading);
  const set = (name: string, raw: string | Uint8Array | null) => xml.set(name, raw, ORDER);
  const { prefix } = xml;

  const data = xml.bytesOf("sheetData");
  const changed = withDressedCells(changedCells(before, sheet), sheet);
  const hiddenChanged = symmetricDifference(before.hiddenRows, sheet.hiddenRows);
  if (changed.size > 0 || hiddenChanged.size > 0) {
    const scanner = data ? new XmlScanner(data, part, reading.file) : null;
    const { styles, dateSystem, headerRows } = wanted;
    const cells = {
      sheet,
      changed,
      hiddenChanged,
      boldRows: headerRows,
      styles,
      dateSystem,
      prefix,
    };
    set("sheetData", writeCells(scanner, cells));
  }

  const dimension = widened(sheet);
  if (!sameArea(dimension, before.declared)) {
    set("dimension", dimension && `<${prefix}dimension ref="${localAddress(dimension)}"/>`);
  }
  if (
    !sameSet(before.hiddenColumns, sheet.hiddenColumns) ||
    !sameMap(before.widths, sheet.widths)
  ) {
    set("cols", writeColumns(xml, sheet));
  }
  if (before.isProtected !== sheet.isProtected) {
    set("sheetProtection", sheet.isProtected ? `<${prefix}sheetProtection sheet="1"/>` : null);
  }
  if (!sameItems(before.merged, sheet.merged, sameArea)) {
    set("mergeCells", writeMerged(sheet.merged, prefix));
  }
  const validations = changedValidations(xml, before, sheet);
  if (validations !== undefined) set("dataValidations", validations);
  if (wanted.tableParts) {
    const { length } = wanted.tableParts;
    const raw = `<${prefix}tableParts count="${length}">${wanted.tableParts.join("")}</${prefix}tableParts>`;
    set("tableParts", length === 0 ? null : raw);
  }
  const [headerRow] = wanted.headerRows;
  if (!wanted.before && headerRow !== undefined) set("sheetViews", frozenBelow(headerRow, prefix));
  if (!wanted.before && sheet.report) {
    for (const [name, raw] of pageParts(sheet.report, prefix)) set(name, raw);
    set("drawing", wanted.drawing);
  }
  return xml.bytes();
}

/** Cells of a report that have a look but nothing in them are written as well. */
function withDressedCells(
  changed: ReadonlyMap<number, readonly number[]>,
  { report }: SheetModel,
): ReadonlyMap<number, readonly number[]> {
  if (!report) return changed;
  const all = new Map(changed);
  report.rows.forEach(({ cells, height }, row) => {
    const dressed = cells.flatMap((cell, column) => (cell ? [column] : []));
    const columns = new Set([...(changed.get(row) ?? []), ...dressed]);
    if (columns.size > 0 || height !== null)
      all.set(
        row,
        [...columns].sort((a, b) => a - b),
      );
  });
  return all;
}

function symmetricDifference(a: ReadonlySet<number>, b: ReadonlySet<number>): Set<number> {
  const result = new Set<number>();
  for (const item of a) if (!b.has(item)) result.add(item);
  for (const item of b) if (!a.has(item)) result.add(item);
  return result;
}

/** What the sheet declares as used, made larger where cells were filled outside it. */
function widened(sheet: SheetModel): Area | null {
  const { declared } = sheet;
  const filled = declared && filledArea(sheet);
  if (!declared || !filled) return declared;
  const row = Math.min(declared.row, filled.row);
  const column = Math.min(declared.column, filled.column);
  const rows = Math.max(declared.row + declared.rows, filled.row + filled.rows) - row;
  const columns = Math.max(declared.column + declared.columns, filled.column + filled.columns);
  return { sheet: sheet.name, row, column, rows, columns: columns - column };
}

const DEFAULT_WIDTH = "9.140625";

/** Columns of the same look in a row become one element; the style of the original's columns stays. */
function writeColumns(xml: XmlPart, sheet: SheetModel): string | null {
  const { prefix } = xml;
  const original = xml.elementsIn("cols").map((raw) => ({
    raw,
    first: Number(attributeOf(raw, "min")) - 1,
    last: Number(attributeOf(raw, "max")) - 1,
  }));
  const look = (column: number): string => {
    const from = original.find(({ first, last }) => column >= first && column <= last)?.raw;
    const width = sheet.widths.get(column);
    const isHidden = sheet.hiddenColumns.has(column);
    if (from === undefined && width === undefined && !isHidden) return "";
    let raw = from ?? `<${prefix}col width="${DEFAULT_WIDTH}"/>`;
    if (width !== undefined) {
      raw = withAttribute(withAttribute(raw, "width", String(width)), "customWidth", "1");
    } else if (attributeOf(raw, "customWidth") !== null || attributeOf(raw, "width") === "0") {
      raw = withAttribute(withAttribute(raw, "width", DEFAULT_WIDTH), "customWidth", null);
    }
    return withAttribute(raw, "hidden", isHidden ? "1" : null);
  };
  const changesAt = new Set([0, MAX_COLUMNS]);
  for (const { first, last } of original) changesAt.add(first).add(last + 1);
  for (const column of [...sheet.widths.keys(), ...sheet.hiddenColumns]) {
    changesAt.add(column).add(column + 1);
  }
  const bounds = [...changesAt].filter((at) => at >= 0 && at <= MAX_COLUMNS).sort((a, b) => a - b);
  const elements: string[] = [];
  let first = 0;
  let current = look(0);
  for (const bound of bounds.slice(1)) {
    const next = bound < MAX_COLUMNS ? look(bound) : null;
    if (next === current) continue;
    if (current !== "") {
      const from = withAttribute(current, "min", String(first + 1));
      elements.push(withAttribute(from, "max", String(bound)));
    }
    first = bound;
    current = next ?? "";
  }
  return elements.length === 0 ? null : `<${prefix}cols>${elements.join("")}</${prefix}cols>`;
}

function writeMerged(merged: readonly Area[], prefix: string): string | null {
  if (merged.length === 0) return null;
  const areas = merged.map((area) => `<${prefix}mergeCell ref="${localAddress(area)}"/>`);
  return `<${prefix}mergeCells count="${areas.length}">${areas.join("")}</${prefix}mergeCells>`;
}

/** A view in which the rows down to the header stay in sight. */
function frozenBelow(headerRow: number, prefix: string): string {
  const p = prefix;
  const rows = headerRow + 1;
  return (
    `<${p}sheetViews><${p}sheetView workbookViewId="0">` +
    `<${p}pane ySplit="${rows}" topLeftCell="A${rows + 1}" activePane="bottomLeft" state="frozen"/>` +
    `<${p}selection pane="bottomLeft"/></${p}sheetView></${p}sheetViews>`
  );
}
