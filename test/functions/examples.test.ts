import { describe, expect, it, vi } from "vitest";
import { describeFunctions } from "../../tools/functions-metadata.mjs";
import { fakeCustomFunctions, type Shown } from "./excel";
import { readExample } from "./formula";

const excel = fakeCustomFunctions();
vi.stubGlobal("CustomFunctions", excel.CustomFunctions);
await import("../../functions/register");
const { metadata, help } = await describeFunctions();

const withoutSentence = (cell: Shown) => (typeof cell === "object" ? cell.error : cell);

describe("what Excel is told of the functions", () => {
  it("names every function that registers itself, and no other", () => {
    expect([...excel.registered.keys()].sort()).toEqual(help.map(({ id }) => id).sort());
  });

  it("lets each see error cells, and takes every argument as it stands", () => {
    expect(metadata.allowErrorForDataTypeAny).toBe(true);
    for (const { parameters } of metadata.functions) {
      for (const parameter of parameters) {
        expect(parameter).toMatchObject({ type: "any", dimensionality: "matrix" });
      }
    }
  });
});

describe("the examples in the help", () => {
  it.each(help.flatMap(({ examples }) => examples))("%s", (example) => {
    const { id, given, expected } = readExample(example);
    const cells = excel.call(id, ...given).map((row) => row.map(withoutSentence));
    const wanted = Array.isArray(expected) ? expected : [[expected]];
    expect(cells.map((row) => row.length)).toEqual(wanted.map((row) => row.length));
    cells.flat().forEach((cell, index) => {
      const want = wanted.flat()[index];
      if (typeof want === "number" && typeof cell === "number") expect(cell).toBeCloseTo(want, 10);
      else expect(cell).toBe(want);
    });
  });
});
