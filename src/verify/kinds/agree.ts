import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import type { Comparison } from "../../formula/expression";
import { compare as compareValues } from "../../formula/values";
import { packText } from "../../text/pack";
import { fail, ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { fieldOf } from "../pack-model";
import { columnOf, type Column } from "../tables/table";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, shown, titleOf } from "./shared";

const keyOf = (value: Cell) => asText(value).toLowerCase();

const BLANKS = ["skip", "here", "both"] as const;

/** The same value in two tables, for records that stand in both; or, with `op`, a value on one side of the other. */
export const agree = defineKind({
  name: "agree",
  about:
    "Where a record stands in another table too (told by its key, the first column), the second column holds the same in both, or with “op” is before, after … what stands there. Blanks are not compared; with “blank”: “here” a blank in this table is another value, with “both” in either.",
  fields: "two",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({
    table: z.string().min(1),
    key: z.string().min(1),
    field: z.string().min(1),
    op: z.enum(["=", "<>", "<", ">", "<=", ">="]).default("="),
    blank: z.enum(BLANKS).default("skip"),
  }),
  prepare: ({ table: name, key: writtenKey, field: written, op, blank }, setting) => {
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
          if (one === null || (value === null && blank !== "both")) return;
          const known = held.get(keyOf(one));
          if (known) known.push(value);
          else held.set(keyOf(one), [value]);
        });
        return {
          rows: (from, to) => {
            for (let row = from; row < to; row++) {
              const [id, value] = [own!.values[row] ?? null, column!.values[row] ?? null];
              if (id === null || (value === null && blank === "skip")) continue;
              const others = held.get(keyOf(id)) ?? [];
              if (others.length === 0 || others.some((one) => stands(op, value, one))) continue;
              if (!applies(row)) continue;
              report({
                row,
                columns: [column!],
                message:
                  op === "="
                    ? verifyText.disagree(
                        titleOf(column!),
                        shown(value, column!),
                        target.title,
                        shown(others[0]!, values),
                      )
                    : verifyText.compare(
                        titleOf(column!),
                        shown(value, column!),
                        wordsFor(op, column!),
                        `${titleOf(values)}, ${target.title}`,
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

/** Equal as people read it, blanks too; in order as formulas compare. */
function stands(op: Comparison, value: Cell, other: Cell): boolean {
  if (op === "=") return keyOf(value) === keyOf(other);
  return compareValues(op, value, other) !== false;
}

function wordsFor(op: Comparison, { field }: Column): string {
  const isDate = field.type === "date" || field.type === "datetime";
  return (isDate ? verifyText.compareDateWords : verifyText.compareWords)[op];
}
