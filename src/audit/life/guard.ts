import { formatDate } from "../../cells/date";
import { findingText, findingWords } from "../../text/audit-finding";
import type { Trouble } from "../../text/trouble";
import { AUDITORS, isSamePerson, LEADS, namesOf, type Standing } from "./people";
import type { FindingRow, Scene } from "./scene";

/** Whose step it is. `doer` is whoever is responsible for the action, or the owner. */
export type Who = "owner" | "doer" | "auditors" | "leads" | "anyone";

export type Actor = Standing & { readonly name: string };

/** What a kind of step asks before anything of it is looked at, and what it then does. */
export interface Rule<Given> {
  readonly who: Who;
  readonly states: readonly FindingRow["state"][];
  /** Not for the owner, for who did the work, nor for staff of the process. */
  readonly isIndependent?: boolean;
  /** Writes what the finding says; on a closed one that is locked, not only out of turn. */
  readonly isRecord?: boolean;
  /** The responsible person of the action in question, where the step is about one. */
  readonly doer?: (scene: Scene, given: Given) => string | null;
  /** Fields, then dates and limits, then evidence; gives why not, or writes. */
  readonly take: (scene: Scene, given: Given) => Trouble | null;
}

/** Who can take a step on this finding, in words and by name. */
export function whoCan(scene: Scene, who: Who, doer: string | null): string {
  const { finding, register } = scene;
  switch (who) {
    case "owner":
      return findingText.whoOwner(finding.owner);
    case "doer":
      return doer === null
        ? findingText.whoOwner(finding.owner)
        : findingText.whoDoer(doer, finding.owner);
    case "auditors":
      return findingText.whoNamed(findingText.whoAuditors, namesOf(register, finding, AUDITORS));
    case "leads":
      return findingText.whoNamed(findingText.whoLeads, namesOf(register, finding, LEADS));
    case "anyone":
      return "";
  }
}

/** Role, then independence, then state: in this order, so that a refusal names the first thing in the way. */
export function refusal<Given>(scene: Scene, rule: Rule<Given>, given: Given): Trouble | null {
  const doer = rule.doer?.(scene, given) ?? null;
  return (
    notAuthorised(scene, rule.who, doer) ??
    notIndependent(scene, rule) ??
    (rule.states.includes(scene.finding.state) ? null : outOfTurn(scene, rule.isRecord ?? false))
  );
}

function notAuthorised(scene: Scene, who: Who, doer: string | null): Trouble | null {
  const { actor, step, register } = scene;
  const isDoer = doer !== null && isSamePerson(register, doer, actor.name);
  if (may(actor, who, isDoer)) return notQualified(scene, who);
  const as = actor.role === null ? "" : findingWords.role[actor.role];
  return findingText.notAuthorised(step, actor.name, as, whoCan(scene, who, doer));
}

function may({ role, isOwner }: Actor, who: Who, isDoer: boolean): boolean {
  switch (who) {
    case "owner":
      return isOwner;
    case "doer":
      return isOwner || isDoer;
    case "auditors":
      return role === null ? !isOwner : AUDITORS.includes(role);
    case "leads":
      return role === null ? !isOwner : LEADS.includes(role);
    case "anyone":
      return true;
  }
}

function notQualified({ actor, today }: Scene, who: Who): Trouble | null {
  const until = actor.qualifiedUntil;
  const isAuditing = (who === "auditors" || who === "leads") && actor.role !== "programme_manager";
  return isAuditing && until !== null && until < today
    ? findingText.auditorLapsed(actor.name, formatDate(until))
    : null;
}

function notIndependent<Given>(scene: Scene, { isIndependent, who }: Rule<Given>): Trouble | null {
  const { actor, finding, step } = scene;
  if (isIndependent !== true) return null;
  const why = actor.isOwner
    ? findingText.isOwner
    : actor.isDoer
      ? findingText.isDoer
      : actor.isStaff
        ? findingText.isStaff(finding.processId)
        : null;
  return why === null
    ? null
    : findingText.notIndependent(step, actor.name, why, whoCan(scene, who, null));
}

export function outOfTurn(scene: Scene, isRecord: boolean): Trouble {
  const { finding, step } = scene;
  if (isRecord && finding.state === "closed") return findingText.locked(finding.findingId);
  return findingText.wrongState(step, finding.state, nextOf(finding));
}

/** What comes next in a finding's life, and who does it. */
export function nextOf(finding: FindingRow): string {
  const words = findingText.next;
  switch (finding.state) {
    case "open":
      return finding.grade === "ofi" ? words.considering(finding.owner) : words.open(finding.owner);
    case "in_analysis":
      return words.in_analysis(finding.owner);
    case "awaiting_effectiveness":
      return words.awaiting_effectiveness(
        finding.effectivenessDue === null ? "" : formatDate(finding.effectivenessDue),
      );
    default:
      return words[finding.state];
  }
}
