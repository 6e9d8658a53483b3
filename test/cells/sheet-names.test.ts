import { describe, expect, it } from "vitest";
import { withRenamedSheets } from "../../src/cells/sheet-names";

const renamed = new Map([
  ["cases", "Cases of May"],
  ["bob's", "Bob"],
  ["a1", "First"],
  ["notes", "Cases"],
]);

describe("a formula after sheets were renamed", () => {
  it.each([
    ["=Cases!A1+cases!$B$2", "='Cases of May'!A1+'Cases of May'!$B$2"],
    ["='Bob''s'!A1", "=Bob!A1"],
    ["='A1'!B2", "=First!B2"],
    ["=SUM(Cases:Notes!A1)", "=SUM('Cases of May:Cases'!A1)"],
    ["=SUM('Bob''s:Other'!A1)", "=SUM(Bob:Other!A1)"],
    ["=Notes!A1&Cases!A1", "=Cases!A1&'Cases of May'!A1"],
  ])("names them anew: %s", (before, after) => {
    expect(withRenamedSheets(before, renamed)).toBe(after);
  });

  it.each([
    '="Cases!A1"&A1',
    "=[1]Cases!A1",
    "='[Book.xlsx]Cases'!A1",
    "=MyCases!A1+Old.Cases!A1",
    "=Table1[Cases]+Cases[Ref]",
    "=Cases+A1",
    "='Cases of June'!A1",
  ])("leaves everything else as it is: %s", (formula) => {
    expect(withRenamedSheets(formula, renamed)).toBe(formula);
  });

  it("takes no longer than it should over text that is made to do harm", () => {
    const long = `=${"a".repeat(50_000)}${"'".repeat(50_001)}${"a:".repeat(50_000)}`;
    const start = performance.now();
    withRenamedSheets(long, renamed);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
