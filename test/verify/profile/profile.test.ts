import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { acceptSuggestion } from "../../../src/verify/profile/accept";
import { profileWorkbook } from "../../../src/verify/profile/profile";
import { suggestRules } from "../../../src/verify/profile/suggest";
import { readPack } from "../../../src/verify/pack";
import { verify } from "../../../src/verify/run";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { day, modelOf, value } from "../make";

const HEADINGS = ["Case ref", "Team", "Opened", "Closed", "Hours", "Remark"];
const ROWS = 60;

/** Sixty cases: one reference of another form, one closed before it opened, one with far too many hours. */
function caseload() {
  const formats = new Map<string, string>();
  const rows: Cell[][] = [HEADINGS];
  for (let n = 1; n <= ROWS; n++) {
    const opened = 45000 + n;
    rows.push([
      n === 20 ? "see file" : `CJ${100000 + n}`,
      ["North", "South", "East"][n % 3] ?? "",
      opened,
      n === 30 ? opened - 5 : opened + 10,
      n === 40 ? 900 : 1 + (n % 7),
      n % 4 === 0 ? "n/a" : `Spoke to the family on day ${n} and again later`,
    ]);
    formats.set(`${n},2`, "dd/mm/yyyy").set(`${n},3`, "dd/mm/yyyy");
  }
  return new MemoryWorkbook(modelOf({ sheet: "Cases", rows, formats }));
}

const profiled = async () => value(await profileWorkbook(caseload()));
const suggested = async () => suggestRules(await profiled());

describe("what is in each column", () => {
  it("counts what is filled, which blanks there are, and what kinds of values", async () => {
    const [table] = (await profiled()).tables;
    const byTitle = new Map(table?.columns.map((column) => [column.title, column]));
    expect(byTitle.get("Remark")).toMatchObject({ rows: 60, filled: 45, blanks: { standIns: 15 } });
    expect(byTitle.get("Opened")).toMatchObject({ types: { dates: 60, numbers: 0 } });
    expect(byTitle.get("Team")).toMatchObject({ distinct: 3 });
    expect(byTitle.get("Case ref")?.shapes[0]).toEqual({ text: "AA999999", count: 59 });
    expect(byTitle.get("Hours")).toMatchObject({ range: { low: 1, high: 900 }, outliers: [39] });
  });

  it("says how far it is, and stops when it is told to", async () => {
    const steps: string[] = [];
    await profileWorkbook(caseload(), { onProgress: (done, all) => steps.push(`${done}/${all}`) });
    expect(steps).toEqual(["1/6", "2/6", "3/6", "4/6", "5/6", "6/6"]);
    const stop = new AbortController();
    const stopped = await profileWorkbook(caseload(), {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(stopped.ok).toBe(false);
  });

  it("a workbook without a table is said to have none", async () => {
    const profile = await profileWorkbook(
      new MemoryWorkbook(modelOf({ sheet: "S", rows: [["x"]] })),
    );
    expect(profile).toMatchObject({ ok: false });
  });
});

describe("rules that would fit", () => {
  it("each comes with its evidence and what would fail now", async () => {
    const sentences = (await suggested()).map(({ sentence }) => sentence);
    expect(sentences).toContain(
      "98.3% of 60 values in “Case ref” look like AA999999; 1 does not: A21.",
    );
    expect(sentences).toContain(
      "All 60 values in “Team” are one of 3 choices (South, East and North).",
    );
    expect(sentences).toContain(
      "98.3% of 60 values in “Hours” are at least 0 and at most 7; 1 does not: E41.".replace(
        "does not",
        "does not",
      ),
    );
    expect(sentences).toContain(
      "In 98.3% of 60 rows that have both, “Opened” is not after “Closed”; 1 does not: D31.",
    );
    expect(sentences).toContain("All 60 rows have a value in “Opened”.");
    expect(sentences).toContain("All 60 values in “Opened” are dates.");
  });

  it("no rule is suggested for remarks, and none from a handful of rows", async () => {
    const all = await suggested();
    expect(all.filter(({ columns }) => columns.includes("Remark"))).toEqual([]);
    const rows = [["Ref", "Team"], ...Array.from({ length: 9 }, (_, n) => [`CJ${n}`, "North"])];
    const few = value(await profileWorkbook(new MemoryWorkbook(modelOf({ sheet: "S", rows }))));
    expect(suggestRules(few)).toEqual([]);
  });

  it("accepted one by one they make a pack that finds exactly what it said would fail", async () => {
    const all = await suggested();
    let json: unknown = null;
    for (const suggestion of all) json = value(acceptSuggestion(json, suggestion));
    const pack = value(readPack(json));
    const run = value(await verify(caseload(), pack, { asOf: day("31/10/2025") }));
    expect(run.notRun).toEqual([]);
    const own = new Set(pack.rules.filter(({ table }) => table === "Cases").map(({ id }) => id));
    const cells = run.findings
      .filter(({ rule }) => own.has(rule))
      .map(({ locations }) => locations[0]?.cell);
    const expected = all.flatMap(({ rule, evidence }) => (rule === null ? [] : evidence.cells));
    expect([...new Set(cells)].sort()).toEqual([...new Set(expected)].sort());
  });

  it("accepted twice they stand once", async () => {
    const [first] = await suggested();
    if (!first) throw new Error("There is no suggestion.");
    const once = value(acceptSuggestion(null, first));
    expect(value(acceptSuggestion(once, first))).toEqual(once);
  });

  it("a scheme of identifiers is known by its form", async () => {
    const rows = [
      ["Postcode", "Town"],
      ...Array.from({ length: 30 }, (_, n) => [
        `JE2 ${(n % 9) + 1}A${"ABDEFGHJLN".charAt(n % 10)}`,
        "St Helier",
      ]),
    ];
    const profile = value(await profileWorkbook(new MemoryWorkbook(modelOf({ sheet: "S", rows }))));
    const schemes = suggestRules(profile).flatMap(({ kind, rule }) =>
      kind === "identifier" ? [rule?.params] : [],
    );
    expect(schemes).toEqual([{ scheme: "postcode" }]);
  });

  it("a hundred thousand rows are looked at column by column", async () => {
    let pauses = 0;
    const rows: Cell[][] = [["Ref", "Age"]];
    for (let n = 0; n < 100_000; n++) rows.push([`R${n}`, n % 90]);
    const workbook = new MemoryWorkbook(modelOf({ sheet: "S", rows }));
    const profile = value(
      await profileWorkbook(workbook, {
        pause: async () => {
          pauses++;
        },
      }),
    );
    expect(profile.tables[0]?.columns.map(({ distinct }) => distinct)).toEqual([100_000, 90]);
    expect(pauses).toBeGreaterThanOrEqual(2);
  });
});
