import { recheckEvidence } from "../../../src/audit/recheck-evidence";
import type { EvidenceCheck } from "../../../src/audit/recheck-evidence";
import type { Register } from "../../../src/audit/register";
import type { Workbook } from "../../../src/workbook/port";

export interface Looked {
  readonly checks: readonly EvidenceCheck[];
  /** Evidence whose cells could not be looked at, with why, by its id. */
  readonly unread: ReadonlyMap<string, string>;
}

export const NOT_LOOKED: Looked = { checks: [], unread: new Map() };

interface Options {
  /** Gives the page a turn between one piece of evidence and the next. */
  readonly pause: () => Promise<void>;
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

/** Looks at one piece of evidence after the other; what was looked at before it was stopped stays. */
export async function lookAgain(
  workbook: Workbook,
  register: Register,
  ids: readonly string[],
  { pause, onProgress, signal }: Options,
): Promise<Looked> {
  const checks: EvidenceCheck[] = [];
  const unread = new Map<string, string>();
  for (const [at, id] of ids.entries()) {
    if (signal.aborted) break;
    const check = await recheckEvidence(workbook, register, id);
    if (check.ok) checks.push(check.value);
    else unread.set(id, check.trouble.message);
    onProgress(at + 1);
    await pause();
  }
  return { checks, unread };
}
