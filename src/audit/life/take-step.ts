import { fail, type Result } from "../../text/trouble";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import type { Register } from "../register";
import { refusal, type Rule } from "./guard";
import * as answer from "./rules-answer";
import * as plan from "./rules-plan";
import * as proof from "./rules-proof";
import * as work from "./rules-work";
import { Scene, type StepTerms } from "./scene";
import type { StepName, Steps } from "./steps";

export const RULES: { readonly [Name in StepName]: Rule<Steps[Name]> } = {
  accept: answer.accept,
  dispute: answer.dispute,
  uphold: answer.uphold,
  withdraw: answer.withdraw,
  regrade: answer.regrade,
  reassign: answer.reassign,
  record_correction: plan.recordCorrection,
  record_cause: plan.recordCause,
  look_across: plan.lookAcross,
  add_action: plan.addAction,
  cancel_action: plan.cancelAction,
  submit_plan: plan.submitPlan,
  accept_plan: plan.acceptPlan,
  return_plan: plan.returnPlan,
  complete_action: work.completeAction,
  request_extension: work.requestExtension,
  extend_due: work.extendDue,
  refuse_extension: work.refuseExtension,
  verify_implementation: proof.verifyImplementation,
  review_effectiveness: proof.reviewEffectiveness,
  explain_evidence: proof.explainEvidence,
  consider: answer.consider,
  close: proof.close,
  reopen: proof.reopen,
  remark: answer.remark,
};

const NO_CHECKS: StepTerms = { checks: [] };

/**
 * Takes one step in the life of a finding: the cells of its row, the actions and evidence that it
 * touches, a line of its history and the trail, all in one plan. Refused with the rule's code and a
 * sentence that says why and who can do it; a refused step leaves everything as it was.
 */
export function takeStep<Name extends StepName>(
  register: Register,
  findingId: string,
  name: Name,
  given: Steps[Name],
  moment: Moment,
  terms: StepTerms = NO_CHECKS,
): Result<Plan> {
  const scene = Scene.open(register, findingId, name, moment, terms);
  if (!scene.ok) return scene;
  const rule = RULES[name];
  const trouble = refusal(scene.value, rule, given) ?? rule.take(scene.value, given);
  return trouble ? fail(trouble) : scene.value.done();
}
