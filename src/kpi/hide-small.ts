/**
 * Which further cells of a table have to be hidden so that no hidden figure can be worked out from the totals of
 * its rows and columns. `cells` are counts row by row, `isSmall` says which are hidden in any case; `null` where
 * no choice of cells can keep them secret.
 *
 * Figures that add up to known totals can only change in circles: one more here, one fewer beside it, and so
 * on back to the start. A hidden figure is safe exactly when it lies on such a circle of hidden cells, each of
 * which may go the way it has to: up always, down while it is above 1. Rows and columns are the stations, cells the
 * ways between them, so the cheapest circle is a shortest path; its cost is what gets hidden on the way.
 */
export function cellsToHide(
  cells: readonly number[],
  columns: number,
  isSmall: (count: number) => boolean,
): ReadonlySet<number> | null {
  const ways = waysOf(cells, columns);
  const hidden = new Set(ways.filter(({ count }) => isSmall(count)).map(({ cell }) => cell));
  for (const cell of [...hidden]) {
    const way = ways[cell]!;
    const circles = [circle(ways, hidden, way, "up"), circle(ways, hidden, way, "down")];
    const [best] = circles.filter((found) => found !== null).sort((a, b) => a.cost - b.cost);
    if (!best) return null;
    for (const other of best.cells) hidden.add(other);
  }
  return hidden;
}

interface Way {
  readonly cell: number;
  readonly count: number;
  readonly row: number;
  readonly column: number;
}

/** A list has one total: its cells run side by side between the same two stations. */
function waysOf(cells: readonly number[], columns: number): Way[] {
  const rows = cells.length / columns;
  return cells.map((count, cell) => ({
    cell,
    count,
    row: columns === 1 ? 0 : Math.floor(cell / columns),
    column: (columns === 1 ? 1 : rows) + (rows === 1 ? 0 : cell % columns),
  }));
}

type Change = "up" | "down";

/** Up goes from row to column, down from column to row. */
const canGo = ({ count }: Way, change: Change) => change === "up" || count > 1;

/** Hiding one cell more is worse than hiding larger ones, and a 0 is hidden last: readers expect to see it. */
function costOf(way: Way, all: number): number {
  return way.count === 0 ? all * all : all + way.count;
}

interface Circle {
  readonly cells: readonly number[];
  readonly cost: number;
}

/** The cheapest circle on which `start` changes in this direction (Dijkstra 1959). */
function circle(
  ways: readonly Way[],
  hidden: ReadonlySet<number>,
  start: Way,
  change: Change,
): Circle | null {
  if (!canGo(start, change)) return null;
  const all = ways.reduce((sum, { count }) => sum + count, 1);
  const [from, to] = change === "up" ? [start.column, start.row] : [start.row, start.column];
  const reached = new Map<number, Circle>([[from, { cells: [], cost: 0 }]]);
  const done = new Set<number>();
  for (;;) {
    let nearest: [number, Circle] | null = null;
    for (const entry of reached) {
      if (!done.has(entry[0]) && (!nearest || entry[1].cost < nearest[1].cost)) nearest = entry;
    }
    if (!nearest) return null;
    const [station, path] = nearest;
    if (station === to) return path;
    done.add(station);
    for (const way of ways) {
      if (way === start) continue;
      const next =
        way.row === station && canGo(way, "up")
          ? way.column
          : way.column === station && canGo(way, "down")
            ? way.row
            : null;
      if (next === null || done.has(next)) continue;
      const cost = path.cost + (hidden.has(way.cell) ? 0 : costOf(way, all));
      if (cost < (reached.get(next)?.cost ?? Infinity)) {
        reached.set(next, { cells: [...path.cells, way.cell], cost });
      }
    }
  }
}
