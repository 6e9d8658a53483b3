import { formatDate, type DayNumber } from "../cells/date";
import { caseloadText } from "../text/kpi-caseload";
import { kpiText } from "../text/kpi";
import { withHeaders } from "./headers";
import { isProblem, refuse, type Answer, type Outcome, type Problem, type Spill } from "./problem";
import { placeOf, type Range } from "./range";
import { dayArgument, readDay } from "./reading";
import { spellsOf, type Spells } from "./spells";

export interface FlowArguments {
  readonly starts: Range;
  readonly ends: Range;
  readonly periodStart: Range;
  readonly periodEnd: Range;
  readonly headers: Range | null;
}

/**
 * What came, went and stayed in a period, first and last day included: opening caseload (the day before), starts,
 * ends, closing caseload (on the last day), days that people were open, mean a day, mean days from start to end of
 * those that ended.
 */
function flowIn({ starts, ends }: Spells, first: DayNumber, last: DayNumber): Outcome[] {
  let [opening, begun, ended, closing, personDays, stayed] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < starts.length; row++) {
    const [start, end] = [starts[row]!, ends[row]!];
    if (start > last || end < first) continue;
    if (start < first) opening++;
    else begun++;
    if (end > last) {
      closing++;
    } else {
      ended++;
      stayed += end - start;
    }
    personDays += Math.min(end, last + 1) - Math.max(start, first);
  }
  return [
    opening,
    begun,
    ended,
    closing,
    personDays,
    personDays / (last - first + 1),
    ended === 0 ? caseloadText.noneEnded : stayed / ended,
  ];
}

/** The day of a cell that has to hold one. */
function dayAt(range: Range, index: number): DayNumber | Problem {
  return readDay(range, index) ?? caseloadText.noDay(placeOf(range, index));
}

/** One row: opening, starts, ends, closing, person-days, mean daily caseload, mean length of stay in days. */
export function flow(given: FlowArguments): Answer<Spill> {
  const first = dayArgument(given.periodStart) ?? caseloadText.noDay(placeOf(given.periodStart));
  if (isProblem(first)) return refuse(first);
  const last = dayArgument(given.periodEnd) ?? caseloadText.noDay(placeOf(given.periodEnd));
  if (isProblem(last)) return refuse(last);
  if (last < first) return refuse(kpiText.fromAfterTo(formatDate(first), formatDate(last)));
  const spells = spellsOf(given.starts, given.ends);
  if (!spells.ok) return spells;
  const table: Answer<Spill> = { ok: true, value: [flowIn(spells.value, first, last)] };
  return withHeaders(given.headers, caseloadText.flowHeaders, table);
}

export interface FlowTableArguments {
  readonly starts: Range;
  readonly ends: Range;
  /** First day, last day and, if there is a third column, the name of each period. */
  readonly periods: Range;
  readonly headers: Range | null;
}

function isBlankRow({ cells, columns }: Range, row: number): boolean {
  const line = cells.slice(row * columns, row * columns + 2);
  return line.every((cell) => cell === null || cell === "" || cell === 0);
}

function nameOf(periods: Range, row: number, first: DayNumber, last: DayNumber): string {
  const name = periods.columns > 2 ? (periods.cells[row * periods.columns + 2] ?? null) : null;
  return typeof name === "string" && name !== ""
    ? name
    : `${formatDate(first)}–${formatDate(last)}`;
}

function rowsFor(spells: Spells, periods: Range): Answer<Spill> {
  const table: Spill = [];
  for (let row = 0; row < periods.rows; row++) {
    if (isBlankRow(periods, row)) continue;
    const first = dayAt(periods, row * periods.columns);
    if (isProblem(first)) return refuse(first);
    const last = dayAt(periods, row * periods.columns + 1);
    if (isProblem(last)) return refuse(last);
    if (last < first) return refuse(kpiText.fromAfterTo(formatDate(first), formatDate(last)));
    table.push([nameOf(periods, row, first, last), ...flowIn(spells, first, last)]);
  }
  return table.length === 0 ? refuse(caseloadText.noPeriods) : { ok: true, value: table };
}

/** A row for each period: its name, then what KPI.FLOW gives for it. Blank rows are skipped. */
export function flowTable({ starts, ends, periods, headers }: FlowTableArguments): Answer<Spill> {
  if (periods.columns < 2) return refuse(caseloadText.twoColumns(periods.columns));
  const spells = spellsOf(starts, ends);
  if (!spells.ok) return spells;
  return withHeaders(headers, caseloadText.flowTableHeaders, rowsFor(spells.value, periods));
}
