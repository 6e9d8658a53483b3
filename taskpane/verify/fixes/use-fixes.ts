import { useEffect, useState } from "react";
import type { Result } from "../../../src/text/trouble";
import type { PuttingRight } from "../../../src/verify/putting-right/layout";
import { readPuttingRight } from "../../../src/verify/putting-right/settle";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useWriting } from "../../state/writing";

/** What the workbook keeps of corrections, read again after every write; null until it is known. */
export function useFixes(): Result<PuttingRight> | null {
  const { workbook } = useServices();
  const { generation } = useWriting();
  const failLoudly = useFailLoudly();
  const [records, setRecords] = useState<Result<PuttingRight> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    readPuttingRight(workbook)
      .then((read) => {
        if (isCurrent) setRecords(read);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, generation, failLoudly]);
  return records;
}
