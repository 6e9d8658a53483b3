import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { parseAddress } from "../../../src/cells/address";
import { runCommandLine } from "../../../src/cli/commands";
import { templateOf, withTemplate } from "../../../src/verify/integrity/template";
import { readPack, type Pack } from "../../../src/verify/pack";
import { verify } from "../../../src/verify/run";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import type { WorkbookModel } from "../../../src/workbook/model";
import type { Workbook } from "../../../src/workbook/port";
import { openWorkbook } from "../../../src/xlsx/open";
import { saveWorkbook } from "../../../src/xlsx/save";
import { hostSubject } from "../../contract/subjects";
import { describeShared, hasShared, sharedBytes, sharedJson, sharedPath } from "../../shared";
import { day, value } from "../make";
import { commonForm } from "./common-form";
import { PATHFINDERS } from "./pathfinders";
import { TOWNS_FUND } from "./towns-fund";

const AS_AT = "31/03/2024";
const FOLDER = "data/workbooks/council-returns";

const expectedShape = z.object({
  files: z.record(
    z.string(),
    z.array(z.object({ sheet: z.string(), cell: z.string().nullable(), kind: z.string() })),
  ),
});

const EXPECTED = new Map(
  hasShared
    ? Object.entries(expectedShape.parse(sharedJson(`${FOLDER}/expected-findings.json`)).files)
    : [],
);

/**
 * Where the publisher's tests name the file as a whole, or a stretch of a row, and a finding its cell; the
 * stretch E25:W25 has one blank cell, the stretch E63:W63 one text, in every other cell stands a figure.
 */
const CLOSER = new Map([
  ["PF_Round_1_Initial_Validation_Failures.xlsx (whole file)", ["Metadata!A2", "Metadata!C2"]],
  ["TF_Round_4_Pre_Transformation_Failure.xlsx (whole file)", ["Start Here!B8"]],
  ["TF_Round_4_Round_Agnostic_Failures.xlsx Project Outputs!E25:W25", ["Project Outputs!F25"]],
  ["TF_Round_4_Round_Agnostic_Failures.xlsx Project Outputs!E63:W63", ["Project Outputs!E63"]],
]);
/** A row that is there twice is told of with both, from the first on. */
const TWICE = new Map([["Risk Register!C13", "Risk Register!C12"]]);

/** What the form had in a cell, and the return no longer has: asked about, beside what is wrong. */
const ALTERED = new Map([
  ["PF_Round_1_General_Validation_Failures.xlsx", ["Outputs!G20", "Risks!F9"]],
  [
    "PF_Round_1_Cross_Table_Validation_Failures.xlsx",
    [
      "Outputs!C21",
      "Outputs!C46",
      "Outputs!D20:D21",
      "Outputs!D46",
      "Outcomes!C20",
      "Outcomes!C45",
      "Outcomes!D20",
      "Outcomes!D45",
    ],
  ],
  [
    "TF_Round_4_PSI_RiskRegister_Failure.xlsx",
    ["D19", "H23:H25", "I23:I25", "J23:J25", "L23:L25", "M23:M25", "N23:N25", "O23:O25"].map(
      (cell) => `Risk Register!${cell}`,
    ),
  ],
  ["TF_Round_4_Pre_Transformation_Failure.xlsx", ["Project Admin!E7", "Project Admin!E8"]],
]);

const PROGRAMMES = [
  { name: "PF", source: PATHFINDERS },
  { name: "TF", source: TOWNS_FUND },
] as const;
const filesOf = (programme: string) =>
  [...EXPECTED.keys()].filter((file) => file.startsWith(`${programme}_`));

/** The tabs carry a number that the service does not show, and its capitals are its own. */
const placeName = (sheet: string, cell: string | null) =>
  `${sheet.replace(/^\d+[a-z]? - /, "")}!${cell ?? ""}`;
const sorted = (places: readonly string[]) => places.map((one) => one.toLowerCase()).sort();

function expectedPlaces(file: string): string[] {
  const places = new Set<string>();
  for (const { sheet, cell } of EXPECTED.get(file) ?? []) {
    const named = cell === null ? sheet : placeName(sheet, cell);
    const closer = CLOSER.get(`${file} ${named}`);
    for (const place of closer ?? [TWICE.get(named) ?? named]) places.add(place);
  }
  return [...places];
}

const findingShape = z.object({
  rule: z.string(),
  level: z.string(),
  message: z.string(),
  locations: z.array(z.object({ sheet: z.string(), cell: z.string().nullable() })).min(1),
});
type Told = z.output<typeof findingShape>;

const open = async (file: string): Promise<WorkbookModel> =>
  value(await openWorkbook(file, sharedBytes(`${FOLDER}/${file}`)));

const firstPlace = ({ locations: [first] }: Told) =>
  first ? placeName(first.sheet, first.cell) : "";

