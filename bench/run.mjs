// How fast the functions of Excel and a verification are beside the barest loop that gives the same figures, and beside
// other libraries, as ratios within one run: npm run bench [-- rows …]
import { builtFunctions } from "./built.mjs";
import { caseload, caseloads, dayTables, typeInto } from "./caseload.mjs";
import { MANY, many, oneAlone, oneMore } from "./many.mjs";
import { MEASURES } from "./measures.mjs";
import { installed, PEERS } from "./peers.mjs";
import { measuresRefresh } from "./measures-refresh.mjs";
import { sharedCase } from "./shared-case.mjs";
import { fastest, race } from "./timing.mjs";
import { failingRows, measured } from "./counting.mjs";
import { verifyingPeers } from "./verify-peers.mjs";
import { verification } from "./verifying.mjs";

const MOST_GROWTH = 12;
const MANY_WITHIN_MS = 1000;

const asked = process.argv.slice(2).map(Number);
const sizes = asked.length > 0 ? asked : [100_000, 1_000_000];
const runsFor = (/** @type {number} */ rows) => (rows > 200_000 ? 20 : 100);
/** What the caseloads hold together that take turns: more than a processor keeps at hand. */
const ROWS_IN_TURN = 1_000_000;

const functions = await builtFunctions();
const functionOf = (/** @type {string} */ id) => {
  const calculate = functions.get(id);
  if (!calculate) throw new Error(`KPI.${id} did not register.`);
  return calculate;
};
const tables = dayTables(functionOf);
const measures = MEASURES.filter(({ needs }) => functions.has(needs));
const libraries = await Promise.all(PEERS.map(({ module }) => installed(module)));

/** @typedef {Record<string, string | number>} Line */
/** @type {Line[]} */
const lines = [];
const times = (/** @type {number} */ ratio) => `${ratio.toFixed(ratio < 100 ? 1 : 0)} ×`;
const ms = (/** @type {number} */ taken) => taken.toFixed(taken < 100 ? 1 : 0);
const verdict = (/** @type {boolean} */ isWithin) => (isWithin ? "within" : "OVER");

/**
 * What peers take for the rows that they are given, as a multiple of what the bare loop takes for as many.
 * @param {number} rows
 * @returns {Promise<Map<string, Line>>} by measure
 */
async function peersAt(rows) {
  /** @type {Map<string, Line>} */
  const found = new Map(measures.map(({ needs }) => [needs, {}]));
  for (const [at, peer] of PEERS.entries()) {
    const library = libraries[at];
    const given = Math.min(rows, peer.most);
    const data = library && caseload(given);
    /** @type {import("./peers.mjs").Works | null} */
    const works = library && (await peer.open(library, data, tables));
    for (const measure of measures) {
      const line = found.get(measure.needs) ?? {};
      const work = works?.get(measure.needs);
      if (!library) line[peer.name] = "not installed";
      else if (!work) line[peer.name] = "–";
      else {
        const runs = given < rows ? 2 : 4;
        const bare = await fastest(() => measure.bare(data, tables), 10);
        const taken = await fastest(work, runs);
        line[peer.name] = times(taken / bare) + (given < rows ? ` (${given / 1000}k rows)` : "");
      }
    }
  }
  return found;
}

/** @type {Map<string, { rows: number, ours: number, bare: number }>} */
const smallest = new Map();

