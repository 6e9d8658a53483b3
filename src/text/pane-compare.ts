import { counted } from "./pane";

/** Words of the pane where two returns, or two systems, are held against each other. */
export const paneCompareText = {
  title: "Compare",
  open: "Compare with another return or system",
  intro:
    "Records are matched by their key. Nothing is changed, neither here nor there, and the other file stays on this computer.",
  withWhat: "Compare with",
  file: "A file",
  sheet: (name: string) => `Sheet “${name}”`,
  choose: "Choose the file",
  chosen: (name: string) => `Chosen: ${name}`,
  period: "Column that tells the period",
  periodHint:
    "Changes of records that were accepted already are then called restated. Leave it empty if there is none.",
  key: "Columns that tell records apart",
  keyHint:
    "Parted by commas. Left empty, the key of the rules is taken, or the first columns that do.",
  more: "Case, limits",
  ignoreCase: "Capital and small letters are the same",
  headingsTitle: "Which columns mean the same?",
  headingsIntro: (name: string) =>
    `These columns stand under other headings in “${name}”, or not at all. Choose the heading there; what has none is not compared.`,
  headingNone: "Not there",
  headingLikely: (there: string) => `“${there}” looks like it.`,
  limits: "How far figures may move",
  limitsHint:
    "Column and limit: Contacts=25%; Hours=10; Referrals=25% from 40. Left empty, figures that moved further than the others are named.",
  onlyHereColumns: (table: string, columns: readonly string[]) =>
    `Not compared, because the other side has no such columns in “${table}”: ${columns.join(", ")}.`,
  onlyThereColumns: (columns: readonly string[]) =>
    `There, and not here: ${columns.join(", ")}. If one of them means the same, compare again and choose it.`,
  start: "Compare",
  working: "Comparing …",
  stop: "Stop comparing",
  comparing: {
    doing: (name: string) => `Comparing with “${name}” …`,
    stopped: (name: string) => `Comparing with “${name}” was stopped. Nothing was changed.`,
  },
  again: "Compare with something else",
  numbers: { added: "new", gone: "gone", changed: "changed" },
  groups: { added: "New", gone: "Gone", changed: "Changed", restated: "Restated" },
  of: (heading: string, n: number) => `${heading} (${n.toLocaleString("en-GB")})`,
  totals: "By column",
  total: (title: string, n: number) => `${title}: ${counted(n, "record")}`,
  table: (title: string, key: readonly string[]) =>
    key.length === 0 ? `${title}, row by row` : `${title}, by ${key.join(" and ")}`,
  onlyNow: (table: string) => `The table “${table}” is not there on the other side.`,
  keysTwice: (n: number) =>
    `${counted(n, "key")} ${n === 1 ? "stands" : "stand"} more than once; their rows were matched in the order of the sheets.`,
  here: "Here",
  there: "There",
  blank: "blank",
  beyond: "This figure",
  goTo: (where: string) => `Go to ${where}`,
  onlyThere: "This record stands only on the other side, so there is no cell to go to.",
  onlyHere: "This record is not there on the other side.",
  cause: {
    title: "Why they differ",
    label: "Cause",
    note: "Note",
    column: "Column",
    keep: "Keep this cause",
    confirm: "Write it down",
    known: (cause: string, note: string, by: string) =>
      `${cause}${note === "" ? "" : `: ${note}`} (${by})`,
  },
  gone: "This difference is not there any more. Compare again.",
};
