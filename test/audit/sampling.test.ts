import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerItem } from "../../src/audit/answer";
import { checklist } from "../../src/audit/checklist";
import { parameterWords } from "../../src/audit/sampling/parameter-words";
import { readDesign, type SampleMethod } from "../../src/audit/sampling/design";
import { claimOf } from "../../src/audit/sampling/claim";
import { drawSample } from "../../src/audit/sampling/draw";
import { readFrame, type FrameSpec } from "../../src/audit/sampling/frame";
import { keepSample, type SampleOrder } from "../../src/audit/sampling/keep";
import { reperform } from "../../src/audit/sampling/reperform";
import { hypergeometricSize, hypergeometricTail } from "../../src/audit/sampling/sizes";
import { takeSample } from "../../src/audit/sampling/take";
import { itemsOf, replaceItem, testItem } from "../../src/audit/sampling/test-item";
import { shippedAuditPacks } from "../../src/audit/shipped";
import { startAudit } from "../../src/audit/start-audit";
import { trailReport } from "../../src/audit/trail";
import { sampleCommand } from "../../src/cli/sample";
import { putCell } from "../../src/workbook/model";
import { MemoryWorkbook } from "../../src/workbook/memory";
import type { Workbook } from "../../src/workbook/port";
import { saveWorkbook } from "../../src/xlsx/save";
import { fileSubject, hostSubject, memorySubject } from "../contract/subjects";
import { casesModel, ROWS } from "./cases";
import { code, details, moment, registerOf, step, tailsFrom, value } from "./desk";

const tails = tailsFrom("caaa");
const now = () => moment("a.osei", undefined, tails);

const SPEC: FrameSpec = { table: "Cases", keyColumn: "Case", filter: "", strata: "", amount: "" };

const design = (method: SampleMethod, given: Readonly<Record<string, string>> = {}) =>
  value(readDesign(method, new Map(Object.entries(given))));

const order = (auditId: string, changed: Partial<SampleOrder> = {}): SampleOrder => ({
  ...SPEC,
  auditId,
  purpose: "Case files",
  unit: "case record",
  design: design("square_root"),
  seed: "2026-11-21",
  reserve: 2,
  ...changed,
});

async function audited(workbook: Workbook): Promise<string> {
  const pack = shippedAuditPacks().find(({ id }) => id === "DQ")!;
  return step(workbook, (register) => startAudit(register, pack, details, now()));
}

async function kept(workbook: Workbook, changed: Partial<SampleOrder> = {}) {
  const auditId = await audited(workbook);
  const wanted = order(auditId, changed);
  const frame = value(await readFrame(workbook, wanted));
  const sampleId = await step(workbook, (register) => keepSample(register, frame, wanted, now()));
  return { auditId, sampleId };
}

const keysOf = async (workbook: Workbook, sampleId: string, role: string) =>
  itemsOf(await registerOf(workbook), sampleId)
    .filter((item) => item.role === role)
    .map(({ key }) => key);

describe.each([
  ["in memory", async () => memorySubject(casesModel())],
  ["as a file, saved and opened anew after every step", () => fileSubject(casesModel())],
  ["open in Excel, simulated", () => hostSubject(casesModel())],
] as const)("a sample in a workbook %s", (_name, open) => {
  test("is kept, tested, replaced from its reserve, and comes out again", async () => {
    const { workbook } = await open();
    const { sampleId } = await kept(workbook);
    const register = await registerOf(workbook);
    expect(register.rows.tblSample[0]).toMatchObject({ frameSize: 30, size: 6, reserve: 2 });
    expect(register.rows.tblSampleItem).toHaveLength(8);
    await step(workbook, (each) =>
      replaceItem(each, { sampleId, order: 2, reason: "File is at court." }, now()),
    );
    await step(workbook, (each) =>
      testItem(each, { sampleId, order: 1, result: "conform", note: "" }, now()),
    );
    const after = await registerOf(workbook);
    const items = itemsOf(after, sampleId);
    expect(items[1]).toMatchObject({ role: "replaced", tested: "not_found" });
    expect(items[6]).toMatchObject({ role: "sample", note: `In place of ${items[1]?.key}.` });
    expect(value(await reperform(workbook, after, sampleId))).toMatchObject({
      verdict: "same",
      differences: [],
    });
    expect(trailReport(after, null)).toMatchObject({ isSound: true, edited: [] });
    expect([...after.unreadable, ...after.damaged]).toEqual([]);
  }, 60_000);
});

