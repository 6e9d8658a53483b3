import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

const NOTHING = "Nothing was changed.";
const someone = (names: readonly string[]) =>
  names.length === 0
    ? "Nobody on the list of people could do it instead"
    : `${names.slice(0, 5).join(", ")} could do it`;
const months = (n: number) => (n === 1 ? "1 month" : `${n} months`);

/** Words for the codes that the programme keeps. */
export const programmeWords = {
  standing: {
    late: "Late",
    due: "Due this month",
    planned: "Planned",
    under_way: "Under way",
    done: "Done",
    called_off: "Called off",
  },
  lastResult: {
    none: "not audited before",
    conform: "conformed last time",
    minor: "minor findings last time",
    major: "a major finding last time",
  },
  personRole: {
    auditor: "an auditor",
    lead_auditor: "a lead auditor",
    programme_manager: "programme manager",
    owner: "an owner",
    staff: "a member of staff",
    reader: "a reader",
  },
  method: { on_site: "On site", remote: "Remote", mixed: "Both" },
} as const;

const SMALL_TEAM =
  "In a small team, name the bias and a second reader from elsewhere who signs; both are shown with the audit";

/** What can be said of the programme and of who may audit. Months come as text, such as 11/2026. */
export const programmeText = {
  bar: {
    owner: (who: string, process: string) => `${who} owns ${process}.`,
    staff: (who: string, process: string) => `${who} works in ${process}.`,
    wasOwner: (who: string, process: string, until: string) =>
      `${who} owned ${process} within the last 12 months, and may audit it from ${until}.`,
    author: (who: string) => `${who} did the work that is reviewed.`,
    notAnAuditor: (who: string) => `${who} is not listed as an auditor.`,
    notActive: (who: string) => `${who} is listed as not active.`,
    notQualified: (who: string, until: string) =>
      `${who} was qualified as an auditor until ${until} only.`,
  },
  reviewsOwnWork: (why: string, others: readonly string[]) =>
    trouble(
      "own-work",
      `${why} ${someone(others)}. Nobody reviews their own work: name a colleague. ${NOTHING}`,
    ),
  ownWork: (who: string) =>
    trouble(
      "own-work",
      `${who} did the work that is reviewed here, so a colleague has to judge it. ${NOTHING}`,
    ),
  ownRecord: (who: string, record: string) =>
    trouble(
      "own-work",
      `The row of ${record} names ${who} as the one who did the work, so a colleague has to judge it. ${NOTHING}`,
    ),
  notIndependent: (why: string, others: readonly string[]) =>
    trouble("not-independent", `${why} ${someone(others)}. ${SMALL_TEAM}. ${NOTHING}`),
  notQualified: (why: string, others: readonly string[]) =>
    trouble("auditor-not-qualified", `${why} ${someone(others)}. ${NOTHING}`),
  readerIsAuditor: (who: string) =>
    trouble(
      "not-independent",
      `${who} audits, so cannot be the second reader. Name somebody else. ${NOTHING}`,
    ),
  readerNotIndependent: (why: string) =>
    trouble(
      "not-independent",
      `The second reader has to come from elsewhere: ${why} Name somebody else. ${NOTHING}`,
    ),
  secondReaderSigns: (who: string) => `${who} is the second reader and is to sign the audit.`,
  secondReaderStatement:
    "I have read the audit and its evidence, and found its conclusions fair in spite of the named bias.",
  noSecondReader: (audit: string) =>
    trouble("no-second-reader", `${audit} names no second reader. ${NOTHING}`),
  readerIsAnother: (who: string) =>
    trouble("not-authorised", `The second reader is ${who}, who alone can sign here. ${NOTHING}`),

  entryUnknown: (id: string) =>
    trouble(
      "programme-unknown",
      `${id} is not in the programme. It may have been deleted from the sheet. ${NOTHING}`,
    ),
  entryTaken: (id: string, audit: string) =>
    trouble("programme-taken", `${id} is carried out by the audit ${audit} already. ${NOTHING}`),
  processUnknown: (name: string) =>
    trouble(
      "process-unknown",
      `${name === "" ? "This process" : `“${name}”`} is not listed. Add it with its owner and staff first. ${NOTHING}`,
    ),
  processKnown: (name: string) =>
    trouble("process-known", `“${name}” is listed already. ${NOTHING}`),
  processUndefined: () =>
    trouble("process-undefined", `A process needs a name and an owner. ${NOTHING}`),
  processAdded: (name: string, owner: string) => `Lists the process “${name}”, owned by ${owner}.`,
  personUnnamed: () => trouble("missing-name", `Write the name of each person. ${NOTHING}`),
  personKnown: (name: string) =>
    trouble("person-known", `${name} is on the list of people already. ${NOTHING}`),
  personAdded: (name: string, role: keyof typeof programmeWords.personRole) =>
    `Puts ${name} on the list of people as ${programmeWords.personRole[role]}.`,
  scoreUnfit: () =>
    trouble(
      "risk-score",
      `The risk is the likelihood of failing (1 to 3) times the harm (1 to 3): 1, 2, 3, 4, 6 or 9. ${NOTHING}`,
    ),
  monthPast: () =>
    trouble("month-past", `That month is over. Choose this month or a later one. ${NOTHING}`),
  moveNeedsReason: () =>
    trouble("missing-reason", `Say why the audit is moved or called off. ${NOTHING}`),
  planned: (id: string, process: string, month: string) =>
    `Plans ${id}: an audit of ${process} in ${month}.`,
  intervalIs: (
    interval: number,
    score: number,
    last: keyof typeof programmeWords.lastResult,
    hasChanged: boolean,
  ) =>
    `Every ${months(interval)}: risk ${score}, ${programmeWords.lastResult[last]}${hasChanged ? ", changed since" : ""}.`,
  leadBarred: (why: string) => `Note: ${why} Another lead is needed before it starts.`,
  moved: (id: string, month: string) => `Moves ${id} to ${month}.`,
  movedFrom: (month: string, reason: string) => `From ${month}: ${reason}`,
  reported: (id: string) => `Marks ${id} in the programme as reported.`,
  calledOff: (id: string) => `Calls ${id} off.`,
};
