import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runInThisContext } from "node:vm";
import webpack from "webpack";
import { configurations } from "../webpack.config.js";

/** @typedef {(...given: unknown[]) => unknown} Calculate */

/**
 * Bundles into a folder of its own, which `use` may read before it goes.
 * @template T
 * @param {import("webpack").Configuration} config
 * @param {(folder: string) => T | Promise<T>} use
 * @returns {Promise<T>}
 */
async function bundled(config, use) {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
  const compiler = webpack({
    ...config,
    output: { ...config.output, path: folder },
    cache: false,
  });
  try {
    await new Promise((resolve, reject) => {
      compiler.run((fault, stats) => {
        compiler.close(() => {
          if (fault) reject(fault);
          else if (stats?.hasErrors()) reject(new Error(stats.toString("errors-only")));
          else resolve(undefined);
        });
      });
    });
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} name */
function configuration(name) {
  const config = configurations({ production: true }).find((one) => one.name === name);
  if (!config) throw new Error(`webpack.config.js makes no ${name}.`);
  return config;
}

/**
 * The functions of Excel as they are shipped, by id.
 * @returns {Promise<Map<string, Calculate>>}
 */
export async function builtFunctions() {
  const code = await bundled(configuration("functions"), (folder) =>
    readFileSync(join(folder, "functions.js"), "utf8"),
  );
  /** @type {Map<string, Calculate>} */
  const registered = new Map();
  const associate = (/** @type {string} */ id, /** @type {Calculate} */ calculate) =>
    registered.set(id, calculate);
  Object.assign(globalThis, { CustomFunctions: { associate } });
  runInThisContext(code);
  return registered;
}

/**
 * The verification as the command line bundles it.
 * @returns {Promise<typeof import("./verification")>}
 */
export async function builtVerification() {
  const entry = fileURLToPath(new URL("verification.ts", import.meta.url));
  const config = { ...configuration("cli"), entry: { verification: entry }, plugins: [] };
  return bundled(config, (folder) => import(pathToFileURL(join(folder, "verification.js")).href));
}

/**
 * The measures as the command line bundles them.
 * @returns {Promise<typeof import("./measuring")>}
 */
export async function builtMeasuring() {
  const entry = fileURLToPath(new URL("measuring.ts", import.meta.url));
  const config = { ...configuration("cli"), entry: { measuring: entry }, plugins: [] };
  return bundled(config, (folder) => import(pathToFileURL(join(folder, "measuring.js")).href));
}
