import type { Problem } from "./kpi";

const problem = (code: Problem["code"], message: string): Problem => ({ code, message });

/** What the functions of bands, trajectories, service credits and scorecards say. */
export const targetText = {
  bandsNotInOrder: (place: string) =>
    problem(
      "#NUM!",
      `${place} is out of order. Give the bands from small to large or from large to small.`,
    ),
  noBands: (place: string) => problem("#VALUE!", `${place} holds no number.`),
  labelsDoNotFit: (bands: number, labels: number) =>
    problem(
      "#VALUE!",
      `There ${bands === 1 ? "is 1 band" : `are ${bands} bands`} and ${labels === 1 ? "1 label" : `${labels} labels`}. Give a label for each band, or one label more than bands.`,
    ),
  outsideBands: (value: number) => problem("#N/A", `${value} lies outside all bands.`),
  noDay: (place: string) => problem("#VALUE!", `${place} is blank. Give a date.`),
  sameDay: problem("#DIV/0!", "The trajectory starts and ends on the same day."),
  endsBeforeStart: (from: string, to: string) =>
    problem(
      "#NUM!",
      `The trajectory starts on ${from}, after its end on ${to}. Swap the two dates.`,
    ),
  floorIsTarget: problem(
    "#DIV/0!",
    "Floor and target are the same, so there is nothing in between to share out.",
  ),
  floorOnWrongSide: (floor: number, target: number) =>
    problem(
      "#NUM!",
      `The floor (${floor}) is better than the target (${target}). Check the two and the direction.`,
    ),
  noDirection: (place: string) =>
    problem(
      "#VALUE!",
      `${place} is “neutral”, but a service credit needs a better side. Use “higher” or “lower”.`,
    ),
  stepsColumns: (place: string) =>
    problem(
      "#VALUE!",
      `${place} needs two columns: a threshold, and the share of the fee that is lost below it.`,
    ),
  noSteps: (place: string) => problem("#VALUE!", `${place} holds no threshold.`),
  noWeights: problem("#DIV/0!", "No row with a figure and a target has a weight."),
  targetIsNothing: (place: string) =>
    problem("#DIV/0!", `${place} is 0, so no share of it can have been achieved.`),
} as const;
