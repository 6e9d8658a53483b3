import { foldKey } from "../../../src/audit/key";
import type { EvidenceCheck } from "../../../src/audit/recheck-evidence";
import { asText, isBlank } from "../../../src/cells/cell";
import type { Cell } from "../../../src/cells/cell";
import { formatDate } from "../../../src/cells/date";
import type { RangeContent } from "../../../src/records/fingerprint";
import { paneEvidenceText } from "../../../src/text/pane-evidence";

const words = paneEvidenceText.item;

/** What has changed, one sentence each; `dates` are the columns that the sheet shows as dates. */
export function changesOf(check: EvidenceCheck, dates: ReadonlySet<string>): readonly string[] {
  const { verdict, before, after, evidence } = check;
  if (after === null) return [];
  const titles = before.headers ?? [];
  const said = (cell: Cell, column: string) => {
    if (isBlank(cell)) return words.blank;
    return typeof cell === "number" && dates.has(column) ? formatDate(cell) : asText(cell);
  };
  const cell = (row: string, at: number, was: Cell, now: Cell) => {
    const column = titles[at - 1] ?? String(at);
    return words.cell(row, column, said(was, column), said(now, column));
  };
  switch (verdict.verdict) {
    case "size_changed":
      return [words.sizes(verdict.before, verdict.after)];
    case "headers_changed":
      return [words.titles(titles, after.headers ?? [])];
    case "cells_changed":
    case "rows_changed": {
      if (!("rowsRemoved" in verdict)) {
        return verdict.cells.map(([row, at]) =>
          cell(words.row(row), at, cellAt(before, row, at), cellAt(after, row, at)),
        );
      }
      const key = titles.indexOf(evidence.keyColumn);
      const [was, now] = [rowsByKey(before, key), rowsByKey(after, key)];
      return [
        ...verdict.rowsRemoved.map(words.rowGone),
        ...verdict.rowsAdded.map(words.rowNew),
        ...verdict.cells.map(([row, at]) =>
          cell(row, at, was.get(row)?.[at - 1] ?? null, now.get(row)?.[at - 1] ?? null),
        ),
      ];
    }
    default:
      return [];
  }
}

function cellAt({ rows }: RangeContent, row: number, column: number): Cell {
  return rows[row - 1]?.[column - 1] ?? null;
}

function rowsByKey({ rows }: RangeContent, key: number): ReadonlyMap<string, readonly Cell[]> {
  return new Map(rows.map((row) => [foldKey(row[key] ?? null), row]));
}
