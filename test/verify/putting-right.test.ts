import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { formatDate } from "../../src/cells/date";
import type { Moment } from "../../src/records/moment";
import type { Plan } from "../../src/records/plan";
import type { Result } from "../../src/text/trouble";
import type { Finding, Run } from "../../src/verify/finding";
import { readPack } from "../../src/verify/pack";
import { fixesOf, planFixes, planPutBack } from "../../src/verify/putting-right/fixes";
import type { PuttingRight } from "../../src/verify/putting-right/layout";
import {
  correctionLists,
  correctionText,
  planCorrectionSheet,
} from "../../src/verify/putting-right/lists";
import {
  applyWaivers,
  readPuttingRight,
  settledSentence,
} from "../../src/verify/putting-right/settle";
import { endOfNextPeriod, planAnswer, planWaiver } from "../../src/verify/putting-right/waive";
import { verify } from "../../src/verify/run";
import { putCell, type WorkbookModel } from "../../src/workbook/model";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { check, day, modelOf, packJson, tableOf, trouble, value } from "./make";

const AS_OF = day("31/10/2025");
const FIELDS = { ref: "string", worker: "string", start: "date", end: "date", hours: "number" };
const HEAD = Object.keys(FIELDS);

const cases = (rows: readonly (readonly Cell[])[]): WorkbookModel =>
  modelOf({ sheet: "Cases", rows: [HEAD, ...rows] });

const PACK = value(
  readPack(
    packJson({
      tables: [{ ...tableOf("Cases", FIELDS, { primaryKey: "ref" }), suppliers: ["worker"] }],
      rules: [
        { id: "hours", kind: "range", fields: ["hours"], params: { maximum: 40 } },
        { id: "long", kind: "range", fields: ["hours"], params: { minimum: 1 }, level: "query" },
        { id: "order", kind: "compare", fields: ["end", "start"], params: { op: ">=" } },
        { id: "tidy", kind: "edge-space" },
        { id: "number", kind: "number-as-text" },
        { id: "date", kind: "date-as-text" },
      ],
    }),
  ),
);

let tokens = 0;
const moment = (actor = "A. Osei", today = AS_OF): Moment => ({
  at: "2025-10-31T10:00:00.000Z",
  today,
  actor,
  token: () => `k${String(tokens++).padStart(3, "0")}`,
});

async function run(workbook: MemoryWorkbook): Promise<Run> {
  return value(await verify(workbook, PACK, { asOf: AS_OF }));
}

const kept = async (workbook: MemoryWorkbook) => value(await readPuttingRight(workbook));
const settled = async (workbook: MemoryWorkbook, asOf = AS_OF) =>
  applyWaivers(await run(workbook), await kept(workbook), asOf);
const only = ({ findings }: Run): Finding => findings[0]!;

async function write(workbook: MemoryWorkbook, plan: Result<Plan>) {
  return value(await workbook.apply(value(plan).changes));
}

async function waive(workbook: MemoryWorkbook, change: object = {}) {
  const input = {
    finding: only(await run(workbook)),
    reason: "Counted twice on purpose",
    expires: AS_OF + 90,
    asOf: AS_OF,
    ...change,
  };
  return write(workbook, planWaiver(await kept(workbook), input, moment()));
}

