import { rag } from "../src/kpi/rag";
import type { Range } from "../src/kpi/range";
import type { Cell } from "../src/cells/cell";
import { emptySheet, GENERAL, putCell, type WorkbookModel } from "../src/workbook/model";
import type { Figure } from "./figures";

/** One line of a summary: what is measured, and what it is held against. */
export interface SummaryLine {
  readonly measure: string;
  readonly figure: Figure;
  readonly format: "0.0%" | "0" | "0.00";
  readonly target: number | null;
  readonly direction?: "higher" | "lower";
}

const TOLERANCE = 0.05;

const single = (name: string, cell: Cell): Range => ({
  name,
  rows: 1,
  columns: 1,
  cells: [cell],
  dateSystem: 1900,
});

function colourOf({ figure, direction }: SummaryLine, target: number): string {
  const colour = rag({
    actual: single("actual", figure.value),
    target: single("target", target),
    tolerance: single("tolerance", TOLERANCE),
    direction: direction === undefined ? null : single("direction", direction),
    toleranceType: null,
    decimals: null,
  });
  const said = colour.ok ? colour.value[0]?.[0] : undefined;
  if (typeof said !== "string") throw new Error("A figure with a target has a colour.");
  return said;
}

/** The sheet that people look at first: a measure a line, with its target and colour, worked out as at 31/10/2026. */
export function addSummary(
  model: WorkbookModel,
  title: string,
  lines: readonly SummaryLine[],
): void {
  const sheet = emptySheet("Summary");
  putCell(sheet, 0, 0, title);
  putCell(
    sheet,
    1,
    0,
    "Figures as at 31/10/2026. Invented data: no person in this workbook exists.",
  );
  ["Measure", "Result", "Target", "Status"].forEach((heading, column) =>
    putCell(sheet, 3, column, heading),
  );
  lines.forEach((line, index) => {
    const { measure, figure, format, target, direction } = line;
    const row = 4 + index;
    const at = row + 1;
    putCell(sheet, row, 0, measure);
    putCell(sheet, row, 1, figure.value, format, `=${figure.formula}`);
    if (target === null) return;
    putCell(sheet, row, 2, target, format);
    const toward = direction === undefined ? "" : `,"${direction}"`;
    const formula = `=KPI.RAG(B${at},C${at},${TOLERANCE}${toward})`;
    putCell(sheet, row, 3, colourOf(line, target), GENERAL, formula);
  });
  [52, 12, 12, 12].forEach((width, column) => sheet.widths.set(column, width));
  model.sheets.unshift(sheet);
}
