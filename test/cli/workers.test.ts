import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import webpack from "webpack";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommandLine } from "../../src/cli/commands";
import { saveWorkbook } from "../../src/xlsx/save";
import { configurations } from "../../webpack.config.js";
import { modelOf, value } from "../verify/make";

let folder = "";
let program = "";

/** The command line as it is shipped, bundled into a folder of its own. */
async function bundle(): Promise<void> {
  const config = configurations().find(({ name }) => name === "cli");
  const compiler = webpack({
    ...config,
    output: { ...config?.output, path: folder },
    cache: false,
  });
  await new Promise<void>((resolve, reject) => {
    compiler.run((fault, stats) => {
      compiler.close(() => {
        if (fault) reject(fault);
        else if (stats?.hasErrors()) reject(new Error(stats.toString("errors-only")));
        else resolve();
      });
    });
  });
  program = join(folder, "cli.js");
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-workers-"));
  await bundle();
  for (let n = 1; n <= 9; n++) {
    const rows = Array.from({ length: 20 * n }, (_, row) => [`C${row % 17}`, row, "text "]);
    const model = modelOf({ sheet: "Return", rows: [["Ref", "Count", "Note"], ...rows] });
    await writeFile(join(folder, `return-${n}.xlsx`), value(await saveWorkbook(model)));
  }
  await writeFile(join(folder, "return-0.xlsx"), "no workbook");
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

/** Runs the shipped program, which starts a thread a core. */
function shipped(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { maxBuffer: 1e9 }, (fault, out, err) =>
      resolve({ code: Number(fault?.code ?? 0), out, err }),
    );
  });
}

async function inOneThread(...args: string[]) {
  let [out, err] = ["", ""];
  const code = await runCommandLine(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err };
}

describe("the command line as it is shipped, with one thread a core", () => {
  it("says the same as a single thread, in the order of the files", async () => {
    for (const command of ["verify", "returns"]) {
      const args = [command, folder, "--as-of", "31/10/2026", "--format", "json"];
      const [many, one] = [await shipped(...args), await inOneThread(...args)];
      expect(many).toEqual(one);
      expect(many.code).toBe(3);
    }
  });

  it("leaves a file that takes too long, says so, and answers for every file", async () => {
    const { out, code } = await shipped(
      ...["verify", folder, "--as-of", "31/10/2026", "--time-limit", "0.001"],
    );
    expect(code).toBe(3);
    expect(out).toContain("return-3.xlsx was not checked to its end");
    expect(out).toContain("10 workbooks: 10 not checked.");
  });

  it("says once what cannot be done for any file", async () => {
    const args = ["verify", folder, "--as-of", "31/10/2026", "--pack", "no-such-pack"];
    expect(await shipped(...args)).toEqual(await inOneThread(...args));
    const mistyped = ["verify", folder, "--as-of", "31/10/2026", "--param", "provder=Us"];
    const refused = await shipped(...mistyped);
    expect(refused).toMatchObject({ code: 3, out: "" });
    expect(refused.err).toContain("Did you mean “provider”?");
    expect(refused).toEqual(await inOneThread(...mistyped));
    const limit = await shipped(...args, "--time-limit", "soon");
    expect(limit).toMatchObject({ code: 3, out: "" });
    expect(limit.err).toContain("“soon” is no number of seconds.");
  });
});
