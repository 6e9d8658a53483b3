import type { Finding, Run } from "./finding";
import type { Pack } from "./pack-model";
import { localise } from "./putting-right/localisation";

/** Says which field would settle all findings of a row. Most rows have one finding, and are not looked at twice. */
export function withSettling(run: Run, pack: Pack): Run {
  const found = new Map<number, number>();
  for (const finding of run.findings) {
    const row = rowOf(finding);
    found.set(row, (found.get(row) ?? 0) + 1);
  }
  const several = run.findings.filter((finding) => (found.get(rowOf(finding)) ?? 0) > 1);
  if (several.length === 0) return run;
  const local = localise({ ...run, findings: several }, pack).findings;
  const changed = new Map(several.map((finding, at) => [finding, local[at] ?? finding]));
  return { ...run, findings: run.findings.map((finding) => changed.get(finding) ?? finding) };
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
