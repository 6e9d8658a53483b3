import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellError, type Cell } from "../../src/cells/cell";
import { recheck, startCheck } from "../../src/verify/recheck";
import { readPack } from "../../src/verify/pack";
import { verify } from "../../src/verify/run";
import { packById } from "../../src/verify/shipped";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptySheet, emptyWorkbook, putCell } from "../../src/workbook/model";
import { cellsOf, check, day, modelOf, packJson, tableOf, trouble, value } from "./make";

const said = (findings: Awaited<ReturnType<typeof check>>["findings"]) =>
  findings.map(({ rule, locations }) => `${rule} ${locations[0]?.cell ?? ""}`);

const keyed = tableOf(
  "S",
  { ref: "string", start: "date", end: "date", hours: "number" },
  { primaryKey: "ref" },
);
const HEAD = ["ref", "start", "end", "hours"];

describe("finding the table", () => {
  const fields = { ref: "string", town: "string", hours: "number" };
  const spec = (find: object) => ({
    tables: [
      {
        name: "t",
        find,
        schema: { fields: Object.entries(fields).map(([name, type]) => ({ name, type })) },
      },
    ],
    rules: [{ id: "need", kind: "required", fields: ["hours"] }],
  });

  it("passes over titles above, and leaves out totals and notes below", async () => {
    const model = modelOf({
      sheet: "Return",
      rows: [
        ["Monthly return"],
        ["Period:", "October"],
        [],
        ["Ref", "Town", "Hours"],
        ["a", "X", 1],
        ["b", "Y", null],
        [],
        ["Total", null, 1],
        ["Note: hours are rounded, and include travelling time."],
      ],
    });
    const run = await check(model, spec({ sheet: ["Oct Return", "return"] }));
    expect(run.counts.rows).toBe(2);
    expect(cellsOf(run.findings)).toEqual(["Return!C6"]);
  });

  it("knows headings by their aliases, and in spite of case, spaces and line breaks", async () => {
    const model = modelOf({
      sheet: "S",
      rows: [
        [" REF\n", "Place", "Hours  worked:"],
        ["a", "X", 1],
      ],
    });
    const run = await check(model, {
      tables: [
        {
          name: "t",
          find: { sheet: "S" },
          schema: {
            fields: [
              { name: "ref" },
              { name: "town", aliases: ["Place"] },
              { name: "hours", title: "Hours worked" },
            ],
          },
        },
      ],
    });
    expect(run.findings).toEqual([]);
    expect(run.counts.rows).toBe(1);
  });

  it("finds it on any sheet where the pack says what its headings are", async () => {
    const model = modelOf(
      { sheet: "Cover", rows: [["Welcome"]] },
      {
        sheet: "Data 2",
        rows: [
          ["ref", "town", "hours"],
          ["a", "X", null],
        ],
      },
    );
    const run = await check(model, spec({ header: { contains: ["ref", "hours"] } }));
    expect(cellsOf(run.findings)).toEqual(["Data 2!C2"]);
  });

  it("finds an Excel table by its name, wherever it stands", async () => {
    const model = modelOf({
      sheet: "S",
      rows: [
        [],
        [],
        [null, "ref", "town", "hours"],
        [null, "a", "X", null],
        [null, "after", "the", 7],
      ],
    });
    model.tables.push({
      name: "tblReturn",
      area: { sheet: "S", row: 2, column: 1, rows: 2, columns: 3 },
      columns: ["ref", "town", "hours"],
      hasTotals: false,
    });
    const run = await check(model, spec({ table: "TBLRETURN" }));
    expect(run.counts.rows).toBe(1);
    expect(cellsOf(run.findings)).toEqual(["S!D4"]);
  });

  it("says one thing about a missing column, and which rules did not run for it", async () => {
    const model = modelOf({
      sheet: "S",
      rows: [
        ["ref", "town", "Houres"],
        ["a", "X", 1],
        ["b", "Y", 2],
      ],
    });
    const run = await check(model, spec({ sheet: "S" }));
    expect(said(run.findings)).toEqual(["GEN-03 1:1"]);
    expect(run.findings[0]?.message).toBe("Column “hours” is missing. “Houres” looks like it.");
    expect(run.notRun).toMatchObject([
      { rule: "need", reason: "column “hours” not found (did you mean “Houres”?)" },
    ]);
    expect(run.sentence).toBe("1 to put right. 1 rule did not run.");
  });

  it("ends in a sentence where there is nothing to check", async () => {
    const pack = value(packById("case-return"));
    const options = { asOf: day("31/10/2025") };
    const empty = await verify(
      new MemoryWorkbook(modelOf({ sheet: "S", rows: [] })),
      pack,
      options,
    );
    expect(trouble(empty)).toContain("There is nothing in this workbook to check");
    const nothing = await verify(new MemoryWorkbook(emptyWorkbook("x")), pack, options);
    expect(trouble(nothing)).toContain("There is nothing in this workbook to check");
    const other = await verify(
      new MemoryWorkbook(modelOf({ sheet: "S", rows: [["a"], ["b"]] })),
      pack,
      options,
    );
    expect(trouble(other)).toContain("None of the tables that the pack expects was found");
  });

  it("names the cells of a damaged file that could not be read, even where nothing else is left", async () => {
    const damaged = emptyWorkbook("x");
    damaged.sheets.push(emptySheet("S"));
    damaged.unreadable.push({
      area: { sheet: "S", row: 0, column: 0, rows: 1, columns: 2 },
      reason: "its text is missing.",
    });
    const pack = value(packById("case-return"));
    const run = value(await verify(new MemoryWorkbook(damaged), pack, { asOf: day("31/10/2025") }));
    expect(run.state).toBe("errors");
    expect(run.findings.flatMap(({ locations }) => locations.map(({ cell }) => cell))).toContain(
      "A1:B1",
    );
  });

  it("says where the used range ends when a cell stands in a far corner, though no table is there", async () => {
    const model = modelOf({ sheet: "S", rows: [["a"]] });
    putCell(model.sheets[0]!, 20_000, 15_000, "far");
    const pack = value(packById("any-workbook"));
    const run = value(await verify(new MemoryWorkbook(model), pack, { asOf: day("31/10/2025") }));
    const said = run.findings.map(({ message }) => message).join(" ");
    expect(said).toContain("The used range reaches VDY20001");
    expect(said).toContain("No table was found in this workbook");
  });
});

