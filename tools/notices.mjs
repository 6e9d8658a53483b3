import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * The licences of Plumbline and of every package that is bundled into it, as they ask to be handed on. Packages with
 * the very same text stand together.
 * @param {string} root the project folder, with its packages installed
 * @returns {string}
 */
export function noticesOf(root) {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  /** @type {Map<string, string[]>} */
  const byText = new Map([[licenceText(root), ["Plumbline"]]]);
  for (const [path, entry] of Object.entries(lock.packages)) {
    const folder = join(root, path);
    if (path === "" || entry.dev || !existsSync(join(folder, "package.json"))) continue;
    const name = `${path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)} ${entry.version}`;
    const text = licenceText(folder) || `Licence: ${entry.license}`;
    byText.set(text, [...(byText.get(text) ?? []), name]);
  }
  const line = "-".repeat(80);
  return [...byText]
    .map(([text, names]) => `${names.join("\n")}\n\n${text}\n`)
    .join(`\n${line}\n\n`);
}

/**
 * @param {string} folder
 * @returns {string} "" where a package holds no licence file
 */
function licenceText(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name));
  return file ? readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim() : "";
}
