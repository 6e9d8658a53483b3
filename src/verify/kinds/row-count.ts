import { z } from "zod";
import { ok } from "../../text/trouble";
import { totalsText } from "../../text/verify-totals";
import { recordCount } from "../tables/table";
import { amountOf, amountShape, parametersOf } from "./amount";
import { defineKind } from "./kind";

/** How many records a table has: between bounds, or about as many as last time. */
export const rowCount = defineKind({
  name: "row-count",
  about:
    "The table has at least and at most so many records, or as many as last time (“like”) give or take so many per cent. “like” may be left to the last accepted return.",
  fields: "none",
  stage: 4,
  level: "query",
  group: "explain",
  scope: "table",
  params: z.strictObject({
    least: amountShape.optional(),
    most: amountShape.optional(),
    like: amountShape.optional(),
    percent: amountShape.default(20),
  }),
  prepare: ({ least, most, like, percent }, setting) => {
    const parameters = parametersOf([least, most, like, percent], setting);
    if (!parameters.ok) return parameters;
    return ok({
      scope: "table",
      reads: [],
      parameters: parameters.value,
      toldByLast: typeof like === "string" ? [like] : [],
      begin: (check) => ({
        end: () => {
          const rows = recordCount(check.table);
          const [low, high, given] = [least, most, like].map((one) => amountOf(one, check));
          const before = like === undefined ? null : check.previous(check.table.spec.name);
          const last = given ?? (before && recordCount(before));
          const change = last ? ((rows - last) / last) * 100 : 0;
          const message =
            typeof low === "number" && rows < low
              ? totalsText.tooFewRows(rows, low)
              : typeof high === "number" && rows > high
                ? totalsText.tooManyRows(rows, high)
                : last && Math.abs(change) > (amountOf(percent, check) ?? Infinity)
                  ? totalsText.rowsLastTime(rows, last, change)
                  : null;
          if (message === null) return;
          const { firstRow, headerRow, spec } = check.table;
          check.report({
            // A block of a form without any line is gone to by its heading.
            row: spec.form && rows === 0 ? headerRow - firstRow : 0,
            columns: check.table.columns.slice(0, 1),
            message,
            fix: { advice: totalsText.rowsAdvice, value: null },
          });
        },
      }),
    });
  },
});
