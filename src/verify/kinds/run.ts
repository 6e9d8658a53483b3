import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import { ok } from "../../text/trouble";
import { totalsText } from "../../text/verify-totals";
import { amountOf, amountShape, parametersOf } from "./amount";
import { namedFields, rowsInOrder } from "./in-order";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, shown, titleOf } from "./shared";

/** The same value so many times running: copied forward, or somebody who stays away. */
export const run = defineKind({
  name: "run",
  about:
    "In the order of a date, the column does not hold the same value more than so many times running; with “by”, in each group, with “values”, only these are counted.",
  fields: "one",
  stage: 4,
  level: "query",
  group: "explain",
  scope: "table",
  params: z.strictObject({
    order: z.string().min(1),
    by: z.array(z.string().min(1)).default([]),
    values: z.array(z.union([z.string(), z.number(), z.boolean()])).optional(),
    most: amountShape,
  }),
  prepare: ({ order, by, values, most }, setting) => {
    const others = namedFields([order, ...by], setting);
    if (!others.ok) return others;
    const parameters = parametersOf([most], setting);
    if (!parameters.ok) return parameters;
    const wanted = values && new Set(values.map(mark));
    return ok({
      scope: "table",
      reads: namesOfFields([...setting.fields, ...others.value]),
      parameters: parameters.value,
      begin: (check) => {
        const { table, applies, report } = check;
        const [column] = columnsOf(table, namesOfFields(setting.fields));
        const [sorted, ...groups] = columnsOf(table, namesOfFields(others.value));
        const limit = amountOf(most, check) ?? Infinity;
        const say = (rows: readonly number[]) => {
          const row = rows.at(-1);
          if (row === undefined || rows.length <= limit) return;
          report({
            row,
            alsoRows: rows.slice(0, -1),
            columns: [column!],
            message: totalsText.run(
              titleOf(column!),
              shown(column!.values[row] ?? null, column!),
              rows.length,
              shown(sorted!.values[rows[0]!] ?? null, sorted!),
            ),
            counted: new Map([["times", totalsText.number(rows.length)]]),
            fix: { advice: totalsText.runAdvice, value: null },
          });
        };
        return {
          end: () => {
            for (const rows of rowsInOrder(table, groups, sorted!)) {
              let running: number[] = [];
              let last = "";
              for (const row of rows) {
                const value = column!.values[row] ?? null;
                if (value === null || !applies(row)) continue;
                const now = mark(value);
                if (now !== last) {
                  say(running);
                  running = [];
                  last = now;
                }
                if (!wanted || wanted.has(now)) running.push(row);
              }
              say(running);
            }
          },
        };
      },
    });
  },
});

const mark = (value: Cell) => asText(value).toLowerCase();
