import { describe, expect, it } from "vitest";
import { RecordsDraft } from "../../../src/records/draft";
import { packLayout } from "../../../src/verify/pack-table/layout";
import { readOwnPack, writePackIn } from "../../../src/verify/pack-table/own-pack";
import { packShape } from "../../../src/verify/pack-shape";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { emptyWorkbook } from "../../../src/workbook/model";
import { packJson, value } from "../make";

const PACK = packShape.parse(
  packJson({
    tables: [{ name: "cases", schema: { fields: [{ name: "ref" }] } }],
    rules: [{ id: "R1", kind: "required", table: "cases", fields: ["ref"] }],
  }),
);

/** What is said of a row once one of its cells holds something else. */
async function saidOf(edit: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const workbook = new MemoryWorkbook(emptyWorkbook("rules.xlsx"));
  value(await workbook.apply(value(await writePackIn(workbook, PACK)).changes));
  const before = value(await readOwnPack(workbook));
  const row = before?.records.rows.tblRule[0];
  if (!before || !row) throw new Error("There are no rules.");
  const draft = new RecordsDraft(packLayout(), before.records);
  draft.set("tblRule", row, edit);
  value(await workbook.apply(value(draft.done()).changes));
  return value(await readOwnPack(workbook))?.bad.map(({ why }) => why) ?? [];
}

describe("a row that makes no rule", () => {
  it.each([
    [{ level: "warning" }, "“level”: this has to be error, query, note, not “warning”."],
    [{ check: "" }, "“check”: this is missing."],
    [{ stage: "late" }, "“stage”: this has to be a number."],
    [{ id: "" }, "“id”: this is missing."],
  ])("says why by the heading of the cell, and nothing of JSON: %j", async (edit, why) => {
    expect(await saidOf(edit)).toEqual([`This row makes no rule. ${why}`]);
  });
});
