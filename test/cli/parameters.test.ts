import { access, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { runCommandLine } from "../../src/cli/commands";
import { saveWorkbook } from "../../src/xlsx/save";
import { smallCaseload } from "../browser/small-caseload";
import { modelOf, packJson, value } from "../verify/make";

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

const AS_OF = ["--as-of", "22/11/2026"];
const RISK = ["--param", "contract_risk=low and medium"];
const MISTYPED = ["--param", "contract_rsk=low and medium"];
const REFUSAL = "The pack has no parameter called “contract_rsk”. Did you mean “contract_risk”?";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-parameters-"));
  for (const name of ["sent", "one", "damaged", "broken"]) await mkdir(at(name));
  const caseload = value(await saveWorkbook(smallCaseload()));
  // No pack fits it but the one for any workbook, which asks for nothing about a contract.
  const rooms = modelOf({
    sheet: "Rooms",
    rows: [
      ["Room", "Seats"],
      ["Green", 12],
      ["Blue", 8],
    ],
  });
  const list = value(await saveWorkbook(rooms));
  await writeFile(at("sent", "caseload.xlsx"), caseload);
  await writeFile(at("sent", "rooms.xlsx"), list);
  await writeFile(at("one", "caseload.xlsx"), caseload);
  await writeFile(at("damaged", "rooms.xlsx"), list);
  for (const where of ["damaged", "broken"])
    for (const name of ["caseload.xlsx", "other.xlsx"])
      await writeFile(at(where, name), "this is no workbook");
  await writeFile(
    at("pack.json"),
    JSON.stringify(packJson({ parameters: { limit: { type: "number" } } })),
  );
});

afterAll(() => rm(folder, { recursive: true }));

const verifyShape = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      state: z.string(),
      reason: z.string().nullable(),
      pack: z.object({ id: z.string() }).nullable(),
      notRun: z.unknown(),
      findings: z.unknown(),
    }),
  ),
});

async function verified(...args: string[]) {
  const { out, err, code } = await plumbline("verify", ...args, ...AS_OF, "--format", "json");
  expect(err).toBe("");
  return { code, files: verifyShape.parse(JSON.parse(out)).files };
}

describe("--param where several files are read and each gets the pack that fits it", () => {
  it("goes to the files whose pack asks for it, and leaves the others as they are without it", async () => {
    const { files } = await verified(at("sent"), ...RISK);
    const [caseload, rooms] = files;
    expect(files.map(({ pack }) => pack?.id)).toEqual(["resettlement-caseload", "any-workbook"]);
    expect((await verified(at("sent", "caseload.xlsx"), ...RISK)).files).toEqual([caseload]);
    expect((await verified(at("sent", "rooms.xlsx"))).files).toEqual([rooms]);
    expect((await verified(at("sent", "caseload.xlsx"))).files).not.toEqual([caseload]);
  });

  it("takes a name in any case", async () => {
    const usual = await verified(at("sent"), ...RISK);
    expect(await verified(at("sent"), "--param", "Contract_Risk=low and medium")).toEqual(usual);
  });

  it("is refused once where no pack asks for it, before anything is said or written", async () => {
    const orders = [
      ["verify"],
      ["verify", "--out", at("new.xlsx"), "--format", "xlsx"],
      ["verify", "--corrections", at("new")],
      ["returns", "--out", at("new.csv"), "--format", "csv"],
      ["collate", "--out", at("new.xlsx")],
    ];
    for (const [command = "", ...options] of orders) {
      const said = await plumbline(command, at("sent"), ...AS_OF, ...MISTYPED, ...options);
      expect(said, command).toEqual({ code: 3, out: "", err: `${REFUSAL}\n` });
    }
    for (const name of ["new.xlsx", "new", "new.csv"])
      await expect(access(at(name))).rejects.toThrow("ENOENT");
  });

  it("is refused with the mistyped name also beside names that are known", async () => {
    const said = await plumbline("verify", at("sent"), ...AS_OF, ...RISK, "--param", "provder=Us");
    expect(said.err).toBe("The pack has no parameter called “provder”. Did you mean “provider”?\n");
  });

  it("costs no file but that whose pack cannot read it", async () => {
    const { code, files } = await verified(at("sent"), "--param", "assessment_months=soon");
    expect(code).toBe(3);
    expect(files.map(({ reason }) => reason)).toEqual([
      "The parameter “assessment_months” has to be a number, not “soon”.",
      null,
    ]);
  });

  it("says where a file that could not be read may have a pack that asks for it", async () => {
    const said = await plumbline("returns", at("damaged"), ...AS_OF, ...RISK);
    expect(said).toEqual({
      code: 3,
      out: "",
      err: "The pack has no parameter called “contract_risk”. 2 files could not be read, so what their packs ask for is not known.\n",
    });
  });

  it("is not judged where no file could be read: each says why", async () => {
    const { code, files } = await verified(at("broken"), ...MISTYPED);
    expect(code).toBe(3);
    expect(files.map(({ reason }) => reason)).toEqual([
      expect.stringContaining("caseload.xlsx"),
      expect.stringContaining("other.xlsx"),
    ]);
  });
});

describe("--param where one pack is meant", () => {
  it("is refused for the one file that is read", async () => {
    for (const one of [at("sent", "caseload.xlsx"), at("one")]) {
      const { code, files } = await verified(one, ...MISTYPED);
      expect([code, ...files.map(({ reason }) => reason)]).toEqual([3, REFUSAL]);
    }
  });

  it("is refused for every file where the pack is named", async () => {
    const { code, files } = await verified(
      at("sent"),
      "--pack",
      at("pack.json"),
      "--param",
      "limits=6",
    );
    const refusal = "The pack has no parameter called “limits”. Did you mean “limit”?";
    expect([code, ...files.map(({ reason }) => reason)]).toEqual([3, refusal, refusal]);
  });
});
