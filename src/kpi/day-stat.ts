import { timelinessText } from "../text/kpi-timeliness";
import { kpiText } from "../text/kpi";
import { calendarArgument, type CalendarArguments } from "./calendar-argument";
import { errorIn } from "./criteria";
import { daysIn } from "./day-column";
import { elapsedBetween, ELAPSED_UNITS } from "./elapsed";
import { isProblem, refuse, type Answer, type Problem } from "./problem";
import { placeOf, sameSize, type Range } from "./range";
import { numberArgument, wordArgument, words } from "./reading";
import { mean } from "./spc/average";
import { percentile } from "./summary";

export interface DayStatArguments extends CalendarArguments {
  readonly starts: Range;
  readonly ends: Range;
  readonly stat: Range | null;
  readonly p: Range | null;
  readonly unit: Range | null;
}

type Stat = "median" | "mean" | "percentile" | "max" | "min";

const STATS = words<Stat>(
  [
    ["median", "median"],
    ["mean", "mean"],
    ["percentile", "percentile"],
    ["max", "max"],
    ["min", "min"],
  ],
  [
    ["average", "mean"],
    ["maximum", "max"],
    ["minimum", "min"],
  ],
);

/** The share of rows for a percentile, from 0 to 1. Left out: `null`. */
function shareArgument(range: Range | null): number | null | Problem {
  const share = numberArgument(range);
  if (range === null || share === null || isProblem(share)) return share;
  return share < 0 || share > 1 ? kpiText.notAProportion(placeOf(range, 0), share) : share;
}

/** Time from start to end of each finished row, shortest first. Rows that end before they start are left out. */
function timesTaken(given: DayStatArguments): Answer<Float64Array> {
  const { starts, ends } = given;
  const broken = sameSize([starts, ends]) ?? errorIn(starts) ?? errorIn(ends);
  if (broken) return refuse(broken);
  const calendar = calendarArgument(given);
  if (!calendar.ok) return calendar;
  const unit = wordArgument(given.unit, ELAPSED_UNITS) ?? "workday";
  if (isProblem(unit)) return refuse(unit);
  const from = daysIn(starts);
  if (!from.ok) return from;
  const to = daysIn(ends);
  if (!to.ok) return to;

  const elapsed = elapsedBetween(calendar.value, unit);
  const times = new Float64Array(from.value.length);
  let count = 0;
  for (let row = 0; row < times.length; row++) {
    const [start, end] = [from.value[row]!, to.value[row]!];
    if (start === 0 || end < start) continue;
    const took = elapsed(start, end);
    if (isProblem(took)) return refuse(took);
    times[count++] = took;
  }
  return { ok: true, value: times.subarray(0, count).sort() };
}

/**
 * The median (or "mean", "percentile", "max", "min") time from start to end, in working days unless `unit` says
 * "day" or "week". Rows without both dates, and rows that end before they start, are left out; none left is
 * #NUM!, as MEDIAN. A percentile is that of PERCENTILE.INC; with `p` alone the percentile is meant.
 */
export function dayStat(given: DayStatArguments): Answer<number> {
  const named = wordArgument(given.stat, STATS);
  if (named !== null && isProblem(named)) return refuse(named);
  const share = shareArgument(given.p);
  if (share !== null && isProblem(share)) return refuse(share);
  const stat = named ?? (share === null ? "median" : "percentile");
  if (stat === "percentile" && share === null) return refuse(timelinessText.noShare);
  const times = timesTaken(given);
  if (!times.ok) return times;
  const sorted = times.value;
  if (sorted.length === 0) return refuse(timelinessText.noPairs);
  switch (stat) {
    case "median":
      return { ok: true, value: percentile(sorted, 0.5) };
    case "mean":
      return { ok: true, value: mean([...sorted]) };
    case "percentile":
      return { ok: true, value: percentile(sorted, share ?? 0.5) };
    case "max":
      return { ok: true, value: percentile(sorted, 1) };
    case "min":
      return { ok: true, value: percentile(sorted, 0) };
  }
}
