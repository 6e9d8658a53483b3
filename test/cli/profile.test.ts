import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { runCommandLine } from "../../src/cli/commands";
import { readPack } from "../../src/verify/pack";
import { putCell } from "../../src/workbook/model";
import { saveWorkbook } from "../../src/xlsx/save";
import { modelOf, value } from "../verify/make";

let folder = "";
const at = (name: string) => join(folder, name);

function returned() {
  const rows = Array.from({ length: 40 }, (_, n) => [
    `CJ${110000 + n}`,
    n % 2 ? "Open" : "Closed",
    n,
  ]);
  return modelOf({ sheet: "Return", rows: [["Case ref", "Status", "Hours"], ...rows] });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-profile-"));
  const blank = returned();
  for (const row of [45, 46])
    putCell(blank.sheets[0]!, row, 2, 0, "General", `=SUM(C2:C${row - 4})`);
  await writeFile(at("blank.xlsx"), value(await saveWorkbook(blank)));
  putCell(blank.sheets[0]!, 45, 2, 99);
  await writeFile(at("return.xlsx"), value(await saveWorkbook(blank)));
  await writeFile(at("broken.xlsx"), "this is no workbook");
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

const document = z.object({
  format: z.literal(1),
  command: z.string(),
  files: z.array(
    z.looseObject({
      tables: z.array(z.looseObject({ columns: z.array(z.looseObject({ title: z.string() })) })),
      suggestions: z.array(z.looseObject({ sentence: z.string(), fails: z.number() })),
      pack: z.unknown(),
    }),
  ),
});

describe("plumbline profile", () => {
  it("says what is in each column, and which rules would fit", async () => {
    const { code, out } = await plumbline("profile", at("return.xlsx"));
    expect(code).toBe(0);
    expect(out).toContain("A Case ref");
    expect(out).toContain("Rules that would fit:");
    expect(out).toContain("look like AA999999");
  });

  it("gives one document, with a pack of all that it suggests", async () => {
    const { out } = await plumbline("profile", at("return.xlsx"), "--format", "json");
    const [file] = document.parse(JSON.parse(out)).files;
    expect(file?.tables[0]?.columns.map(({ title }) => title)).toEqual([
      "Case ref",
      "Status",
      "Hours",
    ]);
    expect(value(readPack(file?.pack)).rules.length).toBeGreaterThan(3);
  });

  it("a file that cannot be read says so, and the others are looked at", async () => {
    const { code, out } = await plumbline("profile", at("broken.xlsx"), at("return.xlsx"));
    expect(code).toBe(3);
    expect(out).toContain("A Case ref");
  });

  it("no file is asked for", async () => {
    const { code, err } = await plumbline("profile");
    expect([code, err]).toEqual([3, "Say which workbook to look at: plumbline profile FILE.\n"]);
  });
});

describe("plumbline verify --template", () => {
  it("finds what differs from the blank form", async () => {
    const args = [
      "--as-of",
      "31/10/2026",
      "--pack",
      "any-workbook",
      "--template",
      at("blank.xlsx"),
    ];
    const { out } = await plumbline("verify", at("return.xlsx"), ...args);
    expect(out).toContain("The formula of the blank form, =SUM(C2:C41), was typed over in C46.");
    const same = await plumbline("verify", at("blank.xlsx"), ...args);
    expect(same.out).not.toContain("blank form,");
  });
});
