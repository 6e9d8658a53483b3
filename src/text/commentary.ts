import { measuresText, type FormWord } from "./measures";
import { fail } from "./trouble";

const refuse = (code: string, message: string) => fail({ code, message });
const ENGLISH = "en-GB";
const WHOLE = 0;
const ONE = 1;

const number = (value: number, most = 2) =>
  value.toLocaleString(ENGLISH, { maximumFractionDigits: most });

/** What a figure is made of, for its value in words. */
export interface Shown {
  readonly form: FormWord;
  readonly per: number;
}

/** How figures are written in sentences, in one place. */
export const inWords = {
  number,
  value: ({ form, per }: Shown, value: number) => measuresText.value(form, value, per),
  /** The distance of two figures, without its sign: points where they are shares. */
  distance: ({ form, per }: Shown, by: number) =>
    form === "share" ? inWords.points(by) : inWords.value({ form, per }, Math.abs(by)),
  points: (by: number) => {
    const size = Math.abs(by * 100).toLocaleString(ENGLISH, {
      minimumFractionDigits: ONE,
      maximumFractionDigits: ONE,
    });
    return `${size} ${size === "1.0" ? "point" : "points"}`;
  },
  pounds: (amount: number) =>
    amount.toLocaleString(ENGLISH, { style: "currency", currency: "GBP" }),
  perCent: (share: number) => `${number(Math.abs(share) * 100, ONE)} per cent`,
  /** “a”, “a and b”, “a, b and c”. */
  list: (names: readonly string[]) =>
    names.length < 2
      ? (names[0] ?? "")
      : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`,
  of: (some: number, all: number, unit: string) =>
    `${number(some)} of ${number(all)}${unit === "" ? "" : ` ${unit}`}`,
  some: (n: number, unit: string) => `${number(n)} ${unit === "" ? "rows" : unit}`,
  are: (n: number, one: string, many: string) => `${number(n, WHOLE)} ${n === 1 ? one : many}`,
};

const LIMIT_SIDES = { above: "above the upper limit", below: "below the lower limit" } as const;

type Way = "up" | "down";

/** The sentences of a drafted commentary. They say what the figures are, never what brought them about. */
export const commentaryText = {
  share: (name: string, period: string, value: string, of: string) =>
    `${name}: ${value} in ${period} (${of}).`,
  tooFew: (name: string, period: string, of: string) =>
    `${name}: ${of} in ${period}: too few to judge.`,
  amount: (name: string, period: string, value: string, unit: string) =>
    `${name}: ${value}${unit === "" ? "" : ` ${unit}`} in ${period}.`,
  rate: (name: string, period: string, value: string, count: string) =>
    `${name}: ${value} in ${period} (${count} counted).`,
  valueOfRows: (name: string, period: string, value: string, rows: string) =>
    `${name}: ${value} in ${period} (from ${rows}).`,
  none: (name: string, period: string, why: string) => `${name}: no figure for ${period}. ${why}`,
  inProgress: (period: string) => `${period} is not over, so this figure can still change.`,
  smallNumber: (cases: string) => `With ${cases} it is a small number, and to be read with care.`,

  atTarget: (target: string) => `It is at the target of ${target}.`,
  offTarget: (distance: string, side: "above" | "below", target: string) =>
    `It is ${distance} ${side} the target of ${target}.`,
  lowerIsBetter: "Lower is better.",
  rated: (word: string) => `Rated ${word}.`,
  tooClose: "That is too close to say: the range that chance alone gives holds the target.",

  moved: (way: Way, distance: string, since: string, was: string) =>
    `It is ${way} ${distance} since ${since} (${was}).`,
  same: (since: string, was: string) => `It is the same as in ${since} (${was}).`,
  relative: (share: string, way: Way) => `That is ${share} ${way === "up" ? "more" : "fewer"}.`,
  fromSmall: "The numbers are small, so no percentage change is given.",
  meaning: { better: "That is better.", worse: "That is worse." },
  clear: "The change is larger than chance alone gives.",
  unclear: "Whether it moved is too close to say.",
  lastYear: (way: Way, distance: string, since: string, was: string) =>
    `Against ${since} (${was}) it is ${way} ${distance}.`,

  beyondLimit: (side: "above" | "below", limit: string | null) =>
    `It lies ${LIMIT_SIDES[side]}${limit === null ? "" : ` of ${limit}`} of the control chart.`,
  run: (points: number, side: "above" | "below", centre: string) =>
    `The last ${points} figures all lie ${side} the mean of ${centre}.`,
  trend: (points: number, way: "rising" | "falling") =>
    `The last ${points} figures are ${way} without a break.`,
  twoInThree: (side: "above" | "below") =>
    `Two of three figures in a row lie far ${side} the mean.`,
  special: {
    improvement: "That is a signal of improvement: more than the usual ups and downs.",
    concern: "That is a signal of concern: more than the usual ups and downs.",
    neutral: "That is a signal: more than the usual ups and downs.",
  },
  usual: (lower: string, upper: string) =>
    `It lies within the usual ups and downs, ${lower} to ${upper}.`,
  assurance: {
    pass: "As things are, the target will be met every time.",
    fail: "As things are, the target will be missed every time.",
    hitOrMiss: "As things are, the target will be met at some times and missed at others.",
  },

  yearToDate: (first: string, last: string, value: string) =>
    `In the year so far (${first} to ${last}): ${value}.`,
  crossesBreak: "The year holds a break, so its parts were not counted alike.",
  rollingTwelve: (value: string) => `Over the last twelve months: ${value}.`,
  runRateShare: (target: string, needed: string, remaining: string, rate: string) =>
    `To end the year at ${target}, ${needed} of the ${remaining} still expected have to be met (${rate}).`,
  runRateAmount: (needed: string, each: string) =>
    `To meet the targets of the year, ${needed} more are needed: ${each} in each period to come.`,
  runRateOut: "On what is still expected, the target of the year can no longer be reached.",
  runRateReached: "The target of the year is reached.",

  flow: (opening: string, started: string, ended: string, closing: string) =>
    `The caseload opened at ${opening}; ${started} started, ${ended} ended, and it closed at ${closing}.`,
  unbalanced: (n: number) =>
    `${inWords.are(n, "case ends before it starts and is", "cases end before they start and are")} not in these numbers.`,
  leftOut: (rows: number, why: string) =>
    `${inWords.are(rows, "row was", "rows were")} left out: ${why}`,
  event: (note: string) => `Known event in the data: ${note}`,
  notComparable: (why: string) => `Not comparable with the figures before: ${why}`,

  lowestHighest: (column: string, low: string, lowIs: string, high: string, highIs: string) =>
    `By ${column}, it goes from ${lowIs} (${low}) to ${highIs} (${high}).`,
  smallGroups: (groups: number) =>
    `${inWords.are(groups, "group has", "groups have")} too few to judge.`,
  onlySmallGroups: (column: string, groups: number) =>
    `By ${column}, ${inWords.are(groups, "group has", "groups have")} too few to judge.`,
  gapLies: (column: string, groups: string, share: string) =>
    `By ${column}, most of the gap to the target lies with ${groups}: ${share} of it.`,
  credit: (amount: string) => `The service credit for the period comes to ${amount}.`,

  // What is kept
  refreshed: (fresh: number, redrafted: number, kept: number) =>
    `Writes ${inWords.are(fresh, "new sentence", "new sentences")}, drafts ${inWords.are(redrafted, "sentence", "sentences")} anew, and keeps ${inWords.are(kept, "sentence", "sentences")} that somebody changed.`,
  nothingToRefresh: () =>
    refuse(
      "commentary-up-to-date",
      "The commentary fits the figures already. Nothing was changed.",
    ),
  edited: "Keeps your wording. It stays when the figures change, and you are told when they do.",
  restored: "Goes back to the drafted sentence.",
  takenIn: "Takes the sentence into reports again.",
  omitted: "Leaves the sentence out of reports.",
  notKept: () =>
    refuse(
      "sentence-not-kept",
      "This sentence is not in the workbook yet. Write the commentary into the workbook first.",
    ),
  changedSince: (before: string, after: string) =>
    `The figures have changed since this was worded. Then: ${before}. Now: ${after}.`,
  noLongerDrafted: "no figure",

  told: (measure: string, figures: readonly string[]) => `${measure}. ${figures.join("; ")}`,
  toldOf: (period: string, group: string | null, said: readonly string[]) =>
    `${period}${group === null ? "" : `, ${group}`}: ${said.join(", ")}`,
  /** What a value of a figure is, as a name beside it. */
  what: new Map([
    ["value", "figure"],
    ["numerator", "counted"],
    ["denominator", "out of"],
    ["target", "target"],
    ["gap", "distance"],
    ["rating", "rating"],
    ["change", "change"],
    ["centre", "mean"],
    ["lower", "lower limit"],
    ["upper", "upper limit"],
    ["flag", "signal"],
    ["assurance", "assurance"],
    ["first", "from"],
    ["last", "to"],
    ["needed", "still needed"],
    ["remaining", "still to come"],
    ["rate", "rate needed"],
    ["opening", "at the start"],
    ["started", "began"],
    ["ended", "ended"],
    ["closing", "at the end"],
    ["unbalanced", "do not balance"],
    ["effect", "part of the gap"],
    ["small", "small groups"],
    ["serviceCredit", "service credit"],
    ["rows", "rows"],
    ["why", "why"],
    ["event", "event"],
    ["breakBefore", "break"],
  ]),
} as const;