describe("one cause, one finding", () => {
  it("a blank is asked for once, and no other rule speaks about it", async () => {
    const run = await check(
      modelOf({ sheet: "S", rows: [HEAD, ["a", null, 45940, 1], [null, 45930, 45940, 1]] }),
      {
        tables: [keyed],
        rules: [
          { id: "need", kind: "required", fields: ["start"] },
          { id: "order", kind: "compare", fields: ["end", "start"], params: { op: ">=" } },
          { id: "form", kind: "pattern", fields: ["ref"], params: { pattern: "[a-z]" } },
        ],
      },
    );
    expect(said(run.findings)).toEqual(["need B2", "S.key-filled A3"]);
  });

  it("a cell that cannot be read is not judged by rules about rows", async () => {
    const run = await check(
      modelOf({
        sheet: "S",
        rows: [HEAD, ["a", "31/02/2025", 45920, "many"], ["b", cellError("#REF!"), 45920, 2]],
      }),
      {
        extends: ["any-workbook"],
        tables: [keyed],
        rules: [
          { id: "order", kind: "compare", fields: ["end", "start"], params: { op: ">=" } },
          { id: "sum", kind: "formula", params: { formula: "[hours]+[start]>5" } },
        ],
      },
    );
    expect(said(run.findings).sort()).toEqual(["DT-01 B2", "GEN-18 B3", "not-a-number D2"]);
  });

  it("dates and numbers in texts are read, reported, and judged all the same", async () => {
    const run = await check(
      modelOf({
        sheet: "S",
        rows: [HEAD, ["a", "20/10/2025", "10/10/2025", "7"], ["b", 45931, 45940, 900]],
      }),
      {
        extends: ["any-workbook"],
        tables: [keyed],
        rules: [
          { id: "order", kind: "compare", fields: ["end", "start"], params: { op: ">=" } },
          { id: "hours", kind: "range", fields: ["hours"], params: { maximum: 5 } },
        ],
      },
    );
    expect(said(run.findings).sort()).toEqual([
      "date-as-text B2",
      "date-as-text C2",
      "hours D2",
      "hours D3",
      "order C2",
    ]);
  });

  it("a stray space does not keep a value from being a choice", async () => {
    const run = await check(
      modelOf({
        sheet: "S",
        rows: [
          ["ref", "status"],
          ["a", "Open "],
          ["b", " OPEN"],
          ["c", "Opn"],
          ["d", "Shut"],
        ],
      }),
      {
        extends: ["any-workbook"],
        tables: [tableOf("S", { ref: "string", status: "string" }, { primaryKey: "ref" })],
        rules: [
          {
            id: "list",
            kind: "allowed",
            fields: ["status"],
            params: { values: ["Open", "Closed"] },
          },
        ],
      },
    );
    const spoken = run.findings.map(({ rule, level, fix, locations }) => [
      rule,
      level,
      locations[0]?.cell,
      fix?.value,
    ]);
    expect(spoken).toEqual([
      ["list", "error", "B4", null],
      ["list", "error", "B5", null],
      ["GEN-14", "note", "B2", "Open"],
      ["list", "query", "B3", "Open"],
    ]);
  });

  it("a fault in every row is counted in full and listed only so far", async () => {
    const rows = Array.from({ length: 6000 }, (_, row) => [`r${row}`, "x"]);
    const run = await check(modelOf({ sheet: "S", rows: [["ref", "n"], ...rows] }), {
      tables: [tableOf("S", { ref: "string", n: "string" })],
      rules: [{ id: "list", kind: "allowed", fields: ["n"], params: { values: ["yes"] } }],
    });
    expect(run.counts.errors).toBe(6000);
    expect(run.findings).toHaveLength(5001);
    expect(run.findings.at(-1)?.locations[0]?.cell).toBe("B5002:B6001");
    expect(run.findings.at(-1)?.message).toContain("1,000 more cells");
  });
});

