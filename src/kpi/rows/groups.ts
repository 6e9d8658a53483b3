import { isBlank, isError } from "../../cells/cell";
import { ROW_WORDS } from "../../text/kpi-explain";
import { namesOfStages } from "../disparity";
import { isProblem, refuse, type Answer, type Spill } from "../problem";
import { sameSize, type Range } from "../range";
import { readNumber } from "../reading";
import { isTierTable } from "../weighted-load";
import { figureRows, figureRowsOf } from "./figures";
import { Tally, type RowsUsed } from "./tally";

/** The rows of KPI.WEIGHTEDLOAD: cases with a tier, or tiers with a count and a weight. */
export function tierRows(tiers: Range, weights: Range): Answer<RowsUsed> {
  if (!isTierTable(tiers, weights)) return figureRowsOf([tiers, weights]);
  const tally = new Tally();
  for (const tier of tiers.cells) {
    if (isBlank(tier) || tier === 0) tally.leave(ROW_WORDS.blank);
    else tally.use();
  }
  return { ok: true, value: tally };
}

/** The stages of KPI.ATTRITION: a list of counts, or the second of two columns. */
export function stageRows(stageCounts: Range): Answer<RowsUsed> {
  if (stageCounts.columns !== 2) return figureRows(stageCounts);
  const cells = stageCounts.cells.filter((_, index) => index % 2 === 1);
  const { name, rows, dateSystem } = stageCounts;
  return figureRows({ name, rows, columns: 1, cells, dateSystem });
}

/** The groups of a standardised rate: none is passed over, and a blank count is 0. */
export function groupRows(ranges: readonly Range[]): Answer<RowsUsed> {
  const sizes = sameSize(ranges);
  if (sizes) return refuse(sizes);
  const tally = new Tally();
  const [counts] = ranges;
  for (const cell of counts?.cells ?? []) {
    tally.use(isBlank(cell) ? ROW_WORDS.blankAsZero : undefined);
  }
  return { ok: true, value: tally };
}

/** The groups of KPI.DISPARITY, by what could be shown of each; the answer may begin with headings. */
export function disparityRows(
  groups: Range,
  stages: Range,
  answer: Answer<Spill>,
): Answer<RowsUsed> {
  if (!answer.ok) return answer;
  const tally = new Tally();
  const named = namesOfStages(stages) === null ? 0 : 1;
  tally.leave(ROW_WORDS.headings, named);
  const judged = groups.rows - named;
  for (const [, ...ratios] of answer.value.slice(-judged)) {
    const hidden = ratios.filter(isProblem);
    if (hidden.length === 0) tally.use(ROW_WORDS.everyRatio);
    else if (hidden.length < ratios.length) tally.use(ROW_WORDS.someRatios);
    else tally.leave(ROW_WORDS.noRatio);
  }
  return { ok: true, value: tally };
}

/** The dimensions of KPI.DQSCORE: one without a score is left out. */
export function dimensionRows(scores: Range): Answer<RowsUsed> {
  const tally = new Tally();
  scores.cells.forEach((cell, index) => {
    if (isError(cell)) tally.leave(cell.error);
    else if (readNumber(scores, index) === null) tally.leave(ROW_WORDS.blank);
    else tally.use();
  });
  return { ok: true, value: tally };
}
