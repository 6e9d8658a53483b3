import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));

interface Room {
  /** Rooms to its left, besides `src/text` and `src/cells`, which everyone may use. */
  readonly knows: readonly string[];
  /** Packages that it may use; a name with a slash at its end stands for all below it. */
  readonly packages: readonly string[];
}

/** The house: who may know whom. A file belongs to the room with the longest path that it lies under. */
const ROOMS = new Map<string, Room>([
  ["src/text", { knows: [], packages: [] }],
  ["src/cells", { knows: [], packages: [] }],
  ["src/calendar", { knows: [], packages: [] }],
  ["src/identifiers", { knows: [], packages: [] }],
  ["src/workbook", { knows: [], packages: [] }],
  ["src/xlsx", { knows: ["src/workbook"], packages: ["fflate", "@e965/xlsx", "zod"] }],
  ["src/records", { knows: ["src/workbook"], packages: ["zod", "@noble/hashes/"] }],
  ["src/kpi", { knows: ["src/calendar"], packages: ["@stdlib/"] }],
  [
    "src/formula",
    { knows: ["src/calendar", "src/identifiers", "src/kpi"], packages: ["@borgar/fx"] },
  ],
  [
    "src/verify",
    {
      knows: [
        "src/calendar",
        "src/identifiers",
        "src/workbook",
        "src/records",
        "src/kpi",
        "src/formula",
        "packs/verify",
        "packs/maps",
      ],
      packages: ["zod", "@noble/hashes/", "@borgar/fx", "@eslint-community/regexpp"],
    },
  ],
  [
    "src/measures",
    {
      knows: [
        "src/calendar",
        "src/identifiers",
        "src/workbook",
        "src/records",
        "src/kpi",
        "src/formula",
        // A table is found and read alike, whoever asks for it.
        "src/verify/gather-named",
        "src/verify/pack-model",
        "src/verify/tables",
        "packs/measures",
      ],
      packages: ["zod"],
    },
  ],
  [
    "src/audit",
    {
      knows: [
        "src/calendar",
        "src/workbook",
        "src/records",
        // Limits of a share, before and after an action.
        "src/kpi/intervals",
        "src/verify/fingerprint",
        "packs/audit",
      ],
      packages: ["zod", "@noble/hashes/"],
    },
  ],
  [
    "src/report",
    {
      knows: [
        "src/calendar",
        "src/identifiers",
        "src/workbook",
        "src/records",
        "src/kpi",
        "src/formula",
        "src/verify",
        "src/measures",
        "src/audit",
        "src/xlsx",
        "packs/reports",
      ],
      packages: ["docx", "zod"],
    },
  ],
  ["src/cli", { knows: ["src"], packages: ["node:", "zod", "fflate"] }],
  ["functions", { knows: ["src/calendar", "src/identifiers", "src/kpi"], packages: [] }],
  ["taskpane/host", { knows: ["src/workbook"], packages: [] }],
  [
    "taskpane",
    {
      knows: [
        "src/calendar",
        "src/identifiers",
        "src/workbook",
        "src/records",
        "src/xlsx",
        "src/kpi",
        "src/formula",
        "src/verify",
        "src/measures",
        "src/audit",
        "src/report",
        "taskpane/host",
      ],
      packages: [
        "react",
        "react/",
        "react-dom/",
        "@fluentui/react-components",
        "@fluentui/react-icons/",
        "d3-scale",
        "d3-shape",
        "zod",
      ],
    },
  ],
  ["workbench/host", { knows: [], packages: [] }],
  ["workbench/grid", { knows: ["workbench/host"], packages: ["@univerjs/"] }],
  [
    "workbench/page",
    {
      knows: [
        "workbench/host",
        "workbench/grid",
        "src/workbook",
        "src/xlsx",
        // A file of this computer is opened and saved alike, whoever asks for it.
        "taskpane/files/answer-orders",
        "taskpane/files/open-file",
        "taskpane/files/read-here",
        "taskpane/files/read-in-worker",
        "taskpane/files/seldom",
        "taskpane/files/thread",
        "taskpane/state/pause",
        "taskpane/state/save-file",
      ],
      packages: [
        "react",
        "react/",
        "react-dom/",
        "@fluentui/react-components",
        "@fluentui/react-icons/",
        "zod",
      ],
    },
  ],
  ["samples", { knows: ["src"], packages: [] }],
  ["bench", { knows: ["src"], packages: ["node:"] }],
]);

