/** @typedef {import("../src/verify/finding").Finding} Finding */

/**
 * The rows that each rule fails in, as other engines count them: every row that a finding is about.
 * @param {readonly Finding[]} findings
 * @returns {Map<string, number>}
 */
export function failingRows(findings) {
  /** @type {Map<string, Set<string>>} */
  const rows = new Map();
  for (const { rule, locations, standsFor } of findings) {
    if (standsFor !== undefined) throw new Error(`${rule} fails in more rows than are listed.`);
    const found = rows.get(rule) ?? new Set();
    rows.set(rule, found);
    for (const { cell } of locations) found.add(cell?.replace(/^[A-Z]+/, "") ?? "");
  }
  return new Map([...rows].map(([rule, found]) => [rule, found.size]));
}

/**
 * Does the same work several times. The time of the machine's processors is the steadier figure where others use it too.
 * @template T
 * @param {() => T | Promise<T>} work
 * @param {number} times
 * @returns {Promise<{ result: T, ms: number, cpuMs: number, runs: number[] }>} medians, in milliseconds
 */
export async function measured(work, times) {
  /** @type {number[]} */
  const [wall, cpu] = [[], []];
  for (let run = 1; ; run++) {
    const before = process.cpuUsage();
    const start = performance.now();
    const result = await work();
    wall.push(Math.round((performance.now() - start) * 10) / 10);
    const { user, system } = process.cpuUsage(before);
    cpu.push(Math.round((user + system) / 100) / 10);
    if (run >= times) return { result, ms: median(wall), cpuMs: median(cpu), runs: wall };
  }
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
