import { mkdtemp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import project from "../../package.json";
import { runCommandLine } from "../../src/cli/commands";
import { putCell } from "../../src/workbook/model";
import { openWorkbook } from "../../src/xlsx/open";
import { saveWorkbook } from "../../src/xlsx/save";
import { modelOf, value } from "../verify/make";

const HEAD = [
  "Case ref",
  "Forename",
  "Surname",
  "DOB",
  "Start date",
  "End date",
  "Status",
  "Contacts",
  "Hours",
];
const GOOD = ["CJ110001", "Ada", "Brown", 30000, 45931, null, "Open", 3, 1.5];

let folder = "";
const at = (...names: string[]) => join(folder, ...names);

async function save(
  path: string,
  change?: (cells: (string | number | null)[]) => void,
): Promise<void> {
  const row = [...GOOD];
  change?.(row);
  const model = modelOf({ sheet: "Return", rows: [HEAD, row] });
  for (const column of [3, 4, 5]) {
    const cell = model.sheets[0]!.columns.get(column)?.values[1] ?? null;
    if (cell !== null) putCell(model.sheets[0]!, 1, column, cell, "dd/mm/yyyy");
  }
  await writeFile(path, value(await saveWorkbook(model)));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-cli-"));
  await mkdir(at("returns", "north"), { recursive: true });
  await save(at("clean.xlsx"));
  await save(at("returns", "b-error.xlsx"), (row) => (row[0] = "CJ1"));
  await save(at("returns", "c-query.xlsx"), (row) => (row[6] = "OPEN"));
  await save(at("returns", "north", "d-clean.xlsx"));
  await writeFile(at("returns", "a-broken.xlsx"), "this is no workbook");
  await writeFile(at("returns", "~$b-error.xlsx"), "lock file");
  await writeFile(at("returns", "notes.txt"), "nothing to check");
});

afterAll(() => rm(folder, { recursive: true }));

async function plumbline(...args: string[]) {
  let [out, err] = ["", ""];
  const code = await runCommandLine(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err };
}

const check = (...args: string[]) => plumbline("verify", ...args, "--as-of", "31/10/2025");

const documentShape = z.object({
  format: z.literal(1),
  version: z.string(),
  asOf: z.string(),
  files: z.array(
    z.object({
      file: z.string(),
      state: z.enum(["ready", "errors", "queries", "unreadable"]),
      reason: z.string().nullable(),
      counts: z.record(z.string(), z.number()).nullable(),
      notRun: z.array(z.object({ rule: z.string(), reason: z.string() })),
      findings: z.array(
        z.object({
          id: z.string(),
          rule: z.string(),
          level: z.enum(["error", "query", "note"]),
          message: z.string(),
          locations: z.array(
            z.object({
              sheet: z.string(),
              cell: z.string().nullable(),
              table: z.string().nullable(),
              field: z.string().nullable(),
              rowKey: z.string().nullable(),
            }),
          ),
          value: z.string().nullable(),
          fix: z.object({ advice: z.string(), value: z.unknown() }).nullable(),
          status: z.string(),
          fingerprint: z.string(),
        }),
      ),
    }),
  ),
});

