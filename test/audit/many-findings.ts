import { Draft } from "../../src/audit/draft";
import type { Workbook } from "../../src/workbook/port";
import { registerOf, value } from "./desk";
import { on } from "./life-desk";

/** Puts so many more findings like the first one into a workbook, each with its entry in the trail. */
export async function addFindings(workbook: Workbook, count: number): Promise<void> {
  const register = await registerOf(workbook);
  const [first] = register.rows.tblFinding;
  if (!first) throw new Error("there is no finding to copy");
  const draft = new Draft(register, on("2026-09-02", "a.osei"));
  for (let n = 0; n < count; n++) {
    const row = { ...first, findingId: `NC-${n}`, statement: `Record ${n} had no start date.` };
    draft.add("tblFinding", row);
    draft.log("raise", "finding", row.findingId, {}, { table: "tblFinding", row });
  }
  value(await workbook.apply(value(draft.done()).changes));
}
