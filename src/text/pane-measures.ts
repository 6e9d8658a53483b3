import { address } from "../cells/address";
import type { Area } from "../cells/address";
import type { ErrorCode } from "../cells/cell";
import { counted } from "./pane";
import type { Trouble } from "./trouble";

const MOST_DECIMALS = 4;

const decimal = (value: number) =>
  value.toLocaleString("en-GB", { maximumFractionDigits: MOST_DECIMALS });

const percentage = (value: number) =>
  value.toLocaleString("en-GB", { style: "percent", maximumFractionDigits: 1 });

const NOT_OURS = "This is an error of Excel, not an answer of the formula.";

/** What an error of Excel usually means, and what to do. */
const ERRORS: Readonly<Record<ErrorCode, string>> = {
  "#DIV/0!":
    "There is nothing to divide by: no row counts. Look whether the columns hold what the formula needs.",
  "#VALUE!":
    "The formula was given something it cannot use, such as text for a date or columns of different length. Point at the sign beside the cell to read which.",
  "#N/A":
    "There is no answer that could be stood behind. Point at the sign beside the cell to read why.",
  "#NUM!": "A number lies outside what is possible. Look at the smallest and largest values.",
  "#NAME?":
    "Excel does not know a name in the formula. Look for a table or range that was renamed; if every KPI formula shows this, open the Plumbline pane once.",
  "#REF!": "The formula points at cells that have been deleted. Put it in again.",
  "#NULL!": "Two ranges in the formula do not meet. Look for a space where a comma should be.",
  "#SPILL!":
    "The answer needs several cells, and one of them is filled. Empty the cells below and to the right.",
  "#CALC!": `${NOT_OURS} The answer holds no cell, or something that Excel cannot show.`,
  "#FIELD!": `${NOT_OURS} A field that the formula asks for is not there.`,
  "#BLOCKED!": `${NOT_OURS} Your organisation’s settings do not let the formula run.`,
  "#CONNECT!": `${NOT_OURS} Excel could not reach the add-in. Open the Plumbline pane once.`,
  "#BUSY!": "Excel is still working it out.",
  "#GETTING_DATA": "Excel is still working it out.",
  "#UNKNOWN!": `${NOT_OURS} This version of Excel cannot show the answer.`,
};

const trouble = (code: string, message: string): Trouble => ({ code, message });

interface Counts {
  readonly cells: number;
  readonly numbers: number;
  readonly texts: number;
  readonly blank: number;
  readonly errors: number;
}

/** Words of the Measures screens: the guide to the KPI formulas. */
export const paneMeasuresText = {
  title: "Formulas",
  intro:
    "Formulas for cells. Say what you want to know, point at your columns, put it in the sheet.",
  search: "What do you want to know?",
  searchHint: "In your own words, for example “how many were on time”",
  loading: "Reading the list of formulas …",
  all: (n: number) => `${counted(n, "formula")}, by subject`,
  found: (n: number, all: number) =>
    `${n} of ${counted(all, "formula")} may answer this, the likeliest first`,
  none: (text: string) =>
    `No formula seems to be about “${text}”. Try other words, or look through the subjects.`,
  clear: "Clear the search",
  group: (name: string, n: number) => `${name} (${n})`,
  asked: "People often ask",
  questions: [
    "How many were finished on time?",
    "Is this better than last year?",
    "Is the target met, or are the numbers too small to say?",
  ],
  listMissing: (status: string) =>
    `The list of formulas could not be read (${status}). The formulas themselves still work in cells: type =KPI. to see them. Nothing was changed.`,
  listUnreadable:
    "The list of formulas does not have the shape that this version of Plumbline expects. Close the pane and open it again. The formulas themselves still work in cells. Nothing was changed.",

  optional: (name: string) => `${name} (may be left out)`,
  arguments: "What it needs",
  more: "What may be added",
  chooseColumn: "Choose a column",
  column: (title: string, place: string) => `${title} (${place})`,
  somethingElse: "Something else: type it, or use the selection",
  typedFor: (name: string) => `Cells, number or text for ${name}`,
  proposed:
    "Your columns were filled in as far as their headings tell. Look at each before you go on.",
  useSelection: "Use selection",
  useSelectionFor: (name: string) => `Use selection for ${name}`,
  fillIn: (name: string) => `Fill in ${name}: choose or type it, or use the selection.`,
  formula: "Formula",
  examples: "Examples",
  gives: (what: string) => `Gives: ${what}`,
  notes: "Good to know",
  help: "Help on this formula",
  insert: "Insert at the active cell",
  chooseCell: "First select an empty cell in the sheet; then press the button below.",
  inserted: (formula: string, where: string) => `Wrote ${formula} in ${where}.`,
  copy: "Copy the formula",
  copied: "The formula was copied. Paste it into a cell.",
  gone: "This formula is not in the list.",

  answer: {
    title: "Result",
    coming: "Excel is working it out …",
    blank: "The cell shows nothing.",
    is: (what: string) => `The cell shows ${what}.`,
    firstOfSeveral: (what: string) => `The answer may fill several cells; the first shows ${what}.`,
    share: (value: number) => `${percentage(value)} (${decimal(value)})`,
    number: decimal,
    text: (length: number) => `a text of ${counted(length, "character")}`,
    errors: ERRORS,
  },

  explain: {
    offer: "Explain the active cell",
    offerDetail: "What its KPI formula reads, and what the answer means",
    heading: (cell: string) => `What ${cell} shows`,
    reading: "Reading the formula …",
    noFormula: (cell: Area) =>
      trouble(
        "no-kpi-formula",
        `${address(cell)} holds no KPI formula. Select a cell with one, go back and try again. Nothing was changed.`,
      ),
    unknown: (name: string) =>
      trouble(
        "kpi-formula-unknown",
        `This version of Plumbline has no formula called ${name}. Look at its spelling. Nothing was changed.`,
      ),
    behind: "Behind the figure",
    reads: "What it reads",
    rules: "How it counts",
    cells: (where: string) => `These cells: ${where}`,
    counts: ({ cells, numbers, texts, blank, errors }: Counts) =>
      `${counted(cells, "cell")}: ${[
        counted(numbers, "number or date", "numbers or dates"),
        ...(texts > 0 ? [counted(texts, "text")] : []),
        ...(blank > 0 ? [`${blank.toLocaleString("en-GB")} blank`] : []),
        ...(errors > 0 ? [counted(errors, "error")] : []),
      ].join(", ")}.`,
    others: (n: number) =>
      n === 1
        ? "The cell holds another KPI formula; only the first is explained."
        : `The cell holds ${n} more KPI formulas; only the first is explained.`,
    toGuide: (id: string) => `More about ${id}`,
  },
};
