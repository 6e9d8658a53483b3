import * as gaps from "../src/kpi/gap";
import * as rags from "../src/kpi/rag";
import * as shortfalls from "../src/kpi/shortfall";
import { optional, required } from "./arguments";
import { several } from "./results";

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
  toleranceType?: unknown[][],
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
 * on the desktop hands a blank cell over as 0, which is measured like any other 0.
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
