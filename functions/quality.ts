import { completeness as completenessOf } from "../src/kpi/quality/completeness";
import { consistency as consistencyOf } from "../src/kpi/quality/consistency";
import * as repeats from "../src/kpi/quality/duplicates";
import { entryLag as entryLagOf } from "../src/kpi/quality/entry-lag";
import { qualityReport } from "../src/kpi/quality/report";
import { qualityScore } from "../src/kpi/quality/score";
import { validity as validityOf } from "../src/kpi/quality/validity";
import { optional, required } from "./arguments";
import { several, single } from "./results";
import { schemesOn } from "./schemes";

/**
 * Works out how complete data are: the share of cells that hold something.
 * @customfunction
 * @param range The column or the table, without its headings.
 * @param [by] "column", "all", "row" for the share of complete rows, "rows" for TRUE or FALSE a row. Left out: "column".
 * @returns A share for each column side by side, or as “by” asks.
 * @remarks Empty text and spaces alone are blank, and errors count as missing. Rows of a table in which nothing stands are
 * left out; in a single column every row counts. A 0 among text or dates is a blank, because Excel on the desktop hands
 * blanks over so; among other numbers it is a number.
 * @example =KPI.COMPLETENESS({"a","x";"","y";"c"," ";"d","z"}) gives {0.75,0.75}
 * @example =KPI.COMPLETENESS({"a","x";"","y";"c"," ";"d","z"}, "row") gives 0.5
 */
export function completeness(range: unknown[][], by?: unknown): unknown[][] {
  return several(completenessOf(required("range", range), optional("by", by)));
}

/**
 * Works out how much of what is filled in is as it should be.
 * @customfunction
 * @param range The column or the table, without its headings.
 * @param rule "list", "date-range", "number-range", "pattern", "date", "number", or an identifier such as "pnc".
 * @param [list] The values allowed, the two limits, or the pattern: # digit, @ letter, ? any one, * any number.
 * @returns A share for each column, side by side.
 * @remarks Blank cells are left out: KPI.COMPLETENESS counts them. Errors count as wrong. Letter case and spaces at the ends
 * do not matter. Of two limits one may be blank. Nothing in a column gives #DIV/0!.
 * @remarks Identifiers: pnc, cro, court-case, asn, crn, prison-number, offence-code, court-code, nhs, nino, upn, uln, postcode,
 * jersey-number and jersey-postcode.
 * @example =KPI.VALIDITY({"Low";"high";"Hihg";""}, "list", {"Low";"Medium";"High"}) gives 0.6666666666666666
 * @example =KPI.VALIDITY({"RS-00012";"RS-12"}, "pattern", "RS-#####") gives 0.5
 * @example =KPI.VALIDITY({"81/34U";"81/34A"}, "pnc") gives 0.5
 */
export function validity(range: unknown[][], rule: unknown[][], list?: unknown[][]): unknown[][] {
  const [cells, kind] = [required("range", range), required("rule", rule)];
  return several(validityOf(cells, kind, optional("list", list), schemesOn(new Date())));
}

/**
 * Lists the values that occur more than once, or marks their rows.
 * @customfunction
 * @param keys The column, or several columns that together should occur only once.
 * @param [show] "values" lists each value and its rows, "mark" puts a word beside each row. Left out: "values".
 * @param [headers] TRUE puts a row with the names of the columns above the list. Left out: FALSE.
 * @returns Two columns, value and number of rows; or a column of marks.
 * @remarks Letter case and spaces at the ends do not matter. Blank rows and errors are left out. No duplicate gives #N/A.
 * @example =KPI.DUPLICATES({"A1";"B2";"a1 ";""}) gives {"A1",2}
 * @example =KPI.DUPLICATES({"A1";"B2";"a1 "}, "mark") gives {"Duplicate";"";"Duplicate"}
 */
export function duplicates(keys: unknown[][], show?: unknown, headers?: unknown[][]): unknown[][] {
  return several(
    repeats.duplicates(
      required("keys", keys),
      optional("show", show),
      optional("headers", headers),
    ),
  );
}

