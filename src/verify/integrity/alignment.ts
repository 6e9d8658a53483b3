import { cleanHeading } from "../pack-model";

/** A text on a sheet: row, column, what it says. */
export type Label = readonly [row: number, column: number, text: string];

interface Anchor {
  readonly before: number;
  readonly after: number;
}

/**
 * Which row of a sheet is which row of the blank form, told by labels that each has once: people put
 * rows in and take rows out, and what stands below only moves.
 */
export class Alignment {
  readonly #anchors: readonly Anchor[];
  /** Whether every row is where it was. */
  readonly isShifted: boolean;

  constructor(before: readonly Label[], after: readonly Label[]) {
    const rows = onlyOnes(after);
    const pairs: Anchor[] = [];
    for (const [mark, row] of onlyOnes(before)) {
      const now = rows.get(mark);
      if (now !== undefined) pairs.push({ before: row, after: now });
    }
    this.#anchors = inOrder(pairs);
    this.isShifted = this.#anchors.some((anchor) => anchor.before !== anchor.after);
  }

  /** Rows of the sheet that a row of the blank form may have become: one, or two where rows were put in nearby. */
  now(row: number): readonly number[] {
    return this.#moved(
      row,
      ({ before }) => before,
      ({ before, after }) => after - before,
    );
  }

  /** Rows of the blank form that a row of the sheet may have been. */
  was(row: number): readonly number[] {
    return this.#moved(
      row,
      ({ after }) => after,
      ({ before, after }) => before - after,
    );
  }

  #moved(
    row: number,
    place: (anchor: Anchor) => number,
    offset: (anchor: Anchor) => number,
  ): readonly number[] {
    if (!this.isShifted) return [row];
    let [low, high] = [0, this.#anchors.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place(this.#anchors[middle]!) <= row) low = middle + 1;
      else high = middle;
    }
    const above = this.#anchors[low - 1];
    const below = this.#anchors[low];
    const first = row + (above ? offset(above) : 0);
    const second = row + (below ? offset(below) : above ? offset(above) : 0);
    return (above && place(above) === row) || first === second ? [first] : [first, second];
  }
}

/** Labels that stand in their column once, and the row of each. */
function onlyOnes(labels: readonly Label[]): Map<string, number> {
  const rows = new Map<string, number>();
  const twice = new Set<string>();
  for (const [row, column, text] of labels) {
    const mark = `${column}\u0000${cleanHeading(text)}`;
    if (rows.has(mark)) twice.add(mark);
    rows.set(mark, row);
  }
  for (const mark of twice) rows.delete(mark);
  return rows;
}

/** The longest series of pairs that go down both sheets: labels that changed places are left out. */
function inOrder(pairs: readonly Anchor[]): Anchor[] {
  const sorted = [...pairs].sort((a, b) => a.before - b.before || a.after - b.after);
  const tails: number[] = [];
  const previous = new Int32Array(sorted.length).fill(-1);
  sorted.forEach(({ after }, at) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[tails[middle]!]!.after <= after) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = at;
  });
  const series: Anchor[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at]!) series.push(sorted[at]!);
  return series.reverse();
}
