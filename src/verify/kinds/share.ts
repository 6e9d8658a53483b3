import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import { fail, ok } from "../../text/trouble";
import { totalsText } from "../../text/verify-totals";
import { amountOf, amountShape, parametersOf } from "./amount";
import { defineKind } from "./kind";
import { columnsOf, isBlankAt, namesOfFields, titleOf } from "./shared";

const mark = (value: Cell) => asText(value).toLowerCase();

/** How many per cent of a column hold certain values. */
export const share = defineKind({
  name: "share",
  about:
    "Of the rows, at most (or at least) so many per cent hold one of these values, or with “blank” nothing at all.",
  fields: "some",
  stage: 4,
  level: "query",
  group: "explain",
  scope: "table",
  params: z.strictObject({
    values: z.array(z.union([z.string(), z.number(), z.boolean()])).default([]),
    blank: z.boolean().default(false),
    most: amountShape.optional(),
    least: amountShape.optional(),
    /** A share of fewer rows says nothing. */
    rows: z.number().int().min(1).default(1),
  }),
  prepare: ({ values, blank, most, least, rows: fewest }, setting) => {
    if ((most === undefined) === (least === undefined) || (values.length === 0 && !blank))
      return fail({ code: "params", message: totalsText.shareNeeds });
    const parameters = parametersOf([most, least], setting);
    if (!parameters.ok) return parameters;
    const wanted = new Set(values.map(mark));
    return ok({
      scope: "table",
      reads: namesOfFields(setting.fields),
      parameters: parameters.value,
      begin: (check) => {
        const { table, applies, report } = check;
        const limit = amountOf(most ?? least, check);
        return {
          end: () => {
            for (const column of columnsOf(table, namesOfFields(setting.fields))) {
              const found: number[] = [];
              const rest: number[] = [];
              for (let row = 0; row < table.rows; row++) {
                if (!applies(row)) continue;
                const value = column.values[row] ?? null;
                const isOne = isBlankAt(column, row) ? blank : wanted.has(mark(value));
                (isOne ? found : rest).push(row);
              }
              const all = found.length + rest.length;
              const percent = (found.length / all) * 100;
              if (all < fewest || limit === null) continue;
              if (most === undefined ? percent >= limit : percent <= limit) continue;
              const [row = 0, ...alsoRows] = most === undefined ? rest : found;
              report({
                row,
                alsoRows,
                columns: [column],
                message: totalsText.share(
                  titleOf(column),
                  [...values.map(asText), ...(blank ? [totalsText.nothing] : [])],
                  { found: found.length, all, limit, isMost: most !== undefined },
                ),
                fix: { advice: totalsText.shareAdvice, value: null },
              });
            }
          },
        };
      },
    });
  },
});
