import { timelinessText } from "../text/kpi-timeliness";
import { calendarArgument, type CalendarArguments } from "./calendar-argument";
import { errorIn } from "./criteria";
import { daysIn } from "./day-column";
import { elapsedBetween, ELAPSED_UNITS } from "./elapsed";
import { figureAt } from "./figures";
import { withHeaders } from "./headers";
import { isProblem, refuse, type Answer, type Outcome, type Spill } from "./problem";
import { placeOf, type Range } from "./range";
import { dayArgument, wordArgument } from "./reading";

export interface AgeBandsArguments extends CalendarArguments {
  readonly dates: Range;
  readonly asAt: Range;
  readonly bands: Range | null;
  readonly unit: Range | null;
  readonly headers: Range | null;
}

const DEFAULT_BANDS = [0, 5, 10, 20, 40];

/** Where each band begins, from small to large. */
function bandsArgument(range: Range | null): Answer<readonly number[]> {
  if (range === null) return { ok: true, value: DEFAULT_BANDS };
  const bands: number[] = [];
  for (let index = 0; index < range.cells.length; index++) {
    const from = figureAt(range, index);
    if (from === null) continue;
    if (isProblem(from)) return refuse(from);
    if (from <= (bands.at(-1) ?? -Infinity)) {
      return refuse(timelinessText.bandsNotRising(placeOf(range, index)));
    }
    bands.push(from);
  }
  return bands.length === 0
    ? refuse(timelinessText.noBands(placeOf(range)))
    : { ok: true, value: bands };
}

function countsIn(given: AgeBandsArguments, bands: readonly number[]): Answer<readonly number[]> {
  const error = errorIn(given.dates);
  if (error) return refuse(error);
  const asAt = dayArgument(given.asAt) ?? timelinessText.noAsAt(placeOf(given.asAt));
  if (isProblem(asAt)) return refuse(asAt);
  const calendar = calendarArgument(given);
  if (!calendar.ok) return calendar;
  const unit = wordArgument(given.unit, ELAPSED_UNITS) ?? "workday";
  if (isProblem(unit)) return refuse(unit);
  const days = daysIn(given.dates);
  if (!days.ok) return days;
  const elapsed = elapsedBetween(calendar.value, unit);
  const counts = bands.map(() => 0);
  for (const day of days.value) {
    if (day === 0 || day > asAt) continue;
    const age = elapsed(day, asAt);
    if (isProblem(age)) return refuse(age);
    const band = bands.findLastIndex((from) => age >= from);
    if (band >= 0) counts[band]!++;
  }
  return { ok: true, value: counts };
}

/**
 * Open items by age on the report date: band, how many, share of all in the bands. `dates` are the days on which
 * they were opened; blanks, dates after the report date and ages below the first band are left out. Ages are in
 * working days unless `unit` says "day" or "week". Bands that do not rise are #NUM!.
 */
export function ageBands(given: AgeBandsArguments): Answer<Spill> {
  const bands = bandsArgument(given.bands);
  if (!bands.ok) return bands;
  const counts = countsIn(given, bands.value);
  if (!counts.ok) return counts;
  const all = counts.value.reduce((sum, count) => sum + count, 0);
  const table = counts.value.map((count, band): Outcome[] => [
    timelinessText.band(bands.value[band] ?? 0, bands.value[band + 1] ?? null),
    count,
    all === 0 ? timelinessText.noneDue : count / all,
  ]);
  return withHeaders(given.headers, timelinessText.ageHeaders, { ok: true, value: table });
}
