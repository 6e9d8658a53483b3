import { counted } from "./pane";

/** What the pane says where our figure is set beside a partner’s. */
export const panePartnerText = {
  title: "Ours against a partner’s figure",
  intro:
    "Open the partner’s file, or paste their list of cases into a sheet of this workbook, one row a case. Plumbline sets it beside the rows behind your figure and names the cases that make the difference.",
  open: "Open their file",
  openNote: "It is read here, and nothing of it is kept.",
  opened: (file: string) => `Their lists are those of ${file}.`,
  close: "Use a list of this workbook instead",
  noListIn: (file: string) => ({
    code: "partner-no-list",
    message: `There is no list in ${file}: Plumbline looks for a row of headings with rows below it. Nothing was changed.`,
  }),
  list: "The partner’s list",
  chooseList: "Choose a table or a sheet",
  noLists: "There is no other list in this workbook yet.",
  theirKey: "Their column with the case reference",
  ownKey: "Your column with the same reference",
  theirResult: "Their column that says whether the case was met",
  chooseColumn: "Choose a column …",
  met: "These mean that it was met",
  blankValue: "(blank)",
  value: (value: string, cases: number) => `${value} (${counted(cases, "case")})`,
  tooManyValues: (values: number) =>
    `This column holds ${values.toLocaleString("en-GB")} different values. Choose one that says met or not met, such as Yes and No.`,
  published: "The figure they published, if they did",
  publishedHint: "Such as 94.7%",
  notAShare: (typed: string) => `“${typed}” is not a share such as 94.7% or 0.947.`,
  compare: "Compare the cases",
  incomplete: "Choose their list, both references and their result, and what means met.",
  working: "Comparing the cases …",

  ours: "Ours",
  theirs: "Theirs, from their list",
  publishedFact: "As they published it",
  difference: "Difference",
  side: (value: string, met: number, cases: number) =>
    `${value} (${met.toLocaleString("en-GB")} of ${cases.toLocaleString("en-GB")})`,
  noCases: "No cases",
  same: "The two figures are the same.",
  higher: (points: string) => `Ours is ${points} higher than theirs.`,
  lower: (points: string) => `Ours is ${points} lower than theirs.`,
  notTheirs: (published: string, counted_: string) =>
    `Their list gives ${counted_}, not the ${published} that they published. Ask them which cases were counted.`,
  agree: (cases: number) => `${counted(cases, "case")} judged alike on both sides.`,
  kinds: {
    "judged-differently": "Judged differently",
    "only-ours": "In ours, not in theirs",
    "only-theirs": "In theirs, not in ours",
  },
  judged: (ours: boolean, theirs: boolean) =>
    `Ours: ${ours ? "met" : "not met"}. Theirs: ${theirs ? "met" : "not met"}.`,
  inFile: (key: string, said: string, sheet: string, row: number) =>
    `${key}: ${said} (sheet “${sheet}”, row ${row})`,
  onlyOurs: (isMet: boolean) => (isMet ? "Ours: met" : "Ours: not met"),
  onlyTheirs: (isMet: boolean) => (isMet ? "Theirs: met" : "Theirs: not met"),
  leftOut: (cases: number) => `${counted(cases, "case")} cannot be compared`,
  blankKey: "Without a reference",
  again: "Compare with other columns",
};
