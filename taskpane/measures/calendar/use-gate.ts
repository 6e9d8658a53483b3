import { useEffect, useState } from "react";
import { missingFor } from "../../../src/measures/calendar/gate";
import {
  changeInWords,
  changesBetween,
  figuresFor,
  submittedFigures,
} from "../../../src/measures/calendar/hand-in";
import type { SubmissionRecords, SubmissionRow } from "../../../src/measures/calendar/layout";
import { feedsOf } from "../../../src/report/measures/feeds";
import { gatherFigures } from "../../../src/report/measures/gather";
import { ok, type Result } from "../../../src/text/trouble";
import { useAsAt } from "../../state/as-at";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { YEAR_START } from "../reports/form";

/** What would be handed in now. */
export interface Gate {
  readonly figures: ReturnType<typeof figuresFor>;
  readonly missing: readonly string[];
  /** Against what was handed in before, in words. */
  readonly changes: readonly string[];
}

/** Looks whether all is there that a submission waits for; null while it does. */
export function useGate(records: SubmissionRecords, row: SubmissionRow): Result<Gate> | null {
  const { workbook, pause } = useServices();
  const { day } = useAsAt();
  const failLoudly = useFailLoudly();
  const [gate, setGate] = useState<Result<Gate> | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const look = async (): Promise<Result<Gate>> => {
      const asked = { asOf: day, length: row.periodLength, yearStart: YEAR_START };
      const results = await gatherFigures(workbook, asked, { pause, signal: stop.signal });
      if (!results.ok) return results;
      const feeds = await feedsOf(workbook, records, row);
      if (!feeds.ok) return feeds;
      const figures = figuresFor(results.value, row.period);
      const before = submittedFigures(records, row.submissionId);
      return ok({
        figures,
        missing: missingFor(row, feeds.value, results.value),
        changes:
          row.status === "submitted"
            ? changesBetween(before, figures).map((change) => changeInWords(results.value, change))
            : [],
      });
    };
    look()
      .then((found) => {
        if (!stop.signal.aborted) setGate(found);
      })
      .catch(failLoudly);
    return () => stop.abort();
  }, [workbook, pause, day, records, row, failLoudly]);
  return gate;
}
