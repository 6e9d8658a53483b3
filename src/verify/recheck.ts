import { ok, type Result } from "../text/trouble";
import type { Workbook } from "../workbook/port";
import type { Finding, Run } from "./finding";
import type { Pack } from "./pack-model";
import { verify, type VerifyOptions } from "./run";

/**
 * Checks again after edits. Findings of the earlier run that are gone stay in the list as closed, so
 * that a person sees what was settled; findings closed before stay closed unless they came back.
 */
export async function recheck(
  previous: Run,
  workbook: Workbook,
  pack: Pack,
  options: VerifyOptions,
): Promise<Result<Run>> {
  const run = await verify(workbook, pack, options);
  return run.ok ? ok(withClosed(previous, run.value)) : run;
}

function withClosed(previous: Run, run: Run): Run {
  const still = new Map<string, number>();
  for (const { fingerprint } of run.findings)
    still.set(fingerprint, (still.get(fingerprint) ?? 0) + 1);
  const closed: Finding[] = [];
  const ids = new Set(run.findings.map((finding) => finding.id));
  for (const finding of previous.findings) {
    const left = still.get(finding.fingerprint) ?? 0;
    if (left > 0) {
      still.set(finding.fingerprint, left - 1);
      continue;
    }
    let id = finding.id;
    while (ids.has(id)) id += "*";
    ids.add(id);
    closed.push({ ...finding, id, status: "closed" });
  }
  return { ...run, findings: [...run.findings, ...closed] };
}
