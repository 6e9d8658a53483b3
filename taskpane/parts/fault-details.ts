const FRAMES = 12;

/**
 * What a fault can tell without telling anything of the workbook: its kind and the places in our own
 * code. Its message is left out, because it may quote a cell.
 */
export function faultDetails(fault: unknown, version: string): string {
  const lines = [`Plumbline ${version}`, ...describe(fault)];
  if (fault instanceof Error && fault.cause !== undefined) {
    lines.push("because of:", ...describe(fault.cause));
  }
  return lines.join("\n");
}

function describe(fault: unknown): string[] {
  if (!(fault instanceof Error)) return [`kind: ${typeof fault}`];
  const frames = (fault.stack ?? "")
    .split("\n")
    .filter((line) => /^\s*at |@/.test(line) && /:\d+:\d+\)?$/.test(line))
    .slice(0, FRAMES)
    .map((line) => line.trim().replace(/https?:\/\/[^/]+/, ""));
  return [`kind: ${fault.name}`, ...frames];
}
