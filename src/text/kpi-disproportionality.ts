import { problem } from "./kpi";
import { didYouMean } from "./near";

/** The sentences and headings of comparisons between groups of people. */
export const disproportionalityText = {
  noReferenceCase: problem(
    "#DIV/0!",
    "The group that is compared with has no case, so there is no rate to divide by.",
  ),
  smallBase: (base: number, least: number) =>
    problem(
      "#N/A",
      `One of the groups has ${base} people or cases to begin with, fewer than the ${least} that “min_base” asks for, so no ratio is shown.`,
    ),
  smallCount: (count: number, least: number) =>
    problem(
      "#N/A",
      `One of the groups was counted ${count} times, fewer than the ${least} that “min_count” asks for, so no ratio is shown.`,
    ),
  noUpperLimit: problem(
    "#N/A",
    "A group that was never counted has no upper limit. “upper+0.5” works one out with half a case added everywhere.",
  ),
  noShareToCompare: (place: string) =>
    problem("#DIV/0!", `${place} is 0, so there is nothing to divide by.`),
  unknownGroup: (place: string, typed: string, groups: readonly string[]) =>
    problem(
      "#VALUE!",
      `${place} holds “${typed}”, which is none of the groups.${didYouMean(typed, groups)}`,
    ),
  oneColumn: (place: string, columns: number) =>
    problem(
      "#VALUE!",
      `${place} has ${columns} columns. Give the names of the groups in one column, a row for each row of the stages.`,
    ),
  differentRows: (groups: number, stages: number) =>
    problem(
      "#VALUE!",
      `“groups” has ${groups} rows and “stages” has ${stages}. Give as many rows of both.`,
    ),
  oneStage: problem(
    "#VALUE!",
    "“stages” has one column. Give the population or the first stage, and each later stage beside it.",
  ),
  aboveStageBefore: (place: string, count: number, before: number) =>
    problem(
      "#NUM!",
      `${place} holds ${count}, more than the stage before it (${before}). Count both from the same cases.`,
    ),

  group: "Group",
  stage: (number: number) => `Stage ${number}`,
} as const;
