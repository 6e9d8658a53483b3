import { riskRatio, type Part } from "../../kpi/intervals";
import { isProblem } from "../../kpi/problem";
import { relativeRate, type Minimums } from "../../kpi/relative-rate";
import { whyText } from "../../text/measures-why";
import { ok, type Result } from "../../text/trouble";
import type { MeasureResult, Series } from "../result";
import { figureAndSplit, figureOf } from "./find-figure";

export interface EqualityAsked {
  readonly period: string;
  /** Title of the column: ethnicity, sex, age band. */
  readonly column: string;
  /** The group that the others are compared with; the largest where none is named. */
  readonly reference?: string;
  /** Below these a ratio says more about chance than about people. */
  readonly leastBase?: number;
  readonly leastCount?: number;
}

export interface EqualityRow {
  readonly group: string;
  readonly count: number;
  readonly base: number;
  readonly share: number | null;
  /** Relative rate index; 1 is the rate of the reference. Null for the reference and where numbers are too small. */
  readonly index: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly verdict: "reference" | "higher" | "lower" | "unclear" | "too-few";
  readonly word: string;
  /** Why there is no index. */
  readonly why: string | null;
}

export interface Equality {
  readonly reference: string;
  readonly rows: readonly EqualityRow[];
}

const CONFIDENCE = 0.95;
const LEAST_BASE = 30;
const LEAST_COUNT = 5;

/**
 * The rate of each group over that of a reference group, with 95 % limits. Where either has fewer cases than the
 * minimums no ratio is given. A difference is a difference of figures; what lies behind it has to be looked into.
 */
export function equalityView(result: MeasureResult, asked: EqualityAsked): Result<Equality> {
  if (result.measure.form !== "share") return whyText.needsShare();
  const found = figureAndSplit(result, asked.period, asked.column);
  if (!found.ok) return found;
  const { value: whole, interval } = found.value.figure;
  if (whole !== null && interval === null) return whyText.needsCases();
  const groups = found.value.split.groups
    .map((series) => ({ group: series.group ?? "", part: partOf(series, asked.period) }))
    .filter(({ part }) => part.n > 0);
  if (groups.length < 2) return whyText.tooFewGroups();
  const named = asked.reference?.toLowerCase();
  const reference =
    named === undefined
      ? groups.filter(({ group }) => group !== "").reduce(larger, groups[0])
      : groups.find(({ group }) => group.toLowerCase() === named);
  if (!reference) return whyText.noReference(asked.reference ?? "");

  const minimums = { base: asked.leastBase ?? LEAST_BASE, count: asked.leastCount ?? LEAST_COUNT };
  const rows = groups.map(({ group, part }): EqualityRow => {
    const row = { group, count: part.x, base: part.n, share: part.x / part.n };
    if (group === reference.group) return { ...row, ...NONE, ...verdictOf("reference"), why: null };
    const index = relativeRate(part, reference.part, minimums);
    if (isProblem(index)) {
      const why = whyTooFew(part, reference.part, minimums);
      return { ...row, ...NONE, ...verdictOf("too-few"), why };
    }
    // Without a case there is no upper limit by the logarithm; half a case added everywhere gives one.
    const isEmpty = part.x === 0;
    const { lower, upper } = isEmpty
      ? { lower: 0, upper: riskRatio(withHalf(part), withHalf(reference.part), CONFIDENCE).upper }
      : riskRatio(part, reference.part, CONFIDENCE);
    const verdict = lower > 1 ? "higher" : upper < 1 ? "lower" : "unclear";
    return { ...row, index, lower, upper, ...verdictOf(verdict), why: null };
  });
  return ok({ reference: reference.group, rows });
}

const NONE = { index: null, lower: null, upper: null };
const withHalf = ({ x, n }: Part): Part => ({ x: x + 0.5, n: n + 1 });

interface NamedPart {
  readonly group: string;
  readonly part: Part;
}

function larger(a: NamedPart | undefined, b: NamedPart): NamedPart {
  return a === undefined || a.group === "" || b.part.n > a.part.n ? b : a;
}

function partOf(series: Series, period: string): Part {
  const figure = figureOf(series, period);
  return { x: figure?.numerator ?? 0, n: figure?.denominator ?? 0 };
}

function whyTooFew(group: Part, reference: Part, { base, count }: Minimums): string {
  if (reference.x === 0) return whyText.noReferenceEvent;
  const least = Math.min(group.n, reference.n);
  if (least < base) return whyText.tooFewPeople(least, base);
  return whyText.tooFewEvents(group.x === 0 ? reference.x : Math.min(group.x, reference.x), count);
}

function verdictOf(verdict: EqualityRow["verdict"]): Pick<EqualityRow, "verdict" | "word"> {
  const words = whyText.equality;
  return { verdict, word: verdict === "too-few" ? words.tooFew : words[verdict] };
}
