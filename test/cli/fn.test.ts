import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { runCommandLine } from "../../src/cli/commands";
import { saveWorkbook } from "../../src/xlsx/save";
import { bundleFunctions } from "../functions/bundle";
import { modelOf, value } from "../verify/make";

let folder = "";
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-fn-"));
  await bundleFunctions(folder);
  const panels = modelOf({
    sheet: "Panels",
    rows: [
      ["Team", "Referred", "Held"],
      ["North", "12/05/2025", "25/05/2025"],
      ["North", "07/04/2025", "29/04/2025"],
      ["South", "07/04/2025", ""],
      ["South", "soon", "29/04/2025"],
    ],
  });
  await writeFile(at("panels.xlsx"), value(await saveWorkbook(panels)));
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

async function plumbline(...args: string[]) {
  let [out, err] = ["", ""];
  const code = await runCommandLine(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    program: at("cli.js"),
  });
  return { code, out, err };
}

const fn = (...args: string[]) => plumbline("fn", ...args);

const cell = z.union([
  z.number(),
  z.string(),
  z.boolean(),
  z.object({ error: z.string(), message: z.string().nullable() }),
]);
const document = z.object({
  format: z.literal(1),
  version: z.string(),
  command: z.literal("fn"),
  function: z.string(),
  file: z.string().nullable(),
  cells: z.array(z.array(cell)),
  explanation: z.array(z.object({ label: z.string(), value: z.unknown() })).optional(),
});

describe("plumbline fn", () => {
  it("works a function out on figures, under its name with or without KPI.", async () => {
    expect(await fn("RATE", "18", "25")).toEqual({ code: 0, out: "0.72\n", err: "" });
    expect((await fn("kpi.rate", "{5;8;0}", "{10;10;5}")).out).toBe("0.52\n");
  });

  it("leaves an argument out where nothing stands for it, and tells words from numbers", async () => {
    expect((await fn("RATE", "3", "4", "", "10")).out).toContain("#N/A: ");
    // "0000011" is Saturday and Sunday; the number 11 would be Sunday alone.
    const weekend = ["01/04/2025", "30/04/2025", "none", ""];
    expect((await fn("WORKDAYS", ...weekend, "0000011")).out).toBe("21\n");
    expect((await fn("WORKDAYS", ...weekend, "11")).out).toBe("25\n");
    expect((await fn("COUNTDISTINCT", '{"a, b";"A, B ";"say ""yes"""}')).out).toBe("2\n");
    expect((await fn("IDCHECK", '"81/34U"', "PNC")).out).toBe("TRUE\n");
  });

  it("reads a number below zero as a number", async () => {
    expect((await fn("CHANGE", "-5", "-10", "abs")).out).toBe("5\n");
    expect((await fn("PAYBACK", "{-100;40;40;40}")).out).toBe("2.5\n");
  });

  it("takes the columns and cells of a workbook", async () => {
    const given = ["ONTIME", at("panels.xlsx"), "Panels[Referred]", "panels[held]", "10"];
    expect((await fn(...given, "31/05/2025")).out).toBe(`${1 / 3}\n`);
    const byCells = [at("panels.xlsx"), "Panels!B2:B5", "C2:C5", "10", "31/05/2025"];
    expect((await fn("ONTIME", ...byCells)).out).toBe(`${1 / 3}\n`);
    expect((await fn("COUNTDISTINCT", at("panels.xlsx"), "Panels!A:A")).out).toBe("3\n");
  });

  it("gives the cells of a table in rows, and dates as dates where asked", async () => {
    const { out } = await fn("PERIODS", "01/04/2025", "31/05/2025", "--show", "dates");
    expect(out).toBe("01/04/2025\t30/04/2025\tApr 2025\n01/05/2025\t31/05/2025\tMay 2025\n");
    expect((await fn("DUE", "01/04/2025", "10")).out).toBe("45762\n");
  });

  it("says an error in words, also one that carries none in Excel, and ends with 1", async () => {
    const { code, out } = await fn("RATE", "1", "0");
    expect(code).toBe(1);
    expect(out).toMatch(/^#DIV\/0!: The denominator is 0/);
    const table = await fn("CHANGE", "{5;6}", "{0;3}");
    expect([table.code, table.out]).toEqual([1, "#DIV/0!\n1\n"]);
  });

  it("tells the rows used and left out, and what the figure rests on", async () => {
    const { out } = await fn(
      "ONTIME",
      at("panels.xlsx"),
      "Panels[Referred]",
      "Panels[Held]",
      "10",
      "31/05/2025",
      "--show",
      "explanation",
    );
    expect(out).toContain("Rows used: 3\n");
    expect(out).toContain("Left out: a date that cannot be read: 1\n");
    expect(out).toContain("Rests on: Bank holidays: England and Wales: ");
  });

  it("gives one document", async () => {
    const { code, out } = await fn(
      "CI",
      at("panels.xlsx"),
      "9",
      "10",
      "--show",
      "explanation",
      "--format",
      "json",
    );
    const read = document.parse(JSON.parse(out));
    expect([code, read.function, read.file]).toEqual([0, "KPI.CI", "panels.xlsx"]);
    expect(read.cells[0]?.[0]).toBeCloseTo(0.5958, 4);
    expect(read.explanation?.map(({ label }) => label)).toContain("Rows given");
    const failed = document.parse(JSON.parse((await fn("RATE", "1", "0", "--format", "json")).out));
    expect(failed.cells).toEqual([
      [{ error: "#DIV/0!", message: expect.stringContaining("denominator") }],
    ]);
  });

  it.each([
    [[], /^Name the function to work out/],
    [["ONTIEM", "1"], /Did you mean “ONTIME”\?/],
    [["=KPI.RATE(1,2)"], /is a whole formula/],
    [["RATE", "18"], /needs “denominator” too/],
    [["RATE", "1", "2", "3", "4", "5"], /at most 4 arguments/],
    [["RATE", "Panels[Held]", "25"], /Name its file behind the function/],
    [["RATE", '{"a;1}', "25"], /is no list that can be read/],
    [["RATE", "18", "25", "--show", "all"], /Choose answer, dates, explanation/],
  ])("%j is refused with what to do", async (args, sentence) => {
    const { code, out, err } = await fn(...args);
    expect([code, out]).toEqual([3, ""]);
    expect(err).toMatch(sentence);
  });

  it("names what a workbook does not have, with the nearest that it has", async () => {
    const asked = async (argument: string) =>
      (await fn("COUNTDISTINCT", at("panels.xlsx"), argument)).err;
    expect(await asked("Panel[Held]")).toMatch(/no table or sheet “Panel”.*Did you mean “Panels”/);
    expect(await asked("Panels[Hold]")).toMatch(/no column “Hold”.*Did you mean “Held”/);
    expect(await asked("Cases!A1:A9")).toMatch(/no sheet “Cases”/);
    expect((await fn("COUNTDISTINCT", at("none.xlsx"), "A1:A2")).code).toBe(3);
  });

  it("says where the functions should be when they are not there", async () => {
    let err = "";
    const code = await runCommandLine(["fn", "RATE", "1", "2"], {
      out: () => undefined,
      err: (text) => (err += text),
      program: join(folder, "elsewhere", "cli.js"),
    });
    expect(code).toBe(3);
    expect(err).toContain("Install Plumbline again.");
  });
});
