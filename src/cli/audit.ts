import { fromUkTime, isoInstant, ukTime, type Instant } from "../cells/instant";
import { formatDate, isoDate, parseDate, type DayNumber } from "../cells/date";
import { breachClocks, isOpenBreach } from "../audit/breach/clock";
import { recommendationStatus } from "../audit/recommendations/colour";
import { listActions } from "../audit/life/lists";
import { streamsOf } from "../audit/sampling/streams";
import type { Register } from "../audit/register";
import { registerStatus } from "../audit/status";
import { samplingSwitchText } from "../text/audit-switching";
import { breachText } from "../text/audit-breach";
import { recommendationText } from "../text/audit-recommendations";
import { auditReport } from "../text/audit-report";
import { cliText } from "../text/cli";
import { recordsText } from "../text/records";
import { fail, ok, type Result } from "../text/trouble";
import { readArguments } from "./arguments";
import { EXIT, refuse, type Command } from "./command";
import { openRegister, sayOfRegister } from "./register-command";
import type { Said } from "./say";

const words = auditReport.auditCommand;

/** `plumbline audit`: how the audit register of a workbook stands. */
export const auditCommand: Command = {
  name: "audit",
  summary: words.summary,
  usage: words.usage,
  options: words.options,
  run: async (args, terminal) => {
    const read = readArguments(args, { "as-of": "one", at: "one", format: "one" });
    if (!read.ok) return refuse(read.trouble, terminal);
    const date = read.value.one("as-of");
    const asOf = date === null ? null : parseDate(date);
    if (date !== null && asOf === null) return refuse(cliText.verify.badDate(date), terminal);
    const at = asOf === null ? ok(null) : instantAt(asOf, read.value.one("at"));
    if (!at.ok) return refuse(at.trouble, terminal);
    const opened = await openRegister(read.value, words.usage);
    if (!opened.ok) return refuse(opened.trouble, terminal);
    const { file, register } = opened.value;
    const said = sayAudit(file, register, asOf, at.value);
    sayOfRegister("audit", opened.value, said, terminal);
    if (said.needsRepair) return EXIT.ERRORS;
    return said.isLate ? EXIT.QUERIES : EXIT.CLEAN;
  },
};

/** The time of day as clocks here show it; the day as it begins where none is given. */
function instantAt(day: DayNumber, typed: string | null): Result<Instant> {
  const parts = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(typed ?? "0:00");
  return parts
    ? ok(fromUkTime(day, Number(parts[1]) * 60 + Number(parts[2])))
    : fail(auditReport.badTime(typed ?? ""));
}

interface AuditSaid extends Said {
  /** Rows or tables that cannot be read as they stand. */
  readonly needsRepair: boolean;
  readonly isLate: boolean;
}

/** The status of a register; without a date nothing can be said of what is overdue. */
export function sayAudit(
  file: string,
  register: Register,
  asOf: DayNumber | null,
  at: Instant | null = asOf === null ? null : fromUkTime(asOf, 0),
): AuditSaid {
  // Before the first day nothing is overdue.
  const status = registerStatus(register, asOf ?? 0);
  const unreadable = register.unreadable.map(({ sentence }) => sentence);
  const { damaged } = register;
  const actions = actionsOf(register, asOf);
  const recommendations = recommendationsOf(register, asOf);
  const breaches = breachesOf(register, at);
  const lots = lotsOf(register);
  const outdated = register.outdated.map(({ table }) => table);
  const said = {
    document: {
      file,
      asOf: asOf === null ? null : isoDate(asOf),
      openAudits: status.openAudits,
      audits: status.audits,
      openFindings: status.openFindings,
      overdue:
        asOf === null ? null : status.overdue.map((each) => ({ ...each, due: isoDate(each.due) })),
      byClause: status.byClause,
      changedEvidence: status.changedEvidence,
      actions: actions.document,
      recommendations: recommendations.document,
      breaches: breaches.document,
      lots: lots.document,
      outdated,
      damaged,
      unreadable,
    },
    needsRepair: damaged.length + unreadable.length > 0,
    isLate:
      status.overdue.length + status.changedEvidence.length > 0 ||
      actions.isLate ||
      recommendations.isLate ||
      breaches.isLate,
  };
  if (register.places.size === 0) return { ...said, lines: [auditReport.none(file)] };
  const { major, minor, ofi } = status.openFindings;
  const lines = [
    asOf === null ? auditReport.heading(file) : auditReport.headingAsAt(file, formatDate(asOf)),
    ...status.audits.map(({ auditId, title, state, answered, questions }) =>
      auditReport.audit(auditId, title, state, answered, questions),
    ),
    auditReport.findings(major, minor, ofi),
    ...(asOf === null && major + minor > 0 ? [auditReport.overdueNeedsDate] : []),
    ...status.overdue.map(({ findingId, owner, what, due, days }) =>
      auditReport.overdue(findingId, owner, what, formatDate(due), days),
    ),
    ...status.byClause.map(({ clause, ...counts }) =>
      auditReport.clause(clause, counts.major, counts.minor, counts.ofi),
    ),
    ...actions.lines,
    ...recommendations.lines,
    ...breaches.lines,
    ...lots.lines,
    ...(status.changedEvidence.length > 0
      ? [auditReport.changedEvidence(status.changedEvidence)]
      : []),
    ...(outdated.length > 0
      ? [recordsText.outdated(outdated, register.outdated[0]?.layout ?? 0)]
      : []),
    ...damaged,
    ...unreadable,
  ];
  return { ...said, lines };
}

