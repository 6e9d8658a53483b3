import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localAddress } from "../../../src/cells/address";
import type { Cell } from "../../../src/cells/cell";
import { compareReturns, type ReturnOptions } from "../../../src/verify/compare/compare-returns";
import { headingsApart } from "../../../src/verify/compare/headings";
import { packLimits } from "../../../src/verify/compare/pack-limits";
import { readLimits, writeLimits } from "../../../src/verify/compare/written";
import { hbBounds, standsOut } from "../../../src/verify/compare/hidiroglou-berthelot";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { openWorkbook } from "../../../src/xlsx/open";
import { describeShared, sharedPath } from "../../shared";
import { HEADINGS, packOf, returnOf, ROWS, type Row } from "../sign-off/signing";
import { modelOf, trouble, value } from "../make";

const ANY = { tables: [], roles: [] };

const compared = async (now: readonly Row[], before: readonly Row[], options: ReturnOptions = {}) =>
  value(
    await compareReturns(
      new MemoryWorkbook(returnOf(now)),
      new MemoryWorkbook(returnOf(before)),
      packOf(),
      options,
    ),
  );

describe("two returns side by side", () => {
  it("tells new, gone and changed records apart, with both values and both places", async () => {
    const now: Row[] = [
      ["C9", "Open", 1, 46000],
      ["c2", "Closed", 25, 46001],
      ["C1", "Open", 10, 46000],
      ["C3", "Open", "30", null],
    ];
    const { counts, sentence, tables } = await compared(now, ROWS);
    expect(counts).toEqual({ added: 1, gone: 1, changed: 1, restated: 0, unchanged: 2, jumps: 0 });
    expect(sentence).toBe("1 new, 1 gone, 1 changed; 2 records the same.");
    expect(tables[0]).toMatchObject({
      key: ["Ref"],
      added: [{ record: "C9" }],
      gone: [{ record: "C4" }],
      changed: [{ record: "c2", fields: [{ field: "Amount", before: 20, now: 25 }] }],
      totals: [{ field: "Amount", records: 1 }],
    });
    const [field] = tables[0]!.changed[0]!.fields;
    expect([localAddress(field!.areaNow), localAddress(field!.areaBefore)]).toEqual(["C3", "C3"]);
  });

  it("knows a column by the heading that it has on the other side, also one of the key", async () => {
    const before = returnOf(ROWS, ["Case reference", "State", "Amount", "Seen"]);
    const headings = new Map([
      ["Ref", "Case reference"],
      ["Status", "State"],
    ]);
    const [now, there] = [new MemoryWorkbook(returnOf(ROWS)), new MemoryWorkbook(before)];
    const { counts, tables } = value(await compareReturns(now, there, packOf(), { headings }));
    expect(counts).toMatchObject({ changed: 0, unchanged: ROWS.length });
    expect(tables[0]).toMatchObject({ onlyNow: [], onlyBefore: [] });
    const unknown = new Map([["Reff", "Case reference"]]);
    expect(trouble(await compareReturns(now, there, packOf(), { headings: unknown }))).toContain(
      "No table here has a column “Reff”",
    );
  });

  it("says which headings have no other side, and what they most likely read there", async () => {
    const before = returnOf(ROWS, ["Reference", "State", "Amount", "Seen on"]);
    const apart = value(
      await headingsApart(new MemoryWorkbook(returnOf(ROWS)), new MemoryWorkbook(before), packOf()),
    );
    expect(apart).toEqual([
      {
        table: "Cases",
        here: [
          { heading: "Ref", likely: null },
          { heading: "Status", likely: "State" },
          { heading: "Seen", likely: "Seen on" },
        ],
        there: ["Reference", "State", "Seen on"],
      },
    ]);
    const same = value(
      await headingsApart(
        new MemoryWorkbook(returnOf(ROWS)),
        new MemoryWorkbook(returnOf(ROWS)),
        ANY,
      ),
    );
    expect(same).toEqual([]);
  });

  it("takes the limits that the pack's own rules set, and writes limits as they are read", () => {
    const pack = packOf({
      rules: [
        {
          id: "a",
          kind: "change",
          table: "Cases",
          fields: ["Amount"],
          params: { pct: 25, minBase: 40 },
        },
        {
          id: "b",
          kind: "change",
          table: "Cases",
          fields: ["Amount"],
          params: { abs: 10, hb: true },
        },
      ],
    });
    const limits = packLimits(pack);
    expect([...limits]).toEqual([["Amount", { pct: 25, minBase: 40, abs: 10, hb: true }]]);
    const written = writeLimits(limits);
    expect(written).toEqual(["Amount=10", "Amount=25% from 40", "Amount=hb"]);
    expect(value(readLimits(written))).toEqual(limits);
    expect(trouble(readLimits(["Amount=10 from 4"]))).toContain("is no limit");
  });

  it("calls a change restated where the period was accepted already", async () => {
    const now: Row[] = [
      ["C1", "Closed", 10, 46000],
      ["C3", "Closed", 30, 46009],
      ["C4", "Open", 40, 46003],
    ];
    const { tables } = await compared(now, ROWS, { period: "Seen", acceptedUntil: 46002 });
    expect(tables[0]!.changed.map(({ record, isRestated }) => [record, isRestated])).toEqual([
      ["C1", true],
      ["C3", false],
      ["C4", false],
    ]);
  });

  it("says so where the other file is another return, or has no key", async () => {
    const other = new MemoryWorkbook(
      modelOf({
        sheet: "Else",
        rows: [
          ["A", "B"],
          ["x", 1],
        ],
      }),
    );
    const refused = await compareReturns(new MemoryWorkbook(returnOf(ROWS)), other, packOf(), {});
    expect(trouble(refused)).toMatch(/not? (?:found|of the tables)|None of the tables/);
    const keyless = new MemoryWorkbook(
      modelOf({
        sheet: "Cases",
        rows: [
          ["Status", "Amount"],
          ["Open", 1],
        ],
      }),
    );
    expect(
      trouble(await compareReturns(new MemoryWorkbook(returnOf(ROWS)), keyless, packOf(), {})),
    ).toContain("“Ref”");
  });

  it("matches rows of one key first where they are the same, then in their order", async () => {
    const twice: Row[] = [
      ["C1", "Open", 1, 46000],
      ["C1", "Open", 2, 46000],
    ];
    const { tables } = await compared([twice[1]!, ["C1", "Open", 9, 46000]], twice);
    expect(tables[0]).toMatchObject({
      keysTwice: 1,
      unchanged: 1,
      added: [],
      gone: [],
      changed: [{ fields: [{ before: 1, now: 9 }] }],
    });
  });

  it("compares with another sheet of the same workbook", async () => {
    const workbook = new MemoryWorkbook(
      modelOf(
        { sheet: "Cases", rows: [HEADINGS, ...ROWS] },
        { sheet: "Partner", rows: [HEADINGS, ...ROWS.slice(1)] },
      ),
    );
    const result = value(await compareReturns(workbook, workbook, packOf(), { sheet: "Partner" }));
    expect(result.counts).toMatchObject({ added: 1, gone: 0, unchanged: 3 });
  });

  it("asks about a figure that moved further than its limit", async () => {
    const now = ROWS.map(([ref, status, amount, seen]): Row => [
      ref ?? null,
      status ?? null,
      ref === "C2" ? 90 : Number(amount) + 1,
      seen ?? null,
    ]);
    const { counts, tables } = await compared(now, ROWS, {
      limits: new Map([["amount", { pct: 50 }]]),
    });
    expect(counts.jumps).toBe(1);
    expect(
      tables[0]!.changed.flatMap(({ record, fields }) =>
        fields.flatMap(({ excess }) => (excess ? [`${record} ${excess}`] : [])),
      ),
    ).toEqual(["C2 pct"]);
  });
});

