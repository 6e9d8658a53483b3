import { isBlank } from "../../cells/cell";
import { auditText } from "../../text/audit";
import { findingText, findingWords } from "../../text/audit-finding";
import type { Trouble } from "../../text/trouble";
import { outOfTurn, type Rule } from "./guard";
import { reasonGiven } from "./checks";
import type { Scene } from "./scene";
import type { Steps } from "./steps";

const NOT_ENDED = [
  "open",
  "disputed",
  "in_analysis",
  "plan_submitted",
  "in_progress",
  "awaiting_verification",
  "awaiting_effectiveness",
  "ready_to_close",
] as const;

/** An opportunity is considered, never accepted or disputed like a failing. */
function notForOpportunity(scene: Scene): Trouble | null {
  return scene.finding.grade === "ofi" ? outOfTurn(scene, false) : null;
}

export const accept: Rule<Steps["accept"]> = {
  who: "owner",
  states: ["open"],
  take: (scene) => {
    const trouble = notForOpportunity(scene);
    if (trouble) return trouble;
    scene.set({ state: "in_analysis" });
    scene.say(findingText.done.accept(scene.id));
    return null;
  },
};

export const dispute: Rule<Steps["dispute"]> = {
  who: "owner",
  states: ["open"],
  take: (scene, { reason }) => {
    const trouble = notForOpportunity(scene) ?? reasonGiven(scene, reason);
    if (trouble) return trouble;
    scene.set({ state: "disputed" });
    scene.note(reason);
    scene.say(findingText.done.dispute(scene.id));
    return null;
  },
};

export const uphold: Rule<Steps["uphold"]> = {
  who: "leads",
  states: ["disputed"],
  isIndependent: true,
  take: (scene, { reason }) => {
    const trouble = reasonGiven(scene, reason);
    if (trouble) return trouble;
    scene.set({ state: "open" });
    scene.note(reason);
    scene.say(findingText.done.uphold(scene.id));
    return null;
  },
};

export const withdraw: Rule<Steps["withdraw"]> = {
  who: "leads",
  states: ["open", "disputed", "in_analysis"],
  isIndependent: true,
  take: (scene, { reason }) => {
    const trouble = reasonGiven(scene, reason);
    if (trouble) return trouble;
    scene.set({ state: "withdrawn" });
    scene.note(reason);
    scene.say(findingText.done.withdraw(scene.id));
    const answers = scene.register.rows.tblResponse.some(({ findingId }) => findingId === scene.id);
    if (answers) scene.say(findingText.done.withdrawAnswer);
    return null;
  },
};

export const regrade: Rule<Steps["regrade"]> = {
  who: "leads",
  states: NOT_ENDED,
  isIndependent: true,
  isRecord: true,
  take: (scene, { grade, reason }) => {
    const { finding } = scene;
    const trouble =
      reasonGiven(scene, reason) ??
      (grade === "ofi" && finding.grade !== "ofi" ? auditText.softGrading() : null) ??
      // The answer of a later round runs from that round; its dates stay.
      (finding.cycle === 1 ? scene.dueDates(grade, finding.raisedOn) : null);
    if (trouble) return trouble;
    scene.set({ grade, gradeReason: reason });
    scene.note(reason);
    scene.say(findingText.done.regrade(scene.id, grade));
    return null;
  },
};

export const reassign: Rule<Steps["reassign"]> = {
  who: "leads",
  states: NOT_ENDED,
  isRecord: true,
  take: (scene, { owner, reason }) => {
    const trouble =
      (isBlank(owner) ? findingText.missingOwner() : null) ?? reasonGiven(scene, reason);
    if (trouble) return trouble;
    scene.set({ owner });
    scene.note(reason);
    scene.say(findingText.done.reassign(scene.id, owner));
    return null;
  },
};

export const consider: Rule<Steps["consider"]> = {
  who: "owner",
  states: ["open"],
  take: (scene, { decision, reason }) => {
    if (scene.finding.grade !== "ofi") return outOfTurn(scene, false);
    if (decision === null) return findingText.missingDecision();
    if (decision === "decline" && isBlank(reason)) return findingText.missingReason("consider");
    scene.set({ state: "considered" });
    const said =
      decision === "take_up"
        ? findingText.done.takenUp(scene.id)
        : findingText.done.declined(scene.id);
    scene.note(isBlank(reason) ? findingWords.step.consider : reason);
    scene.say(said);
    return null;
  },
};

export const remark: Rule<Steps["remark"]> = {
  who: "anyone",
  states: [...NOT_ENDED, "closed", "withdrawn", "considered"],
  take: (scene, { text }) => {
    if (isBlank(text)) return findingText.missingRemark();
    scene.note(text);
    scene.say(findingText.done.remark(scene.id));
    return null;
  },
};
