import { z } from "zod";
import { ok } from "../../text/trouble";
import { totalsText } from "../../text/verify-totals";
import { LastDigits } from "../profile/statistics";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, titleOf } from "./shared";

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
            const digits = new LastDigits();
            let first = -1;
            for (let row = 0; row < table.rows; row++) {
              const value = column.values[row];
              if (typeof value !== "number" || !applies(row)) continue;
              if (digits.add(value) && first < 0) first = row;
            }
            const favoured = digits.all < least ? null : digits.favoured();
            if (!favoured) continue;
            report({
              row: first,
              columns: [column],
              message: totalsText.digits(
                titleOf(column),
                favoured.digit,
                favoured.count,
                digits.all,
              ),
              fix: { advice: totalsText.digitsAdvice, value: null },
            });
          }
        },
      }),
    }),
});