describe("questions that are asked record by record", () => {
  test("have one answer for each sampled record, and settle its test", async () => {
    const workbook = new MemoryWorkbook(casesModel());
    const { auditId, sampleId } = await kept(workbook);
    const [first = ""] = await keysOf(workbook, sampleId, "sample");
    const asked = checklist(await registerOf(workbook), auditId);
    const ofFirst = asked.filter(({ response }) => response.unitKey === first);
    const units = new Set(asked.map(({ response }) => response.unitKey));
    expect(units.size).toBe(7);
    expect(ofFirst.every(({ item }) => item?.unit === "case record")).toBe(true);
    expect(asked.every(({ response }) => response.result === "not_assessed")).toBe(true);
    for (const { response } of ofFirst) {
      await step(workbook, (register) =>
        answerItem(register, { responseId: response.responseId, result: "conform" }, now()),
      );
    }
    const [item] = itemsOf(await registerOf(workbook), sampleId);
    expect(item).toMatchObject({ key: first, tested: "yes", result: "conform" });
  });

  test("go to the record that comes in place of one that was not found", async () => {
    const workbook = new MemoryWorkbook(casesModel());
    const { auditId, sampleId } = await kept(workbook);
    const [first = ""] = await keysOf(workbook, sampleId, "sample");
    const [next = ""] = await keysOf(workbook, sampleId, "reserve");
    await step(workbook, (each) =>
      replaceItem(each, { sampleId, order: 1, reason: "Gone." }, now()),
    );
    const asked = checklist(await registerOf(workbook), auditId);
    const of = (key: string) => asked.filter(({ response }) => response.unitKey === key);
    expect(of(next).length).toBe(of(first).length);
    expect(of(first).every(({ response }) => response.result === "not_applicable")).toBe(true);
    expect(of(next).every(({ response }) => response.result === "not_assessed")).toBe(true);
  });

  test("are sampled once: a second draw for them is refused", async () => {
    const workbook = new MemoryWorkbook(casesModel());
    const { auditId } = await kept(workbook);
    const again = order(auditId, { seed: "another" });
    const frame = value(await readFrame(workbook, again));
    expect(code(keepSample(await registerOf(workbook), frame, again, now()))).toBe(
      "sample-altered",
    );
  });
});

describe("a drawn record", () => {
  test("is not swapped without a reason, nor after it was tested, and the reserve waits", async () => {
    const workbook = new MemoryWorkbook(casesModel());
    const { sampleId } = await kept(workbook);
    const register = await registerOf(workbook);
    const swap = (at: number, reason: string) =>
      code(replaceItem(register, { sampleId, order: at, reason }, now()));
    expect(swap(1, " ")).toBe("sample-altered");
    expect(swap(7, "Looks nicer.")).toBe("sample-altered");
    expect(
      code(testItem(register, { sampleId, order: 7, result: "conform", note: "" }, now())),
    ).toBe("sample-altered");
    await step(workbook, (each) =>
      testItem(each, { sampleId, order: 1, result: "nonconforming", note: "No date." }, now()),
    );
    const after = await registerOf(workbook);
    expect(code(replaceItem(after, { sampleId, order: 1, reason: "Oh." }, now()))).toBe(
      "sample-altered",
    );
  });

  test("that cannot be found counts as not conforming once the reserve is used up", async () => {
    const workbook = new MemoryWorkbook(casesModel());
    const { sampleId } = await kept(workbook, { reserve: 0 });
    await step(workbook, (each) =>
      replaceItem(each, { sampleId, order: 3, reason: "Lost." }, now()),
    );
    const register = await registerOf(workbook);
    const item = itemsOf(register, sampleId)[2];
    const own = register.rows.tblResponse.filter(({ unitKey }) => unitKey === item?.key);
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ result }) => result === "not_applicable")).toBe(true);
    expect(item).toMatchObject({ role: "sample", tested: "not_found", result: "nonconforming" });
  });
});