describe("accepting a finding for a time", () => {
  const rows = [["a", "Kim", 45_900, 45_901, 55]];

  it("keeps it in the list and counts it as accepted", async () => {
    const workbook = new MemoryWorkbook(cases(rows));
    await waive(workbook);
    const after = await settled(workbook);
    expect(after.counts).toMatchObject({ errors: 0, waived: 1 });
    expect(after.state).toBe("ready");
    expect(after.sentence).toBe("Ready to submit.");
    expect(only(after).status).toBe("waived");
    expect(settledSentence(only(after))).toBe(
      "Accepted until 29/01/2026: “Counted twice on purpose” (A. Osei, 31/10/2025).",
    );
  });

  it("holds wherever the record has moved to", async () => {
    const model = cases([["z", "Kim", 45_900, 45_901, 5], ...rows]);
    const workbook = new MemoryWorkbook(model);
    await waive(workbook);
    const sheet = model.sheets[0]!;
    for (const [at, cell] of rows[0]!.entries()) putCell(sheet, 1, at, cell);
    for (const [at, cell] of ["z", "Kim", 45_900, 45_901, 5].entries()) putCell(sheet, 2, at, cell);
    expect((await settled(workbook)).counts).toMatchObject({ errors: 0, waived: 1 });
  });

  it("is void once the value changes, and says what was said", async () => {
    const model = cases(rows);
    const workbook = new MemoryWorkbook(model);
    await waive(workbook);
    putCell(model.sheets[0]!, 1, 4, 56);
    const after = await settled(workbook);
    expect(after.counts).toMatchObject({ errors: 1, waived: 0 });
    expect(only(after)).toMatchObject({
      status: "open",
      lastTime:
        "Last time: “Counted twice on purpose” (A. Osei, 31/10/2025). What it was about has changed since.",
    });
  });

  it("ends with its last day", async () => {
    const workbook = new MemoryWorkbook(cases(rows));
    await waive(workbook);
    expect((await settled(workbook, AS_OF + 90)).counts.waived).toBe(1);
    const after = await settled(workbook, AS_OF + 91);
    expect(after.counts).toMatchObject({ errors: 1, waived: 0 });
    expect(only(after).lastTime).toContain("That was accepted until 29/01/2026.");
  });

  it("is not one while it is under review, and the last word counts", async () => {
    const workbook = new MemoryWorkbook(cases(rows));
    await waive(workbook, { status: "under_review" });
    expect(only(await settled(workbook))).toMatchObject({ status: "open" });
    await waive(workbook);
    expect((await settled(workbook)).counts.waived).toBe(1);
    await waive(workbook, { status: "rejected" });
    expect(only(await settled(workbook)).lastTime).toContain("Was not accepted");
  });

  it("keeps no value, only a mark of it", async () => {
    const workbook = new MemoryWorkbook(cases([["a", "Kim", 45_900, 45_901, 5512.25]]));
    await waive(workbook);
    expect(JSON.stringify((await kept(workbook)).rows.tblWaiver)).not.toContain("5512");
  });

  it("asks for a reason, a name and a day to come", async () => {
    const workbook = new MemoryWorkbook(cases(rows));
    const records = await kept(workbook);
    const finding = only(await run(workbook));
    const input = { finding, reason: "Why not", expires: AS_OF + 1, asOf: AS_OF };
    const refused = (change: object, actor = "A") =>
      trouble(planWaiver(records, { ...input, ...change }, moment(actor)));
    expect(refused({ reason: "  " })).toMatch(/^Give the reason/);
    expect(refused({}, " ")).toMatch(/^Say who you are/);
    expect(refused({ expires: AS_OF })).toMatch(/^It has to hold until a day after 31\/10\/2025/);
    expect(refused({ finding: { ...finding, standsFor: 9 } })).toMatch(/stands for many cells/);
  });

  it("names a row that somebody has edited into nonsense, and goes on without it", async () => {
    const model = cases(rows);
    const workbook = new MemoryWorkbook(model);
    await waive(workbook);
    const sheet = model.sheets.find(({ name }) => name === "Waivers")!;
    const { fields, facts } = (await kept(workbook)).places.get("tblWaiver")!;
    putCell(sheet, facts.area.row + 1, facts.area.column + fields.get("expires")!, "some day");
    const after = await settled(workbook);
    expect(after.counts.errors).toBe(1);
    expect(after.remarks).toEqual([expect.stringContaining("“some day” is not a date")]);
  });

  it("gives the same when it is applied again", async () => {
    const workbook = new MemoryWorkbook(cases(rows));
    await waive(workbook);
    const once = await settled(workbook);
    expect(applyWaivers(once, await kept(workbook), AS_OF)).toEqual(once);
  });

  it("refuses to write where the table was renamed by somebody meanwhile", async () => {
    const model = cases(rows);
    const workbook = new MemoryWorkbook(model);
    await waive(workbook);
    const records: PuttingRight = await kept(workbook);
    const plan = value(
      planWaiver(
        records,
        { finding: only(await run(workbook)), reason: "x", expires: AS_OF + 9, asOf: AS_OF },
        moment(),
      ),
    );
    model.tables.splice(0, 1, { ...model.tables[0]!, name: "MyWaivers" });
    const before = JSON.stringify(model.sheets.map(({ name }) => name));
    expect((await workbook.apply(plan.changes)).ok).toBe(false);
    expect(JSON.stringify(model.sheets.map(({ name }) => name))).toBe(before);
  });
});

