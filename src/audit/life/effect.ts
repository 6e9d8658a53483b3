import { newcombe, wilson, type Part } from "../../kpi/intervals";
import { findingText } from "../../text/audit-finding";
import { fail, ok, type Result } from "../../text/trouble";
import { mostFaulty } from "./most-faulty";

/** What a check found in a sample: so many faulty ones of so many looked at. */
export interface SampleResult {
  readonly faults: number;
  readonly size: number;
}

export interface Effect {
  readonly verdict: "better" | "worse" | "unclear";
  /** The share before and after, each with its limits, and the verdict, in words. */
  readonly sentences: readonly string[];
}

const CONFIDENCE = 0.95;

/**
 * The same check before and after an action, each share with its Wilson limits, and whether the
 * difference (Newcombe's limits) is more than chance. With the size of the population after, also how
 * many in it may still be faulty.
 */
export function compareEffect(
  before: SampleResult,
  after: SampleResult,
  population: number | null,
): Result<Effect> {
  const isUnfit = [before, after].some(
    ({ faults, size }) => size < 1 || faults < 0 || faults > size,
  );
  if (isUnfit || (population !== null && population < after.size)) {
    return fail(findingText.sampleUnfit());
  }
  const { lower, upper } = newcombe(partOf(before), partOf(after), CONFIDENCE);
  const verdict = lower > 0 ? "better" : upper < 0 ? "worse" : "unclear";
  const most = population === null ? null : mostFaulty(after, population, 1 - CONFIDENCE);
  return ok({
    verdict,
    sentences: [
      findingText.before(inWords(before)),
      findingText.after(inWords(after)),
      findingText.effect[verdict],
      ...(most === null || population === null
        ? []
        : [findingText.populationLimit(most, population)]),
    ],
  });
}

function partOf({ faults, size }: SampleResult): Part {
  return { x: faults, n: size };
}

function inWords({ faults, size }: SampleResult): string {
  const { lower, upper } = wilson(faults, size, CONFIDENCE);
  return findingText.share(faults, size, percent(faults / size), percent(lower), percent(upper));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
