import { z } from "zod";
import { asText } from "../../cells/cell";
import { packText } from "../../text/pack";
import { fail, ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { keyAt } from "./in-order";
import { defineKind } from "./kind";
import { otherTable } from "./other-table";
import { columnsOf, namesOfFields, titleOf } from "./shared";

/** Values that stand in a column of another table. */
export const reference = defineKind({
  name: "reference",
  about:
    "Every value stands in a column of another table; of several columns, what they hold together.",
  fields: "some",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({
    table: z.string().min(1),
    field: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  }),
  prepare: ({ table: name, field: written }, setting) => {
    const elsewhere = otherTable(name, [written].flat(), setting);
    if (!elsewhere.ok) return elsewhere;
    const { target, fields } = elsewhere.value;
    if (setting.fields.length !== fields.length)
      return fail({
        code: "field",
        message: packText.fieldCount(
          fields.length === 1 ? "one column" : `${fields.length} columns`,
          setting.fields.length,
        ),
      });
    return ok({
      scope: "table",
      isByRow: true,
      reads: namesOfFields(setting.fields),
      others: [{ table: name, fields: namesOfFields(fields) }],
      begin: ({ table, other, applies, report }) => {
        const columns = columnsOf(table, namesOfFields(setting.fields));
        const elsewhere = other(name)!;
        const keys = columnsOf(elsewhere, namesOfFields(fields));
        const known = new Set<string | null>();
        for (let row = 0; row < elsewhere.rows; row++) known.add(keyAt(keys, row));
        return {
          rows: (from, to) => {
            for (let row = from; row < to; row++) {
              const key = keyAt(columns, row);
              if (key === null || known.has(key) || !applies(row)) continue;
              const value = columns.map((column) => asText(column.values[row] ?? null)).join(" · ");
              const title = columns.map(titleOf).join(" · ");
              report({
                row,
                columns,
                message: verifyText.reference(value, title, target.title),
                fix: { advice: verifyText.referenceAdvice(target.title), value: null },
              });
            }
          },
        };
      },
    });
  },
});
