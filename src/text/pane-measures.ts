/** Words of the Measures screens: the guide to the KPI formulas. */
export const paneMeasuresText = {
  title: "Measures",
  intro: "Formulas for cells. Choose one, point at your columns, and put it in the sheet.",
  search: "Search the formulas",
  searchHint: "For example target, working days, rate",
  loading: "Reading the list of formulas …",
  found: (n: number, all: number) => (n === all ? `${all} formulas` : `${n} of ${all} formulas`),
  none: (text: string) => `No formula is about “${text}”. Try another word, or clear the search.`,
  clear: "Clear the search",
  listMissing: (status: string) =>
    `The list of formulas could not be read (${status}). The formulas themselves still work in cells: type =KPI. to see them. Nothing was changed.`,
  listUnreadable:
    "The list of formulas does not have the shape that this version of Plumbline expects. Close the pane and open it again. The formulas themselves still work in cells. Nothing was changed.",

  optional: (name: string) => `${name} (may be left out)`,
  arguments: "What it needs",
  more: "What may be added",
  useSelection: "Use selection",
  useSelectionFor: (name: string) => `Use selection for ${name}`,
  fillIn: (name: string) =>
    `Fill in ${name}: type it, or select the cells and press “Use selection”.`,
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
};
