import { z } from "zod";
import { asText, isBlank, trim } from "../../cells/cell";
import { ok } from "../../text/trouble";
import { totalsText } from "../../text/verify-totals";
import { State } from "../tables/table";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, titleOf } from "./shared";

/** What stands where a figure does not: one sign for each meaning, and no cell left to guess at. */
export const symbols = defineKind({
  name: "symbols",
  about:
    "Cells of a column of figures that hold no figure (*, [c], ..) all hold the same sign; with “finds”: “blank”, no cell is blank where others show zero.",
  fields: "some",
  stage: 4,
  level: "query",
  group: "explain",
  scope: "table",
  params: z.strictObject({ finds: z.enum(["mixed", "blank"]).default("mixed") }),
  prepare: ({ finds }, setting) =>
    ok({
      scope: "table",
      reads: namesOfFields(setting.fields),
      begin: ({ table, applies, report }) => {
        const columns = columnsOf(table, namesOfFields(setting.fields));
        return {
          end: () => {
            for (const column of columns) {
              const signs = new Map<string, number>();
              const blank: number[] = [];
              let zeros = 0;
              for (let row = 0; row < table.rows; row++) {
                if (table.skip[row] === 1 || (finds === "mixed" && !applies(row))) continue;
                const raw = column.raw[row] ?? null;
                if (column.values[row] === 0) zeros++;
                else if (isBlank(raw)) {
                  if (applies(row)) blank.push(row);
                } else if (column.state[row] !== State.READABLE) {
                  const sign = trim(asText(raw));
                  if (!signs.has(sign)) signs.set(sign, row);
                }
              }
              const found = finds === "blank" ? (zeros > 0 ? blank : []) : [...signs.values()];
              const [first, ...others] = found;
              if (first === undefined || (finds === "mixed" && others.length === 0)) continue;
              report({
                row: finds === "mixed" ? others[0]! : first,
                alsoRows: finds === "mixed" ? [first, ...others.slice(1)] : others,
                columns: [column],
                message:
                  finds === "mixed"
                    ? totalsText.mixedSigns(titleOf(column), [...signs.keys()])
                    : totalsText.blankOrZero(titleOf(column), blank.length, zeros),
                fix: {
                  advice:
                    finds === "mixed" ? totalsText.mixedSignsAdvice : totalsText.blankOrZeroAdvice,
                  value: null,
                },
              });
            }
          },
        };
      },
    }),
});
