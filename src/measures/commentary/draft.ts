import type { MeasureResult, Results } from "../result";
import { figureOf } from "../why/find-figure";
import { sayCaveats, sayCredit, sayFlow, sayRunRate, saySignal, sayYear } from "./course";
import { Drafted } from "./drafted";
import { sayGroups } from "./groups";
import { sayChange, sayFigure, sayLastYear, sayTarget } from "./position";
import type { Sentence } from "./sentence";
import { isTooFew } from "./small";

export interface DraftAsked {
  /** `Period.key`; the last period that is over where none is named. */
  readonly period?: string;
  /** Ids; all measures where none are named. */
  readonly measures?: readonly string[];
}

/**
 * Drafts a commentary out of the figures and nothing else: a few plain sentences for each measure, each with the
 * figures it tells. What brought a figure about is for people to write.
 */
export function draftCommentary(results: Results, asked: DraftAsked = {}): readonly Sentence[] {
  const period =
    asked.period ??
    (results.periods.findLast((one) => !one.isInProgress) ?? results.periods.at(-1))?.key;
  if (period === undefined) return [];
  return results.measures
    .filter(({ measure }) => asked.measures?.includes(measure.id) ?? true)
    .flatMap((result) => sentencesFor(result, period));
}

function sentencesFor(result: MeasureResult, period: string): readonly Sentence[] {
  const figure = figureOf(result.total, period);
  if (!figure) return [];
  const drafted = new Drafted(result, period);
  sayFigure(drafted, result, figure);
  if (figure.value !== null) {
    if (!isTooFew(result.measure.form, figure)) {
      sayTarget(drafted, result, figure, figure.value);
      sayChange(drafted, result, figure);
      sayLastYear(drafted, result, figure);
      saySignal(drafted, result, period);
      sayGroups(drafted, result, figure);
    }
    sayYear(drafted, result, figure);
    sayRunRate(drafted, result, figure);
    sayFlow(drafted, figure);
    sayCredit(drafted, figure);
  }
  sayCaveats(drafted, figure);
  return drafted.sentences;
}
