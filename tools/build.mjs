// Makes `dist` from nothing: function metadata, bundles, pages, sample workbooks, manifests.
import { chmod, cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import webpack from "webpack";
import { configurations } from "../webpack.config.js";
import { generateFunctions } from "./functions-metadata.mjs";
import { writeManifests } from "./manifest.mjs";
import { writePages } from "./pages.mjs";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const DIST = join(ROOT, "dist");
const SAMPLES = join(ROOT, ".cache", "samples", "samples.js");

/** Files that are handed on as they are. */
const COPIED = [
  ["taskpane/first-paint.css", "first-paint.css"],
  ["assets", "assets"],
];

/** @param {string} line */
const say = (line) => console.log(line);

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 */
async function step(name, work) {
  const start = performance.now();
  const result = await work();
  say(`  ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return result;
}

/** @param {webpack.MultiStats} stats */
function report(stats) {
  if (stats.hasErrors() || stats.hasWarnings()) {
    say(stats.toString({ preset: "errors-warnings", colors: process.stdout.isTTY }));
  }
}

/**
 * One after the other: two at a time would only fight for the same two cores, and memory.
 * @param {{ production: boolean }} options
 * @returns {Promise<void>}
 */
function bundle(options) {
  const configs = Object.assign(configurations(options), { parallelism: 1 });
  const compiler = webpack(configs);
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      compiler.close((closing) => {
        if (error ?? closing) reject(error ?? closing);
        else if (stats) {
          report(stats);
          if (stats.hasErrors()) reject(new Error("The bundles could not be made; see above."));
          else resolve();
        }
      });
    });
  });
}

/** The sample workbooks and the list that the workbench offers them from. */
async function writeSamples() {
  const { makeSamples } = await import(`${pathToFileURL(SAMPLES).href}?${process.hrtime.bigint()}`);
  const folder = join(DIST, "workbench", "samples");
  await mkdir(folder, { recursive: true });
  const listed = [];
  for (const { file, title, description, bytes } of await makeSamples()) {
    await writeFile(join(folder, file), bytes);
    listed.push({ file, title, description });
  }
  await writeFile(join(folder, "samples.json"), JSON.stringify(listed, null, 2));
}

/** Everything in `dist` that is not a bundle. */
export async function writeRest() {
  const { version } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  await mkdir(join(DIST, "workbench"), { recursive: true });
  await writePages({ root: ROOT, out: DIST, version });
  for (const [from, to] of COPIED) await cp(join(ROOT, from), join(DIST, to), { recursive: true });
  await chmod(join(DIST, "cli.js"), 0o755);
}

/** @param {{ production?: boolean }} [options] */
export async function build({ production = true } = {}) {
  say("Building Plumbline. The first time takes about a minute; after that a few seconds.");
  await rm(DIST, { recursive: true, force: true });
  await mkdir(DIST, { recursive: true });
  await step("functions described", () => generateFunctions({ out: DIST }));
  await step("bundles", () => bundle({ production }));
  await step("pages and assets", writeRest);
  await step("sample workbooks", writeSamples);
  await step("manifests", () => writeManifests({ out: DIST }));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  build().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
