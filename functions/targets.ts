import * as gaps from "../src/kpi/gap";
import * as rags from "../src/kpi/rag";
import { ragBands as inBands } from "../src/kpi/rag-bands";
import * as scorecards from "../src/kpi/scorecard";
import * as credits from "../src/kpi/service-credit";
import * as shortfalls from "../src/kpi/shortfall";
import * as trajectories from "../src/kpi/trajectory";
import { optional, required } from "./arguments";
import { several, single } from "./results";

/**
 * Rates a figure against its target: Green, Amber or Red.
 * @customfunction
 * @param actual The figure, or a range of figures.
 * @param target The target: one for all figures, or one for each.
 * @param [tolerance] How far from the target is still Amber. Left out: 0.05, five percentage points.
 * @param [direction] Which way is better: "higher", "lower" or "neutral". Left out: "higher".
 * @param [toleranceType] "points" takes the tolerance as it is, "relative" as a share of the target. Left out: "points".
 * @param [decimals] Round the figure to this many decimal places first, so that the colour follows what is shown.
 * @returns Green, Amber or Red for each figure.
 * @remarks On the target is Green, and the edge of the tolerance is Amber. Differences that are only rounding in the
 * computer do not count: 0.1 + 0.2 meets 0.3. With “neutral” only the target itself is Green.
 * @remarks A blank figure stays blank and a blank target gives #N/A. Excel on the desktop hands a blank cell over as
 * 0, which is rated like any other 0: write =IF(B2="","",KPI.RAG(B2,C2)) where figures may be missing. A tolerance,
 * direction or number of decimals that points to a blank cell counts as 0; leave the argument out for the usual value.
 * A direction of 0 is “neutral”: in a column of directions write "higher" where higher is better, and leave no cell blank.
 * @remarks Excel does not run functions of add-ins inside conditional formatting: put the colour's word in a cell and
 * let the formatting rule look at that cell.
 * @example =KPI.RAG(0.9, 0.9) gives "Green"
 * @example =KPI.RAG({0.92;0.86;0.7}, 0.9) gives {"Green";"Amber";"Red"}
 * @example =KPI.RAG(12, 10, 0.2, "lower", "relative") gives "Amber"
 * @example =KPI.RAG(0.896, 0.9, 0.05, "higher", "points", 2) gives "Green"
 */
export function rag(
  actual: unknown[][],
  target: unknown[][],
  tolerance?: unknown[][],
  direction?: unknown[][],
  toleranceType?: unknown,
  decimals?: unknown[][],
): unknown[][] {
  return several(
    rags.rag({
      actual: required("actual", actual),
      target: required("target", target),
      tolerance: optional("tolerance", tolerance),
      direction: optional("direction", direction),
      toleranceType: optional("tolerance_type", toleranceType),
      decimals: optional("decimals", decimals),
    }),
  );
}

/**
 * Says how far a figure is from its target: positive is better than the target, negative is worse.
 * @customfunction
 * @param actual The figure, or a range of figures.
 * @param target The target: one for all figures, or one for each.
 * @param [direction] Which way is better: "higher", "lower" or "neutral". Left out: "higher".
 * @returns The distance to the target for each figure.
 * @remarks With “neutral” every distance is negative. A blank figure stays blank and a blank target gives #N/A; Excel
 * on the desktop hands a blank cell over as 0, which is measured like any other 0. A direction in a blank cell is
 * “neutral”.
 * @example =KPI.GAP(12, 10) gives 2
 * @example =KPI.GAP(12, 10, "lower") gives -2
 */
export function gap(
  actual: unknown[][],
  target: unknown[][],
  direction?: unknown[][],
): unknown[][] {
  return several(
    gaps.gap({
      actual: required("actual", actual),
      target: required("target", target),
      direction: optional("direction", direction),
    }),
  );
}

/**
 * Counts how many more successes are needed now to reach the target; 0 when it is reached.
 * @customfunction
 * @param numerator Successes so far, such as panels held on time.
 * @param denominator All cases so far, such as panels due.
 * @param target The target as a share from 0 to 1, such as 90%.
 * @returns The number of further successes for each row.
 * @remarks A blank count is 0. More successes than cases, a count below zero, and a target outside 0 to 1 give #NUM!.
 * A target that is empty text gives #N/A; Excel on the desktop hands a blank target over as 0, which nothing is short of.
 * @example =KPI.SHORTFALL(18, 25, 0.9) gives 5
 * @example =KPI.SHORTFALL(45, 50, 0.9) gives 0
 */
export function shortfall(
  numerator: unknown[][],
  denominator: unknown[][],
  target: unknown[][],
): unknown[][] {
  return several(
    shortfalls.shortfall({
      numerator: required("numerator", numerator),
      denominator: required("denominator", denominator),
      target: required("target", target),
    }),
  );
}

/**
 * Rates a figure in bands of your own, such as a four-point scale.
 * @customfunction
 * @param actual The figure, or a range of figures.
 * @param bands The edges of the bands, from small to large or from large to small.
 * @param labels The names of the bands in the same order: one for each edge, or one more than edges.
 * @param [direction] Which way is better: "higher" or "lower". Left out: "higher".
 * @returns The name of the band for each figure.
 * @remarks With one label more than edges, the edges lie between the labels. With as many, each edge is where its band ends
 * on the worse side, and a figure worse than all of them gives #N/A. A figure on an edge belongs to the better side.
 * @remarks A blank figure stays blank; Excel on the desktop hands a blank cell over as 0, which is rated like any other 0.
 * Edges that are out of order give #NUM!.
 * @example =KPI.RAGBANDS({0;6;7;31}, {7;19;31}, {"Inadequate";"Requires improvement";"Good";"Outstanding"}) gives {"Inadequate";"Inadequate";"Requires improvement";"Outstanding"}
 * @example =KPI.RAGBANDS({0.92;0.8}, {0.9;0.8;0.7}, {"1";"2";"3"}) gives {"1";"2"}
 * @example =KPI.RAGBANDS({5;12}, {5;10}, {"Green";"Amber";"Red"}, "lower") gives {"Green";"Red"}
 */
