import { asText, isBlank, trim, type Cell } from "../../cells/cell";
import { whyText } from "../../text/measures-why";
import type { FigureRows } from "../result";

/** One case as one side judged it. */
export interface JudgedCase {
  /** What both sides call it: a case reference. */
  readonly key: Cell;
  readonly isMet: boolean;
}

/** Cases in a figure, each met or not. */
export type JudgedCases = readonly JudgedCase[];

export interface SideCount {
  readonly met: number;
  readonly cases: number;
  readonly value: number | null;
}

/** A case that stands behind the difference. */
export interface DifferentCase {
  readonly key: string;
  readonly kind: "only-ours" | "only-theirs" | "judged-differently";
  /** Null where the side does not have the case. */
  readonly ours: boolean | null;
  readonly theirs: boolean | null;
}

export interface BesidePartner {
  readonly ours: SideCount;
  readonly theirs: SideCount;
  /** What they published, where it is not what their cases give. */
  readonly published: number | null;
  readonly isPublishedTheirs: boolean | null;
  /** Ours less theirs: percentage points as a share. Null where either side has no figure. */
  readonly difference: number | null;
  readonly agree: number;
  readonly different: readonly DifferentCase[];
  /** Cases that cannot be compared, and why. */
  readonly leftOut: readonly { readonly key: string; readonly why: string }[];
}

/** Two figures that print alike are the same figure: half of the last digit of 94.7%. */
const PRINTED = 0.0005;

/**
 * Our figure beside the partner’s, with the cases behind the difference: in ours and not in theirs, in theirs and
 * not in ours, in both and judged differently. Keys are compared without case and outer spaces. A key that is blank
 * or stands twice on a side counts in its figure, and is named as one that cannot be compared.
 */
export function besidePartner(
  ours: JudgedCases,
  theirs: JudgedCases,
  published: number | null = null,
): BesidePartner {
  const [mine, other] = [byKey(ours), byKey(theirs)];
  const leftOut = new Map([...mine.leftOut, ...other.leftOut]);
  const different: DifferentCase[] = [];
  let agree = 0;
  for (const [id, { key, isMet }] of mine.cases) {
    if (leftOut.has(id)) continue;
    const match = other.cases.get(id);
    if (!match) different.push({ key, kind: "only-ours", ours: isMet, theirs: null });
    else if (match.isMet === isMet) agree++;
    else different.push({ key, kind: "judged-differently", ours: isMet, theirs: match.isMet });
  }
  for (const [id, { key, isMet }] of other.cases) {
    if (leftOut.has(id) || mine.cases.has(id)) continue;
    different.push({ key, kind: "only-theirs", ours: null, theirs: isMet });
  }
  const [left, right] = [countOf(ours), countOf(theirs)];
  const isKnown = left.value !== null && right.value !== null;
  return {
    ours: left,
    theirs: right,
    published,
    isPublishedTheirs:
      published === null || right.value === null
        ? null
        : Math.abs(published - right.value) <= PRINTED,
    difference: isKnown ? left.value - right.value : null,
    agree,
    different,
    leftOut: [...leftOut.values()],
  };
}

/** The rows of a figure as judged cases, by the key that stands in each row of the sheet. */
export function judgedCases(
  { counted, inNumerator }: FigureRows,
  keyAt: (sheetRow: number) => Cell,
): JudgedCases {
  const met = new Set(inNumerator);
  return counted.map((row) => ({ key: keyAt(row), isMet: met.has(row) }));
}

interface Keyed {
  readonly cases: ReadonlyMap<string, { readonly key: string; readonly isMet: boolean }>;
  readonly leftOut: ReadonlyMap<string, { readonly key: string; readonly why: string }>;
}

function byKey(all: JudgedCases): Keyed {
  const cases = new Map<string, { key: string; isMet: boolean }>();
  const leftOut = new Map<string, { key: string; why: string }>();
  const times = new Map<string, number>();
  for (const { key: cell, isMet } of all) {
    if (isBlank(cell)) {
      leftOut.set("", { key: "", why: whyText.keyBlank });
      continue;
    }
    const key = trim(asText(cell));
    const id = key.toLowerCase();
    const count = (times.get(id) ?? 0) + 1;
    times.set(id, count);
    if (count > 1) leftOut.set(id, { key, why: whyText.keyTwice(key, count) });
    else cases.set(id, { key, isMet });
  }
  return { cases, leftOut };
}

function countOf(all: JudgedCases): SideCount {
  const met = all.filter(({ isMet }) => isMet).length;
  return { met, cases: all.length, value: all.length === 0 ? null : met / all.length };
}
