import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { RowOf } from "../../src/audit/layout";
import { streamsOf } from "../../src/audit/sampling/streams";
import type { Severity } from "../../src/audit/sampling/mil-std-105e";
import { samplingSwitchText } from "../../src/text/audit-switching";
import { sayAudit } from "../../src/cli/audit";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptyWorkbook } from "../../src/workbook/model";
import { describeShared, sharedJson } from "../shared";
import { registerOf } from "./desk";

type Lot = readonly [severity: Severity, result: "ok" | "between" | "not_ok" | "open"];

/** Of lots of 120 at level II, AQL 4: how many have to be wrong for each result. */
const WRONG = {
  normal: { ok: 2, between: 2, not_ok: 3, open: 0 },
  tightened: { ok: 1, between: 1, not_ok: 2, open: 0 },
  reduced: { ok: 1, between: 2, not_ok: 3, open: 0 },
} as const;
const SIZE = { normal: 20, tightened: 20, reduced: 8 } as const;

/** A register whose samples are lots of one stream, the last drawn first on the sheet. */
async function registerWith(lots: readonly Lot[]) {
  const register = await registerOf(new MemoryWorkbook(emptyWorkbook("lots.xlsx")));
  const samples: (RowOf<"tblSample"> & { sheetRow: number })[] = [];
  const items: (RowOf<"tblSampleItem"> & { sheetRow: number })[] = [];
  for (const [at, [severity, result]] of lots.entries()) {
    const sampleId = `S-${String(at + 1).padStart(2, "0")}`;
    samples.unshift({
      sampleId,
      auditId: "IA-1",
      purpose: "Lot",
      unit: "",
      tableName: "Cases",
      keyColumn: "Case",
      filter: "",
      frameSize: 120,
      frameFingerprint: "f",
      method: "table_105E",
      parameters: ["level=II", "aql=4", `severity=${severity}`],
      size: SIZE[severity],
      reserve: 0,
      seed: "s",
      strata: "",
      drawnBy: "a.osei",
      drawnAt: `2026-01-${String(at + 1).padStart(2, "0")}T09:00:00Z`,
      sheetRow: at,
    });
    for (let order = 1; order <= SIZE[severity]; order++) {
      const isWrong = order <= WRONG[severity][result];
      items.push({
        sampleId,
        order,
        key: `C${order}`,
        stratum: "",
        ticket: "",
        role: "sample",
        tested: result === "open" ? "no" : "yes",
        result: result === "open" ? null : isWrong ? "nonconforming" : "conform",
        note: "",
        amount: null,
        hits: 0,
        sheetRow: order,
      });
    }
  }
  return { ...register, rows: { ...register.rows, tblSample: samples, tblSampleItem: items } };
}

const streamOf = async (lots: readonly Lot[]) => streamsOf(await registerWith(lots))[0]!;
const times = (n: number, lot: Lot): readonly Lot[] => Array.from({ length: n }, () => lot);

describe("the next lot of a stream", () => {
  test.each([
    ["normal", [["normal", "ok"]], "normal inspection, as no two of the last five"],
    [
      "tightened",
      [
        ["normal", "not_ok"],
        ["normal", "ok"],
        ["normal", "not_ok"],
      ],
      "two of the last five lots were refused",
    ],
    ["tightened", [["tightened", "ok"]], "five in a row have not been accepted since"],
    ["normal", times(5, ["tightened", "ok"]), "five lots in a row were accepted"],
    ["discontinued", times(5, ["tightened", "not_ok"]), "Inspection stops"],
    ["normal", [["reduced", "between"]], "not clearly accepted"],
    ["reduced", [["reduced", "ok"]], "accepted under reduced"],
    [
      null,
      [
        ["normal", "ok"],
        ["normal", "open"],
      ],
      "told once every record of S-02 is tested",
    ],
  ] as const)("is %s after %j", async (next, lots, said) => {
    const stream = await streamOf(lots);
    expect(stream.next).toBe(next);
    expect(stream.sentence).toContain("Next lot of Cases (MIL-STD-105E, level II, AQL 4)");
    expect(stream.sentence).toContain(said);
  });

  test("may be reduced after ten accepted in a row, which is never asked for", async () => {
    expect((await streamOf(times(9, ["normal", "ok"]))).mayBeReduced).toBe(false);
    const stream = await streamOf(times(10, ["normal", "ok"]));
    expect(stream).toMatchObject({ next: "normal", mayBeReduced: true });
    expect(stream.sentence).toContain("reduced inspection is possible");
    const reduced = await streamOf([...times(10, ["normal", "ok"]), ["reduced", "ok"]]);
    expect(reduced.lots.every(({ wasDue }) => wasDue === null)).toBe(true);
  });

  test("names a lot that was drawn otherwise than the rules ask, and goes on from what was done", async () => {
    const lots: readonly Lot[] = [
      ["normal", "not_ok"],
      ["normal", "not_ok"],
      ["normal", "ok"],
    ];
    const stream = await streamOf(lots);
    expect(stream.lots.map(({ wasDue }) => wasDue)).toEqual([null, null, "tightened"]);
    const { document } = sayAudit("lots.xlsx", await registerWith(lots), null);
    expect(document["lots"]).toEqual([stream]);
    expect(samplingSwitchText.off("S-03", "normal", "tightened")).toBe(
      "S-03 was drawn for normal inspection, where tightened inspection was due.",
    );
  });
});

const severity = z.enum(["normal", "tightened", "reduced"]);
const switching = z.object({
  cases: z.array(
    z.object({
      expected: z.array(
        z.object({
          lot: z.enum(["ok", "not_ok", "between"]),
          severity_used: severity,
          next: z.enum(["normal", "tightened", "reduced", "discontinued"]),
        }),
      ),
    }),
  ),
});

describeShared("reference cases: switching by the lots of a register", () => {
  test("gives the next severity after every lot; reduced only as a possibility", async () => {
    const { cases } = switching.parse(sharedJson("cases/audit/switching-rules.json"));
    expect(cases.length).toBeGreaterThan(0);
    for (const { expected } of cases) {
      for (const [at, { severity_used, next }] of expected.entries()) {
        const lots = expected
          .slice(0, at + 1)
          .map((each) => [each.severity_used, each.lot] as const);
        const stream = await streamOf(lots);
        const isOpened = severity_used === "normal" && next === "reduced";
        expect([stream.next, stream.mayBeReduced]).toEqual([isOpened ? "normal" : next, isOpened]);
      }
    }
  });
});