describe("two people who look like one", () => {
  const pair = {
    tables: [
      tableOf(
        "People",
        { ref: "string", forename: "string", surname: "string", born: "date" },
        { primaryKey: "ref" },
      ),
    ],
    rules: [
      {
        id: "same",
        kind: "duplicate-person",
        table: "People",
        params: { fields: { forename: "forename", surname: "surname", dob: "born" } },
      },
    ],
  };
  const people = modelOf({
    sheet: "People",
    rows: [
      ["ref", "forename", "surname", "born"],
      ["a", "Maria", "Okonkwo", 33_000],
      ["b", "Maria", "Okonkwo", 33_000],
    ],
  });

  it("stay two, whatever becomes of their names", async () => {
    const first = await check(people, pair);
    expect(first.findings).toHaveLength(1);
    const workbook = new MemoryWorkbook(people);
    const finding = only(first);
    await write(
      workbook,
      planWaiver(
        await kept(workbook),
        { finding, reason: "Cousins", expires: AS_OF + 9, asOf: AS_OF, isPair: true },
        moment(),
      ),
    );
    for (const row of [1, 2]) putCell(people.sheets[0]!, row, 2, "Okonkwo-Hall");
    const after = applyWaivers(await check(people, pair), await kept(workbook), AS_OF);
    expect(after.findings.map(({ status }) => status)).toEqual(["waived"]);
  });
});

describe("explaining a query", () => {
  it("is asked once, remembered next period, and asked again when the value changes", async () => {
    const model = cases([["a", "Kim", 45_900, 45_901, 0]]);
    const workbook = new MemoryWorkbook(model);
    const finding = only(await run(workbook));
    const plan = planAnswer(
      await kept(workbook),
      { finding, reason: "In hospital", asOf: AS_OF },
      moment(),
    );
    await write(workbook, plan);
    expect((await settled(workbook, AS_OF + 200)).counts).toMatchObject({ queries: 0, waived: 1 });
    putCell(model.sheets[0]!, 1, 4, 0.5);
    const after = await settled(workbook, AS_OF + 200);
    expect(after.counts.queries).toBe(1);
    expect(only(after).lastTime).toContain("Last time: “In hospital”");
  });

  it("is not enough for what has to be put right", async () => {
    const workbook = new MemoryWorkbook(cases([["a", "Kim", 45_900, 45_901, 55]]));
    const finding = only(await run(workbook));
    const records = await kept(workbook);
    const refused = planAnswer(records, { finding, reason: "Yes", asOf: AS_OF }, moment());
    expect(trouble(refused)).toMatch(/has to be put right, not explained/);
  });
});

it("an acceptance lasts to the end of the next period unless told otherwise", () => {
  const until = (asOf: string, start?: string, end?: string) =>
    formatDate(
      endOfNextPeriod(
        day(asOf),
        new Map<string, Cell>(
          start && end
            ? [
                ["period_start", start],
                ["period_end", end],
              ]
            : [],
        ),
      ),
    );
  expect(until("31/10/2025")).toBe("31/03/2026");
  expect(until("01/01/2026")).toBe("30/06/2026");
  expect(until("31/12/2025")).toBe("31/03/2026");
  expect(until("31/10/2025", "01/10/2025", "31/10/2025")).toBe("30/11/2025");
  expect(until("31/10/2025", "01/04/2025", "31/03/2026")).toBe("31/03/2027");
  expect(until("31/10/2025", "06/10/2025", "12/10/2025")).toBe("19/10/2025");
});

