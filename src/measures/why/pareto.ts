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
  /** Where it stands among the cells, from 0. */
  readonly at: readonly number[];
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
  const places = new Map<string, { cause: string; at: number[] }>();
  const blank: number[] = [];
  for (const [place, cell] of cells.entries()) {
    if (isBlank(cell)) {
      blank.push(place);
      continue;
    }
    const cause = trim(asText(cell));
    const known = places.get(cause.toLowerCase());
    if (known) known.at.push(place);
    else places.set(cause.toLowerCase(), { cause, at: [place] });
  }
  const withoutCause = blank.length;
  const sorted = [...places.values()].sort(
    (a, b) => b.at.length - a.at.length || a.cause.localeCompare(b.cause, "en-GB"),
  );
  if (withoutCause > 0) sorted.push({ cause: whyText.noCause, at: blank });
  const known = cells.length - withoutCause;
  let before = 0;
  const causes = sorted.map(({ cause, at }, rank): Cause => {
    const count = at.length;
    const isNamed = withoutCause === 0 || rank < sorted.length - 1;
    const isMain = isNamed && before < MOST * known;
    before += count;
    return {
      cause,
      count,
      share: count / cells.length,
      cumulative: before / cells.length,
      isMain,
      at,
    };
  });
  return { causes, rows: cells.length, withoutCause };
}
