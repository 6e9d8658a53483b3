import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runInThisContext } from "node:vm";

/** @typedef {(...given: unknown[]) => unknown} Calculate */

const BUNDLE = fileURLToPath(new URL("bundle.mjs", import.meta.url));

/**
 * Bundles into a folder of its own, which `use` may read before it goes.
 * @template T
 * @param {readonly string[]} what the name of a configuration, and an entry in place of its own
 * @param {(folder: string) => T | Promise<T>} use
 * @returns {Promise<T>}
 */
async function bundled([name = "", ...entry], use) {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
  try {
    execFileSync(process.execPath, [BUNDLE, name, folder, ...entry], { stdio: "inherit" });
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * A module of this folder as the command line bundles it.
 * @param {string} name
 */
const builtModule = (name) =>
  bundled(["cli", fileURLToPath(new URL(`${name}.ts`, import.meta.url))], (folder) =>
    import(pathToFileURL(join(folder, `${name}.js`)).href),
  );

/**
 * The functions of Excel as they are shipped, by id.
 * @returns {Promise<Map<string, Calculate>>}
 */
export async function builtFunctions() {
  const code = await bundled(["functions"], (folder) =>
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
 * The verification.
 * @returns {Promise<typeof import("./verification")>}
 */
export const builtVerification = () => builtModule("verification");

/**
 * The measures.
 * @returns {Promise<typeof import("./measuring")>}
 */
export const builtMeasuring = () => builtModule("measuring");
