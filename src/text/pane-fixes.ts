import { counted } from "./pane";

const quoted = (text: string) => `“${text}”`;
const shown = (text: string) => (text === "" ? "nothing" : quoted(text));

/** Words of the pane where corrections that Plumbline wrote are looked at again, and put back. */
export const paneFixesText = {
  title: "What was put right",
  open: "What was put right",
  openHint: "Old values, to be put back",
  reading: "Reading what was put right …",
  none: "Plumbline has not corrected anything in this workbook yet. Corrections that it writes are kept here with what the cell held before.",
  summary: (standing: number, putBack: number) =>
    putBack === 0
      ? `${counted(standing, "correction")}, the last one first.`
      : `${counted(standing, "correction")}, the last one first, and ${putBack.toLocaleString("en-GB")} put back since.`,
  standing: (n: number) => `Standing (${n.toLocaleString("en-GB")})`,
  putBack: (n: number) => `Put back (${n.toLocaleString("en-GB")})`,
  line: (where: string, before: string, after: string) =>
    `${where}: ${shown(before)} → ${shown(after)}`,
  byAt: (by: string, when: string) => `${by}, ${when}`,
  one: "Correction",
  gone: "This correction is not in the table tblFix any more.",
  wasPutBack: (by: string, when: string) =>
    `Put back by ${by}, ${when}: the cell was written as it was before.`,
  facts: {
    record: "Record",
    column: "Column",
    before: "It said",
    wrote: "Written",
    kind: "What for",
    rule: "Rule",
    by: "By",
    at: "On",
  },
  blank: "nothing",
  goTo: (where: string) => `Go to ${where}`,
  show: "Show how it would be put back",
  confirm: "Put it back",
};
