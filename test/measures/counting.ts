import type { Cell } from "../../src/cells/cell";
import type { MeasureRegister } from "../../src/measures/measure";
import { readMeasurePack } from "../../src/measures/pack";
import type { Figure, MeasureResult, Results, Series } from "../../src/measures/result";
import { measureWorkbook, type MeasureOptions } from "../../src/measures/results";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { day, modelOf, value } from "../verify/make";

export { day, value };

/** A workbook with one sheet of rows under headings, as an Excel table. */
export function sheetOf(
  sheet: string,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
): MemoryWorkbook {
  const model = modelOf({ sheet, rows: [headings, ...rows] });
  model.tables.push({
    name: sheet,
    area: { sheet, row: 0, column: 0, rows: rows.length + 1, columns: headings.length },
    columns: headings,
    hasTotals: false,
  });
  return new MemoryWorkbook(model);
}

/** Measures in the words of a pack, with what every one needs already said. */
export function measures(...given: readonly object[]): MeasureRegister {
  const pack = value(
    readMeasurePack({
      format: 1,
      id: "test",
      version: "1.0",
      title: "Test",
      measures: given.map((one, at) => ({
        id: `M${at + 1}`,
        version: "1",
        name: `Measure ${at + 1}`,
        form: "count",
        table: "Cases",
        date: "[Date]",
        ...one,
      })),
    }),
  );
  return pack.register;
}

export async function measured(
  workbook: MemoryWorkbook,
  register: MeasureRegister,
  asOf: string,
  options: Partial<MeasureOptions> = {},
): Promise<Results> {
  return value(await measureWorkbook(workbook, register, { asOf: day(asOf), ...options }));
}

export function resultOf(results: Results, id = "M1"): MeasureResult {
  const found = results.measures.find(({ measure }) => measure.id === id);
  if (!found) throw new Error(`${id}: ${results.notMeasured.map(({ why }) => why).join(" ")}`);
  return found;
}

export function figureOf(series: Series, key: string): Figure {
  const found = series.figures.find(({ period }) => period.key === key);
  if (!found) throw new Error(`There is no ${key}.`);
  return found;
}

export function groupOf(result: MeasureResult, column: string, group: string): Series {
  const split = result.splits.find((one) => one.column === column);
  const found = split?.groups.find((one) => one.group === group);
  if (!found) throw new Error(`There is no ${group} under ${column}: ${split?.why ?? ""}`);
  return found;
}
