import { useEffect, useRef } from "react";
import type { Area } from "../../src/cells/address";
import { useFailLoudly } from "./fail-loudly";
import { useServices } from "./services";

/**
 * Calls back once the workbook has been quiet for `quietMs` after edits. Edits come in bursts and hosts
 * bundle their notices, so the areas that are handed over are a hint of what was edited and no more.
 * `concerns` leaves out edits that do not matter; `onNotice` hears of each of the others at once.
 */
export function useStale(
  quietMs: number,
  onStale: (areas: readonly Area[]) => void,
  concerns?: (stale: Area) => boolean,
  onNotice?: () => void,
): void {
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const latest = useRef({ onStale, concerns, onNotice });
  useEffect(() => {
    latest.current = { onStale, concerns, onNotice };
  });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let areas: Area[] = [];
    const watching = workbook.watch((stale) => {
      if (latest.current.concerns?.(stale) === false) return;
      latest.current.onNotice?.();
      clearTimeout(timer);
      areas.push(stale);
      timer = setTimeout(() => {
        const told = areas;
        areas = [];
        latest.current.onStale(told);
      }, quietMs);
    });
    watching.catch(failLoudly);
    return () => {
      clearTimeout(timer);
      watching.then((started) => (started.ok ? started.value() : undefined)).catch(failLoudly);
    };
  }, [workbook, quietMs, failLoudly]);
}
