import { useEffect, useState } from "react";
import { readKeptMap } from "../../../src/verify/maps/kept";
import type { ColumnMap } from "../../../src/verify/maps/map";
import { useFacts } from "../../state/facts";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";

/** The map of columns that the workbook keeps, read again after every edit; null where it keeps none. */
export function useKeptMap(): ColumnMap | null {
  const { workbook } = useServices();
  const facts = useFacts();
  const failLoudly = useFailLoudly();
  const [map, setMap] = useState<ColumnMap | null>(null);

  useEffect(() => {
    if (!facts?.ok) return undefined;
    let isCurrent = true;
    readKeptMap(workbook)
      .then((read) => {
        if (!isCurrent) return;
        const found = read.ok ? read.value : null;
        // The same map read again is no news: a new one makes every pack be read anew.
        setMap((old) => (JSON.stringify(old) === JSON.stringify(found) ? old : found));
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [facts, workbook, failLoudly]);

  return map;
}
