import * as changes from "../src/kpi/change";
import * as distinct from "../src/kpi/count-distinct";
import { indexNumbers } from "../src/kpi/index-numbers";
import * as crossTable from "../src/kpi/pivot";
import * as kpi from "../src/kpi/rate";
import * as rateIf from "../src/kpi/rate-ifs";
import * as moving from "../src/kpi/rolling";
import * as suppressed from "../src/kpi/suppress";
import { yearToDate } from "../src/kpi/year-to-date";
import { criteriaPairs, optional, required } from "./arguments";
import { several, single } from "./results";

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

/**
 * Works out the share of rows with the outcome you name, among the rows that meet your criteria.
 * @customfunction
 * @param outcomeRange The outcomes: a range.
 * @param outcomeCriterion What counts, written as in COUNTIFS: "Yes", ">=5", "<>No", "Met*".
 * @param [criteria] Further ranges of the same size, each followed by its criterion, as in COUNTIFS.
 * @returns The share, from 0 to 1: format the cell as a percentage.
 * @remarks Rows whose outcome is blank are left out. Excel on the desktop hands a blank cell over as 0: among text or
 * dates a 0 is read as a blank, among other numbers it is a number.
 * @remarks Criteria are those of COUNTIFS: text in any letter case, * and ? stand for any letters, "" finds blank cells and
 * empty text, "=" truly empty cells only. Dates in a criterion are written ">=01/04/2025". No row that counts gives #DIV/0!.
 * @example =KPI.RATEIFS({"Yes";"No";"yes";""}, "Yes") gives 0.6666666666666666
 * @example =KPI.RATEIFS({"Yes";"No";"Yes";"No"}, "Yes", {"North";"North";"South";"South"}, "n*") gives 0.5
 * @example =KPI.RATEIFS({12;7;9;30}, "<=10", {45750;45760;45780;45800}, ">=01/05/2025") gives 0.5
 */
export function rateIfs(
  outcomeRange: unknown[][],
  outcomeCriterion: unknown[][],
  ...criteria: unknown[][][]
): number {
  return single(
    rateIf.rateIfs({
      outcome: {
        range: required("outcome_range", outcomeRange),
        criterion: required("outcome_criterion", outcomeCriterion),
      },
      filters: criteriaPairs(criteria),
    }),
  );
}

/**
 * Counts how many different values a range holds, such as people behind referrals.
 * @customfunction
 * @param range The values, such as case references.
 * @param [criteria] Ranges of the same size, each followed by its criterion, as in COUNTIFS.
 * @returns The number of different values.
 * @remarks Letter case and spaces at either end make no difference, and 5 is the same as "5". Blank cells do not count;
 * a 0 among text or dates is a blank. Criteria are those of COUNTIFS; see KPI.RATEIFS.
 * @example =KPI.COUNTDISTINCT({"RS-1";"rs-1 ";"RS-2";""}) gives 2
 * @example =KPI.COUNTDISTINCT({"RS-1";"RS-2";"RS-3"}, {"Open";"Closed";"Open"}, "Open") gives 2
 */
export function countDistinct(range: unknown[][], ...criteria: unknown[][][]): number {
  return single(
    distinct.countDistinct({ range: required("range", range), filters: criteriaPairs(criteria) }),
  );
}

/**
 * Works out the change from an earlier figure to the current one.
 * @customfunction
 * @param current The current figure, or a range of figures.
 * @param previous The earlier figure: one for all, or one for each.
 * @param [kind] "pct" share of the earlier figure, "abs" the difference, "pp" percentage points. Left out: "pct".
 * @returns The change for each figure.
 * @remarks A blank figure counts as 0. “pct” is measured against the size of the earlier figure, so that a rise is
 * positive even from below zero; from 0 it gives #DIV/0!. “pp” takes two shares: from 0.8 to 0.87 are 7 points.
 * @example =KPI.CHANGE(120, 100) gives 0.2
 * @example =KPI.CHANGE(120, 100, "abs") gives 20
 * @example =KPI.CHANGE(0.87, 0.8, "pp") gives 7
 */
export function change(current: unknown[][], previous: unknown[][], kind?: unknown): unknown[][] {
  return several(
    changes.change({
      current: required("current", current),
      previous: required("previous", previous),
      kind: optional("kind", kind),
    }),
  );
}

/**
 * Turns a series into index numbers, so that series of different size can be compared.
 * @customfunction
 * @param values The series.
 * @param [base] The position of the base figure in the series. Left out: 1, the first.
 * @param [to] What the base becomes. Left out: 100.
 * @returns An index number for each figure.
 * @remarks Text and blanks give #N/A in their row, which charts leave out; Excel on the desktop hands a blank cell over
 * as 0. A base of 0 gives #DIV/0!.
 * @example =KPI.INDEX({50;60;45}) gives {100;120;90}
 * @example =KPI.INDEX({50;60;45}, 2, 1) gives {0.8333333333333334;1;0.75}
 */
export function index(values: unknown[][], base?: unknown[][], to?: unknown[][]): unknown[][] {
  return several(
    indexNumbers({
      values: required("values", values),
      base: optional("base", base),
      to: optional("to", to),
    }),
  );
}

/**
 * Adds up the figures of the financial year so far.
 * @customfunction
 * @param dates The date of each figure.
 * @param values The figures: a range of the same size.
 * @param asAt The report date; later rows are left out.
 * @param [fyStart] The month in which the year begins, 1 to 12. Left out: 4, April.
 * @param [stat] "sum", "mean", "median", "min", "max" or "count". Left out: "sum".
 * @returns The figure from the first day of the year up to and with the report date.
 * @remarks Rows without a date, and rows whose figure is blank, text or TRUE/FALSE, are left out; a date that is 0 is
 * blank. No row gives 0 for a sum or count, #DIV/0! for a mean and #N/A for the others.
 * @example =KPI.YTD({"31/03/2025";"01/04/2025";"30/06/2025"}, {100;20;30}, "30/06/2025") gives 50
 * @example =KPI.YTD({"31/12/2024";"01/01/2025";"30/06/2025"}, {9;20;30}, "30/06/2025", 1, "mean") gives 25
 */
