import { formatDate, LAST_DAY, weekday, type DateSystem, type DayNumber } from "../cells/date";
import { kpiText } from "../text/kpi";
import { periodText } from "../text/kpi-periods";
import { withHeaders } from "./headers";
import { describePeriod, financialYear, firstMonthArgument, firstOfMonth } from "./period";
import { isProblem, refuse, type Answer, type Spill } from "./problem";
import { placeOf, type Range } from "./range";
import { asSerial, dayArgument, wordArgument, words } from "./reading";

export interface PeriodsArguments {
  readonly from: Range;
  readonly to: Range;
  readonly kind: Range | null;
  readonly fyStart: Range | null;
  readonly headers: Range | null;
}

export type Length = "week" | "month" | "quarter" | "year";

const LENGTHS = words<Length>([
  ["month", "month"],
  ["quarter", "quarter"],
  ["year", "year"],
  ["week", "week"],
]);

const MONTHS_IN = { month: 1, quarter: 3, year: 12 } as const;
const LABELS = { month: "month", quarter: "label", year: "year" } as const;

/** The most rows that one formula lists. */
const MOST = 10_000;

export interface Period {
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly label: string;
}

/** The whole period in which a day falls; weeks begin on Monday. */
export function periodAround(day: DayNumber, length: Length, firstMonth: number): Period {
  if (length === "week") {
    const first = Math.max(1, day - weekday(day));
    const last = Math.min(LAST_DAY, day - weekday(day) + 6);
    return { first, last, label: periodText.weekEnding(formatDate(last)) };
  }
  const { year, monthsIn } = financialYear(day, firstMonth);
  const months = MONTHS_IN[length];
  const from = Math.floor(monthsIn / months) * months;
  return {
    first: firstOfMonth(year, firstMonth, from) ?? 1,
    last: (firstOfMonth(year, firstMonth, from + months) ?? LAST_DAY + 1) - 1,
    label: String(describePeriod(day, LABELS[length], firstMonth)),
  };
}

function listed(
  [from, to]: readonly [DayNumber, DayNumber],
  length: Length,
  firstMonth: number,
  system: DateSystem,
): Answer<Spill> {
  const rows: Spill = [];
  for (let day = from; day <= to;) {
    if (rows.length === MOST) return refuse(periodText.tooMany(MOST));
    const { first, last, label } = periodAround(day, length, firstMonth);
    rows.push([asSerial(first, system), asSerial(last, system), label]);
    day = last + 1;
  }
  return { ok: true, value: rows };
}

/**
 * The whole months (or "quarter", "year", "week") from the one in which `from` falls to that of `to`: first day,
 * last day, label. `to` before `from` is #NUM!.
 */
export function periods(given: PeriodsArguments): Answer<Spill> {
  const from = dayArgument(given.from) ?? periodText.noDay(placeOf(given.from));
  if (isProblem(from)) return refuse(from);
  const to = dayArgument(given.to) ?? periodText.noDay(placeOf(given.to));
  if (isProblem(to)) return refuse(to);
  const length = wordArgument(given.kind, LENGTHS) ?? "month";
  if (isProblem(length)) return refuse(length);
  const firstMonth = firstMonthArgument(given.fyStart);
  if (isProblem(firstMonth)) return refuse(firstMonth);
  if (to < from) return refuse(kpiText.fromAfterTo(formatDate(from), formatDate(to)));
  const table = listed([from, to], length, firstMonth, given.from.dateSystem);
  return withHeaders(given.headers, periodText.headers, table);
}
