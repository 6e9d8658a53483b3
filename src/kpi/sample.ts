import { confidenceText } from "../text/kpi-confidence";
import {
  amountArgument,
  confidenceArgument,
  partArgument,
  shareBetween,
} from "./confidence-arguments";
import { normalForConfidence } from "./distributions";
import { wilsonForZ } from "./intervals";
import { isProblem, refuse, type Answer, type Spill } from "./problem";
import type { Range } from "./range";

export interface SampleSizeArguments {
  readonly population: Range;
  readonly expected: Range | null;
  readonly margin: Range | null;
  readonly confidence: Range | null;
}

/** What rounding may leave above a whole number. */
const ROUNDING = 1e-9;

/**
 * How many cases to draw so that a share is known to within the margin: Cochran's size with the correction
 * for a finite population, rounded up. An expected share or a margin outside 0 to 1 is #NUM!.
 */
export function sampleSize(given: SampleSizeArguments): Answer<number> {
  const population = amountArgument(given.population, 0);
  if (isProblem(population)) return refuse(population);
  const expected = shareBetween(given.expected, 0.5);
  if (isProblem(expected)) return refuse(expected);
  const margin = shareBetween(given.margin, 0.05);
  if (isProblem(margin)) return refuse(margin);
  const confidence = confidenceArgument(given.confidence);
  if (isProblem(confidence)) return refuse(confidence);
  if (population === 0) return { ok: true, value: 0 };
  const z = normalForConfidence(confidence);
  const unlimited = (z * z * expected * (1 - expected)) / (margin * margin);
  const corrected = unlimited / (1 + (unlimited - 1) / population);
  return { ok: true, value: Math.min(population, Math.ceil(corrected - ROUNDING)) };
}

export interface AuditResultArguments {
  readonly found: Range;
  readonly checked: Range;
  readonly population: Range;
  readonly confidence: Range | null;
}

/**
 * The share that a sample found wrong, with Wilson's limits narrowed by how much of the population was
 * checked (z² times (N − n)/(N − 1)): three cells. What has been seen is certain: the limits never leave what
 * is still possible. More found than checked, or more checked than there are, is #NUM!.
 */
export function auditResult(given: AuditResultArguments): Answer<Spill> {
  const part = partArgument(given.found, given.checked);
  if (!part.ok) return part;
  const { x, n } = part.value;
  const population = amountArgument(given.population, 0);
  if (isProblem(population)) return refuse(population);
  if (n > population) {
    return refuse(
      confidenceText.moreThanAll(given.checked.name, n, given.population.name, population),
    );
  }
  const confidence = confidenceArgument(given.confidence);
  if (isProblem(confidence)) return refuse(confidence);
  const unseen = population - n;
  if (unseen === 0) return { ok: true, value: [[x / n, x / n, x / n]] };
  const z = normalForConfidence(confidence) * Math.sqrt(unseen / (population - 1));
  const { lower, upper } = wilsonForZ(x, n, z);
  const [least, most] = [x / population, (x + unseen) / population];
  return { ok: true, value: [[x / n, Math.max(lower, least), Math.min(upper, most)]] };
}
