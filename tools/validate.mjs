// Checks what Excel and the administration centre will read, with no network: the manifest, its icons, and that no
// function's id has changed. Microsoft's own online check is an extra: `npx office-addin-manifest validate manifest.xml`.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import office from "office-addin-manifest";
import ts from "typescript";
import { all, readManifest } from "./manifest-read.mjs";
import { checkManifest } from "./manifest-rules.mjs";
import { LOCALHOST_URL, SOURCE_URL } from "./manifest.mjs";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

/**
 * The size of a PNG from its header, or a sentence that says what is wrong with it.
 * @param {string} root the folder that holds `path`
 * @param {string} path
 * @returns {{ width: number, height: number } | string}
 */
export function pngSize(root, path) {
  const file = join(root, path);
  if (!existsSync(file)) return `the icon ${path} is missing.`;
  const bytes = readFileSync(file);
  if (bytes.length < 24 || bytes.toString("latin1", 1, 4) !== "PNG")
    return `${path} is not a PNG picture.`;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/**
 * The names under which the pane can register functions for buttons: every string and every key in the source that
 * does it. Comments and other identifiers do not count.
 * @param {string} source the text of taskpane/host/commands.ts
 * @returns {Set<string>}
 */
export function commandNames(source) {
  const names = new Set();
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isStringLiteralLike(node)) names.add(node.text);
    else if (
      (ts.isPropertyAssignment(node) || ts.isMethodDeclaration(node)) &&
      ts.isIdentifier(node.name)
    )
      names.add(node.name.text);
    else if (ts.isShorthandPropertyAssignment(node)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("commands.ts", source, ts.ScriptTarget.ES2022));
  return names;
}

/**
 * Compares the ids of the built functions with those that were ever released.
 * @param {readonly string[]} built
 * @param {readonly string[]} frozen
 * @returns {string[]}
 */
export function compareIds(built, frozen) {
  const gone = frozen.filter((id) => !built.includes(id));
  const fresh = built.filter((id) => !frozen.includes(id));
  return [
    ...gone.map(
      (id) =>
        `The function ${id} is gone. Workbooks that use it would show #NAME?: bring it back under that id.`,
    ),
    ...fresh.map(
      (id) =>
        `The function ${id} is new. Add it to functions/ids.json; from then on its id may not change.`,
    ),
  ];
}

/**
 * Every address of a manifest has a file behind it in the folder that is served.
 * @param {string} text the manifest
 * @param {string} folder
 * @returns {string[]}
 */
export function missingFiles(text, folder) {
  const { root } = readManifest(text);
  if (!root) return [];
  return all(root, "bt:Url").flatMap((element) => {
    const url = new URL(element.attributes.get("DefaultValue") ?? "");
    const file = url.pathname.slice(url.pathname.lastIndexOf("/") + 1);
    return existsSync(join(folder, file))
      ? []
      : [`The manifest names ${url.href}, but ${join(folder, file)} is missing.`];
  });
}

/** @returns {Promise<string[]>} what to put right, a sentence each */
async function validate() {
  /** @type {string[]} */
  const problems = [];
  const commandsFile = join(ROOT, "taskpane", "host", "commands.ts");
  const commands = commandNames(readFileSync(commandsFile, "utf8"));
  const dist = join(ROOT, "dist");
  const copies = [
    { name: "manifest.xml", file: join(ROOT, "manifest.xml"), icons: ROOT },
    { name: "dist/manifest.xml", file: join(dist, "manifest.xml"), icons: dist },
    {
      name: "dist/manifest.localhost.xml",
      file: join(dist, "manifest.localhost.xml"),
      icons: dist,
    },
  ].filter(({ file }) => existsSync(file));
  for (const { name, file, icons } of copies) {
    const text = readFileSync(file, "utf8");
    const found = checkManifest(text, { icon: (path) => pngSize(icons, path), commands });
    if (icons === dist) found.push(...missingFiles(text, dist));
    problems.push(...found.map((problem) => `${name}: ${problem}`));
    problems.push(...(await readBack(name, file, text)));
  }
  if (!readFileSync(join(ROOT, "manifest.xml"), "utf8").includes(SOURCE_URL)) {
    problems.push(
      `manifest.xml: the address ${SOURCE_URL}, which the build replaces, is not there.`,
    );
  }
  if (
    copies.length > 1 &&
    !readFileSync(join(dist, "manifest.localhost.xml"), "utf8").includes(LOCALHOST_URL)
  ) {
    problems.push(`dist/manifest.localhost.xml: it does not point to ${LOCALHOST_URL}.`);
  }
  problems.push(...checkFunctionIds(dist));
  return problems;
}

/**
 * Microsoft's own library has to read the same name, id and version out of it. It asks no one for that.
 * @param {string} name
 * @param {string} file
 * @param {string} text
 */
async function readBack(name, file, text) {
  const info = await office.OfficeAddinManifest.readManifestFile(file);
  const { root } = readManifest(text);
  if (!root) return [];
  const own = (element) => all(root, element)[0]?.text;
  return [
    ["Id", info.id, own("Id")],
    ["Version", info.version, own("Version")],
    ["ProviderName", info.providerName, own("ProviderName")],
  ]
    .filter(([, theirs, ours]) => theirs !== ours)
    .map(
      ([element, theirs, ours]) =>
        `${name}: office-addin-manifest reads <${element}> as "${theirs}", but it is "${ours}".`,
    );
}

/** @param {string} dist */
function checkFunctionIds(dist) {
  const metadata = join(dist, "functions.json");
  if (!existsSync(metadata)) return [];
  const built = JSON.parse(readFileSync(metadata, "utf8")).functions.map((entry) => entry.id);
  const frozen = JSON.parse(readFileSync(join(ROOT, "functions", "ids.json"), "utf8"));
  return compareIds(built, frozen);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = await validate();
  for (const problem of problems) console.error(problem);
  console.log(
    problems.length === 0 ? "The manifest is in order." : `${problems.length} to put right.`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
