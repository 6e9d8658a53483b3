const count = (n: number) => n.toLocaleString("en-GB");

/** "1 rule", "4,112 rows": the number and its noun, with the plural that belongs to it. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** Words of the frame that every job of the pane shares. */
export const paneText = {
  product: "Plumbline",
  paneName: "Plumbline task pane",
  skipToContent: "Skip to the content",
  back: "Back",
  cancel: "Cancel",
  stopping: "Stopping …",
  close: "Close",
  dismiss: "Hide this message",
  more: (n: number, left: number) => `Show ${count(n)} more of ${count(left)}`,

  head: {
    label: "Workbook",
    unnamed: "New workbook",
    asAt: (date: string) => `As at ${date}`,
    asAtProposed: (date: string) => `As at ${date} (proposed)`,
    asAtChange: (date: string) =>
      `As at ${date}. Change the date that everything is worked out for`,
  },

  asAt: {
    title: "As at which date?",
    why: "Checks, measures and audits are worked out for this one date. It is not kept in the workbook.",
    field: "Date",
    hint: "For example 31/10/2026",
    use: "Use this date",
    today: (date: string) => `Today, ${date}`,
    monthEnd: (date: string) => `End of last month, ${date}`,
    changed: (date: string) => `Everything is now worked out as at ${date}.`,
    empty: "Type a date, day first, for example 31/10/2026.",
    unreadable: (text: string) =>
      `“${text}” is not a date that can be read here. Type day, month and year with strokes, for example 31/10/2026.`,
  },

  menu: {
    open: "Menu",
    help: "Help",
    version: (version: string) => `Version ${version}: copy`,
    versionCopied: (version: string) => `Version ${version} was copied.`,
    developer: "Developer page",
  },

  copy: {
    notCopied: "Excel did not allow copying. Select the text and press Ctrl+C.",
  },

  loading: {
    workbook: "Reading the workbook …",
  },

  noHost: {
    title: "Plumbline works inside Excel",
    text: "This page is the task pane of an Excel add-in. Open a workbook in Excel and choose Verify, Measures or Audit on the Data tab.",
    workbench: "To try it without Excel, open the workbench.",
  },

  trouble: {
    title: "That did not work",
    unexpectedTitle: "Something went wrong in Plumbline",
    dataLabel: "Your data",
    todoLabel: "What to do",
    unexpected: "Plumbline met a fault of its own and stopped what it was doing.",
    nothingChanged: "Nothing was changed in your workbook.",
    perhapsChanged:
      "It is not certain whether the change reached the workbook. Look at the sheet before you go on; Ctrl+Z in Excel takes back what you find there.",
    tryAgain:
      "Start again. If it happens again, send the details below to whoever looks after Plumbline for you.",
    again: "Start again",
    details: "Details without personal data",
    copy: "Copy details",
    copied: "The details were copied.",
  },

  writing: {
    title: "This will be done",
    allOrNothing: "All of it is done, or none of it.",
    goBack: "Do not change anything",
    working: "Writing to the workbook …",
    done: "Done",
    andMore: (n: number) => `and ${counted(n, "more change")}`,
    putBack: "Put back",
    puttingBack: "Putting back …",
    wasPutBack: "Put back: the workbook is as it was before.",
  },

  progress: {
    starting: "Starting …",
  },
};
