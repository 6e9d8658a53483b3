import { counted } from "./pane";
import { fail } from "./trouble";

const refuse = (code: string, message: string) => fail({ code, message });

/** What is said where a figure is taken apart: by group, by cause, by equality, beside the partner’s. */
export const whyText = {
  noSuchPeriod: (key: string) =>
    refuse("no-such-period", `There is no figure for “${key}”. Choose a period that has one.`),
  noSuchSplit: (column: string, known: readonly string[]) =>
    refuse(
      "no-such-split",
      known.length === 0
        ? "This measure is not split by any column. Add one to its groups in the list of measures."
        : `This measure is not split by “${column}”. It is split by ${known.join(", ")}.`,
    ),
  noFigure: (why: string) => refuse("no-figure", `There is no figure to take apart. ${why}`),
  noTarget: () =>
    refuse(
      "no-target",
      "This measure has no target for the period, so there is no gap to explain. Write one into the list of measures.",
    ),
  nothingBefore: () =>
    refuse(
      "nothing-before",
      "There is no earlier figure that this one can be compared with: it is the first, or the definition changed in between.",
    ),
  notDivisible: () =>
    refuse(
      "not-divisible",
      "A middle value cannot be shared out among groups. Compare the groups side by side.",
    ),
  targetOfCount: () =>
    refuse(
      "target-of-count",
      "A total against its target cannot be shared out among groups: nobody said how much of it is whose. Compare it with the period before.",
    ),
  partsDoNotAddUp: () =>
    refuse(
      "parts-do-not-add-up",
      "The groups do not add up to the whole, so the gap cannot be shared out among them.",
    ),
  noReference: (name: string) =>
    refuse("no-reference", `There is no group “${name}” to compare the others with.`),
  tooFewGroups: () =>
    refuse("too-few-groups", "It takes two groups with figures to compare one with another."),
  needsShare: () =>
    refuse("needs-share", "Groups are compared in this way only where the figure is a share."),
  needsShareOrRate: () =>
    refuse("needs-share-or-rate", "A funnel is drawn of shares and rates only."),
  needsCases: () =>
    refuse(
      "needs-cases",
      "This figure is made of hours, pounds or other amounts, for which chance cannot be worked out.",
    ),

  noCause: "No cause recorded",
  equality: {
    higher: "Higher",
    lower: "Lower",
    unclear: "No clear difference",
    tooFew: "Too few to compare",
    reference: "Compared with",
  },
  tooFewPeople: (base: number, least: number) =>
    `${counted(base, "person or case", "people or cases")} to begin with, fewer than ${least}.`,
  tooFewEvents: (count: number, least: number) =>
    `${counted(count, "event")} counted, fewer than ${least}.`,
  noReferenceEvent: "The group that is compared with was never counted.",
  keyBlank: "The key is blank, so the case cannot be found on the other side.",
  keyTwice: (key: string, times: number) =>
    `“${key}” stands ${times} times on one side. Each case has to stand once before the two sides can be compared.`,
} as const;
