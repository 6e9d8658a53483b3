import * as cis from "../src/kpi/ci";
import * as differences from "../src/kpi/differences";
import * as kappas from "../src/kpi/kappa";
import * as likelies from "../src/kpi/likely";
import * as meanCis from "../src/kpi/mean-ci";
import * as rateCis from "../src/kpi/rate-ci";
import * as samples from "../src/kpi/sample";
import { optional, required } from "./arguments";
import { several, single } from "./results";

/**
 * Works out between which limits a proportion lies, given how few cases it was counted from.
 * @customfunction
 * @param successes What was counted, such as the panels held on time: one cell, or a range that is added up.
 * @param n All cases, such as all panels: one cell, or a range of the same size.
 * @param [confidence] How sure to be, above 0 and below 1. Left out: 0.95.
 * @param [which] "both", "lower" or "upper". Left out: "both", in two cells side by side.
 * @param [method] "wilson" or "exact" (Clopper-Pearson). Left out: "wilson".
 * @returns The lower and the upper limit, from 0 to 1, or the one asked for.
 * @remarks Blank cells count as 0, and rows with text are left out, as in KPI.RATE. No cases give #DIV/0!; more successes
 * than cases give #NUM!.
 * @remarks Wilson’s interval never leaves 0 to 1 and always holds the proportion. Exact limits are wider: they hold the
 * true share at least as often as the confidence says.
 * @example =KPI.CI(0, 20) gives {0, 0.161125158052819}
 * @example =KPI.CI(9, 10, , "lower") gives 0.595849973225
 * @example =KPI.CI(0, 20, 0.95, "upper", "exact") gives 0.168433470983085
 */
export function ci(
  successes: unknown[][],
  n: unknown[][],
  confidence?: unknown[][],
  which?: unknown,
  method?: unknown,
): unknown[][] {
  return several(
    cis.ci({
      successes: required("successes", successes),
      n: required("n", n),
      confidence: optional("confidence", confidence),
      which: optional("which", which),
      method: optional("method", method),
    }),
  );
}

/**
 * Works out between which limits a rate of events lies, such as assaults per 1,000 prisoners.
 * @customfunction
 * @param events The number of events: one cell, or a range that is added up.
 * @param exposure What they are a rate of, such as prisoners or days: one cell, or a range of the same size.
 * @param [per] Rate per this many, such as 1000. Left out: 1.
 * @param [confidence] How sure to be, above 0 and below 1. Left out: 0.95.
 * @param [which] "both", "lower" or "upper". Left out: "both", in two cells side by side.
 * @param [method] "exact", "byar", or "auto": exact below 10 events, Byar’s approximation from 10. Left out: "auto".
 * @returns The lower and the upper limit of the rate, or the one asked for.
 * @remarks Blank cells count as 0, as in KPI.RATE. No exposure gives #DIV/0!, a number below zero #NUM!. A limit of
 * Byar’s approximation that would lie below zero is 0.
 * @example =KPI.RATECI(0, 1, , , "upper") gives 3.688879454113936
 * @example =KPI.RATECI(25, 1000, 1000, 0.95, "lower", "byar") gives 16.1742659216572
 */
export function rateCi(
  events: unknown[][],
  exposure: unknown[][],
  per?: unknown[][],
  confidence?: unknown[][],
  which?: unknown,
  method?: unknown,
): unknown[][] {
  return several(
    rateCis.rateCi({
      events: required("events", events),
      exposure: required("exposure", exposure),
      per: optional("per", per),
      confidence: optional("confidence", confidence),
      which: optional("which", which),
      method: optional("method", method),
    }),
  );
}

/**
 * Works out between which limits a mean lies, such as the mean number of days to a first appointment.
 * @customfunction
 * @param values The numbers: a range.
 * @param [confidence] How sure to be, above 0 and below 1. Left out: 0.95.
 * @param [which] "both", "lower" or "upper". Left out: "both", in two cells side by side.
 * @returns The lower and the upper limit of the mean, or the one asked for.
 * @remarks Blanks, text and TRUE/FALSE are passed over; Excel on the desktop hands a blank over as 0, which counts as a
 * 0. Fewer than two numbers give #DIV/0!. The limits are those of Student’s t.
 * @example =KPI.MEANCI({4;6;8}, 0.95, "lower") gives 1.031724576499
 */
export function meanCi(
  values: unknown[][],
  confidence?: unknown[][],
  which?: unknown,
): unknown[][] {
  return several(
    meanCis.meanCi({
      values: required("values", values),
      confidence: optional("confidence", confidence),
      which: optional("which", which),
    }),
  );
}

