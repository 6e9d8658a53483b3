import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import ids from "../../functions/ids.json";
import {
  describeFunctions,
  generateFunctions,
  HELP,
  helpText,
  lostIds,
  REFERENCE,
  referenceText,
} from "../../tools/functions-metadata.mjs";

const out = mkdtempSync(join(tmpdir(), "plumbline-functions-"));
afterAll(() => {
  rmSync(out, { recursive: true });
});
const { metadata, help } = await describeFunctions("https://tools.example.police.uk/plumbline");
await generateFunctions({
  out,
  reference: join(out, "functions.md"),
  bundled: join(out, "help.json"),
});
const page = readFileSync(join(out, "help.html"), "utf8");

describe("the description of the functions for Excel", () => {
  it("has a description, a help link and a sentence for every parameter", () => {
    for (const { id, description, helpUrl, parameters } of metadata.functions) {
      expect(description).toMatch(/^[A-Z].*\.$/);
      expect(helpUrl).toBe(
        `https://tools.example.police.uk/plumbline/help.html#${id.toLowerCase()}`,
      );
      for (const parameter of parameters) {
        expect(parameter.name).toMatch(/^[a-z][a-z0-9_]*$/);
        expect(parameter.description.length).toBeLessThanOrEqual(120);
        expect(parameter.description).toMatch(/^\S.*\.$/);
      }
    }
  });

  it("puts what may be left out after what has to be given", () => {
    for (const { parameters } of metadata.functions) {
      const optional = parameters.map((parameter) => parameter.optional ?? false);
      expect(optional).toEqual([...optional].sort());
    }
  });

  it("keeps every id that was ever released", () => {
    expect(metadata.functions.map(({ id }) => id).sort()).toEqual(ids);
    expect(lostIds(["RATE"], ["RATE", "RAG"])).toEqual(["RAG"]);
  });

  it("uses names that Excel takes: letters after the dot, none that looks like a cell", () => {
    for (const { id, name } of metadata.functions) {
      expect(name).toBe(id);
      expect(name).toMatch(/^[A-Z]{2,}$/);
      expect(`KPI.${name}`).not.toMatch(/^[A-Z]{1,3}\d+$/);
    }
  });

  it("gives Excel the words of each argument that takes one of a few, and none to a range", () => {
    const direction = metadata.functions
      .find(({ id }) => id === "XMR")
      ?.parameters.find(({ name }) => name === "direction");
    expect(direction).toMatchObject({ type: "string", dimensionality: "scalar" });
    const list = metadata.enums.find(({ id }) => id === direction?.customEnumId);
    expect(list?.values.map(({ stringValue }) => stringValue)).toEqual([
      "higher",
      "lower",
      "neutral",
    ]);
    const parameters = metadata.functions.flatMap((entry) => entry.parameters);
    const listed = parameters.filter(({ customEnumId }) => customEnumId !== undefined);
    expect(listed.length).toBeGreaterThan(60);
    expect(listed.filter(({ dimensionality }) => dimensionality !== "scalar")).toEqual([]);
    const used = new Set(listed.map(({ customEnumId }) => customEnumId));
    expect(metadata.enums.map(({ id }) => id)).toEqual([...used]);
  });

  it("is written as JSON that says the same", () => {
    const written = z
      .object({
        allowErrorForDataTypeAny: z.boolean(),
        allowCustomDataForDataTypeAny: z.boolean(),
        functions: z.array(z.object({ id: z.string() })),
      })
      .parse(JSON.parse(readFileSync(join(out, "functions.json"), "utf8")));
    expect(written.functions.map(({ id }) => id)).toEqual(metadata.functions.map(({ id }) => id));
    expect(written.allowErrorForDataTypeAny).toBe(true);
    expect(written.allowCustomDataForDataTypeAny).toBe(true);
  });
});

describe("the help page", () => {
  it("has a heading with an anchor for every function, and a link to it", () => {
    for (const { id } of help) {
      expect(page).toContain(`<h3 id="${id.toLowerCase()}">KPI.${id}</h3>`);
      expect(page).toContain(`<a href="#${id.toLowerCase()}">KPI.${id}</a>`);
    }
  });

  it("holds no script, no style of its own, and nothing from elsewhere", () => {
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|https?:/i);
    expect(page).toContain('<link rel="stylesheet" href="assets/help.css">');
  });

  it("says its language, has one main part and a heading for every level", () => {
    expect(page).toContain('<html lang="en-GB">');
    expect(page.match(/<main/g)).toHaveLength(1);
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page.match(/<h2/g)?.length).toBeGreaterThan(2);
  });

  it("uses none of the words that people should not have to read", () => {
    expect(page).not.toMatch(/\b(invalid|null|exception|undefined|NaN)\b/i);
  });
});

describe("docs/functions.md", () => {
  it("is current: if not, run npm run build", () => {
    expect(readFileSync(REFERENCE, "utf8")).toBe(referenceText(help));
  });
});

describe("the help that KPI.EXPLAIN reads", () => {
  it("is current: if not, run npm run build", () => {
    expect(readFileSync(HELP, "utf8")).toBe(helpText({ metadata, help }));
  });
});
