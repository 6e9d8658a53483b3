import { basename } from "node:path";
import { readiness } from "../audit/issue-gaps";
import { readRegister, type Register } from "../audit/register";
import { trailReport } from "../audit/trail";
import { formatDate, parseDate, type DayNumber } from "../cells/date";
import { composeAuditReport } from "../report/audit/compose";
import { cliText } from "../text/cli";
import { reportCommandText as words } from "../text/report-command";
import { fail, ok, type Result } from "../text/trouble";
import { MemoryWorkbook } from "../workbook/memory";
import { atOnce } from "../workbook/slices";
import type { Arguments } from "./arguments";
import { openFile } from "./files";
import type { MadeReport, ReportKind } from "./report-kind";

/** `plumbline report FILE --kind audit`: the report of one audit of a register. */
export const auditReportKind: ReportKind = {
  name: "audit",
  reads: { audit: "one", "as-of": "one", "last-meeting": "one" },
  options: words.auditOptions,
  make,
};

async function make(path: string, args: Arguments): Promise<Result<MadeReport>> {
  const asAt = dayOf(args, "as-of");
  if (!asAt.ok) return asAt;
  if (asAt.value === null) return fail(words.needsDate());
  const lastMeeting = dayOf(args, "last-meeting");
  if (!lastMeeting.ok) return lastMeeting;
  const model = await openFile(path);
  if (!model.ok) return model;
  const register = await readRegister(new MemoryWorkbook(model.value));
  if (!register.ok) return register;
  const auditId = auditIn(register.value, args.one("audit"));
  if (!auditId.ok) return auditId;
  const options = { asAt: asAt.value, lastMeeting: lastMeeting.value };
  const trail = trailReport(register.value, null);
  const composed = composeAuditReport(register.value, auditId.value, options, trail);
  if (!composed.ok) return composed;
  const ready = atOnce(readiness(register.value, auditId.value, trail));
  if (!ready.ok) return ready;
  const { document, personal } = composed.value;
  const isDraft = document.meta.status === "draft";
  const gaps = isDraft ? ready.value.gaps : [];
  return ok({
    file: basename(path),
    document,
    remarks: [
      ...(personal === null ? [] : [personal]),
      ...(gaps.length === 0 ? [] : [words.beforeIssue, ...gaps]),
    ],
    facts: {
      audit: auditId.value,
      asAt: formatDate(options.asAt),
      anchor: document.meta.trailHead,
      personal,
      missing: gaps,
    },
  });
}

function dayOf(args: Arguments, option: string): Result<DayNumber | null> {
  const typed = args.one(option);
  if (typed === null) return ok(null);
  const day = parseDate(typed);
  return day === null ? fail(cliText.verify.badDate(typed)) : ok(day);
}

/** The audit asked for, or the only one that there is. */
function auditIn({ rows }: Register, asked: string | null): Result<string> {
  const ids = rows.tblAudit.map(({ auditId }) => auditId);
  const [only] = ids;
  if (asked === null) {
    return only !== undefined && ids.length === 1 ? ok(only) : fail(words.whichAudit(ids));
  }
  const found = ids.find((id) => id.toLowerCase() === asked.toLowerCase());
  return found === undefined ? fail(words.whichAudit(ids)) : ok(found);
}