/** `package.json` for the version, which stands there alone. */
const EVERYONE_KNOWS = ["src/text", "src/cells", "package.json"];

/** Rooms that may name Node's own globals. */
const NODE_ROOMS = ["src/cli", "bench"];

/** The only places that may name Excel: the pane's door to it, and where the functions are handed over. */
const EXCEL_PLACES = ["taskpane/host/", "functions/register.ts"];
const EXCEL_GLOBALS = new Set([
  "Office",
  "Excel",
  "CustomFunctions",
  "OfficeRuntime",
  "OfficeExtension",
]);

const PAGE_GLOBALS = new Set([
  "window",
  "document",
  "navigator",
  "location",
  "localStorage",
  "sessionStorage",
  "indexedDB",
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "EventSource",
  "alert",
  "confirm",
  "requestAnimationFrame",
  "HTMLElement",
]);
const NODE_GLOBALS = new Set([
  "process",
  "Buffer",
  "require",
  "module",
  "__dirname",
  "__filename",
  "global",
  "setImmediate",
]);
/** Nothing leaves, so nothing of ours may be able to send. */
const SENDING = new Set([
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "EventSource",
  "sendBeacon",
  "RTCPeerConnection",
]);
/** Places that ask for a file that stands beside the page; the policy of the page allows no other address. */
const READS_BESIDE_THE_PAGE = ["taskpane/measures/guide.ts", "workbench/page/"];
/** The same answer every time: no clock and no chance but those that are handed in. */
const CLOCK_AND_CHANCE = [
  /\bDate\.now\(/,
  /\bMath\.random\(/,
  /\bnew Date\(\)/,
  /\bcrypto\.(randomUUID|getRandomValues)\b/,
  /\bperformance\.now\(/,
];

const LONGEST_FILE = 500;
/** Files that hold one long table, or the whole of one subject that reads worse in pieces. */
const LONG_FILES = new Set<string>([]);

interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly room: string;
}

function filesUnder(folder: string): string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts"),
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((path) => !path.includes("/node_modules/"))
    .sort();
}

function roomOf(path: string): string | null {
  const around = [...ROOMS.keys()].filter((room) => path.startsWith(`${room}/`));
  return around.sort((a, b) => b.length - a.length)[0] ?? null;
}

const sources: Source[] = [];
const homeless: string[] = [];
for (const folder of ["src", "functions", "taskpane", "workbench", "samples", "bench"]) {
  for (const path of filesUnder(folder)) {
    const text = readFileSync(join(root, path), "utf8");
    const tree = ts.createSourceFile(
      path,
      text,
      ts.ScriptTarget.ES2022,
      true,
      path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    );
    const room = roomOf(path);
    if (room === null) homeless.push(path);
    else sources.push({ path, text, tree, room });
  }
}

interface Import {
  readonly line: number;
  readonly specifier: string;
}

/** Every module a file asks for: import, export from, import(), import type. */
function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined): void => {
    if (specifier && ts.isStringLiteralLike(specifier))
      found.push({ line: lineOf(source, node), specifier: specifier.text });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
      add(node, node.moduleSpecifier);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node, node.arguments[0]);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node, node.argument.literal);
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found;
}

function lineOf(source: Source, node: ts.Node): number {
  return source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1;
}

/**
 * Names from a set that a file uses as a global: not as a member (`x.document`), a key, a declaration of its own or
 * a name it brought in. A name that the file itself declares anywhere is its own.
 */
