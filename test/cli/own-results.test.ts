import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCommandLine } from "../../src/cli/commands";
import { saveWorkbook } from "../../src/xlsx/save";
import { value } from "../measures/counting";
import { measuredWorkbook } from "../report/measures/workbook";

let folder = "";
const at = (...names: readonly string[]) => join(folder, ...names);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-results-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function run(...args: readonly string[]) {
  const said = { out: "", err: "" };
  const code = await runCommandLine(args, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
  });
  return { code, ...said };
}

const REPORT = ["--template", "board-paper", "--as-of", "10/11/2026", "--as", "xlsx"];
const VERIFY = ["--as-of", "31/10/2026", "--pack", "any-workbook"];

async function keepCases(...names: readonly string[]) {
  const bytes = value(await saveWorkbook((await measuredWorkbook()).model));
  for (const name of names) await writeFile(at(name), bytes);
}

describe("results that are written below the folder they are drawn from", () => {
  it("are left out of reports the next time, without a word", async () => {
    await keepCases("cases.xlsx", "other.xlsx");
    const order = ["report", folder, ...REPORT, "--out", at("papers")];
    const first = await run(...order);
    const second = await run(...order);
    expect(second).toEqual(first);
    expect(second.code).toBe(0);
    expect(second.err).toBe("");
  });

  it("are left out when it is written otherwise where they lie", async () => {
    await keepCases("cases.xlsx");
    await run("report", folder, ...REPORT, "--out", at("papers"));
    const again = await run("report", `${folder}/./`, ...REPORT, "--out", at("x", "..", "papers"));
    expect(again.err).toBe("");
    expect(again.out.trim().split("\n")).toHaveLength(1);
  });

  it("are told from a workbook that lies among them, which is named, and read where it is asked for", async () => {
    await keepCases("cases.xlsx");
    await mkdir(at("papers"));
    await copyFile(at("cases.xlsx"), at("papers", "october.xlsx"));
    const order = [...REPORT, "--out", at("papers")];
    const said = await run("report", folder, ...order);
    expect(said.code).toBe(0);
    expect(said.err).toBe(
      `Left out, because reports are written into ${at("papers")}: october.xlsx. To report on such a workbook, name it, and write elsewhere.\n`,
    );
    const two = [at("cases.xlsx"), at("papers", "october.xlsx")];
    const named = await run("report", ...two, ...REPORT, "--out", at("new"));
    expect(named.code).toBe(0);
    expect(named.out.trim().split("\n")).toHaveLength(2);
  });

  it("may not be the only place with workbooks", async () => {
    await mkdir(at("papers"));
    await keepCases(join("papers", "october.xlsx"));
    const said = await run("report", folder, ...REPORT, "--out", at("papers"));
    expect(said.code).toBe(3);
    expect(said.err).toContain(
      `All workbooks in ${folder} lie in ${at("papers")}, where results are written.`,
    );
  });

  it.each([
    ["verify", ["--format", "xlsx"], "findings.xlsx"],
    ["verify", ["--format", "csv"], "findings.csv"],
    ["returns", ["--format", "csv"], "overview.csv"],
    ["collate", [], "collated.xlsx"],
  ])("%s %j leaves out what it wrote last time", async (command, more, name) => {
    await writeFile(at("return.csv"), "Case ref,Start date\nC1,01/10/2026\n");
    const order = [command, folder, ...VERIFY, ...more, "--out", at(name)];
    await run(...order);
    const first = await readFile(at(name));
    await run(...order);
    expect((await readFile(at(name))).length).toBe(first.length);
  });

  it("are left out as lists of corrections too", async () => {
    const pack = {
      ...{ format: 1, id: "own-pack", version: "1.0", title: "Own", owner: "Own" },
      tables: [
        {
          name: "cases",
          find: { header: { contains: ["Case ref"] } },
          suppliers: ["team"],
          schema: { fields: [{ name: "ref", title: "Case ref" }, { name: "team" }] },
        },
      ],
      rules: [{ id: "R", kind: "length", table: "cases", fields: ["ref"], params: { least: 3 } }],
    };
    await writeFile(at("pack.json"), JSON.stringify(pack));
    await writeFile(at("return.csv"), "Case ref,team\nC1,North\nC2,South\n");
    const order = ["verify", folder, "--as-of", "31/10/2026", "--pack", at("pack.json")];
    const first = await run(...order, "--corrections", at("lists"));
    expect((await readdir(at("lists"))).filter((name) => name.endsWith(".csv"))).toHaveLength(2);
    expect(await run(...order, "--corrections", at("lists"))).toEqual(first);
  });
});

describe("a workbook", () => {
  it.each([
    ["report", ["--template", "board-paper", "--as-of", "10/11/2026"]],
    ["verify", [...VERIFY, "--format", "xlsx"]],
    ["collate", VERIFY],
  ])("is never written over by what %s draws from it", async (command, more) => {
    await keepCases("cases.xlsx");
    const before = await readFile(at("cases.xlsx"));
    const said = await run(command, at("cases.xlsx"), ...more, "--out", at("cases.xlsx"));
    expect(said.code).toBe(3);
    expect(said.err).toContain(
      `${at("cases.xlsx")} would be written over by what is drawn from it. Give another name with --out.`,
    );
    expect((await readFile(at("cases.xlsx"))).equals(before)).toBe(true);
  });

  it("is not written over by its report in the same folder either", async () => {
    await keepCases("cases.xlsx", "other.xlsx");
    const before = await readFile(at("cases.xlsx"));
    const said = await run("report", folder, ...REPORT, "--out", folder);
    expect(said.code).toBe(3);
    expect(said.err).toContain("would be written over by what is drawn from it.");
    expect((await readFile(at("cases.xlsx"))).equals(before)).toBe(true);
  });
});
