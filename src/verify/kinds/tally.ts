import { z } from "zod";
import { ok } from "../../text/trouble";
import { totalsText } from "../../text/verify-totals";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields } from "./shared";

/** How many rows are of a sort, said once: nothing to put right in any of them. */
export const tally = defineKind({
  name: "tally",
  about:
    "Says once how many rows “when” picks (all of them without it), in the words given; where there is none it is silent.",
  fields: "one",
  stage: 4,
  level: "note",
  group: "know",
  scope: "table",
  params: z.strictObject({ one: z.string().min(1), many: z.string().min(1) }),
  prepare: ({ one, many }, setting) =>
    ok({
      scope: "table",
      reads: namesOfFields(setting.fields),
      begin: ({ table, applies, report }) => {
        const [column] = columnsOf(table, namesOfFields(setting.fields));
        return {
          end: () => {
            const found: number[] = [];
            for (let row = 0; row < table.rows; row++) if (applies(row)) found.push(row);
            const [row, ...alsoRows] = found;
            if (row === undefined) return;
            report({
              row,
              alsoRows,
              columns: [column!],
              message: totalsText.tally(found.length, one, many),
              counted: new Map([["count", totalsText.number(found.length)]]),
              // A rule that asks, and does not only note, wants an answer.
              group: "explain",
            });
          },
        };
      },
    }),
});