function globalsUsed(source: Source, names: ReadonlySet<string>): { name: string; line: number }[] {
  const used: { name: string; line: number }[] = [];
  const own = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.has(node.text)) {
      if (declares(node)) own.add(node.text);
      else if (!isMemberOrKey(node)) used.push({ name: node.text, line: lineOf(source, node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return used.filter(({ name }) => !own.has(name));
}

function declares(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isNamespaceImport(parent))
    return true;
  if (
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isFunctionDeclaration(parent)
  )
    return parent.name === node;
  if (ts.isBindingElement(parent) || ts.isClassDeclaration(parent)) return parent.name === node;
  return ts.isInterfaceDeclaration(parent) || ts.isTypeAliasDeclaration(parent);
}

function isMemberOrKey(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  if (ts.isJsxAttribute(parent) || ts.isLiteralTypeNode(parent)) return true;
  return (
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isEnumMember(parent)) &&
    parent.name === node
  );
}

function under(path: string, places: readonly string[]): boolean {
  return places.some(
    (place) => path === place || path.startsWith(`${place}/`) || path === `${place}.ts`,
  );
}

function mayUsePackage(room: Room, specifier: string): boolean {
  return room.packages.some((name) =>
    /[/:]$/.test(name) ? specifier.startsWith(name) : specifier === name,
  );
}

describe("the house", () => {
  it("has a room for every file", () => {
    expect(homeless.map((path) => `${path} lies in no room of the house.`)).toEqual([]);
    expect(sources.length).toBeGreaterThan(20);
  });

  it("lets a room know only those to its left", () => {
    const faults: string[] = [];
    for (const source of sources) {
      const room = ROOMS.get(source.room)!;
      for (const { line, specifier } of importsOf(source)) {
        if (!specifier.startsWith(".")) {
          if (!mayUsePackage(room, specifier))
            faults.push(
              `${source.path}:${line} uses the package "${specifier}", which ${source.room} may not.`,
            );
          continue;
        }
        const target = posix.normalize(posix.join(posix.dirname(source.path), specifier));
        if (roomOf(`${target}/`) === source.room) continue;
        if (!under(target, [...EVERYONE_KNOWS, ...room.knows]))
          faults.push(`${source.path}:${line} knows ${target}, and ${source.room} may not.`);
      }
    }
    expect(faults).toEqual([]);
  });

  it("imports without file endings", () => {
    const faults = sources.flatMap((source) =>
      importsOf(source)
        .filter(({ specifier }) => specifier.startsWith(".") && /\.(m?jsx?|tsx?)$/.test(specifier))
        .map(
          ({ line, specifier }) => `${source.path}:${line} imports "${specifier}" with an ending.`,
        ),
    );
    expect(faults).toEqual([]);
  });

  it("has no page and no Node in the core", () => {
    const faults: string[] = [];
    for (const source of sources) {
      const pure =
        source.path.startsWith("src/") ||
        source.path.startsWith("functions/") ||
        source.path.startsWith("samples/");
      const forbidden = new Set([
        ...(pure ? PAGE_GLOBALS : []),
        ...(NODE_ROOMS.includes(source.room) ? [] : NODE_GLOBALS),
      ]);
      for (const { name, line } of globalsUsed(source, forbidden))
        faults.push(`${source.path}:${line} names ${name}, which ${source.room} may not.`);
    }
    expect(faults).toEqual([]);
  });

  it("names Excel in two places only", () => {
    const faults: string[] = [];
    for (const source of sources) {
      if (
        EXCEL_PLACES.some((place) => source.path.startsWith(place)) ||
        source.path.startsWith("workbench/")
      )
        continue;
      for (const { name, line } of globalsUsed(source, EXCEL_GLOBALS))
        faults.push(
          `${source.path}:${line} names ${name}; only ${EXCEL_PLACES.join(" and ")} may.`,
        );
    }
    expect(faults).toEqual([]);
  });

  it("can send nothing anywhere", () => {
    const faults: string[] = [];
    for (const source of sources) {
      if (READS_BESIDE_THE_PAGE.some((place) => source.path.startsWith(place))) continue;
      for (const { name, line } of globalsUsed(source, SENDING))
        faults.push(`${source.path}:${line} names ${name}.`);
    }
    expect(faults).toEqual([]);
  });

  it("evaluates no text as code and writes no raw HTML", () => {
    const faults: string[] = [];
    for (const { path, text } of sources) {
      for (const pattern of [
        /\beval\(/,
        /\bnew Function\(/,
        /\.innerHTML\b/,
        /\.outerHTML\b/,
        /dangerouslySetInnerHTML/,
        /document\.write\(/,
      ]) {
        if (pattern.test(text)) faults.push(`${path} uses ${pattern.source}.`);
      }
    }
    expect(faults).toEqual([]);
  });

  it("has neither clock nor chance in the core", () => {
    const faults: string[] = [];
    for (const { path, text } of sources) {
      if (!path.startsWith("src/") || path.startsWith("src/cli/")) continue;
      text.split("\n").forEach((line, index) => {
        if (CLOCK_AND_CHANCE.some((pattern) => pattern.test(line)))
          faults.push(`${path}:${index + 1} reads the clock or rolls dice: ${line.trim()}`);
      });
    }
    expect(faults).toEqual([]);
  });

  it("keeps its files short", () => {
    const long = sources.filter(
      ({ path, text }) => text.split("\n").length > LONGEST_FILE && !LONG_FILES.has(path),
    );
    expect(
      long.map(
        ({ path, text }) =>
          `${path} has ${text.split("\n").length} lines; ${LONGEST_FILE} are enough for one idea.`,
      ),
    ).toEqual([]);
    for (const path of LONG_FILES)
      expect(
        sources.find((source) => source.path === path)?.text.split("\n").length ?? 0,
        `${path} is no longer long`,
      ).toBeGreaterThan(LONGEST_FILE);
  });

  it("silences no checker", () => {
    const faults = sources
      .filter(({ text }) => /@ts-(ignore|expect-error|nocheck)|eslint-disable/.test(text))
      .map(({ path }) => `${path} silences a checker.`);
    expect(faults).toEqual([]);
  });

  it("names its files in kebab case, and its components as they are called", () => {
    const faults = sources
      .map(({ path }) => path)
      .filter(
        (path) =>
          !(
            path.endsWith(".tsx")
              ? /\/([A-Z][A-Za-z0-9]*|[a-z][a-z0-9-]*)\.tsx$/
              : /\/[a-z0-9][a-z0-9.-]*\.ts$/
          ).test(path),
      );
    expect(faults).toEqual([]);
  });
});

describe("the rules of the house are themselves looked after", () => {
  const room = (path: string, text: string): Source => ({
    path,
    text,
    tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true),
    room: roomOf(path) ?? "",
  });

  it("an import is found in all its forms", () => {
    const source = room(
      "src/cells/x.ts",
      'import a from "./a"; import type { B } from "../b"; export * from "c"; void import("d"); let e: import("e").E;',
    );
    expect(importsOf(source).map(({ specifier }) => specifier)).toEqual([
      "./a",
      "../b",
      "c",
      "d",
      "e",
    ]);
  });

  it("a global is told from a member, a key and a name of one's own", () => {
    const names = new Set(["document", "Excel"]);
    expect(globalsUsed(room("src/cells/x.ts", "document.title = Excel;"), names)).toHaveLength(2);
    expect(
      globalsUsed(
        room("src/cells/x.ts", "a.document; ({ document: 1 }); interface B { document: string }"),
        names,
      ),
    ).toEqual([]);
    expect(
      globalsUsed(
        room("src/cells/x.ts", "function f(document: string) { return document; }"),
        names,
      ),
    ).toEqual([]);
    expect(
      globalsUsed(room("src/cells/x.ts", "let a: Excel.Range; // document"), names).map(
        ({ name }) => name,
      ),
    ).toEqual(["Excel"]);
  });

  it("the nearest room counts", () => {
    expect(roomOf("taskpane/host/workbook.ts")).toBe("taskpane/host");
    expect(roomOf("taskpane/home/Home.tsx")).toBe("taskpane");
    expect(roomOf("elsewhere/x.ts")).toBeNull();
  });
});
