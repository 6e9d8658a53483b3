import type { Finding, Run } from "./finding";

/** The run with the findings of an earlier one that are gone, as closed: those closed before stay so unless they came back. */
export function withClosed(previous: Run, run: Run): Run {
  const { gone, come } = differing(previous.findings, run.findings);
  const still = new Map<string, number>();
  for (const { fingerprint } of come) still.set(fingerprint, (still.get(fingerprint) ?? 0) + 1);
  const left = gone.filter(({ fingerprint }) => {
    const again = still.get(fingerprint) ?? 0;
    if (again > 0) still.set(fingerprint, again - 1);
    return again === 0;
  });
  if (left.length === 0) return run;
  const ids = idsLike(left, run.findings);
  const closed = left.map((finding): Finding => {
    let id = finding.id;
    while (ids.has(id)) id += "*";
    ids.add(id);
    return { ...finding, id, status: "closed" };
  });
  return { ...run, findings: [...run.findings, ...closed] };
}

// An edit takes away and brings a few findings here and there in the list.
const MOST_APART = 16;

/**
 * What one list has and the other has not, and the other way round, by fingerprint. The lists are mostly the same, so
 * they are walked side by side; what is out of step for longer is given as different in both, for the caller to match.
 */
function differing(
  before: readonly Finding[],
  now: readonly Finding[],
): { readonly gone: readonly Finding[]; readonly come: readonly Finding[] } {
  const [gone, come]: [Finding[], Finding[]] = [[], []];
  let [old, at] = [0, 0];
  const isSame = (a: number, b: number) => {
    const one = before[a];
    const other = now[b];
    if (one === undefined || other === undefined) return false;
    return one === other || one.fingerprint === other.fingerprint;
  };
  while (old < before.length || at < now.length) {
    if (isSame(old, at)) {
      old++;
      at++;
      continue;
    }
    let apart = 0;
    while (apart <= MOST_APART && !isSame(old + apart, at) && !isSame(old, at + apart)) apart++;
    const isGone = isSame(old + apart, at);
    const isCome = !isGone && isSame(old, at + apart);
    const [skippedOld, skippedNow] =
      apart > MOST_APART ? [1, 1] : [isGone ? apart : 0, isCome ? apart : 0];
    gone.push(...before.slice(old, old + skippedOld));
    come.push(...now.slice(at, at + skippedNow));
    old += skippedOld;
    at += skippedNow;
    if (apart <= MOST_APART) {
      old++;
      at++;
    }
  }
  return { gone, come };
}

/** The ids of the run that one of these findings has, or could get by a mark behind its own. */
function idsLike(findings: readonly Finding[], run: readonly Finding[]): Set<string> {
  const own = new Set(findings.map(({ id }) => id));
  const marked = (id: string) => id.replace(/\*+$/, "");
  const bare = new Set([...own].map(marked));
  return new Set(
    run.flatMap(({ id }) =>
      own.has(id) || (id.endsWith("*") && bare.has(marked(id))) ? [id] : [],
    ),
  );
}
