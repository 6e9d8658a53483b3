import { useEffect, useState } from "react";
import type { Result } from "../../src/text/trouble";
import type { Workbook } from "../../src/workbook/port";
import { useFailLoudly } from "./fail-loudly";
import { useServices } from "./services";
import { useWriting } from "./writing";

/**
 * What the workbook keeps in tables of ours, read again after every write; null until it was read. `read` has to be the
 * same function each time.
 */
export function useKeptRecords<T>(
  read: (workbook: Workbook, pause: () => Promise<void>) => Promise<Result<T>>,
): Result<T> | null {
  const { workbook, pause } = useServices();
  const { generation } = useWriting();
  const failLoudly = useFailLoudly();
  const [records, setRecords] = useState<Result<T> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    read(workbook, pause)
      .then((found) => {
        if (isCurrent) setRecords(found);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, pause, generation, read, failLoudly]);
  return records;
}