describe("sheets that no pack describes", () => {
  it("are taken as they are: what repeats in a form is asked about, not called an error", async () => {
    const line = ["Q", "A", "Note"];
    const model = modelOf({
      sheet: "Form",
      rows: [
        line,
        ["1", "yes", "a"],
        ["1", "yes", "a"],
        line,
        ["2", null, null],
        ["2", null, null],
        ["3", "no", "b"],
      ],
    });
    model.sheets[0]!.merged.push(
      { sheet: "Form", row: 20, column: 0, rows: 1, columns: 2 },
      { sheet: "Form", row: 22, column: 0, rows: 1, columns: 2 },
    );
    const run = await check(model, { extends: ["any-workbook"] });
    expect(run.findings.map(({ rule, level }) => `${rule} ${level}`)).toEqual([
      "GEN-11 query",
      "GEN-22 query",
    ]);
    expect(cellsOf(run.findings)).toEqual(["Form!4:4", "Form!A3", "Form!A2"]);
  });

  it("merged titles are one note a sheet, whatever their number", async () => {
    const model = modelOf({
      sheet: "S",
      rows: [
        ["Title", null],
        ["More", null],
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
      ],
    });
    for (const row of [0, 1]) {
      model.sheets[0]!.merged.push({ sheet: "S", row, column: 0, rows: 1, columns: 2 });
    }
    const run = await check(model, { extends: ["any-workbook"] });
    expect(cellsOf(run.findings)).toEqual(["S!A1:B1", "S!A2:B2"]);
    expect(run.findings).toHaveLength(1);
    expect(run.findings[0]?.level).toBe("note");
  });
});

