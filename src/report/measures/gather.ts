import type { DayNumber } from "../../cells/date";
import { draftCommentary } from "../../measures/commentary/draft";
import { standingCommentary } from "../../measures/commentary/keep";
import type { Sentence } from "../../measures/commentary/sentence";
import { readCommentary } from "../../measures/commentary/layout";
import { readMeasureRegister } from "../../measures/register";
import { measureWorkbook } from "../../measures/results";
import type { Length, Results } from "../../measures/result";
import { measuresText } from "../../text/measures";
import { reportMeasuresText as words } from "../../text/report-measures";
import { ok, type Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { inSlices, type SliceOptions, type Slices } from "../../workbook/slices";
import { commentLines, type CommentLine } from "./composing";

export interface GatherOptions {
  readonly asOf: DayNumber;
  readonly length: Length;
  readonly yearStart?: number;
}

/** What a report is made of: every figure of a workbook’s measures. */
export async function gatherFigures(
  workbook: Workbook,
  options: GatherOptions,
  { pause, signal, onProgress }: SliceOptions = {},
): Promise<Result<Results>> {
  const kept = await readMeasureRegister(workbook);
  if (!kept.ok) return kept;
  if (kept.value.register.measures.length === 0) return measuresText.noMeasures();
  return measureWorkbook(workbook, kept.value.register, {
    ...options,
    ...(pause && { pause }),
    ...(signal && { signal }),
    ...(onProgress && {
      onProgress: (done, total) => onProgress(words.figures(done, total)),
    }),
  });
}

/** The commentary on one period, as people left it. */
export async function gatherCommentary(
  workbook: Workbook,
  results: Results,
  period: string | null,
  slices: SliceOptions = {},
): Promise<Result<readonly CommentLine[]>> {
  const kept = await readCommentary(workbook);
  if (!kept.ok) return kept;
  const drafted = await inSlices(draftedFor(results, period), slices);
  return drafted.ok ? ok(commentLines(standingCommentary(kept.value, drafted.value))) : drafted;
}

function* draftedFor(results: Results, period: string | null): Slices<readonly Sentence[]> {
  const sentences: Sentence[] = [];
  for (const [at, { measure }] of results.measures.entries()) {
    yield words.drafting(at, results.measures.length);
    const asked = { measures: [measure.id], ...(period !== null && { period }) };
    sentences.push(...draftCommentary(results, asked));
  }
  return sentences;
}
