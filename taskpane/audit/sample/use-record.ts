import { useEffect, useState } from "react";
import type { RowOf } from "../../../src/audit/layout";
import { readRecord } from "../../../src/audit/sampling/record";
import type { SampledRecord } from "../../../src/audit/sampling/record";
import type { Result } from "../../../src/text/trouble";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";

/** The fields of a sampled record as they stand in its table; null until they have been read. */
export function useRecord(
  sample: Pick<RowOf<"tblSample">, "tableName" | "keyColumn">,
  key: string,
): Result<SampledRecord> | null {
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [record, setRecord] = useState<Result<SampledRecord> | null>(null);
  const { tableName, keyColumn } = sample;
  useEffect(() => {
    let isCurrent = true;
    setRecord(null);
    readRecord(workbook, tableName, keyColumn, key)
      .then((read) => {
        if (isCurrent) setRecord(read);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, tableName, keyColumn, key, failLoudly]);
  return record;
}
