import type { Cell } from "../../src/cells/cell";
import type { Figure, MeasureResult, Series } from "../../src/measures/result";
import type { MeasureOptions } from "../../src/measures/results";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { modelOf } from "../verify/make";
import { figureOf, measured, resultOf } from "./counting";
import { packOf } from "./packs/worked";

type Rows = readonly (readonly Cell[])[];

/** So many rows alike: what a publication prints as a count, as the rows that it was counted from. */
export function times(rows: number, row: readonly Cell[]): Rows {
  return Array.from({ length: rows }, () => row);
}

/** A table on a sheet of its own, measured by one measure of a pack that comes with Plumbline. */
export async function byPack(
  pack: string,
  measure: string,
  headings: readonly string[],
  rows: Rows,
  asOf: string,
  options: Partial<MeasureOptions> = {},
): Promise<MeasureResult> {
  const { register } = packOf(pack);
  const chosen = register.measures.filter(({ id }) => id === measure);
  const sheet = chosen[0]?.table ?? "";
  const workbook = new MemoryWorkbook(modelOf({ sheet, rows: [headings, ...rows] }));
  return resultOf(
    await measured(workbook, { measures: chosen, unusable: [] }, asOf, options),
    measure,
  );
}

/** A share as a publication prints it. */
export function percent(share: number | null | undefined, decimals: number): string {
  if (share === null || share === undefined) return "";
  return `${(share * 100).toFixed(decimals)}%`;
}

/** The shares of some periods as they are printed. */
export function printed(series: Series, keys: readonly string[], decimals: number): string[] {
  return keys.map((key) => percent(figureOf(series, key).value, decimals));
}

/** The change from the same period a year before, as a share of what it was then. */
export function onTheYear({ lastYear }: Figure): number | null {
  return lastYear && lastYear.by / lastYear.value;
}
