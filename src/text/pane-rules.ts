/** What the pane says about the workbook's own rules. */
export const paneRulesText = {
  title: "Rules of this workbook",
  open: "Edit the rules",
  noneYet:
    "This workbook has no rules of its own: it is checked against a pack that comes with Plumbline, or one from a file. Copy a pack in to change its rules on a sheet, one row a rule.",
  wouldCopy: (title: string, version: string) =>
    `The pack that is chosen now: “${title}”, version ${version}.`,
  choosePack: "Choose a pack on the page before this one first.",
  copy: "Copy the pack into the workbook",
  confirm: "Write it into the workbook",
  howToEdit: (sheet: string) =>
    `Edit them on the sheet “${sheet}”: a level, a value, a message, or “no” under “on” to switch one off. They are read again as you type.`,
  badTitle: "Rows that make no rule",
  badRow: (row: number, id: string) => (id === "" ? `Row ${row}` : `Row ${row}, ${id}`),
  goToTable: "Go to the rules",
  writeWhys: "Write the reasons beside the rows",
  copyAsFile: "Copy the pack as text for a file",
  copied: "Copied",
};
