import { compareText } from "../text/compare";
import type { Finding, Run } from "./finding";

/**
 * The run with each finding held against those of an earlier return or check: new, unchanged, or updated where the
 * same rule fails in the same field of the same record with another value. Earlier ones that are gone follow as
 * absent, unless their rule did not run this time and so says nothing of them.
 */
export function withBaseline(run: Run, earlier: readonly Finding[], what: "return" | "check"): Run {
  const before = earlier.filter(({ status }) => status !== "closed");
  const same = new Pool(before, ({ fingerprint }) => fingerprint);
  const states = new Map<Finding, Finding["baselineState"]>();
  for (const finding of run.findings) if (same.take(finding)) states.set(finding, "unchanged");
  const alike = new Pool(same.left(), placeOf);
  const findings = run.findings.map((finding): Finding => {
    const state = states.get(finding) ?? (alike.take(finding) ? "updated" : "new");
    return { ...finding, baselineState: state };
  });
  const silent = new Set(run.notRun.map(({ rule }) => rule));
  const ids = new Set(findings.map(({ id }) => id));
  const absent = alike
    .left()
    .filter(({ rule }) => !silent.has(rule))
    .map((finding): Finding => {
      let id = finding.id;
      while (ids.has(id)) id += "*";
      ids.add(id);
      return { ...finding, id, status: "closed", baselineState: "absent" };
    });
  const all = [...findings, ...absent];
  const counts = { new: 0, unchanged: 0, updated: 0, absent: 0 };
  for (const { baselineState } of all) if (baselineState) counts[baselineState]++;
  return { ...run, against: compareText.baselineCounts(counts, what), findings: all };
}

/** Whether a finding is only remembered from the return or the check that a run is held against. */
export const isAbsent = ({ baselineState }: Finding) => baselineState === "absent";

/** The rule and the field of the record that a finding is about, whatever stands there; none without a key. */
function placeOf({ rule, locations: [first] }: Finding): string | null {
  if (!first || first.rowKey === null) return null;
  return [rule, first.table ?? "", first.rowKey.toLowerCase(), first.field ?? ""].join("\u001f");
}

/** Findings of which each is taken once, by something that two of them can share. */
class Pool {
  readonly #byMark = new Map<string, Finding[]>();
  readonly #left: Set<Finding>;

  constructor(
    findings: readonly Finding[],
    private readonly markOf: (finding: Finding) => string | null,
  ) {
    this.#left = new Set(findings);
    for (const finding of findings) {
      const mark = markOf(finding);
      if (mark === null) continue;
      const alike = this.#byMark.get(mark);
      if (alike) alike.push(finding);
      else this.#byMark.set(mark, [finding]);
    }
  }

  /** Takes one that is like this finding; false where none is left. */
  take(finding: Finding): boolean {
    const mark = this.markOf(finding);
    const one = mark === null ? undefined : this.#byMark.get(mark)?.shift();
    return one !== undefined && this.#left.delete(one);
  }

  /** Those that nobody took, in their order. */
  left(): readonly Finding[] {
    return [...this.#left];
  }
}
