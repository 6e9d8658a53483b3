import { z } from "zod";
import { formatDate } from "../../cells/date";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { amountOf, amountShape, parametersOf } from "./amount";
import { daysAfter, readSpan, spanShape, taken } from "./due";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, titleOf } from "./shared";

/**
 * An event within a time after another: late when it came after its due day, overdue when it has not
 * come and the due day has passed as at the date of the check. Not yet due is neither.
 */
export const late = defineKind({
  name: "late",
  about:
    "The second date comes within so many working days (or days, months) of the first; where it is blank, the due day has not passed as at the date of the check.",
  fields: "two",
  stage: 3,
  level: "query",
  group: "explain",
  scope: "table",
  params: z.strictObject({
    within: amountShape,
    overdue: z.boolean().default(true),
    ...spanShape,
  }),
  prepare: ({ within, overdue, unit, calendar }, setting) => {
    const known = readSpan(0, unit, calendar);
    if (!known.ok) return known;
    const parameters = parametersOf([within], setting);
    if (!parameters.ok) return parameters;
    return ok({
      scope: "table",
      isByRow: true,
      reads: namesOfFields(setting.fields),
      parameters: parameters.value,
      begin: (check) => {
        const { table, asOf, applies, report, cannotJudge } = check;
        const limit = Math.trunc(amountOf(within, check) ?? 0);
        const span = { ...known.value, amount: limit };
        const dueOf = daysAfter(span);
        const [start, event] = columnsOf(table, namesOfFields(setting.fields));
        return {
          rows: (from, to) => {
            for (let row = from; row < to; row++) {
              const began = start!.values[row];
              if (typeof began !== "number") continue;
              const due = dueOf(began);
              if (!due.ok) {
                if (applies(row)) cannotJudge(due.trouble);
                continue;
              }
              const happened = event!.values[row] ?? null;
              if (
                typeof happened === "number" ? happened <= due.value : !overdue || asOf <= due.value
              )
                continue;
              if (happened !== null && typeof happened !== "number") continue;
              if (!applies(row)) continue;
              if (happened === null) {
                report({
                  row,
                  columns: [event!, start!],
                  message: verifyText.overdue(titleOf(event!), formatDate(due.value)),
                  fix: { advice: verifyText.overdueAdvice, value: null },
                });
                continue;
              }
              const length = taken(began, happened, span);
              const unitWord = span.unit === "workdays" ? "working day" : "day";
              report({
                row,
                columns: [event!, start!],
                message: verifyText.late(
                  titleOf(event!),
                  formatDate(happened),
                  length.ok ? length.value : 0,
                  unitWord,
                  titleOf(start!),
                  `${limit} ${limitUnit(unit, limit)}`,
                ),
                fix: { advice: verifyText.lateAdvice, value: null },
              });
            }
          },
        };
      },
    });
  },
});

function limitUnit(unit: "workdays" | "days" | "months", within: number): string {
  const word = unit === "workdays" ? "working day" : unit.slice(0, -1);
  return within === 1 ? word : `${word}s`;
}
