import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import { packText } from "../../text/pack";
import { fail, ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { fieldOf } from "../pack-model";
import { columnOf } from "../tables/table";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, titleOf } from "./shared";

const keyOf = (value: Cell) => asText(value).toLowerCase();

/** Values that stand in a column of another table. */
export const reference = defineKind({
  name: "reference",
  about: "Every value stands in a column of another table.",
  fields: "one",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({ table: z.string().min(1), field: z.string().min(1) }),
  prepare: ({ table: name, field: written }, setting) => {
    const target = setting.tables.find((table) => table.name === name);
    if (!target)
      return fail({
        code: "table",
        message: packText.unknownTable(
          name,
          setting.tables.map((table) => table.name),
        ),
      });
    const field = fieldOf(target, written);
    if (!field)
      return fail({
        code: "field",
        message: packText.unknownField(
          written,
          target.fields.map((one) => one.title),
        ),
      });
    return ok({
      scope: "table",
      isByRow: true,
      reads: namesOfFields(setting.fields),
      others: [{ table: name, fields: [field.name] }],
      begin: ({ table, other, applies, report }) => {
        const [column] = columnsOf(table, namesOfFields(setting.fields));
        const values = columnOf(other(name)!, field.name)!.values;
        const known = new Set(values.filter((value) => value !== null).map(keyOf));
        return {
          rows: (from, to) => {
            for (let row = from; row < to; row++) {
              const value = column!.values[row] ?? null;
              if (value === null || known.has(keyOf(value)) || !applies(row)) continue;
              report({
                row,
                columns: [column!],
                message: verifyText.reference(asText(value), titleOf(column!), target.title),
                fix: { advice: verifyText.referenceAdvice(target.title), value: null },
              });
            }
          },
        };
      },
    });
  },
});
