import { useEffect, useState } from "react";
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

/** The sentences on a period, drafted and as people left them; null until all of them are there. */
export function useCommentary(period: string, measure: string): Result<Commentary> | null {
  const { workbook, pause } = useServices();
  const { generation } = useWriting();
  const { results } = useFigures();
  const failLoudly = useFailLoudly();
  const [made, setMade] = useState<{
    readonly of: string;
    readonly commentary: Result<Commentary>;
  } | null>(null);
  const of = JSON.stringify([period, measure]);

  useEffect(() => {
    if (!results) return undefined;
    let isCurrent = true;
    const make = async (): Promise<Result<Commentary>> => {
      const records = await readCommentary(workbook);
      if (!records.ok) return records;
      const ids = measure === "" ? results.measures.map((one) => one.measure.id) : [measure];
      const sentences: Sentence[] = [];
      for (const id of ids) {
        sentences.push(...draftCommentary(results, { period, measures: [id] }));
        await pause();
      }
      const standing = standingCommentary(records.value, sentences);
      return ok({ records: records.value, sentences, standing });
    };
    make()
      .then((commentary) => {
        if (isCurrent) setMade({ of, commentary });
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, pause, generation, results, period, measure, of, failLoudly]);

  return made?.of === of ? made.commentary : null;
}
