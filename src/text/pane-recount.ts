import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });
const NOTHING = "Nothing was changed.";

/** The pages that go back to the rows: recounting a reported figure, and running a failed check again. */
export const paneRecountText = {
  title: "Recount a reported figure",
  hint: "Compares what was reported with what its rows give, and keeps the difference as evidence.",
  take: "Take the selected cell as the reported figure",
  taken: (where: string, figure: string) => `Reported in ${where}: ${figure}`,
  notTaken: "Select the cell that holds the reported figure, then take it.",
  label: "What the figure is called",
  table: "Count the rows of",
  column: "Count where",
  criterion: "is",
  criterionHint: "As in COUNTIFS: a word, or >=01/10/2026, or <>Closed.",
  of: "Out of",
  ofNone: "nothing: it is a plain count",
  ofAll: "all rows",
  ofSome: "the rows where",
  ofColumn: "Out of the rows where",
  ofCriterion: "this is",
  show: "Show the recount",
  keep: "Keep the recount as evidence",
  noFigure: () =>
    trouble(
      "no-figure",
      `There is no reported number yet. Select the cell that holds it, then take it. ${NOTHING}`,
    ),
  noTable: () => trouble("no-table", `This workbook has no table to count in. ${NOTHING}`),
  basis: (table: string, counted: string, among: string) =>
    `rows of ${table} where ${counted}${among === "" ? "" : `, out of ${among}`}`,
  condition: (column: string, criterion: string) => `${column} is ${criterion}`,

  rerun: {
    title: "Run the failed check again on a fresh sample",
    hint: "Draws records anew, runs the very rule that found the fault, and keeps before and after with their limits.",
    none: "This finding did not come from a check that one of the packs at hand holds.",
    rule: (rule: string, scope: string) => `Rule ${rule} on ${scope}`,
    key: "Column that tells the records apart",
    size: "How many records to draw",
    seed: "Seed, any words written down before the draw",
    beforeFaults: "Records at fault before",
    beforeSize: "Records looked at before",
    run: "Run the check",
    running: "Running the check…",
    keep: "Keep before and after as evidence",
    noTable: (sheet: string) =>
      trouble(
        "no-table",
        `There is no table on the sheet “${sheet}” any more, where the check found the fault. ${NOTHING}`,
      ),
    notRun: (reason: string) =>
      trouble("not-run", `The check could not be run: ${reason} ${NOTHING}`),
    sizeUnfit: (most: number) =>
      trouble(
        "sample-size",
        `Draw a whole number of records, from 1 to the ${most.toLocaleString("en-GB")} that there are. ${NOTHING}`,
      ),
  },
};
