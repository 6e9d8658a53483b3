import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { sampleModels } from "../../../samples/main";
import { runCommandLine } from "../../../src/cli/commands";
import { packFor } from "../../../src/verify/pack-for";
import type { Pack, Parameter } from "../../../src/verify/pack";
import type { AnswersRead } from "../../../src/verify/parameters";
import { applyWaivers, readPuttingRight } from "../../../src/verify/putting-right/settle";
import { askedOnce, waitingOf } from "../../../src/verify/returns/asked-once";
import { checkReturn } from "../../../src/verify/returns/check-return";
import { verify } from "../../../src/verify/run";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { openWorkbook } from "../../../src/xlsx/open";
import { saveWorkbook } from "../../../src/xlsx/save";
import { answersFor, readParameters } from "../../../taskpane/verify/parameters";
import { smallCaseload } from "../../browser/small-caseload";
import { day, value } from "../make";

const AS_AT = "22/11/2026";

const asks = (name: string, more: Partial<Parameter> = {}): Parameter => ({
  name,
  title: name,
  type: "number",
  ask: false,
  standard: null,
  ...more,
});

const once = (...parameters: readonly Parameter[]) => [...askedOnce(parameters).values()];

describe("what the packs of many returns ask for", () => {
  it("is asked once, and by a person's answer wherever one pack asks a person", () => {
    const days = asks("days", { standard: 20 });
    expect(once(days, asks("team", { type: "text" }), { ...days, ask: true })).toEqual([
      { ...days, ask: true },
      asks("team", { type: "text" }),
    ]);
  });

  it("proposes nothing where packs propose different values, also where a third agrees with one", () => {
    const [one] = once(...[12, 6, 12].map((standard) => asks("months", { standard })));
    expect(one?.standard).toBeNull();
  });

  it("has every name that packs give it, and takes any text where they read it differently", () => {
    const [one] = once(
      asks("months", { title: "Months in which a referral is a repeat" }),
      asks("months", { title: "Months of the cycle", type: "text" }),
      asks("months", { title: "Months of the cycle" }),
    );
    expect(one).toMatchObject({
      title: "Months in which a referral is a repeat / Months of the cycle",
      type: "text",
    });
  });
});

async function checked(answersTo: (pack: Pack) => AnswersRead) {
  const workbook = new MemoryWorkbook(smallCaseload());
  return value(
    await checkReturn(workbook, "north.xlsx", { pack: null, asOf: day(AS_AT), answersTo }),
  );
}

const typed = (answers: Readonly<Record<string, string>>) => (pack: Pack) =>
  readParameters(pack, answersFor(pack, new Map(Object.entries(answers))));

describe("a return among many", () => {
  it("says what its rules wait for, and nothing of what was answered", async () => {
    const before = waitingOf([await checked(typed({}))]);
    expect(before.returns).toBe(1);
    const names = before.missing.map(({ name }) => name);
    expect(names).toContain("due_date");
    const after = waitingOf([
      await checked(typed({ due_date: "16/11/2026", received_date: "18/11/2026" })),
    ]);
    expect(after.missing.map(({ name }) => name)).toEqual(
      names.filter((name) => name !== "due_date" && name !== "received_date"),
    );
    expect(after.others.map(({ name }) => name)).toContain("due_date");
  });

  it("is not checked by a limit of the pack's own where somebody's own cannot be read", async () => {
    const read = await checked(typed({ assessment_months: "a year" }));
    expect(read.state).toBe("unreadable");
    expect(read.sentence).toBe(
      "It was not checked, because of an answer. “a year” is not a number. Type Months after which an assessment is out of date in figures, for example 20.",
    );
    const { returns, missing } = waitingOf([read]);
    expect([returns, ...missing.map(({ name }) => name)]).toEqual([1, "assessment_months"]);
  });
});

const ANSWERS = {
  provider: "North Team",
  period_start: "01/10/2026",
  period_end: "31/10/2026",
  extract_days: "10",
  due_date: "16/11/2026",
  received_date: "18/11/2026",
  last_rows: "4",
  rows_percent: "7.5",
  // Each of these is asked for by some of the packs only.
  assessment_months: "6",
  panel_days: "15",
  repeat_months: "9",
};
const GIVEN = Object.entries(ANSWERS).flatMap(([name, text]) => ["--param", `${name}=${text}`]);

const verifyShape = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      counts: z.record(z.string(), z.number()),
      notRun: z.unknown(),
      findings: z.unknown(),
    }),
  ),
});
const returnsShape = z.object({
  returns: z.array(z.object({ file: z.string(), state: z.string(), sentence: z.string() })),
});

describe("the same answers to what packs ask for", () => {
  const models = sampleModels();
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "plumbline-answers-"));
    for (const { file, model } of models)
      await writeFile(join(folder, file), value(await saveWorkbook(model)));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function onTheCommandLine<T>(command: string, shape: z.ZodType<T>): Promise<T> {
    let out = "";
    const args = [command, folder, "--as-of", AS_AT, "--format", "json", ...GIVEN];
    await runCommandLine(args, { out: (text) => (out += text), err: () => undefined });
    return shape.parse(JSON.parse(out));
  }

  it("give the same findings, to the byte, and the same of every return as on the command line", async () => {
    const { files } = await onTheCommandLine("verify", verifyShape);
    const { returns } = await onTheCommandLine("returns", returnsShape);
    expect(files.length).toBe(models.length);
    for (const { file, counts, notRun, findings } of files) {
      const found = models.find((one) => file.endsWith(one.file))!;
      const bytes = value(await saveWorkbook(found.model));
      const workbook = new MemoryWorkbook(value(await openWorkbook(found.file, bytes)));
      const { pack } = value(await packFor(workbook, null));
      const { values: parameters } = typed(ANSWERS)(pack);
      const run = value(await verify(workbook, pack, { asOf: day(AS_AT), parameters }));
      const records = value(await readPuttingRight(workbook));
      const settled = applyWaivers(run, records, day(AS_AT));
      const reasons = settled.notRun.map(({ rule, reason }) => ({ rule, reason }));
      expect(JSON.stringify([settled.counts, reasons, settled.findings])).toBe(
        JSON.stringify([counts, notRun, findings]),
      );
      const options = { pack: null, asOf: day(AS_AT), answersTo: typed(ANSWERS) };
      const read = value(await checkReturn(workbook, file, options));
      expect(returns.find((one) => one.file === file)).toEqual({
        file,
        state: read.state,
        sentence: read.sentence,
      });
    }
  });
});
