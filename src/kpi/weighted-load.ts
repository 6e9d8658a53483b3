import { asText, isBlank, isError, trim } from "../cells/cell";
import { kpiText } from "../text/kpi";
import { caseloadText } from "../text/kpi-caseload";
import { errorIn } from "./criteria";
import { figureAt } from "./figures";
import { isProblem, refuse, type Answer } from "./problem";
import { placeOf, sameSize, type Range } from "./range";
import { readNumber } from "./reading";
import { Sum } from "./sum";

export interface WeightedLoadArguments {
  /** How many cases each tier has, or the tier of each case. */
  readonly tiers: Range;
  /** The weight of each tier; or two columns, tier and weight. */
  readonly weights: Range;
}

/** Counts and weights side by side; a pair with text or a blank is left out. */
function productSum(tiers: Range, weights: Range): Answer<number> {
  const sizes = sameSize([tiers, weights]);
  if (sizes) return refuse(sizes);
  const sum = new Sum();
  for (let index = 0; index < tiers.cells.length; index++) {
    const count = figureAt(tiers, index);
    if (count !== null && isProblem(count)) return refuse(count);
    const weight = figureAt(weights, index);
    if (weight !== null && isProblem(weight)) return refuse(weight);
    if (count === null || weight === null) continue;
    if (count < 0) return refuse(kpiText.negative(placeOf(tiers, index), count));
    sum.add(count * weight);
  }
  return { ok: true, value: sum.value };
}

const keyOf = (text: string) => trim(text).toLowerCase();

function weightsByTier(table: Range): Answer<ReadonlyMap<string, number>> {
  const weights = new Map<string, number>();
  for (let index = 0; index < table.cells.length; index += 2) {
    const tier = table.cells[index] ?? null;
    if (isBlank(tier)) continue;
    if (isError(tier)) return refuse(kpiText.errorInside(placeOf(table, index), tier.error));
    const weight = readNumber(table, index + 1) ?? 0;
    if (isProblem(weight)) return refuse(weight);
    weights.set(keyOf(asText(tier)), weight);
  }
  return { ok: true, value: weights };
}

function lookedUp(tiers: Range, table: Range): Answer<number> {
  const weights = weightsByTier(table);
  if (!weights.ok) return weights;
  const sum = new Sum();
  for (let index = 0; index < tiers.cells.length; index++) {
    const tier = tiers.cells[index] ?? null;
    const weight = weights.value.get(keyOf(asText(tier)));
    if (weight !== undefined) {
      sum.add(weight);
    } else if (!isBlank(tier) && tier !== 0) {
      return refuse(caseloadText.unknownTier(placeOf(tiers, index), asText(tier)));
    }
  }
  return { ok: true, value: sum.value };
}

/** Whether the weights are a table of two columns, tier and weight, and the tiers those of cases. */
export function isTierTable(tiers: Range, weights: Range): boolean {
  return weights.columns === 2 && tiers.columns !== 2;
}

/**
 * The caseload in weighted points. Counts of cases and weights side by side give the sum of their products; with
 * weights as a table of two columns, tier and weight, `tiers` is the tier of each case. Blanks do not count; a tier
 * that the table does not list is #N/A.
 */
export function weightedLoad({ tiers, weights }: WeightedLoadArguments): Answer<number> {
  const broken = errorIn(tiers) ?? errorIn(weights);
  if (broken) return refuse(broken);
  return isTierTable(tiers, weights) ? lookedUp(tiers, weights) : productSum(tiers, weights);
}
