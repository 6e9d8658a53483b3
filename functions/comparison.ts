import * as comparisons from "../src/kpi/compare";
import * as funnels from "../src/kpi/funnel/funnel";
import * as ranks from "../src/kpi/rank";
import * as standards from "../src/kpi/standardise";
import { optional, required } from "./arguments";
import { several, single } from "./results";

/**
 * Compares units of different size with their average: which stand out by more than chance, as in a funnel plot.
 * @customfunction
 * @param numerators What was counted in each unit, such as panels on time in each team; or observed counts.
 * @param denominators The size of each unit, such as all its panels; or expected counts, or an exposure.
 * @param [statistic] "proportion", "ratio" (observed to expected) or "rate". Left out: "proportion".
 * @param [average] The average to compare with. Left out: that of all units; 1 for a ratio.
 * @param [levels] The confidence of the limits: a range. Left out: 0.95 and 0.998.
 * @param [od] TRUE widens the limits by what units differ by anyway (over-dispersion). Left out: FALSE.
 * @param [headers] TRUE puts a row of headings on top. Left out: FALSE.
 * @returns A row for each unit: value, average, lower and upper limit of each level, and a verdict such as "High (0.025)".
 * @remarks “High (0.025)” lies above the limit that chance passes in 2.5% of cases, “High (0.001)” above the outer one;
 * inside is “Not significant”. Each unit is judged as Public Health England’s tools do.
 * @remarks A row without a denominator shows #N/A; a blank numerator counts as 0. A numerator above its denominator gives
 * #NUM! for a proportion.
 * @example =KPI.FUNNEL({40;9}, {50;50}, , 0.5, 0.95) gives {0.8, 0.5, 0.361409617551, 0.638590382449, "High (0.025)"; 0.18, 0.5, 0.361409617551, 0.638590382449, "Low (0.025)"}
 */
