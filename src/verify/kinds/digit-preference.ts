import { z } from "zod";
import { ok } from "../../text/trouble";
import { totalsText } from "../../text/verify-totals";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, titleOf } from "./shared";

// Chi-squared with nine degrees of freedom: exceeded by chance once in a thousand columns.
const BY_CHANCE = 27.877;
// Figures below it have no free last digit.
const TWO_DIGITS = 10;

/** Figures that end in 0 or 5 more often than counted ones do: guessed, or rounded. */
export const digitPreference = defineKind({
  name: "digit-preference",
  about:
    "The last digits of whole numbers of two digits or more are spread as those of counted figures are; fewer figures than “least” are not judged.",
  fields: "some",
  stage: 4,
  level: "note",
  group: "know",
  scope: "table",
  params: z.strictObject({ least: z.number().int().min(50).default(100) }),
  prepare: ({ least }, setting) =>
    ok({
      scope: "table",
      reads: namesOfFields(setting.fields),
      begin: ({ table, applies, report }) => ({
        end: () => {
          for (const column of columnsOf(table, namesOfFields(setting.fields))) {
            const counts = new Uint32Array(10);
            let all = 0;
            let first = -1;
            for (let row = 0; row < table.rows; row++) {
              const value = column.values[row];
              if (typeof value !== "number" || !Number.isInteger(value)) continue;
              if (Math.abs(value) < TWO_DIGITS || !applies(row)) continue;
              counts[Math.abs(value) % 10]!++;
              if (first < 0) first = row;
              all++;
            }
            if (all < least) continue;
            const expected = all / 10;
            const chi = counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
            if (chi <= BY_CHANCE) continue;
            const favoured = [...counts.keys()].reduce((a, b) => (counts[b]! > counts[a]! ? b : a));
            report({
              row: first,
              columns: [column],
              message: totalsText.digits(titleOf(column), favoured, counts[favoured]!, all),
              fix: { advice: totalsText.digitsAdvice, value: null },
            });
          }
        },
      }),
    }),
});