/** No more and no less: every error where it is expected, and of the form only what was altered in it. */
function expectExactly(file: string, told: readonly Told[]): void {
  const ofForm = told.filter(({ rule }) => rule === "template");
  const errors = told.filter(({ rule }) => rule !== "template");
  expect(errors.every(({ level }) => level === "error")).toBe(true);
  expect(sorted(errors.map(firstPlace))).toEqual(sorted(expectedPlaces(file)));
  expect(ofForm.every(({ level }) => level === "query")).toBe(true);
  expect(sorted(ofForm.map(firstPlace))).toEqual(sorted(ALTERED.get(file) ?? []));
}

async function check(workbook: Workbook, pack: Pack): Promise<Told[]> {
  const run = value(await verify(workbook, pack, { asOf: day(AS_AT) }));
  expect(run.notRun).toEqual([]);
  return z.array(findingShape).parse(run.findings);
}

const documentShape = z.object({
  files: z.tuple([z.object({ findings: z.array(findingShape), notRun: z.array(z.unknown()) })]),
});

async function onTheCommandLine(pack: string, file: string, templates: readonly string[] = []) {
  let out = "";
  const code = await runCommandLine(
    ["verify", sharedPath(`${FOLDER}/${file}`), "--pack", pack, "--as-of", AS_AT].concat(
      ["--format", "json"],
      templates.flatMap((path) => ["--template", path]),
    ),
    { out: (text) => (out += text), err: () => undefined },
  );
  const [said] = documentShape.parse(JSON.parse(out)).files;
  expect(said.notRun).toEqual([]);
  return { code, findings: said.findings };
}

describeShared(
  "council returns, checked by the rules and the blank form of their programme",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "council-"));
    const packs = new Map<
      string,
      { readonly pack: Pack; readonly path: string; readonly rules: string; readonly blank: string }
    >();

    beforeAll(async () => {
      for (const { name, source } of PROGRAMMES) {
        const models = await Promise.all(filesOf(name).map(open));
        const form = commonForm(models);
        const template = value(await templateOf(new MemoryWorkbook(form)));
        const pack = value(withTemplate(value(readPack(source)), template));
        const [path, rules] = [join(folder, `${name}.json`), join(folder, `${name}-rules.json`)];
        const blank = join(folder, `${name}.xlsx`);
        writeFileSync(path, JSON.stringify(pack.source));
        writeFileSync(rules, JSON.stringify(source));
        writeFileSync(blank, value(await saveWorkbook(form)));
        packs.set(name, { pack, path, rules, blank });
      }
    }, 120_000);
    afterAll(() => rmSync(folder, { recursive: true }));

    const packOf = (file: string) => {
      const found = packs.get(file.slice(0, 2));
      if (!found) throw new Error(`There is no pack for ${file}.`);
      return found;
    };

    it("every rule can be used, and all 31 findings are looked for", () => {
      for (const { pack } of packs.values()) expect(pack.unusable).toEqual([]);
      const all = [...EXPECTED.values()].flat();
      expect(all).toHaveLength(31);
      for (const { cell } of all) if (cell !== null) expect(parseAddress(cell)).not.toBeNull();
    });

    it.each([...EXPECTED.keys()])("%s: exactly what is expected, everywhere", async (file) => {
      const { pack, path } = packOf(file);
      const told = await check(new MemoryWorkbook(await open(file)), pack);
      expectExactly(file, told);
      const { workbook } = await hostSubject(await open(file));
      expect(await check(workbook, pack)).toEqual(told);
      const line = await onTheCommandLine(path, file);
      expect(line.findings).toEqual(told);
      // An accepted return is quiet: nothing to put right, nothing to explain, nothing to know.
      const isAccepted = (EXPECTED.get(file) ?? []).length === 0;
      expect(line.code).toBe(isAccepted ? 0 : 1);
      if (isAccepted) expect(told).toEqual([]);
    });

    it.each([...EXPECTED.keys()])(
      "%s: the same with the blank form as a file, and with what the returns share",
      async (file) => {
        const { pack, rules, blank } = packOf(file);
        const told = await check(new MemoryWorkbook(await open(file)), pack);
        expect((await onTheCommandLine(rules, file, [blank])).findings).toEqual(told);
        const returns = filesOf(file.slice(0, 2)).map((one) => sharedPath(`${FOLDER}/${one}`));
        expect((await onTheCommandLine(rules, file, returns)).findings).toEqual(told);
      },
      120_000,
    );

    it("a project of another council is not one of this council's", async () => {
      const model = await open("PF_Round_1_Success.xlsx");
      // Without the form: where all returns are one council's, its name is part of what they share.
      const pack = value(readPack(PATHFINDERS));
      const workbook = new MemoryWorkbook(model);
      const place = { sheet: "Admin", row: 14, column: 1, rows: 1, columns: 1 };
      value(
        await workbook.apply([{ kind: "setCells", area: place, values: [["Calderdale Council"]] }]),
      );
      const told = await check(workbook, pack);
      const lines = (sheet: string, first: number) =>
        Array.from({ length: 9 }, (_, at) => `${sheet}!B${first + at}`);
      expect(sorted(told.map(firstPlace))).toEqual(
        sorted([...lines("Progress", 16), ...lines("Project location", 6)]),
      );
    });
  },
);
