// Everything that has to hold, one step after the other. A step that fails does not stop the others, so that one run
// tells all there is to put right. The last line is "N passed, N failed".
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const REPORTS = join(ROOT, ".cache", "test");
const { resolve } = createRequire(import.meta.url);

/** @typedef {{ name: string, passed: number, failed: number, skipped: number, seconds: number }} Outcome */

/**
 * Runs a script of Node in the project folder; started without a shell, so that it is the same on every system.
 * @param {readonly string[]} args
 * @returns {boolean} whether it went well
 */
function node(args) {
  const { status, error } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: "inherit" });
  if (error) console.error(error.message);
  return status === 0;
}

/** @param {string} name @param {string} file */
function inPackage(name, file) {
  return join(dirname(resolve(`${name}/package.json`)), file);
}

/**
 * A step that is one check in itself.
 * @param {string} name
 * @param {() => boolean} work
 * @returns {Outcome}
 */
function check(name, work) {
  const start = performance.now();
  const fine = work();
  return {
    name,
    passed: fine ? 1 : 0,
    failed: fine ? 0 : 1,
    skipped: 0,
    seconds: (performance.now() - start) / 1000,
  };
}

/**
 * Counts the tests in a report of vitest. A file that could not be loaded has no tests to count and is one failure;
 * so is a run that ended badly although every test passed.
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @param {boolean} fine whether vitest itself ended well
 */
export function count(report, fine) {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const file of report.testResults) {
    const before = failed;
    for (const { status } of file.assertionResults) {
      if (status === "passed") passed++;
      else if (status === "failed") failed++;
      else skipped++;
    }
    if (file.status === "failed" && failed === before) failed++;
  }
  if (!fine && failed === 0) failed = 1;
  return { passed, failed, skipped };
}

/**
 * @param {string} project
 * @returns {Outcome}
 */
function tests(project) {
  const start = performance.now();
  const file = join(REPORTS, `${project}.json`);
  const fine = node([
    inPackage("vitest", "vitest.mjs"),
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const seconds = () => (performance.now() - start) / 1000;
  try {
    return {
      name: `${project} tests`,
      ...count(JSON.parse(readFileSync(file, "utf8")), fine),
      seconds: seconds(),
    };
  } catch {
    console.error(`The ${project} tests left no report.`);
    return { name: `${project} tests`, passed: 0, failed: 1, skipped: 0, seconds: seconds() };
  }
}

function main() {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  /** @type {Outcome[]} */
  const outcomes = [];
  const steps = [
    () => check("types", () => node([inPackage("typescript", "bin/tsc"), "--noEmit"])),
    () => check("lint", () => node([inPackage("eslint", "bin/eslint.js"), "."])),
    () => check("build", () => node([join("tools", "build.mjs")])),
    () => check("manifest", () => node([join("tools", "validate.mjs")])),
    () => tests("core"),
    () => tests("browser"),
  ];
  for (const step of steps) {
    const outcome = step();
    outcomes.push(outcome);
    console.log(
      `\n${outcome.name}: ${outcome.failed === 0 ? "passed" : `${outcome.failed} failed`}\n`,
    );
  }
  const sum = (/** @type {"passed" | "failed" | "skipped"} */ key) =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  for (const { name, passed, failed, skipped, seconds } of outcomes) {
    const words = [
      `${passed} passed`,
      `${failed} failed`,
      ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ].join(", ");
    console.log(`${name.padEnd(width)}  ${words} (${seconds.toFixed(1)} s)`);
  }
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  process.exitCode = sum("failed") === 0 ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
