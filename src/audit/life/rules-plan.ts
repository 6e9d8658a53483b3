import { isBlank } from "../../cells/cell";
import { formatDate } from "../../cells/date";
import { findingText, findingWords } from "../../text/audit-finding";
import { unknownEvidence } from "../answer";
import { causeInWords, repeatsStatement, thinCause } from "./cause";
import {
  actionOf,
  actionUndone,
  doneOnDay,
  hasAction,
  hasCause,
  hasCorrection,
  noActionReason,
  reasonGiven,
} from "./checks";
import type { Rule } from "./guard";
import type { Steps } from "./steps";

export const recordCorrection: Rule<Steps["record_correction"]> = {
  who: "owner",
  states: ["in_analysis"],
  isRecord: true,
  take: (scene, { text, doneOn, evidenceIds, notPossible }) => {
    const isDone = !isBlank(text);
    if (!isDone && isBlank(notPossible)) {
      return findingText.missingCorrection(scene.finding.owner);
    }
    const trouble =
      unknownEvidence(scene.register, evidenceIds) ?? (isDone ? doneOnDay(scene, doneOn) : null);
    if (trouble) return trouble;
    scene.set({
      correction: text,
      correctionOn: isDone ? doneOn : null,
      correctionEvidence: evidenceIds,
      correctionNotPossible: isDone ? "" : notPossible,
    });
    scene.note(isDone ? text : notPossible, evidenceIds);
    scene.say(findingText.done.record_correction(scene.id));
    return null;
  },
};

export const recordCause: Rule<Steps["record_cause"]> = {
  who: "owner",
  states: ["in_analysis"],
  isRecord: true,
  take: (scene, { text, category, analysis }) => {
    const { owner, statement } = scene.finding;
    if (isBlank(text) || analysis === null) return findingText.missingCause(owner);
    if (repeatsStatement(text, statement)) return findingText.causeRepeats();
    const thin = thinCause(analysis);
    if (thin) return thin;
    scene.set({ cause: text, causeMethod: analysis.method, causeCategory: category });
    scene.note(`${causeInWords(analysis)}\n${text}`);
    scene.say(findingText.done.record_cause(scene.id, findingWords.method[analysis.method]));
    return null;
  },
};

export const lookAcross: Rule<Steps["look_across"]> = {
  who: "owner",
  states: [
    "in_analysis",
    "plan_submitted",
    "in_progress",
    "awaiting_verification",
    "awaiting_effectiveness",
    "ready_to_close",
  ],
  isRecord: true,
  take: (scene, { where, result }) => {
    if (isBlank(where) || isBlank(result)) return findingText.missingLookAcross();
    scene.set({ lookAcross: where, lookAcrossResult: result });
    scene.note(findingText.branch(where, result));
    scene.say(findingText.done.look_across(scene.id));
    return null;
  },
};

export const addAction: Rule<Steps["add_action"]> = {
  who: "owner",
  states: ["in_analysis"],
  isRecord: true,
  take: (scene, { text, responsible, due }) => {
    if (isBlank(text)) return findingText.missingActionText();
    if (isBlank(responsible)) return findingText.missingResponsible();
    if (due === null) return findingText.missingDue();
    if (due < scene.today) return findingText.dueInPast(formatDate(due), formatDate(scene.today));
    const limit = scene.finding.completionDue;
    if (limit !== null && due > limit) {
      return findingText.dueBeyondLimit(formatDate(due), formatDate(limit));
    }
    const actionId = scene.addAction({
      type: "corrective",
      text,
      responsible,
      due,
      originalDue: due,
      extensions: 0,
      extensionReason: "",
      extensionBy: "",
      requestedDue: null,
      requestReason: "",
      status: "planned",
      doneOn: null,
      doneBy: "",
      evidenceIds: [],
      verifiedBy: "",
      verifiedOn: null,
      result: "",
    });
    scene.note(findingText.branch(actionId, text));
    scene.say(findingText.done.add_action(actionId, responsible, formatDate(due)));
    return null;
  },
};

export const cancelAction: Rule<Steps["cancel_action"]> = {
  who: "owner",
  states: ["in_analysis"],
  isRecord: true,
  take: (scene, { actionId, reason }) => {
    const action = actionOf(scene, actionId);
    const trouble = actionUndone(action, actionId) ?? reasonGiven(scene, reason);
    if (trouble || !action) return trouble;
    scene.setAction(action, { status: "cancelled", result: reason });
    scene.note(findingText.branch(actionId, reason));
    scene.say(findingText.done.cancel_action(actionId));
    return null;
  },
};

export const submitPlan: Rule<Steps["submit_plan"]> = {
  who: "owner",
  states: ["in_analysis"],
  take: (scene, { noActionBecause }) => {
    const trouble = hasCorrection(scene) ?? hasCause(scene) ?? hasAction(scene, noActionBecause);
    if (trouble) return trouble;
    scene.set({ state: "plan_submitted" });
    scene.note(scene.actions.length === 0 ? noActionBecause : "");
    scene.say(findingText.done.submit_plan(scene.id));
    if (isBlank(scene.finding.lookAcross)) scene.say(findingText.adviseLookAcross);
    return null;
  },
};

export const acceptPlan: Rule<Steps["accept_plan"]> = {
  who: "auditors",
  states: ["plan_submitted"],
  isIndependent: true,
  take: (scene) => {
    const trouble = hasAction(scene, noActionReason(scene));
    if (trouble) return trouble;
    for (const action of scene.actions) {
      if (action.status === "planned") scene.setAction(action, { status: "in_progress" });
    }
    const isNothingToDo = scene.actions.length === 0;
    scene.set({ state: isNothingToDo ? "awaiting_verification" : "in_progress" });
    scene.say(findingText.done.accept_plan(scene.id));
    return null;
  },
};

export const returnPlan: Rule<Steps["return_plan"]> = {
  who: "auditors",
  states: ["plan_submitted"],
  isIndependent: true,
  take: (scene, { reason }) => {
    const trouble = reasonGiven(scene, reason);
    if (trouble) return trouble;
    scene.set({ state: "in_analysis" });
    scene.note(reason);
    scene.say(findingText.done.return_plan(scene.id));
    return null;
  },
};
