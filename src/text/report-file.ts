const so = (done: number, of: number) =>
  `${done.toLocaleString("en-GB")} of ${of.toLocaleString("en-GB")}`;

/** How far a report has come on its way into a file. */
export const reportFileText = {
  document: (done: number, of: number) => `Writing the document: part ${so(done, of)}`,
  charts: (done: number, of: number) => `Writing the charts: ${so(done, of)}`,
  packing: "Packing the file …",
  label: "How far the file has come",
  stop: "Stop",
  stopped: "Stopped, as you asked. No file was made.",
};
