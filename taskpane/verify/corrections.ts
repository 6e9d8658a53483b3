import { address } from "../../src/cells/address";
import type { Area } from "../../src/cells/address";
import { paneVerifyText } from "../../src/text/pane-verify";
import type { Finding } from "../../src/verify/finding";
import type { Change } from "../../src/workbook/change";
import { areaOf } from "./place";

/** A value that a finding offers to write into the one cell that it is about. */
export interface Correction {
  readonly area: Area;
  readonly value: string | number;
  /** What will be done, and what is done afterwards, in words. */
  readonly sentence: string;
  readonly said: string;
}

/** The value that a finding proposes for its cell; null where it proposes none. */
export function correctionOf(finding: Finding): Correction | null {
  const [place, ...more] = finding.locations;
  const value = finding.fix?.value ?? null;
  if (!place || more.length > 0 || value === null || finding.status !== "open") return null;
  const area = areaOf(place);
  if (area?.rows !== 1 || area.columns !== 1) return null;
  const words = paneVerifyText.finding;
  const where = address(area);
  const sentence =
    finding.value === null
      ? words.said(shown(value), where)
      : words.saidOf(shown(value), where, shown(finding.value));
  return { area, value, sentence, said: words.done(shown(value), where) };
}

/**
 * The corrections that can be made together without a look at each: those that only tidy how a value is
 * written. The first one counts where two findings would write the same cell.
 */
export function correctionsOf(findings: readonly Finding[]): readonly Correction[] {
  const byCell = new Map<string, Correction>();
  for (const finding of findings) {
    const correction = finding.group === "tidy" ? correctionOf(finding) : null;
    if (correction && !byCell.has(address(correction.area))) {
      byCell.set(address(correction.area), correction);
    }
  }
  return [...byCell.values()];
}

export function changesOf(corrections: readonly Correction[]): readonly Change[] {
  return corrections.map(({ area, value }) => ({ kind: "setCells", area, values: [[value]] }));
}

/** A value so that spaces at its ends are seen. */
export function shown(value: string | number): string {
  return typeof value === "number" ? String(value) : `“${value}”`;
}
