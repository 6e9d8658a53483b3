import type { DayNumber } from "../../cells/date";
import { draftCommentary } from "../../measures/commentary/draft";
import { standingCommentary } from "../../measures/commentary/keep";
import { readCommentary } from "../../measures/commentary/layout";
import { readMeasureRegister } from "../../measures/register";
import { measureWorkbook } from "../../measures/results";
import type { Length, Results } from "../../measures/result";
import { measuresText } from "../../text/measures";
import { ok, type Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { commentLines, type CommentLine } from "./composing";

export interface GatherOptions {
  readonly asOf: DayNumber;
  readonly length: Length;
  readonly yearStart?: number;
  readonly pause?: () => Promise<void>;
  readonly signal?: AbortSignal;
}

/** What a report is made of: every figure of a workbook’s measures. */
export async function gatherFigures(
  workbook: Workbook,
  options: GatherOptions,
): Promise<Result<Results>> {
  const kept = await readMeasureRegister(workbook);
  if (!kept.ok) return kept;
  if (kept.value.register.measures.length === 0) return measuresText.noMeasures();
  return measureWorkbook(workbook, kept.value.register, options);
}

/** The commentary on one period, as people left it. */
export async function gatherCommentary(
  workbook: Workbook,
  results: Results,
  period: string | null,
): Promise<Result<readonly CommentLine[]>> {
  const kept = await readCommentary(workbook);
  if (!kept.ok) return kept;
  const drafted = draftCommentary(results, period === null ? {} : { period });
  return ok(commentLines(standingCommentary(kept.value, drafted)));
}
