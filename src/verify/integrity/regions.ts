import type { Area } from "../../cells/address";

export interface CellAt {
  readonly row: number;
  readonly column: number;
}

type Size = Omit<Area, "sheet">;

/** Cells in rectangles: runs down each column, joined across columns where they begin and end alike. */
export function regionsOf(cells: readonly CellAt[]): Size[] {
  const sorted = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  const regions: { row: number; column: number; rows: number; columns: number }[] = [];
  // Regions that the next column may widen, by first row and length.
  let open = new Map<string, (typeof regions)[number]>();
  for (let at = 0; at < sorted.length;) {
    const { column } = sorted[at]!;
    const widened: typeof open = new Map();
    while (at < sorted.length && sorted[at]!.column === column) {
      const first = sorted[at]!.row;
      let last = first;
      while (sorted[++at]?.column === column && sorted[at]!.row <= last + 1) last = sorted[at]!.row;
      const key = `${first} ${last}`;
      const left = open.get(key);
      if (left && left.column + left.columns === column) {
        left.columns++;
        widened.set(key, left);
      } else {
        const region = { row: first, column, rows: last - first + 1, columns: 1 };
        regions.push(region);
        widened.set(key, region);
      }
    }
    open = widened;
  }
  return regions.sort((a, b) => a.row - b.row || a.column - b.column);
}
