import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { runCommandLine } from "../../src/cli/commands";
import { putCell } from "../../src/workbook/model";
import { openWorkbook } from "../../src/xlsx/open";
import { saveWorkbook } from "../../src/xlsx/save";
import { returnOf, ROWS, type Row } from "../verify/sign-off/signing";
import { packJson, tableOf, value } from "../verify/make";

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

async function save(name: string, rows: readonly Row[]): Promise<void> {
  const model = returnOf(rows);
  rows.forEach((row, index) => {
    if (row[3] != null) putCell(model.sheets[0]!, index + 1, 3, row[3], "dd/mm/yyyy");
  });
  await writeFile(at(name), value(await saveWorkbook(model)));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-sign-"));
  const fields = { Ref: "string", Status: "string", Amount: "number", Seen: "date" };
  const pack = packJson({
    tables: [tableOf("Cases", fields, { primaryKey: "Ref" })],
    rules: [{ id: "R1", kind: "required", table: "Cases", fields: ["Status"] }],
  });
  await writeFile(at("pack.json"), JSON.stringify(pack));
  await save("september.xlsx", ROWS);
  await save("october.xlsx", [
    ["C9", "Open", 1, 46000],
    ["C2", "Closed", 25, 46007],
    ...ROWS.slice(2),
  ]);
  await save("wrong.xlsx", [["C1", null, 1, 46000]]);
});

afterAll(() => rm(folder, { recursive: true }));

const SIGN = ["--name", "R. Shah", "--at", "2026-11-22T14:32Z", "--as-of", "31/10/2026"];
const pack = () => ["--pack", at("pack.json")];

const stateShape = z.object({
  format: z.literal(1),
  command: z.literal("sign-off"),
  state: z.string(),
  signOff: z.object({ signOffId: z.string(), signedBy: z.string(), fingerprint: z.string() }),
  changes: z.array(z.object({ what: z.string(), cell: z.string().nullable() })),
});

describe("plumbline sign-off", () => {
  it("signs into another file, which then says so; what changed is named by its cell", async () => {
    const signed = await plumbline(
      "sign-off",
      at("september.xlsx"),
      ...SIGN,
      ...pack(),
      "--out",
      at("signed.xlsx"),
    );
    expect(signed).toMatchObject({ code: 0, err: "" });
    expect(signed.out).toContain("Signs 4 records");
    const state = await plumbline("sign-off", at("signed.xlsx"), "--format", "json");
    expect(state.code).toBe(0);
    const document = stateShape.parse(JSON.parse(state.out));
    expect(document).toMatchObject({ state: "unchanged", signOff: { signedBy: "R. Shah" } });

    const copied = await plumbline("sign-off", at("signed.xlsx"), "--copy", at("copy.xlsx"));
    expect(copied).toMatchObject({ code: 0, err: "" });
    const copy = value(await openWorkbook("copy.xlsx", await readFile(at("copy.xlsx"))));
    expect(copy.sheets.map(({ name }) => name)).toEqual(["Signed copy", "Signed Cases"]);
    expect(copy.sheets[1]!.columns.get(0)!.values).toContain("C4");
    expect(copy.sheets[0]!.columns.get(1)!.values).toContain(document.signOff.fingerprint);
  });

  it("is refused while findings are to be put right, and without a moment", async () => {
    const refused = await plumbline(
      "sign-off",
      at("wrong.xlsx"),
      ...SIGN,
      ...pack(),
      "--out",
      at("no.xlsx"),
    );
    expect(refused.code).toBe(3);
    expect(refused.err).toContain("to be put right before the return can be signed");
    const timeless = await plumbline(
      "sign-off",
      at("september.xlsx"),
      "--name",
      "R",
      "--as-of",
      "31/10/2026",
    );
    expect(timeless.err).toContain("--at");
    expect((await plumbline("sign-off", at("september.xlsx"))).err).toContain("not been signed");
  });
});

describe("plumbline compare", () => {
  it("says what is new, gone and changed, with both values", async () => {
    const { code, out } = await plumbline(
      "compare",
      at("october.xlsx"),
      at("september.xlsx"),
      ...pack(),
    );
    expect(code).toBe(2);
    expect(out).toContain("1 new, 1 gone, 1 changed; 2 records the same.");
    expect(out).toContain("C9 (Cases!A2)");
    expect(out).toContain("Amount: “20” → “25” (Cases!C3)");
    expect(out).toMatch(/Seen: “\d\d\/\d\d\/\d{4}” → “\d\d\/\d\d\/\d{4}”/);
  });

  it("says the same as one JSON document, and ends with 0 where nothing changed", async () => {
    const { out } = await plumbline(
      "compare",
      at("october.xlsx"),
      at("september.xlsx"),
      ...pack(),
      "--format",
      "json",
      "--limit",
      "Amount=10%",
    );
    expect(JSON.parse(out)).toMatchObject({
      format: 1,
      command: "compare",
      counts: { added: 1, gone: 1, changed: 1, restated: 0, unchanged: 2, jumps: 1 },
      tables: [
        {
          added: [{ record: "C9", cell: "Cases!A2" }],
          changed: [
            { record: "C2", fields: [{ field: "Amount", before: 20, now: 25, beyond: "pct" }, {}] },
          ],
        },
      ],
    });
    const same = await plumbline("compare", at("october.xlsx"), at("october.xlsx"), ...pack());
    expect(same.code).toBe(0);
    expect(same.out).toContain("Nothing has changed: 4 records the same.");
  });

  it("names the headings that have no other side, takes them as they are told, and the pack's limits", async () => {
    const headings = ["Case ref", "Status", "Amount", "Seen on"];
    const rows = ROWS.map(([ref, status, , seen]): Row => [ref!, status!, 31, seen!]);
    await writeFile(at("partner.xlsx"), value(await saveWorkbook(returnOf(rows, headings))));
    const fields = { Ref: "string", Status: "string", Amount: "number", Seen: "date" };
    const limited = packJson({
      tables: [tableOf("Cases", fields, { primaryKey: "Ref", fieldsMatch: "partial" })],
      rules: [
        { id: "R2", kind: "change", table: "Cases", fields: ["Amount"], params: { abs: 20 } },
      ],
    });
    await writeFile(at("limited.json"), JSON.stringify(limited));
    const files = [at("september.xlsx"), at("partner.xlsx"), "--pack", at("limited.json")];
    const first = await plumbline("compare", ...files);
    expect(first.code).toBe(3);
    expect(first.err).toContain("has no such column");
    expect(first.err).toMatch(
      /There, and not here: Case ref, Seen on\. .* --heading "Seen=Seen on"/,
    );
    const told = await plumbline("compare", ...files, "--heading", "Ref=Case ref");
    expect(told.out).toContain("4 changed; 0 records the same. 1 figure moved further");
    expect((await plumbline("compare", ...files, "--heading", "Ref")).err).toContain(
      "does not say which heading is meant",
    );
  });

  it("says what is missing or cannot be read", async () => {
    expect((await plumbline("compare", at("october.xlsx"))).err).toContain("Name two files");
    const limit = await plumbline(
      "compare",
      at("october.xlsx"),
      at("september.xlsx"),
      "--limit",
      "x",
    );
    expect(limit.err).toContain("is no limit");
  });
});
