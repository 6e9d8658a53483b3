import { formatDate } from "../../cells/date";
import { puttingRightText } from "../../text/putting-right";
import type { Finding, Run } from "../finding";
import type { AnswerRow, PuttingRight, WaiverRow } from "./layout";
import { recordMark, recordOf } from "./subject";

/**
 * A run with what the last accepted return keeps of the same findings: an explanation was given once and is proposed
 * again, to be kept in this return or not. What this workbook itself keeps goes before.
 */
export function withLastWords(run: Run, { rows }: PuttingRight): Run {
  const said: readonly (AnswerRow | WaiverRow)[] = [
    ...rows.tblWaiver.filter(({ status }) => status === "accepted"),
    ...rows.tblAnswer,
  ];
  if (said.length === 0) return run;
  const same = new Map(said.map((row) => [row.fingerprint, row]));
  const ofRecord = new Map(
    said.flatMap((row) => {
      const mark = recordMark(row);
      return mark === null ? [] : [[mark, row] as const];
    }),
  );
  const findings = run.findings.map((finding): Finding => {
    const isAsked = finding.status === "open" && finding.level !== "note";
    if (!isAsked || finding.standsFor !== undefined || finding.lastTime !== undefined)
      return finding;
    const row = same.get(finding.fingerprint);
    const other = row ?? ofRecord.get(recordMark(recordOf(finding)) ?? "");
    if (!other) return finding;
    const words = puttingRightText.lastTime;
    const { reason, by, on } = other;
    return row
      ? { ...finding, lastTime: words.inLast(reason, by, formatDate(on)), lastReason: reason }
      : { ...finding, lastTime: words.changed(reason, by, formatDate(on)) };
  });
  return { ...run, findings };
}
