import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { readPack } from "../../src/verify/pack";
import { recheck, startCheck } from "../../src/verify/recheck";
import { verify } from "../../src/verify/run";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { day, modelOf, packJson, tableOf, trouble, value } from "./make";

const ROWS = 20_000;
const FEW = 4;
const SAID = 9;
const STAYS = { Id: "string", Who: "string", Begin: "number", Days: "number" };
const PEOPLE = { Who: "string", Name: "string", Stays: "number" };

const stays: readonly (readonly Cell[])[] = Array.from({ length: ROWS }, (_, row) => [
  `s${row}`,
  `p${row % 6000}`,
  (row * 7919) % 1009,
  row % 40,
]);
const people: readonly (readonly Cell[])[] = Array.from({ length: FEW }, (_, row) => [
  `p${row}`,
  `Name ${row}`,
  row === 2 ? SAID : 4,
]);

const workbookOf = () =>
  new MemoryWorkbook(
    modelOf(
      { sheet: "People", rows: [Object.keys(PEOPLE), ...people] },
      { sheet: "Stays", rows: [Object.keys(STAYS), ...stays] },
    ),
  );

const packWith = (...rules: readonly object[]) =>
  value(
    readPack(
      packJson({
        tables: [
          tableOf("People", PEOPLE, { primaryKey: ["Who"] }),
          tableOf("Stays", STAYS, { primaryKey: ["Id"] }),
        ],
        rules: rules.map((rule) => ({ id: "R", kind: "formula", table: "People", ...rule })),
      }),
    ),
  );

const ASKED = { asOf: day("31/10/2025") };
const STAYS_OF_THEM = { table: "Stays", fields: ["Begin"], where: { Who: "[Who]" } };
const BY_WHO = { by: ["Who"], most: 8 };
const SUM = { kind: "group-sum", fields: ["Stays"] };
const PLAIN = { fields: ["Who"], params: { formula: "[Stays]<9" } };

async function pausesOf(rule: object) {
  let pauses = 0;
  const pause = async () => {
    pauses++;
  };
  const run = value(await verify(workbookOf(), packWith(rule), { ...ASKED, pause }));
  const found = run.findings.filter((finding) => finding.rule === "R");
  return { pauses, found, said: found.map(({ message }) => message) };
}

describe("a rule that looks over another table of many rows", () => {
  // Each of the four people stays four times, and one of them is said to have stayed nine times.
  it.each([
    ["its formula", { fields: ["Who"], params: { formula: "COUNTIFS(Stays[Who],[Who])=[Stays]" } }],
    ["its condition", { ...PLAIN, when: "COUNTIFS(Stays[Who],[Who])>0" }],
    ["its sentence", { ...PLAIN, message: "{= COUNTIFS(Stays[Who],[Who])} stays" }],
    ["what else it names", { ...PLAIN, params: { ...PLAIN.params, also: [STAYS_OF_THEM] } }],
    [
      "what its groups are told with",
      { ...SUM, params: { by: ["Who"], most: 8 }, message: "{= COUNTIFS(Stays[Who],[Who])} stays" },
    ],
    [
      "what its groups add up",
      { ...SUM, params: { by: ["Who"], most: 8, of: "COUNTIFS(Stays[Who],[Who])*[Stays]/4" } },
    ],
  ])("lets others have a turn while it gets ready: by %s", async (_, rule) => {
    const plain = await pausesOf({ ...PLAIN, ...("kind" in rule && { ...SUM, params: BY_WHO }) });
    const wide = await pausesOf(rule);
    expect(wide.found.map(({ locations }) => locations[0]?.sheet)).toEqual(["People"]);
    expect(wide.pauses - plain.pauses).toBeGreaterThanOrEqual(ROWS / 5000);
  });

  it("gets nothing ready where no row has need of it", async () => {
    const fine = { fields: ["Who"], params: { formula: "[Stays]<99" } };
    const { pauses } = await pausesOf(fine);
    const told = { ...fine, message: "{= COUNTIFS(Stays[Who],[Who])} stays" };
    expect((await pausesOf(told)).pauses).toBe(pauses);
    const settled = { formula: "OR([Stays]>0,COUNTIFS(Stays[Who],[Who])>0)" };
    expect((await pausesOf({ ...fine, params: settled })).pauses).toBe(pauses);
  });

  it("says of each row what it counts, as one that need not wait does", async () => {
    const message = "{Who} {= COUNTIFS(Stays[Who],[Who])} {= SUMIFS(Stays[Days],Stays[Who],[Who])}";
    const expected = people.map(([who]) => {
      const own = stays.filter((row) => row[1] === who);
      return `${String(who)} ${own.length} ${own.reduce((sum, row) => sum + Number(row[3]), 0)}`;
    });
    const none = { fields: ["Who"], params: { formula: "COUNTIFS(Stays[Who],[Who])=0" } };
    expect((await pausesOf({ ...none, message })).said).toEqual(expected);
    const groups = { ...SUM, params: { by: ["Who"], most: 3 }, message };
    expect((await pausesOf(groups)).said).toEqual(expected);
  });

  it("stops wherever it is asked to, and begins anew as if nothing had been", async () => {
    const rule = { ...PLAIN, when: 'COUNTIFS(Stays[Who],[Who],Stays[Days],">=0")=4' };
    const [pack, workbook] = [packWith(rule), workbookOf()];
    const whole = value(await verify(workbook, pack, ASKED));
    const { pauses } = await pausesOf(rule);
    let stopped = 0;
    for (let turn = 1; turn <= pauses; turn++) {
      const stop = new AbortController();
      let turns = 0;
      const pause = async () => {
        if (++turns === turn) stop.abort();
      };
      const run = await verify(workbook, pack, { ...ASKED, pause, signal: stop.signal });
      if (run.ok) expect(run.value).toEqual(whole);
      else stopped++;
    }
    expect(stopped).toBeGreaterThanOrEqual(ROWS / 5000);
    expect(value(await verify(workbook, pack, ASKED))).toEqual(whole);
  });
});

describe("an edit of a table whose rule looks over another of many rows", () => {
  const pack = packWith({
    fields: ["Who"],
    params: { formula: "COUNTIFS(Stays[Who],[Who])=[Stays]" },
  });
  const area = { sheet: "People", row: 3, column: 2, rows: 1, columns: 1 };

  it("lets others have a turn too, and finds what a whole check finds", async () => {
    const workbook = workbookOf();
    const kept = value(await startCheck(workbook, pack, ASKED));
    expect(kept.run.findings).toHaveLength(1);
    value(await workbook.apply([{ kind: "setCells", area, values: [[4]] }]));
    let pauses = 0;
    const pause = async () => {
      pauses++;
    };
    const again = value(await recheck(kept, workbook, pack, { ...ASKED, pause }, [area]));
    expect(again.verification).not.toBeNull();
    expect(pauses).toBeGreaterThanOrEqual(ROWS / 5000);
    expect(again.run.counts.errors).toBe(0);
  });

  it("can be stopped meanwhile; then the next check is a whole one", async () => {
    const workbook = workbookOf();
    const kept = value(await startCheck(workbook, pack, ASKED));
    value(await workbook.apply([{ kind: "setCells", area, values: [[4]] }]));
    const stop = new AbortController();
    const pause = async () => stop.abort();
    const asked = { ...ASKED, pause, signal: stop.signal };
    expect(trouble(await recheck(kept, workbook, pack, asked, [area]))).toContain("Stopped");
    const next = value(await recheck(kept, workbook, pack, ASKED, [area]));
    expect(next.run.counts.errors).toBe(0);
  });
});
