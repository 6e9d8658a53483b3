import { describe, expect, it } from "vitest";
import { causeOf, keepCause, readDifferences } from "../../../src/verify/compare/causes";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { momentAt, returnOf, ROWS } from "../sign-off/signing";
import { value } from "../make";

const DIFFERENCE = {
  tableName: "Cases",
  record: "C1",
  field: "Status",
  here: "Open",
  there: "Closed",
};

describe("the cause of a difference", () => {
  it("is kept, replaced by a later one, and void once either side holds another value", async () => {
    const workbook = new MemoryWorkbook(returnOf(ROWS));
    const keep = async (cause: "error_here" | "later_there", minute: number) => {
      const records = value(await readDifferences(workbook));
      const plan = value(keepCause(records, DIFFERENCE, { cause, note: "=1+1" }, momentAt(minute)));
      value(await workbook.apply(plan.changes));
    };
    await keep("error_here", 0);
    await keep("later_there", 1);
    const records = value(await readDifferences(workbook));
    expect(records.rows.tblDifference).toHaveLength(2);
    expect(causeOf(records, DIFFERENCE)).toMatchObject({ cause: "later_there", note: "=1+1" });
    expect(causeOf(records, { ...DIFFERENCE, record: " c1 " })).not.toBeNull();
    expect(causeOf(records, { ...DIFFERENCE, there: "Lost" })).toBeNull();
    expect(causeOf(records, { ...DIFFERENCE, field: "Amount" })).toBeNull();
  });
});
