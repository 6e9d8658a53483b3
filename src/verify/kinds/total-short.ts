import { tokenize } from "@borgar/fx";
import { localAddress, parseAddress, cellArea, type Area } from "../../cells/address";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Table } from "../tables/table";
import { defineKind, NO_PARAMS } from "./kind";

// A range over less than half of the records is meant to cover a part of them.
const MEANT_FOR_ALL = 0.5;

/** Formulas over a column of the data that stop before its last record, as they do when rows were added below. */
export const totalShort = defineKind({
  name: "total-short",
  about:
    "Formulas above and below the data that cover a column from its first record on reach its last one.",
  fields: "none",
  stage: 4,
  level: "query",
  group: "correct",
  scope: "workbook",
  params: NO_PARAMS,
  prepare: () =>
    ok({
      scope: "workbook",
      judge: ({ tables, formulas, report }) => {
        for (const table of tables) {
          for (const { row, column, formula } of formulas(table.sheet)) {
            const short = rangesOf(formula, table.sheet).find((range) => stopsShort(range, table));
            if (!short) continue;
            const last = table.firstRow + table.rows;
            const whole = localAddress({ ...short, rows: last - short.row });
            report({
              sheet: table.sheet,
              cell: localAddress(cellArea(table.sheet, row, column)),
              table,
              value: formula,
              message: verifyText.totalShort(
                formula.replace(/^=/, ""),
                short.row + short.rows,
                last,
              ),
              fix: { advice: verifyText.totalShortAdvice(whole), value: null },
            });
          }
        }
      },
    }),
});

function rangesOf(formula: string, sheet: string): Area[] {
  return tokenize(formula).flatMap(({ type, value }) => {
    const area = type === "range" ? parseAddress(value, sheet) : null;
    return area && area.sheet.toLowerCase() === sheet.toLowerCase() ? [area] : [];
  });
}

function stopsShort(range: Area, table: Table): boolean {
  if (range.columns !== 1 || range.column < table.firstColumn || range.column > table.lastColumn)
    return false;
  const startsAtTop = range.row === table.firstRow || range.row === table.headerRow;
  const end = range.row + range.rows;
  const last = table.firstRow + table.rows;
  return startsAtTop && end < last && end - table.firstRow >= table.rows * MEANT_FOR_ALL;
}
