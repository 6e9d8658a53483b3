import type { Finding, Run } from "../../src/verify/finding";

const closedIn = (run: Run) => run.findings.filter((finding) => finding.status === "closed").length;

// What a check has brought is what the next one is held against.
const known = new WeakMap<Run, ReadonlySet<string>>();

function openKeys(run: Run): ReadonlySet<string> {
  let keys = known.get(run);
  if (!keys) {
    keys = new Set(run.findings.filter(isOpen).map((finding) => finding.fingerprint));
    known.set(run, keys);
  }
  return keys;
}

export function isOpen(finding: Finding): boolean {
  return finding.status === "open";
}

/** How many findings a list means: a line that stands for many more counts as all of them. */
export function countOf(findings: readonly Finding[]): number {
  return findings.reduce((sum, { standsFor = 1 }) => sum + standsFor, 0);
}

/** What a check after an edit has brought: findings closed by it, and faults that were not there before. */
export function closedAndNew(before: Run, after: Run): { closed: number; added: number } {
  const known = openKeys(before);
  const added = [...openKeys(after)].filter((fingerprint) => !known.has(fingerprint)).length;
  return { closed: Math.max(0, closedIn(after) - closedIn(before)), added };
}
