import { comparisonText } from "../text/kpi-comparison";
import { amountArgument } from "./confidence-arguments";
import { BETTER_OR_WORSE } from "./direction";
import { figureAt } from "./figures";
import { isProblem, refuse, type Answer, type Spill } from "./problem";
import { forEachCell, placeOf, type Range } from "./range";
import { wordArgument, words } from "./reading";

/** What rows of equal value share: the best of their ranks, the worst, the mean, or one without a gap after it. */
type Ties = "min" | "max" | "mean" | "dense";

const TIES = words<Ties>(
  [
    ["min", "min"],
    ["max", "max"],
    ["mean", "mean"],
    ["dense", "dense"],
  ],
  [["average", "mean"]],
);

interface Place {
  /** How many rows come before. */
  readonly before: number;
  /** How many rows share the place. */
  readonly sharing: number;
  /** How many different values come before. */
  readonly distinct: number;
}

interface Order {
  readonly figures: readonly (number | null)[];
  readonly count: number;
  readonly placeOf: (figure: number) => Place;
}

/** Puts the figures of a range in order, best first. "neutral" counts from the highest, as "higher" does. */
function ordered(values: Range, direction: Range | null): Answer<Order> {
  const better = wordArgument(direction, BETTER_OR_WORSE) ?? "higher";
  if (isProblem(better)) return refuse(better);
  const figures: (number | null)[] = [];
  for (let row = 0; row < values.cells.length; row++) {
    const figure = figureAt(values, row);
    if (figure !== null && isProblem(figure)) return refuse(figure);
    figures.push(figure);
  }
  const sorted = Float64Array.from(figures.filter((figure) => figure !== null)).sort();
  if (better !== "lower") sorted.reverse();
  const places = new Map<number, Place>();
  for (let from = 0; from < sorted.length;) {
    const figure = sorted[from] ?? 0;
    let to = from + 1;
    while (sorted[to] === figure) to++;
    places.set(figure, { before: from, sharing: to - from, distinct: places.size });
    from = to;
  }
  const first: Place = { before: 0, sharing: 1, distinct: 0 };
  const placeOf = (figure: number) => places.get(figure) ?? first;
  return { ok: true, value: { figures, count: sorted.length, placeOf } };
}

function rankAt({ before, sharing, distinct }: Place, ties: Ties): number {
  switch (ties) {
    case "min":
      return before + 1;
    case "max":
      return before + sharing;
    case "mean":
      return before + (sharing + 1) / 2;
    case "dense":
      return distinct + 1;
  }
}

export interface RankArguments {
  readonly values: Range;
  readonly direction: Range | null;
  readonly ties: Range | null;
}

/** The rank of each figure, 1 for the best. Rows without a figure stay blank. */
export function rank({ values, direction, ties }: RankArguments): Answer<Spill> {
  const order = ordered(values, direction);
  if (!order.ok) return order;
  const shared = wordArgument(ties, TIES) ?? "min";
  if (isProblem(shared)) return refuse(shared);
  const { figures, placeOf: place } = order.value;
  return forEachCell([values], (row) => {
    const figure = figures[row] ?? null;
    return figure === null ? "" : rankAt(place(figure), shared);
  });
}

export interface QuantileArguments {
  readonly values: Range;
  readonly k: Range | null;
  readonly direction: Range | null;
}

/**
 * The fifth (or other part) to which each figure belongs, 1 for the best; equal figures share the better one.
 * Fewer figures than parts are #N/A. Rows without a figure stay blank.
 */
export function quantile({ values, k, direction }: QuantileArguments): Answer<Spill> {
  const given = amountArgument(k, 5);
  if (isProblem(given)) return refuse(given);
  const groups = Math.trunc(given);
  if (k !== null && groups < 2) {
    return refuse(comparisonText.notAGroupNumber(placeOf(k, 0), given));
  }
  const order = ordered(values, direction);
  if (!order.ok) return order;
  const { figures, count, placeOf: place } = order.value;
  if (count < groups) return refuse(comparisonText.notEnoughValues(count, groups));
  return forEachCell([values], (row) => {
    const figure = figures[row] ?? null;
    if (figure === null) return "";
    // Sizes as equal as can be; what is left over goes to the last parts (PHE's phe_quantile).
    const fromEnd = count - place(figure).before;
    return groups + 1 - Math.ceil((fromEnd * groups) / count);
  });
}
