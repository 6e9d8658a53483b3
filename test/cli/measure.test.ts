import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { makeSamples, sampleAsAt, sampleModels } from "../../samples/main";
import { runCommandLine } from "../../src/cli/commands";
import { readMeasureRegister } from "../../src/measures/register";
import { measureWorkbook } from "../../src/measures/results";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { value } from "../verify/make";

const FILE = "marac-action-log.xlsx";
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-measure-"));
  for (const { file, bytes } of await makeSamples()) await writeFile(join(folder, file), bytes);
  await writeFile(join(folder, "none.csv"), "Case,Date\n1,2026-10-01\n");
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]) {
  const said = { out: "", err: "" };
  const code = await runCommandLine(["measure", ...args], {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
  });
  return { code, ...said };
}
const file = () => join(folder, FILE);
const AS_OF = ["--as-of", "31/10/2026"];

const documentShape = z.object({
  format: z.literal(1),
  version: z.string(),
  files: z.array(
    z.object({
      state: z.string(),
      measures: z
        .array(
          z.object({
            id: z.string(),
            total: z.object({
              figures: z.array(
                z.object({
                  period: z.string(),
                  value: z.number().nullable(),
                  change: z.object({ word: z.string() }).nullable(),
                  runRate: z.object({ basis: z.string() }).nullable(),
                }),
              ),
            }),
          }),
        )
        .default([]),
    }),
  ),
});

describe("plumbline measure", () => {
  it("gives the figures of the pane, to the last digit", async () => {
    const { code, out } = await run(file(), ...AS_OF, "--format", "json");
    expect(code).toBe(0);
    const said = documentShape.parse(JSON.parse(out));
    const model = sampleModels().find((one) => one.file === FILE)!.model;
    const workbook = new MemoryWorkbook(model);
    const { register } = value(await readMeasureRegister(workbook));
    const results = value(await measureWorkbook(workbook, register, { asOf: sampleAsAt() }));
    expect(
      said.files[0]?.measures.map(({ id, total }) => [
        id,
        total.figures.map(({ period, value: is, change, runRate }) => [
          period,
          is,
          change?.word,
          runRate?.basis,
        ]),
      ]),
    ).toEqual(
      results.measures.map(({ measure, total }) => [
        measure.id,
        total.figures.map(({ period, value: is, change, runRate }) => [
          period.key,
          is,
          change?.word,
          runRate?.basis,
        ]),
      ]),
    );
  });

  it("tells people the last periods, the target and the trend in words", async () => {
    const { code, out } = await run(file(), ...AS_OF);
    expect(code).toBe(0);
    expect(out).toContain("3 measures, figures as at 31/10/2026");
    expect(out).toMatch(/Oct 2026 .*\d% ?; .* of .*; target 90\.0%; [●▲■◇] /);
    expect(out).toContain("= closing");
    expect(out).toContain("By Owner agency");
  });

  it("goes through a folder, and says of a workbook without measures that it has none", async () => {
    const { code, out } = await run(folder, ...AS_OF, "--format", "json");
    expect(code).toBe(3);
    const { files } = documentShape.parse(JSON.parse(out));
    expect(files.map(({ state }) => state).sort()).toEqual([
      "measured",
      "measured",
      "measured",
      "unreadable",
    ]);
  });

  it("writes every figure as CSV, a row each", async () => {
    const { out } = await run(file(), ...AS_OF, "--format", "csv", "--measure", "DAYS");
    const [head, ...rows] = out.trimEnd().split("\r\n");
    expect(head).toContain("File,Measure,Version,Name,Split by,Group,Period");
    expect(rows.every((row) => row.includes("DAYS"))).toBe(true);
    expect(rows.length).toBeGreaterThan(3);
  });

  it("opens the rows behind a figure, of all and of one group", async () => {
    const shape = z.object({ rows: z.object({ counted: z.array(z.number()) }) });
    const opened = async (...more: string[]) => {
      const { code, out } = await run(
        file(),
        ...AS_OF,
        ...["--rows", "ACTIONS-DONE@2026-09", "--format", "json"],
        ...more,
      );
      expect(code).toBe(0);
      return shape.parse(JSON.parse(out)).rows.counted;
    };
    const all = await opened();
    const some = await opened("--group", "Owner agency=Police");
    expect(all).toEqual(expect.arrayContaining(some));
    expect(some.length).toBeLessThan(all.length);
    const text = await run(file(), ...AS_OF, "--rows", "ACTIONS-DONE@2026-09");
    expect(text.out).toContain("rows of sheet “Action log”");
  });

  it("says what it does not know, with what was probably meant", async () => {
    const wrong = await run(file(), ...AS_OF, "--measure", "ACTIONS-DON");
    expect([wrong.code, wrong.out]).toEqual([3, expect.stringContaining("ACTIONS-DONE")]);
    const period = await run(file(), ...AS_OF, "--rows", "DAYS@2031-01");
    expect([period.code, period.err]).toEqual([3, expect.stringContaining("2031-01")]);
    for (const [args, message] of [
      [["--rows", "DAYS"], "names no figure"],
      [["--count", "many"], "no number of periods"],
      [["--year-start", "13"], "no month"],
      [["--pack", "restorative-justic"], "Did you mean “restorative-justice”"],
    ] as const) {
      const { code, err } = await run(file(), ...AS_OF, ...args);
      expect([code, err]).toEqual([3, expect.stringContaining(message)]);
    }
  });

  it("measures a workbook by a pack that it does not hold", async () => {
    const pack = join(folder, "own.json");
    await writeFile(
      pack,
      JSON.stringify({
        format: 1,
        id: "own",
        version: "1",
        title: "Own",
        measures: [
          { id: "N", version: "1", name: "Rows", form: "count", table: "none", date: "[Date]" },
        ],
      }),
    );
    const { code, out } = await run(join(folder, "none.csv"), ...AS_OF, "--pack", pack);
    expect(code).toBe(0);
    expect(out).toContain("N  Rows");
  });
});
