import { z } from "zod";
import { ok } from "../../text/trouble";
import { totalsText } from "../../text/verify-totals";
import { amountOf, amountShape, parametersOf } from "./amount";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, titleOf } from "./shared";

// Halves of a penny are not worth a question, nor is what binary fractions lose.
const LOST_IN_ADDING = 1e-6;

/** What sums may differ by: cells rounded to a base can each be half of it away from the truth. */
export const toleranceShape = {
  tolerance: amountShape.default(0),
  /** The base to which the figures are rounded. */
  rounded: amountShape.optional(),
};

/** How far a sum of so many rounded parts may lie from a rounded total. */
export function allowance(parts: number, tolerance: number | null, rounded: number | null): number {
  return Math.max(tolerance ?? 0, ((rounded ?? 0) / 2) * (parts + 1)) + LOST_IN_ADDING;
}

/** A total and the parts that it is made of, side by side. */
export const total = defineKind({
  name: "total",
  about:
    "The first column is the sum of the others, give or take a tolerance; figures rounded to a base are given half of it each. A row with a blank or a hidden figure is not judged, unless “blank” is “zero”.",
  fields: "some",
  stage: 4,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({
    ...toleranceShape,
    blank: z.enum(["not-judged", "zero"]).default("not-judged"),
  }),
  prepare: ({ tolerance, rounded, blank }, setting) => {
    const parameters = parametersOf([tolerance, rounded], setting);
    if (!parameters.ok) return parameters;
    return ok({
      scope: "table",
      reads: namesOfFields(setting.fields),
      parameters: parameters.value,
      begin: (check) => {
        const { table, applies, report } = check;
        const [whole, ...parts] = columnsOf(table, namesOfFields(setting.fields));
        const allowed = allowance(
          parts.length,
          amountOf(tolerance, check),
          amountOf(rounded, check),
        );
        return {
          rows: (from, to) => {
            for (let row = from; row < to; row++) {
              const said = whole!.values[row];
              if (typeof said !== "number") continue;
              let sum = 0;
              let filled = 0;
              let unknown = 0;
              for (const part of parts) {
                const value = part.values[row] ?? null;
                if (typeof value === "number") {
                  sum += value;
                  filled++;
                } else if (blank === "not-judged" || (part.raw[row] ?? null) !== null) unknown++;
              }
              if (unknown > 0 || filled === 0 || Math.abs(sum - said) <= allowed) continue;
              if (!applies(row)) continue;
              report({
                row,
                columns: [whole!, ...parts],
                message: totalsText.total(parts.map(titleOf), sum, titleOf(whole!), said),
                fix: { advice: totalsText.totalAdvice, value: null },
              });
            }
          },
        };
      },
    });
  },
});
