import { useEffect, useState } from "react";
import { measureWorkbook } from "../../../src/measures/results";
import { measureOf, NOTHING_ATTACHED } from "../../../src/measures/read-measure";
import type { MeasureRow } from "../../../src/measures/layout";
import type { MeasureResult } from "../../../src/measures/result";
import { fail, ok } from "../../../src/text/trouble";
import type { Result } from "../../../src/text/trouble";
import { useAsAt } from "../../state/as-at";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";

/** Typing pauses for so long before the rows are looked at. */
const QUIET_MS = 400;

/** What a measure would count as it stands in the form; null while it is being looked at. */
export function useTrial(row: MeasureRow, isReady: boolean): Result<MeasureResult> | null {
  const { workbook, pause } = useServices();
  const { day } = useAsAt();
  const failLoudly = useFailLoudly();
  const [trial, setTrial] = useState<Result<MeasureResult> | null>(null);

  useEffect(() => {
    setTrial(null);
    if (!isReady) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const measure = measureOf({ ...row, measureId: row.measureId || "new" }, NOTHING_ATTACHED);
      if (!measure.ok) {
        setTrial(measure);
        return;
      }
      measureWorkbook(
        workbook,
        { measures: [measure.value], unusable: [] },
        { asOf: day, length: "month", signal: stop.signal, pause },
      )
        .then((worked) => {
          if (stop.signal.aborted) return;
          if (!worked.ok) {
            setTrial(worked);
            return;
          }
          const { measures, notMeasured } = worked.value;
          const [result] = measures;
          setTrial(
            result
              ? ok(result)
              : fail({ code: "not-measured", message: notMeasured[0]?.why ?? "" }),
          );
        })
        .catch(failLoudly);
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [workbook, pause, day, row, isReady, failLoudly]);

  return trial;
}
