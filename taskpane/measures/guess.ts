import { fit, takes } from "../../src/measures/guide/fit";
import type { DayNumber } from "../../src/cells/date";
import type { WorkbookColumn } from "./columns";
import { dateFormula } from "./formula";
import type { Typed } from "./formula";
import type { FunctionArgument, FunctionGuide } from "./guide";

/** A column after the one that was taken last fits a little better: lists are read from left to right. */
const FOLLOWS = 0.5;
/** Arguments of one formula come from one list, unless another one fits far better. */
const SAME_LIST = 4;

/**
 * What the form starts with: for each needed range the column of the workbook that fits best, and the date
 * of the pane for the date of the report. What nothing fits is left for the user.
 */
export function firstGuess(
  guide: FunctionGuide,
  columns: readonly WorkbookColumn[],
  asAt: DayNumber,
): Typed {
  const guessed = new Map<number, string>();
  let last: WorkbookColumn | null = null;
  const taken = new Set<WorkbookColumn>();
  guide.parameters.forEach((argument, index) => {
    if (takes(argument) === "as-at") guessed.set(index, dateFormula(asAt));
    if (argument.optional) return;
    const best = bestColumn(argument, columns, last, taken);
    if (!best) return;
    guessed.set(index, best.reference);
    taken.add(best);
    last = best;
  });
  return guessed;
}

function bestColumn(
  argument: FunctionArgument,
  columns: readonly WorkbookColumn[],
  last: WorkbookColumn | null,
  taken: ReadonlySet<WorkbookColumn>,
): WorkbookColumn | null {
  let best: WorkbookColumn | null = null;
  let most = 0;
  for (const column of columns) {
    if (taken.has(column)) continue;
    let score = fit(argument, column);
    if (score === 0) continue;
    if (last?.place === column.place) {
      score += SAME_LIST;
      if (column.area.column > last.area.column) score += FOLLOWS;
    }
    if (score > most) [best, most] = [column, score];
  }
  return best;
}

/** The columns in the order in which they are offered: those that fit first, then as the workbook has them. */
export function offered(
  argument: FunctionArgument,
  columns: readonly WorkbookColumn[],
): readonly WorkbookColumn[] {
  const wanted = takes(argument);
  const rank = (column: WorkbookColumn) =>
    fit(argument, column) > 0 ? 0 : column.holds === wanted || wanted === "cells" ? 1 : 2;
  const ranked = columns.map((column) => ({ column, rank: rank(column) }));
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked.map(({ column }) => column);
}
