import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import type { Comparison } from "../../formula/expression";
import { compare as compareValues } from "../../formula/values";
import { packText } from "../../text/pack";
import { fail, ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Column } from "../tables/table";
import { keyAt } from "./in-order";
import { defineKind } from "./kind";
import { otherTable, rowsElsewhere } from "./other-table";
import { columnsOf, namesOfFields, shown, titleOf } from "./shared";

const keyOf = (value: Cell) => asText(value).toLowerCase();

const BLANKS = ["skip", "here", "both"] as const;

/** The same value in two tables, for records that stand in both; or, with `op`, a value on one side of the other. */
export const agree = defineKind({
  name: "agree",
  about:
    "Where a record stands in another table too (told by its key: the columns before the last, and `key` there), the last column holds the same in both, or with “op” is before, after … what stands there. Blanks are not compared; with “blank”: “here” a blank in this table is another value, with “both” in either.",
  fields: "some",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({
    table: z.string().min(1),
    key: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
    field: z.string().min(1),
    op: z.enum(["=", "<>", "<", ">", "<=", ">="]).default("="),
    blank: z.enum(BLANKS).default("skip"),
  }),
  prepare: ({ table: name, key: writtenKey, field: written, op, blank }, setting) => {
    const elsewhere = otherTable(name, [writtenKey, written].flat(), setting);
    if (!elsewhere.ok) return elsewhere;
    const { target, fields } = elsewhere.value;
    const there = namesOfFields(fields);
    if (setting.fields.length !== fields.length)
      return fail({
        code: "field",
        message: packText.fieldCount(
          fields.length === 2 ? "two columns" : `${fields.length} columns`,
          setting.fields.length,
        ),
      });
    return ok({
      scope: "table",
      isByRow: true,
      reads: namesOfFields(setting.fields),
      others: [{ table: name, fields: there }],
      begin: ({ table, other, applies, report }) => {
        const own = columnsOf(table, namesOfFields(setting.fields));
        const column = own.pop();
        const elsewhere = other(name)!;
        const keys = columnsOf(elsewhere, there);
        const values = keys.pop()!;
        const held = new Map<string, number[]>();
        const valueIn = (row: number) => values.values[row] ?? null;
        for (let row = 0; row < elsewhere.rows; row++) {
          const key = keyAt(keys, row);
          if (key === null || (valueIn(row) === null && blank !== "both")) continue;
          const known = held.get(key);
          if (known) known.push(row);
          else held.set(key, [row]);
        }
        return {
          rows: (from, to) => {
            for (let row = from; row < to; row++) {
              const value = column!.values[row] ?? null;
              if (value === null && blank === "skip") continue;
              const key = keyAt(own, row);
              const others = key === null ? [] : (held.get(key) ?? []);
              const [other] = others;
              if (other === undefined || others.some((one) => stands(op, value, valueIn(one))))
                continue;
              if (!applies(row)) continue;
              report({
                row,
                columns: [column!],
                elsewhere: rowsElsewhere(elsewhere, [values], others),
                message:
                  op === "="
                    ? verifyText.disagree(
                        titleOf(column!),
                        shown(value, column!),
                        target.title,
                        shown(valueIn(other), values),
                      )
                    : verifyText.compare(
                        titleOf(column!),
                        shown(value, column!),
                        wordsFor(op, column!),
                        `${titleOf(values)}, ${target.title}`,
                        shown(valueIn(other), values),
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
