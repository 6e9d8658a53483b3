// Makes workbench/host/table.generated.json from the MIT-licensed typings of Office.js: every class,
// its members with their kind and API set, and every enum. Run it again after raising @types/office-js.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";

const typings = dirname(createRequire(import.meta.url).resolve("@types/office-js/package.json"));
export const TABLE_PATH = fileURLToPath(
  new URL("../workbench/host/table.generated.json", import.meta.url),
);

/** Members that every client object has; the client writes them itself. */
const BUILT_IN = new Set(["context", "isNullObject", "load", "set", "toJSON", "track", "untrack"]);

/**
 * The API set in a doc comment, such as "1.4" (ExcelApi) or "ExcelApiDesktop 1.1"; "" where none is named.
 * @param {ts.Node} node
 */
function apiSet(node) {
  const match = /\[Api set: (\w+) (\d+\.\d+)/.exec(
    node.getFullText().slice(0, node.getLeadingTriviaWidth()),
  );
  if (!match) return "";
  return match[1] === "ExcelApi" ? match[2] : `${match[1]} ${match[2]}`;
}

/**
 * The bare name of a type: "Excel.Range" and "Range" are both "Range".
 * @param {ts.TypeNode | undefined} type
 */
function typeName(type) {
  if (!type || !ts.isTypeReferenceNode(type)) return "";
  return type.typeName.getText().replace(/^Excel\./, "");
}

/** @param {string} a @param {string} b */
function older(a, b) {
  if (a === "" || b === "") return a || b;
  const [majorA, minorA] = a.split(".").map(Number);
  const [majorB, minorB] = b.split(".").map(Number);
  return majorA * 1000 + minorA <= majorB * 1000 + minorB ? a : b;
}

/** The table as text, ready to be written; the same typings always give the same text. */
export function generateHostTable() {
  const file = join(typings, "index.d.ts");
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const blocks = source.statements.filter(
    (s) =>
      ts.isModuleDeclaration(s) && s.name.text === "Excel" && s.body && ts.isModuleBlock(s.body),
  );
  const statements = blocks.flatMap((block) => [...block.body.statements]);

  const classes = statements.filter(
    (s) =>
      ts.isClassDeclaration(s) &&
      s.heritageClauses?.some((h) => h.getText().includes("OfficeExtension.ClientObject")),
  );
  const classNames = new Set(classes.map((c) => c.name.text));

  /** @type {Record<string, unknown>} */
  const classTable = {};
  for (const declaration of classes) {
    const classSet = apiSet(declaration);
    /** @type {Record<string, string[]>} */
    const members = {};
    let kept = false;
    for (const member of declaration.members) {
      const name = member.name?.getText();
      if (!name || member.modifiers?.some((m) => m.kind === ts.SyntaxKind.StaticKeyword)) continue;
      if (name === "track") kept = true;
      if (BUILT_IN.has(name)) continue;
      const set = apiSet(member) || classSet;
      const shape = memberShape(member);
      const before = members[name];
      members[name] = before
        ? [before[0], older(before[1], set), ...before.slice(2)]
        : [shape[0], set, ...shape.slice(1)];
    }
    classTable[declaration.name.text] = kept
      ? { set: classSet, kept, members }
      : { set: classSet, members };
  }

  /** @param {ts.ClassElement} member */
  function memberShape(member) {
    const type = typeName(member.type);
    if (ts.isMethodDeclaration(member)) {
      if (type.endsWith("ClientResult")) return ["result"];
      if (classNames.has(type)) return ["method", type];
      return ["action"];
    }
    if (type.endsWith("EventHandlers")) return ["event"];
    if (member.name?.getText() === "items" && ts.isArrayTypeNode(member.type)) {
      return ["items", typeName(member.type.elementType)];
    }
    if (classNames.has(type)) return ["object", type];
    return [
      member.modifiers?.some((m) => m.kind === ts.SyntaxKind.ReadonlyKeyword) ? "read" : "write",
    ];
  }

  /** @type {Record<string, Record<string, string>>} */
  const enums = {};
  for (const declaration of statements.filter(ts.isEnumDeclaration)) {
    const values = (enums[declaration.name.text] ??= {});
    for (const member of declaration.members) {
      const literal = member.initializer;
      values[member.name.getText().replaceAll('"', "")] =
        literal && ts.isStringLiteral(literal) ? literal.text : member.name.getText();
    }
  }

  const { version } = JSON.parse(readFileSync(join(typings, "package.json"), "utf8"));
  const notice = readFileSync(join(typings, "LICENSE"), "utf8").replace(/\s+/g, " ").trim();
  const lines = (table) =>
    Object.entries(table)
      .map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(",\n");
  return `{
  "source": "@types/office-js ${version}",
  "notice": ${JSON.stringify(notice)},
  "classes": {
${lines(classTable)}
  },
  "enums": {
${lines(enums)}
  }
}
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(TABLE_PATH, generateHostTable());
  console.log(`Written: ${TABLE_PATH}`);
}
