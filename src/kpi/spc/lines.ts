import type { Phase } from "./phases";

/** The lines of a chart at each figure; not a number where there is none. */
export interface Lines {
  readonly centre: number[];
  readonly lower: number[];
  readonly upper: number[];
  /** Two thirds of the way to the limits. */
  readonly nearLower: number[];
  readonly nearUpper: number[];
}

export function noLines(count: number): Lines {
  const empty = () => new Array<number>(count).fill(NaN);
  return {
    centre: empty(),
    lower: empty(),
    upper: empty(),
    nearLower: empty(),
    nearUpper: empty(),
  };
}

/** What is drawn in one phase. */
interface Course {
  readonly centre: number;
  /** The limits lie as far from here on both sides. Left out: from the centre line. */
  readonly middle?: number;
  /** How far the limits lie from the middle at a figure. */
  readonly reach: (index: number) => number;
  /** What no figure can be below or above. */
  readonly least?: number;
  readonly most?: number;
}

export function draw(
  lines: Lines,
  { from, to }: Phase,
  { centre, middle = centre, reach, least = -Infinity, most = Infinity }: Course,
): void {
  for (let index = from; index < to; index++) {
    const limit = reach(index);
    const near = (2 / 3) * limit;
    lines.centre[index] = centre;
    lines.lower[index] = Math.max(least, middle - limit);
    lines.upper[index] = Math.min(most, middle + limit);
    lines.nearLower[index] = Math.max(least, middle - near);
    lines.nearUpper[index] = Math.min(most, middle + near);
  }
}
