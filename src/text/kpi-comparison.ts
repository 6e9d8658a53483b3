import { problem } from "./kpi";

/** 0.998 as "99.8%". */
const percent = (share: number) => `${Number((share * 100).toPrecision(6))}%`;

/** The sentences and words of funnels, standardised rates, ranks and comparisons. */
export const comparisonText = {
  noFigure: (place: string) =>
    problem(
      "#N/A",
      `${place} has nothing to work out a share or a rate of, so the row has no figure.`,
    ),
  noRow: problem(
    "#N/A",
    "No row has a numerator and a denominator, so there is nothing to compare.",
  ),
  partAboveWhole: (place: string, part: number, whole: number) =>
    problem(
      "#NUM!",
      `${place} holds ${part}, more than its denominator (${whole}). For rates that may be above 1, give “rate” or “ratio” as the statistic.`,
    ),
  notATrim: (place: string, value: number) =>
    problem(
      "#NUM!",
      `${place} holds ${value}. Give a share from 0 to below 0.5, such as 0.1 or 10%.`,
    ),
  notAnAverage: (place: string, value: number) =>
    problem("#NUM!", `${place} holds ${value}. Give an average between 0 and 1 for a proportion.`),

  funnelHeaders: { value: "Value", average: "Average", significance: "Significance" },
  limitHeaders: (level: number) => [`Lower ${percent(level)}`, `Upper ${percent(level)}`],
  high: (tail: number) => `High (${Number(tail.toPrecision(6))})`,
  low: (tail: number) => `Low (${Number(tail.toPrecision(6))})`,
  notSignificant: "Not significant",
  dispersionHeaders: ["z", "phi", "tau²"],

  tooFewEvents: (events: number, least: number) =>
    problem(
      "#N/A",
      `There are ${events} events in all, fewer than the ${least} that a standardised rate needs.`,
    ),
  noPopulation: (place: string) =>
    problem("#DIV/0!", `${place} is blank or 0, so the group has no rate.`),
  noStandard: problem("#DIV/0!", "The standard population is 0 in every group."),
  nothingExpected: problem("#DIV/0!", "No event is expected, so there is nothing to compare with."),

  notEnoughValues: (values: number, groups: number) =>
    problem("#N/A", `There are ${values} figures, too few for ${groups} groups.`),
  notAGroupNumber: (place: string, value: number) =>
    problem("#NUM!", `${place} holds ${value}. Give a number of groups of at least 2.`),

  verdict: {
    better: "Better",
    similar: "Similar",
    worse: "Worse",
    higher: "Higher",
    lower: "Lower",
  },
} as const;
