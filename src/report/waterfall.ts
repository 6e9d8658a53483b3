import { reportText } from "../text/report";
import type { ChartBlock, TableCell } from "./document";

export interface WaterfallStep {
  readonly name: string;
  /** A total stands on the ground; a change stands on what was reached before it. */
  readonly kind: "total" | "change";
  readonly value: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function spansOf(steps: readonly WaterfallStep[]): Span[] {
  let reached = 0;
  return steps.map(({ kind, value }) => {
    const from = kind === "total" ? 0 : reached;
    reached = from + value;
    return { from, to: reached };
  });
}

/** Steps that are small beside the totals would be too thin to see from nought on: half the way between is left below. */
const SMALL = 0.5;

/**
 * Where the axis begins: at nought, so that a total is as long as it is large, or higher where the steps would not be
 * seen from there. Said by the chart itself, because every host cuts axes as it likes.
 */
function lowestShown(spans: readonly Span[]): number {
  // What changes begin at and come to; a total adds where it ends.
  const levels = spans.map(({ to }) => to);
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  if (high - low === 0 || high - low >= high * SMALL) return 0;
  const below = low - (high - low) * SMALL;
  const unit = 10 ** Math.floor(Math.log10(high - low));
  return Math.max(0, Math.floor(below / unit) * unit);
}

/**
 * How a figure came about step by step: stacked columns, of which the lowest is invisible. Where the way
 * goes below nought, stacked columns would show it wrongly, so the changes themselves are drawn.
 */
export function waterfall(
  title: string,
  steps: readonly WaterfallStep[],
  format: string,
): ChartBlock {
  const words = reportText.waterfall;
  const spans = spansOf(steps);
  const names = { title: words.step, width: 28 };
  const change = { title: words.change, format };
  if (spans.some(({ from, to }) => from < 0 || to < 0)) {
    const rows = steps.map(({ name, value }) => [name, value]);
    const table = { columns: [names, change], rows };
    return { kind: "chart", chart: "column", title, table, along: 0, series: [{ column: 1 }] };
  }
  const rows = steps.map(({ name, kind, value }, at): TableCell[] => {
    const { from, to } = spans[at] ?? { from: 0, to: 0 };
    const high = Math.abs(to - from);
    const isTotal = kind === "total";
    return [
      name,
      value,
      isTotal ? null : Math.min(from, to),
      isTotal ? high : null,
      !isTotal && value >= 0 ? high : null,
      !isTotal && value < 0 ? high : null,
    ];
  });
  const columns = [words.base, words.total, words.up, words.down].map((name) => ({
    title: name,
    format,
  }));
  const minimum = lowestShown(spans);
  const note = minimum > 0 ? { note: words.cutAxis } : {};
  return {
    kind: "chart",
    chart: "stackedColumn",
    title,
    table: { columns: [names, change, ...columns], rows, ...note },
    along: 0,
    minimum,
    series: [
      { column: 2, draw: "base" },
      { column: 3, tone: "dark" },
      { column: 4, tone: "light" },
      { column: 5, tone: "hatched" },
    ],
  };
}
