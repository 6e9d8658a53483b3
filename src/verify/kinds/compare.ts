import { z } from "zod";
import type { Cell } from "../../cells/cell";
import { parseDate } from "../../cells/date";
import { COMPARISONS, type Comparison } from "../../formula/expression";
import { compare as compareValues, holds } from "../../formula/values";
import { packText } from "../../text/pack";
import { fail, ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { daysAfter, readSpan, UNITS, type Span } from "./due";
import { defineKind, type Judge, type Setting, type TableCheck } from "./kind";
import { columnsOf, namesOfFields, shown, titleOf } from "./shared";

const params = z.strictObject({
  op: z.enum(["=", "<>", "<", ">", "<=", ">="]),
  /** In place of a second column: a number, a date (yyyy-mm-dd) or a parameter. */
  to: z.union([z.number(), z.string().min(1)]).optional(),
  /** Added to the second side before comparing. */
  offset: z.number().int().default(0),
  unit: z.enum(UNITS).default("days"),
  calendar: z.string().optional(),
});

/** Two columns, or a column and a fixed value, in order. Rows with a blank on either side are not judged. */
export const compare = defineKind({
  name: "compare",
  about:
    "A column is before, after, equal to … another column, a parameter or a fixed value; days, working days or months can be added to it.",
  fields: "two",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "table",
  params,
  prepare: ({ op, to, offset, unit, calendar }, setting) => {
    const comparison = COMPARISONS.find((one): one is Comparison => one === op)!;
    if ((setting.fields.length === 2) === (to !== undefined)) {
      return fail({
        code: "params",
        message: packText.fieldCount("two columns, or one column and “to”", setting.fields.length),
      });
    }
    const isParameter = typeof to === "string" && parseDate(to) === null;
    if (isParameter && !setting.parameters.has(to)) {
      return fail({
        code: "parameter-unknown",
        message: packText.unknownParameter(to, setting.parameters.keys()),
      });
    }
    const span = readSpan(offset, unit, calendar ?? "none");
    if (!span.ok) return span;
    return ok({
      scope: "table",
      isByRow: true,
      reads: namesOfFields(setting.fields),
      parameters: isParameter ? [to] : [],
      begin: (check) => judge(check, setting, comparison, to, span.value),
    });
  },
});

function judge(
  check: TableCheck,
  setting: Setting,
  op: Comparison,
  to: number | string | undefined,
  span: Span,
): Judge {
  const { table, applies, report, cannotJudge } = check;
  const [left, right] = columnsOf(table, namesOfFields(setting.fields));
  const fixed: Cell =
    typeof to === "string" ? (parseDate(to) ?? check.parameter(to)) : (to ?? null);
  const isDate = left!.field.type === "date" || left!.field.type === "datetime";
  const words = (isDate ? verifyText.compareDateWords : verifyText.compareWords)[op];
  const unit = span.unit === "workdays" ? "working day" : span.unit.slice(0, -1);
  const dayAfter = span.amount === 0 ? null : daysAfter(span);
  const inDays = span.unit === "days" && span.amount !== 0;
  return {
    rows: (from: number, until: number) => {
      for (let row = from; row < until; row++) {
        const value = left!.values[row] ?? null;
        const other = right ? (right.values[row] ?? null) : fixed;
        if (value === null || other === null) continue;
        let limit = other;
        if (inDays && typeof other === "number") limit = Math.floor(other) + span.amount;
        else if (dayAfter && typeof other === "number") {
          const shifted = dayAfter(other);
          if (!shifted.ok) {
            if (applies(row)) cannotJudge(shifted.trouble);
            continue;
          }
          limit = shifted.value;
        }
        const isInOrder =
          typeof value === "number" && typeof limit === "number"
            ? holds(op, value - limit)
            : compareValues(op, value, limit) !== false;
        if (isInOrder || !applies(row)) continue;
        const when = span.amount === 0 ? words : `${words} ${verifyText.offset(span.amount, unit)}`;
        report({
          row,
          columns: right ? [left!, right] : [left!],
          message: verifyText.compare(
            titleOf(left!),
            shown(value, left!),
            when,
            right ? titleOf(right) : "",
            shown(other, right ?? left!),
          ),
          fix: { advice: verifyText.compareAdvice, value: null },
        });
      }
    },
  };
}
