import { describe, expect, it } from "vitest";
import { forExcel, several, single } from "../../functions/results";
import type { Problem } from "../../src/kpi/problem";

const trouble = (code: Problem["code"]): Problem => ({ code, message: "What to do." });
const makeError = (code: string, message?: string) => new Error(`${code}|${message ?? ""}`);

function thrownBy(calculate: () => unknown): unknown {
  try {
    forExcel(calculate, makeError)();
  } catch (thrown) {
    return thrown;
  }
  return null;
}

describe("a result", () => {
  it("goes back as it is", () => {
    expect(forExcel(() => single({ ok: true, value: 0.72 }), makeError)()).toBe(0.72);
    const spill = [["Green"], [""]];
    expect(forExcel(() => several({ ok: true, value: spill }), makeError)()).toEqual(spill);
  });

  it("that is a problem is thrown as Excel's error; only #VALUE! and #N/A carry the sentence", () => {
    const shown = (code: Problem["code"]) =>
      thrownBy(() => single({ ok: false, trouble: trouble(code) }));
    expect(shown("#N/A")).toEqual(new Error("#N/A|What to do."));
    expect(shown("#VALUE!")).toEqual(new Error("#VALUE!|What to do."));
    expect(shown("#DIV/0!")).toEqual(new Error("#DIV/0!|"));
    expect(shown("#NUM!")).toEqual(new Error("#NUM!|"));
    expect(shown("#NULL!")).toEqual(new Error("#NULL!|"));
  });

  it("that no function may show becomes #VALUE! with the sentence", () => {
    const shown = thrownBy(() => several({ ok: false, trouble: trouble("#REF!") }));
    expect(shown).toEqual(new Error("#VALUE!|What to do."));
  });

  it("of several cells keeps its problems in their cells", () => {
    const value = [[1], [trouble("#N/A")], [trouble("#NUM!")]];
    expect(forExcel(() => several({ ok: true, value }), makeError)()).toEqual([
      [1],
      [new Error("#N/A|What to do.")],
      [new Error("#NUM!|")],
    ]);
  });

  it("that fails for a reason nobody foresaw is not dressed up", () => {
    const fault = new RangeError("a fault of ours");
    expect(
      thrownBy(() => {
        throw fault;
      }),
    ).toBe(fault);
  });
});
