import { isBlank, isError, type Cell } from "../../cells/cell";
import { kpiText } from "../../text/kpi";
import { spcText } from "../../text/kpi-spc";
import { isProblem, refuse, type Answer } from "../problem";
import { placeOf, type Range } from "../range";
import { numberArgument } from "../reading";
import type { Series } from "./series";

/** A stretch of a series between two changes of the process: the figures `from` up to, not including, `to`. */
export interface Phase {
  readonly from: number;
  readonly to: number;
  /** The figures `from` up to here feed mean and limits. */
  readonly basis: number;
}

function isMark(cell: Cell): boolean {
  return cell === 0 || cell === 1 || typeof cell === "boolean" || isBlank(cell);
}

/** The rows at which a new phase begins, from 0: marked row by row, or listed by their positions. */
function startingRows(rebase: Range | null, rows: number): Answer<ReadonlySet<number>> {
  const starts = new Set<number>();
  if (rebase === null) return { ok: true, value: starts };
  if (rebase.cells.length === rows && rebase.cells.every(isMark)) {
    rebase.cells.forEach((cell, row) => {
      if (cell === 1 || cell === true) starts.add(row);
    });
    return { ok: true, value: starts };
  }
  for (const [index, cell] of rebase.cells.entries()) {
    const at = placeOf(rebase, index);
    if (isError(cell)) return refuse(kpiText.errorInside(at, cell.error));
    if (cell === 0 || cell === null || cell === false || isBlank(cell)) continue;
    // A single cell may hold the positions as text: "13, 25".
    for (const part of typeof cell === "string" ? cell.split(/[,;]/) : [cell]) {
      const position = typeof part === "string" ? Number(part) : part;
      if (typeof position !== "number" || Number.isNaN(position)) {
        return refuse(kpiText.notANumber(at, cell === true ? cell : String(cell)));
      }
      if (!Number.isInteger(position) || position < 1 || position > rows) {
        return refuse(spcText.notAPosition(at, position, rows));
      }
      starts.add(position - 1);
    }
  }
  return { ok: true, value: starts };
}

/**
 * The phases of a series. `rebase` marks the rows at which one begins (TRUE or 1, as many cells as the series), or lists
 * their positions from 1. `baseline` is how many figures of each phase feed mean and limits; left out, blank or 0: all.
 */
export function readPhases(
  rebase: Range | null,
  baseline: Range | null,
  series: Series,
): Answer<readonly Phase[]> {
  const starts = startingRows(rebase, series.rows);
  if (!starts.ok) return starts;
  const asked = numberArgument(baseline);
  if (isProblem(asked)) return refuse(asked);
  const points = Math.trunc(asked ?? 0);
  if (points < 0 || points === 1) return refuse(spcText.baselineTooShort(asked ?? 0));

  const count = series.values.length;
  const marks = [...starts.value].sort((a, b) => a - b);
  const firsts = [0];
  let mark = 0;
  // A mark on a row without a figure begins the phase at the next figure.
  series.row.forEach((row, index) => {
    let begins = false;
    for (; mark < marks.length && (marks[mark] ?? row) <= row; mark++) begins = true;
    if (begins && index > 0) firsts.push(index);
  });
  const phases = firsts.map((from, index): Phase => {
    const to = firsts[index + 1] ?? count;
    return { from, to, basis: points === 0 ? to : Math.min(to, from + points) };
  });
  return { ok: true, value: phases };
}

/** The phase that goes on at the end of the series. */
export function lastPhase(phases: readonly Phase[]): Phase {
  return phases.at(-1) ?? { from: 0, to: 0, basis: 0 };
}
