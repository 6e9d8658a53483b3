import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import { packText } from "../../text/pack";
import { fail, ok } from "../../text/trouble";
import { totalsText } from "../../text/verify-totals";
import { columnOf, type Column, type Table } from "../tables/table";
import { amountOf, amountShape, parametersOf } from "./amount";
import { defineKind } from "./kind";
import { otherTable } from "./other-table";
import { columnsOf, namesOfFields, titleOf } from "./shared";

/** Two tables that hold the same figures: ours and a partner's, the detail and its summary. */
export const reconcile = defineKind({
  name: "reconcile",
  about:
    "The figures of the second column, added up by the first, are those of another table, give or take a tolerance or so many per cent; keys that stand in one table only are named. With one column, the records are counted.",
  fields: "two",
  stage: 4,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({
    table: z.string().min(1),
    key: z.string().min(1),
    /** Left out: the records of the other table are counted. */
    field: z.string().min(1).optional(),
    tolerance: amountShape.default(0),
    percent: amountShape.default(0),
    /** Whether a key has to stand in both. */
    both: z.boolean().default(true),
  }),
  prepare: ({ table: name, key, field, tolerance, percent, both }, setting) => {
    const other = otherTable(name, field === undefined ? [key] : [key, field], setting);
    if (!other.ok) return other;
    const { target, fields } = other.value;
    const parameters = parametersOf([tolerance, percent], setting);
    if (!parameters.ok) return parameters;
    if (setting.fields.length === 0)
      return fail({ code: "field", message: packText.fieldCount("one column or two", 0) });
    return ok({
      scope: "table",
      reads: namesOfFields(setting.fields),
      others: [{ table: name, fields: namesOfFields(fields) }],
      parameters: parameters.value,
      begin: (check) => {
        const { table, report, applies } = check;
        const [ownKey, ownField] = columnsOf(table, namesOfFields(setting.fields));
        const there = check.other(name)!;
        const [least, most] = [amountOf(tolerance, check) ?? 0, amountOf(percent, check) ?? 0];
        return {
          end: () => {
            const ours = sums(table, ownKey!, ownField ?? null, applies);
            const theirs = sums(
              there,
              columnOf(there, fields[0]!.name)!,
              fields[1] ? columnOf(there, fields[1].name) : null,
              (row) => there.skip[row] === 0,
            );
            const shownIn = ownField ?? ownKey!;
            for (const [key, { sum, rows, text }] of ours) {
              const match = theirs.get(key);
              if (!match && !both) continue;
              const allowed = Math.max(least, (Math.abs(match?.sum ?? 0) * most) / 100);
              if (match && Math.abs(match.sum - sum) <= allowed + Number.EPSILON) continue;
              report({
                row: rows[0]!,
                alsoRows: rows.slice(1),
                columns: match ? [shownIn, ...(ownField ? [ownKey!] : [])] : [ownKey!],
                message: match
                  ? totalsText.differs(text, titleOf(shownIn), sum, target.title, match.sum)
                  : totalsText.onlyHere(text, titleOf(ownKey!), target.title),
                fix: { advice: totalsText.reconcileAdvice, value: null },
              });
            }
            const missing = [...theirs].flatMap(([key, { text }]) => (ours.has(key) ? [] : [text]));
            if (!both || missing.length === 0) return;
            report({
              row: 0,
              columns: [ownKey!],
              message: totalsText.onlyThere(missing, titleOf(ownKey!), target.title),
              fix: { advice: totalsText.reconcileAdvice, value: null },
            });
          },
        };
      },
    });
  },
});

interface Sum {
  readonly text: string;
  readonly rows: number[];
  sum: number;
}

const mark = (value: Cell) => asText(value).toLowerCase();

/** By key: the sum of a column, or the number of records. Records without a figure are not compared. */
function sums(
  table: Table,
  keys: Column,
  field: Column | null,
  counts: (row: number) => boolean,
): Map<string, Sum> {
  const found = new Map<string, Sum>();
  for (let row = 0; row < table.rows; row++) {
    const key = keys.values[row] ?? null;
    const value = field ? field.values[row] : 1;
    if (key === null || typeof value !== "number" || !counts(row)) continue;
    const known = found.get(mark(key));
    if (known) {
      known.sum += value;
      known.rows.push(row);
    } else found.set(mark(key), { text: asText(key), rows: [row], sum: value });
  }
  return found;
}
