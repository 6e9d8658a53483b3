import { runRate } from "../kpi/forecast/run-rate";
import { serviceCredit } from "../kpi/service-credit";
import { measuresText } from "../text/measures";
import type { Measure } from "./measure";
import { aboveOf, belowOf, numberFrom, rangeOf, together, valueOf, type Point } from "./point";
import type { Period, RunRate, Total } from "./result";

/** A point with the period that it is of, and whether a declared break comes before it. */
export interface Placed {
  readonly point: Point;
  readonly period: Period;
  readonly isAfterBreak: boolean;
}

/**
 * Several periods as one figure: their numerators and denominators are added up, and never their percentages. `once` is
 * what counts once in all of them together, and is not added up.
 */
export function totalOf(
  placed: readonly Placed[],
  tooShort: boolean,
  once: { readonly above: number; readonly below: number } | null,
): Total | null {
  const [first, last] = [placed[0], placed.at(-1)];
  const sums = together(placed);
  if (!sums || !first || !last) return null;
  const whole = once ? { ...sums, ...once, rows: once.below } : sums;
  const why = mixedVersions(placed) ?? (tooShort ? measuresText.none.tooShort : null);
  const found = valueOf(whole);
  return {
    first: first.period.first,
    last: last.period.last,
    numerator: aboveOf(whole),
    denominator: belowOf(whole),
    value: why === null ? found.value : null,
    why: why ?? found.why,
    crossesBreak: placed.some(({ isAfterBreak }, at) => at > 0 && isAfterBreak),
  };
}

function mixedVersions(placed: readonly Placed[]): string | null {
  const first = placed[0]?.point.measure.version;
  if (placed.every(({ point }) => point.measure.version === first)) return null;
  return measuresText.none.mixedVersions([
    ...new Set(placed.map(({ point }) => point.measure.version)),
  ]);
}

/** What the rest of the year needs, told at the end of a period that is over. */
export function runRateOf(
  { form, direction, oncePer }: Measure,
  target: number | null,
  yearToDate: Total | null,
  gone: number,
  inYear: number,
): RunRate | null {
  if (target === null || direction !== "higher" || yearToDate?.why !== null) return null;
  // Nobody knows how many of those to come have counted in the year already.
  if (oncePer !== null) return null;
  const toCome = inYear - gone;
  const { numerator, denominator } = yearToDate;
  if (form === "share") {
    const expected = Math.max(denominator, Math.round((denominator / gone) * inYear));
    const answer = runRate({
      achieved: rangeOf([numerator]),
      soFar: rangeOf([denominator]),
      target: rangeOf([target]),
      expectedTotal: rangeOf([expected]),
      headers: null,
    });
    if (!answer.ok) return null;
    const [needed, remaining, rate, isPossible] = answer.value[0] ?? [];
    return new Needed(
      numberFrom(needed) ?? 0,
      numberFrom(remaining) ?? 0,
      numberFrom(rate),
      isPossible === true,
      () => measuresText.paceOfCases(expected),
    );
  }
  if (form !== "count" && form !== "sum") return null;
  const needed = Math.max(0, target * inYear - numerator);
  return new Needed(
    needed,
    toCome,
    toCome === 0 ? null : needed / toCome,
    toCome > 0 || needed === 0,
    () => measuresText.paceOfPeriods(toCome, target * inYear),
  );
}

/** What the rest of the year needs; what that rests on is put in words when it is read. */
class Needed implements RunRate {
  readonly #basis: () => string;

  constructor(
    readonly needed: number,
    readonly remaining: number,
    readonly rate: number | null,
    readonly isPossible: boolean,
    basis: () => string,
  ) {
    this.#basis = basis;
  }

  get basis(): string {
    return this.#basis();
  }
}

/** What is taken off the fee for a figure; null where nothing is agreed. */
export function creditOf(
  { credits, direction }: Measure,
  value: number | null,
  target: number | null,
  { last, isInProgress }: Period,
): number | null {
  const scale = credits.findLast(({ from }) => from <= last);
  if (!scale || value === null || target === null || isInProgress) return null;
  const steps = scale.steps.flatMap(({ threshold, percent }) => [threshold, percent]);
  const credit = serviceCredit({
    actual: rangeOf([value]),
    target: rangeOf([target]),
    floor: rangeOf([scale.floor]),
    maxPercent: rangeOf([scale.mostPercent]),
    fee: rangeOf([scale.fee]),
    direction: direction === "neutral" ? null : rangeOf([direction]),
    steps:
      steps.length === 0
        ? null
        : { name: "steps", rows: steps.length / 2, columns: 2, cells: steps, dateSystem: 1900 },
  });
  return credit.ok ? credit.value : null;
}