export function funnel(
  numerators: unknown[][],
  denominators: unknown[][],
  statistic?: unknown,
  average?: unknown[][],
  levels?: unknown[][],
  od?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    funnels.funnel({
      numerators: required("numerators", numerators),
      denominators: required("denominators", denominators),
      statistic: optional("statistic", statistic),
      average: optional("average", average),
      levels: optional("levels", levels),
      overDispersion: optional("od", od),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Gives the curves of a funnel plot: the limits around an average for units of given sizes.
 * @customfunction
 * @param average The average.
 * @param denominators The sizes for which limits are wanted, such as 10, 20, 50, 100: a range.
 * @param [statistic] "proportion", "ratio" (observed to expected) or "rate". Left out: "proportion".
 * @param [levels] The confidence of the limits: a range. Left out: 0.95 and 0.998.
 * @param [headers] TRUE puts a row of headings on top. Left out: FALSE.
 * @returns A row for each size: the average, then the lower and the upper limit of each level.
 * @remarks A size that is blank or 0 shows #N/A. An average of a proportion outside 0 to 1 gives #NUM!.
 * @example =KPI.FUNNELLIMITS(0.5, {100;400}, , 0.95) gives {0.5, 0.402001800773, 0.597998199227; 0.5, 0.451000900386, 0.548999099614}
 */
export function funnelLimits(
  average: unknown[][],
  denominators: unknown[][],
  statistic?: unknown,
  levels?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    funnels.funnelLimits({
      average: required("average", average),
      denominators: required("denominators", denominators),
      statistic: optional("statistic", statistic),
      levels: optional("levels", levels),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Measures how much more units differ than chance explains (over-dispersion), so that a funnel is not over-read.
 * @customfunction
 * @param numerators What was counted in each unit; or observed counts.
 * @param denominators The size of each unit; or expected counts, or an exposure.
 * @param [statistic] "proportion", "ratio" (observed to expected) or "rate". Left out: "proportion".
 * @param [trim] The share of units at each end whose weight is tamed first. Left out: 0.1.
 * @param [method] "winsorise" pulls extreme units in, "truncate" leaves them out. Left out: "winsorise".
 * @param [headers] TRUE puts a row of headings on top. Left out: FALSE.
 * @returns A row for each unit: its z, then phi and tau², the same in every row.
 * @remarks Phi near 1 is chance alone; tau² is the variance between units that KPI.FUNNEL adds with od TRUE. Proportions
 * are compared by the arcsine of their root, counts by their root, or with “truncate” by their logarithm.
 * @remarks A row without a denominator shows #N/A for its z and does not count.
 * @example =KPI.FUNNELOD({50;50}, {100;100}) gives {0, 0, 0; 0, 0, 0}
 */
export function funnelOd(
  numerators: unknown[][],
  denominators: unknown[][],
  statistic?: unknown,
  trim?: unknown[][],
  method?: unknown,
  headers?: unknown[][],
): unknown[][] {
  return several(
    funnels.funnelDispersion({
      numerators: required("numerators", numerators),
      denominators: required("denominators", denominators),
      statistic: optional("statistic", statistic),
      trim: optional("trim", trim),
      method: optional("method", method),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Works out a directly standardised rate: the rate there would be if every place had the same mix of ages or risks.
 * @customfunction
 * @param counts The events in each group, such as each age band: a range.
 * @param populations The people in each group: a range of the same size.
 * @param standard The people of the standard population in each group: a range of the same size.
 * @param [per] Rate per this many, such as 1000. Left out: 1.
 * @param [confidence] How sure to be, above 0 and below 1. Left out: 0.95.
 * @returns Three cells: the rate, its lower and its upper limit.
 * @remarks Dobson’s limits. A blank count is 0; a population that is blank or 0 gives #DIV/0!, and fewer than 10 events in
 * all give #N/A, because such a rate says nothing.
 * @example =KPI.DSR({20;10}, {100;100}, {500;500}, 100) gives {15, 10.118469546633, 21.414185970999}
 */
export function dsr(
  counts: unknown[][],
  populations: unknown[][],
  standard: unknown[][],
  per?: unknown[][],
  confidence?: unknown[][],
): unknown[][] {
  return several(
    standards.directlyStandardised({
      counts: required("counts", counts),
      populations: required("populations", populations),
      standard: required("standard", standard),
      per: optional("per", per),
      confidence: optional("confidence", confidence),
    }),
  );
}

/**
 * Compares events with those expected at the rates of a reference population (indirect standardisation).
 * @customfunction
 * @param counts The events in each group, such as each age band: a range.
 * @param populations The people in each group: a range of the same size.
 * @param refCounts The events of the reference in each group: a range of the same size.
 * @param refPopulations The people of the reference in each group: a range of the same size.
 * @param [confidence] How sure to be, above 0 and below 1. Left out: 0.95.
 * @param [per] Gives the standardised rate per this many in place of the ratio, such as 1000. Left out: the ratio.
 * @returns Three cells: observed over expected, its lower and its upper limit.
 * @remarks 1 is as expected. Limits are exact below 10 events and Byar’s from 10. A blank count is 0; a reference
 * population that is blank or 0, and nothing expected, give #DIV/0!.
 * @example =KPI.SMR({0;0}, {100;100}, {10;20}, {1000;1000}) gives {0, 0, 1.229626484705}
 */
export function smr(
  counts: unknown[][],
  populations: unknown[][],
  refCounts: unknown[][],
  refPopulations: unknown[][],
  confidence?: unknown[][],
  per?: unknown[][],
): unknown[][] {
  return several(
    standards.indirectlyStandardised({
      counts: required("counts", counts),
      populations: required("populations", populations),
      refCounts: required("ref_counts", refCounts),
      refPopulations: required("ref_populations", refPopulations),
      confidence: optional("confidence", confidence),
      per: optional("per", per),
    }),
  );
}

/**
 * Ranks figures, 1 for the best.
 * @customfunction
 * @param values The figures: a range.
 * @param [direction] Which way is better: "higher" or "lower". Left out: "higher".
 * @param [ties] Rank of equal figures: "min", "max", "mean" or "dense" (no gap after them). Left out: "min".
 * @returns The rank of each figure.
 * @remarks Blank cells and text stay blank. Excel on the desktop hands a blank over as 0, which is ranked as a 0.
 * @example =KPI.RANK({0.9;0.7;0.9;0.8}) gives {1;4;1;3}
 * @example =KPI.RANK({5;12;9}, "lower") gives {1;3;2}
 */
export function rank(values: unknown[][], direction?: unknown, ties?: unknown): unknown[][] {
  return several(
    ranks.rank({
      values: required("values", values),
      direction: optional("direction", direction),
      ties: optional("ties", ties),
    }),
  );
}

/**
 * Says to which fifth (or other part) each figure belongs, 1 for the best.
 * @customfunction
 * @param values The figures: a range.
 * @param [k] How many parts, such as 4 for quarters. Left out: 5.
 * @param [direction] Which way is better: "higher" or "lower". Left out: "higher".
 * @returns The number of the part for each figure.
 * @remarks Equal figures belong to the same part. Blank cells and text stay blank; fewer figures than parts give #N/A.
 * @example =KPI.QUANTILE({10;40;20;30}, 2) gives {2;1;2;1}
 */
export function quantile(values: unknown[][], k?: unknown[][], direction?: unknown): unknown[][] {
  return several(
    ranks.quantile({
      values: required("values", values),
      k: optional("k", k),
      direction: optional("direction", direction),
    }),
  );
}

/**
 * Says whether a proportion is better or worse than that of a reference, or too close to tell.
 * @customfunction
 * @param x Successes here.
 * @param n Cases here.
 * @param refX Successes of the reference, such as the region.
 * @param refN Cases of the reference.
 * @param [direction] Which way is better: "higher", "lower" or "neutral". Left out: "higher".
 * @param [confidence] How sure to be, above 0 and below 1. Left out: 0.95.
 * @returns "Better", "Similar" or "Worse"; with “neutral” "Higher", "Similar" or "Lower".
 * @remarks The verdict comes from the interval of the difference (KPI.DIFFCI), so a small reference counts as small too.
 * No cases give #DIV/0!; more successes than cases give #NUM!.
 * @example =KPI.COMPARE(90, 100, 800, 1000) gives "Better"
 * @example =KPI.COMPARE(9, 10, 800, 1000) gives "Similar"
 */
export function compare(
  x: unknown[][],
  n: unknown[][],
  refX: unknown[][],
  refN: unknown[][],
  direction?: unknown,
  confidence?: unknown[][],
): string {
  return single(
    comparisons.compare({
      x1: required("x", x),
      n1: required("n", n),
      x2: required("ref_x", refX),
      n2: required("ref_n", refN),
      direction: optional("direction", direction),
      confidence: optional("confidence", confidence),
    }),
  );
}
