import type { ICommandInfo, IMutation, IRange } from "@univerjs/core";
import {
  InsertColMutation,
  InsertRowMutation,
  MoveColsMutation,
  MoveRangeMutation,
  MoveRowsMutation,
  RemoveColMutation,
  RemoveRowMutation,
  ReorderRangeMutation,
} from "@univerjs/preset-sheets-core";
import { is } from "./commands";

/** Rows put in (count above 0) or taken out (below 0). */
export interface RowShift {
  readonly row: number;
  readonly count: number;
}

export interface Restructuring {
  /** Id of the sheet. */
  readonly sheet: string;
  /** Null where something other than whole rows moved. */
  readonly rows: RowShift | null;
}

function paramsOf<P extends object>(
  command: Readonly<ICommandInfo>,
  mutation: IMutation<P>,
): P | null {
  return is(command, mutation) ? (command.params ?? null) : null;
}

const height = (range: IRange) => range.endRow - range.startRow + 1;

/** Tells whether cells of a sheet have moved to other places, and how. */
export function isRestructuring(command: Readonly<ICommandInfo>): Restructuring | null {
  const inserted = paramsOf(command, InsertRowMutation);
  if (inserted) {
    const { subUnitId, range } = inserted;
    return { sheet: subUnitId, rows: { row: range.startRow, count: height(range) } };
  }
  const removed = paramsOf(command, RemoveRowMutation);
  if (removed) {
    const { subUnitId, range } = removed;
    return { sheet: subUnitId, rows: { row: range.startRow, count: -height(range) } };
  }
  const moved =
    paramsOf(command, InsertColMutation) ??
    paramsOf(command, RemoveColMutation) ??
    paramsOf(command, MoveRowsMutation) ??
    paramsOf(command, MoveColsMutation) ??
    paramsOf(command, ReorderRangeMutation);
  if (moved) return { sheet: moved.subUnitId, rows: null };
  const range = paramsOf(command, MoveRangeMutation);
  return range ? { sheet: range.to.subUnitId, rows: null } : null;
}
