import { trim } from "../../cells/cell";
import { parseNumber } from "../../cells/number";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { defineKind, NO_PARAMS } from "./kind";

const STARTS_LIKE_FORMULA = /^[=+\-@\t\r]/;
// A dash before words is how people write "none" or a list; what runs has a function or a reference in it.
const HARMLESS = /^[+-]?[\s-]*$|^[-+] ?[\p{L}\s,.'’]+$|^\+?[\d\s()-]+$/u;

/** Texts that would be run as formulas by whoever opens the data as CSV. */
export const formulaText = defineKind({
  name: "formula-text",
  about:
    "No text starts like a formula (=, +, -, @), which a spreadsheet would run if the data were saved as CSV and opened again.",
  fields: "none",
  stage: 2,
  level: "query",
  group: "tidy",
  scope: "every-table",
  params: NO_PARAMS,
  prepare: () =>
    ok({
      scope: "table",
      isByRow: true,
      reads: [],
      begin: ({ table, report }) => ({
        rows: (from, to) => {
          for (const column of table.columns) {
            for (let row = from; row < to; row++) {
              const value = column.raw[row];
              if (typeof value !== "string" || table.skip[row] === 1) continue;
              if (
                !STARTS_LIKE_FORMULA.test(value) ||
                HARMLESS.test(value) ||
                parseNumber(value) !== null
              )
                continue;
              report({
                row,
                columns: [column],
                blocks: false,
                message: verifyText.formulaText(shorten(trim(value))),
                fix: { advice: verifyText.formulaTextAdvice, value: null },
              });
            }
          }
        },
      }),
    }),
});

const LONGEST_SHOWN = 60;
const shorten = (text: string) =>
  text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
