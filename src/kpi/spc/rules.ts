import { isError } from "../../cells/cell";
import { kpiText } from "../../text/kpi";
import type { Side } from "../../text/kpi-spc";
import { refuse, type Answer } from "../problem";
import { placeOf, type Range } from "../range";
import { oneCell } from "../reading";
import type { Lines } from "./lines";

/** A rule and, where it looks at several points in a row, how many. */
export type Rule =
  | { readonly kind: "outside" }
  | { readonly kind: "trend"; readonly points: number }
  | { readonly kind: "twoInThree" }
  | { readonly kind: "shift"; readonly points: number };

const OUTSIDE: Rule = { kind: "outside" };
const TWO_IN_THREE: Rule = { kind: "twoInThree" };

/** The rules of Making Data Count, first the one that names a point of several. */
const nhs = (trend: number): readonly Rule[] => [
  OUTSIDE,
  { kind: "trend", points: trend },
  TWO_IN_THREE,
  { kind: "shift", points: 7 },
];

const NHS: readonly Rule[] = nhs(7);

/** Runs of so few points come about all the time. */
const FEWEST = 3;
const MOST = 99;

const NAMES: readonly string[] = ["nhs", "nhs6", "outside", "trend7", "two-in-three", "shift7"];

function rulesCalled(name: string): readonly Rule[] | null {
  const bare = name.toLowerCase().replace(/[\s_-]/g, "");
  if (bare === "nhs" || bare === "nhs7") return NHS;
  if (bare === "nhs6") return nhs(6);
  if (bare === "outside") return [OUTSIDE];
  if (bare === "twointhree" || bare === "2in3") return [TWO_IN_THREE];
  const kind = (["trend", "shift"] as const).find((start) => bare.startsWith(start));
  if (kind === undefined) return null;
  const digits = bare.slice(kind.length);
  if (digits === "") return [{ kind, points: 7 }];
  const points = /^\d{1,2}$/.test(digits) ? Number(digits) : 0;
  return points >= FEWEST && points <= MOST ? [{ kind, points }] : null;
}

/**
 * The rules that an argument names: "nhs" (left out or blank), "nhs6" with a trend of 6, or single rules with commas
 * between them, such as "outside, shift8".
 */
export function readRules(range: Range | null): Answer<readonly Rule[]> {
  if (range === null) return { ok: true, value: NHS };
  const several = oneCell(range);
  if (several) return refuse(several);
  const cell = range.cells[0] ?? null;
  const at = placeOf(range, 0);
  if (isError(cell)) return refuse(kpiText.errorInside(at, cell.error));
  const names = cell === null || cell === 0 ? [] : String(cell).split(/[,;]/);
  const rules: Rule[] = [];
  for (const name of names.map((part) => part.trim()).filter((part) => part !== "")) {
    const called = rulesCalled(name);
    if (called === null) return refuse(kpiText.unknownWord(at, name, NAMES));
    rules.push(...called);
  }
  return { ok: true, value: rules.length === 0 ? NHS : rules };
}

/** What rounding may do to a mean and a limit. */
const ROUNDING = 1e-12;

/** On which side of a line a figure lies: 0 on it, or where there is no line. */
export function sideOf(value: number, line: number): Side | 0 {
  const above = value - line;
  const least = ROUNDING * Math.max(Math.abs(value), Math.abs(line));
  if (above > least) return 1;
  return above < -least ? -1 : 0;
}

/** For each figure of a series which way it breaks a rule, or 0. */
type Broken = Int8Array;

interface Judged {
  readonly values: readonly number[];
  readonly lines: Lines;
  readonly from: number;
  readonly to: number;
}

/** The side on which a figure lies beyond a pair of lines. */
function beyond(value: number, lower: number, upper: number): Side | 0 {
  if (sideOf(value, upper) > 0) return 1;
  return sideOf(value, lower) < 0 ? -1 : 0;
}

