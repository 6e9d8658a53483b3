import type { DayNumber } from "../../cells/date";
import type { findingWords } from "../../text/audit-finding";
import type { RowOf } from "../layout";
import type { CauseAnalysis } from "./cause";

interface Reason {
  readonly reason: string;
}

interface Proof {
  readonly evidenceIds: readonly string[];
}

interface OnAction {
  readonly actionId: string;
}

type Nothing = Readonly<Record<string, never>>;

/** The steps of a finding's life after it was raised, with what each asks to be told. */
export interface Steps {
  readonly accept: Nothing;
  readonly dispute: Reason;
  readonly uphold: Reason;
  readonly withdraw: Reason;
  readonly regrade: Reason & { readonly grade: RowOf<"tblFinding">["grade"] };
  readonly reassign: Reason & { readonly owner: string };
  readonly record_correction: Proof & {
    readonly text: string;
    readonly doneOn: DayNumber | null;
    /** Why there is nothing to correct, or it cannot be; blank where it was. */
    readonly notPossible: string;
  };
  readonly record_cause: {
    readonly text: string;
    readonly category: string;
    /** Null while no method has been chosen. */
    readonly analysis: CauseAnalysis | null;
  };
  readonly look_across: { readonly where: string; readonly result: string };
  readonly add_action: {
    readonly text: string;
    readonly responsible: string;
    readonly due: DayNumber | null;
  };
  readonly cancel_action: OnAction & Reason;
  /** A reason why no action is needed is taken for a minor one only. */
  readonly submit_plan: { readonly noActionBecause: string };
  readonly accept_plan: Nothing;
  readonly return_plan: Reason;
  readonly complete_action: OnAction & Proof & { readonly doneOn: DayNumber | null };
  readonly request_extension: OnAction & Reason & { readonly newDue: DayNumber | null };
  readonly extend_due: OnAction & Reason & { readonly newDue: DayNumber | null };
  readonly refuse_extension: OnAction & Reason;
  readonly verify_implementation: Proof & {
    readonly result: "done" | "not_done";
    readonly note: string;
  };
  readonly review_effectiveness: Proof & {
    readonly result: "effective" | "not_effective";
    readonly note: string;
  };
  readonly explain_evidence: Reason & { readonly evidenceId: string };
  readonly consider: Reason & { readonly decision: "take_up" | "decline" | null };
  readonly close: { readonly lessons: string };
  readonly reopen: Reason;
  readonly remark: { readonly text: string };
}

/** A step as the history and the trail name it; raising is the one that is no step of the life. */
export type StepName = keyof Steps & keyof typeof findingWords.step;