describe("drawing again", () => {
  test("says where records have changed, and that the picks still carry their tickets", async () => {
    const model = casesModel();
    const workbook = new MemoryWorkbook(model);
    const { sampleId } = await kept(workbook, { unit: "" });
    putCell(workbook.model.sheets[0]!, ROWS + 1, 0, "CASE-0031");
    const done = value(await reperform(workbook, await registerOf(workbook), sampleId));
    expect(done.verdict).toBe("frame-changed");
    expect(done.differences[0]).toBe("There were 30 records; there are 31 now.");
  });

  test("finds a record that was put in by hand", async () => {
    const workbook = new MemoryWorkbook(casesModel());
    const { sampleId } = await kept(workbook, { unit: "" });
    const table = workbook.model.tables.find(({ name }) => name === "tblSampleItem")!;
    const sheet = workbook.model.sheets.find(({ name }) => name === table.area.sheet)!;
    putCell(sheet, table.area.row + 1, table.columns.indexOf("key"), "CASE-0001");
    const done = value(await reperform(workbook, await registerOf(workbook), sampleId));
    expect(done.verdict).toBe("differs");
    expect(done.differences).toContain(
      "Number 1: the ticket of CASE-0001 is not the one that the seed gives it.",
    );
  });

  test.each([
    ["hypergeometric", {}],
    ["binomial", { tolerable: "30%" }],
    ["table_105E", { level: "I", aql: "6.5" }],
    ["square_root", { rule: "sites_surveillance" }],
    ["money_unit", { amount: "Grant", tolerable: "20,000" }],
    ["judgement", { keys: "CASE-0002; CASE-0009", why: "Complaints; both" }],
    ["all", {}],
  ] as const)("gives the same by %s", async (method, given) => {
    const workbook = new MemoryWorkbook(casesModel());
    const amount = method === "money_unit" ? "Grant" : "";
    const { sampleId } = await kept(workbook, { design: design(method, given), unit: "", amount });
    const done = value(await reperform(workbook, await registerOf(workbook), sampleId));
    expect(done).toMatchObject({ verdict: "same", differences: [] });
  });

  test("spreads over strata, and replaces within one", async () => {
    const workbook = new MemoryWorkbook(casesModel());
    const { sampleId } = await kept(workbook, { strata: "Prison", reserve: 3, unit: "" });
    const items = itemsOf(await registerOf(workbook), sampleId);
    const sampled = items.filter(({ role }) => role === "sample").map(({ stratum }) => stratum);
    expect(sampled).toEqual(["Ashmoor", "Ashmoor", "Hull", "Hull", "Leeds", "Leeds"]);
    await step(workbook, (each) =>
      replaceItem(each, { sampleId, order: 4, reason: "Lost." }, now()),
    );
    const after = itemsOf(await registerOf(workbook), sampleId);
    const stand = after.find(({ note }) => note === `In place of ${items[3]?.key}.`);
    expect(stand?.stratum).toBe("Hull");
    expect(value(await reperform(workbook, await registerOf(workbook), sampleId)).verdict).toBe(
      "same",
    );
  });
});

describe("what a sample lets its auditor claim", () => {
  const items = (n: number, wrong: number, tested = n) =>
    Array.from({ length: n }, (_, at) => ({
      role: "sample" as const,
      tested: at < tested ? ("yes" as const) : ("no" as const),
      result: at < wrong ? ("nonconforming" as const) : ("conform" as const),
      hits: 0,
    }));
  const sample = (method: SampleMethod, parameters: readonly string[], frameSize: number) => ({
    method,
    parameters,
    frameSize,
  });

  test("is one sentence with an upper limit, once every record is tested", () => {
    const drawn = sample("hypergeometric", ["confidence=95%", "tolerable=5%", "allowed=0"], 150);
    expect(claimOf(drawn, items(29, 1)).sentence).toBe(
      "Of 29 records drawn from 150, 1 does not conform: with 95% confidence at most 21 of the 150 (14%) do not.",
    );
    expect(claimOf(drawn, items(29, 1, 20))).toMatchObject({ upperShare: null, tested: 20 });
  });

  test("is never a share after judgement, nor a limit by the table", () => {
    const chosen = claimOf(sample("judgement", ["why=complaints"], 150), items(12, 3));
    expect(chosen.sentence).not.toContain("%");
    expect(chosen).toMatchObject({ upperShare: null, upperCount: null });
    const table = claimOf(
      sample("table_105E", ["level=II", "aql=4", "severity=normal"], 120),
      items(20, 3),
    );
    expect(table.sentence).toContain(
      "the lot is not accepted; the table is made for a stream of lots",
    );
  });
});

