import { isError } from "../../cells/cell";
import { kpiText } from "../../text/kpi";
import { spcText } from "../../text/kpi-spc";
import { isProblem, refuse, type Answer, type Problem } from "../problem";
import { indexIn, isSingle, placeOf, sameSize, type Range } from "../range";

/** The figures of a series, in reading order, each with the row that it stands in. */
export interface Series {
  /** How many rows the range has, those without a figure included. */
  readonly rows: number;
  readonly row: readonly number[];
  readonly values: readonly number[];
}

/** Figures that are counts out of so many cases, or so much exposure. */
export interface Fractions extends Series {
  readonly counts: readonly number[];
  readonly sizes: readonly number[];
}

/**
 * A figure of a series. A row without one is left out: blank, text, TRUE/FALSE, and #N/A, which Excel's own
 * charts skip too. Any other error is a problem.
 */
function figure(range: Range, index: number): number | null | Problem {
  const cell = range.cells[index] ?? null;
  if (typeof cell === "number") return cell;
  return isError(cell) && cell.error !== "#N/A"
    ? kpiText.errorInside(placeOf(range, index), cell.error)
    : null;
}

/** Reads a series. No figure at all is #N/A. */
export function readSeries(range: Range): Answer<Series> {
  const row: number[] = [];
  const values: number[] = [];
  for (let index = 0; index < range.cells.length; index++) {
    const value = figure(range, index);
    if (value === null) continue;
    if (isProblem(value)) return refuse(value);
    row.push(index);
    values.push(value);
  }
  if (values.length === 0) return refuse(spcText.noFigures);
  return { ok: true, value: { rows: range.cells.length, row, values } };
}

/**
 * Reads numerators and denominators; a single denominator stands for all rows. A row without either, or with 0 cases
 * of 0, has no figure. A numerator above 0 of 0 cases is #DIV/0!, below 0 #NUM!.
 */
export function readFractions(numerators: Range, denominators: Range): Answer<Fractions> {
  const sizesDiffer = isSingle(denominators) ? null : sameSize([numerators, denominators]);
  if (sizesDiffer) return refuse(sizesDiffer);
  const row: number[] = [];
  const values: number[] = [];
  const counts: number[] = [];
  const sizes: number[] = [];
  for (let index = 0; index < numerators.cells.length; index++) {
    const count = figure(numerators, index);
    if (isProblem(count)) return refuse(count);
    const size = figure(denominators, indexIn(denominators, index));
    if (isProblem(size)) return refuse(size);
    if (count === null || size === null) continue;
    if (size < 0) return refuse(kpiText.negative(placeOf(denominators, index), size));
    if (size === 0) {
      if (count === 0) continue;
      return refuse(spcText.eventsWithoutExposure(placeOf(numerators, index), count));
    }
    row.push(index);
    values.push(count / size);
    counts.push(count);
    sizes.push(size);
  }
  if (values.length === 0) return refuse(spcText.noFigures);
  return { ok: true, value: { rows: numerators.cells.length, row, values, counts, sizes } };
}
