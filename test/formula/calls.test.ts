import { describe, expect, it } from "vitest";
import { callsOf } from "../../src/formula/calls";

const calls = (formula: string) =>
  callsOf(formula, "KPI").map(({ name, given }) => [name, ...given]);

describe("The calls in a formula", () => {
  it("are found inside other functions, with their arguments as they were typed", () => {
    expect(
      calls(`=IFERROR(KPI.ONTIME(tblPanels[Court date], 'My, sheet'!A1:B9, {1,2;3}, , "a,b"), 0)`),
    ).toEqual([
      ["KPI.ONTIME", "tblPanels[Court date]", "'My, sheet'!A1:B9", "{1,2;3}", "", '"a,b"'],
    ]);
  });

  it("come in their order, in capitals, calls inside arguments left out", () => {
    expect(calls("=kpi.rate(SUM(A1,B1),KPI.GAP(1,2))+KPI.VERSION()")).toEqual([
      ["KPI.RATE", "SUM(A1,B1)", "KPI.GAP(1,2)"],
      ["KPI.VERSION"],
    ]);
  });

  it("are none where there is no formula, another namespace, or no end", () => {
    expect(calls("")).toEqual([]);
    expect(calls("=SUM(A1:A9)")).toEqual([]);
    expect(calls('="KPI.RATE(1,2)"')).toEqual([]);
    expect(calls("=KPI.RATE(1,2")).toEqual([]);
  });
});
