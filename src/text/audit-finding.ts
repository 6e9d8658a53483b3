import { auditWords } from "./audit";
import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

const NOTHING = "Nothing was changed.";
const days = (n: number) => (n === 1 ? "1 day" : `${n} days`);
const counted = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

/** “A”, “A or B”, “A, B or C”. */
function either(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} or ${last}`;
}

/** Words for the codes that the life of a finding keeps. */
export const findingWords = {
  state: {
    open: "open, not answered yet",
    disputed: "disputed by the owner",
    in_analysis: "being analysed by the owner",
    plan_submitted: "plan waiting to be accepted",
    in_progress: "actions in progress",
    awaiting_verification: "waiting to be verified",
    awaiting_effectiveness: "waiting for the review of effectiveness",
    ready_to_close: "ready to close",
    closed: "closed",
    withdrawn: "withdrawn",
    considered: "considered",
  },
  step: {
    raise: "Raised",
    accept: "Accepted",
    dispute: "Disputed",
    uphold: "Upheld",
    withdraw: "Withdrawn",
    regrade: "Graded anew",
    reassign: "Given to another owner",
    record_correction: "Correction",
    record_cause: "Cause",
    look_across: "Looked elsewhere",
    add_action: "Action planned",
    submit_plan: "Plan submitted",
    accept_plan: "Plan accepted",
    return_plan: "Plan sent back",
    complete_action: "Action done",
    request_extension: "More time asked for",
    extend_due: "More time given",
    refuse_extension: "More time refused",
    cancel_action: "Action dropped",
    verify_implementation: "Verified",
    review_effectiveness: "Effectiveness reviewed",
    explain_evidence: "Change of evidence explained",
    consider: "Considered",
    close: "Closed",
    reopen: "Reopened",
    remark: "Remark",
  },
  method: {
    five_whys: "Five whys",
    fishbone: "Fishbone",
    timeline: "Timeline",
    comparison: "Comparison",
    other: "Another method",
  },
  role: {
    auditor: "an auditor",
    lead_auditor: "a lead auditor",
    programme_manager: "the programme manager",
    owner: "the owner of a process",
    staff: "staff",
    reader: "a reader",
  },
  actionState: {
    planned: "planned",
    in_progress: "in progress",
    done: "done, not verified",
    verified: "verified",
    cancelled: "dropped",
  },
} as const;

type StepName = keyof typeof findingWords.step;
type StateName = keyof typeof findingWords.state;

const sentence = (step: StepName) => findingWords.step[step].toLowerCase();

/** Everything that the life of a finding can say to a person. */
export const findingText = {
  // Raising
  adviseNoName: (name: string) =>
    `The statement names ${name}. Say what was not met, not who is to blame.`,
  adviseNoRemedy:
    "The statement reads like a remedy. Say what was not met; what to do about it is for the owner.",

  // Who
  whoOwner: (owner: string) => `the owner, ${owner}`,
  whoDoer: (responsible: string, owner: string) => `${responsible} or the owner, ${owner}`,
  whoAuditors: "an auditor, a lead auditor or the programme manager",
  whoLeads: "a lead auditor or the programme manager",
  whoNamed: (who: string, names: readonly string[]) =>
    names.length === 0 ? who : `${who} (${either(names)})`,
  notAuthorised: (step: StepName, actor: string, as: string, who: string) =>
    trouble(
      "not-authorised",
      `“${findingWords.step[step]}” is not for ${actor}${as === "" ? "" : `, ${as}`}. This can be done by ${who}. ${NOTHING}`,
    ),
  notIndependent: (step: StepName, actor: string, why: string, who: string) =>
    trouble(
      "not-independent",
      `${actor} ${why}, so cannot do this: “${findingWords.step[step]}”. Ask somebody else who may: ${who}. ${NOTHING}`,
    ),
  isOwner: "owns the finding",
  isDoer: "did or is responsible for an action of it",
  isStaff: (process: string) => `works in ${process}`,
  auditorLapsed: (name: string, on: string) =>
    trouble(
      "auditor-not-qualified",
      `The auditor's qualification of ${name} ran out on ${on}. Ask an auditor whose qualification is in date, or have the date on the sheet “Audit people” put right. ${NOTHING}`,
    ),

  // State
  findingUnknown: (id: string) =>
    trouble(
      "finding-unknown",
      `The finding ${id} is not in the register any more. It may have been deleted from the sheet. ${NOTHING}`,
    ),
  wrongState: (step: StepName, state: StateName, next: string) =>
    trouble(
      "wrong-state",
      `This cannot be done now: “${findingWords.step[step]}”. The finding is ${findingWords.state[state]}. ${next} ${NOTHING}`,
    ),
  next: {
    open: (owner: string) => `Next, the owner, ${owner}, accepts or disputes it.`,
    considering: (owner: string) => `Next, the owner, ${owner}, takes up or declines it.`,
    disputed: "Next, a lead auditor or the programme manager upholds or withdraws it.",
    in_analysis: (owner: string) =>
      `Next, the owner, ${owner}, records correction, cause and actions, and submits the plan.`,
    plan_submitted: "Next, an auditor accepts the plan or sends it back.",
    in_progress: "Next, those responsible mark their actions as done, with evidence.",
    awaiting_verification: "Next, an auditor who neither owns nor did it verifies what was done.",
    awaiting_effectiveness: (from: string) =>
      `Next, an auditor who neither owns nor did it reviews whether it worked, from ${from} on.`,
    ready_to_close: "Next, a lead auditor or the programme manager closes it.",
    closed: "A lead auditor or the programme manager can reopen it, with a reason.",
    considered: "Next, a lead auditor or the programme manager closes it.",
    withdrawn: "It stays as it is; raise a new finding if one is needed.",
  },
  locked: (id: string) =>
    trouble(
      "record-locked",
      `The finding ${id} is closed, so what it says stays as it is. Write a later remark as a new entry, or have a lead auditor or the programme manager reopen it. ${NOTHING}`,
    ),

  // Fields
  missingReason: (step: StepName) =>
    trouble("missing-reason", `Give a reason: ${sentence(step)} needs one. ${NOTHING}`),
  missingRemark: () => trouble("missing-reason", `Write the remark first. ${NOTHING}`),
  missingDecision: () =>
    trouble("missing-decision", `Say whether it is taken up or declined. ${NOTHING}`),
  missingCorrection: (owner: string) =>
    trouble(
      "missing-correction",
      `The correction is missing: what was done at once about what was found, or why it cannot be corrected. ${owner}, the owner, can record it. ${NOTHING}`,
    ),
  missingDate: () => trouble("missing-date", `Give the date on which it was done. ${NOTHING}`),
  missingCause: (owner: string) =>
    trouble(
      "missing-cause",
      `The cause is missing: name the method by which it was looked for and what was found. ${owner}, the owner, can record it. ${NOTHING}`,
    ),
  causeThin: (what: string) =>
    trouble("missing-cause", `The cause is not worked out yet: ${what}. ${NOTHING}`),
  thin: {
    five_whys: "write at least two answers to “why”, one below the other",
    fishbone: "name at least one possible cause under its heading",
    timeline: "write at least two events with their dates",
    comparison: "say what differs between where it went wrong and where it did not",
    other: "say which method was used",
  },
  causeRepeats: () =>
    trouble(
      "cause-repeats-statement",
      `The cause only repeats what was found. Say why it came to that. ${NOTHING}`,
    ),
  missingLookAcross: () =>
    trouble(
      "look-across-missing",
      `Say where else you looked, and what you found there. ${NOTHING}`,
    ),
  adviseLookAcross:
    "Nobody has said yet whether the same may be wrong elsewhere. The owner can add it.",
  missingAction: (owner: string) =>
    trouble(
      "missing-action",
      `There is no corrective action yet. ${owner}, the owner, can add one; for a minor one, a reason why none is needed will do. ${NOTHING}`,
    ),
  missingActionMajor: (owner: string) =>
    trouble(
      "missing-action",
      `A major non-conformance needs a corrective action; a reason why none is needed will not do. ${owner}, the owner, can add one. ${NOTHING}`,
    ),
  missingActionText: () => trouble("missing-action", `Say what will be done. ${NOTHING}`),
  missingResponsible: () =>
    trouble("missing-responsible", `Name the person who will do it. ${NOTHING}`),
  missingDue: () => trouble("missing-due", `Give the date by which it will be done. ${NOTHING}`),
  missingOwner: () => trouble("missing-owner", `Name the new owner. ${NOTHING}`),
  missingEvidence: (step: StepName) =>
    trouble(
      "missing-evidence",
      `Evidence is missing: ${sentence(step)} needs it. Add what shows it, then try again. ${NOTHING}`,
    ),
  actionUnknown: (id: string) =>
    trouble(
      "action-unknown",
      `The action ${id} is not among the actions of this finding. It may have been deleted from the sheet. ${NOTHING}`,
    ),
  actionEnded: (id: string, state: keyof typeof findingWords.actionState) =>
    trouble(
      "wrong-state",
      `The action ${id} is ${findingWords.actionState[state]}, so this cannot be done with it. ${NOTHING}`,
    ),

  // Dates and limits
  dateInFuture: (date: string, today: string) =>
    trouble(
      "date-in-future",
      `${date} is after today, ${today}. Give the date on which it was done. ${NOTHING}`,
    ),
  dateBeforeRaised: (date: string, raised: string) =>
    trouble(
      "date-before-raised",
      `${date} is before the finding was raised, ${raised}. Put the date right. ${NOTHING}`,
    ),
  dueInPast: (date: string, today: string) =>
    trouble(
      "due-in-past",
      `${date} is before today, ${today}. Give a date that is still to come. ${NOTHING}`,
    ),
  dueBeyondLimit: (date: string, limit: string) =>
    trouble(
      "due-beyond-limit",
      `${date} is too late: everything has to be done by ${limit}. Choose an earlier date. If it cannot be kept later on, a lead auditor or the programme manager can give more time. ${NOTHING}`,
    ),
  newDueNotLater: (date: string, due: string) =>
    trouble(
      "new-due-not-later",
      `${date} is not later than the date that holds now, ${due}. ${NOTHING}`,
    ),
  extensionLimit: (most: number) =>
    trouble(
      "extension-limit",
      `More time was given ${counted(most, "time")} already, and that is the most. Do it, or submit another plan. ${NOTHING}`,
    ),
  extensionTooLate: (due: string) =>
    trouble(
      "extension-too-late",
      `More time has to be given before the date passes, and ${due} has passed. The action stays overdue until it is done. ${NOTHING}`,
    ),
  noRequest: (id: string) =>
    trouble("wrong-state", `Nobody has asked for more time for ${id}. ${NOTHING}`),
  tooEarly: (from: string, wait: string) =>
    trouble(
      "too-early",
      `It is too early to say whether it worked: ${wait}. An auditor who neither owns nor did it can review it from ${from} on. ${NOTHING}`,
    ),
  wait: (n: number) => `${days(n)} have to pass after the last action`,
  waitCycle: (n: number, cycle: string) =>
    `${days(n)} and one full ${cycle} have to pass after the last action`,
  cycle: { month: "month of figures", quarter: "quarter of figures" },
  reopenTooLate: (closed: string, most: number) =>
    trouble(
      "reopen-too-late",
      `It was closed on ${closed}, more than ${days(most)} ago. Raise a new finding that names this one as repeated. ${NOTHING}`,
    ),

  // Gates
  actionsOpen: (open: readonly { id: string; who: string }[]) =>
    trouble(
      "actions-open",
      `${counted(open.length, "action is", "actions are")} not done yet: ${open.map(({ id, who }) => `${id} (${who})`).join(", ")}. ${NOTHING}`,
    ),
  notVerified: () =>
    trouble(
      "implementation-not-verified",
      `Nobody has verified yet that it was done. An auditor who neither owns nor did it can. ${NOTHING}`,
    ),
  notReviewed: () =>
    trouble(
      "effectiveness-not-reviewed",
      `Nobody has reviewed yet whether it worked. An auditor who neither owns nor did it can. ${NOTHING}`,
    ),
  evidenceChanged: (changed: readonly { id: string; title: string; verdict: string }[]) =>
    trouble(
      "evidence-changed",
      `Evidence is not as it was captured. ${changed.map(({ id, title, verdict }) => `${id}, “${title}”: ${verdict}`).join(" ")} An auditor can explain the change; then this can be done. ${NOTHING}`,
    ),
  evidenceNotChanged: (id: string) =>
    trouble(
      "wrong-state",
      `${id} stands as it was captured, so there is nothing to explain. ${NOTHING}`,
    ),
  evidenceNotOfFinding: (id: string, finding: string) =>
    trouble("evidence-unknown", `${id} is not evidence of ${finding}. ${NOTHING}`),

  // What was done
  done: {
    accept: (id: string) => `${id} is accepted. Correction, cause and plan come next.`,
    dispute: (id: string) => `${id} is disputed. A lead auditor decides on it.`,
    uphold: (id: string) => `${id} is upheld and open again.`,
    withdraw: (id: string) => `${id} is withdrawn.`,
    withdrawAnswer: "The answer to its question can be changed again.",
    regrade: (id: string, grade: keyof typeof auditWords.grade) =>
      `${id} is now graded: ${auditWords.grade[grade]}.`,
    reassign: (id: string, owner: string) => `${id} now belongs to ${owner}.`,
    record_correction: (id: string) => `Records the correction of ${id}.`,
    record_cause: (id: string, method: string) =>
      `Records the cause of ${id}, found by: ${method.toLowerCase()}.`,
    look_across: (id: string) => `Records for ${id} where else was looked.`,
    add_action: (action: string, who: string, due: string) =>
      `Adds the action ${action} for ${who}, due ${due}.`,
    submit_plan: (id: string) => `The plan of ${id} goes to the auditor.`,
    accept_plan: (id: string) => `The plan of ${id} is accepted.`,
    return_plan: (id: string) => `The plan of ${id} goes back to the owner.`,
    complete_action: (action: string) => `${action} is done.`,
    allDone: (id: string) => `All actions of ${id} are done: it waits to be verified.`,
    request_extension: (action: string, due: string) =>
      `Asks for time until ${due} for ${action}. A lead auditor or the programme manager decides.`,
    extend_due: (action: string, due: string, left: number) =>
      `${action} now has time until ${due}. ${left === 0 ? "No more time can be given after this." : `More time can be given ${counted(left, "further time")}.`}`,
    completionMoves: (id: string, due: string) =>
      `Everything about ${id} is now to be done by ${due}.`,
    refuse_extension: (action: string, due: string) => `${action} stays due ${due}.`,
    cancel_action: (action: string) => `${action} is dropped from the plan.`,
    verified: (id: string, from: string) =>
      `${id} is verified as done. Whether it worked can be reviewed from ${from} on.`,
    notDone: (id: string) => `${id} is not done as planned: its actions are open again.`,
    notDoneNoAction: (id: string) => `${id} is not done as planned: it goes back to analysis.`,
    effective: (id: string) => `What was done about ${id} worked: it is ready to close.`,
    notEffective: (id: string, cycle: number) =>
      `What was done about ${id} did not work. It goes back to analysis, round ${cycle}: cause and plan are needed anew.`,
    explain_evidence: (evidence: string) => `The change of ${evidence} is explained.`,
    takenUp: (id: string) => `${id} is taken up.`,
    declined: (id: string) => `${id} is declined, with a reason.`,
    close: (id: string) => `${id} is closed.`,
    reopen: (id: string, cycle: number) =>
      `${id} is reopened, round ${cycle}: cause and plan are needed anew.`,
    remark: (id: string) => `Adds a remark to ${id}.`,
    due: (response: string, completion: string) =>
      `The plan is due ${response}, everything done by ${completion}.`,
  },

  // Cause, as it stands in a cell
  why: (n: number, text: string) => `${n}. Why? ${text}`,
  branch: (heading: string, text: string) => `${heading}: ${text}`,
  event: (date: string, text: string) => `${date}: ${text}`,
  compared: (where: string, against: string, difference: string) =>
    `Where it went wrong: ${where}\nWhere it did not: ${against}\nWhat differs: ${difference}`,
  by: (method: string) => `Method: ${method}`,

  // What is missing
  lacks: {
    answer: "Acceptance or dispute by the owner",
    consideration: "Whether the owner takes it up or declines it",
    ruling: "The decision of a lead auditor or the programme manager",
    correction: "Correction, or why it is not possible",
    cause: "Cause, found by a named method",
    lookAcross: "Whether the same is wrong elsewhere (may follow later)",
    action: "At least one corrective action",
    actionOrReason: "A corrective action, or why none is needed",
    submission: "The plan submitted by the owner",
    acceptance: "Acceptance of the plan by an auditor",
    doing: (id: string, who: string, due: string) =>
      `${id} done by ${who}, due ${due}, with evidence`,
    explanation: (id: string) => `An explanation of how the evidence ${id} changed`,
    verification: "Verification by an auditor who neither owns nor did it",
    review: (from: string) =>
      `Review of effectiveness by an auditor who neither owns nor did it${from === "" ? "" : `, from ${from} on`}`,
    closing: "Closing by a lead auditor or the programme manager",
  },

  // Settings
  settingUnreadable: (name: string, value: string, used: string) =>
    `The setting “${name}” says “${value}”, which cannot be read. ${used} is used instead. Write a number of days, or for example “10 working days”.`,
  settingUnknown: (name: string) =>
    `There is no setting “${name}”. It is left alone and has no effect.`,

  // Failed checks
  draftStatement: (rule: string, failed: number, of: number | null, scope: string) =>
    `${of === null ? counted(failed, "record") : `${failed.toLocaleString("en-GB")} of ${counted(of, "record")}`} in ${scope} did not meet the check “${rule}”.`,
  draftSource: (rule: string, scope: string) => `Rule ${rule} on ${scope}`,
  draftEvidenceTitle: (rule: string, scope: string) => `Check “${rule}” on ${scope}`,
  draftEvidenceReference: (pack: string, asOf: string, cells: readonly string[], more: number) =>
    `${pack}, as at ${asOf}. Cells: ${cells.join("; ")}${more > 0 ? ` and ${counted(more, "more")}` : ""}`,
  draftRaised: (finding: string) =>
    trouble(
      "finding-stands",
      `The finding ${finding} has already been raised on this check and still stands. Add to that one. ${NOTHING}`,
    ),

  // Recounts
  rerun: {
    title: (rule: string, scope: string) => `Rule ${rule} on ${scope}, run again on a fresh sample`,
    reference: (column: string, seed: string, size: number, population: number, repeats: string) =>
      `${size} of ${counted(population, "record")} drawn by “${column}” with the seed “${seed}”${repeats === "" ? "" : `; ${repeats.toLowerCase()}`}`,
    columns: ["when", "at fault", "records"],
    before: "before",
    after: "after",
    population: "population",
  },
  recountTitle: (label: string) => `Recount of “${label}”`,
  recountSame: (label: string, value: string, rows: string) =>
    `“${label}” recounted from its rows: ${rows}. It is what was reported, ${value}.`,
  recountDiffers: (label: string, reported: string, recounted: string, rows: string) =>
    `“${label}” was reported as ${reported}. Recounted from its rows it is ${recounted}: ${rows}.`,
  recountDifference: (difference: string) => `The difference is ${difference}.`,
  recountReference: (where: string, basis: string) => `Reported in ${where}. Recounted: ${basis}.`,
  recountRows: (numerator: string, denominator: string) => `${numerator} of ${denominator}`,
  recountColumns: ["what", "value"],
  recountParts: {
    reported: "reported",
    numerator: "numerator",
    denominator: "denominator",
    recounted: "recounted",
    difference: "difference",
  },
  recountEmpty: () =>
    trouble(
      "recount-empty",
      `There is nothing to divide by: no row belongs to the figure, so it cannot be recounted. ${NOTHING}`,
    ),

  // Before and after
  sampleUnfit: () =>
    trouble(
      "sample-unfit",
      `A sample needs at least one record, and not more faults than records. ${NOTHING}`,
    ),
  share: (faults: number, size: number, percent: string, low: string, high: string) =>
    `${faults.toLocaleString("en-GB")} of ${size.toLocaleString("en-GB")} (${percent}; between ${low} and ${high})`,
  before: (share: string) => `Before: ${share}.`,
  after: (share: string) => `After: ${share}.`,
  effect: {
    better: "The difference is larger than chance would make it: it has become better.",
    worse: "The difference is larger than chance would make it: it has become worse.",
    unclear:
      "The difference is no larger than chance may make it: a larger sample is needed to say that it worked.",
  },
  populationLimit: (most: number, population: number) =>
    `In all ${population.toLocaleString("en-GB")} records of the population, at most ${most.toLocaleString("en-GB")} are still faulty, with 95% confidence.`,

  // Escalation
  escalation: {
    title: (day: string) => `Findings and actions that are late, as at ${day}`,
    none: "Nothing is late.",
    level: {
      owner: "Remind the owner",
      lead: "Tell the lead auditor",
      manager: "Tell the programme manager",
    },
    response: (id: string, grade: string, owner: string, due: string, late: number) =>
      `${id} (${grade}): answer of ${owner} due ${due}, ${days(late)} late.`,
    completion: (id: string, grade: string, owner: string, due: string, late: number) =>
      `${id} (${grade}): to be done by ${owner} by ${due}, ${days(late)} late.`,
    action: (id: string, finding: string, who: string, due: string, late: number) =>
      `${id} of ${finding}: ${who}, due ${due}, ${days(late)} late.`,
    review: (id: string, grade: string, due: string, late: number) =>
      `${id} (${grade}): review of effectiveness possible since ${due}, ${days(late)} ago.`,
    close:
      "Please answer with what has been done, or ask for more time before a date passes. Details stand in the workbook.",
  },
};
