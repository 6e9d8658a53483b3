import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import { ok } from "../../text/trouble";
import { totalsText } from "../../text/verify-totals";
import { amountOf, amountShape, parametersOf } from "./amount";
import { namedFields, rowsInOrder } from "./in-order";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, shown, titleOf } from "./shared";

/** From one period to the next: a figure that jumps, a wording that changes. */
export const step = defineKind({
  name: "step",
  about:
    "In the order of a date, the column changes by at most so many per cent from one row to the next (without “percent”: not at all); with “per”, the column divided by another, such as a count by its rate.",
  fields: "one",
  stage: 4,
  level: "query",
  group: "explain",
  scope: "table",
  params: z.strictObject({
    order: z.string().min(1),
    by: z.array(z.string().min(1)).default([]),
    per: z.string().min(1).optional(),
    percent: amountShape.optional(),
    /** Figures below it are too small for a percentage. */
    least: amountShape.default(0),
  }),
  prepare: ({ order, by, per, percent, least }, setting) => {
    const others = namedFields([order, ...(per === undefined ? [] : [per]), ...by], setting);
    if (!others.ok) return others;
    const parameters = parametersOf([percent, least], setting);
    if (!parameters.ok) return parameters;
    return ok({
      scope: "table",
      reads: namesOfFields([...setting.fields, ...others.value]),
      parameters: parameters.value,
      begin: (check) => {
        const { table, applies, report } = check;
        const [column] = columnsOf(table, namesOfFields(setting.fields));
        const [sorted, ...rest] = columnsOf(table, namesOfFields(others.value));
        const divisor = per === undefined ? null : rest[0]!;
        const groups = divisor ? rest.slice(1) : rest;
        const limit = amountOf(percent, check);
        const smallest = amountOf(least, check) ?? 0;
        const valueAt = (row: number): Cell => {
          const value = column!.values[row] ?? null;
          if (!divisor) return value;
          const by = divisor.values[row];
          return typeof value === "number" && typeof by === "number" && by !== 0
            ? value / by
            : null;
        };
        return {
          end: () => {
            for (const rows of rowsInOrder(table, groups, sorted!)) {
              let before: number | null = null;
              for (const row of rows) {
                const now = valueAt(row);
                if (now === null) continue;
                const earlier = before;
                before = row;
                if (earlier === null || !applies(row)) continue;
                const then = valueAt(earlier);
                const change = changeOf(then, now, limit, smallest);
                if (change === null) continue;
                const text = (value: Cell, at: number) =>
                  divisor ? "" : shown(column!.values[at] ?? value, column!);
                report({
                  row,
                  alsoRows: [earlier],
                  columns: divisor ? [column!, divisor] : [column!],
                  message: divisor
                    ? totalsText.ratioStep(titleOf(column!), titleOf(divisor), change)
                    : typeof change === "number"
                      ? totalsText.step(
                          titleOf(column!),
                          text(then, earlier),
                          text(now, row),
                          change,
                        )
                      : totalsText.changed(titleOf(column!), text(then, earlier), text(now, row)),
                  counted: new Map([
                    ["percent", typeof change === "number" ? totalsText.signed(change) : ""],
                  ]),
                  fix: { advice: totalsText.stepAdvice, value: null },
                });
              }
            }
          },
        };
      },
    });
  },
});

/** The change that is too much: in per cent, or "other" where none was allowed; null where it is none. */
function changeOf(
  then: Cell,
  now: Cell,
  limit: number | null,
  smallest: number,
): number | "other" | null {
  if (limit === null)
    return asText(then).toLowerCase() === asText(now).toLowerCase() ? null : "other";
  if (typeof then !== "number" || typeof now !== "number" || then === 0) return null;
  if (Math.abs(then) < smallest) return null;
  const percent = ((now - then) / Math.abs(then)) * 100;
  return Math.abs(percent) > limit ? percent : null;
}
