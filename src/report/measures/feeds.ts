import { trim } from "../../cells/cell";
import type { Feed } from "../../measures/calendar/gate";
import type { SubmissionRecords, SubmissionRow } from "../../measures/calendar/layout";
import { ok, type Result } from "../../text/trouble";
import { readSignOffs } from "../../verify/sign-off/signed-returns";
import type { Workbook } from "../../workbook/port";

const same = (one: string, other: string) => trim(one).toLowerCase() === trim(other).toLowerCase();

/**
 * How everything stands that a submission waits for: a table or sheet has to have rows, a return that was ever signed
 * has to be signed to the end of the period, another report has to be handed in for the same period.
 */
export async function feedsOf(
  workbook: Workbook,
  records: SubmissionRecords,
  { dependsOn, periodEnd }: SubmissionRow,
): Promise<Result<readonly Feed[]>> {
  if (dependsOn.length === 0) return ok([]);
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const signed = await readSignOffs(workbook);
  if (!signed.ok) return signed;
  const stateOf = (name: string): Feed["state"] => {
    const reports = records.rows.tblSubmission.filter(
      (row) => same(row.report, name) && row.periodEnd === periodEnd,
    );
    if (reports.length > 0) {
      return reports.some(({ status }) => status === "submitted") ? "there" : "not-handed-in";
    }
    const returns = signed.value.rows.tblReturnSignOff.filter(
      ({ packId, packTitle }) => same(packId, name) || same(packTitle, name),
    );
    if (returns.length > 0) {
      return returns.some(({ asAt }) => asAt >= periodEnd) ? "there" : "not-signed";
    }
    const table = facts.value.tables.find((one) => same(one.name, name));
    if (table) return table.area.rows > 1 ? "there" : "empty";
    const sheet = facts.value.sheets.find((one) => same(one.name, name));
    if (!sheet) return "missing";
    return sheet.used === null || sheet.used.rows < 2 ? "empty" : "there";
  };
  return ok(dependsOn.map((name) => ({ name, state: stateOf(name) })));
}
