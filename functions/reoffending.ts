import * as cohorts from "../src/kpi/reoffending";
import * as totals from "../src/kpi/reoffending-totals";
import { optional, required } from "./arguments";
import { several } from "./results";

/**
 * Measures proven reoffending as the Ministry of Justice does, from a list of people and a list of their offences.
 * @customfunction
 * @param ids The identifiers of the people in the cohort: a column.
 * @param indexDates When the follow-up of each begins, such as release: a column of the same size.
 * @param offenceIds Whose offence it is: a column of identifiers.
 * @param offenceDates When each offence was committed: a column of the same size.
 * @param provenDates When each was proven by caution or conviction; blank if it was not: a column of the same size.
 * @param [followUp] How many months after the index date an offence counts. Left out: 12.
 * @param [waiting] How many further months it may take to be proven. Left out: 6.
 * @param [headers] TRUE puts a row of headings on top. Left out: FALSE.
 * @returns Offenders, reoffenders, reoffences, binary rate, reoffences per reoffender, reoffences per offender.
 * @remarks An offence counts from the day after the index date to the same day of the last month. Offences without a date
 * of proof, and of people outside the cohort, do not. Someone listed twice counts once, from the earliest date.
 * @remarks Identifiers are compared without outer spaces and letter case; rows without one or without a date are passed
 * over. Only mature cohorts give a fair rate: see KPI.MATURE. No one in the cohort gives #N/A.
 * @example =KPI.REOFFENDING({"A1";"A2"}, {"01/04/2023";"01/05/2023"}, {"a1";"A1";"A2"}, {"01/04/2024";"02/04/2024";"01/06/2023"}, {"01/10/2024";"01/06/2024";""}) gives {2,1,1,0.5,1,0.5}
 */
export function reoffending(
  ids: unknown[][],
  indexDates: unknown[][],
  offenceIds: unknown[][],
  offenceDates: unknown[][],
  provenDates: unknown[][],
  followUp?: unknown[][],
  waiting?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    cohorts.reoffending({
      ids: required("ids", ids),
      indexDates: required("index_dates", indexDates),
      offenceIds: required("offence_ids", offenceIds),
      offenceDates: required("offence_dates", offenceDates),
      provenDates: required("proven_dates", provenDates),
      followUp: optional("follow_up", followUp),
      waiting: optional("waiting", waiting),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Works out the share of a cohort that reoffended, from totals.
 * @customfunction
 * @param reoffenders How many people reoffended: one cell, or a range that is added up.
 * @param cohort How many people there are in the cohort: one cell, or a range of the same size.
 * @param [which] "value", "lower", "upper" or "all" (three cells). Left out: "value".
 * @param [confidence] How sure to be of the limits, above 0 and below 1. Left out: 0.95.
 * @returns The binary rate from 0 to 1, or its Wilson limits.
 * @remarks More reoffenders than people in the cohort give #NUM!: they were counted from different people. No cohort
 * gives #DIV/0!. Blank cells count as 0.
 * @example =KPI.BINARYRATE(9, 40) gives 0.225
 * @example =KPI.BINARYRATE(0, 20, "all") gives {0, 0, 0.161125158052819}
 */
export function binaryRate(
  reoffenders: unknown[][],
  cohort: unknown[][],
  which?: unknown,
  confidence?: unknown[][],
): unknown[][] {
  return several(
    totals.binaryRate({
      reoffenders: required("reoffenders", reoffenders),
      cohort: required("cohort", cohort),
      which: optional("which", which),
      confidence: optional("confidence", confidence),
    }),
  );
}

/**
 * Works out how many reoffences there are for each reoffender, from totals.
 * @customfunction
 * @param reoffences How many reoffences there were: one cell, or a range that is added up.
 * @param reoffenders How many people reoffended: one cell, or a range of the same size.
 * @param [which] "value", "lower", "upper" or "all" (three cells). Left out: "value".
 * @param [confidence] How sure to be of the limits, above 0 and below 1. Left out: 0.95.
 * @returns The frequency, or its limits: exact below 10 reoffences, Byar’s from 10.
 * @remarks Give the whole cohort as the second argument for reoffences per offender. No reoffender gives #DIV/0!. Blank
 * cells count as 0.
 * @example =KPI.FREQUENCY(13, 8) gives 1.625
 */
export function frequency(
  reoffences: unknown[][],
  reoffenders: unknown[][],
  which?: unknown,
  confidence?: unknown[][],
): unknown[][] {
  return several(
    totals.frequency({
      reoffences: required("reoffences", reoffences),
      reoffenders: required("reoffenders", reoffenders),
      which: optional("which", which),
      confidence: optional("confidence", confidence),
    }),
  );
}

/**
 * Says for each person whether the follow-up is complete, so that the row may enter a reoffending rate.
 * @customfunction
 * @param indexDates When the follow-up of each begins: a range.
 * @param asAt The date on which it is judged.
 * @param [months] Months of follow-up and waiting together. Left out: 18.
 * @returns TRUE where all months have passed, FALSE where not.
 * @remarks Rows that are not mature make a rate look better than it is. A blank index date stays blank; a blank report date
 * gives #N/A.
 * @example =KPI.MATURE({"30/09/2023";"01/10/2023"}, "31/03/2025") gives {TRUE;FALSE}
 */
export function mature(
  indexDates: unknown[][],
  asAt: unknown[][],
  months?: unknown[][],
): unknown[][] {
  return several(
    cohorts.mature({
      indexDates: required("index_dates", indexDates),
      asAt: required("as_at", asAt),
      months: optional("months", months),
    }),
  );
}

/**
 * Says whether a reoffending rate differs from its baseline by more than chance, as payment by results asks.
 * @customfunction
 * @param rate The rate of the cohort, from 0 to 1.
 * @param baseline The baseline that it is measured against, from 0 to 1.
 * @param n How many people there are in the cohort.
 * @param [confidence] How sure to be, above 0 and below 1. Left out: 0.95.
 * @param [headers] TRUE puts a row of headings on top. Left out: FALSE.
 * @returns Four cells: rate minus baseline, its limits, and "Below baseline", "Above baseline" or "Within chance".
 * @remarks The baseline is taken as fixed; the limits are Wilson’s for the cohort. Nobody in the cohort gives #DIV/0!, a
 * rate outside 0 to 1 #NUM!.
 * @example =KPI.PBR(0, 0.3, 20) gives {-0.3, -0.3, -0.138874841947, "Below baseline"}
 */
export function pbr(
  rate: unknown[][],
  baseline: unknown[][],
  n: unknown[][],
  confidence?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    totals.paymentByResults({
      rate: required("rate", rate),
      baseline: required("baseline", baseline),
      n: required("n", n),
      confidence: optional("confidence", confidence),
      headers: optional("headers", headers),
    }),
  );
}
