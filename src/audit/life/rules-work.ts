import { formatDate } from "../../cells/date";
import { findingText } from "../../text/audit-finding";
import type { Trouble } from "../../text/trouble";
import { actionOf, actionUndone, doneOnDay, evidenceGiven, isUndone, reasonGiven } from "./checks";
import type { Rule } from "./guard";
import type { ActionRow, Scene } from "./scene";
import type { Steps } from "./steps";

const doer = (scene: Scene, { actionId }: { readonly actionId: string }) =>
  actionOf(scene, actionId)?.responsible ?? null;

export const completeAction: Rule<Steps["complete_action"]> = {
  who: "doer",
  doer,
  states: ["in_progress"],
  isRecord: true,
  take: (scene, { actionId, doneOn, evidenceIds }) => {
    const action = actionOf(scene, actionId);
    const trouble =
      actionUndone(action, actionId) ??
      evidenceGiven(scene, evidenceIds) ??
      doneOnDay(scene, doneOn);
    if (trouble || !action) return trouble;
    scene.setAction(action, {
      status: "done",
      doneOn,
      doneBy: scene.moment.actor,
      evidenceIds: [...new Set([...action.evidenceIds, ...evidenceIds])],
      requestedDue: null,
      requestReason: "",
    });
    scene.note(findingText.branch(actionId, action.text), evidenceIds);
    scene.say(findingText.done.complete_action(actionId));
    const isLast = scene.actions.every((each) => each === action || !isUndone(each));
    if (isLast) {
      scene.set({ state: "awaiting_verification" });
      scene.say(findingText.done.allDone(scene.id));
    }
    return null;
  },
};

export const requestExtension: Rule<Steps["request_extension"]> = {
  who: "doer",
  doer,
  states: ["in_progress"],
  isRecord: true,
  take: (scene, { actionId, newDue, reason }) => {
    const action = actionOf(scene, actionId);
    const trouble =
      actionUndone(action, actionId) ??
      reasonGiven(scene, reason) ??
      (action && newDue !== null ? notExtendable(scene, action, newDue) : findingText.missingDue());
    if (trouble || !action || newDue === null) return trouble;
    scene.setAction(action, { requestedDue: newDue, requestReason: reason });
    scene.note(findingText.branch(actionId, reason));
    scene.say(findingText.done.request_extension(actionId, formatDate(newDue)));
    return null;
  },
};

export const extendDue: Rule<Steps["extend_due"]> = {
  who: "leads",
  states: ["in_progress"],
  isIndependent: true,
  isRecord: true,
  take: (scene, { actionId, newDue, reason }) => {
    const action = actionOf(scene, actionId);
    const trouble =
      actionUndone(action, actionId) ??
      reasonGiven(scene, reason) ??
      (action && newDue !== null ? notExtendable(scene, action, newDue) : findingText.missingDue());
    if (trouble || !action || newDue === null) return trouble;
    const extensions = action.extensions + 1;
    scene.setAction(action, {
      due: newDue,
      extensions,
      extensionReason: reason,
      extensionBy: scene.moment.actor,
      requestedDue: null,
      requestReason: "",
    });
    scene.note(findingText.branch(actionId, reason));
    const left = scene.policy.maxExtensions - extensions;
    scene.say(findingText.done.extend_due(actionId, formatDate(newDue), left));
    const { completionDue } = scene.finding;
    if (completionDue !== null && newDue > completionDue) {
      scene.set({ completionDue: newDue });
      scene.say(findingText.done.completionMoves(scene.id, formatDate(newDue)));
    }
    return null;
  },
};

function notExtendable(scene: Scene, action: ActionRow, newDue: number): Trouble | null {
  const { maxExtensions } = scene.policy;
  if (newDue <= action.due) {
    return findingText.newDueNotLater(formatDate(newDue), formatDate(action.due));
  }
  if (action.extensions >= maxExtensions) return findingText.extensionLimit(maxExtensions);
  return action.due < scene.today ? findingText.extensionTooLate(formatDate(action.due)) : null;
}

export const refuseExtension: Rule<Steps["refuse_extension"]> = {
  who: "leads",
  states: ["in_progress"],
  isIndependent: true,
  take: (scene, { actionId, reason }) => {
    const action = actionOf(scene, actionId);
    const trouble =
      actionUndone(action, actionId) ??
      (action?.requestedDue == null ? findingText.noRequest(actionId) : null) ??
      reasonGiven(scene, reason);
    if (trouble || !action) return trouble;
    scene.setAction(action, { requestedDue: null, requestReason: "" });
    scene.note(findingText.branch(actionId, reason));
    scene.say(findingText.done.refuse_extension(actionId, formatDate(action.due)));
    return null;
  },
};
