import { compareText } from "../text/compare";
import type { Finding, Run } from "./finding";

/**
 * The run with each finding held against those of an earlier return or check: new, unchanged, or updated where the
 * same rule fails in the same field of the same record with another value. Earlier ones that are gone follow as
 * absent, unless their rule did not run this time and so says nothing of them.
 */
export function withBaseline(run: Run, earlier: readonly Finding[], what: "return" | "check"): Run {
  const same = earlierOnes(earlier).taking();
  const isSame = run.findings.map((finding) => same.take(finding));
  const alike = new Pool(same.left(), placeOf).taking();
  const findings = run.findings.map((finding, at): Finding => {
    if (isSame[at] === true) return withState(finding, "unchanged");
    return withState(finding, alike.take(finding) ? "updated" : "new");
  });
  const silent = new Set(run.notRun.map(({ rule }) => rule));
  const gone = alike.left().filter(({ rule }) => !silent.has(rule));
  const ids = new Set(gone.length > 0 ? findings.map(({ id }) => id) : []);
  const absent = gone.map((finding): Finding => {
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

// After an edit the same list is held against the same earlier one, and nearly all of it stands as it stood.
const pools = new WeakMap<readonly Finding[], Pool>();
const stated = new WeakMap<Finding, Finding>();

function earlierOnes(earlier: readonly Finding[]): Pool {
  let pool = pools.get(earlier);
  if (!pool) {
    const before = earlier.filter(({ status }) => status !== "closed");
    pool = new Pool(before, ({ fingerprint }) => fingerprint);
    pools.set(earlier, pool);
  }
  return pool;
}

function withState(
  finding: Finding,
  baselineState: NonNullable<Finding["baselineState"]>,
): Finding {
  const known = stated.get(finding);
  if (known?.baselineState === baselineState) return known;
  const now = { ...finding, baselineState };
  stated.set(finding, now);
  return now;
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
  /** By their mark: where its findings stand, and its own number. */
  readonly #byMark = new Map<string, { readonly places: number[]; readonly number: number }>();

  constructor(
    private readonly findings: readonly Finding[],
    private readonly markOf: (finding: Finding) => string | null,
  ) {
    for (const [at, finding] of findings.entries()) {
      const mark = markOf(finding);
      if (mark === null) continue;
      const alike = this.#byMark.get(mark);
      if (alike) alike.places.push(at);
      else this.#byMark.set(mark, { places: [at], number: this.#byMark.size });
    }
  }

  /** All of them, for taking. */
  taking() {
    const isTaken = new Uint8Array(this.findings.length);
    const taken = new Int32Array(this.#byMark.size);
    return {
      /** Takes one that is like this finding; false where none is left. */
      take: (finding: Finding): boolean => {
        const mark = this.markOf(finding);
        const alike = mark === null ? undefined : this.#byMark.get(mark);
        const at = alike?.places[taken[alike.number]!];
        if (alike === undefined || at === undefined) return false;
        taken[alike.number]!++;
        isTaken[at] = 1;
        return true;
      },
      /** Those that nobody took, in their order. */
      left: (): readonly Finding[] => this.findings.filter((_, at) => isTaken[at] === 0),
    };
  }
}
