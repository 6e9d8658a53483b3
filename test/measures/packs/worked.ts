import { expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { parseDate } from "../../../src/cells/date";
import type { MeasurePack } from "../../../src/measures/pack";
import type { Length, MeasureResult } from "../../../src/measures/result";
import { measureWorkbook } from "../../../src/measures/results";
import { shippedMeasurePacks } from "../../../src/measures/shipped";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { day, modelOf, value } from "../../verify/make";

/** A small table as text: a line of headings, then rows, with bars between; days are dd/mm/yyyy, nothing is blank. */
function rowsOf(table: string): readonly (readonly Cell[])[] {
  const lines = table
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const width = lines[0]?.length ?? 0;
  return lines.map((cells, at) => {
    if (cells.length !== width) throw new Error(`${cells.join("|")} has not ${width} cells.`);
    return cells.map((cell): Cell => {
      if (cell === "") return null;
      if (at === 0) return cell;
      if (/^\d\d\/\d\d\/\d{4}$/.test(cell)) return parseDate(cell);
      return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
    });
  });
}

export function bookOf(sheets: Readonly<Record<string, string>>): MemoryWorkbook {
  return new MemoryWorkbook(
    modelOf(...Object.entries(sheets).map(([sheet, table]) => ({ sheet, rows: rowsOf(table) }))),
  );
}

export function packOf(id: string): MeasurePack {
  const pack = shippedMeasurePacks().find((one) => one.id === id);
  if (!pack) throw new Error(`There is no pack ${id}.`);
  return pack;
}

export async function resultsOf(
  pack: MeasurePack,
  book: MemoryWorkbook,
  asOf: string,
  length: Length = "month",
): Promise<ReadonlyMap<string, MeasureResult>> {
  const results = value(await measureWorkbook(book, pack.register, { asOf: day(asOf), length }));
  expect(results.notMeasured).toEqual([]);
  return new Map(results.measures.map((result) => [result.measure.id, result]));
}

/** Id, numerator, denominator and value as counted by hand. */
export type Worked = readonly [id: string, above: number, below: number, figure: number | null];

/** Says of each measure what was counted by hand in one period. */
export function itWorks(
  what: string,
  results: () => Promise<ReadonlyMap<string, MeasureResult>>,
  period: string,
  worked: readonly Worked[],
): void {
  it(what, async () => {
    const found = await results();
    const counted = worked.map(([id]): Worked => {
      const figure = found.get(id)?.total.figures.find((one) => one.period.key === period);
      if (!figure) throw new Error(`${id} has no figure for ${period}.`);
      const shown = figure.value === null ? null : Number(figure.value.toFixed(6));
      return [id, Number(figure.numerator.toFixed(2)), figure.denominator, shown];
    });
    const asCounted = worked.map(([id, above, below, figure]): Worked => [
      id,
      above,
      below,
      figure === null ? null : Number(figure.toFixed(6)),
    ]);
    expect(counted).toEqual(asCounted);
  });
}
