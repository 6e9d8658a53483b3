import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleAsAt, sampleModels } from "../../samples/main";
import type { Area } from "../../src/cells/address";
import type { Cell } from "../../src/cells/cell";
import { recheck, startCheck } from "../../src/verify/recheck";
import { bestPack, shippedPacks } from "../../src/verify/shipped";
import { verify } from "../../src/verify/run";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { value } from "./make";

const cell = fc.oneof(
  fc.constantFrom<Cell>(null, "Open", " open", "A123456", "x", "12", "03/04/2026"),
  fc.integer({ min: -2, max: 46_400 }),
);

const edits = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 14 }), cell),
  { minLength: 1, maxLength: 3 },
);

describe("packs that come with Plumbline, after an edit of a sample workbook", () => {
  for (const { file, model } of sampleModels()) {
    it(`${file}: its own pack looks at the edit alone, and finds what a whole check finds`, async () => {
      const first = new MemoryWorkbook(model);
      const pack = await bestPack(value(await first.facts()), first);
      const options = { asOf: sampleAsAt() };
      let parts = 0;
      await fc.assert(
        fc.asyncProperty(edits, async (made) => {
          // An edit may leave something that only whole checks can tell: each round begins anew.
          const workbook = new MemoryWorkbook(structuredClone(model));
          let kept = value(await startCheck(workbook, pack!, options));
          const table = kept.verification!.gathered.tables[0]!;
          const stale = made.map(([row, column, held]): [Area, Cell] => [
            {
              sheet: table.sheet,
              row: table.firstRow + (row % table.rows),
              column: table.firstColumn + (column % table.columns.length),
              rows: 1,
              columns: 1,
            },
            held,
          ]);
          for (const [area, held] of stale)
            value(await workbook.apply([{ kind: "setCells", area, values: [[held]] }]));
          const before = kept.verification;
          kept = value(
            await recheck(
              kept,
              workbook,
              pack!,
              options,
              stale.map(([area]) => area),
            ),
          );
          if (kept.verification === before) parts++;
          const open = kept.run.findings.filter(({ status }) => status !== "closed");
          expect({ ...kept.run, findings: open }).toEqual(
            value(await verify(workbook, pack!, options)),
          );
        }),
        { numRuns: 3, endOnFailure: true },
      );
      expect(parts).toBeGreaterThan(0);
    });
  }

  it("holds for every other pack too, whatever it makes of the workbook", async () => {
    const [{ model } = { model: null }] = sampleModels();
    const options = { asOf: sampleAsAt() };
    for (const pack of shippedPacks()) {
      const workbook = new MemoryWorkbook(structuredClone(model!));
      const started = await startCheck(workbook, pack, options);
      if (!started.ok) continue;
      const table = started.value.verification!.gathered.tables[0]!;
      const area = {
        sheet: table.sheet,
        row: table.firstRow + 70,
        column: table.firstColumn + 2,
        rows: 1,
        columns: 1,
      };
      value(await workbook.apply([{ kind: "setCells", area, values: [["x "]] }]));
      const again = value(await recheck(started.value, workbook, pack, options, [area]));
      const open = again.run.findings.filter(({ status }) => status !== "closed");
      expect({ ...again.run, findings: open }).toEqual(
        value(await verify(workbook, pack, options)),
      );
    }
  });
});
