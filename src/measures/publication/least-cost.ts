const NOUGHT = 1e-9;

/** Costs that are to be as low as possible, over amounts that are never negative. */
export interface Programme {
  readonly costs: readonly number[];
  /** Each row: the factors of the amounts, and what they have to come to. */
  readonly rows: readonly { readonly factors: readonly number[]; readonly sum: number }[];
}

/**
 * The amounts of a linear programme with equations, by the simplex method in two phases. Bland's rule keeps it
 * from going round in circles. Null where no amounts fulfil the equations. (Chvátal, Linear Programming, 1983)
 */
export function leastCost({ costs, rows }: Programme): number[] | null {
  const amounts = costs.length;
  const width = amounts + rows.length + 1;
  const table = rows.map(({ factors, sum }, at) => {
    const sign = sum < 0 ? -1 : 1;
    const row = new Float64Array(width);
    factors.forEach((factor, column) => (row[column] = sign * factor));
    row[amounts + at] = 1;
    row[width - 1] = sign * sum;
    return row;
  });
  const basis = rows.map((_, at) => amounts + at);
  const missing = new Float64Array(width).fill(1, amounts, width - 1);
  settle(missing, table, basis);
  if (!improve(missing, table, basis, amounts)) return null;
  if (Math.abs(missing[width - 1]!) > 1e-7) return null;
  leaveHelpers(table, basis, amounts);
  const cost = new Float64Array(width);
  costs.forEach((one, column) => (cost[column] = one));
  settle(cost, table, basis);
  if (!improve(cost, table, basis, amounts)) return null;
  const found = new Array<number>(amounts).fill(0);
  basis.forEach((column, row) => {
    if (column < amounts) found[column] = table[row]![width - 1]!;
  });
  return found;
}

type Row = Float64Array;

function subtract(from: Row, times: number, what: Row): void {
  for (let at = 0; at < from.length; at++) from[at]! -= times * what[at]!;
}

/** Says what the amounts outside the basis would cost, given those inside. */
function settle(cost: Row, table: readonly Row[], basis: readonly number[]): void {
  basis.forEach((column, row) => {
    if (cost[column] !== 0) subtract(cost, cost[column]!, table[row]!);
  });
}

function pivot(
  cost: Row | null,
  table: readonly Row[],
  basis: number[],
  at: number,
  column: number,
) {
  const row = table[at]!;
  const by = row[column]!;
  for (let place = 0; place < row.length; place++) row[place]! /= by;
  table.forEach((other, index) => {
    if (index !== at && other[column] !== 0) subtract(other, other[column]!, row);
  });
  if (cost && cost[column] !== 0) subtract(cost, cost[column]!, row);
  basis[at] = column;
}

/** False where the costs have no lowest value. */
function improve(cost: Row, table: readonly Row[], basis: number[], amounts: number): boolean {
  for (;;) {
    let column = 0;
    while (column < amounts && cost[column]! > -NOUGHT) column++;
    if (column === amounts) return true;
    let best = -1;
    let least = Infinity;
    table.forEach((row, at) => {
      if (row[column]! <= NOUGHT) return;
      const ratio = row[row.length - 1]! / row[column]!;
      const isLess = ratio < least - NOUGHT;
      if (isLess || (ratio < least + NOUGHT && best >= 0 && basis[at]! < basis[best]!)) {
        best = at;
        least = Math.min(least, ratio);
      }
    });
    if (best < 0) return false;
    pivot(cost, table, basis, best, column);
  }
}

/** Amounts that were only there to begin with leave the basis where another can take their place. */
function leaveHelpers(table: readonly Row[], basis: number[], amounts: number): void {
  basis.forEach((held, at) => {
    if (held < amounts) return;
    const column = table[at]!.findIndex((x, place) => place < amounts && Math.abs(x) > NOUGHT);
    if (column >= 0) pivot(null, table, basis, at, column);
  });
}
