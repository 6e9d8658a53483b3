import { describe, expect, it } from "vitest";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { readOwnPack, writePackIn } from "../../../src/verify/pack-table/own-pack";
import { packShape } from "../../../src/verify/pack-shape";
import type { Pack } from "../../../src/verify/pack-model";
import { readPack } from "../../../src/verify/pack";
import { isKept, keepSuggestion } from "../../../src/verify/profile/keep";
import { profileWorkbook } from "../../../src/verify/profile/profile";
import { suggestRules, type Suggestion } from "../../../src/verify/profile/suggest";
import { verify } from "../../../src/verify/run";
import { shippedPacks } from "../../../src/verify/shipped";
import { day, modelOf, packJson, tableOf, trouble, value } from "../make";

const ROWS = Array.from({ length: 40 }, (_, n) => [
  n === 7 ? "none yet" : `CJ-${110000 + n}`,
  n % 2 === 0 ? "Open" : "Closed",
  n === 11 ? "Tem 1" : `Team ${(n % 3) + 1}`,
]);

const cases = () =>
  new MemoryWorkbook(modelOf({ sheet: "Cases", rows: [["Ref", "Status", "Team"], ...ROWS] }));

/** Knows two of the three columns, by names of its own. */
const PACK = packShape.parse(
  packJson({
    tables: [tableOf("Cases", { Ref: "string", Status: "string" }, { fieldsMatch: "partial" })],
    rules: [{ id: "R1", kind: "required", table: "Cases", fields: ["Status"] }],
  }),
);

const own = async (workbook: MemoryWorkbook) => value(await readOwnPack(workbook));
const suggested = async (workbook: MemoryWorkbook) =>
  suggestRules(value(await profileWorkbook(workbook)));
const named = (all: readonly Suggestion[], kind: Suggestion["kind"], column: string) =>
  all.find((one) => one.kind === kind && one.columns[0] === column)!;

async function keep(workbook: MemoryWorkbook, suggestion: Suggestion, chosen: Pack | null = null) {
  const plan = value(
    await keepSuggestion(workbook, { own: await own(workbook), chosen }, suggestion),
  );
  value(await workbook.apply(plan.changes));
  return plan;
}

async function failing(workbook: MemoryWorkbook, rule: string) {
  const { pack } = (await own(workbook))!;
  const run = value(await verify(workbook, pack, { asOf: day("31/10/2025") }));
  expect(run.notRun.filter((one) => one.rule === rule)).toEqual([]);
  return run.findings
    .filter((finding) => finding.rule === rule)
    .map(({ locations }) => locations[0]?.cell);
}

describe("a suggested rule that is kept in the workbook", () => {
  it("is its first one, on top of the pack that was chosen, with what speaks for it", async () => {
    const workbook = cases();
    const chosen = shippedPacks().find(({ id }) => id === "any-workbook")!;
    await keep(workbook, named(await suggested(workbook), "pattern", "Ref"), chosen);
    const kept = (await own(workbook))!;
    expect(kept.bad).toEqual([]);
    const [row] = kept.records.rows.tblRule;
    expect(row?.basis).toMatch(/^Seen in the columns: 97\.5% of 40 values in “Ref” look like/);
    expect(kept.pack.rules.length).toBe(chosen.rules.length + 1);
    expect(await failing(workbook, row!.id)).toEqual(["A9"]);
  });

  it("stands at the end of the rules that are there, about their table", async () => {
    const workbook = cases();
    value(await workbook.apply(value(await writePackIn(workbook, PACK)).changes));
    const suggestion = named(await suggested(workbook), "pattern", "Ref");
    const plan = await keep(workbook, suggestion);
    expect(plan.sentences[0]).toBe(
      "Adds the rule cases-pattern-ref to the table of rules: Ref looks like AA-999999",
    );
    const kept = (await own(workbook))!;
    expect(kept.pack.rules.map(({ id, table }) => [id, table])).toEqual([
      ["R1", "Cases"],
      ["cases-pattern-ref", "Cases"],
    ]);
    expect(kept.pack.tables).toHaveLength(1);
    expect(isKept({ own: kept, chosen: null }, suggestion)).toBe(true);
    expect(await failing(workbook, "cases-pattern-ref")).toEqual(["A9"]);
  });

  it("brings along a column that the rules did not know yet", async () => {
    const workbook = cases();
    value(await workbook.apply(value(await writePackIn(workbook, PACK)).changes));
    await keep(workbook, named(await suggested(workbook), "allowed", "Team"));
    const kept = (await own(workbook))!;
    expect(kept.bad).toEqual([]);
    expect(kept.pack.tables[0]?.fields.map(({ title }) => title)).toContain("Team");
    expect(await failing(workbook, "cases-allowed-team")).toEqual(["C13"]);
  });

  it("is refused a second time, and where its pack cannot be built on", async () => {
    const workbook = cases();
    value(await workbook.apply(value(await writePackIn(workbook, PACK)).changes));
    const suggestion = named(await suggested(workbook), "pattern", "Ref");
    await keep(workbook, suggestion);
    const again = await keepSuggestion(
      workbook,
      { own: await own(workbook), chosen: null },
      suggestion,
    );
    expect(trouble(again)).toMatch(/hold “Ref looks like AA-999999” already/);

    const fromFile = value(readPack(packJson({ rules: [] })));
    const bare = cases();
    const refused = await keepSuggestion(bare, { own: null, chosen: fromFile }, suggestion);
    expect(trouble(refused)).toContain("test-pack");
  });
});
