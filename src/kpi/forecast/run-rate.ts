import { kpiText } from "../../text/kpi";
import { forecastText } from "../../text/kpi-forecast";
import { withHeaders } from "../headers";
import { isProblem, refuse, type Answer, type Spill } from "../problem";
import { placeOf, type Range } from "../range";
import { numberArgument } from "../reading";

export interface RunRateArguments {
  readonly achieved: Range;
  readonly soFar: Range;
  readonly target: Range;
  readonly expectedTotal: Range;
  readonly headers: Range | null;
}

/** 0.9 of 50 is 45, although the product in binary lies a little above. */
const ROUNDING = 1e-9;

/**
 * What is still needed to finish at the target: successes needed, cases remaining, the rate that they need, and
 * whether that can be done. Blank cells are 0. A target reached needs 0; with no case remaining the rate is #DIV/0!.
 */
export function runRate(given: RunRateArguments): Answer<Spill> {
  const read: number[] = [];
  for (const range of [given.achieved, given.soFar, given.target, given.expectedTotal]) {
    const value = numberArgument(range) ?? 0;
    if (isProblem(value)) return refuse(value);
    if (value < 0) return refuse(kpiText.negative(placeOf(range), value));
    read.push(value);
  }
  const [achieved = 0, soFar = 0, target = 0, all = 0] = read;
  if (target > 1) return refuse(kpiText.notAProportion(placeOf(given.target), target));
  if (achieved > soFar) return refuse(forecastText.moreThan("achieved", achieved, "so_far", soFar));
  if (soFar > all) return refuse(forecastText.moreThan("so_far", soFar, "expected_total", all));
  const needed = Math.max(0, Math.ceil(target * all - ROUNDING) - achieved);
  const remaining = all - soFar;
  const rate = remaining === 0 ? forecastText.nothingRemains : needed / remaining;
  const row = [needed, remaining, rate, needed <= remaining];
  return withHeaders(given.headers, forecastText.runRateHeaders, { ok: true, value: [row] });
}