export function ragBands(
  actual: unknown[][],
  bands: unknown[][],
  labels: unknown[][],
  direction?: unknown,
): unknown[][] {
  return several(
    inBands({
      actual: required("actual", actual),
      bands: required("bands", bands),
      labels: required("labels", labels),
      direction: optional("direction", direction),
    }),
  );
}

/**
 * Works out where a trajectory towards a target should stand on a date.
 * @customfunction
 * @param startValue The value at the start.
 * @param endValue The value to reach.
 * @param startDate The date of the start.
 * @param endDate The date by which to reach the end value.
 * @param date The date to work it out for, or a range of dates.
 * @param [shape] "linear" moves day by day, "step" on the last day of each month. Left out: "linear".
 * @returns The value on each date.
 * @remarks A straight line by days, flat before the start and after the end. “step” follows the same line, but stands still
 * from the last day of one month to that of the next. A blank date (0 on the desktop) stays blank.
 * @remarks A start on the day of the end gives #DIV/0!, after it #NUM!.
 * @example =KPI.TRAJECTORY(0.7, 0.9, "01/04/2025", "31/03/2026", "30/09/2025") gives 0.8
 * @example =KPI.TRAJECTORY(60, 90, "31/03/2025", "30/06/2025", {"29/04/2025";"30/04/2025";"31/12/2025"}, "step") gives {60;69.89010989010988;90}
 */
export function trajectory(
  startValue: unknown[][],
  endValue: unknown[][],
  startDate: unknown[][],
  endDate: unknown[][],
  date: unknown[][],
  shape?: unknown,
): unknown[][] {
  return several(
    trajectories.trajectory({
      startValue: required("start_value", startValue),
      endValue: required("end_value", endValue),
      startDate: required("start_date", startDate),
      endDate: required("end_date", endDate),
      date: required("date", date),
      shape: optional("shape", shape),
    }),
  );
}

/**
 * Works out what is deducted from a fee when a service level is missed.
 * @customfunction
 * @param actual The figure reached.
 * @param target The target: nothing is deducted there or beyond.
 * @param floor The figure at which, and below which, the whole deduction is due.
 * @param maxPercent The whole deduction as a share of the fee, such as 10%.
 * @param fee The fee from which it is deducted.
 * @param [direction] Which way is better: "higher" or "lower". Left out: the floor's side is the worse one.
 * @param [steps] Two columns in place of the straight line: a threshold, and the share of the fee lost below it.
 * @returns The deduction, in the money of the fee.
 * @remarks Between target and floor the deduction grows in a straight line. With “steps” the largest share among the
 * thresholds missed is taken, “max_percent” at most unless that is 0; on a threshold is not missed. The floor is not used.
 * @remarks A blank counts as 0. A floor on the target gives #DIV/0!, one on the better side of it #NUM!.
 * @example =KPI.SERVICECREDIT(0.87, 0.9, 0.8, 0.1, 20000) gives 600
 * @example =KPI.SERVICECREDIT(12, 10, 20, 0.1, 20000, "lower") gives 400
 * @example =KPI.SERVICECREDIT(0.84, 0.9, 0.8, 0.1, 20000, , {0.9,0.02;0.85,0.05;0.8,0.1}) gives 1000
 */
export function serviceCredit(
  actual: unknown[][],
  target: unknown[][],
  floor: unknown[][],
  maxPercent: unknown[][],
  fee: unknown[][],
  direction?: unknown,
  steps?: unknown[][],
): number {
  return single(
    credits.serviceCredit({
      actual: required("actual", actual),
      target: required("target", target),
      floor: required("floor", floor),
      maxPercent: required("max_percent", maxPercent),
      fee: required("fee", fee),
      direction: optional("direction", direction),
      steps: optional("steps", steps),
    }),
  );
}

/**
 * Puts several measures into one score: what was achieved of each target, weighted.
 * @customfunction
 * @param actuals The figures reached.
 * @param targets The target of each: one for all, or one for each.
 * @param weights The weight of each: one for all, or one for each.
 * @param [direction] "higher", "lower" or "neutral": one for all, or one for each. Left out: "higher".
 * @param [cap] The most that one measure can add. Left out: 1.2, a fifth above its target.
 * @returns The score: 1 when every target is met exactly.
 * @remarks Where higher is better the figure over its target, where lower is better the target over the figure, and for
 * “neutral” 1 less the distance as a share of the target. Rows without a figure, target or weight are left out.
 * @remarks Excel on the desktop hands a blank figure over as 0, which counts: give the measures that have figures. No weight
 * at all, or a target of 0 with a weight, gives #DIV/0!. A direction in a blank cell is “neutral”.
 * @example =KPI.SCORECARD({0.81;12}, {0.9;10}, {2;1}, {"higher";"lower"}) gives 0.8777777777777778
 * @example =KPI.SCORECARD({30;5}, {10;10}, {1;1}) gives 0.85
 */
export function scorecard(
  actuals: unknown[][],
  targets: unknown[][],
  weights: unknown[][],
  direction?: unknown[][],
  cap?: unknown[][],
): number {
  return single(
    scorecards.scorecard({
      actuals: required("actuals", actuals),
      targets: required("targets", targets),
      weights: required("weights", weights),
      direction: optional("direction", direction),
      cap: optional("cap", cap),
    }),
  );
}
