import { ROW_WORDS } from "../../text/kpi-explain";
import { errorIn, outcomeRows, rowsMeeting, type CriterionPair } from "../criteria";
import { groupsOf } from "../groups";
import { refuse, type Answer } from "../problem";
import { factsOf } from "../column-facts";
import { figureAt } from "../figures";
import { sameSize, type Range } from "../range";
import { Tally, type RowsUsed } from "./tally";

/** The rows of KPI.RATEIFS: those with an outcome that meet the other criteria. */
export function outcomeRowsUsed(
  outcome: CriterionPair,
  filters: readonly CriterionPair[],
): Answer<RowsUsed> {
  const rows = outcomeRows(outcome);
  if (!rows.ok) return rows;
  const among = rowsMeeting(outcome.range, filters);
  if (!among.ok) return among;
  const { met, known } = rows.value;
  const tally = new Tally();
  for (let row = 0; row < outcome.range.cells.length; row++) {
    if (!known.has(row)) tally.leave(ROW_WORDS.noOutcome);
    else if (among.value !== null && !among.value.has(row)) tally.leave(ROW_WORDS.unmatched);
    else tally.use(met.has(row) ? ROW_WORDS.withOutcome : ROW_WORDS.otherOutcome);
  }
  return { ok: true, value: tally };
}

/** The rows of KPI.COUNTDISTINCT: those with a value that meet the criteria. */
export function distinctRows(range: Range, filters: readonly CriterionPair[]): Answer<RowsUsed> {
  const error = errorIn(range);
  if (error) return refuse(error);
  const among = rowsMeeting(range, filters);
  if (!among.ok) return among;
  const { codes } = groupsOf(range);
  const tally = new Tally();
  for (let row = 0; row < range.cells.length; row++) {
    if (codes[row] === -1) tally.leave(ROW_WORDS.blank);
    else if (among.value !== null && !among.value.has(row)) tally.leave(ROW_WORDS.unmatched);
    else tally.use();
  }
  return { ok: true, value: tally };
}

export interface TableRows {
  readonly rowRange: Range;
  readonly colRange: Range;
  readonly measureRange: Range | null;
  /** Whether filled cells are counted, not figures taken. */
  readonly isCount: boolean;
  readonly filters: readonly CriterionPair[];
}

/** The rows of KPI.PIVOT. */
export function crossTableRows(given: TableRows): Answer<RowsUsed> {
  const { rowRange, colRange, measureRange, isCount, filters } = given;
  const broken =
    sameSize([rowRange, colRange, ...(measureRange ? [measureRange] : [])]) ??
    errorIn(rowRange) ??
    errorIn(colRange);
  if (broken) return refuse(broken);
  const among = rowsMeeting(rowRange, filters);
  if (!among.ok) return among;
  const filled = measureRange && isCount ? factsOf(measureRange).filled(true) : null;
  const [down, across] = [groupsOf(rowRange).codes, groupsOf(colRange).codes];
  const tally = new Tally();
  for (let row = 0; row < down.length; row++) {
    const hasFigure =
      measureRange === null ||
      (filled ? filled.has(row) : typeof figureAt(measureRange, row) === "number");
    if (down[row]! < 0 || across[row]! < 0) tally.leave(ROW_WORDS.noRowLabel);
    else if (among.value !== null && !among.value.has(row)) tally.leave(ROW_WORDS.unmatched);
    else if (hasFigure) tally.use();
    else tally.leave(ROW_WORDS.noFigure);
  }
  return { ok: true, value: tally };
}
