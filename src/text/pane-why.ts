import { inWords } from "./commentary";
import { counted } from "./pane";

/** What the pane says where a figure is looked into: where the gap lies, groups side by side, funnel, causes. */
export const paneWhyText = {
  // Ways in
  section: "Look closer",
  why: "Why is it so?",
  whyDetail: "Which groups and causes account for most of the gap",
  funnel: "Side by side",
  funnelDetail: "Teams, workers or areas, and what chance alone would give",
  equality: "Equality",
  equalityDetail: "The rate of each group of people over that of another",
  partner: "Ours against a partner’s figure",
  partnerDetail: "The cases behind the difference",
  comments: "In words",
  commentsDetail: "Sentences drafted from the figures, for you to edit",

  // Choices
  period: "Period",
  by: "By",
  chooseColumn: "Choose a column …",
  noColumns:
    "The table of this measure has no column of words, such as team, worker or prison, by which it could be split.",
  against: "Compared with",
  sides: {
    target: "The target",
    before: "The period before",
    "last-year": "A year ago",
  },
  working: "Working it out …",
  gone: "There is no figure to look into. Work out the figures first.",

  // Where the gap lies
  whyTitle: "Where the gap lies",
  gap: (period: string, now: string, gap: string, side: "above" | "below", from: string) =>
    `${period}: ${now}, ${gap} ${side} ${from}.`,
  fromTarget: (value: string) => `the target of ${value}`,
  fromPeriod: (period: string, value: string) => `${period} (${value})`,
  noGap: (period: string, now: string, from: string) =>
    `${period}: ${now}, the same as ${from}. There is no gap to explain.`,
  lies: (groups: readonly string[], share: string) =>
    `Most of it lies with ${inWords.list(groups)}: ${share}.`,
  /** How a share of a gap is meant, once for the whole screen. */
  note: "The gap is shared out by the number of cases and how each group did. It says where the gap lies, not what brought it about.",
  pulls: "Most of the gap first",
  mainGroup: "among those that account for most",
  shareOfGap: (share: string) => `${share} of the gap`,
  otherWay: "pulls the other way",
  noCases: "no cases",
  effect: (effect: number, size: string) =>
    effect === 0 ? "no effect" : `${effect > 0 ? "+" : "−"}${size}`,
  gapChart: (name: string, from: string, to: string) =>
    `${name}: the way from ${from} to ${to}, group by group. The list below has the same figures.`,
  others: (groups: number) => counted(groups, "other group"),
  result: "This period",

  causes: "Causes",
  causesHint: "A column in which staff write down why: reason, cause code, outcome",
  causeColumn: "Column with the cause",
  noneMissed: "No row falls short in this period.",
  causeRows: (rows: number) => `${counted(rows, "row")} behind the gap.`,
  cause: (cause: string, rows: number) => `${cause}: ${counted(rows, "row")}`,
  causeShare: (share: string, cumulative: string) =>
    `${share} of the rows, ${cumulative} with those above`,

  // Funnel
  funnelTitle: "Side by side",
  funnelSummary: (outside: number, all: number) =>
    outside === 0
      ? `None of ${counted(all, "group")} stands out from the average more than chance would have it.`
      : `${outside} of ${counted(all, "group")} ${outside === 1 ? "stands" : "stand"} out from the average more than chance would have it.`,
  average: (value: string) => `Average ${value}.`,
  funnelChart: (name: string, column: string) =>
    `${name} by ${column}, against the number of cases. The list below has the same figures.`,
  funnelLegend: {
    unit: "Group (dot)",
    outside: "Stands out (square)",
    average: "Average",
    inner: "95% limits",
    outer: "99.8% limits",
  },
  cases: "Cases",
  limits: (lower: string, upper: string) => `95% limits ${lower} to ${upper}`,
  standsOut: "Stands out",
  within: "Like the average",
  empty: (groups: readonly string[]) =>
    groups.length === 1
      ? `No cases in this period: ${groups[0] ?? ""}.`
      : `No cases in this period: ${inWords.list(groups)}.`,

  // Equality
  equalityTitle: "Equality",
  equalityIntro:
    "The rate of each group over that of the group it is compared with: 1 is the same rate, 2 is twice the rate.",
  equalityCaution:
    "A difference is a difference of figures. What lies behind it has to be looked into.",
  reference: "Compared with",
  largest: "The largest group",
  minimums: "Smallest numbers that are compared",
  leastBase: "Fewest people or cases in a group",
  leastCount: "Fewest events in a group",
  leastHint: "Below this no ratio is given: it would say more about chance than about people.",
  wholeNumber: "Write a whole number, such as 30.",
  indexOf: (group: string, index: string) => `${group}: ${index}`,
  indexLimits: (lower: string, upper: string) => `${lower} to ${upper} with 95% confidence`,
  isReference: (group: string) => `${group}: 1, the others are compared with it`,
  noIndex: (group: string) => `${group}: not compared`,
  equalityChart: (name: string, reference: string) =>
    `${name}: relative rates with their 95% limits; ${reference} is 1. The list below has the same figures.`,
  longer:
    "Where the numbers are too small, choose Quarter or Year on the page “Measures” and work the figures out again.",
  equalitySummary: (clear: number, all: number, few: number) =>
    [
      clear === 0
        ? `No group differs clearly from the one it is compared with.`
        : `${clear} of ${counted(all, "group")} ${clear === 1 ? "differs" : "differ"} clearly.`,
      few > 0 ? `${counted(few, "group")} too small to compare.` : "",
    ]
      .filter((part) => part !== "")
      .join(" "),
};
