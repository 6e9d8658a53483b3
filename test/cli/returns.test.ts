import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { runCommandLine } from "../../src/cli/commands";
import { RecordsDraft } from "../../src/records/draft";
import { readRecords } from "../../src/records/read";
import { RETURN_DUE, type DueRow } from "../../src/verify/returns/layout";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptyWorkbook, putCell } from "../../src/workbook/model";
import { openWorkbook } from "../../src/xlsx/open";
import { saveWorkbook } from "../../src/xlsx/save";
import { day, modelOf, packJson, tableOf, value } from "../verify/make";

type Row = readonly (string | number | null)[];

let folder = "";
const at = (...names: string[]) => join(folder, ...names);

async function plumbline(...args: string[]) {
  let [out, err] = ["", ""];
  const code = await runCommandLine(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err };
}

const HEAD = ["Ref", "Team", "Seen"];

async function save(name: string, rows: readonly Row[]): Promise<void> {
  const model = modelOf({ sheet: "Cases", rows: [HEAD, ...rows] });
  rows.forEach((row, index) => {
    const seen = row[2] ?? null;
    if (seen !== null) putCell(model.sheets[0]!, index + 1, 2, seen, "dd/mm/yyyy");
  });
  await writeFile(at("sent", name), value(await saveWorkbook(model)));
}

const DUE: DueRow = {
  sender: "North",
  return: "Caseload",
  period: "Oct 2026",
  periodEnd: day("31/10/2026"),
  due: null,
  workingDays: 5,
  division: "",
  fileName: "",
};

async function saveCalendar(rows: readonly DueRow[]): Promise<void> {
  const workbook = new MemoryWorkbook(emptyWorkbook("due.xlsx"));
  workbook.model.sheets.push(modelOf({ sheet: "Notes", rows: [["Returns"]] }).sheets[0]!);
  const draft = new RecordsDraft(RETURN_DUE, value(await readRecords(workbook, RETURN_DUE)));
  for (const row of rows) draft.add("tblReturnDue", row);
  value(await workbook.apply(value(draft.done()).changes));
  await writeFile(at("due.xlsx"), value(await saveWorkbook(workbook.model)));
}

const SIGN = ["--name", "R. Shah", "--at", "2026-11-22T14:32Z"];
const CHECK = () => ["--as-of", "30/11/2026", "--pack", at("pack.json")];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-returns-"));
  await mkdir(at("sent"));
  const fields = { Ref: "string", Team: "string", Seen: "date" };
  const pack = packJson({
    tables: [tableOf("Cases", fields, { primaryKey: "Ref" })],
    rules: [
      { id: "R1", kind: "required", table: "Cases", fields: ["Team"] },
      { id: "R2", kind: "required", table: "Cases", fields: ["Seen"], level: "query" },
    ],
  });
  await writeFile(at("pack.json"), JSON.stringify(pack));
  await save("north-oct 2026.xlsx", [
    ["C1", "North", 46300],
    ["C2", "North", 46301],
  ]);
  await save("south oct 2026.xlsx", [
    ["C2", "South", 46302],
    ["C4", "=1+1", 46302],
  ]);
  await save("east oct 2026.xlsx", [["C5", null, 46302]]);
  await save("mid oct 2026.xlsx", [["C6", "Mid", null]]);
  await save("held oct 2026.xlsx", [["C7", "Held", 46302]]);
  await save("stranger.xlsx", [["C8", "Stranger", 46302]]);
  await writeFile(at("sent", "coast oct 2026.xlsx"), "no workbook");
  for (const name of ["north-oct 2026.xlsx", "held oct 2026.xlsx"]) {
    const signed = await plumbline(
      "sign-off",
      at("sent", name),
      ...SIGN,
      ...CHECK(),
      "--out",
      at("sent", name),
    );
    expect(signed).toMatchObject({ code: 0, err: "" });
  }
  const held = value(
    await openWorkbook("held", new Uint8Array(await readFile(at("sent", "held oct 2026.xlsx")))),
  );
  putCell(held.sheets[0]!, 1, 1, "Someone else");
  await writeFile(at("sent", "held oct 2026.xlsx"), value(await saveWorkbook(held)));
  const late = day("30/11/2026");
  await saveCalendar([
    DUE,
    { ...DUE, sender: "South", fileName: "south*oct*.xlsx" },
    { ...DUE, sender: "East" },
    { ...DUE, sender: "Mid" },
    { ...DUE, sender: "Held" },
    { ...DUE, sender: "Coast" },
    { ...DUE, sender: "West" },
    { ...DUE, sender: "Isles", periodEnd: null, workingDays: null, due: late },
  ]);
});

afterAll(() => rm(folder, { recursive: true }));

const returnsShape = z.object({
  format: z.literal(1),
  command: z.literal("returns"),
  summary: z.string(),
  returns: z.array(
    z.object({
      sender: z.string().nullable(),
      due: z.string().nullable(),
      state: z.string(),
      overdue: z.boolean(),
      file: z.string().nullable(),
      sentence: z.string(),
    }),
  ),
});

