import { didYouMean } from "./near";
import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });
const NOTHING = "Nothing was changed.";
const lines = (n: number) => (n === 1 ? "1 line" : `${n.toLocaleString("en-GB")} lines`);

/** Words on risk assessments: the form with hazard and likelihood, and the table that it is read into. */
export const riskText = {
  ratingNotInScale: (rating: string, scale: readonly string[]) =>
    trouble(
      "rating-not-in-scale",
      `“${rating}” is no rating here. Rate ${scale.join(", ")}. ${NOTHING}`,
    ),
  noBand: (score: number) =>
    trouble(
      "no-band",
      `No band holds a risk of ${score}. Put one into the setting risk_bands on the sheet “Audit settings”. ${NOTHING}`,
    ),
  residualAbove: (after: number, before: number) =>
    trouble(
      "residual-above-initial",
      `What was put in place leaves a risk of ${after}, more than the ${before} before it. Check both ratings: a control that makes it worse is not one. ${NOTHING}`,
    ),
  settingUnreadable: (setting: string, value: string) =>
    `The setting ${setting} reads “${value}”, which is no matrix, scale or list of bands, so it has no effect. Write 3x3, 4x4 or 5x5; L = 1; M = 2; H = 3; or 1 to 2 low; 3 to 4 medium; 6 to 9 high.`,
  settingUnknown: (setting: string, known: Iterable<string>) =>
    `The setting ${setting} is not known, so it has no effect.${didYouMean(setting, known)}`,
  noRating: (word: string, scale: readonly string[]) =>
    `“${word}” is no rating (${scale.join(", ")})`,
  otherNumber: (word: string, letter: string, carries: number) =>
    `“${word}” does not agree with itself: ${letter} carries ${carries}`,

  // Reading the form
  noForm: () =>
    trouble(
      "no-risk-form",
      "No risk assessment form was found on this sheet: a row with Hazard and Likelihood as its headings, or the two rows of form HS2. Open the sheet that holds the form, then try again.",
    ),
  rowNotRead: (row: number, why: string) => `Row ${row} was not read: ${why}.`,
  partsDiffer: (hazards: number, ratings: number) =>
    `it has ${ratings} hazard ratings, and its hazards part into ${hazards}; put each hazard on a line of its own`,
  noHazard: "it has a rating but no hazard",
  noHazardRating: "its hazards have no rating",
  likelihoodMissing: (row: number, hazard: string) =>
    `Row ${row}, “${hazard}”: likelihood and risk are not filled in.`,
  likelihoodDiffers: (row: number) =>
    `Row ${row}: the likelihoods are not as many as the hazards, so none was read.`,
  riskDiffers: (row: number, printed: string, product: number) =>
    `Row ${row}: the form says a risk of ${printed}; hazard times likelihood is ${product}, which is kept.`,
  remedialUnmatched: (number: string) =>
    `The remedial action ${number} belongs to no line of the form, so its date and initials were not read.`,
  remedialDate: (number: string, value: string) =>
    `The remedial action ${number} was completed on “${value}”, which is not a date such as 31/10/2026.`,
  reads: (n: number, sheet: string) => `Reads ${lines(n)} from the sheet “${sheet}” into tblRisk.`,
  readAlready: (n: number) =>
    `${lines(n)} of it ${n === 1 ? "is" : "are"} in tblRisk already, with the same hazard and the same place, and not read a second time.`,
  nothingToRead: () =>
    trouble("nothing-to-read", `Every line of this form is in tblRisk already. ${NOTHING}`),
  line: (hazard: string, rating: string, likelihood: string, risk: string) =>
    `${hazard}: ${rating} × ${likelihood === "" ? "not rated" : likelihood}${risk === "" ? "" : ` = ${risk}`}`,

  // Working on lines
  lineUnknown: (id: string) =>
    trouble("line-unknown", `There is no line ${id} in the risk assessment. ${NOTHING}`),
  rated: (hazard: string, score: number, band: string) =>
    `“${hazard}”: the risk is ${score}, ${band}.`,
  residual: (hazard: string, score: number, band: string) =>
    `“${hazard}”: ${score}, ${band}, is left after what was put in place.`,
  reviewed: (hazard: string, next: string) =>
    `“${hazard}” was reviewed${next === "" ? "" : `; the next review is due on ${next}`}.`,

  pane: {
    title: "Risk assessment",
    open: (n: number) => `Risk assessment (${n})`,
    openHint: "Hazard × likelihood, what is left, reviews due",
    empty:
      "No risk assessment is kept here yet. Open the sheet that holds the form, then read it: two heading rows, several hazards in a cell and missing ratings are dealt with.",
    read: "Read the form on the open sheet",
    readNow: "Read the form into the table",
    summary: (n: number, unrated: number, review: number) =>
      `${lines(n)}${unrated === 0 ? "" : `, ${unrated} not rated in full`}${review === 0 ? "" : `, ${review} due for review`}.`,
    band: (band: string, n: number) => `${band} (${n})`,
    unrated: "Not rated in full",
    detail: (rating: string, score: string) => `${rating} · risk ${score}`,
    left: (score: number) => `left: ${score}`,
    overdue: "review overdue",
    hazard: "Hazard rating",
    likelihood: "Likelihood",
    residualHazard: "Hazard rating, afterwards",
    residualLikelihood: "Likelihood, afterwards",
    notRated: "Not rated",
    reviewedOn: "Reviewed on",
    reviewDue: "Next review due",
    show: "Show what will be written",
    save: "Write the ratings",
    name: "Your name",
    facts: {
      activity: "Activity",
      groups: "Who is exposed",
      controls: "Controls in place",
      action: "Action",
      owner: "Owner",
      done: "Done",
      source: "Read from",
    },
    doneBy: (day: string, initials: string) => `${day}${initials === "" ? "" : `, ${initials}`}`,
  },
} as const;
