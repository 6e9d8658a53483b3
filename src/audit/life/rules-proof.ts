import { isBlank } from "../../cells/cell";
import { formatDate } from "../../cells/date";
import { findingText } from "../../text/audit-finding";
import type { Trouble } from "../../text/trouble";
import {
  hasAction,
  hasCause,
  hasCorrection,
  evidenceGiven,
  isUndone,
  noActionReason,
  reasonGiven,
} from "./checks";
import { evidenceIntact, evidenceOf, unexplained } from "./evidence-gate";
import { outOfTurn, type Rule } from "./guard";
import type { FindingRow, Scene } from "./scene";
import type { Steps } from "./steps";
import { effectivenessFrom } from "./wait";

export const verifyImplementation: Rule<Steps["verify_implementation"]> = {
  who: "auditors",
  states: ["awaiting_verification"],
  isIndependent: true,
  take: (scene, { result, evidenceIds, note }) => {
    const trouble = evidenceGiven(scene, evidenceIds) ?? evidenceIntact(scene);
    if (trouble) return trouble;
    scene.note(note, evidenceIds);
    if (result === "done") verified(scene);
    else notDone(scene, note);
    return null;
  },
};

function verified(scene: Scene): void {
  const { finding, actions, policy, today, moment } = scene;
  for (const action of actions) {
    scene.setAction(action, { status: "verified", verifiedBy: moment.actor, verifiedOn: today });
  }
  const from = effectivenessFrom(finding, actions, policy, today);
  scene.set({ state: "awaiting_effectiveness", effectivenessDue: from });
  scene.say(findingText.done.verified(scene.id, formatDate(from)));
  if (isBlank(finding.lookAcross)) scene.say(findingText.adviseLookAcross);
}

function notDone(scene: Scene, note: string): void {
  for (const action of scene.actions) {
    scene.setAction(action, { status: "in_progress", doneOn: null, result: note });
  }
  const hasActions = scene.actions.length > 0;
  scene.set({ state: hasActions ? "in_progress" : "in_analysis" });
  scene.say(
    hasActions ? findingText.done.notDone(scene.id) : findingText.done.notDoneNoAction(scene.id),
  );
}

export const reviewEffectiveness: Rule<Steps["review_effectiveness"]> = {
  who: "auditors",
  states: ["awaiting_effectiveness"],
  isIndependent: true,
  take: (scene, { result, evidenceIds, note }) => {
    const trouble = evidenceGiven(scene, evidenceIds) ?? tooEarly(scene) ?? evidenceIntact(scene);
    if (trouble) return trouble;
    scene.note(note, evidenceIds);
    if (result === "not_effective") {
      const again = nextRound(scene);
      if (again) return again;
      scene.set({ effectivenessResult: result });
      scene.say(findingText.done.notEffective(scene.id, scene.finding.cycle + 1));
      return null;
    }
    scene.set({
      state: "ready_to_close",
      effectivenessOn: scene.today,
      effectivenessBy: scene.moment.actor,
      effectivenessResult: result,
      effectivenessEvidence: evidenceIds,
    });
    scene.say(findingText.done.effective(scene.id));
    return null;
  },
};

function tooEarly({ finding, actions, policy, today }: Scene): Trouble | null {
  const from = effectivenessFrom(finding, actions, policy, today);
  if (today >= from || finding.grade === "ofi") return null;
  const wait = policy.wait[finding.grade];
  return findingText.tooEarly(
    formatDate(from),
    policy.reportingCycle === "none"
      ? findingText.wait(wait)
      : findingText.waitCycle(wait, findingText.cycle[policy.reportingCycle]),
  );
}

/** Back to analysis: the correction stands, the cause did not hold; what was said of it stays in the history. */
function nextRound(scene: Scene): Trouble | null {
  const trouble = scene.dueDates(scene.finding.grade, scene.today);
  if (trouble) return trouble;
  scene.set({
    state: "in_analysis",
    cycle: scene.finding.cycle + 1,
    cause: "",
    causeMethod: null,
    causeCategory: "",
    effectivenessDue: null,
    effectivenessOn: null,
    effectivenessBy: "",
    effectivenessEvidence: [],
    closedOn: null,
    closedBy: "",
  });
  return null;
}