/**
 * Compares two proportions: their difference, and between which limits it lies.
 * @customfunction
 * @param x1 Successes of the first group.
 * @param n1 Cases of the first group.
 * @param x2 Successes of the second group.
 * @param n2 Cases of the second group.
 * @param [confidence] How sure to be, above 0 and below 1. Left out: 0.95.
 * @returns Three cells: the difference (first minus second), its lower and its upper limit.
 * @remarks Limits on both sides of 0 mean that the difference may be chance. Newcombe’s hybrid score interval, which
 * holds for small numbers too. No cases give #DIV/0!; more successes than cases give #NUM!.
 * @example =KPI.DIFFCI(56, 70, 48, 80) gives {0.2, 0.0524314724024, 0.3338726540369}
 */
export function diffCi(
  x1: unknown[][],
  n1: unknown[][],
  x2: unknown[][],
  n2: unknown[][],
  confidence?: unknown[][],
): unknown[][] {
  return several(
    differences.differenceCi({
      x1: required("x1", x1),
      n1: required("n1", n1),
      x2: required("x2", x2),
      n2: required("n2", n2),
      confidence: optional("confidence", confidence),
    }),
  );
}

/**
 * Tests whether two proportions differ by more than chance, and gives the probability.
 * @customfunction
 * @param x1 Successes of the first group.
 * @param n1 Cases of the first group.
 * @param x2 Successes of the second group.
 * @param n2 Cases of the second group.
 * @param [test] "fisher", "chi-square", or "auto": Fisher’s where fewer than 5 cases are expected. Left out: "auto".
 * @returns The p value: how likely chance alone gives so large a difference.
 * @remarks Below 0.05 is usually called significant. Chi-square is without correction; Fisher’s exact test needs whole
 * numbers. No cases give #DIV/0!; more successes than cases give #NUM!.
 * @example =KPI.SIGDIFF(3, 4, 1, 4) gives 0.4857142857142857
 * @example =KPI.SIGDIFF(10, 10, 0, 10, "fisher") gives 0.0000108250882245
 */
export function sigDiff(
  x1: unknown[][],
  n1: unknown[][],
  x2: unknown[][],
  n2: unknown[][],
  test?: unknown,
): number {
  return single(
    differences.significance({
      x1: required("x1", x1),
      n1: required("n1", n1),
      x2: required("x2", x2),
      n2: required("n2", n2),
      test: optional("test", test),
    }),
  );
}

/**
 * Compares two rates of events: their ratio, and between which limits it lies.
 * @customfunction
 * @param e1 Events of the first group.
 * @param t1 Time or exposure of the first group, such as person-days.
 * @param e0 Events of the group that is compared with.
 * @param t0 Time or exposure of the group that is compared with.
 * @param [confidence] How sure to be, above 0 and below 1. Left out: 0.95.
 * @returns Three cells: the ratio (first over second), its lower and its upper limit.
 * @remarks Limits on both sides of 1 mean that the ratio may be chance. The limits are exact. No event in the group that
 * is compared with, or no time in either, gives #DIV/0!.
 * @example =KPI.RATIOCI(0, 100, 3, 100) gives {0, 0, 2.419951893353}
 */
export function ratioCi(
  e1: unknown[][],
  t1: unknown[][],
  e0: unknown[][],
  t0: unknown[][],
  confidence?: unknown[][],
): unknown[][] {
  return several(
    differences.ratioCi({
      e1: required("e1", e1),
      t1: required("t1", t1),
      e0: required("e0", e0),
      t0: required("t0", t0),
      confidence: optional("confidence", confidence),
    }),
  );
}

/**
 * Says whether a proportion has changed by more than chance since an earlier period.
 * @customfunction
 * @param xNow Successes now.
 * @param nNow Cases now.
 * @param xThen Successes then.
 * @param nThen Cases then.
 * @param [confidence] How sure to be, above 0 and below 1. Left out: 0.95.
 * @param [headers] TRUE puts a row of headings on top. Left out: FALSE.
 * @returns Four cells: the change, its lower and upper limit, and "higher", "lower" or "no clear change".
 * @remarks The change is now minus then, with the limits of KPI.DIFFCI. No cases give #DIV/0!; more successes than cases
 * give #NUM!.
 * @example =KPI.CHANGECI(9, 10, 8, 10) gives {0.1, -0.236224990908, 0.420536441641, "no clear change"}
 */
