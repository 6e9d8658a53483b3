import { basename } from "node:path";
import type { Run, RunState } from "../verify/finding";
import type { Trouble } from "../text/trouble";

/** Named by the user, kept in the workbook itself, or chosen because it fits, or because no other does. */
export type WhyPack = "named" | "own" | "fits" | "none-fits";

/** What became of one file: checked, or why it could not be. */
export type CheckedFile =
  | {
      readonly file: string;
      readonly run: Run;
      readonly whyPack: WhyPack;
      readonly trouble: null;
    }
  | { readonly file: string; readonly run: null; readonly trouble: Trouble };

export const nameOf = (file: string) => basename(file);

export function stateOf(checked: CheckedFile): RunState | "unreadable" {
  return checked.run === null ? "unreadable" : checked.run.state;
}