function outsideAt({ values, lines }: Judged, index: number): Side | 0 {
  return beyond(values[index]!, lines.lower[index]!, lines.upper[index]!);
}

function outside(judged: Judged, broken: Broken): void {
  for (let index = judged.from; index < judged.to; index++) {
    broken[index] = outsideAt(judged, index);
  }
}

/**
 * Marks every run of `least` or more neighbours of the same side, not 0, with the figures `before` the first of them.
 * Where runs share a figure, the later one gives its side.
 */
function markRuns(
  sideAt: (index: number) => Side | 0,
  from: number,
  to: number,
  least: number,
  before: number,
  broken: Broken,
): void {
  let start = from;
  let side: Side | 0 = 0;
  for (let index = from; index <= to; index++) {
    const here = index < to ? sideAt(index) : 0;
    if (here === side && index < to) continue;
    if (side !== 0 && index - start >= least) broken.fill(side, start - before, index);
    start = index;
    side = here;
  }
}

function trend({ values, from, to }: Judged, points: number, broken: Broken): void {
  const step = (index: number) => sideOf(values[index]!, values[index - 1]!);
  markRuns(step, from + 1, to, points - 1, 1, broken);
}

function shift({ values, lines, from, to }: Judged, points: number, broken: Broken): void {
  const side = (index: number) => sideOf(values[index]!, lines.centre[index]!);
  markRuns(side, from, to, points, 0, broken);
}

function twoInThree(judged: Judged, broken: Broken): void {
  const { values, lines, from, to } = judged;
  const sides = new Int8Array(to - from);
  const near = new Uint8Array(to - from);
  for (let index = from; index < to; index++) {
    const value = values[index]!;
    sides[index - from] = sideOf(value, lines.centre[index]!);
    const isNear = beyond(value, lines.nearLower[index]!, lines.nearUpper[index]!) !== 0;
    near[index - from] = isNear && outsideAt(judged, index) === 0 ? 1 : 0;
  }
  for (let first = 0; first + 2 < sides.length; first++) {
    const side = sides[first]!;
    if (side === 0 || sides[first + 1] !== side || sides[first + 2] !== side) continue;
    if (near[first]! + near[first + 1]! + near[first + 2]! < 2) continue;
    for (let index = first; index < first + 3; index++) {
      if (near[index] === 1) broken[from + index] = side;
    }
  }
}

/** Judges every phase by one rule; no run goes on over a change of the process. */
export function breaks(
  rule: Rule,
  values: readonly number[],
  lines: Lines,
  phases: readonly { readonly from: number; readonly to: number }[],
): Broken {
  const broken = new Int8Array(values.length);
  for (const { from, to } of phases) {
    const judged = { values, lines, from, to };
    if (rule.kind === "outside") outside(judged, broken);
    else if (rule.kind === "trend") trend(judged, rule.points, broken);
    else if (rule.kind === "twoInThree") twoInThree(judged, broken);
    else shift(judged, rule.points, broken);
  }
  return broken;
}

/** Which rule names a point that breaks several. */
const PRECEDENCE = ["outside", "trend", "twoInThree", "shift"];

/** Why a point stands out, and which way it points. */
export interface Mark {
  readonly rule: Rule;
  readonly side: Side;
}

/** One mark for each figure, or none. */
export function marks(
  rules: readonly Rule[],
  values: readonly number[],
  lines: Lines,
  phases: readonly { readonly from: number; readonly to: number }[],
): readonly (Mark | null)[] {
  const found = new Array<Mark | null>(values.length).fill(null);
  const weakestFirst = [...rules].sort(
    (a, b) => PRECEDENCE.indexOf(b.kind) - PRECEDENCE.indexOf(a.kind),
  );
  for (const rule of weakestFirst) {
    const up: Mark = { rule, side: 1 };
    const down: Mark = { rule, side: -1 };
    breaks(rule, values, lines, phases).forEach((side, index) => {
      if (side !== 0) found[index] = side > 0 ? up : down;
    });
  }
  return found;
}
