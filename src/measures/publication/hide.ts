import { publicationText } from "../../text/publication";
import type { Slices } from "../../workbook/slices";
import { leastCost } from "./least-cost";

/** A count with its sign in a sum that comes to nought: parts with +1 and their total with −1. */
export interface Term {
  readonly cell: number;
  readonly factor: 1 | -1;
}

/** The counts of a report, and every sum that a reader can do with them. */
export interface CountSystem {
  readonly counts: readonly number[];
  readonly sums: readonly (readonly Term[])[];
  /** Counts that stand or fall together: hiding the first hides the second. */
  readonly together: readonly (readonly [number, number])[];
}

/** Other counts with which every sum still comes out: by how much each would differ. */
type Move = ReadonlyMap<number, number>;

/** What readers know of a hidden count: that it is no 0, for a 0 is shown. */
const leastOf = (count: number) => Math.min(1, count);

/** A move that goes further down than this is found out afterwards; a row for each would cost more. */
const CLOSE = 2;

/**
 * The cheapest way in which a count could be one more or one fewer with every sum still right, by changing
 * other counts that have a price. Null where there is none in whole numbers.
 */
function cheapestMove(
  { counts, sums }: CountSystem,
  sumsOf: readonly (readonly number[])[],
  price: (cell: number) => number | null,
  target: number,
  by: 1 | -1,
): Move | null {
  if (counts[target]! + by < leastOf(counts[target]!)) return null;
  const { cells, rows } = within(sums, sumsOf, price, target);
  const ups = cells.map((cell) => ({ cell, way: 1 }));
  const downs = cells
    .filter((cell) => counts[cell]! > leastOf(counts[cell]!))
    .map((cell) => ({ cell, way: -1 }));
  const ways = [...ups, ...downs];
  const placeUp = new Map(ups.map(({ cell }, at) => [cell, at]));
  const placeDown = new Map(downs.map(({ cell }, at) => [cell, ups.length + at]));
  const bounded = downs.filter(({ cell }) => counts[cell]! - leastOf(counts[cell]!) <= CLOSE);
  const width = ways.length + bounded.length;
  const balances = rows.map((row) => {
    const factors = new Array<number>(width).fill(0);
    let sum = 0;
    for (const { cell, factor } of sums[row]!) {
      if (cell === target) sum -= factor * by;
      const up = placeUp.get(cell);
      const down = placeDown.get(cell);
      if (up !== undefined) factors[up] = factor;
      if (down !== undefined) factors[down] = -factor;
    }
    return { factors, sum };
  });
  const limits = bounded.map(({ cell }, at) => {
    const factors = new Array<number>(width).fill(0);
    factors[placeDown.get(cell)!] = 1;
    factors[ways.length + at] = 1;
    return { factors, sum: counts[cell]! - leastOf(counts[cell]!) };
  });
  const costs = [...ways.map(({ cell }) => price(cell)!), ...bounded.map(() => 0)];
  const found = leastCost({ costs, rows: [...balances, ...limits] });
  if (!found) return null;
  const move = new Map<number, number>([[target, by]]);
  ways.forEach(({ cell, way }, at) => {
    const change = (move.get(cell) ?? 0) + way * found[at]!;
    if (Math.abs(change) > 1e-7) move.set(cell, change);
  });
  return isPossible(move, counts) ? move : null;
}

function isPossible(move: Move, counts: readonly number[]): boolean {
  return [...move].every(([cell, change]) => {
    const whole = Math.round(change);
    return Math.abs(change - whole) < 1e-7 && counts[cell]! + whole >= leastOf(counts[cell]!);
  });
}

