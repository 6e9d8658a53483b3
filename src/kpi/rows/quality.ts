import { isBlank, isError } from "../../cells/cell";
import { ROW_WORDS } from "../../text/kpi-explain";
import { errorIn } from "../criteria";
import { judgementAt } from "../kappa";
import { isProblem, refuse, type Answer } from "../problem";
import { cellAt, sameSize, sizeOf, type Range } from "../range";
import { readDay, readWord, YES_OR_NO } from "../reading";
import { filledColumns, usedRows } from "../quality/columns";
import { countKeys, keysOf } from "../quality/keys";
import { Tally, type RowsUsed } from "./tally";

/** The rows of a table that are in use; in one column, every row. */
export function tableRows(table: Range): Answer<RowsUsed> {
  const used = usedRows(table, filledColumns(table)).length;
  const tally = new Tally();
  tally.use(undefined, used);
  tally.leave(ROW_WORDS.emptyRow, table.rows - used);
  return { ok: true, value: tally };
}

/** The cells of a range that are judged one by one; an error is judged where `errorsCount`. */
export function filledCells(table: Range, errorsCount: boolean): Answer<RowsUsed> {
  const tally = new Tally();
  for (const { range, isFilled } of filledColumns(table)) {
    for (let row = 0; row < range.rows; row++) {
      const cell = cellAt(range, row);
      if (isFilled(row) || (errorsCount && isError(cell))) tally.use();
      else tally.leave(isError(cell) ? cell.error : ROW_WORDS.blank);
    }
  }
  return { ok: true, value: tally };
}

/** The rows of KPI.DUPLICATES and KPI.UNIQUENESS. */
export function keyRows(table: Range): Answer<RowsUsed> {
  const keys = keysOf(table);
  const counts = countKeys(keys);
  const tally = new Tally();
  for (const key of keys) {
    if (key === null) tally.leave(ROW_WORDS.noKey);
    else tally.use((counts.get(key) ?? 0) > 1 ? ROW_WORDS.repeated : ROW_WORDS.onlyOnce);
  }
  return { ok: true, value: tally };
}

/** The rows of KPI.CONSISTENCY. */
export function conditionRows(condition: Range): Answer<RowsUsed> {
  const tally = new Tally();
  for (let row = 0; row < sizeOf(condition); row++) {
    const cell = cellAt(condition, row);
    if (cell === 0 || isBlank(cell)) tally.leave(ROW_WORDS.blank);
    else if (isError(cell)) tally.use(ROW_WORDS.errorAsFalse);
    else
      tally.use(readWord(condition, row, YES_OR_NO) === true ? ROW_WORDS.holds : ROW_WORDS.fails);
  }
  return { ok: true, value: tally };
}

/** The rows of KPI.ENTRYLAG. */
export function lagRows(events: Range, entries: Range): Answer<RowsUsed> {
  const sizes = sameSize([events, entries]);
  if (sizes) return refuse(sizes);
  const tally = new Tally();
  for (let row = 0; row < sizeOf(events); row++) {
    const [event, entry] = [readDay(events, row), readDay(entries, row)];
    if (event === null || entry === null) tally.leave(ROW_WORDS.noDate);
    else if (isProblem(event) || isProblem(entry)) tally.leave(ROW_WORDS.badDate);
    else if (entry < event) tally.leave(ROW_WORDS.recordedBefore);
    else tally.use();
  }
  return { ok: true, value: tally };
}

/** The rows of a table of counts, as KPI.KAPPA takes it. */
export function countedRows({ rows }: Range): Answer<RowsUsed> {
  const tally = new Tally();
  tally.use(ROW_WORDS.tableOfCounts, rows);
  return { ok: true, value: tally };
}

/** The rows of KPI.KAPPA that both judges have judged. */
export function judgedRows(first: Range, second: Range): Answer<RowsUsed> {
  const broken = sameSize([first, second]) ?? errorIn(first) ?? errorIn(second);
  if (broken) return refuse(broken);
  const tally = new Tally();
  for (let row = 0; row < sizeOf(first); row++) {
    const [one, other] = [judgementAt(first, row), judgementAt(second, row)];
    if (one === null || other === null) tally.leave(ROW_WORDS.oneJudge);
    else tally.use(one === other ? ROW_WORDS.agreed : ROW_WORDS.disagreed);
  }
  return { ok: true, value: tally };
}