for (const rows of sizes) {
  const turns = caseloads(Math.max(1, Math.round(ROWS_IN_TURN / rows)), rows);
  const data = turns.at(0);
  /** @type {Map<string, Line>} */
  const own = new Map();
  for (const { name, needs, budget, ours, bare } of measures) {
    const calculate = functionOf(needs);
    const [taken, least] = await race(
      (run) => ours(turns.at(run), calculate),
      (run) => bare(turns.opposite(run), tables),
      runsFor(rows),
      (run) => typeInto(turns.at(run), run),
    );
    const before = smallest.get(needs);
    if (!before) smallest.set(needs, { rows, ours: taken, bare: least });
    const tenfold = before ? rows / before.rows / 10 : 1;
    const growth = before ? taken / before.ours / tenfold : null;
    const bareGrowth = before ? least / before.bare / tenfold : null;
    own.set(needs, {
      measure: `${needs}: ${name}`,
      rows,
      ms: ms(taken),
      "bare loop ms": ms(least),
      ratio: times(taken / least),
      budget: `≤ ${budget} ×`,
      "": verdict(taken / least <= budget),
      "per tenfold rows":
        growth === null ? "" : `${times(growth)} ${verdict(growth <= MOST_GROWTH)}`,
      "the bare loop": bareGrowth === null ? "" : times(bareGrowth),
    });
  }
  const peers = await peersAt(rows);
  for (const [needs, line] of own) lines.push({ ...line, ...peers.get(needs) });

  const rateIfs = functions.get("RATEIFS");
  if (rateIfs) {
    const taken = await fastest(() => many(data, rateIfs), 2);
    lines.push({
      measure: `RATEIFS: ${MANY} formulas, same ranges`,
      rows,
      ms: ms(taken),
      budget: `≤ ${MANY_WITHIN_MS} ms`,
      "": verdict(taken <= MANY_WITHIN_MS),
    });
    const [alone] = await race(
      () => oneAlone(data, rateIfs, 0),
      () => undefined,
      5,
      (run) => typeInto(data, run),
    );
    lines.push({ measure: "RATEIFS: the first of them", rows, ms: ms(alone) });
    const [more, look] = await oneMore(data, rateIfs, runsFor(rows));
    lines.push({
      measure: "RATEIFS: one more, in new lists",
      rows,
      ms: ms(more),
      "bare loop ms": ms(look),
      ratio: times(more / look),
    });
  }
}

const rows = Math.min(100_000, ...sizes);
const { rules, columns, ours, again, bare } = await verification(rows);
const [taken, least] = await race(ours, bare, 3);
lines.push({
  measure: `verification, 20 columns, ${rules} rules`,
  rows,
  ms: ms(taken),
  "bare loop ms": ms(least),
  ratio: times(taken / least),
});
const afterEdit = await fastest(again, 10);
lines.push({
  measure: "verification again after one edit",
  rows,
  ms: ms(afterEdit),
  ratio: `${(taken / afterEdit).toFixed(1)} × faster than the whole`,
});

lines.push(await measuresRefresh(rows));

console.log(written(lines));
console.log(
  `\n${written(besideOthers(await measured(ours, 7), await verifyingPeers(columns, 7)))}`,
);
sharedCase();

/**
 * The verification beside others on the same cells and rules. All have to find the same rows.
 * @param {{ result: readonly import("../src/verify/finding").Finding[], ms: number, cpuMs: number }} plumbline
 * @param {readonly import("./verify-peers.mjs").Measured[]} peers
 * @returns {Line[]}
 */
function besideOthers({ result, ms: wall, cpuMs }, peers) {
  const own = failingRows(result);
  const all = (/** @type {Map<string, number>} */ counts) =>
    [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [
    { engine: "Plumbline, to findings in words", ms: wall, cpuMs, counts: own },
    ...peers,
  ].map(({ engine, note = "", ms: taken, cpuMs: cpu, counts }) => {
    const differing = [...own.keys(), ...(counts?.keys() ?? [])].filter(
      (rule) => (counts?.get(rule) ?? 0) !== (own.get(rule) ?? 0),
    );
    return {
      engine,
      "CPU ms": cpu === undefined ? note : ms(cpu),
      ms: taken === undefined ? "" : ms(taken),
      "times Plumbline (CPU)": cpu === undefined ? "" : (cpu / cpuMs).toFixed(2),
      "failing rows": counts ? all(counts) : "",
      "": !counts
        ? ""
        : differing.length === 0
          ? "the same"
          : `DIFFERENT: ${[...new Set(differing)].join(", ")}`,
    };
  });
}

/** @param {readonly Line[]} table */
function written(table) {
  const heads = [...new Set(table.flatMap((line) => Object.keys(line)))];
  const cellsOf = (/** @type {Line} */ line) => heads.map((head) => String(line[head] ?? ""));
  const grid = [heads, ...table.map(cellsOf)];
  const widths = heads.map((_, column) =>
    Math.max(3, ...grid.map((row) => row[column]?.length ?? 0)),
  );
  const said = grid.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`,
  );
  said.splice(1, 0, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`);
  return said.join("\n");
}
