import { z } from "zod";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { defineKind } from "./kind";
import { columnsOf, isBlankAt, namesOfFields, titleOf } from "./shared";

/** Cells that may not be blank. A blank key is asked about as such: the row is nobody's. */
export const required = defineKind({
  name: "required",
  about: "The column is filled in every row (with “when”: in the rows that the formula picks).",
  fields: "some",
  stage: 2,
  level: "error",
  group: "fill-in",
  scope: "table",
  params: z.strictObject({ key: z.boolean().default(false) }),
  prepare: ({ key }, setting) =>
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
                if (!isBlankAt(column, row) || !applies(row)) continue;
                const title = titleOf(column);
                report({
                  row,
                  columns: [column],
                  message: key ? verifyText.blankKey(title) : verifyText.blank(title),
                  fix: { advice: verifyText.blankAdvice(title), value: null },
                });
              }
            }
          },
        };
      },
    }),
});
