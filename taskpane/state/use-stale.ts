import { useEffect, useRef } from "react";
import type { Area } from "../../src/cells/address";
import { useFailLoudly } from "./fail-loudly";
import { useServices } from "./services";

/**
 * Calls back once the workbook has been quiet for `quietMs` after edits. Edits come in bursts and hosts
 * bundle their notices, so what was edited is not told, only that something was. `concerns` leaves out
 * edits that do not matter.
 */
export function useStale(
  quietMs: number,
  onStale: () => void,
  concerns?: (stale: Area) => boolean,
): void {
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const latest = useRef({ onStale, concerns });
  useEffect(() => {
    latest.current = { onStale, concerns };
  });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watching = workbook.watch((stale) => {
      if (latest.current.concerns?.(stale) === false) return;
      clearTimeout(timer);
      timer = setTimeout(() => latest.current.onStale(), quietMs);
    });
    watching.catch(failLoudly);
    return () => {
      clearTimeout(timer);
      watching.then((started) => (started.ok ? started.value() : undefined)).catch(failLoudly);
    };
  }, [workbook, quietMs, failLoudly]);
}