describe("safe fixes", () => {
  const rows = [["a ", "Kim", "03/04/2025", 45_901, "12"]];

  it("are written with their formats, kept one by one, and put back from what was kept", async () => {
    const model = cases(rows);
    putCell(model.sheets[0]!, 1, 4, "12", "@");
    const workbook = new MemoryWorkbook(model);
    const fixes = fixesOf((await run(workbook)).findings);
    expect(fixes.map(({ kind, sentence }) => [kind, sentence])).toEqual([
      ["trim", "Write “a” in Cases!A2, where it now says “a ”."],
      [
        "date",
        "Write the date 03/04/2025 in Cases!C2, where it now says “03/04/2025”: read as day, month, year.",
      ],
      ["number", "Write 12 in Cases!E2, where it now says “12”."],
    ]);
    const plan = value(await planFixes(workbook, await kept(workbook), fixes, moment()));
    value(await workbook.apply(plan.changes));
    const column = (at: number) => model.sheets[0]!.columns.get(at)!;
    expect([column(0).values[1], column(2).values[1], column(4).values[1]]).toEqual([
      "a",
      day("03/04/2025"),
      12,
    ]);
    expect([column(2).formats[1], column(4).formats[1]]).toEqual(["dd/mm/yyyy", "General"]);

    const records = await kept(workbook);
    expect(records.rows.tblFix.map(({ cell, old, by }) => [cell, old, by])).toEqual([
      ["A2", "a ", "A. Osei"],
      ["C2", "03/04/2025", "A. Osei"],
      ["E2", "12", "A. Osei"],
    ]);
    const last = records.rows.tblFix[2]!;
    const back = planPutBack(workbook, records, last, moment("B. Shah"));
    await write(workbook, await back);
    expect([column(4).values[1], column(4).formats[1]]).toEqual(["12", "@"]);
    const now = await kept(workbook);
    expect(now.rows.tblFix[2]).toMatchObject({ putBackBy: "B. Shah" });
    const again = await planPutBack(workbook, now, now.rows.tblFix[2]!, moment());
    expect(trouble(again)).toMatch(/was put back before/);
  });

  it("leave out formulas and cells that have changed, and say so", async () => {
    const model = cases([...rows, ["b ", "Kim", 45_900, 45_901, 3]]);
    const workbook = new MemoryWorkbook(model);
    const fixes = fixesOf((await run(workbook)).findings);
    putCell(model.sheets[0]!, 1, 0, "a ", "General", '="a "');
    putCell(model.sheets[0]!, 2, 0, "c ");
    const plan = value(await planFixes(workbook, await kept(workbook), fixes, moment()));
    expect(plan.left).toEqual([
      "Cases!A2 left out: it holds a formula. Mend the formula.",
      "Cases!A3 left out: it has changed since the check.",
    ]);
  });

  it("never cross a protected sheet", async () => {
    const model = cases(rows);
    const workbook = new MemoryWorkbook(model);
    const fixes = fixesOf((await run(workbook)).findings);
    model.sheets[0]!.isProtected = true;
    const refused = trouble(await planFixes(workbook, await kept(workbook), fixes, moment()));
    expect(refused).toContain("3 cells of the sheet “Cases” left out: the sheet is protected.");
  });

  it("change nothing where one cell changes between the preview and the writing", async () => {
    const model = cases(rows);
    const workbook = new MemoryWorkbook(model);
    const fixes = fixesOf((await run(workbook)).findings);
    const plan = value(await planFixes(workbook, await kept(workbook), fixes, moment()));
    putCell(model.sheets[0]!, 1, 4, "13");
    expect((await workbook.apply(plan.changes)).ok).toBe(false);
    expect(model.sheets[0]!.columns.get(0)!.values[1]).toBe("a ");
    expect(model.tables).toEqual([]);
  });
});

