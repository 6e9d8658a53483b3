import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import type { Run } from "../../src/verify/finding";
import { applyWaivers, readPuttingRight } from "../../src/verify/putting-right/settle";
import { planAnswer, planWaiver } from "../../src/verify/putting-right/waive";
import { readPack } from "../../src/verify/pack";
import { verify } from "../../src/verify/run";
import { shippedPacks } from "../../src/verify/shipped";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { day, modelOf, momentsOn, packJson, trouble, value } from "./make";

const AS_OF = day("31/10/2025");
const MEETING = day("01/10/2025");

/** Two actions of one meeting, both without an owner agency. */
const ACTIONS: readonly (readonly Cell[])[] = [
  ["Meeting date", "Case ref", "Action", "Owner agency"],
  [MEETING, "M-1", "Fit a new lock", null],
  [MEETING, "M-2", "Ask the school", null],
];

function packWith(table: object) {
  return value(
    readPack(
      packJson({
        tables: [
          {
            name: "actions",
            find: { sheet: "Log" },
            ...table,
            schema: {
              fields: [
                { name: "meeting_date", title: "Meeting date", type: "date" },
                { name: "case_ref", title: "Case ref" },
                { name: "action", title: "Action" },
                { name: "owner_agency", title: "Owner agency" },
              ],
            },
          },
        ],
        rules: [{ id: "R1", kind: "required", table: "actions", fields: ["owner_agency"] }],
      }),
    ),
  );
}

const moment = momentsOn(AS_OF);

function desk(pack: ReturnType<typeof packWith>, rows = ACTIONS) {
  const workbook = new MemoryWorkbook(modelOf({ sheet: "Log", rows }));
  const settled = async (): Promise<Run> => {
    const run = value(await verify(workbook, pack, { asOf: AS_OF }));
    return applyWaivers(run, value(await readPuttingRight(workbook)), AS_OF);
  };
  return {
    settled,
    accept: async (at: number) => {
      const finding = (await settled()).findings[at]!;
      const records = value(await readPuttingRight(workbook));
      const input = { finding, reason: "Being agreed", asOf: AS_OF, expires: AS_OF + 30 };
      value(await workbook.apply(value(planWaiver(records, input, moment)).changes));
    },
    explain: async (at: number) => {
      const finding = (await settled()).findings[at]!;
      const records = value(await readPuttingRight(workbook));
      const input = { finding, reason: "Being agreed", asOf: AS_OF };
      value(await workbook.apply(value(planAnswer(records, input, moment)).changes));
    },
  };
}

const standing = ({ findings }: Run) =>
  findings.map(({ locations, status }) => `${locations[0]?.cell ?? ""} ${status}`);

describe("records without a key", () => {
  it("are told by what people know them by, dates as people write them", async () => {
    const { settled } = desk(packWith({ knownBy: ["meeting_date", "case_ref", "action"] }));
    expect((await settled()).findings.map(({ locations }) => locations[0]?.rowKey)).toEqual([
      "01/10/2025 · M-1 · Fit a new lock",
      "01/10/2025 · M-2 · Ask the school",
    ]);
  });

  it("are accepted one by one", async () => {
    const { settled, accept } = desk(packWith({ knownBy: ["case_ref", "action"] }));
    await accept(0);
    expect(standing(await settled())).toEqual(["D2 waived", "D3 open"]);
  });

  it("that nothing tells apart are accepted only once each of them is", async () => {
    const { settled, accept } = desk(packWith({}));
    await accept(0);
    const after = await settled();
    expect(standing(after)).toEqual(["D2 open", "D3 open"]);
    expect(after.counts).toMatchObject({ errors: 2, waived: 0 });
    expect(after.findings[1]?.lastTime).toMatch(/^Said of 1 of 2 entries that read alike: “Being/);
    await accept(1);
    expect(standing(await settled())).toEqual(["D2 waived", "D3 waived"]);
  });

  it("that nothing tells apart are explained only once each of them is", async () => {
    const rules = { rules: [{ id: "R1", kind: "required", level: "query", fields: ["b"] }] };
    const tables = [{ name: "t", schema: { fields: [{ name: "a" }, { name: "b" }] } }];
    const pack = value(readPack(packJson({ tables, ...rules })));
    const { settled, explain } = desk(pack, [
      ["a", "b"],
      ["x", null],
      ["x", null],
    ]);
    await explain(0);
    expect((await settled()).counts).toMatchObject({ queries: 2, waived: 0 });
    await explain(1);
    expect((await settled()).counts).toMatchObject({ queries: 0, waived: 2 });
  });

  it("are refused a column that the table has not", () => {
    const json = packJson({
      tables: [{ name: "t", knownBy: ["reff"], schema: { fields: [{ name: "ref" }] } }],
    });
    expect(trouble(readPack(json))).toContain("“reff”");
  });

  it("are told apart in every table of the packs that come with Plumbline", () => {
    for (const pack of shippedPacks())
      for (const { name, key, knownBy = [] } of pack.tables)
        expect(key.length + knownBy.length, `${pack.id}: ${name}`).toBeGreaterThan(0);
  });
});
