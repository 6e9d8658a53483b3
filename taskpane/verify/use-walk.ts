import type { Finding } from "../../src/verify/finding";
import { inListOrder, isWithin } from "./groups";
import { isOpen } from "./progress";
import { useVerify } from "./state";

interface Walk {
  readonly previous: Finding | null;
  readonly following: Finding | null;
  /** From 1; 0 for a finding that is not among the open ones any more. */
  readonly position: number;
  readonly count: number;
}

/** The neighbours of a finding in the list. A finding just closed keeps its place among the open ones. */
export function useWalk(finding: Finding): Walk {
  const { state, narrowed } = useVerify();
  const all = inListOrder(state.checked?.run.findings ?? []).filter(
    (other) => other === finding || (isOpen(other) && (!narrowed || isWithin(other, narrowed))),
  );
  const index = all.indexOf(finding);
  const open = all.filter(isOpen);
  return {
    previous: all[index - 1] ?? null,
    following: all[index + 1] ?? null,
    position: open.indexOf(finding) + 1,
    count: open.length,
  };
}