describe("time", () => {
  const table = tableOf("S", { ref: "string", start: "date", end: "date" });
  const late = (asOf: string, ...rows: readonly Cell[][]) =>
    check(
      modelOf({ sheet: "S", rows: [["ref", "start", "end"], ...rows] }),
      {
        tables: [table],
        rules: [{ id: "late", kind: "late", fields: ["start", "end"], params: { within: 5 } }],
      },
      asOf,
    );

  it("counts working days, bank holidays left out", async () => {
    const start = day("22/12/2025");
    const run = await late(
      "31/03/2026",
      ["on time", start, day("31/12/2025")],
      ["late", start, day("02/01/2026")],
    );
    expect(said(run.findings)).toEqual(["late C3"]);
    expect(run.findings[0]?.message).toBe(
      "“end” on 02/01/2026 is 6 working days after “start”; the limit is 5 working days.",
    );
  });

  it("an open record is overdue once its day has passed, and not before", async () => {
    const open = ["open", day("22/12/2025"), null];
    expect((await late("31/12/2025", open)).findings).toEqual([]);
    expect(said((await late("01/01/2026", open)).findings)).toEqual(["late C2"]);
  });

  it("says that rows beyond the known bank holidays could not be judged", async () => {
    const run = await late("31/03/2026", ["far", day("01/06/2090"), day("30/06/2090")]);
    expect(run.findings.map(({ level, rule }) => [level, rule])).toEqual([["note", "late"]]);
    expect(run.findings[0]?.message).toContain("1 row could not be judged");
  });

  it("rules hold from their day on", async () => {
    const parts = {
      tables: [table],
      rules: [
        { id: "new", kind: "required", fields: ["end"], effective: { from: "2026-04-01" } },
        { id: "old", kind: "required", fields: ["end"], effective: { to: "2025-03-31" } },
      ],
    };
    const model = modelOf({
      sheet: "S",
      rows: [
        ["ref", "start", "end"],
        ["a", 45931, null],
      ],
    });
    const run = await check(model, parts, "31/10/2025");
    expect(run.findings).toEqual([]);
    expect(run.notRun).toEqual([
      { rule: "new", reason: "holds from 01/04/2026 on" },
      { rule: "old", reason: "held until 31/03/2025" },
    ]);
    expect(said((await check(model, parts, "01/04/2026")).findings)).toEqual(["new C2"]);
  });

  it("rules with a parameter that was not given say so", async () => {
    const parts = {
      parameters: { period_end: { type: "date", title: "Last day of the period" } },
      tables: [table],
      rules: [{ id: "in", kind: "range", fields: ["start"], params: { maximum: "period_end" } }],
    };
    const model = modelOf({
      sheet: "S",
      rows: [
        ["ref", "start", "end"],
        ["a", 45962, null],
      ],
    });
    expect((await check(model, parts)).notRun).toEqual([
      {
        rule: "in",
        reason: "Last day of the period (“period_end”) was not given",
        lacks: { what: "parameters", names: ["period_end"] },
      },
    ]);
    const given = await check(model, parts, "31/10/2025", new Map([["period_end", "31/10/2025"]]));
    expect(said(given.findings)).toEqual(["in B2"]);
    const pack = value(readPack(packJson(parts)));
    const wrong = verify(new MemoryWorkbook(model), pack, {
      asOf: 45962,
      parameters: new Map([["period_end", "soon"]]),
    });
    expect(trouble(await wrong)).toContain("has to be a date such as 01/04/2026");
  });
});

