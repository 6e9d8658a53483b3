import type { FindingRow } from "../view";
import { evidenceOf, unexplained } from "../../../src/audit/life/evidence-gate";
import { isUndone } from "../../../src/audit/life/checks";
import { presentActions } from "../../../src/audit/life/scene";
import type { StepName } from "../../../src/audit/life/steps";
import { CAUSE_METHODS } from "../../../src/audit/layout";
import type { Register } from "../../../src/audit/register";
import { auditWords } from "../../../src/text/audit";
import { findingWords } from "../../../src/text/audit-finding";
import { paneFindingText } from "../../../src/text/pane-finding";

/** What has been typed and chosen, by the name of the field. */
export type Values = ReadonlyMap<string, string>;

type Options = readonly (readonly [value: string, text: string])[];

export type StepField =
  | {
      readonly kind: "line" | "long" | "date" | "person";
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
    }
  | {
      readonly kind: "choice";
      readonly name: string;
      readonly label: string;
      readonly options: Options;
    }
  | { readonly kind: "evidence" };

const words = paneFindingText.field;

export const BRANCHES = ["people", "method", "system", "data", "partners", "setting"] as const;
export const WHYS = [1, 2, 3, 4, 5] as const;

const line = (name: string, label: string, hint?: string): StepField => ({
  kind: "line",
  name,
  label,
  ...(hint !== undefined && { hint }),
});
const who = (name: string, label: string): StepField => ({ kind: "person", name, label });
const long = (name: string, label: string, hint?: string): StepField => ({
  kind: "long",
  name,
  label,
  ...(hint !== undefined && { hint }),
});
const date = (name: string, label: string): StepField => ({
  kind: "date",
  name,
  label,
  hint: words.dateHint,
});
const choice = (name: string, label: string, options: Options): StepField => ({
  kind: "choice",
  name,
  label,
  options,
});
const EVIDENCE: StepField = { kind: "evidence" };
const REASON = long("reason", words.reason);

/** What a step asks of a person, given what they have chosen so far. */
export function fieldsOf(
  register: Register,
  finding: FindingRow,
  step: StepName,
  values: Values,
): readonly StepField[] {
  switch (step) {
    case "accept":
    case "accept_plan":
      return [];
    case "dispute":
    case "uphold":
    case "withdraw":
    case "return_plan":
    case "reopen":
      return [REASON];
    case "regrade":
      return [
        choice("grade", words.grade, [
          ["minor", auditWords.grade.minor],
          ["major", auditWords.grade.major],
        ]),
        REASON,
      ];
    case "reassign":
      return [who("owner", words.owner), REASON];
    case "record_correction":
      return [
        long("text", words.correction, words.correctionHint),
        date("doneOn", words.doneOn),
        long("notPossible", words.notPossible),
        EVIDENCE,
      ];
    case "record_cause":
      return [
        choice(
          "method",
          words.method,
          CAUSE_METHODS.map((method) => [method, findingWords.method[method]]),
        ),
        ...methodFields(values),
        long("text", words.cause, words.causeHint),
        line("category", words.category, words.categoryHint),
      ];
    case "look_across":
      return [long("where", words.elsewhere), long("result", words.elsewhereResult)];
    case "add_action":
      return [
        long("text", words.action),
        who("responsible", words.responsible),
        date("due", words.due),
      ];
    case "cancel_action":
    case "refuse_extension":
      return [whichAction(register, finding), REASON];
    case "submit_plan":
      return presentActions(register, finding).length === 0
        ? [long("noAction", words.noAction, words.noActionHint)]
        : [];
    case "complete_action":
      return [whichAction(register, finding), date("doneOn", words.doneOn), EVIDENCE];
    case "request_extension":
    case "extend_due":
      return [whichAction(register, finding), date("newDue", words.newDue), REASON];
    case "verify_implementation":
      return [
        choice("result", words.verified, [
          ["done", words.verifiedDone],
          ["not_done", words.verifiedNot],
        ]),
        long("note", words.note, words.noteHint),
        EVIDENCE,
      ];
    case "review_effectiveness":
      return [
        choice("result", words.worked, [
          ["effective", words.effective],
          ["not_effective", words.notEffective],
        ]),
        long("note", words.note, words.noteHint),
        EVIDENCE,
      ];
    case "explain_evidence":
      return [choice("evidence", words.whichEvidence, changed(register, finding)), REASON];
    case "consider":
      return [
        choice("decision", words.decision, [
          ["take_up", words.takeUp],
          ["decline", words.decline],
        ]),
        REASON,
      ];
    case "close":
      return [long("lessons", words.lessons, words.noteHint)];
    case "remark":
      return [long("text", words.remark)];
  }
}

function methodFields(values: Values): readonly StepField[] {
  switch (values.get("method") ?? CAUSE_METHODS[0]) {
    case "five_whys":
      return WHYS.map((n) => line(`why${n}`, words.why(n)));
    case "fishbone":
      return BRANCHES.map((branch) => line(branch, words.branch[branch], words.branchHint));
    case "timeline":
      return [long("events", words.events, words.eventsHint)];
    case "comparison":
      return [
        line("where", words.where),
        line("against", words.against),
        line("difference", words.difference),
      ];
    default:
      return [line("other", words.otherMethod)];
  }
}

function whichAction(register: Register, finding: FindingRow): StepField {
  const open = presentActions(register, finding).filter(isUndone);
  return choice(
    "action",
    words.whichAction,
    open.map(({ actionId, text }) => [actionId, `${actionId}: ${text}`]),
  );
}

function changed(register: Register, finding: FindingRow): Options {
  const evidence = evidenceOf(register, finding);
  const known = evidence.filter((row) => unexplained(row, []) !== null);
  // What changed only just now is found out when the step is taken, so any of it can be named.
  return (known.length > 0 ? known : evidence).map(({ evidenceId, title }) => [
    evidenceId,
    `${evidenceId}: ${title}`,
  ]);
}

/** The steps that a finding in its state can take, the one that leads on first. */
export function stepsOf({ state, grade }: FindingRow): readonly StepName[] {
  switch (state) {
    case "open":
      return grade === "ofi"
        ? ["consider", "regrade", "withdraw", "reassign", "remark"]
        : ["accept", "dispute", "regrade", "withdraw", "reassign", "remark"];
    case "disputed":
      return ["uphold", "withdraw", "regrade", "remark"];
    case "in_analysis":
      return [
        "record_correction",
        "record_cause",
        "look_across",
        "add_action",
        "submit_plan",
        "cancel_action",
        "regrade",
        "withdraw",
        "reassign",
        "explain_evidence",
        "remark",
      ];
    case "plan_submitted":
      return ["accept_plan", "return_plan", "look_across", "reassign", "remark"];
    case "in_progress":
      return [
        "complete_action",
        "request_extension",
        "extend_due",
        "refuse_extension",
        "look_across",
        "reassign",
        "remark",
      ];
    case "awaiting_verification":
      return ["verify_implementation", "explain_evidence", "look_across", "remark"];
    case "awaiting_effectiveness":
      return ["review_effectiveness", "explain_evidence", "look_across", "remark"];
    case "ready_to_close":
      return ["close", "explain_evidence", "look_across", "remark"];
    case "considered":
      return ["close", "remark"];
    case "closed":
      return ["remark", "reopen"];
    case "withdrawn":
      return ["remark"];
  }
}
