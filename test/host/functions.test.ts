import { describe, expect, it } from "vitest";
import { cellError } from "../../src/cells/cell";
import type { FunctionMetadata } from "../../workbench/host/index";
import { connected, later } from "./connected";

const RANGE = { name: "values", type: "any", dimensionality: "matrix" };
const ONE = { name: "value", type: "any", dimensionality: "scalar" };

/** A page with one function that gives back what it was given, and the arguments it saw. */
async function withFunction(
  metadata: Partial<FunctionMetadata>,
  fn: (...args: unknown[]) => unknown,
) {
  const { host, client } = await connected();
  client.CustomFunctions.associate("PROBE", fn);
  host.describeFunctions([{ id: "PROBE", parameters: [], ...metadata }]);
  await later(1);
  return { host, client };
}

/** What the function was called with, its last argument (about the call itself) left out. */
async function argumentsSeen(
  metadata: Partial<FunctionMetadata>,
  args: Parameters<typeof call>[1],
) {
  const seen: unknown[][] = [];
  const { host } = await withFunction(metadata, (...given) => {
    seen.push(given.slice(0, -1));
    return 1;
  });
  const returned = await call(host, args);
  return { seen, returned };
}

type Opened = Awaited<ReturnType<typeof withFunction>>;
const call = (host: Opened["host"], args: Parameters<Opened["host"]["invokeFunction"]>[1]) =>
  host.invokeFunction("probe", args, "Sheet1!C3");

describe("arguments arrive as Excel on the web hands them over", () => {
  it("a blank cell is null, alone and in a range", async () => {
    const { seen } = await argumentsSeen({ parameters: [ONE, RANGE] }, [null, [[null, 1]]]);
    expect(seen).toEqual([[null, [[null, 1]]]]);
  });

  it("a range of one cell is a matrix, and so is one value for a range", async () => {
    const { seen } = await argumentsSeen({ parameters: [RANGE, RANGE] }, [[[7]], 7]);
    expect(seen).toEqual([[[[7]], [[7]]]]);
  });

  it("what is left out is null", async () => {
    const { seen } = await argumentsSeen({ parameters: [ONE, ONE, ONE] }, [1, undefined]);
    expect(seen).toEqual([[1, null, null]]);
  });

  it("an error is the result by itself, unless the function takes errors", async () => {
    const args = [[[1, cellError("#N/A")]]];
    const refused = await argumentsSeen({ parameters: [RANGE] }, args);
    expect(refused.seen).toEqual([]);
    expect(refused.returned).toEqual({ kind: "error", error: "#N/A", message: null });
    const taken = await argumentsSeen(
      { parameters: [RANGE], allowErrorForDataTypeAny: true },
      args,
    );
    expect(taken.seen).toMatchObject([[[[1, { type: "Error", basicValue: "#N/A" }]]]]);
  });

  it("a parameter that repeats takes all that follow as a list", async () => {
    const parameters = [ONE, { ...RANGE, repeating: true }];
    const { seen } = await argumentsSeen({ parameters }, [1, [[2]], [[3]]]);
    expect(seen).toEqual([[1, [[[2]], [[3]]]]]);
  });

  it("a range for a single value calls the function for each cell and spills", async () => {
    const { host } = await withFunction({ parameters: [ONE] }, (value) => Number(value) * 2);
    expect(
      await call(host, [
        [
          [1, 2],
          [3, 4],
        ],
      ]),
    ).toEqual({
      kind: "value",
      value: [
        [2, 4],
        [6, 8],
      ],
    });
  });

  it("the last argument tells the cell and the function", async () => {
    const { host } = await withFunction({ parameters: [ONE] }, (_value, about) => {
      const { address, functionName }: { address?: unknown; functionName?: unknown } =
        Object(about);
      return [[String(address), String(functionName)]];
    });
    expect(await call(host, [1])).toEqual({ kind: "value", value: [["Sheet1!C3", "PROBE"]] });
  });
});

describe("results come back as Excel shows them", () => {
  const resultOf = async (fn: () => unknown) =>
    call((await withFunction({ parameters: [] }, fn)).host, []);

  it("values, matrices and promises", async () => {
    expect(await resultOf(() => 5)).toEqual({ kind: "value", value: 5 });
    expect(await resultOf(() => [["a", true]])).toEqual({ kind: "value", value: [["a", true]] });
    expect(await resultOf(async () => "later")).toEqual({ kind: "value", value: "later" });
  });

  it("nothing is 0, and a number that is none is #NUM!", async () => {
    expect(await resultOf(() => null)).toEqual({ kind: "value", value: 0 });
    expect(await resultOf(() => Number.NaN)).toEqual({ kind: "value", value: { error: "#NUM!" } });
  });

  it("ragged rows and thrown errors are #VALUE!", async () => {
    const error = { kind: "error", error: "#VALUE!", message: null };
    expect(await resultOf(() => [[1], [1, 2]])).toEqual(error);
    expect(
      await resultOf(() => {
        throw new Error("a fault");
      }),
    ).toEqual(error);
  });

  it("an error of the function keeps its code, and a message only where Excel shows one", async () => {
    const { host, client } = await connected();
    const { CustomFunctions } = client;
    const { ErrorCode } = CustomFunctions;
    CustomFunctions.associate({
      WRONG: () => new CustomFunctions.Error(ErrorCode.invalidValue, "Give a date."),
      NONE: () => [[new CustomFunctions.Error(ErrorCode.notAvailable, "No cases.")]],
      ZERO: () => new CustomFunctions.Error(ErrorCode.divisionByZero, "not shown"),
    });
    await later(1);
    expect(await host.invokeFunction("WRONG", [])).toEqual({
      kind: "error",
      error: "#VALUE!",
      message: "Give a date.",
    });
    expect(await host.invokeFunction("NONE", [])).toEqual({
      kind: "value",
      value: [[{ error: "#N/A", message: "No cases." }]],
    });
    expect(await host.invokeFunction("ZERO", [])).toEqual({
      kind: "error",
      error: "#DIV/0!",
      message: null,
    });
  });

  it("a name that nobody registered is #NAME?", async () => {
    const { host } = await connected();
    expect(await host.invokeFunction("NOWHERE", [])).toEqual({
      kind: "error",
      error: "#NAME?",
      message: null,
    });
  });
});
