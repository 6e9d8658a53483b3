// Writes the HTML pages. Each has one source; what differs between Excel and the workbench is only
// where office.js comes from and which policy the page carries.
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { OFFICE_ORIGIN, OWN_ORIGIN_CSP, PANE_CSP, WORKBENCH_CSP } from "./csp.mjs";

const OFFICE_SCRIPT = `${OFFICE_ORIGIN}/lib/1/hosted/office.js`;

/**
 * @typedef {object} Page
 * @property {string} from Source in the repository.
 * @property {string} to Path in `dist`.
 * @property {string} csp
 * @property {string} [office] Address of office.js.
 */

/** @type {readonly Page[]} */
const PAGES = [
  { from: "taskpane/taskpane.html", to: "taskpane.html", csp: PANE_CSP, office: OFFICE_SCRIPT },
  {
    from: "taskpane/taskpane.html",
    to: "workbench/taskpane.html",
    csp: OWN_ORIGIN_CSP,
    office: "office.js",
  },
  {
    from: "test/contract/contract.html",
    to: "contract.html",
    csp: PANE_CSP,
    office: OFFICE_SCRIPT,
  },
  {
    from: "test/contract/contract.html",
    to: "workbench/contract.html",
    csp: OWN_ORIGIN_CSP,
    office: "office.js",
  },
  { from: "workbench/page/index.html", to: "workbench/index.html", csp: WORKBENCH_CSP },
];

/**
 * Fills `{{csp}}`, `{{office}}`, `{{root}}` (the way to the top of `dist`) and `{{version}}`. A page that
 * leaves one open, or that carries a script or style of its own, is refused: the policy would stop it.
 * @param {string} source
 * @param {Page} page
 * @param {string} version
 */
export function filled(source, page, version) {
  const root = relative(dirname(page.to), ".").replaceAll("\\", "/");
  const values = new Map([
    ["csp", page.csp],
    ["office", page.office],
    ["root", root === "" ? "" : `${root}/`],
    ["version", version],
  ]);
  const html = source.replace(/\{\{(\w+)\}\}/g, (place, name) => {
    const value = values.get(name);
    if (value === undefined)
      throw new Error(`${page.from} asks for ${place}, which nothing fills.`);
    return value;
  });
  if (!html.includes(page.csp))
    throw new Error(`${page.from} does not carry its policy: add {{csp}}.`);
  if (/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/i.test(html)) {
    throw new Error(`${page.from} holds inline script or style, which its policy forbids.`);
  }
  return html;
}

/** @param {{ root: string, out: string, version: string }} options */
export async function writePages({ root, out, version }) {
  for (const page of PAGES) {
    const source = await readFile(join(root, page.from), "utf8");
    await writeFile(join(out, page.to), filled(source, page, version));
  }
}
