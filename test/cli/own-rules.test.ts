import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { runCommandLine } from "../../src/cli/commands";
import { packShape } from "../../src/verify/pack-shape";
import { writePackIn } from "../../src/verify/pack-table/own-pack";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { saveWorkbook } from "../../src/xlsx/save";
import { modelOf, packJson, value } from "../verify/make";

const PACK = packShape.parse(
  packJson({
    tables: [
      {
        name: "cases",
        find: { sheet: "Cases" },
        schema: { fields: [{ name: "status", title: "Status", type: "string" }] },
      },
    ],
    rules: [
      { id: "R1", kind: "allowed", fields: ["status"], params: { values: ["Open", "Closed"] } },
      { id: "R2", kind: "required", fields: ["status"] },
    ],
  }),
);

let folder = "";
const at = (name: string) => join(folder, name);

async function plumbline(...args: string[]) {
  let [out, err] = ["", ""];
  const code = await runCommandLine(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-own-"));
  const cases = { sheet: "Cases", rows: [["Status"], ["Open"], ["Ajar"]] };
  const plain = modelOf(cases);
  await writeFile(at("plain.xlsx"), value(await saveWorkbook(plain)));
  const workbook = new MemoryWorkbook(modelOf(cases));
  value(await workbook.apply(value(await writePackIn(workbook, PACK)).changes));
  const table = workbook.model.tables.find(({ name }) => name === "tblRule");
  if (!table) throw new Error("The rules were not written.");
  const check = table.area.column + table.columns.indexOf("check");
  value(
    await workbook.apply([
      {
        kind: "setCells",
        area: { ...table.area, row: table.area.row + 2, column: check, rows: 1, columns: 1 },
        values: [["has to be splendid"]],
      },
    ]),
  );
  await writeFile(at("own.xlsx"), value(await saveWorkbook(workbook.model)));
});

afterAll(() => rm(folder, { recursive: true }));

describe("a workbook with rules of its own", () => {
  it("is checked against them, and the row that makes no rule did not run", async () => {
    const { code, out } = await plumbline("verify", at("own.xlsx"), "--as-of", "31/10/2025");
    expect(code).toBe(1);
    expect(out).toContain("the workbook's own rules");
    expect(out).toContain("Ajar");
    expect(out).toContain("Row 5 of the table of rules");
  });

  it("is checked against another pack where one is named", async () => {
    const named = ["verify", at("own.xlsx"), "--pack", "any-workbook", "--as-of", "31/10/2025"];
    const { out } = await plumbline(...named);
    expect(out).not.toContain("the workbook's own rules");
    expect(out).not.toContain("table of rules");
  });

  it("hands its rules over as a file, which checks another workbook", async () => {
    const written = await plumbline("packs", "--from", at("own.xlsx"), "--format", "pack");
    expect(written.code).toBe(0);
    await writeFile(at("own.json"), written.out);
    const json = ["--pack", at("own.json"), "--as-of", "31/10/2025", "--format", "json"];
    const { out } = await plumbline("verify", at("plain.xlsx"), ...json);
    const { files } = z
      .object({ files: z.array(z.object({ findings: z.array(z.object({ rule: z.string() })) })) })
      .parse(JSON.parse(out));
    expect(files[0]?.findings.map(({ rule }) => rule)).toEqual(["R1"]);
  });

  it("lists them, with those that cannot be used and why", async () => {
    const { out } = await plumbline("packs", "--from", at("own.xlsx"));
    expect(out).toContain("1 rule that cannot be used");
    expect(out).toContain("There is no kind of rule");
  });

  it("is missed where there are none", async () => {
    const { code, err } = await plumbline("packs", "--from", at("plain.xlsx"));
    expect(code).toBe(3);
    expect(err).toContain("plain.xlsx keeps no rules of its own");
  });

  it("one pack has to be named to be written as a file", async () => {
    const { code, err } = await plumbline("packs", "--format", "pack");
    expect(code).toBe(3);
    expect(err).toContain("Name the pack");
  });
});