describe("plumbline verify", () => {
  it("ends with 0 for a clean return, 1 for errors, 2 for queries, 3 for what cannot be read", async () => {
    expect((await check(at("clean.xlsx"))).code).toBe(0);
    expect((await check(at("returns", "b-error.xlsx"))).code).toBe(1);
    expect((await check(at("returns", "c-query.xlsx"))).code).toBe(2);
    expect((await check(at("returns", "a-broken.xlsx"))).code).toBe(3);
  });

  it("says what to do in words: the sentence, the cell, the advice", async () => {
    const { out } = await check(at("returns", "b-error.xlsx"), "--pack", "case-return");
    expect(out).toContain("  1 to put right.\n");
    expect(out).toContain("Checked as at 31/10/2025 against “Monthly case return”");
    expect(out).toContain(
      "Return!A2  “CJ1” does not have the form of “Case ref”, such as CJ110000.",
    );
  });

  it("names the record beside the cell, so that it is found again once the rows are sorted", async () => {
    const { out } = await check(at("returns", "c-query.xlsx"), "--pack", "case-return");
    expect(out).toMatch(/Return![A-Z]2 \(CJ\d{6}\) /);
  });

  it("checks a whole folder in order, whatever happens to a single file", async () => {
    const { code, out, err } = await check(at("returns"), "--format", "json");
    expect(code).toBe(3);
    expect(err).toBe("");
    const { files, version, asOf } = documentShape.parse(JSON.parse(out));
    expect(version).toBe(project.version);
    expect(asOf).toBe("2025-10-31");
    expect(
      files.map(({ file, state }) => [file.slice(folder.length + 1).replaceAll("\\", "/"), state]),
    ).toEqual([
      ["returns/a-broken.xlsx", "unreadable"],
      ["returns/b-error.xlsx", "errors"],
      ["returns/c-query.xlsx", "queries"],
      ["returns/north/d-clean.xlsx", "ready"],
    ]);
    expect(files[0]?.reason).toContain("a-broken.xlsx");
    expect(files[0]?.counts).toBeNull();
    expect(files[1]?.reason).toBeNull();
    expect(files[1]?.findings[0]).toMatchObject({
      rule: "case-ref-form",
      level: "error",
      value: "CJ1",
      status: "open",
      locations: [
        { sheet: "Return", cell: "A2", table: "cases", field: "Case ref", rowKey: "CJ1" },
      ],
    });
  });

  it("writes one row a finding as CSV, unreadable files included", async () => {
    const { out } = await check(at("returns"), "--format", "csv");
    const lines = out.split("\r\n");
    expect(lines[0]).toBe(
      "File,State,Level,What to do,Rule,Sheet,Cell,Column,Record,Value,What is wrong,How to put it right,Status,Fingerprint,Since last return",
    );
    expect(lines.some((line) => line.includes("a-broken.xlsx,not checked"))).toBe(true);
    expect(lines.some((line) => line.includes("case-ref-form,Return,A2,Case ref"))).toBe(true);
  });

  it("writes a workbook of results that opens again", async () => {
    const { code, out } = await check(at("returns"), "--format", "xlsx", "--out", at("out.xlsx"));
    expect(code).toBe(3);
    expect(out).toBe(`Wrote ${at("out.xlsx")}: 4 workbooks checked.\n`);
    const model = value(
      await openWorkbook("out.xlsx", new Uint8Array(await readFile(at("out.xlsx")))),
    );
    expect(model.sheets.map(({ name }) => name)).toEqual(["Results", "Findings", "Not run"]);
    expect(model.tables.map(({ name }) => name)).toEqual([
      "tblResults",
      "tblFindings",
      "tblNotRun",
    ]);
    const cells = model.sheets[1]?.columns.get(6)?.values ?? [];
    expect(cells).toContain("A2");
  });

  it("takes one's own pack, and says what is wrong with it", async () => {
    const pack = {
      format: 1,
      id: "mine",
      version: "1.0",
      title: "Mine",
      owner: "Me",
      parameters: { from: { type: "date" } },
      tables: [
        {
          name: "t",
          find: { sheet: "Return" },
          schema: {
            fields: [
              { name: "start", title: "Start date", type: "date" },
              { name: "ref", title: "Case ref" },
            ],
          },
        },
      ],
      rules: [{ id: "early", kind: "range", fields: ["start"], params: { minimum: "from" } }],
    };
    await writeFile(at("mine.json"), JSON.stringify(pack));
    await writeFile(at("broken.json"), "{ not json");
    const own = await check(
      at("clean.xlsx"),
      "--pack",
      at("mine.json"),
      "--param",
      "from=01/11/2025",
    );
    expect(own.code).toBe(1);
    expect(own.out).toContain("it cannot be before 01/11/2025");
    const without = await check(at("clean.xlsx"), "--pack", at("mine.json"));
    expect(without.out).toContain("1 rule did not run.");
    expect((await check(at("clean.xlsx"), "--pack", at("broken.json"))).err).toContain(
      "is not JSON",
    );
    expect(
      (await check(at("clean.xlsx"), "--pack", at("mine.json"), "--param", "form=1")).out,
    ).toContain("Did you mean “from”?");
  });

  it("asks in a sentence for what is missing, and never uses today", async () => {
    const refusals: readonly (readonly [readonly string[], string])[] = [
      [["verify"], "Say which workbook or folder to check"],
      [["verify", at("clean.xlsx")], "Say as at which date to check"],
      [
        ["verify", at("clean.xlsx"), "--as-of", "10/31/2025"],
        "is not a date that --as-of understands",
      ],
      [["verify", at("clean.xlsx"), "--asof", "31/10/2025"], "Did you mean “--as-of”?"],
      [["verify", at("clean.xlsx"), "--as-of"], "needs a value"],
      [
        ["verify", at("clean.xlsx"), "--as-of", "31/10/2025", "--format", "jsno"],
        "Did you mean “json”?",
      ],
      [
        ["verify", at("clean.xlsx"), "--as-of", "31/10/2025", "--format", "xlsx"],
        "--out findings.xlsx",
      ],
      [
        ["verify", at("clean.xlsx"), "--as-of", "31/10/2025", "--pack", "case-retrun"],
        "Did you mean “case-return”?",
      ],
      [
        ["verify", at("clean.xlsx"), "--as-of", "31/10/2025", "--param", "x"],
        "does not read NAME=VALUE",
      ],
      [["verify", at("nowhere.xlsx"), "--as-of", "31/10/2025"], "There is no file or folder"],
      [["verfy"], "Did you mean “verify”?"],
    ];
    for (const [args, sentence] of refusals) {
      const { code, out, err } = await plumbline(...args);
      expect(code, args.join(" ")).toBe(3);
      expect(out, args.join(" ")).toBe("");
      expect(err, args.join(" ")).toContain(sentence);
    }
  });
});