describe("laws of a draw", () => {
  const keys = fc.uniqueArray(fc.stringMatching(/^[A-Z]{1,3}\d{1,4}$/), {
    minLength: 2,
    maxLength: 60,
  });

  test("a record that joins takes at most one place, and shuffles none", () => {
    fc.assert(
      fc.property(
        keys,
        fc.string({ minLength: 1 }).filter((s) => !/[\r\n]/.test(s)),
        (all, seed) => {
          const [newcomer = "", ...rest] = all;
          const size = Math.ceil(rest.length / 2);
          const before = value(drawSample(seed, rest, size, 0)).selected.map(({ key }) => key);
          const after = value(drawSample(seed, [newcomer, ...rest], size, 0)).selected.map(
            ({ key }) => key,
          );
          const stayed = after.filter((key) => key !== newcomer);
          expect(stayed).toEqual(before.slice(0, stayed.length));
          expect(before.length - stayed.length).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test("a size by confidence holds, and one fewer would not", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 400 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 3 }),
        (population, tolerable, allowed) => {
          const asked = { confidence: 0.95, tolerable: tolerable / 100, allowed };
          const { size, tooMany } = hypergeometricSize(population, asked);
          if (size === null) {
            expect(tooMany).toBeLessThanOrEqual(allowed);
            return;
          }
          expect(hypergeometricTail(population, tooMany, size, allowed)).toBeLessThanOrEqual(
            0.05 + 1e-9,
          );
          if (size > allowed + 1) {
            expect(hypergeometricTail(population, tooMany, size - 1, allowed)).toBeGreaterThan(
              0.05,
            );
          }
        },
      ),
    );
  });
});

test("5,000 records are drawn from", () => {
  const keys = Array.from({ length: 5000 }, (_, at) => `CASE-${at}`);
  const population = {
    name: "Cases",
    columns: ["Case"],
    body: { sheet: "Cases", row: 1, column: 0, rows: 5000, columns: 1 },
  };
  const taken = takeSample(
    {
      population,
      keys,
      rows: keys.map((_, at) => at + 1),
      strata: null,
      amounts: null,
      repeats: "refuse",
    },
    { design: design("hypergeometric"), seed: "s", reserve: 5 },
  );
  expect(value(taken).size).toBe(59);
});

describe("what cannot be drawn is said", () => {
  test.each([
    ["sample-table-missing", { table: "Nowhere" }],
    ["sample-column-missing", { keyColumn: "Nothing" }],
    ["sample-filter-unfit", { filter: "Leeds" }],
    ["sample-frame-empty", { filter: "Prison = York" }],
    ["sample-amount-unreadable", { amount: "Prison" }],
  ])("%s", async (expected, changed) => {
    const workbook = new MemoryWorkbook(casesModel());
    expect(code(await readFrame(workbook, { ...SPEC, ...changed }))).toBe(expected);
  });

  test("a filter keeps to the records that it names", async () => {
    const workbook = new MemoryWorkbook(casesModel());
    const frame = value(await readFrame(workbook, { ...SPEC, filter: "Prison = leeds" }));
    expect(frame.keys).toHaveLength(10);
  });

  test.each([
    ["hypergeometric", { confidence: "120" }],
    ["table_105E", { aql: "3" }],
    ["money_unit", { amount: "Grant" }],
    ["judgement", { keys: "A" }],
  ] as const)("a %s design that does not fit", (method, given) => {
    expect(code(readDesign(method, new Map(Object.entries(given))))).toBe("sample-design-unfit");
  });
});

describe("Excel that breaks down, is protected, or lost a table while a sample is kept", () => {
  async function planned() {
    const { workbook, host } = await hostSubject(casesModel());
    const auditId = await audited(workbook);
    const wanted = order(auditId);
    const frame = value(await readFrame(workbook, wanted));
    const plan = value(keepSample(await registerOf(workbook), frame, wanted, now()));
    return { workbook, host, plan, frame, wanted };
  }

  test.each([
    [0, 2],
    [1, 1],
    [2, 2],
    [3, 1],
    [4, 1],
    [5, 1],
  ])("in batch %i before action %i all of it or none of it stands", async (batch, beforeAction) => {
    const { workbook, host, plan } = await planned();
    const before = await registerOf(workbook);
    host.faults.breakdown = { batch, beforeAction, code: "GeneralException" };
    const applied = await workbook.apply(plan.changes);
    host.faults.breakdown = null;
    const after = await registerOf(workbook);
    if (applied.ok) expect(after.rows.tblSampleItem).toHaveLength(8);
    else expect(after.rows).toEqual(before.rows);
    expect(trailReport(after, null)).toMatchObject({ isSound: true, edited: [] });
  });

  test("two auditors who draw at once do not both write", async () => {
    const { workbook, plan, frame, wanted } = await planned();
    const other = value(
      keepSample(await registerOf(workbook), frame, { ...wanted, unit: "" }, now()),
    );
    value(await workbook.apply(other.changes));
    expect((await workbook.apply(plan.changes)).ok).toBe(false);
    expect((await registerOf(workbook)).rows.tblSample).toHaveLength(1);
  });

  test("a protected sheet refuses, a deleted one is made anew, a renamed table says what is missing", async () => {
    const { workbook, host, plan } = await planned();
    value(await workbook.apply(plan.changes));
    const sampleId = plan.made ?? "";
    const sheetOf = (name: string) => host.workbook.sheets.find((sheet) => sheet.name === name)!;
    const tested = value(
      testItem(
        await registerOf(workbook),
        { sampleId, order: 1, result: "conform", note: "" },
        now(),
      ),
    );
    sheetOf("Audit sample items").protection = {};
    expect(code(await workbook.apply(tested.changes))).toBe("sheet-protected");
    sheetOf("Audit sample items").protection = null;
    value(await workbook.apply(tested.changes));

    host.workbook.tables.find(({ name }) => name === "tblSample")!.name = "tblSampleOld";
    const lost = await registerOf(workbook);
    expect(code(await reperform(workbook, lost, sampleId))).toBe("sample-unknown");
    host.workbook.tables.find(({ name }) => name === "tblSampleOld")!.name = "tblSample";

    host.workbook.removeSheet(sheetOf("Audit sample items"));
    const done = value(await reperform(workbook, await registerOf(workbook), sampleId));
    expect(done.differences).toContain(
      "The sheet lists 0 records of this sample; 8 were drawn, numbered from 1.",
    );
  });
});

