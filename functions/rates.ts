import * as kpi from "../src/kpi/rate";
import { optional, required } from "./arguments";
import { single } from "./results";

/**
 * Works out a rate: the numerator divided by the denominator, ranges added up first.
 * @customfunction
 * @param numerator What was counted, such as the panels held on time: one cell or a range.
 * @param denominator What it is a share of, such as all panels: one cell, or a range of the same size.
 * @param [per] Rate per this many, such as 100 or 1000. Left out: a share from 0 to 1.
 * @param [minDenominator] Smallest denominator for which a rate is shown; below it the cell shows #N/A. Left out: 0.
 * @returns The rate.
 * @remarks A blank cell counts as 0, because Excel on the desktop hands a blank over as 0. A row with text, empty
 * text or TRUE/FALSE on either side is left out on both sides.
 * @remarks A denominator of 0 gives #DIV/0!, a number below zero #NUM!. Without “per” a numerator above its
 * denominator gives #NUM!: the two were not counted from the same cases.
 * @example =KPI.RATE(18, 25) gives 0.72
 * @example =KPI.RATE({5;8;0}, {10;10;5}) gives 0.52
 * @example =KPI.RATE(36, 4800, 1000) gives 7.5
 * @example =KPI.RATE(3, 4, , 10) gives #N/A
 */
export function rate(
  numerator: unknown[][],
  denominator: unknown[][],
  per?: unknown[][],
  minDenominator?: unknown[][],
): number {
  return single(
    kpi.rate({
      numerator: required("numerator", numerator),
      denominator: required("denominator", denominator),
      per: optional("per", per),
      minDenominator: optional("min_denominator", minDenominator),
    }),
  );
}