describe("the other commands", () => {
  it("help lists every command and what the codes mean", async () => {
    const { code, out } = await plumbline();
    expect(code).toBe(0);
    for (const word of ["verify", "packs", "help"]) expect(out).toContain(`  ${word}`);
    expect((await plumbline("verify", "--help")).out).toContain("--as-of DATE");
    expect((await plumbline("help", "verify")).out).toBe((await plumbline("verify", "--help")).out);
  });

  it("packs lists the packs, and the rules of one", async () => {
    expect((await plumbline("packs")).out).toContain("probation-workload");
    const one = await plumbline("packs", "youth-panels");
    expect(one.out).toContain("First panel on time");
    const json = z
      .object({ format: z.literal(1), packs: z.array(z.object({ id: z.string() })) })
      .parse(JSON.parse((await plumbline("packs", "--format", "json")).out));
    expect(json.packs.map(({ id }) => id)).toContain("case-return");
  });

  it("--version says the version and nothing else", async () => {
    expect(await plumbline("--version")).toEqual({ code: 0, out: `${project.version}\n`, err: "" });
  });
});

describe("plumbline verify --previous", () => {
  it("says of each finding whether the last return had it too", async () => {
    await save(at("last.xlsx"), (row) => (row[0] = "CJ1"));
    const { code, out } = await plumbline(
      ...["verify", at("returns", "c-query.xlsx"), "--as-of", "31/10/2026"],
      ...["--previous", at("last.xlsx"), "--format", "json"],
    );
    expect(code).toBe(2);
    const { files } = z
      .object({
        files: z.array(
          z.object({
            against: z.string(),
            findings: z.array(
              z.object({ rule: z.string(), status: z.string(), baselineState: z.string() }),
            ),
          }),
        ),
      })
      .parse(JSON.parse(out));
    expect(files[0]?.against).toContain("1 new");
    expect(
      files[0]?.findings.map(({ rule, status, baselineState }) => [rule, status, baselineState]),
    ).toEqual([
      ["GEN-16", "open", "new"],
      ["case-ref-form", "closed", "absent"],
    ]);
  });
});
