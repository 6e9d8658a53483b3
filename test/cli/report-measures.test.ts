import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCommandLine } from "../../src/cli/commands";
import { templateNamed } from "../../src/report/measures/shipped";
import { openWorkbook } from "../../src/xlsx/open";
import { saveWorkbook } from "../../src/xlsx/save";
import { value } from "../measures/counting";
import { measuredWorkbook } from "../report/measures/workbook";

async function kept() {
  const folder = await mkdtemp(join(tmpdir(), "plumbline-"));
  const file = join(folder, "cases.xlsx");
  await writeFile(file, value(await saveWorkbook((await measuredWorkbook()).model)));
  return { folder, file };
}

async function run(...args: readonly string[]) {
  const said = { out: "", err: "" };
  const code = await runCommandLine(args, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
  });
  return { code, ...said };
}

const AS_OF = ["--as-of", "10/11/2026"];

describe("plumbline report --kind measures", () => {
  test("prints the report of a month, with the commentary that its figures give", async () => {
    const { file } = await kept();
    const said = await run("report", file, "--template", "monthly-contract", ...AS_OF);
    expect(said.code).toBe(0);
    expect(said.out).toContain("Monthly contract report: Oct 2026");
    expect(said.out).toMatch(/Panels on time by Team\n/);
    expect(said.out).toContain("Worker 3");
    expect(said.out).toMatch(/West +\d+ +3 /);
  });

  test("publishes the same figures without small counts and without the names of workers", async () => {
    const { file } = await kept();
    const order = ["report", file, "--template", "monthly-contract", ...AS_OF];
    const said = await run(...order, "--edition", "published", "--period", "2026-10");
    expect(said.code).toBe(0);
    expect(said.out).not.toContain("Worker 3");
    expect(said.out).toMatch(/West +\[c\]/);
    expect(said.out).toContain("Checked: none of the");
    expect(said.err).toContain("Read it before you publish it");
    const chosen = await run(...order, "--edition", "published", "--split-by", "Case manager");
    expect(chosen.out).toContain("Worker 3");
  });

  test.each([".docx", ".xlsx", ".txt"])("writes %s", async (ending) => {
    const { folder, file } = await kept();
    const out = join(folder, `report${ending}`);
    const order = ["report", file, "--template", "board-paper", ...AS_OF, "--out", out];
    const said = await run(...order, "--format", "json");
    expect(said.code).toBe(0);
    expect(JSON.parse(said.out)).toMatchObject({
      format: 1,
      command: "report",
      kind: "measures",
      template: "board-paper",
      edition: "internal",
      status: "draft",
      out,
    });
    const bytes = new Uint8Array(await readFile(out));
    if (ending === ".xlsx") {
      const model = value(await openWorkbook("report.xlsx", bytes));
      expect(model.sheets.map(({ name }) => name)).toContain("Board paper");
    } else expect(bytes.length).toBeGreaterThan(500);
  });

  test("takes a report of one's own from a file", async () => {
    const { folder, file } = await kept();
    const own = join(folder, "own.json");
    const paper = { ...value(templateNamed("board-paper")), id: "own", title: "Our paper" };
    await writeFile(own, JSON.stringify(paper));
    const said = await run("report", file, "--template", own, ...AS_OF);
    expect(said.out).toContain("Our paper: Oct 2026");
  });

  test("says what is missing or not known", async () => {
    const { file } = await kept();
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [["--kind", "measures", ...AS_OF], /Say with --template/],
      [["--template", "bored-paper", ...AS_OF], /board-paper/],
      [["--template", "board-paper"], /--as-of/],
      [["--template", "board-paper", ...AS_OF, "--period", "2020-01"], /no figures for “2020-01”/],
      [["--template", "board-paper", ...AS_OF, "--year-start", "13"], /no month/],
      [
        ["--template", "board-paper", ...AS_OF, "--edition", "published", "--hide-below", "x"],
        /whole number from 2 to 100/,
      ],
    ];
    for (const [args, why] of wrong) {
      const said = await run("report", file, ...args);
      expect(said.code).toBe(3);
      expect(said.err).toMatch(why);
    }
  });
});

describe("plumbline report over a folder", () => {
  const order = ["--template", "board-paper", ...AS_OF];

  test("makes a report of each workbook, and one that cannot be read stops none of the others", async () => {
    const { folder, file } = await kept();
    await writeFile(join(folder, "broken.xlsx"), "no workbook at all");
    await writeFile(join(folder, "other.xlsx"), await readFile(file));
    const out = join(folder, "papers");
    const said = await run("report", folder, ...order, "--out", out, "--as", "txt");
    expect(said.code).toBe(3);
    expect(said.err).toContain("broken.xlsx");
    expect(said.err).toContain("2 of 3 reports are made");
    expect((await readdir(out)).sort()).toEqual(["cases.txt", "other.txt"]);
    const alone = await run("report", file, ...order);
    expect(await readFile(join(out, "cases.txt"), "utf8")).toBe(alone.out);
  });

  test("says in one JSON document what became of each", async () => {
    const { folder, file } = await kept();
    const broken = join(folder, "broken.xlsx");
    await writeFile(broken, "no workbook at all");
    const said = await run("report", file, broken, ...order, "--format", "json");
    expect(said.code).toBe(3);
    expect(JSON.parse(said.out)).toMatchObject({
      format: 1,
      command: "report",
      reports: [{ file: "cases.xlsx", title: "Board paper: Oct 2026" }, { file: "broken.xlsx" }],
    });
  });

  test("takes --as only where there is a folder to write into", async () => {
    const { file } = await kept();
    expect((await run("report", file, ...order, "--as", "txt")).err).toContain("--as goes with");
  });
});