/** The counts that could move with the target, and the sums that they are in. */
function within(
  sums: CountSystem["sums"],
  sumsOf: readonly (readonly number[])[],
  price: (cell: number) => number | null,
  target: number,
): { readonly cells: readonly number[]; readonly rows: readonly number[] } {
  const seen = new Set([target]);
  const rows = new Set<number>();
  const toDo = [target];
  for (let cell = toDo.pop(); cell !== undefined; cell = toDo.pop()) {
    for (const row of sumsOf[cell]!) {
      if (rows.has(row)) continue;
      rows.add(row);
      for (const { cell: other } of sums[row]!) {
        if (seen.has(other) || price(other) === null) continue;
        seen.add(other);
        toDo.push(other);
      }
    }
  }
  seen.delete(target);
  return { cells: [...seen], rows: [...rows] };
}

function sumsByCell({ counts, sums }: CountSystem): number[][] {
  const found = counts.map((): number[] => []);
  sums.forEach((sum, row) => {
    for (const { cell } of sum) found[cell]!.push(row);
  });
  return found;
}

// Hidden counts cost next to nothing, but not nothing: the shortest way is the easiest to follow.
const ALREADY_HIDDEN = 1e-3;

/** Whether readers could not tell a hidden count: another one is possible with every sum still right. */
function proof(
  system: CountSystem,
  sumsOf: readonly (readonly number[])[],
  hidden: ReadonlySet<number>,
  cell: number,
): Move | null {
  const price = (other: number) => (hidden.has(other) ? ALREADY_HIDDEN : null);
  return (
    cheapestMove(system, sumsOf, price, cell, 1) ?? cheapestMove(system, sumsOf, price, cell, -1)
  );
}

/**
 * The hidden counts that a reader could work out from those that are shown, by adding up and taking away across
 * every table at once. A count that cannot be shown to be safe is taken for one that is not.
 */
export function* workedOut(system: CountSystem, hidden: ReadonlySet<number>): Slices<number[]> {
  const sumsOf = sumsByCell(system);
  const safe = new Set<number>();
  const open: number[] = [];
  for (const cell of hidden) {
    if (safe.has(cell)) continue;
    yield publicationText.checking(safe.size, hidden.size);
    const move = proof(system, sumsOf, hidden, cell);
    for (const other of move?.keys() ?? []) safe.add(other);
    if (move === null) open.push(cell);
  }
  return open;
}

/**
 * Every count that has to be hidden so that none of the small ones can be worked out: those themselves, and the
 * cheapest others that keep them secret. Small counts and rare totals are hidden before large ones, a 0 last.
 */
export function* countsToHide(
  system: CountSystem,
  small: readonly number[],
): Slices<ReadonlySet<number>> {
  const { counts, sums, together } = system;
  const sumsOf = sumsByCell(system);
  const partners = counts.map((): number[] => []);
  for (const [one, other] of together) partners[one]!.push(other);
  const hidden = new Set<number>();
  const hide = (cell: number): void => {
    if (hidden.has(cell)) return;
    hidden.add(cell);
    for (const other of partners[cell]!) hide(other);
  };
  small.forEach(hide);
  const all = counts.reduce((sum, count) => sum + count, 1);
  const price = (cell: number) => {
    if (hidden.has(cell)) return ALREADY_HIDDEN;
    return counts[cell] === 0 ? all * all : all + counts[cell]!;
  };
  for (;;) {
    const [cell] = yield* workedOut(system, hidden);
    if (cell === undefined) return hidden;
    const moves = ([1, -1] as const)
      .map((by) => cheapestMove(system, sumsOf, price, cell, by))
      .filter((move) => move !== null)
      .map((move) => ({ move, cost: [...move.keys()].reduce((sum, one) => sum + price(one), 0) }))
      .sort((a, b) => a.cost - b.cost);
    const before = hidden.size;
    for (const other of moves[0]?.move.keys() ?? []) hide(other);
    if (hidden.size > before) continue;
    // Nothing keeps it secret in whole numbers: all that it is summed with is hidden, and all beside that.
    const around = sumsOf[cell]!.flatMap((row) => sums[row]!.map((term) => term.cell));
    around.forEach(hide);
    if (hidden.size > before) continue;
    for (const other of counts.keys()) hide(other);
    return hidden;
  }
}
