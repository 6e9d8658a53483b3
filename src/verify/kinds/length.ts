import { z } from "zod";
import { asText } from "../../cells/cell";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, titleOf } from "./shared";

/** Texts with a least or greatest number of characters. */
export const length = defineKind({
  name: "length",
  about: "Every value has at least or at most so many characters.",
  fields: "some",
  stage: 2,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({
    least: z.number().int().min(0).optional(),
    most: z.number().int().min(0).optional(),
  }),
  prepare: ({ least, most }, setting) =>
    ok({
      scope: "table",
      isByRow: true,
      reads: namesOfFields(setting.fields),
      begin: ({ table, applies, report }) => {
        const columns = columnsOf(table, namesOfFields(setting.fields));
        return {
          rows: (from, to) => {
            for (const column of columns) {
              for (let row = from; row < to; row++) {
                const value = column.values[row] ?? null;
                if (value === null) continue;
                const text = asText(value);
                if (text.length >= (least ?? 0) && text.length <= (most ?? Infinity)) continue;
                if (!applies(row)) continue;
                report({
                  row,
                  columns: [column],
                  message: verifyText.length(
                    text,
                    titleOf(column),
                    text.length,
                    least ?? null,
                    most ?? null,
                  ),
                  fix: { advice: verifyText.patternAdvice, value: null },
                });
              }
            }
          },
        };
      },
    }),
});
