import { cellArea, localAddress } from "../../cells/address";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { shortOfTable } from "../integrity/short-range";
import { defineKind, NO_PARAMS } from "./kind";

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
            const short = shortOfTable(formula, table);
            if (!short) continue;
            const { range, whole } = short;
            report({
              sheet: table.sheet,
              cell: localAddress(cellArea(table.sheet, row, column)),
              table,
              value: formula,
              message: verifyText.totalShort(
                formula.replace(/^=/, ""),
                range.row + range.rows,
                whole.row + whole.rows,
              ),
              fix: { advice: verifyText.totalShortAdvice(localAddress(whole)), value: null },
            });
          }
        }
      },
    }),
});
