import { whyText } from "../../text/measures-why";
import { ok, type Result } from "../../text/trouble";
import type { Figure, MeasureResult, Series, Split } from "../result";

/** The figure of a series for a period; null where it has none. */
export function figureOf({ figures }: Series, period: string): Figure | null {
  return figures.find((figure) => figure.period.key === period) ?? null;
}

/** A figure of the whole by the key of its period, with the split of a column, written in any case. */
export function figureAndSplit(
  { total, splits }: MeasureResult,
  period: string,
  column: string,
): Result<{ readonly figure: Figure; readonly split: Split }> {
  const figure = figureOf(total, period);
  if (!figure) return whyText.noSuchPeriod(period);
  const split = splits.find((one) => one.column.toLowerCase() === column.toLowerCase());
  if (!split) {
    return whyText.noSuchSplit(
      column,
      splits.map((one) => one.column),
    );
  }
  return ok({ figure, split });
}
