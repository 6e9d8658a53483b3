import type { MeasureResult } from "../../../src/measures/result";
import type { WorkbookColumn } from "../columns";

/** The columns of the table that a measure counts the rows of. */
export function ownColumns(
  columns: readonly WorkbookColumn[],
  { source }: Pick<MeasureResult, "source">,
): readonly WorkbookColumn[] {
  return columns.filter(({ place }) => place === source.table);
}

/** By what a measure may be split: what its definition names, and then every other column of words. */
export function groupColumns(
  columns: readonly WorkbookColumn[],
  result: MeasureResult,
): readonly string[] {
  const said = result.splits.filter(({ why }) => why === null).map(({ column }) => column);
  const known = new Set(said.map((title) => title.toLowerCase()));
  const others = ownColumns(columns, result)
    .filter(({ title, holds }) => holds === "words" && !known.has(title.toLowerCase()))
    .map(({ title }) => title);
  return [...said, ...others];
}
