import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeFunctions } from "../../tools/functions-metadata.mjs";
import { bundleFunctions } from "./bundle";
import { referenceCases } from "./cases/all";
import { asExcelDoes, fakeCustomFunctions } from "./excel";
import { expectExample } from "./expect-example";

const out = mkdtempSync(join(tmpdir(), "plumbline-built-"));
const { help, metadata } = await describeFunctions();
const excel = fakeCustomFunctions(asExcelDoes(metadata.functions));

describe("the functions as they are built", () => {
  beforeAll(async () => {
    await bundleFunctions(out);
    const context = createContext({ CustomFunctions: excel.CustomFunctions });
    runInContext(readFileSync(join(out, "functions.js"), "utf8"), context);
  }, 60_000);

  afterAll(() => {
    rmSync(out, { recursive: true });
  });

  it("are one script, which registers each under its id at once, with nothing but CustomFunctions there", () => {
    expect(readdirSync(out).filter((file) => file.endsWith(".js"))).toEqual(["functions.js"]);
    expect([...excel.registered.keys()].sort()).toEqual(help.map(({ id }) => id).sort());
  });

  it("look into no storage of the browser", () => {
    const script = readFileSync(join(out, "functions.js"), "utf8");
    expect(script).not.toMatch(/localStorage|sessionStorage|indexedDB|chrome\.storage/);
  });

  it("give the answers of the examples", () => {
    const examples = help.flatMap(({ examples: some }) => some);
    expect(examples.length).toBeGreaterThan(20);
    for (const example of examples) expectExample(excel, example);
  });

  referenceCases(excel);
});
