import type { AnswerResult } from "../results";
import type { Relation } from "./map";

export interface CarriedFrom {
  readonly result: AnswerResult;
  readonly evidenceIds: readonly string[];
}

export type Carried =
  | { readonly action: "carry"; readonly result: AnswerResult }
  | {
      readonly action: "carry_and_confirm";
      readonly result: AnswerResult;
      readonly flag: "CONFIRM_WORDING";
    }
  | {
      readonly action: "reset";
      readonly result: "not_assessed";
      readonly previousResult: AnswerResult;
      readonly flag: "REVIEW_NEW_TEXT";
    }
  | { readonly action: "add"; readonly result: "not_assessed" }
  | { readonly action: "drop"; readonly previousResult: AnswerResult }
  | {
      readonly action: "leave";
      readonly result: AnswerResult;
      readonly reason: "AUDIT_UNDER_WAY_OR_DONE";
    };

/**
 * What becomes of one answer under another edition. Equal text carries it, other words carry it to be
 * confirmed; where the requirement itself may be another one, it is asked anew. Evidence always goes along.
 */
export function carryAnswer(
  answer: CarriedFrom,
  relation: Relation,
  hasBegun: boolean,
): Carried & { readonly evidenceIds: readonly string[] } {
  const { result, evidenceIds } = answer;
  if (hasBegun) return { action: "leave", result, reason: "AUDIT_UNDER_WAY_OR_DONE", evidenceIds };
  switch (relation) {
    case "equal":
      return { action: "carry", result, evidenceIds };
    case "reworded":
      return result === "not_assessed"
        ? { action: "carry", result, evidenceIds }
        : { action: "carry_and_confirm", result, flag: "CONFIRM_WORDING", evidenceIds };
    case "new":
      return { action: "add", result: "not_assessed", evidenceIds };
    case "removed":
      return { action: "drop", previousResult: result, evidenceIds };
    case "extended":
    case "split":
    case "merged":
    case "unknown":
      return {
        action: "reset",
        result: "not_assessed",
        previousResult: result,
        flag: "REVIEW_NEW_TEXT",
        evidenceIds,
      };
  }
}
