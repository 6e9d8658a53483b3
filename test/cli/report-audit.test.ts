import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCommandLine } from "../../src/cli/commands";
import { openWorkbook } from "../../src/xlsx/open";
import { saveWorkbook } from "../../src/xlsx/save";
import { value } from "../audit/desk";
import { audited } from "../report/audit/audited";

async function kept() {
  const { workbook, audit, finding } = await audited();
  const folder = await mkdtemp(join(tmpdir(), "plumbline-"));
  const file = join(folder, "register.xlsx");
  await writeFile(file, value(await saveWorkbook(workbook.model)));
  return { folder, file, audit, finding };
}

async function run(...args: readonly string[]) {
  const said = { out: "", err: "" };
  const code = await runCommandLine(args, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
  });
  return { code, ...said };
}

describe("plumbline report --kind audit", () => {
  test("prints the report, and beside it what is missing before it can be issued", async () => {
    const { file, finding } = await kept();
    const said = await run("report", file, "--kind", "audit", "--as-of", "02/11/2026");
    expect(said.code).toBe(0);
    expect(said.out).toContain("Audit report: Referral recording");
    expect(said.out).toContain(finding);
    expect(said.out).not.toContain("Zebedee");
    expect(said.err).toMatch(/withheld/);
  });

  test.each([".docx", ".xlsx", ".txt"])("writes %s", async (ending) => {
    const { folder, file, audit } = await kept();
    const out = join(folder, `report${ending}`);
    const order = ["report", file, "--kind", "audit", "--audit", audit, "--as-of", "2026-11-02"];
    const said = await run(...order, "--out", out, "--format", "json");
    expect(said.code).toBe(0);
    expect(JSON.parse(said.out)).toMatchObject({
      format: 1,
      command: "report",
      kind: "audit",
      audit,
      status: "draft",
      out,
    });
    const bytes = new Uint8Array(await readFile(out));
    if (ending === ".xlsx") {
      const model = value(await openWorkbook("report.xlsx", bytes));
      expect(model.sheets.map(({ name }) => name)).toContain("Committee extract");
    } else expect(bytes.length).toBeGreaterThan(1000);
  });

  test("the anchor that it prints is taken by plumbline trail", async () => {
    const { file } = await kept();
    const said = await run("report", file, "--kind", "audit", "--as-of", "02/11/2026");
    const anchor = /Trail anchor: (\d+:[0-9a-f]{64})/.exec(said.out)?.[1] ?? "";
    const trail = await run("trail", file, "--anchor", anchor);
    expect(trail.code).toBe(0);
    expect(trail.out).toMatch(/Held against the anchor given/);
    const other = anchor.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    const refused = await run("trail", file, "--anchor", other);
    expect(refused.code).toBe(1);
    expect(refused.out).toMatch(/the trail was rebuilt/);
    const longer = await run("trail", file, "--anchor", `9999:${anchor.split(":")[1]}`);
    expect(longer.out).toMatch(/shorter than when it was signed or printed/);
  });

  test("says what it needs", async () => {
    const { file, folder } = await kept();
    expect((await run("report", file)).err).toMatch(/Say with --kind/);
    expect((await run("report", file, "--kind", "audit")).err).toMatch(/--as-of/);
    const order = ["report", file, "--kind", "audit", "--as-of", "02/11/2026"];
    expect((await run(...order, "--audit", "IA-9")).err).toMatch(/Say with --audit which/);
    const pdf = await run(...order, "--out", join(folder, "report.pdf"));
    expect(pdf.code).toBe(3);
    expect(pdf.err).toMatch(/End its name in \.docx, \.xlsx or \.txt/);
  });
});