describe("on the command line", () => {
  async function run(args: readonly string[]) {
    let [out, err] = ["", ""];
    const terminal = {
      out: (text: string) => void (out += text),
      err: (text: string) => void (err += text),
    };
    return { exit: await sampleCommand.run(args, terminal), out, err };
  }

  async function saved(workbook: MemoryWorkbook) {
    const path = join(await mkdtemp(join(tmpdir(), "plumbline-")), "cases.xlsx");
    await writeFile(path, value(await saveWorkbook(workbook.model)));
    return path;
  }

  test("a sample is drawn, in words and as one document", async () => {
    const path = await saved(new MemoryWorkbook(casesModel()));
    const args = [
      path,
      "--table",
      "Cases",
      "--key",
      "Case",
      "--method",
      "square_root",
      "--seed",
      "2026-11-21 / IA-2026-07",
      "--size",
      "5",
      "--reserve",
      "2",
    ];
    const json = await run([...args, "--format", "json"]);
    const document: unknown = JSON.parse(json.out);
    expect(document).toMatchObject({
      format: 1,
      command: "sample",
      frameSize: 30,
      frameFingerprint: "bed05e3ae189c20edeb3118a982a7d407c3466affe7e691ff559cd47f53a3c5e",
      size: 5,
      items: [{ key: "CASE-0012" }, { key: "CASE-0018" }, { key: "CASE-0010" }, {}, {}, {}, {}],
    });
    expect((await run(args)).out).toContain("  1. CASE-0012  037421dab4699b2e");
  });

  test("a kept sample is drawn again; what was changed by hand ends with 1", async () => {
    const workbook = new MemoryWorkbook(casesModel());
    const { sampleId } = await kept(workbook, { unit: "" });
    const same = await run([await saved(workbook), "--sample", sampleId]);
    expect(same).toMatchObject({ exit: 0 });
    expect(same.out).toContain("The same: drawn again");
    const table = workbook.model.tables.find(({ name }) => name === "tblSampleItem")!;
    const sheet = workbook.model.sheets.find(({ name }) => name === table.area.sheet)!;
    putCell(sheet, table.area.row + 2, table.columns.indexOf("key"), "CASE-0001");
    expect(await run([await saved(workbook), "--sample", sampleId])).toMatchObject({ exit: 1 });
  });

  test("what is missing is said, with 3", async () => {
    const path = await saved(new MemoryWorkbook(casesModel()));
    expect(await run([path])).toMatchObject({ exit: 3, out: "" });
    expect((await run([path, "--table", "Cases", "--key", "Case"])).err).toContain("Give --seed.");
  });
});

test("what a sample depends on is said in words, and left as it is where it is not known", () => {
  expect(
    parameterWords([
      "confidence=95%",
      "tolerable=5%",
      "allowed=0",
      "rule=square_root_plus_one",
      "repeats=rows",
      "made up",
    ]),
  ).toEqual([
    "95% sure",
    "at most 5% wrong",
    "0 wrong allowed in the sample",
    "square root, plus one",
    "each row is a record",
    "made up",
  ]);
});
