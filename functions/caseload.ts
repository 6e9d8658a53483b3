import { attrition as stagesLeft } from "../src/kpi/attrition";
import * as openCases from "../src/kpi/caseload";
import { clearance as cleared } from "../src/kpi/clearance";
import * as flows from "../src/kpi/flow";
import { occupancy as occupied } from "../src/kpi/occupancy";
import { perStaff as perPost } from "../src/kpi/per-staff";
import * as weighted from "../src/kpi/weighted-load";
import { criteriaPairs, optional, required } from "./arguments";
import { several, single } from "./results";

/**
 * Counts the cases that are open on a date.
 * @customfunction
 * @param starts The start dates: a range.
 * @param ends The end dates: a range of the same size, blank where the case is open.
 * @param asAt The date on which to count, or a range of dates.
 * @param [criteria] Ranges of the same size, each followed by its criterion, as in COUNTIFS.
 * @returns The number of open cases for each date.
 * @remarks A case is open from its start date up to the day before its end date. Rows without a start date, and rows that
 * end before they start, are left out. A date that is blank (0 on the desktop) is blank; text that is no date gives #VALUE!.
 * @remarks Criteria are those of COUNTIFS; see KPI.RATEIFS. Give all dates as one range to fill a column with one formula.
 * @example =KPI.CASELOAD({"01/04/2025";"10/04/2025"}, {"";"20/04/2025"}, {"09/04/2025";"10/04/2025";"20/04/2025"}) gives {1;2;1}
 * @example =KPI.CASELOAD({"01/04/2025";"10/04/2025"}, {"";"20/04/2025"}, "15/04/2025", {"North";"South"}, "South") gives 1
 */
export function caseload(
  starts: unknown[][],
  ends: unknown[][],
  asAt: unknown[][],
  ...criteria: unknown[][][]
): unknown[][] {
  return several(
    openCases.caseload({
      starts: required("starts", starts),
      ends: required("ends", ends),
      asAt: required("as_at", asAt),
      filters: criteriaPairs(criteria),
    }),
  );
}

/**
 * Shows the flow of cases through a period: opening, starts, ends, closing.
 * @customfunction
 * @param starts The start dates: a range.
 * @param ends The end dates: a range of the same size, blank where the case is open.
 * @param periodStart The first day of the period.
 * @param periodEnd The last day of the period.
 * @param [headers] TRUE puts a row with the names of the columns on top. Left out: FALSE.
 * @returns One row: opening, starts, ends, closing, person-days, mean daily caseload, mean length of stay in days.
 * @remarks Opening is the caseload at the end of the day before, closing that at the end of the last day: opening + starts
 * − ends = closing. Length of stay is that of the cases that ended in the period; none gives #DIV/0!.
 * @remarks Rows without a start date, and rows that end before they start, are left out. A period that ends before it
 * begins gives #NUM!.
 * @example =KPI.FLOW({"01/03/2025";"10/04/2025"}, {"11/04/2025";""}, "01/04/2025", "30/04/2025") gives {1,1,1,1,31,1.0333333333333334,41}
 */
