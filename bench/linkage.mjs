// How long it takes to find people who stand in two rows of a list, and how long the longest single step of it keeps
// others waiting: node bench/linkage.mjs [rows …]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import webpack from "webpack";
import { configurations } from "../webpack.config.js";

const RUNS = 5;
const PROBABLE = 6;
const POSSIBLE = 3;

/**
 * @typedef {{ role: string, title: string, values: (string | null)[] }} PersonField
 * @typedef {{ pairs: { weight: number, isCertain: boolean }[] }} Linkage
 */

/** Bundles what compares people, as it is shipped. */
async function builtLinkage() {
  const out = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
  const config = configurations({ production: true }).find(({ name }) => name === "functions");
  const compiler = webpack({
    ...config,
    entry: { linkage: fileURLToPath(new URL("../src/verify/linkage/link.ts", import.meta.url)) },
    output: { path: out, filename: "[name].mjs", library: { type: "module" } },
    experiments: { outputModule: true },
    plugins: [],
    cache: false,
  });
  await new Promise((resolve, reject) => {
    compiler.run((fault, stats) => {
      compiler.close(() => {
        if (fault) reject(fault);
        else if (stats?.hasErrors()) reject(new Error(stats.toString("errors-only")));
        else resolve(undefined);
      });
    });
  });
  const linkage = await import(pathToFileURL(join(out, "linkage.mjs")).href);
  rmSync(out, { recursive: true });
  return linkage;
}

/** The same list every time: names as common as they are, one row in five a person who is there already. */
function caseload(/** @type {number} */ rows) {
  let seed = 1;
  const next = (/** @type {number} */ below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const letters = "aeioubcdfghklmnprstw";
  const word = () => {
    // Low numbers come more often, so that some names are common.
    let number = next(1 + next(4000));
    let text = "";
    for (let i = 0; i < 5; i++) {
      text += letters[number % 5] + letters[5 + (number % 15)];
      number = Math.floor(number / 3) + i;
    }
    return text;
  };
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  /** @type {(string | null)[][]} */
  const people = [];
  while (people.length < rows) {
    const known = people.length > 0 && next(5) === 0 ? people[next(people.length)] : null;
    const person = known
      ? [...known]
      : [
          word(),
          word(),
          `${1950 + next(56)}-${two(1 + next(12))}-${two(1 + next(28))}`,
          `${1975 + next(50)}/${String(next(1_000_000)).padStart(7, "0")}K`,
          `LS${next(20)} ${next(10)}${letters[5 + next(15)]}${letters[5 + next(15)]}`,
        ];
    // Something is lost or mistyped in most rows of those who come again.
    const at = next(5);
    if (known && person[at]) person[at] = at > 2 ? null : person[at].replace(/.(?=.$)/, "x");
    people.push(person);
  }
  return ["forename", "surname", "dob", "identifier", "postcode"].map((role, at) => ({
    role,
    title: role,
    values: people.map((person) => person[at] ?? null),
  }));
}

/** @type {{ linkSteps: (fields: PersonField[], options: object) => Generator<undefined, Linkage> }} */
const { linkSteps } = await builtLinkage();
const sizes = process.argv.slice(2).map(Number);
for (const rows of sizes.length > 0 ? sizes : [1000, 5000, 20_000]) {
  const fields = caseload(rows);
  let [best, longest, pairs] = [Infinity, Infinity, 0];
  for (let run = 0; run < RUNS; run++) {
    const steps = linkSteps(fields, { probable: PROBABLE, possible: POSSIBLE });
    const start = performance.now();
    let longestStep = 0;
    for (;;) {
      const from = performance.now();
      const step = steps.next();
      longestStep = Math.max(longestStep, performance.now() - from);
      if (!step.done) continue;
      pairs = step.value.pairs.length;
      break;
    }
    best = Math.min(best, performance.now() - start);
    longest = Math.min(longest, longestStep);
  }
  console.log(
    `${rows} rows: ${best.toFixed(0)} ms, longest step ${longest.toFixed(0)} ms, ${pairs} pairs`,
  );
}