const CLOSED_BY_GATES: readonly FindingRow["state"][] = [
  "open",
  "in_analysis",
  "plan_submitted",
  "in_progress",
  "awaiting_verification",
  "awaiting_effectiveness",
  "ready_to_close",
];

export const close: Rule<Steps["close"]> = {
  who: "leads",
  states: [...CLOSED_BY_GATES, "considered"],
  isIndependent: true,
  take: (scene, { lessons }) => {
    const trouble = notReady(scene);
    if (trouble) return trouble;
    scene.set({
      state: "closed",
      closedOn: scene.today,
      closedBy: scene.moment.actor,
      lessons: isBlank(lessons) ? scene.finding.lessons : lessons,
    });
    scene.note(lessons);
    scene.say(findingText.done.close(scene.id));
    const { lookAcross, grade } = scene.finding;
    if (isBlank(lookAcross) && grade !== "ofi") scene.say(findingText.adviseLookAcross);
    return null;
  },
};

/** The first gate that still stands between a finding and its close. */
function notReady(scene: Scene): Trouble | null {
  const { finding, actions } = scene;
  if (finding.state === "considered") return evidenceIntact(scene);
  if (finding.grade === "ofi") return outOfTurn(scene, false);
  const open = actions.filter(isUndone);
  return (
    hasCorrection(scene) ??
    hasCause(scene) ??
    hasAction(scene, noActionReason(scene)) ??
    (open.length > 0
      ? findingText.actionsOpen(
          open.map(({ actionId, responsible }) => ({ id: actionId, who: responsible })),
        )
      : null) ??
    (finding.state === "ready_to_close" ? evidenceIntact(scene) : notProven(finding))
  );
}

function notProven({ state }: FindingRow): Trouble {
  return state === "awaiting_effectiveness" ? findingText.notReviewed() : findingText.notVerified();
}

export const reopen: Rule<Steps["reopen"]> = {
  who: "leads",
  states: ["closed"],
  isIndependent: true,
  take: (scene, { reason }) => {
    const { closedOn, grade } = scene.finding;
    if (grade === "ofi") return outOfTurn(scene, false);
    const { reopenWithin } = scene.policy;
    const missing = reasonGiven(scene, reason);
    if (missing) return missing;
    if (closedOn !== null && scene.today - closedOn > reopenWithin) {
      return findingText.reopenTooLate(formatDate(closedOn), reopenWithin);
    }
    const trouble = nextRound(scene);
    if (trouble) return trouble;
    scene.set({ effectivenessResult: null });
    scene.note(reason);
    scene.say(findingText.done.reopen(scene.id, scene.finding.cycle + 1));
    return null;
  },
};

export const explainEvidence: Rule<Steps["explain_evidence"]> = {
  who: "auditors",
  states: [...CLOSED_BY_GATES, "disputed", "considered"],
  isIndependent: true,
  take: (scene, { evidenceId, reason }) => {
    const evidence = evidenceOf(scene.register, scene.finding).find(
      (row) => row.evidenceId === evidenceId,
    );
    if (!evidence) return findingText.evidenceNotOfFinding(evidenceId, scene.id);
    const lastVerdict = unexplained(evidence, scene.checks);
    if (lastVerdict === null) return findingText.evidenceNotChanged(evidenceId);
    const missing = reasonGiven(scene, reason);
    if (missing) return missing;
    const row = scene.draft.set("tblEvidence", evidence, {
      lastChecked: scene.today,
      lastVerdict,
      changeExplainedBy: scene.moment.actor,
      changeReason: reason,
    });
    scene.draft.log(
      scene.step,
      "evidence",
      evidenceId,
      { verdict: lastVerdict, reason },
      {
        table: "tblEvidence",
        row,
      },
    );
    scene.note(findingText.branch(evidenceId, reason));
    scene.say(findingText.done.explain_evidence(evidenceId));
    return null;
  },
};
