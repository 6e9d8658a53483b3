import { isError } from "../../cells/cell";
import { kpiText } from "../../text/kpi";
import { qualityText } from "../../text/kpi-quality";
import { isProblem, refuse, type Answer, type Spill } from "../problem";
import { placeOf, sameSize, type Range } from "../range";
import { readNumber, wordArgument, words } from "../reading";
import { Sum } from "../sum";

const SHOWS = words<"score" | "table">([
  ["score", "score"],
  ["table", "table"],
]);

/**
 * The weighted mean of the scores of dimensions, each from 0 to 1. A dimension without a score (blank, or an error) is left
 * out and its weight goes to the others; with “table” it is named. No weights: all alike.
 */
export function qualityScore(
  scores: Range,
  weights: Range | null,
  show: Range | null,
): Answer<Spill> {
  const way = wordArgument(show, SHOWS);
  if (way !== null && isProblem(way)) return refuse(way);
  const sizes = weights && sameSize([scores, weights]);
  if (sizes) return refuse(sizes);
  const [weighted, all] = [new Sum(), new Sum()];
  const read: { score: number | null; weight: number }[] = [];
  for (let index = 0; index < scores.cells.length; index++) {
    const weight = weights ? (readNumber(weights, index) ?? 0) : 1;
    if (isProblem(weight)) return refuse(weight);
    if (weights && weight < 0) return refuse(kpiText.negative(placeOf(weights, index), weight));
    const score = isError(scores.cells[index] ?? null) ? null : readNumber(scores, index);
    if (score !== null && isProblem(score)) return refuse(score);
    if (score !== null && (score < 0 || score > 1)) {
      return refuse(kpiText.notAProportion(placeOf(scores, index), score));
    }
    read.push({ score, weight });
    if (score === null) continue;
    weighted.add(weight * score);
    all.add(weight);
  }
  if (all.value === 0) return refuse(qualityText.noScore);
  const mean = weighted.value / all.value;
  if (way !== "table") return { ok: true, value: [[mean]] };
  const rows = read.map(({ score, weight }, index) => [
    qualityText.dimension(index + 1),
    score ?? qualityText.scoreMissing,
    score === null ? 0 : weight / all.value,
  ]);
  return { ok: true, value: [...rows, [qualityText.score, mean, 1]] };
}
