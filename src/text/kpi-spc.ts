import { problem } from "./kpi";

/** Above the centre line or rising; below it or falling. */
export type Side = 1 | -1;

const place = (side: Side) => (side > 0 ? "Above" : "Below");

/** Which way a point that stands out points, for better or for worse. */
export type Meaning = "improvement" | "concern" | "neutral";

/**
 * The words of control charts. Flags and point types are those of NHS England's Making Data Count and of the
 * tools that follow it, so that a chart can be compared with theirs line by line.
 */
export const spcText = {
  chartHeaders: (centre: "Mean" | "Median", trial: boolean, warning: string | null) => [
    "Value",
    centre,
    trial ? "Lower (trial)" : "Lower",
    trial ? "Upper (trial)" : "Upper",
    "Flag",
    warning === null ? "Point type" : `Point type. ${warning}`,
  ],
  targetHeaders: ["Target", "Assurance"],
  rulesHeaders: {
    outside: "Outside limits",
    trend: (points: number) => `Trend of ${points}`,
    twoInThree: "2 in 3",
    shift: (points: number) => `Shift of ${points}`,
  },
  runHeaders: [
    "Centre",
    "Useful points",
    "Longest run",
    "Longest run, limit",
    "Crossings",
    "Crossings, limit",
    "Signal",
  ],
  ewmaHeaders: ["Value", "EWMA", "Lower", "Upper", "Flag"],
  cusumHeaders: ["Value", "Sum above", "Sum below", "Flag"],
  trendHeaders: ["Slope per period", "Intercept", "p", "Trend"],
  theilSenHeaders: ["S", "Variance of S", "z"],
  olsHeaders: ["Standard error of slope", "R squared", "Standard error of estimate"],
  rebaseHeaders: ["Position", "Rule", "Mean before", "Mean after"],
  seasonHeaders: ["Season", "Index", "p", "Season or not"],

  commonCause: "Common Cause",
  outside: (side: Side) => (side > 0 ? "Above UCL" : "Below LCL"),
  trend: (points: number, side: Side) =>
    `${points} Point Trend (${side > 0 ? "Increasing" : "Decreasing"})`,
  twoInThree: (side: Side) => `2 in 3 ${place(side)} CL`,
  shift: (points: number, side: Side) => `${points} Points ${place(side)} CL`,

  commonCauseType: "common_cause",
  specialCauseType: (meaning: Meaning, side: Side) =>
    meaning === "neutral"
      ? `special_cause_neutral_${side > 0 ? "high" : "low"}`
      : `special_cause_${meaning}`,

  commonCauseIcon: "Common cause",
  specialCauseIcon: (meaning: Meaning, side: Side) =>
    `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)} ${side > 0 ? "high" : "low"}`,

  variesTooMuch: "These figures vary more than chance alone: use the Laney chart (laney TRUE).",

  noFigure: problem("#N/A", "There is no figure in this row, so it is left out of the chart."),
  noFigures: problem("#N/A", "There is no figure in the series yet."),
  noLimit: problem(
    "#N/A",
    "Limits need at least two figures since the last change of the process.",
  ),
  noIcon: (points: number, least: number) =>
    problem(
      "#N/A",
      `There are ${points} figures since the last change of the process, and limits are only trial limits below ${least}: nothing can be said yet.`,
    ),
  noAssurance: problem(
    "#N/A",
    "Where neither way is better, no figure passes or fails. Give “higher” or “lower” as direction.",
  ),
  notAPosition: (at: string, value: number, rows: number) =>
    problem(
      "#NUM!",
      `${at} holds ${value}. Give the position of a figure in the series, from 1 to ${rows}, or mark each row with TRUE or FALSE.`,
    ),
  baselineTooShort: (value: number) =>
    problem("#NUM!", `“baseline” holds ${value}. Give 0 for all figures, or 2 or more.`),
  noDenominators: (chart: string) =>
    problem("#VALUE!", `The chart “${chart}” takes no denominators. Leave them out.`),
  needsDenominators: (chart: string) =>
    problem(
      "#VALUE!",
      `The chart “${chart}” needs denominators: the number of cases behind each figure.`,
    ),
  notAGap: (at: string, value: number) =>
    problem("#NUM!", `${at} holds ${value}. A time between two events is above zero.`),
  eventsWithoutExposure: (at: string, value: number) =>
    problem("#DIV/0!", `${at} holds ${value}, and its denominator is 0.`),
  notAbove: (at: string, value: number, least: number) =>
    problem("#NUM!", `${at} holds ${value}. Give a number above ${least}.`),
  notAWeight: (at: string, value: number) =>
    problem("#NUM!", `${at} holds ${value}. Give a number above 0 and up to 1.`),
  noVariation: problem(
    "#DIV/0!",
    "The figures do not vary, so there is no standard deviation to measure them by.",
  ),
  runTooShort: (value: number) =>
    problem("#NUM!", `“run” holds ${value}. Give a whole number of points, 5 or more.`),
  noRebase: (run: number) =>
    problem(
      "#N/A",
      `There is no run of ${run} figures on one side of the mean before it, so no change is suggested.`,
    ),
  rebaseRule: (run: number, side: Side) =>
    `${run} points ${side > 0 ? "above" : "below"} the mean before`,

  tooFewForTrend: (points: number) =>
    problem("#N/A", `A trend needs at least three figures, and there are ${points}.`),
  sameTimes: problem("#DIV/0!", "All figures belong to the same “x”, so there is no slope."),
  tooManyForTrend: (points: number, most: number) =>
    problem(
      "#NUM!",
      `There are ${points} figures. The method “theil-sen” compares every pair and takes up to ${most}; use “ols”.`,
    ),
  rising: "rising",
  falling: "falling",
  noTrend: "no clear trend",

  notAPeriod: (value: number) =>
    problem(
      "#NUM!",
      `“period” holds ${value}. Give how many figures make a year, such as 12 or 4.`,
    ),
  tooFewForSeason: (points: number, period: number) =>
    problem(
      "#N/A",
      `Seasons of ${period} need ${2 * period} figures in a row, and there are ${points}.`,
    ),
  notAboveZero: (at: string, value: number) =>
    problem(
      "#NUM!",
      `${at} holds ${value}. Seasonal indices are ratios, so every figure has to be above zero.`,
    ),
  seasonal: "Seasonal: a control chart of these figures would flag the season",
  notSeasonal: "No clear season",
} as const;

/** Whether a process will reach its target, in the words of Making Data Count. */
export const ASSURANCE_WORDS = { pass: "Pass", fail: "Fail", hitOrMiss: "Hit or miss" } as const;
