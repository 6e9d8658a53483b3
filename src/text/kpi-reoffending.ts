import { problem } from "./kpi";

/** The sentences and headings of reoffending. */
export const reoffendingText = {
  noOffender: problem("#N/A", "No row of the cohort has both an identifier and an index date."),
  noReoffender: problem("#DIV/0!", "Nobody reoffended, so there is no number for each reoffender."),
  noAsAt: (place: string) =>
    problem("#N/A", `${place} is blank. Give the date on which the follow-up is judged.`),
  beyondExcel: (place: string) =>
    problem("#NUM!", `The follow-up of ${place} ends after the last date that Excel knows.`),

  headers: [
    "Offenders",
    "Reoffenders",
    "Reoffences",
    "Binary rate",
    "Reoffences per reoffender",
    "Reoffences per offender",
  ],
  resultHeaders: ["Difference", "Lower", "Upper", "Verdict"],
  result: { below: "Below baseline", above: "Above baseline", unclear: "Within chance" },
} as const;
