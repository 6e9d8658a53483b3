import type { Finding, Run } from "./finding";
import type { Pack } from "./pack-model";
import { localise } from "./putting-right/localisation";
import { stoodAt } from "./stood-at";

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
  #findings: readonly Finding[] = [];
  #rows: Int32Array = new Int32Array(0);

  constructor(private readonly pack: Pack) {}

  in(run: Run): Run {
    const rows = this.#rowsOf(run.findings);
    const several = [...severalOfRow(rows)].map((places) => ({
      places,
      together: places.map((at) => run.findings[at]!),
    }));
    if (several.length === 0) return run;
    const fresh = several.filter(({ together }) => !this.#isSaid(together));
    const said = localise(
      { ...run, findings: fresh.flatMap(({ together }) => together) },
      this.pack,
    ).findings;
    let at = 0;
    for (const { together } of fresh)
      for (const finding of together)
        this.#said.set(finding, { together, finding: said[at++] ?? finding });
    const findings = [...run.findings];
    for (const { places, together } of several)
      for (const [which, finding] of together.entries())
        findings[places[which]!] = this.#said.get(finding)?.finding ?? finding;
    return { ...run, findings };
  }

  /** The row number of each finding, found out once. */
  #rowsOf(findings: readonly Finding[]): Int32Array {
    const before = stoodAt(this.#findings, findings);
    const rows = before.map((place, at) =>
      place === -1 ? rowOf(findings[at]!) : this.#rows[place]!,
    );
    this.#findings = findings;
    this.#rows = rows;
    return rows;
  }

  #isSaid(together: readonly Finding[]): boolean {
    const [first] = together;
    const known = first && this.#said.get(first)?.together;
    return (
      known?.length === together.length && together.every((finding, at) => finding === known[at])
    );
  }
}

/** Where the findings of each row number stand that has several, on whatever sheets. */
function severalOfRow(rows: Int32Array): Iterable<readonly number[]> {
  const last = rows.reduce((most, row) => Math.max(most, row), 0);
  // Where the first finding of each row stands, from 1.
  const firsts = new Int32Array(last + 1);
  const several = new Map<number, number[]>();
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const first = firsts[row]!;
    if (first === 0) {
      firsts[row] = at + 1;
      continue;
    }
    const known = several.get(row);
    if (known) known.push(at);
    else several.set(row, [first - 1, at]);
  }
  return several.values();
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
