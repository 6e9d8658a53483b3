import { timelinessText } from "../text/kpi-timeliness";
import { kpiText } from "../text/kpi";
import { figureAt } from "./figures";
import { isProblem, refuse, type Answer, type Outcome, type Spill } from "./problem";
import { placeOf, type Range } from "./range";
import { readNumber, wordArgument, words } from "./reading";
import { percentile } from "./summary";

export interface PercentileDaysArguments {
  readonly days: Range;
  readonly p: Range;
  readonly method: Range | null;
}

type Method = "inc" | "exc";

const METHODS = words<Method>(
  [
    ["inc", "inc"],
    ["exc", "exc"],
  ],
  [
    ["percentile.inc", "inc"],
    ["percentile.exc", "exc"],
  ],
);

/** The numbers of a range, smallest first. Blanks, text and TRUE/FALSE are left out. */
function sortedFigures(range: Range): Answer<Float64Array> {
  const figures = new Float64Array(range.cells.length);
  let count = 0;
  for (let index = 0; index < figures.length; index++) {
    const figure = figureAt(range, index);
    if (figure === null) continue;
    if (isProblem(figure)) return refuse(figure);
    figures[count++] = figure;
  }
  return { ok: true, value: figures.subarray(0, count).sort() };
}

/** PERCENTILE.EXC in terms of PERCENTILE.INC: the value at rank p(n + 1) instead of p(n − 1) + 1. */
function exclusiveShare(share: number, count: number): number | null {
  const rank = share * (count + 1);
  // A rank of exactly 1 or n must not be lost to rounding.
  const slack = 1e-9;
  if (rank < 1 - slack || rank > count + slack) return null;
  return count === 1 ? 0 : Math.min(1, Math.max(0, (rank - 1) / (count - 1)));
}

/**
 * Percentiles of a range of days (or any figures), one for each share in `p`: as PERCENTILE.INC, or as
 * PERCENTILE.EXC with the method "exc". Blanks, text and TRUE/FALSE are left out; an error is returned; no
 * figure is #NUM!, and so is a share outside 0 to 1, or one that "exc" cannot give for so few figures.
 */
export function percentileDays({ days, p, method }: PercentileDaysArguments): Answer<Spill> {
  const kind = wordArgument(method, METHODS) ?? "inc";
  if (isProblem(kind)) return refuse(kind);
  const figures = sortedFigures(days);
  if (!figures.ok) return figures;
  const sorted = figures.value;
  if (sorted.length === 0) return refuse(timelinessText.noDays);

  const at = (index: number): Outcome => {
    const share = readNumber(p, index) ?? 0;
    if (isProblem(share)) return share;
    if (share < 0 || share > 1) return kpiText.notAProportion(placeOf(p, index), share);
    const position = kind === "inc" ? share : exclusiveShare(share, sorted.length);
    return position === null
      ? timelinessText.shareTooFar(placeOf(p, index), share, sorted.length)
      : percentile(sorted, position);
  };
  const rows = Array.from({ length: p.rows }, (_, row) =>
    Array.from({ length: p.columns }, (_, column) => at(row * p.columns + column)),
  );
  return { ok: true, value: rows };
}
