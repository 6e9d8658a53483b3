import { lastCell, localAddress } from "../../cells/address";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { cellsText } from "../../text/verify-cells";
import type { SheetFacts } from "../../workbook/port";
import { defineKind, NO_PARAMS } from "./kind";

// GEN-08: a blank tail of under 1,000 rows, or under five times the data, is nothing to speak of.
const ROWS_TO_MENTION = 1000;
const TIMES_THE_DATA = 5;
const COLUMNS_TO_MENTION = 100;
// No return comes near this: a few cells in far corners make Excel count all between them as used.
const CELLS_NO_RETURN_HAS = 20_000_000;

function tail({ used, filled }: SheetFacts): { rows: number; columns: number } {
  if (!used || !filled) return { rows: 0, columns: 0 };
  const rows = used.row + used.rows - (filled.row + filled.rows);
  const columns = used.column + used.columns - (filled.column + filled.columns);
  return {
    rows: rows >= ROWS_TO_MENTION || rows >= Math.max(100, filled.rows * TIMES_THE_DATA) ? rows : 0,
    columns: columns >= COLUMNS_TO_MENTION ? columns : 0,
  };
}

export const usedRange = defineKind({
  name: "used-range",
  about: "The range that Excel counts as used does not reach far beyond the data.",
  fields: "none",
  stage: 1,
  level: "note",
  group: "know",
  scope: "workbook",
  params: NO_PARAMS,
  prepare: () =>
    ok({
      scope: "workbook",
      judge: ({ facts, report }) => {
        for (const sheet of facts.sheets) {
          const { used, filled, name } = sheet;
          const { rows, columns } = tail(sheet);
          if (!used || !filled) continue;
          const fault = (message: string, advice: string) =>
            report({
              sheet: name,
              cell: localAddress(used),
              message,
              fix: { advice, value: null },
            });
          if (filled.rows * filled.columns > CELLS_NO_RETURN_HAS) {
            fault(verifyText.usedFarOut(lastCell(filled)), verifyText.usedFarOutAdvice);
          } else if (rows + columns > 0) {
            fault(
              verifyText.usedRange(rows, columns, localAddress(filled)),
              verifyText.usedRangeAdvice,
            );
          }
        }
      },
    }),
});

export const unreadableCells = defineKind({
  name: "unreadable-cells",
  about: "Every cell of the file could be read.",
  fields: "none",
  stage: 1,
  level: "error",
  group: "correct",
  scope: "workbook",
  params: NO_PARAMS,
  prepare: () =>
    ok({
      scope: "workbook",
      judge: ({ facts, report }) => {
        for (const { area, reason } of facts.unreadable) {
          report({
            sheet: area.sheet,
            cell: localAddress(area),
            message: verifyText.unreadableCells(reason),
            fix: { advice: verifyText.unreadableCellsAdvice, value: null },
          });
        }
      },
    }),
});

export const externalLinks = defineKind({
  name: "external-links",
  about: "The workbook takes no figures from other files.",
  fields: "none",
  stage: 1,
  level: "query",
  group: "explain",
  scope: "workbook",
  params: NO_PARAMS,
  prepare: () =>
    ok({
      scope: "workbook",
      judge: ({ facts, report }) => {
        for (const target of facts.externalLinks) {
          report({
            sheet: facts.sheets[0]?.name ?? "",
            cell: null,
            value: target,
            message: verifyText.externalLink(target),
            fix: { advice: verifyText.externalLinkAdvice, value: null },
          });
        }
      },
    }),
});

export const oldLineEnds = defineKind({
  name: "old-line-ends",
  about:
    "A text file does not end its lines as old Mac computers did; if it does, the rows read are said.",
  fields: "none",
  stage: 1,
  level: "note",
  group: "know",
  scope: "workbook",
  params: NO_PARAMS,
  prepare: () =>
    ok({
      scope: "workbook",
      judge: ({ facts, report }) => {
        const [sheet] = facts.sheets;
        if (facts.hasOldLineEnds !== true || !sheet) return;
        report({
          sheet: sheet.name,
          cell: null,
          message: cellsText.oldLineEnds(sheet.filled?.rows ?? 0),
        });
      },
    }),
});
