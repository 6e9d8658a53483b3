import { isBlank } from "../../cells/cell";
import { formatDate, type DayNumber } from "../../cells/date";
import { findingText } from "../../text/audit-finding";
import type { Trouble } from "../../text/trouble";
import { unknownEvidence } from "../answer";
import type { ActionRow, Scene } from "./scene";

export function reasonGiven({ step }: Scene, reason: string): Trouble | null {
  return isBlank(reason) ? findingText.missingReason(step) : null;
}

export function evidenceGiven(scene: Scene, ids: readonly string[]): Trouble | null {
  return ids.length === 0
    ? findingText.missingEvidence(scene.step)
    : unknownEvidence(scene.register, ids);
}

/** A day on which something was done: given, not to come, and not before the finding was raised. */
export function doneOnDay(scene: Scene, day: DayNumber | null): Trouble | null {
  if (day === null) return findingText.missingDate();
  const { raisedOn } = scene.finding;
  if (day > scene.today) {
    return findingText.dateInFuture(formatDate(day), formatDate(scene.today));
  }
  return day < raisedOn
    ? findingText.dateBeforeRaised(formatDate(day), formatDate(raisedOn))
    : null;
}

export function hasCorrection({ finding }: Scene): Trouble | null {
  return isBlank(finding.correction) && isBlank(finding.correctionNotPossible)
    ? findingText.missingCorrection(finding.owner)
    : null;
}

export function hasCause({ finding }: Scene): Trouble | null {
  return isBlank(finding.cause) || finding.causeMethod === null
    ? findingText.missingCause(finding.owner)
    : null;
}

/** A corrective action, or for a minor one the reason why none is needed. */
export function hasAction(scene: Scene, noActionBecause: string): Trouble | null {
  const { finding, actions } = scene;
  if (actions.length > 0) return null;
  if (finding.grade === "major") return findingText.missingActionMajor(finding.owner);
  return isBlank(noActionBecause) ? findingText.missingAction(finding.owner) : null;
}

/** The reason for which the plan of this round does without an action; blank where there is none. */
export function noActionReason({ register, finding }: Scene): string {
  return (
    register.rows.tblFindingStep.findLast(
      ({ findingId, cycle, step }) =>
        findingId === finding.findingId && cycle === finding.cycle && step === "submit_plan",
    )?.text ?? ""
  );
}

export function isUndone({ status }: ActionRow): boolean {
  return status === "planned" || status === "in_progress";
}

export function actionOf(scene: Scene, id: string): ActionRow | null {
  return scene.actions.find(({ actionId }) => actionId === id) ?? null;
}

/** Why an action cannot be worked on; null where it can. */
export function actionUndone(action: ActionRow | null, id: string): Trouble | null {
  if (!action) return findingText.actionUnknown(id);
  return isUndone(action) ? null : findingText.actionEnded(id, action.status);
}
