import { formatDate, type DayNumber } from "../../cells/date";
import { auditWords } from "../../text/audit";
import { findingText } from "../../text/audit-finding";
import type { RowOf } from "../layout";
import type { Register } from "../register";
import { registerStatus } from "../status";
import { policyOf, type FindingPolicy } from "./policy";
import { listActions } from "./lists";

export type Level = "owner" | "lead" | "manager";

export interface Escalated {
  readonly level: Level;
  readonly findingId: string;
  /** Days since it was due. */
  readonly days: number;
  readonly sentence: string;
}

const LEVELS: readonly Level[] = ["owner", "lead", "manager"];

type Rungs = FindingPolicy["escalateAfter"];

/** Whom to tell: the later, the higher; a major one starts a rung up. */
function levelOf(
  days: number,
  grade: RowOf<"tblFinding">["grade"],
  { lead, manager }: Rungs,
): Level {
  const rung = days >= manager ? 2 : days >= lead ? 1 : 0;
  return LEVELS[Math.min(rung + (grade === "major" ? 1 : 0), 2)] ?? "manager";
}

/** All that is late on a day, the highest rung and the latest first. */
export function escalation(register: Register, today: DayNumber): readonly Escalated[] {
  const findings = new Map(register.rows.tblFinding.map((row) => [row.findingId, row]));
  const words = findingText.escalation;
  const rungs = policyOf(register).policy.escalateAfter;
  const late = registerStatus(register, today).overdue.flatMap((each): Escalated[] => {
    const finding = findings.get(each.findingId);
    if (!finding) return [];
    const { grade, findingId, owner } = finding;
    return [
      {
        level: levelOf(each.days, grade, rungs),
        findingId,
        days: each.days,
        sentence: words[each.what](
          findingId,
          auditWords.grade[grade],
          owner,
          formatDate(each.due),
          each.days,
        ),
      },
    ];
  });
  const actions = listActions(register, "overdue", "", today).map(
    ({ action, finding, late: days }): Escalated => ({
      level: levelOf(days, finding.grade, rungs),
      findingId: finding.findingId,
      days,
      sentence: words.action(
        action.actionId,
        finding.findingId,
        action.responsible,
        formatDate(action.due),
        days,
      ),
    }),
  );
  return [...late, ...actions, ...reviews(register, today, rungs)].sort(
    (a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) || b.days - a.days,
  );
}

/** Reviews that could have been made long ago: for the lead auditor, never the owner. */
function reviews(
  { rows }: Register,
  today: DayNumber,
  { lead, manager }: Rungs,
): readonly Escalated[] {
  return rows.tblFinding.flatMap(({ state, effectivenessDue, findingId, grade }): Escalated[] => {
    if (state !== "awaiting_effectiveness" || effectivenessDue === null) return [];
    const days = today - effectivenessDue;
    if (days < lead) return [];
    return [
      {
        level: days >= manager ? "manager" : "lead",
        findingId,
        days,
        sentence: findingText.escalation.review(
          findingId,
          auditWords.grade[grade],
          formatDate(effectivenessDue),
          days,
        ),
      },
    ];
  });
}

/**
 * The list as text to paste into a message. It gives ids, dates and who has to answer; statements stay
 * in the workbook, for they may say more than a message should.
 */
export function escalationText(escalated: readonly Escalated[], today: DayNumber): string {
  const words = findingText.escalation;
  if (escalated.length === 0) return words.none;
  const parts = [...LEVELS].reverse().flatMap((level) => {
    const own = escalated.filter((each) => each.level === level);
    return own.length === 0
      ? []
      : [`${words.level[level]}\n${own.map(({ sentence }) => `- ${sentence}`).join("\n")}`];
  });
  return [words.title(formatDate(today)), ...parts, words.close].join("\n\n");
}
