import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });
const NOTHING = "Nothing was changed.";
const counted = (n: number, one: string) =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : `${one}s`}`;

const COLOURS = {
  red: "Red: outstanding past its target",
  amber: "Amber: outstanding",
  green: "Green: completed",
  grey: "Grey: not adopted",
} as const;
const SHORT = { red: "red", amber: "amber", green: "green", grey: "grey" } as const;

const STEPS = {
  record: "write down a recommendation",
  respond: "record the response",
  adopt: "adopt it",
  not_adopt: "decide not to adopt it",
  complete: "mark it as completed",
  verify: "verify it",
  send_back: "send it back",
  extend: "extend its target",
} as const;

/** Words on recommendations of inspectorates and of internal audit, and on action logs of panels. */
export const recommendationText = {
  beside: "Recommendations, action log, risks, editions, limits",
  colours: COLOURS,
  steps: STEPS,
  kinds: {
    cause_of_concern: "Cause of concern",
    recommendation: "Recommendation",
    area_for_improvement: "Area for improvement",
    internal_audit: "Internal audit",
  },
  who: {
    owner: (owner: string) =>
      owner === "" ? "its owner can, once it has one" : `${owner}, its owner, can`,
    auditors: "an auditor, a lead auditor or the programme manager can",
    leads: "a lead auditor or the programme manager can",
    deciders: "an owner, an auditor, a lead auditor or the programme manager can",
  },
  notYours: (step: string, actor: string, who: string) =>
    trouble("not-authorised", `${actor} cannot ${step}: ${who}. ${NOTHING}`),
  notIndependent: (step: string, actor: string) =>
    trouble(
      "not-independent",
      `${actor} cannot ${step}, being its owner or the one who did the work. Somebody else has to. ${NOTHING}`,
    ),
  unknown: (id: string) =>
    trouble(
      "recommendation-unknown",
      `There is no recommendation ${id} in this workbook. ${NOTHING}`,
    ),
  textMissing: () =>
    trouble(
      "missing-text",
      `Write down what is recommended, in the words of the report. ${NOTHING}`,
    ),
  reasonMissing: () =>
    trouble("missing-reason", `Say why: a reason is published with it. ${NOTHING}`),
  ownerMissing: () => trouble("missing-owner", `Say who owns it. ${NOTHING}`),
  targetMissing: () =>
    trouble("missing-date", `Give its target date, such as 31/10/2026. ${NOTHING}`),
  targetPast: (date: string) =>
    trouble("target-past", `The target ${date} has passed already. Give one to come. ${NOTHING}`),
  evidenceMissing: () => trouble("missing-evidence", `Name the evidence that shows it. ${NOTHING}`),
  beforeReport: (day: string, published: string) =>
    trouble(
      "date-before-report",
      `${day} is before the report was published (${published}). ${NOTHING}`,
    ),
  answeredAlready: (date: string) =>
    trouble("responded-already", `The response was recorded already, on ${date}. ${NOTHING}`),
  decidedAlready: (id: string) =>
    trouble(
      "adopted-already",
      `${id} is adopted already. To move its target, extend it. ${NOTHING}`,
    ),
  notAdopted: (id: string) =>
    trouble(
      "not-adopted",
      `${id} is not adopted yet: adopt it first, with an owner and a target. ${NOTHING}`,
    ),
  completedAlready: (date: string) =>
    trouble("completed-already", `It was completed on ${date}. ${NOTHING}`),
  notCompleted: (id: string) =>
    trouble(
      "not-completed",
      `${id} is not completed yet, so there is nothing to verify. ${NOTHING}`,
    ),
  verifiedAlready: (date: string) =>
    trouble("verified-already", `It was verified on ${date}. ${NOTHING}`),
  coloursWritten: (date: string) =>
    trouble("colours-written", `The colours of ${date} stand in the table already. ${NOTHING}`),

  done: {
    record: (id: string, body: string) =>
      `${id}${body === "" ? "" : ` (${body})`} is written down; nothing is decided yet.`,
    respond: (id: string, date: string) => `${id}: the response was published on ${date}.`,
    adopt: (id: string, owner: string, date: string) => `${id} is adopted: ${owner}, by ${date}.`,
    not_adopt: (id: string) => `${id} is not adopted, with the reason.`,
    complete: (id: string, date: string) =>
      `${id} was completed on ${date}; it waits to be verified.`,
    verify: (id: string) => `${id} is verified.`,
    send_back: (id: string) => `${id} goes back to its owner as outstanding.`,
    extend: (id: string, date: string) => `${id}: the target is now ${date}.`,
    colours: (n: number, date: string) =>
      `The colours as at ${date} are written beside ${counted(n, "recommendation")}.`,
  },

  counts: ({ red, amber, green, grey }: Readonly<Record<keyof typeof SHORT, number>>) =>
    `${red} red, ${amber} amber, ${green} green, ${grey} grey`,
  cliCounts: (counts: string) => `Recommendations: ${counts}`,
  byPriority: (priority: string, counts: string) =>
    `  ${priority === "" ? "Without a priority" : `Priority ${priority}`}: ${counts}`,
  overdue: (id: string, owner: string, target: string, days: number) =>
    `  Overdue: ${id}, target ${target}, ${counted(days, "day")} ago (${owner === "" ? "no owner" : owner})`,
  response: (report: string, n: number, due: string, days: number) =>
    `  Response to “${report === "" ? "a report without a title" : report}” (${counted(n, "recommendation")}) ${
      days > 0 ? `was due ${due}, ${counted(days, "day")} ago` : `is due ${due}`
    }`,
  movement: (id: string, from: keyof typeof SHORT | null, to: keyof typeof SHORT) =>
    from === null ? `${id}: new, ${SHORT[to]}` : `${id}: ${SHORT[from]} before, ${SHORT[to]} now`,

  pane: {
    title: "Recommendations",
    open: (n: number) => `Recommendations (${n})`,
    openHint: "Inspectorates and internal audit, by colour",
    empty:
      "No recommendations are kept here yet. Write down the first one from an inspectorate’s or an internal audit report.",
    add: "Write down a recommendation",
    summary: (counts: string) => `${counts}.`,
    byPriority: "By priority",
    priority: (priority: string, counts: string) =>
      `${priority === "" ? "none given" : priority}: ${counts}`,
    responses: "Comments due within 56 days of a report",
    movement: "Changed since the last meeting",
    meeting: "Date of the last meeting",
    noMovement: "Nothing has changed its colour since.",
    group: (colour: keyof typeof COLOURS, n: number) => `${COLOURS[colour]} (${n})`,
    row: (id: string, owner: string, target: string) =>
      [id, owner === "" ? "no owner" : owner, target === "" ? "no target" : `by ${target}`].join(
        " · ",
      ),
    late: (days: number) => `${counted(days, "day")} late`,
    colours: "Write the colours for the meeting",
    form: {
      body: "Body",
      bodyHint: "Who made it: HMICFRS, internal audit, HM Inspectorate of Probation",
      report: "Report",
      published: "Published on",
      dateHint: "Such as 31/10/2026; may stay open",
      paragraph: "Paragraph",
      kind: "Kind",
      text: "Recommendation",
      priority: "Priority",
      none: "None given",
      show: "Show what will be written",
      record: "Write it down",
      name: "Your name",
    },
    step: "What to do with it",
    stepNames: {
      respond: "Record the response",
      adopt: "Adopt it",
      not_adopt: "Do not adopt it",
      complete: "Mark it as completed",
      verify: "Verify it",
      send_back: "Send it back to its owner",
      extend: "Extend its target",
    },
    owner: "Owner",
    target: "Target date",
    on: "On which day",
    reason: "Why",
    evidence: "Evidence",
    evidenceHint: "The ids of evidence in this workbook, with semicolons between",
    show: "Show what will be written",
    confirm: "Write it",
    facts: {
      colour: "Colour",
      kind: "Kind",
      body: "Body",
      report: "Report",
      priority: "Priority",
      owner: "Owner",
      target: "Target",
      response: "Response",
      completed: "Completed",
      verified: "Verified",
      extensions: "Extended",
      notAdopted: "Not adopted because",
    },
    responseDue: (date: string) => `due ${date}`,
    times: (n: number, was: string) => `${n === 1 ? "once" : `${n} times`}; first target ${was}`,
    by: (date: string, who: string) => `${date}${who === "" ? "" : `, ${who}`}`,
    history: "History",
    historyLine: (date: string, who: string, step: keyof typeof STEPS, text: string) =>
      `${date}, ${who}: ${STEPS[step]}${text === "" ? "" : `. ${text}`}`,
    unknown: "This recommendation is no longer in the workbook.",
  },
} as const;
