import { asText, isBlank, trim, type Cell } from "../../cells/cell";
import { whyText } from "../../text/measures-why";
import type { Direction } from "../../kpi/direction";
import type { FigureRows } from "../result";

/** How often a cause was given, the most frequent first. */
export interface Cause {
  readonly cause: string;
  readonly count: number;
  readonly share: number;
  /** Of this cause and those before it. */
  readonly cumulative: number;
  /** Among the few that account for most. */
  readonly isMain: boolean;
}

export interface Pareto {
  readonly causes: readonly Cause[];
  readonly rows: number;
  /** Rows without a cause; they stand last among the causes, however many they are. */
  readonly withoutCause: number;
}

const MOST = 0.8;

/** The rows that make a figure worse: those not met, or those counted where fewer is better. */
export function rowsBehindGap(rows: FigureRows, direction: Direction): readonly number[] {
  if (direction === "lower") return rows.inNumerator;
  const met = new Set(rows.inNumerator);
  return rows.counted.filter((row) => !met.has(row));
}

/** Counts the causes of rows. Case and outer spaces make no difference; the first spelling is shown. */
export function causePareto(cells: readonly Cell[]): Pareto {
  const counts = new Map<string, { cause: string; count: number }>();
  let withoutCause = 0;
  for (const cell of cells) {
    if (isBlank(cell)) {
      withoutCause++;
      continue;
    }
    const cause = trim(asText(cell));
    const known = counts.get(cause.toLowerCase());
    if (known) known.count++;
    else counts.set(cause.toLowerCase(), { cause, count: 1 });
  }
  const sorted = [...counts.values()].sort(
    (a, b) => b.count - a.count || a.cause.localeCompare(b.cause, "en-GB"),
  );
  if (withoutCause > 0) sorted.push({ cause: whyText.noCause, count: withoutCause });
  const known = cells.length - withoutCause;
  let before = 0;
  const causes = sorted.map(({ cause, count }, at): Cause => {
    const isNamed = withoutCause === 0 || at < sorted.length - 1;
    const isMain = isNamed && before < MOST * known;
    before += count;
    return {
      cause,
      count,
      share: count / cells.length,
      cumulative: before / cells.length,
      isMain,
    };
  });
  return { causes, rows: cells.length, withoutCause };
}