describe("plumbline returns", () => {
  const look = (...more: string[]) =>
    plumbline("returns", at("sent"), ...CHECK(), "--due", at("due.xlsx"), ...more);

  it("has one row a return: who sent it, who did not, and how it stands", async () => {
    const { out, code } = await look("--format", "json");
    const { returns } = returnsShape.parse(JSON.parse(out));
    expect(returns.map(({ sender, state, overdue }) => [sender, state, overdue])).toEqual([
      ["North", "signed", false],
      ["South", "ready", false],
      ["East", "errors", false],
      ["Mid", "queries", false],
      ["Held", "changed", false],
      ["Coast", "unreadable", false],
      ["West", "not-sent", true],
      ["Isles", "not-sent", false],
      [null, "ready", false],
    ]);
    expect(code).toBe(3);
    // Five working days after Saturday the 31st.
    expect(returns[0]?.due).toBe("2026-11-06");
    expect(returns[6]?.sentence).toBe("Not sent. It was due on 06/11/2026.");
    expect(returns[7]?.sentence).toBe("Not sent yet. It is due on 30/11/2026.");
    expect(returns[8]?.sentence).toBe("The calendar does not expect this file. Ready to submit.");
  });

  it("says it in words and as CSV, with the totals in words", async () => {
    const { out } = await look();
    expect(out).toContain("North · Caseload · Oct 2026 · due 06/11/2026: signed off");
    expect(out).toContain(
      "9 returns: 1 signed off, 2 ready, 1 to explain, 1 to put right, 1 changed since it was signed, 1 could not be read, 2 not sent (1 overdue).",
    );
    const csv = await look("--format", "csv");
    expect(csv.out.split("\r\n")[0]).toBe("Sender,Return,Period,Due,State,File,What is known");
  });

  it("does without a calendar, and says where one is meant and there is none", async () => {
    const alone = await plumbline("returns", at("sent", "south oct 2026.xlsx"), ...CHECK());
    expect(alone.code).toBe(0);
    expect(alone.out).toContain("1 return: 1 ready.");
    const none = await plumbline(
      "returns",
      at("sent"),
      ...CHECK(),
      "--due",
      at("sent", "stranger.xlsx"),
    );
    expect(none.code).toBe(3);
    expect(none.err).toContain("has no table tblReturnDue");
  });
});

describe("plumbline collate", () => {
  it("puts accepted returns together with where each record comes from, and names the rest", async () => {
    const { out, code } = await plumbline(
      "collate",
      at("sent"),
      ...CHECK(),
      "--out",
      at("all.xlsx"),
    );
    expect(out).toContain("5 records from 3 returns put together. 4 returns not taken.");
    expect(out).toContain("“C2” of Cases stands in 2 places: north-oct 2026.xlsx (Cases, row 3)");
    // One of the files could not be read.
    expect(code).toBe(3);
    const { sheets, tables } = value(
      await openWorkbook("all.xlsx", new Uint8Array(await readFile(at("all.xlsx")))),
    );
    expect(sheets.map(({ name }) => name)).toEqual([
      "All Cases",
      "All returns",
      "All records found twice",
    ]);
    expect(tables[0]?.columns).toEqual([
      "Ref",
      "Team",
      "Seen",
      "From file",
      "From sheet",
      "From row",
      "Signed by",
      "Fingerprint",
    ]);
    const column = (n: number) => sheets[0]?.columns.get(n)?.values.slice(3);
    expect(column(0)).toEqual(["C1", "C2", "C2", "C4", "C8"]);
    // Text that starts like a formula stays text.
    expect(column(1)?.[3]).toBe("=1+1");
    expect(sheets[0]?.columns.get(1)?.formulas.size).toBe(0);
    expect(column(5)).toEqual([2, 3, 2, 3, 2]);
    expect(column(6)).toEqual(["R. Shah", "R. Shah"]);
    expect(new Set(column(7)).size).toBe(3);
  });

  it("says against the calendar who is not among them", async () => {
    const order = [
      "collate",
      at("sent", "south oct 2026.xlsx"),
      ...CHECK(),
      "--due",
      at("due.xlsx"),
      "--out",
    ];
    const { out, code } = await plumbline(...order, at("south.xlsx"));
    expect(out).toContain("South · Caseload · Oct 2026 · due 06/11/2026: ready");
    expect(out).toContain("Not sent. It was due on 06/11/2026.");
    expect(out).toContain("from 1 return put together.");
    expect(code).toBe(1);
    const json = await plumbline(...order, at("south.xlsx"), "--format", "json");
    const { returns, accepted } = z
      .object({
        returns: z.array(z.object({ sender: z.string(), state: z.string(), overdue: z.boolean() })),
        accepted: z.array(z.object({ file: z.string() })),
      })
      .parse(JSON.parse(json.out));
    expect(accepted).toHaveLength(1);
    expect(returns.find(({ sender }) => sender === "South")).toMatchObject({ state: "ready" });
    expect(returns.find(({ sender }) => sender === "West")).toMatchObject({
      state: "not-sent",
      overdue: true,
    });
  });

  it("says what it did as JSON, and refuses where no return is accepted", async () => {
    const { out } = await plumbline(
      "collate",
      at("sent", "south oct 2026.xlsx"),
      at("sent", "stranger.xlsx"),
      ...CHECK(),
      ...["--out", at("two.xlsx"), "--format", "json"],
    );
    expect(JSON.parse(out)).toMatchObject({
      format: 1,
      command: "collate",
      records: 3,
      refused: [],
      foundTwice: [],
    });
    const none = await plumbline(
      "collate",
      at("sent", "east oct 2026.xlsx"),
      ...CHECK(),
      ...["--out", at("none.xlsx")],
    );
    expect(none.code).toBe(3);
    expect(none.err).toContain("None of the returns is ready or signed off");
  });
});
