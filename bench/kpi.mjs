// How fast the functions of Excel are beside the barest loop that gives the same figure, as ratios within one run:
// node bench/kpi.mjs [rows …]
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import webpack from "webpack";
import { configurations } from "../webpack.config.js";

const RUNS = 5;
const FIRST_DAY = 45383;
const SPAN = 365;

/** Bundles the functions as they are shipped, and gives them by id. */
async function builtFunctions() {
  const out = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
  const config = configurations({ production: true }).find(({ name }) => name === "functions");
  const compiler = webpack({ ...config, output: { ...config?.output, path: out }, cache: false });
  await new Promise((resolve, reject) => {
    compiler.run((fault, stats) => {
      compiler.close(() => {
        if (fault) reject(fault);
        else if (stats?.hasErrors()) reject(new Error(stats.toString("errors-only")));
        else resolve(undefined);
      });
    });
  });
  const code = readFileSync(join(out, "functions.js"), "utf8");
  rmSync(out, { recursive: true });
  /** @type {Map<string, (...given: unknown[]) => unknown>} */
  const registered = new Map();
  Object.assign(globalThis, {
    CustomFunctions: {
      associate: (
        /** @type {string} */ id,
        /** @type {(...given: unknown[]) => unknown} */ calculate,
      ) => registered.set(id, calculate),
    },
  });
  runInThisContext(code);
  return (/** @type {string} */ id) => {
    const calculate = registered.get(id);
    if (!calculate) throw new Error(`${id} did not register.`);
    return calculate;
  };
}

/** The same pseudo-random caseload every time (a linear congruential generator), as Excel hands columns over. */
function caseload(/** @type {number} */ rows) {
  let seed = 1;
  const next = (/** @type {number} */ below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  /** @type {number[][]} */
  const starts = [];
  /** @type {(number | null)[][]} */
  const ends = [];
  for (let row = 0; row < rows; row++) {
    const start = FIRST_DAY + next(SPAN);
    starts.push([start]);
    ends.push([next(10) === 0 ? null : start + next(30)]);
  }
  return { starts, ends };
}

/** The shortest of several runs, in milliseconds. */
function fastest(/** @type {() => unknown} */ work) {
  let best = Infinity;
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** What any implementation has to do: touch both cells of every row, look each day up in a table, count. */
function bareRate(
  /** @type {number[][]} */ starts,
  /** @type {(number | null)[][]} */ ends,
  /** @type {Int32Array} */ table,
) {
  let [onTime, all] = [0, 0];
  for (let row = 0; row < starts.length; row++) {
    const start = starts[row]?.[0] ?? 0;
    const end = ends[row]?.[0];
    if (end === null || end === undefined) continue;
    all++;
    if ((table[end - FIRST_DAY] ?? 0) - (table[start - FIRST_DAY] ?? 0) <= 10) onTime++;
  }
  return onTime / all;
}

function bareColumn(
  /** @type {number[][]} */ starts,
  /** @type {(number | null)[][]} */ ends,
  /** @type {Int32Array} */ table,
) {
  return starts.map(([start = 0], row) => {
    const end = ends[row]?.[0] ?? start;
    return [(table[end - FIRST_DAY] ?? 0) - (table[start - FIRST_DAY] ?? 0)];
  });
}

const functionOf = await builtFunctions();
const table = Int32Array.from({ length: SPAN + 40 }, (_, day) => Math.floor((day * 5) / 7));
const sizes = process.argv.slice(2).map(Number);
for (const rows of sizes.length > 0 ? sizes : [100_000, 1_000_000]) {
  const { starts, ends } = caseload(rows);
  const filled = ends.map(([end], row) => [end ?? starts[row]?.[0] ?? 0]);
  const asAt = [[FIRST_DAY + SPAN + 60]];
  const measured = [
    {
      name: "ONTIME, one figure",
      ours: fastest(() =>
        functionOf("ONTIME")(starts, ends, [[10]], asAt, null, null, null, null, null),
      ),
      bare: fastest(() => bareRate(starts, ends, table)),
    },
    {
      name: "WORKDAYS, a column",
      ours: fastest(() => functionOf("WORKDAYS")(starts, filled, null, null, null, null)),
      bare: fastest(() => bareColumn(starts, filled, table)),
    },
  ];
  for (const { name, ours, bare } of measured) {
    console.log(
      `${name}, ${rows} rows: ${ours.toFixed(1)} ms, bare loop ${bare.toFixed(1)} ms, ratio ${(ours / bare).toFixed(1)}`,
    );
  }
}
