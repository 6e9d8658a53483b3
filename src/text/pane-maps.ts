/** What the pane says while headings are matched to the columns of a pack. */
export const paneMapsText = {
  title: "Match columns",
  open: "Match columns",
  reading: "Reading the headings …",
  intro: (pack: string) =>
    `These columns of “${pack}” stand under no heading that it knows. Say which heading is meant; what fits is proposed. The match is kept in the workbook.`,
  nothing: (pack: string) =>
    `Every column that “${pack}” asks for has its heading, or no heading is left to choose.`,
  none: "Not in this workbook",
  why: (heading: string, why: string) => `“${heading}” ${why}.`,
  review: "Review the matches",
  confirm: "Keep the matches in the workbook",
  choose: "Choose a heading for at least one column.",
  choosePack: "Choose a pack on the page before this one first.",
} as const;
