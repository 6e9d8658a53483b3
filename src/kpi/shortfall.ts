import { kpiText } from "../text/kpi";
import { isProblem, type Answer, type Spill } from "./problem";
import { forEachCell, indexIn, placeOf, type Range } from "./range";
import { readNumber } from "./reading";

export interface ShortfallArguments {
  readonly numerator: Range;
  readonly denominator: Range;
  readonly target: Range;
}

/** 0.9 of 50 is 45, although the product in binary lies a little above. */
const ROUNDING = 1e-9;

/**
 * How many more successes each row needs now to reach its target (a share from 0 to 1); 0 when it is
 * reached. A blank count is 0, a blank target #N/A. A negative count, more successes than cases, and a
 * target outside 0 to 1 are #NUM!.
 */
export function shortfall({ numerator, denominator, target }: ShortfallArguments): Answer<Spill> {
  return forEachCell([numerator, denominator, target], (index) => {
    const n = indexIn(numerator, index);
    const d = indexIn(denominator, index);
    const t = indexIn(target, index);
    const done = readNumber(numerator, n) ?? 0;
    if (isProblem(done)) return done;
    if (done < 0) return kpiText.negative(placeOf(numerator, n), done);
    const all = readNumber(denominator, d) ?? 0;
    if (isProblem(all)) return all;
    if (done > all) return kpiText.aboveDenominator(done, all);
    const share = readNumber(target, t);
    if (share === null) return kpiText.noTarget(placeOf(target, t));
    if (isProblem(share)) return share;
    if (share < 0 || share > 1) return kpiText.notAProportion(placeOf(target, t), share);
    return Math.max(0, Math.ceil(share * all - ROUNDING) - done);
  });
}
