import { counted } from "./pane";
import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

/** The shorthand that the Government Statistical Service asks for in published tables. */
export const SHORTHAND = {
  hidden: "[c]",
  missing: "[x]",
  notApplicable: "[z]",
  roundsToNought: "[low]",
  unreliable: "[u]",
  revised: "[r]",
  provisional: "[p]",
  broken: "[b]",
} as const;

export type Shorthand = keyof typeof SHORTHAND;

const MEANINGS: Readonly<Record<Shorthand, string>> = {
  hidden: "confidential: hidden so that nobody can be identified",
  missing: "not available",
  notApplicable: "not applicable: there is nothing to count",
  roundsToNought: "rounds to nought",
  unreliable: "low reliability: made of few cases",
  revised: "revised since it was handed in",
  provisional: "provisional: the period is not over",
  broken: "break: not comparable with the period before",
};

/** Words of publication: what is hidden, rounded or left out, and why. */
export const publicationText = {
  legend: (used: readonly Shorthand[]) =>
    used.map((one) => `${SHORTHAND[one]} ${MEANINGS[one]}`).join("; "),
  hiddenBelow: (threshold: number) =>
    `Counts from 1 to ${threshold - 1} are hidden, and further ones from which they could be worked out.`,
  rounded: (to: number) =>
    `Counts are rounded to the nearest ${to}, and percentages are made of the rounded counts. Parts may differ from their total by up to ${(to / 2).toLocaleString("en-GB")} for each part and for the total.`,
  checking: (done: number, of: number) =>
    `Looking whether hidden counts could be worked out: ${done.toLocaleString("en-GB")} of ${of.toLocaleString("en-GB")}`,
  checked: (counts: number) =>
    `Checked: none of the ${counted(counts, "hidden count")} can be worked out from totals and other tables of this report.`,
  nothingHidden: "No count had to be hidden.",
  leftOutColumns: (columns: readonly string[]) =>
    `Not split by ${columns.join(", ")}: the column names people. Choose it to have it published.`,
  leftOutSentences: (n: number) =>
    `${counted(n, "sentence")} of the commentary left out: ${n === 1 ? "it speaks" : "they speak"} of hidden counts, or ${n === 1 ? "holds" : "hold"} what looks like personal data.`,
  readFirst:
    "Read it before you publish it: names and stories in commentary that somebody wrote are found only by a reader.",
  noLimits:
    "The limits of the control chart are left out: with them a hidden figure could be worked out.",
  leak: (names: readonly string[]) =>
    trouble(
      "publication-leak",
      `Nothing was published: hidden counts could be worked out (${names.slice(0, 5).join("; ")}). Leave out a split or raise the number below which counts are hidden.`,
    ),
  badThreshold: trouble(
    "publication-threshold",
    "The number below which counts are hidden has to be a whole number from 2 to 100.",
  ),
  badRounding: trouble(
    "publication-rounding",
    "Round to a whole number from 2 to 100, or not at all.",
  ),
  concerns: {
    identifier: (name: string) => `holds what looks like ${name}`,
    name: (name: string) => `names “${name}”`,
    date: "holds a full date, such as a date of birth",
    contact: "holds an e-mail address or a telephone number",
  },
  schemes: {
    pnc: "a PNC number",
    cro: "a CRO number",
    crn: "a case reference number (CRN)",
    "prison-number": "a prison number",
    nhs: "an NHS number",
    nino: "a National Insurance number",
    upn: "a unique pupil number",
    uln: "a unique learner number",
    postcode: "a postcode",
    "court-case": "a court case reference",
    asn: "an arrest summons number",
  },
};