interface Part extends Said {
  readonly isLate: boolean;
}

/** Actions still to be done; those that are late only where a date is given. */
function actionsOf(register: Register, asOf: DayNumber | null): Part {
  const open = listActions(register, "all", "", asOf ?? 0);
  const late = asOf === null ? [] : open.filter((each) => each.late > 0);
  return {
    document: {
      open: open.length,
      overdue:
        asOf === null
          ? null
          : late.map(({ action, late: days }) => ({
              actionId: action.actionId,
              findingId: action.findingId,
              responsible: action.responsible,
              due: isoDate(action.due),
              days,
            })),
    },
    lines: [
      ...(open.length > 0 ? [auditReport.actions(open.length)] : []),
      ...late.map(({ action, late: days }) =>
        auditReport.actionOverdue(
          action.actionId,
          action.findingId,
          action.responsible,
          formatDate(action.due),
          days,
        ),
      ),
    ],
    isLate: late.length > 0,
  };
}

/** Recommendations by colour, as far as a date is given to colour them by. */
function recommendationsOf(register: Register, asOf: DayNumber | null): Part {
  const kept = register.rows.tblRecommendation.length;
  if (asOf === null || kept === 0) return { document: { kept }, lines: [], isLate: false };
  const status = recommendationStatus(register, asOf);
  const words = recommendationText;
  return {
    document: {
      kept,
      ...status.colours,
      byPriority: status.byPriority,
      overdue: status.overdue.map(({ row, days }) => ({
        recId: row.recId,
        owner: row.owner,
        target: row.target === null ? null : isoDate(row.target),
        days,
      })),
      responses: status.responses.map((each) => ({ ...each, due: isoDate(each.due) })),
      unverified: status.unverified,
    },
    lines: [
      words.cliCounts(words.counts(status.colours)),
      ...status.byPriority.map(({ priority, colours }) =>
        words.byPriority(priority, words.counts(colours)),
      ),
      ...status.overdue.map(({ row, days }) =>
        words.overdue(row.recId, row.owner, formatDate(row.target ?? asOf), days),
      ),
      ...status.responses.map(({ report, recommendations, due, days }) =>
        words.response(report, recommendations, formatDate(due), days),
      ),
    ],
    isLate: status.overdue.length > 0 || status.responses.some(({ days }) => days > 0),
  };
}

/** Breaches by their 72-hour clock; without a time it is only said when each is due. */
function breachesOf(register: Register, at: Instant | null): Part {
  const clocks = breachClocks(register, at ?? 0);
  const open = clocks.filter(isOpenBreach);
  const late = at === null ? [] : open.filter(({ standing }) => standing === "late");
  return {
    document: {
      kept: clocks.length,
      open: open.map(({ row, due, hours }) => ({
        breachId: row.breachId,
        awareAt: row.awareAt,
        due: isoInstant(due),
        late: at === null ? null : at > due,
        hours: at === null ? null : hours,
      })),
    },
    lines:
      clocks.length === 0
        ? []
        : [
            breachText.cliCounts(open.length, clocks.length),
            ...open.map(({ row, due, hours, standing }) =>
              at === null
                ? `  ${breachText.undated(row.breachId, ukTime(due))}`
                : `  ${breachText[standing === "late" ? "late" : "running"](row.breachId, ukTime(due), hours)}`,
            ),
          ],
    isLate: late.length > 0,
  };
}

/** How the next lot of each stream is inspected, where lots were drawn by table. */
function lotsOf(register: Register): {
  readonly document: readonly unknown[];
  readonly lines: readonly string[];
} {
  const streams = streamsOf(register);
  return {
    document: streams,
    lines: streams.flatMap(({ lots, sentence }) => [
      sentence,
      ...lots.flatMap(({ sampleId, severity, wasDue }) =>
        wasDue === null ? [] : [`  ${samplingSwitchText.off(sampleId, severity, wasDue)}`],
      ),
    ]),
  };
}
