/**
 * Times two pieces of work that give the same result, in turn, so that a machine that slows down slows both. The
 * shortest run of each counts: whatever else goes on can only make a run longer.
 * @template T
 * @param {(run: number) => T | Promise<T>} first
 * @param {(run: number) => T | Promise<T>} second
 * @param {number} runs
 * @param {(run: number) => void} [before] what happens before each turn
 * @returns {Promise<[number, number]>} milliseconds
 */
export async function race(first, second, runs, before) {
  let [a, b] = [Infinity, Infinity];
  for (let run = 0; run < runs; run++) {
    before?.(run);
    a = Math.min(a, await once(() => first(run)));
    b = Math.min(b, await once(() => second(run)));
  }
  return [a, b];
}

/**
 * The shortest of several runs.
 * @param {() => unknown} work
 * @param {number} runs
 */
export async function fastest(work, runs) {
  let best = Infinity;
  for (let run = 0; run < runs; run++) best = Math.min(best, await once(work));
  return best;
}

/** @param {() => unknown} work */
async function once(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
