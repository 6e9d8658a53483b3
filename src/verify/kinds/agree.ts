import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import { packText } from "../../text/pack";
import { fail, ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { fieldOf } from "../pack-model";
import { columnOf } from "../tables/table";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, shown, titleOf } from "./shared";

const keyOf = (value: Cell) => asText(value).toLowerCase();

/** The same value in two tables, for records that stand in both. */
export const agree = defineKind({
  name: "agree",
  about:
    "Where a record stands in another table too (told by its key, the first column), the second column holds the same in both; blanks are not compared.",
  fields: "two",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({
    table: z.string().min(1),
    key: z.string().min(1),
    field: z.string().min(1),
  }),
  prepare: ({ table: name, key: writtenKey, field: written }, setting) => {
    const target = setting.tables.find((table) => table.name === name);
    if (!target)
      return fail({
        code: "table",
        message: packText.unknownTable(
          name,
          setting.tables.map((table) => table.name),
        ),
      });
    const titles = target.fields.map((one) => one.title);
    const [key, field] = [fieldOf(target, writtenKey), fieldOf(target, written)];
    if (!key) return fail({ code: "field", message: packText.unknownField(writtenKey, titles) });
    if (!field) return fail({ code: "field", message: packText.unknownField(written, titles) });
    if (setting.fields.length !== 2)
      return fail({
        code: "field",
        message: packText.fieldCount("two columns", setting.fields.length),
      });
    return ok({
      scope: "table",
      isByRow: true,
      reads: namesOfFields(setting.fields),
      others: [{ table: name, fields: [key.name, field.name] }],
      begin: ({ table, other, applies, report }) => {
        const [own, column] = columnsOf(table, namesOfFields(setting.fields));
        const there = other(name)!;
        const keys = columnOf(there, key.name)!.values;
        const values = columnOf(there, field.name)!;
        const held = new Map<string, Cell[]>();
        keys.forEach((one, row) => {
          const value = values.values[row] ?? null;
          if (one === null || value === null) return;
          const known = held.get(keyOf(one));
          if (known) known.push(value);
          else held.set(keyOf(one), [value]);
        });
        return {
          rows: (from, to) => {
            for (let row = from; row < to; row++) {
              const [id, value] = [own!.values[row] ?? null, column!.values[row] ?? null];
              if (id === null || value === null) continue;
              const others = held.get(keyOf(id)) ?? [];
              if (others.length === 0 || others.some((one) => keyOf(one) === keyOf(value)))
                continue;
              if (!applies(row)) continue;
              report({
                row,
                columns: [column!],
                message: verifyText.disagree(
                  titleOf(column!),
                  shown(value, column!),
                  target.title,
                  shown(others[0]!, values),
                ),
                fix: { advice: verifyText.disagreeAdvice, value: null },
              });
            }
          },
        };
      },
    });
  },
});
