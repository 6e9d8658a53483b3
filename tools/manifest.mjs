import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The address that manifest.xml carries in the place of the real one. */
export const SOURCE_URL = "https://plumbline.example";

/** Where the development server serves the add-in to an Excel on the same machine. */
export const LOCALHOST_URL = "https://localhost:3000";

/** An id of its own, so that a machine can hold the deployed and the localhost add-in beside each other. */
const LOCALHOST_ID = "6cae456a-5dde-4696-a45f-3afbe3ab8211";

export const MANIFEST_SOURCE = fileURLToPath(new URL("../manifest.xml", import.meta.url));

/**
 * Reads the address under which the add-in will be served.
 * @param {string} text such as `https://tools.example.police.uk/plumbline`
 * @returns {{ ok: true, url: string } | { ok: false, message: string }} the address without a slash at its end,
 * or a sentence that says what to put right
 */
export function readBaseUrl(text) {
  const example = "for example https://tools.example.police.uk/plumbline";
  if (!URL.canParse(text)) {
    return {
      ok: false,
      message: `"${text}" is not a web address. Give the whole address of the folder, ${example}.`,
    };
  }
  const url = new URL(text);
  if (url.protocol !== "https:") {
    return {
      ok: false,
      message: `"${text}" does not start with https://. Excel loads add-ins over https only, ${example}.`,
    };
  }
  if (url.username || url.password) {
    return {
      ok: false,
      message: `"${text}" carries a user name or password. Leave it out: every user reads this address.`,
    };
  }
  if (url.search || url.hash || text.includes("?") || text.includes("#")) {
    return {
      ok: false,
      message: `"${text}" carries more than a folder. Leave out everything from "?" or "#" on, ${example}.`,
    };
  }
  if (/\.html?$/i.test(url.pathname)) {
    return {
      ok: false,
      message: `"${text}" names a page. Give the address of the folder that holds it, ${example}.`,
    };
  }
  return { ok: true, url: url.origin + url.pathname.replace(/\/+$/, "") };
}

/**
 * The manifest with another address in it.
 * @param {string} source the text of manifest.xml
 * @param {string} url as `readBaseUrl` gives it
 */
export function manifestFor(source, url) {
  return source
    .replace(/<!--[\s\S]*?-->\s*/g, "")
    .replaceAll(SOURCE_URL, () => url.replaceAll("&", "&amp;"));
}

/**
 * The manifest for an Excel on the developer's own machine: its name says so, and its id is another one.
 * The formulas keep their namespace, because the sample workbooks name it.
 * @param {string} source the text of manifest.xml
 */
export function localhostManifest(source) {
  return manifestFor(source, LOCALHOST_URL)
    .replace(/<Id>[^<]*<\/Id>/, `<Id>${LOCALHOST_ID}</Id>`)
    .replace(/<DisplayName DefaultValue="([^"]*)"/, '<DisplayName DefaultValue="$1 (localhost)"');
}

/**
 * Writes `manifest.xml` for `url` and `manifest.localhost.xml` into the folder `out`.
 * @param {{ out: string, url?: string }} options without a url, the copy keeps the example address
 */
export function writeManifests({ out, url = SOURCE_URL }) {
  const source = readFileSync(MANIFEST_SOURCE, "utf8");
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "manifest.xml"), manifestFor(source, url));
  writeFileSync(join(out, "manifest.localhost.xml"), localhostManifest(source));
}
