import { z } from "zod";
import { formatDate } from "../../cells/date";
import { addMonths } from "../../formula/functions/date";
import { ok } from "../../text/trouble";
import { totalsText } from "../../text/verify-totals";
import { amountOf, amountShape, parametersOf } from "./amount";
import { rowsInOrder } from "./in-order";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, titleOf } from "./shared";

/** Rows that come again after an earlier one of the same key, or that say so and do not. */
export const again = defineKind({
  name: "again",
  about:
    "By the date in the first column, a row does not come after an earlier one that holds the same in the other columns, within so many months or ever; with “finds”: “not-again”, it does.",
  fields: "some",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({
    months: amountShape.optional(),
    finds: z.enum(["again", "not-again"]).default("again"),
  }),
  prepare: ({ months, finds }, setting) => {
    const parameters = parametersOf([months], setting);
    if (!parameters.ok) return parameters;
    return ok({
      scope: "table",
      reads: namesOfFields(setting.fields),
      parameters: parameters.value,
      begin: (check) => {
        const { table, applies, report } = check;
        const [date, ...keys] = columnsOf(table, namesOfFields(setting.fields));
        const limit = amountOf(months, check);
        return {
          end: () => {
            for (const rows of rowsInOrder(table, keys, date!)) {
              rows.forEach((row, at) => {
                const earlier = rows[at - 1];
                const on = Number(date!.values[row]);
                const last = earlier === undefined ? null : Number(date!.values[earlier]);
                const isAgain = last !== null && (limit === null || on <= reach(last, limit));
                if (isAgain !== (finds === "again") || !applies(row)) return;
                const columns = [date!, ...keys];
                const titles = keys.map(titleOf);
                report({
                  row,
                  columns,
                  ...(earlier === undefined ? {} : { alsoRows: [earlier] }),
                  message: isAgain
                    ? totalsText.again(titles, formatDate(last), table.firstRow + earlier! + 1)
                    : totalsText.notAgain(titles, last === null ? null : formatDate(last), limit),
                  counted: new Map([
                    ["date", last === null ? "" : formatDate(last)],
                    ["row", earlier === undefined ? "" : String(table.firstRow + earlier + 1)],
                    [
                      "before",
                      last === null ? totalsText.noEarlier : totalsText.lastOn(formatDate(last)),
                    ],
                  ]),
                  fix: { advice: totalsText.againAdvice, value: null },
                });
              });
            }
          },
        };
      },
    });
  },
});

/** The last day on which a row still counts as coming again: months are calendar months, not 30 days. */
function reach(from: number, months: number): number {
  const day = addMonths(from, months);
  return typeof day === "number" ? day : Infinity;
}
