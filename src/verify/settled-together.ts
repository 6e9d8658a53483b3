import type { Finding, Run } from "./finding";
import type { Pack } from "./pack-model";
import { localise } from "./putting-right/localisation";

/** What was said of a finding among the others of its row. */
interface Said {
  readonly together: readonly Finding[];
  readonly finding: Finding;
}

/**
 * Says which field would settle all findings of a row. Most rows have one finding, and are not looked at twice; nor are
 * rows that have the same findings as the last time.
 */
export class SettledTogether {
  readonly #said = new WeakMap<Finding, Said>();

  constructor(private readonly pack: Pack) {}

  in(run: Run): Run {
    const several = [...severalOfRow(run.findings)];
    if (several.length === 0) return run;
    const fresh = several.filter((together) => !this.#isSaid(together));
    const said = localise({ ...run, findings: fresh.flat() }, this.pack).findings;
    let at = 0;
    for (const together of fresh)
      for (const finding of together)
        this.#said.set(finding, { together, finding: said[at++] ?? finding });
    const now = new Map<Finding, Finding>();
    for (const finding of several.flat()) {
      const one = this.#said.get(finding)?.finding;
      if (one && one !== finding) now.set(finding, one);
    }
    return { ...run, findings: run.findings.map((finding) => now.get(finding) ?? finding) };
  }

  #isSaid(together: readonly Finding[]): boolean {
    const [first] = together;
    const known = first && this.#said.get(first)?.together;
    return (
      known?.length === together.length && together.every((finding, at) => finding === known[at])
    );
  }
}

/** The findings of each row number that has several, on whatever sheets. */
function* severalOfRow(findings: readonly Finding[]): Iterable<readonly Finding[]> {
  const rows = Int32Array.from(findings, rowOf);
  const last = rows.reduce((most, row) => Math.max(most, row), 0);
  // Where the first finding of each row stands, from 1.
  const firsts = new Int32Array(last + 1);
  const more = new Map<number, Finding[]>();
  for (const [at, finding] of findings.entries()) {
    const row = rows[at]!;
    const first = firsts[row]!;
    if (first === 0) {
      firsts[row] = at + 1;
      continue;
    }
    const known = more.get(row);
    if (known) known.push(finding);
    else more.set(row, [findings[first - 1]!, finding]);
  }
  yield* more.values();
}

const [ZERO, NINE] = [48, 57];

/** The row number in which the address of a finding ends, on whatever sheet; 0 where it ends in none. */
function rowOf({ locations: [first] }: Finding): number {
  const cell = first?.cell ?? "";
  let [row, unit] = [0, 1];
  for (let at = cell.length - 1; at >= 0; at--) {
    const code = cell.charCodeAt(at);
    if (code < ZERO || code > NINE) break;
    row += (code - ZERO) * unit;
    unit *= 10;
  }
  return row;
}
