import { counted } from "./pane";

/** What the pane says of the commentary: sentences drafted from figures, and what people make of them. */
export const paneCommentaryText = {
  title: "In words",
  open: "Commentary",
  openDetail: "Sentences drafted from the figures, for you to edit",
  intro:
    "Every sentence is drafted from the figures and nothing else. Reword what you like: your wording stays when the figures change, and you are told where they have.",
  gone: "There are no figures to put into words yet. Work out the figures first.",
  none: "There is nothing to say about this period: no measure has a figure.",
  loading: "Reading the commentary …",
  period: "Period",
  counts: (sentences: number, edited: number, changed: number, out: number) =>
    [
      `${counted(sentences, "sentence")}.`,
      edited > 0 ? `${edited.toLocaleString("en-GB")} reworded by somebody.` : "",
      changed > 0
        ? `${counted(changed, "wording stands", "wordings stand")} on figures that have changed.`
        : "",
      out > 0 ? `${out.toLocaleString("en-GB")} left out of reports.` : "",
    ]
      .filter((part) => part !== "")
      .join(" "),
  changedTitle: "Figures have changed under your wording",
  changed: "Figures have changed since",
  reworded: "Reworded",
  leftOut: "Left out of reports",
  write: "Write the commentary into the workbook",
  upToDate: "The workbook holds these sentences as they stand.",

  // One sentence
  sentence: "One sentence",
  drafted: "As it is drafted",
  notDrafted: "The figures no longer give this sentence.",
  from: "The figures it comes from",
  rowsOf: (sheet: string) => `Their rows stand on sheet “${sheet}”.`,
  wording: "Your wording",
  nameWhy: "Kept beside the wording, so that others know whom to ask",
  needsName: "Write your name first: it is kept beside the wording.",
  review: "Show what will be written",
  save: "Keep it",
  leaveOut: "Leave it out of reports",
  takeIn: "Take it into reports again",
  restore: "Go back to the drafted sentence",
  whole: "All",
};
