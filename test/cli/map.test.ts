import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { runCommandLine } from "../../src/cli/commands";
import { planKeptColumns, readKeptColumns } from "../../src/verify/maps/kept";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { saveWorkbook } from "../../src/xlsx/save";
import { day, modelOf, packJson, value } from "../verify/make";

const PACK = packJson({
  tables: [
    {
      name: "cases",
      find: { sheet: "Cases" },
      schema: {
        fields: [
          { name: "status", title: "Status", type: "string" },
          { name: "ref", title: "Case ref", type: "string" },
        ],
      },
    },
  ],
  rules: [{ id: "R", kind: "allowed", fields: ["status"], params: { values: ["Open", "Closed"] } }],
});

const COLUMNS = [
  { heading: "Where it stands", column: "Status" },
  { heading: "Omnia no", column: "Case ref" },
];

let folder = "";
const at = (name: string) => join(folder, name);
const answer = z.object({
  files: z.array(z.object({ findings: z.array(z.object({ rule: z.string() })) })),
});

async function plumbline(...args: string[]) {
  let [out, err] = ["", ""];
  const code = await runCommandLine(
    ["verify", ...args, "--as-of", "31/10/2026", "--pack", at("pack.json"), "--format", "json"],
    { out: (text) => (out += text), err: (text) => (err += text) },
  );
  return { code, out, err };
}

const rulesIn = (out: string) =>
  answer.parse(JSON.parse(out)).files.flatMap(({ findings }) => findings.map(({ rule }) => rule));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-map-"));
  const cases = {
    sheet: "Cases",
    rows: [
      ["Omnia no", "Where it stands"],
      ["C1", "Open"],
      ["C2", "Ajar"],
    ],
  };
  await writeFile(at("pack.json"), JSON.stringify(PACK));
  await writeFile(
    at("omnia.json"),
    JSON.stringify({ format: 1, id: "omnia", title: "Omnia", system: "Omnia", columns: COLUMNS }),
  );
  await writeFile(at("broken.json"), "not JSON");
  await writeFile(at("plain.xlsx"), value(await saveWorkbook(modelOf(cases))));
  const workbook = new MemoryWorkbook(modelOf(cases));
  const kept = value(await readKeptColumns(workbook));
  const moment = {
    at: "2026-10-31T09:00:00Z",
    today: day("31/10/2026"),
    actor: "A. Manager",
    token: () => "x",
  };
  const plan = value(planKeptColumns(kept, { system: "Omnia", columns: COLUMNS }, moment));
  value(await workbook.apply(plan.changes));
  await writeFile(at("kept.xlsx"), value(await saveWorkbook(workbook.model)));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("plumbline verify --map", () => {
  it("reads the headings of another system by a map from a file", async () => {
    expect((await plumbline(at("plain.xlsx"))).code).toBe(3);
    const { code, out } = await plumbline(at("plain.xlsx"), "--map", at("omnia.json"));
    expect(code).toBe(1);
    expect(rulesIn(out)).toEqual(["R"]);
  });

  it("reads them by the map that the workbook keeps", async () => {
    const { code, out } = await plumbline(at("kept.xlsx"));
    expect(code).toBe(1);
    expect(rulesIn(out)).toEqual(["R"]);
  });

  it("says in a sentence what is wrong with a map", async () => {
    expect((await plumbline(at("plain.xlsx"), "--map", "delus")).err).toContain("“delius”");
    expect((await plumbline(at("plain.xlsx"), "--map", at("broken.json"))).err).toContain(
      "is not a map of columns",
    );
  });
});
