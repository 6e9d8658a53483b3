import { rateText } from "../text/kpi-rates";
import { isProblem, type Problem } from "./problem";
import { placeOf, type Range } from "./range";
import { numberArgument } from "./reading";

/** An argument of a whole number of at least 1, its fraction cut off. Left out, blank or 0: `otherwise`. */
export function wholeArgument<T extends number | null>(
  range: Range | null,
  otherwise: T,
): number | T | Problem {
  const number = numberArgument(range);
  if (number !== null && isProblem(number)) return number;
  const whole = Math.trunc(number ?? 0);
  if (range === null || whole === 0) return otherwise;
  return whole < 0 ? rateText.notAPositiveWhole(placeOf(range, 0), whole) : whole;
}