const cell = fc.oneof(
  fc.constant<Cell>(null),
  fc.integer({ min: 0, max: 9 }),
  fc.constantFrom("a", "b"),
);
const rows = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 6 }), cell, cell), { maxLength: 8 })
  .map((all) =>
    // A first row that is always there: a return without any row is another matter.
    [["K0", "x", 1, 46000] as Row, ...all.map(([key, a, b]): Row => [`K${key}`, a, b, 46000])],
  );

describe("the law of comparison", () => {
  it("turned round, what was new is gone, what was gone is new, and the values change places", async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, async (a, b) => {
        const [there, back] = [await compared(a, b), await compared(b, a)];
        const one = there.tables[0]!;
        const other = back.tables[0]!;
        const names = (all: readonly { record: string }[]) =>
          all.map(({ record }) => record).sort();
        expect(names(other.gone)).toEqual(names(one.added));
        expect(names(other.added)).toEqual(names(one.gone));
        expect(other.unchanged).toBe(one.unchanged);
        const count = (n: number, { fields }: { fields: readonly unknown[] }) => n + fields.length;
        expect(other.changed).toHaveLength(one.changed.length);
        if (one.keysTwice > 0) return;
        expect(other.changed.reduce(count, 0)).toBe(one.changed.reduce(count, 0));
        const turned = (side: typeof one, swap: boolean) =>
          side.changed
            .flatMap(({ record, fields }) =>
              fields.map(({ field, before, now }) =>
                JSON.stringify(swap ? [record, field, now, before] : [record, field, before, now]),
              ),
            )
            .sort();
        expect(turned(other, true)).toEqual(turned(one, false));
      }),
      { numRuns: 80 },
    );
  });
});

describe("changes that stand out, after Hidiroglou and Berthelot", () => {
  it("is worked out as published: ratios about their middle, weighed by size", () => {
    const changes = [90, 95, 98, 101, 102, 105, 110, 400].map((now) => ({ before: 100, now }));
    const bounds = hbBounds(changes)!;
    expect(changes.filter((_, at) => standsOut(bounds, at)).map(({ now }) => now)).toEqual([400]);
    const middle = (1.01 + 1.02) / 2;
    expect(bounds.effects[7]).toBeCloseTo((4 / middle - 1) * Math.sqrt(400), 10);
    expect(bounds.effects[0]).toBeCloseTo((1 - middle / 0.9) * Math.sqrt(100), 10);
  });

  it("says nothing where too few figures moved", () => {
    expect(hbBounds([{ before: 1, now: 100 }])).toBeNull();
  });
});

describeShared("a pair of periods with three jumps and a row that vanished", () => {
  it("finds the row that is gone and the figures that jumped", async () => {
    const open = async (file: string) =>
      new MemoryWorkbook(
        value(await openWorkbook(file, readFileSync(sharedPath(`data/workbooks/made/${file}`)))),
      );
    const result = value(
      await compareReturns(await open("period_this.xlsx"), await open("period_last.xlsx"), ANY, {}),
    );
    const [table] = result.tables;
    expect(table!.key).toEqual(["Unit", "Measure"]);
    expect(table!.gone.map(({ record }) => record)).toEqual(["Unit 06 · Completions"]);
    const jumps = table!.changed.flatMap(({ fields }) =>
      fields.flatMap(({ excess, areaNow }) => (excess ? [localAddress(areaNow)] : [])),
    );
    expect(jumps).toEqual(["C13", "D22"]);
  });
});