export function ytd(
  dates: unknown[][],
  values: unknown[][],
  asAt: unknown[][],
  fyStart?: unknown[][],
  stat?: unknown,
): number {
  return single(
    yearToDate({
      dates: required("dates", dates),
      values: required("values", values),
      asAt: required("as_at", asAt),
      fyStart: optional("fy_start", fyStart),
      stat: optional("stat", stat),
    }),
  );
}

/**
 * Works out a moving figure: in each row the mean of the last few rows.
 * @customfunction
 * @param values The series, oldest first.
 * @param window How many rows to look back on, the row itself included, such as 12.
 * @param [stat] "mean", "sum", "median", "min", "max" or "count". Left out: "mean".
 * @param [minN] Fewest figures in the window for which one is shown. Left out: all of the window.
 * @returns A figure for each row, #N/A where there are too few to look back on.
 * @remarks Blanks, text and TRUE/FALSE take their place in the window without a figure; Excel on the desktop hands a
 * blank cell over as 0, which is a figure.
 * @example =KPI.ROLLING({4;8;6;10}, 2) gives {#N/A;6;7;8}
 * @example =KPI.ROLLING({4;8;6;10}, 3, "sum", 1) gives {4;12;18;24}
 */
export function rolling(
  values: unknown[][],
  window: unknown[][],
  stat?: unknown,
  minN?: unknown[][],
): unknown[][] {
  return several(
    moving.rolling({
      values: required("values", values),
      window: required("window", window),
      stat: optional("stat", stat),
      minN: optional("min_n", minN),
    }),
  );
}

/**
 * Hides counts that are too small to publish.
 * @customfunction
 * @param n The count, or a table of counts without its totals.
 * @param [threshold] Counts from 1 up to, not including, this are hidden. Left out: 5.
 * @param [roundTo] Round the other counts to multiples of this, such as 5. Left out: no rounding.
 * @param [mark] What is shown in place of a hidden count. Left out: "<5", or "[c]" when “secondary” is TRUE.
 * @param [secondary] TRUE hides further counts, so that none can be worked out from totals. Left out: FALSE.
 * @returns The counts, with a mark in place of the small ones.
 * @remarks 0 is shown. Blanks, text and errors stay as they are; a blank that Excel on the desktop hands over as 0 is
 * shown as 0. A count below zero gives #NUM! in its cell.
 * @remarks When totals of rows and columns are published beside a table, a single hidden count is what is missing from
 * the total. “secondary” then hides the fewest and smallest further counts that keep every hidden one open, under one mark
 * for all; where no choice can, it gives #N/A. Publish totals unrounded or leave rounding to both.
 * @example =KPI.SUPPRESS({0;3;12}) gives {0;"<5";12}
 * @example =KPI.SUPPRESS({7;3;12}, 10, 5) gives {"<10";"<10";10}
 * @example =KPI.SUPPRESS({3,20,40;10,30,50;25,35,45}, , , , TRUE) gives {"[c]","[c]",40;"[c]","[c]",50;25,35,45}
 */
export function suppress(
  n: unknown[][],
  threshold?: unknown[][],
  roundTo?: unknown[][],
  mark?: unknown[][],
  secondary?: unknown[][],
): unknown[][] {
  return several(
    suppressed.suppress({
      n: required("n", n),
      threshold: optional("threshold", threshold),
      roundTo: optional("round_to", roundTo),
      mark: optional("mark", mark),
      secondary: optional("secondary", secondary),
    }),
  );
}

/**
 * Counts rows in a cross table, with totals: one formula in place of many COUNTIFS.
 * @customfunction
 * @param rowRange What makes the rows of the table, such as the team.
 * @param colRange What makes its columns, such as the status: a range of the same size.
 * @param [measureRange] Figures to work with: a range of the same size. Left out: rows are counted.
 * @param [stat] "count", "sum", "mean", "median", "min" or "max" of the figures. Left out: "count".
 * @param [criteria] Ranges of the same size, each followed by its criterion, as in COUNTIFS.
 * @returns The table with the names of its rows and columns and with totals.
 * @remarks Letter case and spaces at either end make no difference. A row without a value in either range is left out; a
 * 0 among text or dates is a blank. “count” with “measure_range” counts its filled cells. Rows and columns are sorted.
 * @remarks A table of more than 10,000 cells gives #NUM!, one without a row #N/A. Where no figure falls, a mean is
 * #DIV/0!. Criteria are those of COUNTIFS; see KPI.RATEIFS.
 * @example =KPI.PIVOT({"A";"B";"a"}, {"Open";"Open";"Closed"}) gives {"","Closed","Open","Total";"A",1,1,2;"B",0,1,1;"Total",1,2,3}
 * @example =KPI.PIVOT({"A";"B";"A"}, {"x";"x";"x"}, {2;5;4}, "sum") gives {"","x","Total";"A",6,6;"B",5,5;"Total",11,11}
 */
export function pivot(
  rowRange: unknown[][],
  colRange: unknown[][],
  measureRange?: unknown[][],
  stat?: unknown,
  ...criteria: unknown[][][]
): unknown[][] {
  return several(
    crossTable.pivot({
      rowRange: required("row_range", rowRange),
      colRange: required("col_range", colRange),
      measureRange: optional("measure_range", measureRange),
      stat: optional("stat", stat),
      filters: criteriaPairs(criteria),
    }),
  );
}
