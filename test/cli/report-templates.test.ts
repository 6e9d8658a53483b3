import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { sampleAsAt, sampleModels } from "../../samples/main";
import type { Cell } from "../../src/cells/cell";
import { runCommandLine } from "../../src/cli/commands";
import { REPORT_TEMPLATES } from "../../src/report/measures/shipped";
import { documentText } from "../../src/report/text";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { openWorkbook } from "../../src/xlsx/open";
import { saveWorkbook } from "../../src/xlsx/save";
import { makeReport } from "../../taskpane/measures/reports/form";
import { value } from "../measures/counting";

let folder = "";
let made = "";
const AS_OF = ["--as-of", "31/10/2026"];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-"));
  made = await mkdtemp(join(tmpdir(), "plumbline-made-"));
  for (const { file, model } of sampleModels())
    await writeFile(join(folder, file), value(await saveWorkbook(model)));
});

async function run(...args: readonly string[]) {
  const said = { out: "", err: "" };
  const code = await runCommandLine(args, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
  });
  return { code, ...said };
}

const FILES = sampleModels().map(({ file }) => file);
const EDITIONS = ["internal", "published"] as const;

/** A cell of a report that says what only a fault of ours would say. */
const OURS = />[^<]*(undefined|NaN|\[object|Infinity)[^<]*</;

describe.each(REPORT_TEMPLATES.map(({ id, title, length }) => [id, title, length] as const))(
  "the report “%s” of each sample",
  (id, title, length) => {
    // The samples begin in the year that is not over, as a new workbook does.
    const period = length === "year" ? ["--period", "2026-27"] : [];
    test.each(EDITIONS)("is written for Word and for Excel: %s", async (edition) => {
      for (const as of ["docx", "xlsx"] as const) {
        const out = join(made, `${id} ${edition} ${as}`);
        const order = ["--template", id, "--edition", edition, "--out", out, "--as", as];
        const said = await run("report", folder, ...AS_OF, ...order, ...period, "--format", "json");
        expect(said.code, said.out + said.err).toBe(0);
        expect((await readdir(out)).sort()).toEqual(
          FILES.map((file) => file.replace(/xlsx$/, as)).sort(),
        );
        for (const name of await readdir(out)) {
          const bytes = new Uint8Array(await readFile(join(out, name)));
          const parts = Object.entries(unzipSync(bytes)).filter(([part]) => /\.xml$/.test(part));
          for (const [part, content] of parts) expect(strFromU8(content), part).not.toMatch(OURS);
          const all = parts.map(([, content]) => strFromU8(content)).join("");
          expect(all).toContain(title);
          if (as === "xlsx") expect(value(await openWorkbook(name, bytes)).sheets).not.toEqual([]);
        }
      }
    });
  },
);

const measured = z.object({
  files: z.array(
    z.object({
      measures: z.array(
        z.object({
          id: z.string(),
          total: z.object({ figures: z.array(figureShape()) }),
          splits: z.array(
            z.object({
              column: z.string(),
              groups: z.array(z.object({ group: z.string(), figures: z.array(figureShape()) })),
            }),
          ),
        }),
      ),
    }),
  ),
});

function figureShape() {
  return z.object({ period: z.string(), value: z.number().nullable() });
}

describe("one figure, wherever it is read", () => {
  test.each(FILES)("%s: pane and command line compose the same report", async (file) => {
    const model = sampleModels().find((sample) => sample.file === file)!.model;
    for (const edition of EDITIONS) {
      const { out } = await run(
        ...["report", join(folder, file), "--template", "monthly-contract", ...AS_OF],
        ...["--edition", edition],
      );
      const form = { template: "monthly-contract", period: "", edition, hideBelow: "5" } as const;
      const document = await makeReport(
        new MemoryWorkbook(model),
        { ...form, roundTo: "0", status: "draft", marking: "" },
        sampleAsAt(),
        {},
      );
      expect(documentText(value(document))).toBe(out);
    }
  });

  test.each(FILES)("%s: a report has the figures of measure, to the last digit", async (file) => {
    const path = join(folder, file);
    const told = await run("measure", path, ...AS_OF, "--format", "json");
    const { measures } = measured.parse(JSON.parse(told.out)).files[0]!;
    const figures = new Map<string, number | null>();
    for (const { id, total, splits } of measures) {
      const put = (column: string, group: string, all: typeof total.figures) => {
        const one = all.find(({ period }) => period === "2026-10");
        if (one) figures.set(JSON.stringify([id, column, group || null]), one.value);
      };
      put("", "", total.figures);
      for (const { column, groups } of splits)
        for (const { group, figures: of } of groups) put(column, group, of);
    }
    const out = join(made, "return.xlsx");
    const order = ["--template", "partner-return", "--edition", "internal", "--out", out];
    expect((await run("report", path, ...AS_OF, ...order)).code).toBe(0);
    const book = value(await openWorkbook("return.xlsx", new Uint8Array(await readFile(out))));
    // measure_id, …, period, …, split_by, group, …, value: a row each, the whole without a column.
    const column = (at: number) => book.sheets[0]?.columns.get(at)?.values ?? [];
    const [ids, columns, groups, values] = [0, 6, 7, 10].map(column);
    const shown = new Map<string, Cell>();
    column(3).forEach((period, row) => {
      if (period !== "2026-10") return;
      const group = groups?.[row] ?? null;
      const key = [ids?.[row], columns?.[row] ?? "", group === "(blank)" ? null : group];
      shown.set(JSON.stringify(key), values?.[row] ?? null);
    });
    expect(new Set(shown.keys())).toEqual(new Set(figures.keys()));
    for (const [key, figure] of figures)
      if (figure !== null) expect(shown.get(key), key).toBe(figure);
  });
});
