import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimOf } from "../../src/audit/sampling/claim";
import { readDesign } from "../../src/audit/sampling/design";
import { readFrame, suggestKey, populations, type FrameSpec } from "../../src/audit/sampling/frame";
import { keepSample } from "../../src/audit/sampling/keep";
import { readRecord } from "../../src/audit/sampling/record";
import { reperform } from "../../src/audit/sampling/reperform";
import { numberedKeys } from "../../src/audit/sampling/repeats";
import { takeSample } from "../../src/audit/sampling/take";
import { itemsOf, testItem } from "../../src/audit/sampling/test-item";
import type { Cell } from "../../src/cells/cell";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptySheet, emptyWorkbook, putCell } from "../../src/workbook/model";
import { caseload, code, moment, registerOf, startedAudit, step, value } from "./desk";

/** Eight rows of five people: two have come back, one of them twice. */
const ROWS: readonly (readonly Cell[])[] = [
  ["CRN", "Prison", "Grant"],
  ["X1", "Leeds", 100],
  ["X2", "Hull", 50],
  ["X1", "Hull", 10],
  ["X3", "Leeds", 20],
  [" X1 ", "Ashmoor", 5],
  ["X4", "Leeds", 30],
  ["X3", "Leeds", 40],
  ["X5", "Hull", 60],
];

function episodes(rows = ROWS) {
  const model = emptyWorkbook("episodes.xlsx");
  const sheet = emptySheet("Episodes");
  rows.forEach((cells, row) => cells.forEach((cell, column) => putCell(sheet, row, column, cell)));
  model.sheets.push(sheet);
  return new MemoryWorkbook(model);
}

const SPEC: FrameSpec = { table: "Episodes", keyColumn: "CRN", filter: "", strata: "", amount: "" };
const all = value(readDesign("all", new Map()));
const root = value(readDesign("square_root", new Map()));

const frameOf = async (changed: Partial<FrameSpec>, rows = ROWS) =>
  value(await readFrame(episodes(rows), { ...SPEC, ...changed }));

describe("keys that stand in several rows", () => {
  test("are refused unless it is said what a record is, and the refusal says the ways out", async () => {
    const refused = takeSample(await frameOf({}), { design: root, seed: "s", reserve: 0 });
    expect(code(refused)).toBe("key-duplicate");
    expect(refused.ok ? "" : refused.trouble.message).toContain(
      "each row is a record or each key once",
    );
  });

  test("make each row a record, numbered after the first whatever the filter", async () => {
    const { keys } = await frameOf({ repeats: "rows" });
    expect(keys).toEqual(["X1", "X2", "X1 (2)", "X3", "X1 (3)", "X4", "X3 (2)", "X5"]);
    expect((await frameOf({ repeats: "rows", filter: "Prison = Hull" })).keys).toEqual([
      "X2",
      "X1 (2)",
      "X5",
    ]);
  });

  test("or are one record each, with their amounts added up and one stratum however the rows are sorted", async () => {
    const spec = { repeats: "once", strata: "Prison", amount: "Grant" } as const;
    const frame = await frameOf(spec);
    expect(frame.keys.map(String)).toEqual(["X1", "X2", "X3", "X4", "X5"]);
    expect(frame.amounts).toEqual([115, 50, 60, 30, 60]);
    expect(frame.strata).toEqual(["Ashmoor", "Hull", "Leeds", "Leeds", "Hull"]);
    const [titles = [], ...rows] = ROWS;
    const turned = await frameOf(spec, [titles, ...rows.reverse()]);
    const take = (from: typeof frame) =>
      value(takeSample(from, { design: root, seed: "s", reserve: 1 })).items;
    expect(take(turned)).toEqual(take(frame));
  });

  test("blank keys are still refused", async () => {
    const rows = [...ROWS, ["", "Hull", 1], [null, "Leeds", 2]];
    for (const repeats of ["rows", "once"] as const) {
      const taken = takeSample(await frameOf({ repeats }, rows), {
        design: all,
        seed: "s",
        reserve: 0,
      });
      expect(code(taken)).toBe("key-empty");
    }
  });

  test("number a row that joins at the end without touching the ones before", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "b", "c")),
        fc.constantFrom("a", "b", "z"),
        (keys, joins) => {
          const before = numberedKeys(keys);
          expect(numberedKeys([...keys, joins]).slice(0, keys.length)).toEqual(before);
          expect(new Set(before).size).toBe(keys.length);
        },
      ),
    );
  });
});

describe("a kept sample of such keys", () => {
  test.each([
    ["rows", "a record here is a row of the table"],
    ["once", "a record here is a key"],
  ] as const)(
    "by %s comes out again, finds its rows and names the way in its claim",
    async (repeats, named) => {
      const workbook = episodes();
      const auditId = await startedAudit(workbook);
      const spec = { ...SPEC, repeats };
      const frame = value(await readFrame(workbook, spec));
      const order = {
        ...spec,
        auditId,
        purpose: "Files",
        unit: "",
        design: root,
        seed: "2026",
        reserve: 1,
      };
      const sampleId = await step(workbook, (register) =>
        keepSample(register, frame, order, moment()),
      );
      const drawn = itemsOf(await registerOf(workbook), sampleId);
      for (const { order: at, key } of drawn.filter(({ role }) => role === "sample")) {
        expect(code(await readRecord(workbook, "Episodes", "CRN", key))).toBe("allowed");
        await step(workbook, (register) =>
          testItem(register, { sampleId, order: at, result: "conform", note: "" }, moment()),
        );
      }
      const register = await registerOf(workbook);
      expect(register.unreadable).toEqual([]);
      const again = value(await reperform(workbook, register, sampleId));
      expect(again).toMatchObject({ verdict: "same", frameSize: repeats === "rows" ? 8 : 5 });
      const claim = claimOf(register.rows.tblSample[0]!, itemsOf(register, sampleId));
      expect(claim.sentence).toContain(named);
      expect(claim.sentence.match(/\.(\s|$)/g)).toHaveLength(1);
    },
  );

  test("leads to the very row that was numbered", async () => {
    const record = value(await readRecord(episodes(), "Episodes", "CRN", "X1 (3)"));
    expect(record).toMatchObject({
      area: { row: 5 },
      fields: [
        ["CRN", " X1 "],
        ["Prison", "Ashmoor"],
        ["Grant", "5"],
      ],
    });
    expect(code(await readRecord(episodes(), "Episodes", "CRN", "X1 (4)"))).toBe(
      "sample-record-gone",
    );
  });
});

test("the sample caseload, in which people come back, is drawn from either way", async () => {
  const workbook = caseload();
  const [population] = value(await populations(workbook));
  const keyColumn = value(await suggestKey(workbook, population!));
  const size = async (repeats: "rows" | "once") => {
    const frame = value(
      await readFrame(workbook, { ...SPEC, table: population!.name, keyColumn, repeats }),
    );
    return value(takeSample(frame, { design: root, seed: "s", reserve: 0 })).frameSize;
  };
  expect(await size("rows")).toBeGreaterThanOrEqual(await size("once"));
});
