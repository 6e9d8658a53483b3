import { useEffect, useState } from "react";
import { readSubmissions } from "../../../src/measures/calendar/layout";
import type { SubmissionRecords } from "../../../src/measures/calendar/layout";
import type { Result } from "../../../src/text/trouble";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useWriting } from "../../state/writing";

/** The submission calendar as it stands now; null until it was read. */
export function useSubmissions(): Result<SubmissionRecords> | null {
  const { workbook } = useServices();
  const { generation } = useWriting();
  const failLoudly = useFailLoudly();
  const [records, setRecords] = useState<Result<SubmissionRecords> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    readSubmissions(workbook)
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
