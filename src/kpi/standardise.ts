import { comparisonText } from "../text/kpi-comparison";
import { kpiText } from "../text/kpi";
import { amountArgument, confidenceArgument } from "./confidence-arguments";
import { byar, poissonLimits } from "./intervals";
import { isProblem, refuse, type Answer, type Problem, type Spill } from "./problem";
import { placeOf, sameSize, type Range } from "./range";
import { readNumber } from "./reading";
import { Sum } from "./sum";

/** An amount of one age group or band; a blank is 0. Text is a problem: a group cannot be passed over in silence. */
function groupAmount(range: Range, group: number): number | Problem {
  const amount = readNumber(range, group) ?? 0;
  if (isProblem(amount) || amount >= 0) return amount;
  return kpiText.negative(placeOf(range, group), amount);
}

/** The size of a group by which its events are divided; blank and 0 are #DIV/0!. */
function groupSize(range: Range, group: number): number | Problem {
  const size = groupAmount(range, group);
  return size === 0 ? comparisonText.noPopulation(placeOf(range, group)) : size;
}

export interface DirectArguments {
  readonly counts: Range;
  readonly populations: Range;
  readonly standard: Range;
  readonly per: Range | null;
  readonly confidence: Range | null;
}

/** Fewer events than this make a directly standardised rate worthless (Public Health England, technical guide). */
const LEAST_EVENTS = 10;

/**
 * The rate that a standard population would have, with Dobson's limits (Statist. Med. 1991): three cells. A
 * blank count is 0, a blank population #DIV/0!, fewer than ten events in all #N/A.
 */
export function directlyStandardised(given: DirectArguments): Answer<Spill> {
  const { counts, populations, standard } = given;
  const sizes = sameSize([counts, populations, standard]);
  if (sizes) return refuse(sizes);
  const per = amountArgument(given.per, 1);
  if (isProblem(per)) return refuse(per);
  const confidence = confidenceArgument(given.confidence);
  if (isProblem(confidence)) return refuse(confidence);

  const [events, weighted, variance, weights] = [new Sum(), new Sum(), new Sum(), new Sum()];
  for (let group = 0; group < counts.cells.length; group++) {
    const count = groupAmount(counts, group);
    if (isProblem(count)) return refuse(count);
    const size = groupSize(populations, group);
    if (isProblem(size)) return refuse(size);
    const weight = groupAmount(standard, group);
    if (isProblem(weight)) return refuse(weight);
    events.add(count);
    weights.add(weight);
    weighted.add((weight * count) / size);
    variance.add(((weight / size) * weight * count) / size);
  }
  const all = events.value;
  if (all < LEAST_EVENTS) return refuse(comparisonText.tooFewEvents(all, LEAST_EVENTS));
  if (weights.value === 0) return refuse(comparisonText.noStandard);
  const rate = weighted.value / weights.value;
  const stretch = Math.sqrt(variance.value / all) / weights.value;
  const { lower, upper } = byar(all, confidence);
  const times = per === 0 ? 1 : per;
  const ends = [rate, rate + stretch * (lower - all), rate + stretch * (upper - all)];
  return { ok: true, value: [ends.map((end) => end * times)] };
}

export interface IndirectArguments {
  readonly counts: Range;
  readonly populations: Range;
  readonly refCounts: Range;
  readonly refPopulations: Range;
  readonly confidence: Range | null;
  readonly per: Range | null;
}

/**
 * Events over those expected at the rates of a reference population, with their limits: three cells. With
 * `per` it is the ratio times the reference's own rate. Blank counts are 0, a blank reference population is #DIV/0!.
 */
export function indirectlyStandardised(given: IndirectArguments): Answer<Spill> {
  const { counts, populations, refCounts, refPopulations } = given;
  const sizes = sameSize([counts, populations, refCounts, refPopulations]);
  if (sizes) return refuse(sizes);
  const confidence = confidenceArgument(given.confidence);
  if (isProblem(confidence)) return refuse(confidence);
  const per = amountArgument(given.per, 0);
  if (isProblem(per)) return refuse(per);

  const [observed, expected] = [new Sum(), new Sum()];
  const [reference, people] = [new Sum(), new Sum()];
  for (let group = 0; group < counts.cells.length; group++) {
    const count = groupAmount(counts, group);
    if (isProblem(count)) return refuse(count);
    const size = groupAmount(populations, group);
    if (isProblem(size)) return refuse(size);
    const refCount = groupAmount(refCounts, group);
    if (isProblem(refCount)) return refuse(refCount);
    const refSize = groupSize(refPopulations, group);
    if (isProblem(refSize)) return refuse(refSize);
    observed.add(count);
    expected.add((size * refCount) / refSize);
    reference.add(refCount);
    people.add(refSize);
  }
  if (expected.value === 0) return refuse(comparisonText.nothingExpected);
  const { lower, upper } = poissonLimits(observed.value, confidence);
  const times = (per === 0 ? 1 : (reference.value / people.value) * per) / expected.value;
  return { ok: true, value: [[observed.value * times, lower * times, upper * times]] };
}