export function changeCi(
  xNow: unknown[][],
  nNow: unknown[][],
  xThen: unknown[][],
  nThen: unknown[][],
  confidence?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    differences.changeCi({
      x1: required("x_now", xNow),
      n1: required("n_now", nNow),
      x2: required("x_then", xThen),
      n2: required("n_then", nThen),
      confidence: optional("confidence", confidence),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Says whether a target is met once chance is allowed for: the honest companion of KPI.RAG for small numbers.
 * @customfunction
 * @param numerator Successes, such as panels held on time: one cell, or a range that is added up.
 * @param denominator All cases, such as panels due: one cell, or a range of the same size.
 * @param target The target as a share from 0 to 1, such as 90%.
 * @param [confidence] How sure to be, above 0 and below 1. Left out: 0.95.
 * @param [direction] Which way is better: "higher", "lower" or "neutral". Left out: "higher".
 * @returns "Meets", "Misses" or "Too close to say".
 * @remarks “Meets” when the whole of Wilson’s interval is on the good side of the target, “Misses” when all of it is on
 * the bad side. Nine of ten against 90% is Green, and too close to say.
 * @remarks No cases give #DIV/0!, a blank target #N/A; more successes than cases and a target outside 0 to 1 give #NUM!.
 * @example =KPI.LIKELY(9, 10, 0.9) gives "Too close to say"
 * @example =KPI.LIKELY(380, 400, 0.9) gives "Meets"
 * @example =KPI.LIKELY(300, 400, 90%) gives "Misses"
 */
export function likely(
  numerator: unknown[][],
  denominator: unknown[][],
  target: unknown[][],
  confidence?: unknown[][],
  direction?: unknown,
): string {
  return single(
    likelies.likely({
      numerator: required("numerator", numerator),
      denominator: required("denominator", denominator),
      target: required("target", target),
      confidence: optional("confidence", confidence),
      direction: optional("direction", direction),
    }),
  );
}

/**
 * Works out how many cases to draw from a population for an audit or a survey.
 * @customfunction
 * @param population How many cases there are.
 * @param [expected] The share that is expected, such as 0.1 with errors. Left out: 0.5, which asks for the most cases.
 * @param [margin] How far the answer may be from the truth, such as 0.05 for five points. Left out: 0.05.
 * @param [confidence] How sure to be, above 0 and below 1. Left out: 0.95.
 * @returns The number of cases, rounded up.
 * @remarks Cochran’s sample size with the correction for a finite population. A population of 0 needs no sample. An
 * expected share, margin or confidence that is not between 0 and 1 gives #NUM!.
 * @example =KPI.SAMPLESIZE(1200) gives 292
 * @example =KPI.SAMPLESIZE(1000000) gives 384
 */
export function sampleSize(
  population: unknown[][],
  expected?: unknown[][],
  margin?: unknown[][],
  confidence?: unknown[][],
): number {
  return single(
    samples.sampleSize({
      population: required("population", population),
      expected: optional("expected", expected),
      margin: optional("margin", margin),
      confidence: optional("confidence", confidence),
    }),
  );
}

/**
 * Says what a checked sample tells of all cases: the share found wrong, and between which limits it lies for all.
 * @customfunction
 * @param found How many of the checked cases were wrong.
 * @param checked How many cases were checked.
 * @param population How many cases there are in all.
 * @param [confidence] How sure to be, above 0 and below 1. Left out: 0.95.
 * @returns Three cells: the share found wrong, its lower and its upper limit.
 * @remarks Wilson’s limits, narrowed by how much of the population was checked; once all are checked there is nothing
 * left to guess. None checked gives #DIV/0!; more found than checked, or checked than there are, gives #NUM!.
 * @example =KPI.AUDITRESULT(5, 50, 50) gives {0.1, 0.1, 0.1}
 * @example =KPI.AUDITRESULT(0, 50, 400) gives {0, 0, 0.063138834853}
 */
export function auditResult(
  found: unknown[][],
  checked: unknown[][],
  population: unknown[][],
  confidence?: unknown[][],
): unknown[][] {
  return several(
    samples.auditResult({
      found: required("found", found),
      checked: required("checked", checked),
      population: required("population", population),
      confidence: optional("confidence", confidence),
    }),
  );
}

/**
 * Measures how far two people who judged the same cases agree, beyond what chance would give (Cohen’s kappa).
 * @customfunction
 * @param rater1 What the first judged: a column. Or a square table of counts, with the second left out.
 * @param [rater2] What the second judged, for the same cases in the same order.
 * @returns Kappa: 1 is full agreement, 0 is what chance would give.
 * @remarks Judgements may be words or numbers; letter case and outer spaces do not matter. A row that either left blank is
 * passed over. Excel on the desktop hands a blank over as 0: among words it is a blank, among numbers the judgement 0.
 * @remarks In a table, rows are the categories of one judge and columns those of the other, in the same order. No case,
 * or one category only, gives #DIV/0!.
 * @example =KPI.KAPPA({20,5;10,15}) gives 0.4
 * @example =KPI.KAPPA({"yes";"no";"yes";"no"}, {"Yes";"no";"no";"no"}) gives 0.5
 */
export function kappa(rater1: unknown[][], rater2?: unknown[][]): number {
  return single(
    kappas.kappa({ rater1: required("rater1", rater1), rater2: optional("rater2", rater2) }),
  );
}
