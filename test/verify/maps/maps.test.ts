import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { applyMap } from "../../../src/verify/maps/apply";
import { keptMap, planKeptColumns, readKeptColumns } from "../../../src/verify/maps/kept";
import { readMap } from "../../../src/verify/maps/map";
import { mapById, shippedMaps } from "../../../src/verify/maps/shipped-maps";
import { suggestMap } from "../../../src/verify/maps/suggest";
import { wantedColumns } from "../../../src/verify/maps/wanted";
import { readPack, type Pack } from "../../../src/verify/pack";
import { verify } from "../../../src/verify/run";
import { packById, shippedPacks } from "../../../src/verify/shipped";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { day, modelOf, packJson, trouble, value } from "../make";

const pack = value(
  readPack(
    packJson({
      tables: [
        {
          name: "cases",
          find: { sheet: "Cases" },
          schema: {
            fields: [
              { name: "case_ref", title: "Case ref", aliases: ["Ref"], type: "string" },
              { name: "referred", title: "Referral date", type: "date" },
              { name: "closed", title: "Closed", aliases: ["End"], type: "date" },
            ],
          },
        },
      ],
      rules: [
        {
          id: "R",
          table: "cases",
          kind: "compare",
          fields: ["closed", "referred"],
          params: { op: ">=" },
        },
      ],
    }),
  ),
);

const mapOf = (columns: Readonly<Record<string, string>>) =>
  value(
    readMap({
      format: 1,
      id: "own",
      title: "Own",
      system: "PIMS",
      columns: Object.entries(columns).map(([heading, column]) => ({ heading, column })),
    }),
  );

const runOn = async (used: Pack, headings: readonly string[], row: readonly Cell[]) => {
  const model = modelOf({ sheet: "Cases", rows: [headings, row] });
  return value(await verify(new MemoryWorkbook(model), used, { asOf: day("31/10/2026") }));
};

describe("suggesting which heading is which column", () => {
  const suggested = (headings: readonly string[]) =>
    suggestMap(wantedColumns(pack), headings).map(
      ({ column, heading, confidence, why }) =>
        `${heading} → ${column.title} (${confidence}: ${why})`,
    );

  it("knows a column by its title, its other names, a slip of the pen and its words", () => {
    expect(suggested(["CASE_REF", "End ", "Refferal date", "Town"])).toEqual([
      "CASE_REF → Case ref (1: reads the same)",
      "End  → Closed (0.95: is another name for it)",
      "Refferal date → Referral date (0.7: is spelt nearly the same)",
    ]);
    expect(suggested(["Closed on (nDelius)"])).toEqual([
      "Closed on (nDelius) → Closed (0.5: has its words in it)",
    ]);
  });

  it("lets one heading serve one column, the one that it fits best", () => {
    expect(suggested(["Ref", "Case ref"])).toEqual(["Case ref → Case ref (1: reads the same)"]);
    expect(suggested(["", "?"])).toEqual([]);
  });
});

describe("a map applied to a pack", () => {
  const headings = ["Client", "Came in", "Went out"];
  const map = mapOf({ Client: "Case ref", "came  in": "Referral date", "Went out": "closed" });

  it("makes the pack read the headings of the map, and changes nothing else", async () => {
    const mapped = value(applyMap(pack, map));
    const run = await runOn(mapped, headings, ["C1", day("02/03/2026"), day("01/03/2026")]);
    expect(
      run.findings.map(({ rule, locations }) => `${rule} ${locations[0]?.cell ?? ""}`),
    ).toEqual(["R C2"]);
    expect(mapped).toMatchObject({ id: pack.id, version: pack.version });
    expect(mapped.rules.map(({ id }) => id)).toEqual(pack.rules.map(({ id }) => id));
  });

  it("gives a heading to the column that the map says, whoever else goes by that name", async () => {
    const crossed = value(applyMap(pack, mapOf({ End: "Referral date", Closed: "Case ref" })));
    const run = await runOn(crossed, ["Closed", "End"], ["C1", day("01/03/2026")]);
    const found = run.notRun.map(({ reason }) => reason);
    expect(found).toEqual(["column “Closed” not found"]);
  });

  it("applies to the parts that columns play, too", async () => {
    const probation = value(packById("probation-resettlement"));
    const mapped = value(applyMap(probation, mapOf({ "Hrs given": "Hours ordered" })));
    expect(mapped.roles.find(({ name }) => name === "hours_ordered")?.aliases).toContain(
      "hrs given",
    );
  });

  it("can be applied to every shipped pack, with every shipped map", () => {
    for (const map of shippedMaps())
      for (const one of shippedPacks())
        expect(value(applyMap(one, map)).rules.length, `${one.id} by ${map.id}`).toBe(
          one.rules.length,
        );
  });
});

describe("reading a map", () => {
  it("says what is wrong with it", () => {
    expect(trouble(readMap({ format: 1 }))).toContain("This is not a map of columns");
    expect(
      trouble(
        readMap({
          format: 1,
          id: "own",
          title: "Own",
          system: "PIMS",
          columns: [
            { heading: "Ref", column: "Case ref" },
            { heading: " ref", column: "Closed" },
          ],
        }),
      ),
    ).toBe("The heading “ ref” is matched twice. One heading serves one column.");
    expect(trouble(mapById("delus"))).toContain("Did you mean “delius”?");
    expect(value(mapById("OASys")).id).toBe("oasys");
  });

  it("knows nothing of prototypes", () => {
    const map = mapOf({ constructor: "Case ref", __proto_: "Closed" });
    expect(value(applyMap(pack, map)).tables).toHaveLength(1);
    expect(trouble(mapById("__proto__"))).toContain("There is no map");
  });
});

describe("a map kept in the workbook", () => {
  const moment = {
    at: "2026-10-31T09:00:00Z",
    today: day("31/10/2026"),
    actor: "A. Manager",
    token: () => "x",
  };

  it("is written once, read again, and changed by adding a row", async () => {
    const workbook = new MemoryWorkbook(modelOf({ sheet: "Cases", rows: [["Client"], ["C1"]] }));
    const keep = async (columns: Readonly<Record<string, string>>) => {
      const kept = value(await readKeptColumns(workbook));
      const plan = value(planKeptColumns(kept, mapOf(columns), moment));
      value(await workbook.apply(plan.changes));
      return plan.sentences;
    };
    expect(keptMap(value(await readKeptColumns(workbook)))).toBeNull();
    expect((await keep({ Client: "Case ref" }))[0]).toBe(
      "“Client” is read as “Case ref” from now on.",
    );
    expect(await keep({ Client: "Case ref" })).toEqual([]);
    expect(await keep({ client: "Closed", Left: "End" })).toEqual([
      "“client” was read as “Case ref”; from now on it is read as “Closed”.",
      "“Left” is read as “End” from now on.",
    ]);
    expect(keptMap(value(await readKeptColumns(workbook)))).toMatchObject({
      system: "PIMS",
      columns: [
        { heading: "client", column: "Closed" },
        { heading: "Left", column: "End" },
      ],
    });
  });

  it("writes a heading that starts like a formula as text", async () => {
    const workbook = new MemoryWorkbook(modelOf({ sheet: "Cases", rows: [["Client"], ["C1"]] }));
    const kept = value(await readKeptColumns(workbook));
    const plan = value(planKeptColumns(kept, mapOf({ "=1+1": "Case ref" }), moment));
    value(await workbook.apply(plan.changes));
    expect(keptMap(value(await readKeptColumns(workbook)))?.columns[0]?.heading).toBe("=1+1");
  });
});
