import { useEffect, useMemo, useState } from "react";
import { draftCommentary } from "../../../src/measures/commentary/draft";
import { standingCommentary, type StandingSentence } from "../../../src/measures/commentary/keep";
import { readCommentary, type CommentaryRecords } from "../../../src/measures/commentary/layout";
import type { Sentence } from "../../../src/measures/commentary/sentence";
import { ok, type Result } from "../../../src/text/trouble";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useWriting } from "../../state/writing";
import { useFigures } from "../results/state";

export interface Commentary {
  readonly records: CommentaryRecords;
  /** As they are drafted from the figures that stand. */
  readonly sentences: readonly Sentence[];
  /** As people left them. */
  readonly standing: readonly StandingSentence[];
}

/** The sentences on a period, drafted and as people left them; null until the workbook has been read. */
export function useCommentary(period: string, measure: string): Result<Commentary> | null {
  const { workbook } = useServices();
  const { generation } = useWriting();
  const { results } = useFigures();
  const failLoudly = useFailLoudly();
  const [records, setRecords] = useState<Result<CommentaryRecords> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    readCommentary(workbook)
      .then((read) => {
        if (isCurrent) setRecords(read);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, generation, failLoudly]);

  return useMemo(() => {
    if (!records || !results) return null;
    if (!records.ok) return records;
    const asked = measure === "" ? { period } : { period, measures: [measure] };
    const sentences = draftCommentary(results, asked);
    const standing = standingCommentary(records.value, sentences);
    return ok({ records: records.value, sentences, standing });
  }, [records, results, period, measure]);
}
