import { useCallback, useEffect, useRef } from "react";
import { recheck } from "../../src/verify/recheck";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { useStale } from "../state/use-stale";
import { closedAndNew } from "./progress";
import type { Checked } from "./steps";

const QUIET_MS = 400;

interface Options {
  readonly checked: Checked | null;
  /** A full check is under way; what changes meanwhile is looked at when it has ended. */
  readonly isRunning: boolean;
  readonly isChecked: (next: Checked, closed: number, added: number) => void;
  readonly isStale: () => void;
}

/** Checks again after edits, once there is something to check again. */
export function useRecheck({ checked, isRunning, isChecked, isStale }: Options): void {
  const { workbook, pause, now } = useServices();
  const failLoudly = useFailLoudly();
  const stopper = useRef<AbortController | null>(null);
  const isDue = useRef(false);

  const look = useCallback(
    async ({ run, pack, parameters }: Checked) => {
      stopper.current?.abort();
      const stop = new AbortController();
      stopper.current = stop;
      const { signal } = stop;
      const result = await recheck(run, workbook, pack, {
        asOf: run.asOf,
        parameters,
        signal,
        pause,
      });
      if (signal.aborted) return;
      if (!result.ok) {
        isStale();
        return;
      }
      const { closed, added } = closedAndNew(run, result.value);
      isChecked({ run: result.value, pack, parameters, time: now() }, closed, added);
    },
    [workbook, pause, now, isChecked, isStale],
  );

  useStale(QUIET_MS, () => {
    isDue.current = isRunning;
    if (checked && !isRunning) look(checked).catch(failLoudly);
  });

  useEffect(() => {
    if (isRunning) stopper.current?.abort();
    if (isRunning || !checked || !isDue.current) return;
    isDue.current = false;
    look(checked).catch(failLoudly);
  }, [isRunning, checked, look, failLoudly]);

  useEffect(() => () => stopper.current?.abort(), []);
}
