import type { Problem } from "./kpi";

const problem = (code: Problem["code"], message: string): Problem => ({ code, message });

/** What the functions of rates, counts and cross tables say. */
export const rateText = {
  criterionMissing: (place: string) =>
    problem(
      "#VALUE!",
      `${place} has no criterion behind it. Give a range, then what its cells have to be.`,
    ),
  changeFromNothing: problem(
    "#DIV/0!",
    "The earlier figure is 0, so there is no change in per cent. Use “abs” for the difference.",
  ),
  baseOutside: (place: string, base: number, count: number) =>
    problem("#NUM!", `${place} holds ${base}. Give a position from 1 to ${count}.`),
  baseIsNothing: problem("#DIV/0!", "The base figure is 0, so nothing can be measured against it."),
  noBaseFigure: (position: number) =>
    problem("#N/A", `Position ${position} has no figure to measure the others against.`),
  noFigure: (place: string) => problem("#N/A", `${place} has no figure.`),
  noFigures: problem("#N/A", "There is no figure to work with."),
  noMean: problem("#DIV/0!", "There is no figure to take the mean of."),
  tooFewInWindow: (count: number, least: number) =>
    problem("#N/A", `The window has ${count} of the ${least} figures that it needs.`),
  noAsAt: (place: string) => problem("#VALUE!", `${place} is blank. Give the report date.`),
  notAPositiveWhole: (place: string, value: number) =>
    problem("#NUM!", `${place} holds ${value}. Give a whole number of at least 1.`),
  measureMissing: (stat: string) =>
    problem("#VALUE!", `“${stat}” needs “measure_range”: the figures to work with.`),
  tooManyCells: (cells: number, most: number) =>
    problem(
      "#NUM!",
      `The table would have ${cells} cells, and ${most} is the most. Choose ranges with fewer different values.`,
    ),
  nothingToShow: problem("#N/A", "No row is left, so there is no table to show."),
  total: "Total",
  cannotHide: problem(
    "#N/A",
    "The small numbers cannot be kept secret beside their totals, because too little stands beside them. Leave the totals out, or put groups together.",
  ),
  hidden: "[c]",
  below: (threshold: number) => `<${threshold}`,
} as const;
