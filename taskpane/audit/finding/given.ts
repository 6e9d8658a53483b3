import { isBlank, trim } from "../../../src/cells/cell";
import { parseDate } from "../../../src/cells/date";
import type { DayNumber } from "../../../src/cells/date";
import type { CauseAnalysis } from "../../../src/audit/life/cause";
import type { StepName, Steps } from "../../../src/audit/life/steps";
import { CAUSE_METHODS } from "../../../src/audit/layout";
import { paneFindingText } from "../../../src/text/pane-finding";
import { BRANCHES, WHYS } from "./step-fields";
import type { Values } from "./step-fields";

/** A step with what it asks for, as one of all that there are. */
export type Taken = { readonly [Name in StepName]: readonly [Name, Steps[Name]] }[StepName];

/** What a person has filled in, as the step asks for it; dates that cannot be read count as not given. */
export function givenOf(step: StepName, values: Values, evidenceIds: readonly string[]): Taken {
  const text = (name: string) => trim(values.get(name) ?? "");
  const day = (name: string): DayNumber | null => parseDate(text(name));
  const reason = text("reason");
  const actionId = text("action");
  switch (step) {
    case "accept":
    case "accept_plan":
      return [step, {}];
    case "dispute":
    case "uphold":
    case "withdraw":
    case "return_plan":
    case "reopen":
      return [step, { reason }];
    case "regrade":
      return [step, { grade: text("grade") === "major" ? "major" : "minor", reason }];
    case "reassign":
      return [step, { owner: text("owner"), reason }];
    case "record_correction":
      return [
        step,
        {
          text: text("text"),
          doneOn: day("doneOn"),
          notPossible: text("notPossible"),
          evidenceIds,
        },
      ];
    case "record_cause":
      return [step, { text: text("text"), category: text("category"), analysis: analysisOf(text) }];
    case "look_across":
      return [step, { where: text("where"), result: text("result") }];
    case "add_action":
      return [step, { text: text("text"), responsible: text("responsible"), due: day("due") }];
    case "cancel_action":
    case "refuse_extension":
      return [step, { actionId, reason }];
    case "submit_plan":
      return [step, { noActionBecause: text("noAction") }];
    case "complete_action":
      return [step, { actionId, doneOn: day("doneOn"), evidenceIds }];
    case "request_extension":
    case "extend_due":
      return [step, { actionId, newDue: day("newDue"), reason }];
    case "verify_implementation":
      return [
        step,
        {
          result: text("result") === "not_done" ? "not_done" : "done",
          note: text("note"),
          evidenceIds,
        },
      ];
    case "review_effectiveness":
      return [
        step,
        {
          result: text("result") === "not_effective" ? "not_effective" : "effective",
          note: text("note"),
          evidenceIds,
        },
      ];
    case "explain_evidence":
      return [step, { evidenceId: text("evidence"), reason }];
    case "consider":
      return [step, { decision: text("decision") === "decline" ? "decline" : "take_up", reason }];
    case "close":
      return [step, { lessons: text("lessons") }];
    case "remark":
      return [step, { text: text("text") }];
  }
}

function analysisOf(text: (name: string) => string): CauseAnalysis {
  const method = CAUSE_METHODS.find((each) => each === text("method")) ?? CAUSE_METHODS[0];
  switch (method) {
    case "five_whys":
      return { method, whys: WHYS.map((n) => text(`why${n}`)) };
    case "fishbone":
      return {
        method,
        branches: BRANCHES.map((branch) => ({
          heading: paneFindingText.field.branch[branch],
          text: text(branch),
        })),
      };
    case "timeline":
      return { method, events: text("events").split("\n").map(eventOf) };
    case "comparison":
      return {
        method,
        where: text("where"),
        against: text("against"),
        difference: text("difference"),
      };
    case "other":
      return { method, name: text("other") };
  }
}

/** “01/10/2026 what happened”: the date up to the first space, then the words. */
function eventOf(line: string): { readonly on: DayNumber | null; readonly text: string } {
  const [first = "", ...rest] = trim(line).split(" ");
  return { on: isBlank(first) ? null : parseDate(first.replace(/:$/, "")), text: rest.join(" ") };
}
