import { moneyText } from "../../text/kpi-money";
import { isProblem, refuse, type Answer, type Outcome, type Problem, type Spill } from "../problem";
import { forEachCell, indexIn, placeOf, type Range } from "../range";
import { readNumber } from "../reading";
import deflator from "./gdp-deflator.json";

export interface RealTermsArguments {
  readonly value: Range;
  readonly fromYear: Range;
  readonly toYear: Range;
  /** Two columns, year and index; left out, the GDP deflator. */
  readonly index: Range | null;
}

type Levels = ReadonlyMap<number, number>;

const DEFLATOR: Levels = new Map(
  deflator.index.map((level, place) => [deflator.firstYear + place, level]),
);

/** The years and levels of an index of one's own: two columns, or two rows where that is how it lies. */
function levelsOf(range: Range): Answer<Levels> {
  const liesAcross = range.rows === 2 && range.columns !== 2;
  if (range.columns !== 2 && !liesAcross) {
    return refuse(moneyText.indexShape(placeOf(range), range.columns));
  }
  const count = liesAcross ? range.columns : range.rows;
  const levels = new Map<number, number>();
  for (let place = 0; place < count; place++) {
    const year = readNumber(range, liesAcross ? place : place * 2);
    const level = readNumber(range, liesAcross ? count + place : place * 2 + 1);
    if (year !== null && isProblem(year)) return refuse(year);
    if (level !== null && isProblem(level)) return refuse(level);
    if (year !== null && level !== null && level > 0) levels.set(year, level);
  }
  return { ok: true, value: levels };
}

/**
 * Amounts in the prices of one year put into the prices of another: times the index of the second over that of the
 * first. Blank amounts stay blank. A year that the index does not hold is #N/A, never a guess.
 */
export function realTerms({ value, fromYear, toYear, index }: RealTermsArguments): Answer<Spill> {
  const levels = index === null ? { ok: true as const, value: DEFLATOR } : levelsOf(index);
  if (!levels.ok) return levels;
  const levelAt = (range: Range, row: number): number | Problem => {
    const at = indexIn(range, row);
    const year = readNumber(range, at) ?? 0;
    if (isProblem(year)) return year;
    const level = levels.value.get(year);
    if (level !== undefined) return level;
    if (index !== null) return moneyText.yearNotInIndex(placeOf(range, at), year);
    const last = deflator.firstYear + deflator.index.length - 1;
    return moneyText.yearNotHeld(
      placeOf(range, at),
      year,
      deflator.firstYear,
      last,
      deflator.vintage,
    );
  };
  return forEachCell([value, fromYear, toYear], (row): Outcome => {
    const amount = readNumber(value, indexIn(value, row));
    if (amount === null) return "";
    if (isProblem(amount)) return amount;
    const from = levelAt(fromYear, row);
    if (isProblem(from)) return from;
    const to = levelAt(toYear, row);
    return isProblem(to) ? to : amount * (to / from);
  });
}
