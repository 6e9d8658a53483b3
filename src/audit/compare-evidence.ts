import { asText, type Cell } from "../cells/cell";
import { rangeFingerprint, type RangeContent } from "../records/fingerprint";
import { foldKey } from "./key";

/** What has become of a piece of evidence since it was captured. Columns and rows count from 1. */
export type EvidenceVerdict =
  | { readonly verdict: "missing" | "headers_changed" | "unchanged" | "reordered" }
  | {
      readonly verdict: "size_changed";
      /** Rows, columns. */
      readonly before: readonly [number, number];
      readonly after: readonly [number, number];
    }
  /** Without a key column: cells as row and column. */
  | { readonly verdict: "cells_changed"; readonly cells: readonly (readonly [number, number])[] }
  | {
      readonly verdict: "cells_changed" | "rows_changed";
      readonly rowsRemoved: readonly string[];
      readonly rowsAdded: readonly string[];
      /** Key of the record, column. */
      readonly cells: readonly (readonly [string, number])[];
    };

const size = ({ headers, rows }: RangeContent): [number, number] => [
  rows.length,
  rows[0]?.length ?? headers?.length ?? 0,
];

/** Two cells are the same where the canonical text would say the same of them. */
function sameCell(a: Cell, b: Cell): boolean {
  return a === b || sign(a) === sign(b);
}

function sign(cell: Cell): string {
  if (cell === null || cell === "") return "blank";
  const text = cell === 0 ? "0" : asText(cell).normalize("NFC");
  return `${typeof cell} ${text}`;
}

function sameHeaders(a: RangeContent, b: RangeContent): boolean {
  return JSON.stringify(a.headers) === JSON.stringify(b.headers);
}

/**
 * Compares what was captured with what the workbook holds now; `after` is null when it is not there any
 * more. With a key column (counted from 0) rows are matched by key and may stand in any order.
 */
export function compareEvidence(
  before: RangeContent,
  after: RangeContent | null,
  keyColumn: number | null,
): EvidenceVerdict {
  if (!after) return { verdict: "missing" };
  if (!sameHeaders(before, after)) return { verdict: "headers_changed" };
  if (rangeFingerprint(before) === rangeFingerprint(after)) return { verdict: "unchanged" };
  return keyColumn === null
    ? compareByPlace(before, after)
    : compareByKey(before, after, keyColumn);
}

function compareByPlace(before: RangeContent, after: RangeContent): EvidenceVerdict {
  const [was, is] = [size(before), size(after)];
  if (was[0] !== is[0] || was[1] !== is[1]) {
    return { verdict: "size_changed", before: was, after: is };
  }
  const cells = before.rows.flatMap((row, r) =>
    row.flatMap((cell, c): [number, number][] =>
      sameCell(cell, after.rows[r]?.[c] ?? null) ? [] : [[r + 1, c + 1]],
    ),
  );
  return { verdict: "cells_changed", cells };
}

function byKey({ rows }: RangeContent, keyColumn: number): Map<string, readonly Cell[]> {
  const found = new Map<string, readonly Cell[]>();
  for (const row of rows) {
    const key = foldKey(row[keyColumn] ?? null);
    // A key that comes twice: the second is told apart, so that the extra row is seen.
    let name = key;
    for (let n = 2; found.has(name); n++) name = `${key} (${n})`;
    found.set(name, row);
  }
  return found;
}

function compareByKey(
  before: RangeContent,
  after: RangeContent,
  keyColumn: number,
): EvidenceVerdict {
  const was = byKey(before, keyColumn);
  const is = byKey(after, keyColumn);
  const rowsRemoved = [...was.keys()].filter((key) => !is.has(key));
  const rowsAdded = [...is.keys()].filter((key) => !was.has(key));
  const cells = [...was].flatMap(([key, row]) => {
    const now = is.get(key);
    if (!now) return [];
    return row.flatMap((cell, c): [string, number][] =>
      sameCell(cell, now[c] ?? null) ? [] : [[key, c + 1]],
    );
  });
  if (rowsRemoved.length > 0 || rowsAdded.length > 0) {
    return { verdict: "rows_changed", rowsRemoved, rowsAdded, cells };
  }
  return cells.length > 0
    ? { verdict: "cells_changed", rowsRemoved, rowsAdded, cells }
    : { verdict: "reordered" };
}
