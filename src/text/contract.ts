/** The developer page that tries the contract in a real Excel. */
export const contractText = {
  alone:
    "There is no Excel here. Open this page as the task pane of an empty workbook, or in the workbench.",
  warning:
    "The checks add sheets to this workbook, write on them and take them away again. Use an empty workbook that you do not mind losing.",
  run: "Run the contract",
  running: (done: number, total: number) => `${done} of ${total} checks`,
  done: (failed: number, total: number) =>
    failed === 0 ? `All ${total} checks passed.` : `${failed} of ${total} checks failed.`,
  failure: (name: string, why: string) => `${name}: ${why}`,
  seenElse: (seen: string, expected: string) => `saw ${seen}, expected ${expected}`,
  download: "Download the results (JSON)",
  results: "Results, to copy where the download is blocked",
};
