const so = (done: number, of: number) =>
  `${done.toLocaleString("en-GB")} of ${of.toLocaleString("en-GB")}`;

/** How far long work over an audit register has come. */
export const auditSlices = {
  trail: (done: number, of: number) => `Checking the trail: ${so(done, of)} entries`,
  recorded: (done: number, of: number) =>
    `Reading what the trail recorded: ${so(done, of)} entries`,
  rows: (done: number, of: number) => `Holding rows against the trail: ${so(done, of)}`,
  seal: (done: number, of: number) => `Taking fingerprints: ${so(done, of)} rows`,
  findings: (done: number, of: number) => `Writing the findings: ${so(done, of)}`,
  parts: (done: number, of: number) => `Putting the report together: ${so(done, of)} parts`,
  names: (done: number, of: number) => `Reading which names the evidence holds: ${so(done, of)}`,
  personal: (done: number, of: number) => `Withholding names: ${so(done, of)} lines`,
  stop: "Stop",
  stopped: "Stopped, as you asked. Nothing was changed.",
  again: "Work it out after all",
} as const;
