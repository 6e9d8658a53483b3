import type { SampleResult } from "./effect";

/**
 * The largest number of faulty records in a population that still leaves a chance above `risk` of
 * finding no more than were found (hypergeometric).
 */
export function mostFaulty(
  { faults, size }: SampleResult,
  population: number,
  risk: number,
): number {
  let [low, high] = [faults, population - size + faults];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (chanceOfAtMost(faults, size, middle, population) > risk) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The chance of at most `found` faulty ones in a sample, where `faulty` of the population are. */
function chanceOfAtMost(found: number, size: number, faulty: number, population: number): number {
  const first = Math.max(0, size - (population - faulty));
  if (found < first) return 0;
  // The chance of the smallest count possible, by logarithms so that no product gets too small.
  let log = 0;
  if (first === 0) {
    for (let i = 0; i < size; i++) log += Math.log((population - faulty - i) / (population - i));
  } else {
    for (let i = 0; i < population - size; i++) {
      log += Math.log((faulty - i) / (population - i));
    }
  }
  let sum = 0;
  for (let k = first; k <= found; k++) {
    sum += Math.exp(log);
    log += Math.log(((faulty - k) * (size - k)) / ((k + 1) * (population - faulty - size + k + 1)));
  }
  return sum;
}
