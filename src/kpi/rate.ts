import { isError } from "../cells/cell";
import { kpiText } from "../text/kpi";
import { columnOf, ROWS_AT_ONCE } from "./column";
import { isProblem, refuse, type Answer, type Problem } from "./problem";
import { cellAt, isSingle, placeOf, sameSize, sizeOf, type Range } from "./range";
import { firstError, numberArgument, readNumber } from "./reading";
import { Sum } from "./sum";

export interface RateArguments {
  readonly numerator: Range;
  readonly denominator: Range;
  readonly per: Range | null;
  readonly minDenominator: Range | null;
}

/** Both sides of a rate, added up over the rows in which both are numbers. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * A number to add up: `null` where the cell is text or TRUE/FALSE and its row is left out. A blank cell is
 * 0: Excel on the desktop hands it over as 0, and the figure must be the same everywhere.
 */
export function amountAt(range: Range, index: number): number | null | Problem {
  const cell = cellAt(range, index) ?? 0;
  if (typeof cell === "number") {
    return cell < 0 ? kpiText.negative(placeOf(range, index), cell) : cell;
  }
  if (!isSingle(range) && !isError(cell)) return null;
  const read = readNumber(range, index);
  if (typeof read !== "number") return read;
  return read < 0 ? kpiText.negative(placeOf(range, index), read) : read;
}

/** Adds both sides up; the first error, different sizes and amounts below zero are problems. */
export function addUp(numerator: Range, denominator: Range): Answer<Fraction> {
  const sizes = sameSize([numerator, denominator]);
  if (sizes) return refuse(sizes);
  // Whatever is wrong with some cell, the first error is what is said.
  const broken = (problem: Problem) =>
    refuse(firstError(numerator) ?? firstError(denominator) ?? problem);
  const above = new Sum();
  const below = new Sum();
  const size = sizeOf(numerator);
  const block = Math.min(size, ROWS_AT_ONCE);
  const [allOvers, allUnders] = [new Float64Array(block), new Float64Array(block)];
  for (let first = 0; first < size; first += block) {
    const overs = allOvers.subarray(0, size - first);
    const unders = allUnders.subarray(0, size - first);
    columnOf(numerator).numbersFrom(first, overs);
    columnOf(denominator).numbersFrom(first, unders);
    for (let at = 0; at < overs.length; at++) {
      let over: number | null | Problem = overs[at]!;
      let under: number | null | Problem = unders[at]!;
      if (!(over >= 0 && under >= 0)) {
        over = amountAt(numerator, first + at);
        if (isProblem(over)) return broken(over);
        under = amountAt(denominator, first + at);
        if (isProblem(under)) return broken(under);
        if (over === null || under === null) continue;
      }
      above.add(over);
      below.add(under);
    }
  }
  return { ok: true, value: { numerator: above.value, denominator: below.value } };
}

/**
 * Numerator over denominator, each summed first, times `per` (left out, blank or 0: once).
 * Rows with text, TRUE/FALSE or empty text on either side are left out whole; a blank cell is 0 on every
 * platform; an error is returned. Without `per` the rate is a proportion, and a numerator above its
 * denominator is #NUM!. A denominator of 0 is #DIV/0!, one below `minDenominator` #N/A, a negative #NUM!.
 */
export function rate({
  numerator,
  denominator,
  per,
  minDenominator,
}: RateArguments): Answer<number> {
  const sums = addUp(numerator, denominator);
  if (!sums.ok) return sums;
  const times = numberArgument(per);
  if (times !== null && isProblem(times)) return refuse(times);
  if (per !== null && times !== null && times < 0) {
    return refuse(kpiText.negative(placeOf(per, 0), times));
  }
  const least = numberArgument(minDenominator);
  if (least !== null && isProblem(least)) return refuse(least);

  const { numerator: above, denominator: below } = sums.value;
  if (below === 0) return refuse(kpiText.nothingToDivideBy);
  if (least !== null && below < least) return refuse(kpiText.tooFew(below, least));
  if (times === null || times === 0) {
    return above > below
      ? refuse(kpiText.aboveDenominator(above, below))
      : { ok: true, value: above / below };
  }
  return { ok: true, value: (above / below) * times };
}