describe("which field would settle a row", () => {
  const table = tableOf("Cases", { a: "date", b: "date", c: "date", d: "date" });
  const order = (id: string, first: string, second: string) => ({
    id,
    kind: "compare",
    table: "Cases",
    fields: [first, second],
    params: { op: ">=" },
  });
  const rowOf = (...cells: Cell[]) =>
    modelOf({ sheet: "Cases", rows: [["a", "b", "c", "d"], cells] });

  it("is the one that all failed rules look at", async () => {
    const rules = [order("1", "b", "a"), order("2", "c", "a"), order("3", "d", "a")];
    const { findings } = await check(rowOf(100, 50, 51, 52), { tables: [table], rules });
    expect(findings.map(({ alone }) => alone)).toEqual(
      Array.from({ length: 3 }, () => ({ fields: ["a"], rules: 3 })),
    );
  });

  it("are two where no single one is enough, and none where two are not", async () => {
    const rules = [order("1", "b", "a"), order("2", "c", "a"), order("3", "c", "d")];
    const { findings } = await check(rowOf(100, 50, 51, 99), { tables: [table], rules });
    expect(findings[0]!.alone).toEqual({ fields: ["a", "c"], rules: 3 });
  });

  it("is the one in fewer rules that passed", async () => {
    const rules = [order("1", "b", "a"), order("2", "a", "b"), order("3", "c", "b")];
    const two = [{ ...rules[0]!, id: "x" }, { ...rules[0]!, id: "y" }, rules[2]!];
    const { findings } = await check(rowOf(100, 50, 99, 1), { tables: [table], rules: two });
    expect(findings[0]!.alone).toEqual({ fields: ["a"], rules: 2 });
  });

  it("is not said of a single failed rule", async () => {
    const { findings } = await check(rowOf(100, 50, 200, 1), {
      tables: [table],
      rules: [order("1", "b", "a")],
    });
    expect(findings[0]!.alone).toBeUndefined();
  });
});

describe("lists for those who supplied the records", () => {
  const rows = [
    ["a", "Kim", 45_901, 45_900, 55],
    ["b", "Ash", 45_900, 45_901, 0],
    ["c", null, 45_900, 45_901, 99],
    ["d", "kim", 45_900, 45_901, 5],
  ];

  it("hold only what each of them has to do, and say how much that is", async () => {
    const found = await run(new MemoryWorkbook(cases(rows)));
    const lists = correctionLists(found);
    expect(lists.map(({ supplier, sentence }) => [supplier, sentence])).toEqual([
      ["Ash", "1 entry to explain."],
      ["Kim", "2 entries to put right."],
      ["Nobody named", "1 entry to put right."],
    ]);
    const text = correctionText(found, lists[1]!);
    expect(text).toContain("Kim: 2 entries to put right.");
    expect(text).toContain("Cases!E2, a, hours: It says “55”.");
    expect(text).not.toContain("Ash");
  });

  it("become a sheet of their own, under a name that is free", async () => {
    const workbook = new MemoryWorkbook(cases([["a", "O'Neil: A/B [x]", 45_900, 45_901, 55]]));
    const found = await run(workbook);
    for (const name of ["Corrections O'Neil A B x", "Corrections O'Neil A B x 2"]) {
      const facts = value(await workbook.facts());
      const plan = planCorrectionSheet(facts, found, correctionLists(found)[0]!);
      expect(plan.made?.replace(/ +/g, " ")).toBe(name);
      value(await workbook.apply(plan.changes));
    }
  });

  it("write as text what starts like a formula", async () => {
    const model = cases([["=1+1", "=cmd()", 45_900, 45_901, 55]]);
    const workbook = new MemoryWorkbook(model);
    const found = await run(workbook);
    const plan = planCorrectionSheet(
      value(await workbook.facts()),
      found,
      correctionLists(found)[0]!,
    );
    value(await workbook.apply(plan.changes));
    expect(model.sheets.at(-1)!.columns.get(2)!.formulas.size).toBe(0);
  });
});

describe("tolerance", () => {
  const parts = (tolerance: object) => ({
    tables: [tableOf("Cases", FIELDS)],
    rules: [{ id: "r", kind: "required", fields: ["hours"], tolerance }],
  });
  const rows = Array.from({ length: 10 }, (_, n) => [`r${n}`, "K", 1, 2, n < 2 ? null : 5]);

  it.each([
    [{ rows: 2 }, "note"],
    [{ rows: 1 }, "error"],
    [{ percent: 20 }, "note"],
    [{ percent: 19 }, "error"],
  ])("%j makes two blanks in ten rows a finding of level %s", async (tolerance, level) => {
    const found = await check(cases(rows), parts(tolerance));
    expect(found.findings.map((one) => one.level)).toEqual([level, level]);
    expect(found.state).toBe(level === "note" ? "ready" : "errors");
  });
});
