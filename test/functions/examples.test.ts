import { describe, expect, it, vi } from "vitest";
import { describeFunctions } from "../../tools/functions-metadata.mjs";
import { fakeCustomFunctions } from "./excel";
import { expectExample } from "./expect-example";

const excel = fakeCustomFunctions();
vi.stubGlobal("CustomFunctions", excel.CustomFunctions);
await import("../../functions/register");
const { metadata, help } = await describeFunctions();

describe("what Excel is told of the functions", () => {
  it("names every function that registers itself, and no other", () => {
    expect([...excel.registered.keys()].sort()).toEqual(help.map(({ id }) => id).sort());
  });

  it("lets each see error cells, and takes every argument as it stands, but for the words of a list", () => {
    expect(metadata.allowErrorForDataTypeAny).toBe(true);
    for (const { parameters } of metadata.functions) {
      for (const parameter of parameters) {
        const isWord = parameter.customEnumId !== undefined;
        expect(parameter).toMatchObject({
          type: isWord ? "string" : "any",
          dimensionality: isWord ? "scalar" : "matrix",
        });
      }
    }
  });
});

describe("the examples in the help", () => {
  it.each(help.flatMap(({ examples }) => examples))("%s", (example) => {
    expectExample(excel, example);
  });

  it("end with the call as Excel makes it, with its own object as the last argument", () => {
    expect(excel.cell("RATE", [[18]], [[25]], null, null, { functionName: "RATE" })).toBe(0.72);
  });
});
