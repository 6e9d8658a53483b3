import type { Cell } from "../../src/cells/cell";
import type { Run } from "../../src/verify/finding";
import type { Pack } from "../../src/verify/pack";
import type { VerifyOptions } from "../../src/verify/options";
import type { KeptCheck } from "../../src/verify/recheck";
import type { Trouble } from "../../src/text/trouble";

export type Parameters = ReadonlyMap<string, Cell>;

export interface Checked {
  /** With what was accepted or explained marked as such. */
  readonly run: Run;
  /** What the check remembers, for the next one after an edit. */
  readonly kept: KeptCheck;
  readonly pack: Pack;
  /** What the pack asked for and somebody answered. */
  readonly parameters: Parameters;
  /** What the findings are held against: the last accepted return, or what the check before found. */
  readonly against: Pick<VerifyOptions, "previous" | "earlier">;
  /** When the check ended, in UTC as ISO text. */
  readonly time: string;
}

/** Rows are counted twice: while they are read and while they are checked. */
export type WorkStep = "reading" | "checking";

export interface Running {
  readonly done: number;
  readonly total: number;
  readonly step: WorkStep;
  readonly isStopping: boolean;
}

export interface VerifyState {
  readonly running: Running | null;
  /** The last results; they stay while a new check runs and when it is stopped. */
  readonly checked: Checked | null;
  readonly trouble: Trouble | null;
  /** The workbook has changed and could not be checked again by itself. */
  readonly isStale: boolean;
}

export type VerifyStep =
  | { readonly kind: "started" }
  | {
      readonly kind: "advanced";
      readonly done: number;
      readonly total: number;
      readonly step: WorkStep;
    }
  | { readonly kind: "stopping" }
  | { readonly kind: "stopped" }
  | { readonly kind: "finished"; readonly checked: Checked }
  | { readonly kind: "rechecked"; readonly checked: Checked }
  | { readonly kind: "stale" }
  | { readonly kind: "failed"; readonly trouble: Trouble };

export const IDLE: VerifyState = { running: null, checked: null, trouble: null, isStale: false };

export function next(state: VerifyState, step: VerifyStep): VerifyState {
  switch (step.kind) {
    case "started":
      return {
        ...state,
        running: { done: 0, total: 0, step: "reading", isStopping: false },
        trouble: null,
      };
    case "advanced":
      return state.running
        ? {
            ...state,
            running: { ...state.running, done: step.done, total: step.total, step: step.step },
          }
        : state;
    case "stopping":
      return state.running ? { ...state, running: { ...state.running, isStopping: true } } : state;
    case "stopped":
      return { ...state, running: null };
    case "finished":
    case "rechecked":
      return { running: null, checked: step.checked, trouble: null, isStale: false };
    case "stale":
      return { ...state, isStale: true };
    case "failed":
      return { ...state, running: null, trouble: step.trouble };
  }
}
