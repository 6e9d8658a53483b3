import { basename } from "node:path";
import type { Run, RunState } from "../verify/finding";
import type { Trouble } from "../text/trouble";

/** What became of one file: checked, or why it could not be. */
export type CheckedFile =
  | {
      readonly file: string;
      readonly run: Run;
      readonly isPackChosen: boolean;
      readonly trouble: null;
    }
  | { readonly file: string; readonly run: null; readonly trouble: Trouble };

export const nameOf = (file: string) => basename(file);

export function stateOf(checked: CheckedFile): RunState | "unreadable" {
  return checked.run === null ? "unreadable" : checked.run.state;
}
