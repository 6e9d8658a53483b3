import { useCallback, useEffect, useRef } from "react";
import type { Area } from "../../src/cells/address";
import { recheck } from "../../src/verify/recheck";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { useStale } from "../state/use-stale";
import { closedAndNew } from "./progress";
import { settled } from "./settled";
import type { Checked } from "./steps";

const QUIET_MS = 400;
// Formulas elsewhere may have changed with an edit, and hosts miss edits: after a while all is looked at.
const WHOLE_MS = 5000;

interface Options {
  readonly checked: Checked | null;
  /** A full check is under way; what changes meanwhile is looked at when it has ended. */
  readonly isRunning: boolean;
  readonly isChecked: (next: Checked, closed: number, added: number) => void;
  readonly isStale: () => void;
}

/** Checks again after edits: at once what was edited, and the whole once nothing has been edited for a while. */
export function useRecheck({ checked, isRunning, isChecked, isStale }: Options): void {
  const { workbook, pause, now } = useServices();
  const failLoudly = useFailLoudly();
  const stopper = useRef<AbortController | null>(null);
  const isDue = useRef(false);
  const missed = useRef<readonly Area[]>([]);

  const look = useCallback(
    async ({ run, kept, pack, parameters, against }: Checked, areas: readonly Area[] | null) => {
      stopper.current?.abort();
      const stop = new AbortController();
      stopper.current = stop;
      const { signal } = stop;
      // What a check that was overtaken should have looked at is looked at now.
      const stale = areas && [...missed.current, ...areas];
      missed.current = stale ?? [];
      const options = { ...against, asOf: run.asOf, parameters, signal, pause };
      const result = await recheck(kept, workbook, pack, options, stale);
      if (signal.aborted) return;
      missed.current = [];
      const marked = result.ok ? await settled(workbook, result.value) : result;
      if (signal.aborted) return;
      if (!marked.ok) {
        isStale();
        return;
      }
      const { closed, added } = closedAndNew(run, marked.value.run);
      isChecked({ ...marked.value, pack, parameters, against, time: now() }, closed, added);
    },
    [workbook, pause, now, isChecked, isStale],
  );

  const lookSoon = (areas: readonly Area[] | null) => {
    isDue.current = isRunning;
    if (checked && !isRunning) look(checked, areas).catch(failLoudly);
  };
  useStale(QUIET_MS, lookSoon);
  useStale(WHOLE_MS, () => lookSoon(null));

  useEffect(() => {
    if (isRunning) stopper.current?.abort();
    if (isRunning || !checked || !isDue.current) return;
    isDue.current = false;
    look(checked, null).catch(failLoudly);
  }, [isRunning, checked, look, failLoudly]);

  useEffect(() => () => stopper.current?.abort(), []);
}