describe("a run", () => {
  const parts = {
    extends: ["any-workbook"],
    tables: [keyed],
    rules: [
      { id: "order", kind: "compare", fields: ["end", "start"], params: { op: ">=" } },
      { id: "need", kind: "required", fields: ["end"] },
      { id: "hours", kind: "range", fields: ["hours"], params: { minimum: 0, maximum: 40 } },
    ],
  };
  const records = fc.array(
    fc.tuple(
      fc.constantFrom<Cell>(45931, 45940, "01/10/2025", "soon", null),
      fc.constantFrom<Cell>(45931, 45935, null, "x "),
      fc.constantFrom<Cell>(1, 50, "7", -1, null),
    ),
    { minLength: 2, maxLength: 12 },
  );
  const modelFrom = (rows: readonly (readonly Cell[])[]) =>
    modelOf({ sheet: "S", rows: [HEAD, ...rows] });
  const withKeys = (rows: readonly (readonly Cell[])[]) =>
    rows.map((row, at) => [`k${at}`, ...row]);

  it("has the same fingerprints whatever the order of the rows", async () => {
    await fc.assert(
      fc.asyncProperty(records, fc.integer({ min: 0, max: 11 }), async (rows, turn) => {
        const inOrder = withKeys(rows);
        const at = turn % inOrder.length;
        const turned = [...inOrder.slice(at), ...inOrder.slice(0, at)].reverse();
        const marks = async (some: readonly (readonly Cell[])[]) =>
          (await check(modelFrom(some), parts)).findings
            .map(({ fingerprint }) => fingerprint)
            .sort();
        expect(await marks(turned)).toEqual(await marks(inOrder));
      }),
      { numRuns: 25 },
    );
  });

  it("is the same when it is done again, findings in the same order with ids of their own", async () => {
    await fc.assert(
      fc.asyncProperty(records, async (rows) => {
        const model = modelFrom(withKeys(rows));
        const run = await check(model, parts);
        expect(await check(model, parts)).toEqual(run);
        expect(new Set(run.findings.map(({ id }) => id)).size).toBe(run.findings.length);
      }),
      { numRuns: 25 },
    );
  });

  it("pauses often, tells its progress truly and stops when it is asked to", async () => {
    const rows = Array.from({ length: 9000 }, (_, at) => [`k${at}`, 45931, 45940, 1]);
    const workbook = new MemoryWorkbook(modelFrom(rows));
    const pack = value(readPack(packJson(parts)));
    const steps: [number, number, string][] = [];
    let pauses = 0;
    const options = {
      asOf: day("31/10/2025"),
      onProgress: (done: number, total: number, step: string) => steps.push([done, total, step]),
      pause: async () => {
        pauses++;
      },
    };
    value(await verify(workbook, pack, options));
    expect(pauses).toBeGreaterThan(5);
    const checking = steps.filter(([, , step]) => step === "checking");
    expect(checking.map(([done]) => done)).toEqual([2000, 4000, 6000, 8000, 9000]);
    expect(checking.every(([, total]) => total === 9000)).toBe(true);

    const stop = new AbortController();
    const stopped = verify(workbook, pack, {
      ...options,
      signal: stop.signal,
      onProgress: (done, _, step) => {
        if (step === "checking" && done >= 4000) stop.abort();
      },
    });
    expect(trouble(await stopped)).toBe("Stopped, as you asked. Nothing was changed.");
  });

  it("never changes the workbook", async () => {
    const model = modelFrom([["k", "soon", null, "7 "]]);
    const before = structuredClone(model);
    await check(model, parts);
    expect(model).toEqual(before);
  });
});

describe("checking again", () => {
  it("keeps what was settled as closed, and what came back as open", async () => {
    const model = modelOf({
      sheet: "S",
      rows: [HEAD, ["a", 45940, 45931, 1], ["b", 45931, 45940, 99]],
    });
    const workbook = new MemoryWorkbook(model);
    const pack = value(
      readPack(
        packJson({
          tables: [keyed],
          rules: [
            { id: "order", kind: "compare", fields: ["end", "start"], params: { op: ">=" } },
            { id: "hours", kind: "range", fields: ["hours"], params: { maximum: 40 } },
          ],
        }),
      ),
    );
    const options = { asOf: day("31/10/2025") };
    const status = (run: { findings: readonly { rule: string; status: string }[] }) =>
      run.findings.map(({ rule, status }) => `${rule} ${status}`);
    const first = value(await startCheck(workbook, pack, options));
    expect(status(first.run)).toEqual(["order open", "hours open"]);

    putCell(model.sheets[0]!, 1, 2, 45950);
    const second = value(await recheck(first, workbook, pack, options));
    expect(status(second.run)).toEqual(["hours open", "order closed"]);
    expect(second.run.counts.errors).toBe(1);
    expect(second.run.sentence).toBe("1 to put right.");

    putCell(model.sheets[0]!, 2, 3, 9);
    const third = value(await recheck(second, workbook, pack, options));
    expect(status(third.run)).toEqual(["hours closed", "order closed"]);
    expect(third.run.sentence).toBe("Ready to submit.");

    putCell(model.sheets[0]!, 1, 2, 45931);
    const fourth = value(await recheck(third, workbook, pack, options));
    expect(status(fourth.run)).toEqual(["order open", "hours closed"]);
  });
});
