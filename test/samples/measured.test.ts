import { describe, expect, it } from "vitest";
import { sampleAsAt, sampleModels } from "../../samples/main";
import { readMeasureRegister } from "../../src/measures/register";
import { measureWorkbook } from "../../src/measures/results";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { value } from "../verify/make";

async function figures(file: string) {
  const sample = sampleModels().find((one) => one.file === file);
  if (!sample) throw new Error(`There is no sample ${file}.`);
  const workbook = new MemoryWorkbook(sample.model);
  const { register } = value(await readMeasureRegister(workbook));
  return value(await measureWorkbook(workbook, register, { asOf: sampleAsAt() }));
}

describe.each(sampleModels().map(({ file }) => file))("the measures of the sample %s", (file) => {
  it("can all be worked out, and have figures month by month", async () => {
    const { measures, notMeasured } = await figures(file);
    expect(notMeasured).toEqual([]);
    expect(measures.length).toBeGreaterThanOrEqual(3);
    for (const { measure, total } of measures)
      expect(
        total.figures.filter(({ value: figure }) => figure !== null).length,
        measure.id,
      ).toBeGreaterThanOrEqual(4);
  });

  it("split into groups that add up to the whole", async () => {
    const { measures } = await figures(file);
    for (const { measure, total, splits } of measures) {
      for (const { column, groups, why } of splits) {
        expect(why).toBeNull();
        total.figures.forEach((figure, at) => {
          const rows = groups.reduce((sum, one) => sum + (one.figures[at]?.rows ?? 0), 0);
          expect(rows, `${measure.id} by ${column}, ${figure.period.label}`).toBe(figure.rows);
        });
      }
    }
  });
});
