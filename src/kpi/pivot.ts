import { rateText } from "../text/kpi-rates";
import { errorIn, rowsMeeting, type CriterionPair } from "./criteria";
import { factsOf } from "./column-facts";
import { figureAt } from "./figures";
import { groupsOf } from "./groups";
import { isProblem, refuse, type Answer, type Outcome, type Problem, type Spill } from "./problem";
import { sameSize, type Range } from "./range";
import { wordArgument } from "./reading";
import { summarise, SUMMARIES, type Summary } from "./summary";

export interface PivotArguments {
  readonly rowRange: Range;
  readonly colRange: Range;
  readonly measureRange: Range | null;
  readonly stat: Range | null;
  readonly filters: readonly CriterionPair[];
}

/** The most cells that one table fills. */
const MOST = 10_000;

/** Gives each row's figure, `null` where the row does not count. */
type FigureOf = (row: number) => number | null | Problem;

function figureReader(measure: Range | null, summary: Summary): Answer<FigureOf> {
  if (measure === null) {
    return summary === "count"
      ? { ok: true, value: () => 1 }
      : refuse(rateText.measureMissing(summary));
  }
  if (summary !== "count") return { ok: true, value: (row) => figureAt(measure, row) };
  const error = errorIn(measure);
  if (error) return refuse(error);
  const filled = factsOf(measure).filled(true);
  return { ok: true, value: (row) => (filled.has(row) ? 1 : null) };
}

/** Figures kept apart by cell; for a count their number is enough. */
class Cells {
  readonly #counts: Uint32Array;
  readonly #values: readonly number[][];

  constructor(
    cells: number,
    readonly summary: Summary,
  ) {
    this.#counts = new Uint32Array(cells);
    this.#values = summary === "count" ? [] : Array.from({ length: cells }, () => []);
  }

  add(cell: number, figure: number): void {
    this.#counts[cell]!++;
    this.#values[cell]?.push(figure);
  }

  outcome(cells: readonly number[]): Outcome {
    if (this.summary === "count") {
      return cells.reduce((sum, cell) => sum + (this.#counts[cell] ?? 0), 0);
    }
    return summarise(
      this.summary,
      cells.flatMap((cell) => this.#values[cell] ?? []),
    );
  }
}

const steps = (count: number) => Array.from({ length: count }, (_, index) => index);

/**
 * A cross table in one pass: a row for each value of `rowRange`, a column for each of `colRange`, with their names
 * and with totals. "count" (left out) counts rows, or with `measureRange` its filled cells; the others summarise the figures.
 * A row without a value in either range is left out. More than 10,000 cells are #NUM!, no row at all #N/A.
 */
export function pivot(given: PivotArguments): Answer<Spill> {
  const { rowRange, colRange, measureRange, filters } = given;
  const broken =
    sameSize([rowRange, colRange, ...(measureRange ? [measureRange] : [])]) ??
    errorIn(rowRange) ??
    errorIn(colRange);
  if (broken) return refuse(broken);
  const summary = wordArgument(given.stat, SUMMARIES) ?? "count";
  if (isProblem(summary)) return refuse(summary);
  const figureOf = figureReader(measureRange, summary);
  if (!figureOf.ok) return figureOf;
  const among = rowsMeeting(rowRange, filters);
  if (!among.ok) return among;

  const [down, across] = [groupsOf(rowRange), groupsOf(colRange)];
  const [height, width] = [down.labels.length, across.labels.length];
  const size = (height + 2) * (width + 2);
  if (size > MOST) return refuse(rateText.tooManyCells(size, MOST));
  const cells = new Cells(height * width, summary);
  const isUsed = new Uint8Array(height * width);
  for (let row = 0; row < down.codes.length; row++) {
    const [r, c] = [down.codes[row]!, across.codes[row]!];
    if (r < 0 || c < 0 || (among.value !== null && !among.value.has(row))) continue;
    isUsed[r * width + c] = 1;
    const figure = figureOf.value(row);
    if (figure === null) continue;
    if (isProblem(figure)) return refuse(figure);
    cells.add(r * width + c, figure);
  }

  // Values that only rows left out by the filters have get no row or column of their own.
  const rows = steps(height).filter((r) => steps(width).some((c) => isUsed[r * width + c]));
  const columns = steps(width).filter((c) => rows.some((r) => isUsed[r * width + c]));
  if (rows.length === 0) return refuse(rateText.nothingToShow);
  const line = (label: Outcome, within: readonly number[]): Outcome[] => [
    label,
    ...columns.map((c) => cells.outcome(within.map((r) => r * width + c))),
    cells.outcome(within.flatMap((r) => columns.map((c) => r * width + c))),
  ];
  return {
    ok: true,
    value: [
      ["", ...columns.map((c) => across.labels[c] ?? ""), rateText.total],
      ...rows.map((r) => line(down.labels[r] ?? "", [r])),
      line(rateText.total, rows),
    ],
  };
}
