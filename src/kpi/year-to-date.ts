import { rateText } from "../text/kpi-rates";
import { figureAt } from "./figures";
import { financialYear, firstMonthArgument, firstOfMonth } from "./period";
import { isProblem, refuse, type Answer } from "./problem";
import { placeOf, sameSize, type Range } from "./range";
import { dayArgument, readDay, wordArgument } from "./reading";
import { summarise, SUMMARIES } from "./summary";

export interface YearToDateArguments {
  readonly dates: Range;
  readonly values: Range;
  readonly asAt: Range;
  readonly fyStart: Range | null;
  readonly stat: Range | null;
}

/**
 * The sum (or "mean", "count" …) of the figures dated from the first day of the financial year up to and with
 * `asAt`. Rows without a date or a figure are left out, and so are later ones. No row: a sum or count of 0, a
 * mean of #DIV/0!.
 */
export function yearToDate(given: YearToDateArguments): Answer<number> {
  const { dates, values } = given;
  const sizes = sameSize([dates, values]);
  if (sizes) return refuse(sizes);
  const last = dayArgument(given.asAt) ?? rateText.noAsAt(placeOf(given.asAt));
  if (isProblem(last)) return refuse(last);
  const firstMonth = firstMonthArgument(given.fyStart);
  if (isProblem(firstMonth)) return refuse(firstMonth);
  const stat = wordArgument(given.stat, SUMMARIES) ?? "sum";
  if (isProblem(stat)) return refuse(stat);

  const first = firstOfMonth(financialYear(last, firstMonth).year, firstMonth, 0) ?? 1;
  const figures: number[] = [];
  for (let row = 0; row < dates.cells.length; row++) {
    const day = readDay(dates, row);
    if (day !== null && isProblem(day)) return refuse(day);
    const figure = figureAt(values, row);
    if (figure !== null && isProblem(figure)) return refuse(figure);
    if (day !== null && figure !== null && day >= first && day <= last) figures.push(figure);
  }
  const summary = summarise(stat, figures);
  if (typeof summary === "object") return refuse(summary);
  return { ok: true, value: Number(summary) };
}
