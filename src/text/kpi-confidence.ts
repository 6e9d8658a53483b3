import { problem } from "./kpi";

/** The sentences and words of intervals, tests and samples. */
export const confidenceText = {
  notAConfidence: (place: string, value: number) =>
    problem(
      "#NUM!",
      `${place} holds ${value}. Give a confidence between 0 and 1, such as 0.95 or 95%.`,
    ),
  notBetween: (place: string, value: number) =>
    problem(
      "#NUM!",
      `${place} holds ${value}. Give a share above 0 and below 1, such as 0.05 or 5%.`,
    ),
  moreThanAll: (part: string, count: number, whole: string, all: number) =>
    problem(
      "#NUM!",
      `“${part}” is ${count} and “${whole}” only ${all}. Count both from the same cases.`,
    ),
  noCases: (whole: string) =>
    problem("#DIV/0!", `“${whole}” is 0, so there is nothing to work out a share or a rate of.`),
  noEventsToCompare: problem(
    "#DIV/0!",
    "The group that is compared with has no event, so no ratio can be worked out.",
  ),
  tooFewValues: problem("#DIV/0!", "A confidence interval of a mean needs at least two numbers."),
  notWhole: (place: string, value: number) =>
    problem("#NUM!", `${place} holds ${value}. Fisher’s test needs whole numbers of cases.`),
  noPairs: problem("#DIV/0!", "No case was judged by both, so there is no agreement to work out."),
  noChance: problem(
    "#DIV/0!",
    "Every case was put into one and the same category, so agreement cannot be told from chance.",
  ),
  notSquare: (place: string, rows: number, columns: number) =>
    problem(
      "#VALUE!",
      `${place} has ${rows} rows and ${columns} columns. A table of two judges needs as many rows as columns.`,
    ),

  likely: { meets: "Meets", misses: "Misses", unclear: "Too close to say" },
  change: { higher: "higher", lower: "lower", unclear: "no clear change" },
  changeHeaders: ["Difference", "Lower", "Upper", "Verdict"],
} as const;