/**
 * Works out how unique values are: different values divided by all values.
 * @customfunction
 * @param keys The column, or several columns that together should occur only once.
 * @returns A share, 1 when no value occurs twice.
 * @remarks Letter case and spaces at the ends do not matter. Blank rows and errors are left out; nothing left gives
 * #DIV/0!.
 * @example =KPI.UNIQUENESS({"A1";"B2";"a1 ";"C3"}) gives 0.75
 */
export function uniqueness(keys: unknown[][]): number {
  return single(repeats.uniqueness(required("keys", keys)));
}

/**
 * Works out in what share of rows a condition holds, such as an end that is not before its start.
 * @customfunction
 * @param conditionRange A range of TRUE and FALSE, or a comparison such as C2:C90>=B2:B90.
 * @returns The share of TRUE.
 * @remarks Blanks are left out (on the desktop a blank is 0), and an error counts as FALSE. Anything but TRUE and FALSE
 * gives #VALUE!.
 * @example =KPI.CONSISTENCY({TRUE;TRUE;FALSE;TRUE}) gives 0.75
 */
export function consistency(conditionRange: unknown[][]): number {
  return single(consistencyOf(required("condition_range", conditionRange)));
}

/**
 * Measures how long after events they were recorded, in calendar days.
 * @customfunction
 * @param eventDates When it happened.
 * @param entryDates When it was recorded: a range of the same size.
 * @param [within] Within how many days it should be recorded. Left out: 5.
 * @param [headers] TRUE puts a row with the names of the columns on top. Left out: FALSE.
 * @returns Rows, mean, median, longest, rows within, share within, rows recorded before the event.
 * @remarks Rows recorded before they happened are counted in the last cell alone. Rows without two dates that can be read
 * are left out; none left gives #N/A.
 * @example =KPI.ENTRYLAG({"01/04/2025";"02/04/2025"}, {"01/04/2025";"12/04/2025"}) gives {2,5,5,10,1,0.5,0}
 */
export function entryLag(
  eventDates: unknown[][],
  entryDates: unknown[][],
  within?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    entryLagOf({
      events: required("event_dates", eventDates),
      entries: required("entry_dates", entryDates),
      within: optional("within", within),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Makes one score of the scores of several dimensions of data quality.
 * @customfunction
 * @param dimensionScores The scores, each from 0 to 1, such as completeness, validity and uniqueness.
 * @param [weights] How much each dimension counts: a range of the same size. Left out: all alike.
 * @param [show] "score", or "table" for dimensions, scores and the weights that were used. Left out: "score".
 * @returns The weighted mean.
 * @remarks A dimension without a score (empty text or an error) is left out, its weight goes to the others, and the table
 * says so. A 0 is a score; on the desktop a blank cell is 0 too. No score gives #DIV/0!.
 * @example =KPI.DQSCORE({0.9;0.6}, {2;1}) gives 0.8
 * @example =KPI.DQSCORE({0.9;#N/A}, {2;1}, "table") gives {"Dimension 1",0.9,1;"Dimension 2","Left out",0;"Score",0.9,1}
 */
export function dqScore(
  dimensionScores: unknown[][],
  weights?: unknown[][],
  show?: unknown,
): unknown[][] {
  return several(
    qualityScore(
      required("dimension_scores", dimensionScores),
      optional("weights", weights),
      optional("show", show),
    ),
  );
}

/**
 * Reports on each column of a table: how much is filled, valid, different, in error, and where the first fault is.
 * @customfunction
 * @param table The table, without its headings.
 * @param [rules] A rule per column, such as "date", "number", "pnc" or "nhs"; blank for none.
 * @param [headers] TRUE puts a row with the names of the columns on top. Left out: FALSE.
 * @returns A row per column: column, filled, valid, unique, errors, first bad row.
 * @remarks Filled, valid and unique are shares; valid is a share of what is filled. The first bad row is the first that is
 * blank, wrong or an error, counted from the top of the table. Rows in which nothing stands are left out.
 * @example =KPI.DQREPORT({"81/34U",5;"81/34A",6;"",7}, {"pnc","number"}) gives {"Column 1",0.6666666666666666,0.5,1,0,2;"Column 2",1,1,1,0,""}
 */
export function dqReport(
  table: unknown[][],
  rules?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  const given = {
    table: required("table", table),
    rules: optional("rules", rules),
    headers: optional("headers", headers),
  };
  return several(qualityReport(given, schemesOn(new Date())));
}
