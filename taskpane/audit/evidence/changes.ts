import { foldKey } from "../../../src/audit/key";
import type { EvidenceCheck, FoundContent } from "../../../src/audit/recheck-evidence";
import { cellArea } from "../../../src/cells/address";
import type { Area } from "../../../src/cells/address";
import { asText, isBlank } from "../../../src/cells/cell";
import type { Cell } from "../../../src/cells/cell";
import { formatDate } from "../../../src/cells/date";
import type { RangeContent } from "../../../src/records/fingerprint";
import { paneEvidenceText } from "../../../src/text/pane-evidence";

const words = paneEvidenceText.item;

/** One thing that has changed, and the cell where it stands now; null where there is none to go to. */
export interface ToldChange {
  readonly sentence: string;
  readonly area: Area | null;
}

/** What has changed, one by one; `dates` are the columns that the sheet shows as dates. */
export function changesOf(check: EvidenceCheck, dates: ReadonlySet<string>): readonly ToldChange[] {
  const { verdict, before, after, evidence } = check;
  if (after === null) return [];
  const titles = before.headers ?? [];
  const said = (cell: Cell, column: string) => {
    if (isBlank(cell)) return words.blank;
    return typeof cell === "number" && dates.has(column) ? formatDate(cell) : asText(cell);
  };
  const cell = (row: string, at: number, was: Cell, now: Cell, area: Area | null) => {
    const column = titles[at - 1] ?? String(at);
    return { sentence: words.cell(row, column, said(was, column), said(now, column)), area };
  };
  switch (verdict.verdict) {
    case "size_changed":
      return [{ sentence: words.sizes(verdict.before, verdict.after), area: null }];
    case "headers_changed":
      return [{ sentence: words.titles(titles, after.headers ?? []), area: null }];
    case "cells_changed":
    case "rows_changed": {
      if (!("rowsRemoved" in verdict)) {
        return verdict.cells.map(([row, at]) =>
          cell(
            words.row(row),
            at,
            cellAt(before, row, at),
            cellAt(after, row, at),
            areaOf(after, row - 1, at - 1),
          ),
        );
      }
      const key = titles.indexOf(evidence.keyColumn);
      const [was, now] = [rowsByKey(before, key), rowsByKey(after, key)];
      const placeOf = (row: string, at: number) => {
        const found = now.get(row);
        return found ? areaOf(after, found.at, at) : null;
      };
      return [
        ...verdict.rowsRemoved.map((row) => ({ sentence: words.rowGone(row), area: null })),
        ...verdict.rowsAdded.map((row) => ({
          sentence: words.rowNew(row),
          area: placeOf(row, key),
        })),
        ...verdict.cells.map(([row, at]) =>
          cell(
            row,
            at,
            was.get(row)?.cells[at - 1] ?? null,
            now.get(row)?.cells[at - 1] ?? null,
            placeOf(row, at - 1),
          ),
        ),
      ];
    }
    default:
      return [];
  }
}

function areaOf(after: FoundContent, row: number, column: number): Area | null {
  const [at, across] = [after.sheetRows[row], after.sheetColumns[column]];
  return at === undefined || across === undefined ? null : cellArea(after.sheet, at, across);
}

function cellAt({ rows }: RangeContent, row: number, column: number): Cell {
  return rows[row - 1]?.[column - 1] ?? null;
}

interface RowAt {
  readonly at: number;
  readonly cells: readonly Cell[];
}

function rowsByKey({ rows }: RangeContent, key: number): ReadonlyMap<string, RowAt> {
  return new Map(rows.map((cells, at) => [foldKey(cells[key] ?? null), { at, cells }]));
}
