import { isBlank, isError, type Cell } from "../../cells/cell";
import { ROW_WORDS } from "../../text/kpi-explain";
import { figureAt } from "../figures";
import { financialYear, firstMonthArgument, firstOfMonth } from "../period";
import { isProblem, refuse, type Answer } from "../problem";
import { STATISTICS, unitsArgument } from "../funnel/units";
import { indexIn, isSingle, sameSize, sizeOf, type Range } from "../range";
import { amountAt } from "../rate";
import { dayArgument, readDay, wordArgument } from "../reading";
import { readFractions, readSeries } from "../spc/series";
import { Tally, type RowsUsed } from "./tally";

/** Why a cell is no figure. */
function reasonOf(cell: Cell): string {
  if (cell === null) return ROW_WORDS.blank;
  if (typeof cell === "boolean") return ROW_WORDS.boolean;
  if (isError(cell)) return cell.error;
  return isBlank(cell) ? ROW_WORDS.emptyText : ROW_WORDS.text;
}

const cellIn = (range: Range, row: number): Cell => range.cells[indexIn(range, row)] ?? null;

/** The rows of KPI.RATE: both sides are amounts; `tally` has those of an earlier pair of ranges. */
export function amountRows(
  numerator: Range,
  denominator: Range,
  tally = new Tally(),
): Answer<Tally> {
  const sizes = sameSize([numerator, denominator]);
  if (sizes) return refuse(sizes);
  for (let row = 0; row < numerator.cells.length; row++) {
    const [over, under] = [amountAt(numerator, row), amountAt(denominator, row)];
    if (isProblem(over)) return refuse(over);
    if (isProblem(under)) return refuse(under);
    if (over === null) tally.leave(reasonOf(cellIn(numerator, row)));
    else if (under === null) tally.leave(reasonOf(cellIn(denominator, row)));
    else {
      const isBlankRow = cellIn(numerator, row) === null || cellIn(denominator, row) === null;
      tally.use(isBlankRow ? ROW_WORDS.blankAsZero : undefined);
    }
  }
  return { ok: true, value: tally };
}

/** The rows of both pairs of ranges that are compared. */
export function amountRowsOfBoth(
  ...[x1, n1, x2, n2]: readonly [Range, Range, Range, Range]
): Answer<RowsUsed> {
  const first = amountRows(x1, n1);
  return first.ok ? amountRows(x2, n2, first.value) : first;
}

/** The rows of a range of which figures are taken, as AVERAGE takes them; those used are used as `what`. */
export function figureRows(values: Range, what?: string, tally = new Tally()): Answer<Tally> {
  for (let row = 0; row < values.cells.length; row++) {
    const figure = figureAt(values, row);
    if (isProblem(figure)) return refuse(figure);
    if (figure === null) tally.leave(reasonOf(cellIn(values, row)));
    else tally.use(what);
  }
  return { ok: true, value: tally };
}

/** The rows of a total over another, each range added up by itself. */
export function totalRows(above: Range, below: Range): Answer<RowsUsed> {
  const first = figureRows(above, above.name);
  return first.ok ? figureRows(below, below.name, first.value) : first;
}

/** The rows of which a figure is taken from every range; a single cell stands for all rows. */
export function figureRowsOf(ranges: readonly Range[]): Answer<RowsUsed> {
  const several = ranges.filter((range) => !isSingle(range));
  const sizes = sameSize(several);
  if (sizes) return refuse(sizes);
  const rows = Math.max(1, ...several.map(sizeOf));
  const tally = new Tally();
  for (let row = 0; row < rows; row++) {
    let without: Range | null = null;
    for (const range of ranges) {
      const figure = figureAt(range, indexIn(range, row));
      if (figure !== null && isProblem(figure)) return refuse(figure);
      if (figure === null) without ??= range;
    }
    if (without === null) tally.use();
    else tally.leave(reasonOf(cellIn(without, row)));
  }
  return { ok: true, value: tally };
}

/** The units of a funnel: a blank numerator is 0, and one without a denominator has no figure. */
export function unitRows(
  numerators: Range,
  denominators: Range,
  statistic: Range | null,
): Answer<RowsUsed> {
  const kind = wordArgument(statistic, STATISTICS) ?? "proportion";
  if (isProblem(kind)) return refuse(kind);
  const units = unitsArgument(numerators, denominators, kind);
  if (!units.ok) return units;
  const tally = new Tally();
  units.value.forEach((unit, row) => {
    const without = [numerators, denominators]
      .map((range) => cellIn(range, row))
      .find((cell) => cell !== null && typeof cell !== "number");
    if (unit !== null) tally.use();
    else tally.leave(without === undefined ? ROW_WORDS.noDenominator : reasonOf(without));
  });
  return { ok: true, value: tally };
}

/** The rows of a chart: those with a figure, and with cases where it is a share. */
export function seriesRows(values: Range, denominators: Range | null): Answer<RowsUsed> {
  const series = denominators ? readFractions(values, denominators) : readSeries(values);
  if (!series.ok) return series;
  const used = new Set(series.value.row);
  const tally = new Tally();
  for (let row = 0; row < values.cells.length; row++) {
    const without = [values, ...(denominators ? [denominators] : [])]
      .map((range) => cellIn(range, row))
      .find((cell) => typeof cell !== "number");
    if (used.has(row)) tally.use();
    else tally.leave(without === undefined ? ROW_WORDS.noCases : reasonOf(without));
  }
  return { ok: true, value: tally };
}

export interface YearRows {
  readonly dates: Range;
  readonly values: Range;
  readonly asAt: Range | null;
  readonly fyStart: Range | null;
}

/** The rows of KPI.YTD: a date in the year so far, and a figure. */
export function yearRows({ dates, values, asAt, fyStart }: YearRows): Answer<RowsUsed> {
  const sizes = isSingle(dates) && isSingle(values) ? null : sameSize([dates, values]);
  if (sizes) return refuse(sizes);
  const last = dayArgument(asAt);
  if (last !== null && isProblem(last)) return refuse(last);
  const firstMonth = firstMonthArgument(fyStart);
  if (isProblem(firstMonth)) return refuse(firstMonth);
  const first =
    last === null ? 1 : (firstOfMonth(financialYear(last, firstMonth).year, firstMonth, 0) ?? 1);
  const tally = new Tally();
  for (let row = 0; row < dates.cells.length; row++) {
    const day = readDay(dates, row);
    if (day !== null && isProblem(day)) return refuse(day);
    const figure = figureAt(values, row);
    if (figure !== null && isProblem(figure)) return refuse(figure);
    if (day === null) tally.leave(ROW_WORDS.noDate);
    else if (figure === null) tally.leave(reasonOf(cellIn(values, row)));
    else if (day < first) tally.leave(ROW_WORDS.beforeYear);
    else if (last !== null && day > last) tally.leave(ROW_WORDS.afterReport);
    else tally.use();
  }
  return { ok: true, value: tally };
}