export function flow(
  starts: unknown[][],
  ends: unknown[][],
  periodStart: unknown[][],
  periodEnd: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    flows.flow({
      starts: required("starts", starts),
      ends: required("ends", ends),
      periodStart: required("period_start", periodStart),
      periodEnd: required("period_end", periodEnd),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Shows the flow of cases period by period, a row each.
 * @customfunction
 * @param starts The start dates: a range.
 * @param ends The end dates: a range of the same size, blank where the case is open.
 * @param periods First day, last day and name of each period, as KPI.PERIODS lists them; the name may be missing.
 * @param [headers] TRUE puts a row with the names of the columns on top. Left out: FALSE.
 * @returns Period, opening, starts, ends, closing, person-days, mean daily caseload, mean length of stay in days.
 * @remarks Each row is what KPI.FLOW gives for its period. Blank rows among the periods are skipped.
 * @example =KPI.FLOWTABLE({"01/03/2025";"10/04/2025"}, {"11/04/2025";""}, {45748,45777,"Apr 2025"}) gives {"Apr 2025",1,1,1,1,31,1.0333333333333334,41}
 */
export function flowTable(
  starts: unknown[][],
  ends: unknown[][],
  periods: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    flows.flowTable({
      starts: required("starts", starts),
      ends: required("ends", ends),
      periods: required("periods", periods),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Works out the caseload for each full-time post.
 * @customfunction
 * @param caseload The number of cases, or a range of them.
 * @param fte The number of full-time posts: one for all, or one for each.
 * @returns The cases for each post.
 * @remarks A blank counts as 0. No staff gives #DIV/0!, a number below zero #NUM!.
 * @example =KPI.PERSTAFF(240, 6.5) gives 36.92307692307692
 */
export function perStaff(caseload: unknown[][], fte: unknown[][]): unknown[][] {
  return several(perPost(required("caseload", caseload), required("fte", fte)));
}

/**
 * Weighs a caseload by tier, so that demanding cases count for more.
 * @customfunction
 * @param tiers How many cases each tier has; or the tier of each case.
 * @param weights The weight of each tier in the same order; or a table of two columns, tier and weight.
 * @returns The caseload in weighted points.
 * @remarks With counts, the sum of count times weight; pairs with a blank or text are left out. With a table, the sum
 * of each case's weight: letter case and spaces make no difference, blanks do not count, and a tier not listed gives #N/A.
 * @example =KPI.WEIGHTEDLOAD({10;5;2}, {1;2;4}) gives 28
 * @example =KPI.WEIGHTEDLOAD({"High";"Low";"high"}, {"Low",1;"High",3}) gives 7
 */
export function weightedLoad(tiers: unknown[][], weights: unknown[][]): number {
  return single(
    weighted.weightedLoad({
      tiers: required("tiers", tiers),
      weights: required("weights", weights),
    }),
  );
}

/**
 * Works out how many cases ended for each that started.
 * @customfunction
 * @param ends How many ended: one figure, or a range.
 * @param starts How many started: one figure, or a range of the same size.
 * @returns The clearance rate: 1 when as many ended as started.
 * @remarks Ranges are added up first; a blank counts as 0, and rows with text on either side are left out. Below 1 the
 * backlog grows, by starts less ends. No start gives #DIV/0!.
 * @example =KPI.CLEARANCE(90, 120) gives 0.75
 * @example =KPI.CLEARANCE({40;50}, {30;30}) gives 1.5
 */
export function clearance(ends: unknown[][], starts: unknown[][]): number {
  return single(cleared(required("ends", ends), required("starts", starts)));
}

/**
 * Shows how many are left at each stage of a process.
 * @customfunction
 * @param stageCounts The counts in order; or two columns, the names of the stages and their counts.
 * @param [headers] TRUE puts a row with the names of the columns on top. Left out: FALSE.
 * @returns Stage, count, share of the stage before, share of the first stage.
 * @remarks The first stage has no share of a stage before. A count may rise: its share is then above 1. Stages without a
 * count are passed over; Excel on the desktop hands a blank count over as 0, which is a count.
 * @example =KPI.ATTRITION({200;150;60}) gives {1,200,"",1;2,150,0.75,0.75;3,60,0.4,0.3}
 * @example =KPI.ATTRITION({"Referred",80;"Started",60}) gives {"Referred",80,"",1;"Started",60,0.75,0.75}
 */
export function attrition(stageCounts: unknown[][], headers?: unknown[][]): unknown[][] {
  return several(stagesLeft(required("stage_counts", stageCounts), optional("headers", headers)));
}

/**
 * Works out the share of places that were taken.
 * @customfunction
 * @param personDays The days that people stayed, added up, or a range of such figures.
 * @param places The number of places: one for all, or one for each.
 * @param days The days of the period: one for all, or one for each.
 * @returns The occupancy: format the cell as a percentage.
 * @remarks Above 1 more people stayed than there were places. A blank counts as 0; no place or day gives #DIV/0!, a number
 * below zero #NUM!. KPI.FLOW gives the person-days of a period.
 * @example =KPI.OCCUPANCY(1641, 20, 90) gives 0.9116666666666666
 */
export function occupancy(
  personDays: unknown[][],
  places: unknown[][],
  days: unknown[][],
): unknown[][] {
  return several(
    occupied(
      required("person_days", personDays),
      required("places", places),
      required("days", days),
    ),
  );
}
