import { z } from "zod";
import { bankHolidays } from "../../calendar/bank-holidays";
import { calendarFor, type Calendar } from "../../calendar/calendar";
import { DEFAULT_DIVISION } from "../../calendar/division";
import { formatDate, weekday } from "../../cells/date";
import { ok } from "../../text/trouble";
import { cellsText } from "../../text/verify-cells";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, titleOf } from "./shared";

/** Panels, appointments and meetings on days on which offices are closed. */
export const workingDay = defineKind({
  name: "working-day",
  about:
    "Every date is a working day of the calendar: no weekend and no bank holiday. A date beyond the years whose bank holidays are known is not judged, and said.",
  fields: "some",
  stage: 3,
  level: "query",
  group: "explain",
  scope: "table",
  params: z.strictObject({ calendar: z.string().default(DEFAULT_DIVISION) }),
  prepare: ({ calendar: name }, setting) => {
    const calendar = calendarFor(name);
    if (!calendar.ok) return calendar;
    return ok({
      scope: "table",
      reads: namesOfFields(setting.fields),
      begin: ({ table, applies, report, cannotJudge }) => {
        const columns = columnsOf(table, namesOfFields(setting.fields));
        return {
          rows: (from, to) => {
            for (const column of columns) {
              for (let row = from; row < to; row++) {
                const value = column.values[row];
                if (typeof value !== "number") continue;
                const day = Math.floor(value);
                const isWorkday = calendar.value.isWorkday(day);
                if (!isWorkday.ok) {
                  if (applies(row)) cannotJudge(isWorkday.trouble);
                  continue;
                }
                if (isWorkday.value || !applies(row)) continue;
                report({
                  row,
                  columns: [column],
                  message: cellsText.notWorkday(
                    titleOf(column),
                    formatDate(day),
                    whyClosed(day, calendar.value),
                  ),
                  fix: { advice: cellsText.notWorkdayAdvice, value: null },
                });
              }
            }
          },
        };
      },
    });
  },
});

const WEEKEND = new Map([
  [5, "Saturday"],
  [6, "Sunday"],
]);

function whyClosed(day: number, { division }: Calendar): string {
  const weekend = WEEKEND.get(weekday(day));
  if (weekend !== undefined) return cellsText.weekend(weekend);
  const holiday =
    division === "none"
      ? undefined
      : bankHolidays(division).holidays.find((one) => one.day === day);
  return holiday ? cellsText.bankHoliday(holiday.title) : cellsText.closed;
}
