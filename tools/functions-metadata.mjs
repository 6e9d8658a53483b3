// Makes Excel's description of the functions, the help page and the reference from the comments above them.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import ts from "typescript";
import { SOURCE_URL } from "./manifest.mjs";

const FUNCTIONS = fileURLToPath(new URL("../functions/", import.meta.url));
const IDS = join(FUNCTIONS, "ids.json");
/** What KPI.EXPLAIN tells of a function; bundled with the functions. */
export const HELP = fileURLToPath(new URL("../functions/help.generated.json", import.meta.url));
export const REFERENCE = fileURLToPath(new URL("../docs/functions.md", import.meta.url));

/** The word before the dot in every formula; the manifest gives it to Excel. */
const NAMESPACE = "KPI";

/** Longer sentences are cut off where Excel shows them. */
const LONGEST_PARAMETER = 120;

/**
 * @typedef {object} Parameter
 * @property {string} name as Excel and the sentences of the functions call it
 * @property {string} description
 * @property {boolean} optional
 */

/**
 * @typedef {object} FunctionHelp
 * @property {string} id
 * @property {string} group heading under which it stands
 * @property {string} description
 * @property {readonly Parameter[]} parameters
 * @property {string} returns
 * @property {readonly string[]} remarks
 * @property {readonly string[]} examples `=KPI.RATE(18, 25) gives 0.72`
 */

/**
 * @typedef {object} Metadata what functions.json holds
 * @property {boolean} allowErrorForDataTypeAny
 * @property {boolean} allowCustomDataForDataTypeAny
 * @property {FunctionMetadata[]} functions
 * @property {EnumMetadata[]} enums
 *
 * @typedef {object} EnumMetadata a list of words that Excel offers while an argument is typed
 * @property {string} id
 * @property {"string"} type
 * @property {{ name: string, stringValue: string }[]} values
 *
 * @typedef {object} FunctionMetadata
 * @property {string} id
 * @property {string} name
 * @property {string} description
 * @property {string} helpUrl
 * @property {boolean} allowErrorForDataTypeAny
 * @property {ParameterMetadata[]} parameters
 *
 * @typedef {object} ParameterMetadata
 * @property {string} name
 * @property {string} description
 * @property {string} type
 * @property {string} [dimensionality]
 * @property {boolean} [optional]
 * @property {boolean} [repeating]
 * @property {string} [customEnumId]
 */

/** The files of functions, in the order of the help page, with their headings. */
const GROUPS = new Map([
  ["rates.ts", "Rates"],
  ["timeliness.ts", "Timeliness"],
  ["targets.ts", "Targets"],
  ["calendar.ts", "Working days and periods"],
  ["caseload.ts", "Caseload and flow"],
  ["confidence.ts", "Confidence, tests and samples"],
  ["comparison.ts", "Comparison"],
  ["disproportionality.ts", "Disproportionality"],
  ["reoffending.ts", "Reoffending"],
  ["charts.ts", "Control charts"],
  ["trends.ts", "Trends and signals"],
  ["money.ts", "Social return and money"],
  ["forecasts.ts", "Run rates and forecasts"],
  ["explanation.ts", "Behind a figure"],
  ["quality.ts", "Data quality"],
  ["identifiers.ts", "Identifiers"],
]);

/** @param {string} name minDenominator is written min_denominator in Excel. */
function excelName(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** @param {string} text The lines of a comment as one. */
function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * What Microsoft's generator makes of the functions. The part of it that is used makes no network call and keeps
 * no usage data.
 * @param {readonly string[]} files
 * @returns {Promise<Metadata>}
 */
async function generated(files) {
  const { metadataJson, errors } = await generateCustomFunctionsMetadata([...files]);
  if (errors.length > 0)
    throw new Error(`The functions cannot be described to Excel:\n${errors.join("\n")}`);
  return JSON.parse(metadataJson);
}

/**
 * The parts of the comments that the generator leaves out.
 * @param {string} file
 * @returns {Map<string, { returns: string, remarks: string[], examples: string[] }>} by id
 */
function comments(file) {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  const found = new Map();
  for (const statement of source.statements) {
    if (!ts.isFunctionDeclaration(statement) || !statement.name) continue;
    const help = {
      returns: "",
      remarks: /** @type {string[]} */ ([]),
      examples: /** @type {string[]} */ ([]),
    };
    for (const tag of ts.getJSDocTags(statement)) {
      const text = oneLine(ts.getTextOfJSDocComment(tag.comment) ?? "");
      if (tag.tagName.text === "returns") help.returns = text;
      if (tag.tagName.text === "remarks") help.remarks.push(text);
      if (tag.tagName.text === "example") help.examples.push(text);
    }
    found.set(statement.name.text.toUpperCase(), help);
  }
  return found;
}

/**
 * @param {FunctionHelp} help
 * @returns {string[]} what is missing, a sentence each
 */
function gaps({ id, description, returns, parameters, examples }) {
  const missing = [];
  if (!/[.!]$/.test(description)) missing.push(`${id}: say in a sentence what the function does.`);
  if (returns === "") missing.push(`${id}: say what it returns (@returns).`);
  if (parameters.length > 0 && examples.length === 0)
    missing.push(`${id}: give an example (@example).`);
  for (const parameter of parameters) {
    const { length } = parameter.description;
    if (length === 0 || length > LONGEST_PARAMETER || !parameter.description.endsWith(".")) {
      missing.push(
        `${id}, ${parameter.name}: give one sentence of at most ${LONGEST_PARAMETER} characters (it has ${length}).`,
      );
    }
  }
  return missing;
}

/**
 * Gives each argument that takes one of a few words their list, which Excel offers while a formula is typed. Such an
 * argument is a single value (`unknown` in the function), and its words are those in quotation marks in its sentence.
 * Excel takes the list with text alone (office-js-docs, custom-functions-custom-enums), so a word arrives as text.
 * @param {readonly FunctionMetadata[]} functions
 * @returns {EnumMetadata[]}
 */
function enumerate(functions) {
  /** @type {Map<string, EnumMetadata>} */
  const enums = new Map();
  for (const { id, parameters } of functions) {
    for (const parameter of parameters) {
      if (parameter.dimensionality === "matrix") continue;
      const words = [...new Set(wordsIn(parameter.description, /"([^"]+)"/g))];
      if (words.length < 2) {
        throw new Error(
          `${id}, ${parameter.name}: put its words in quotation marks, or take a range.`,
        );
      }
      const key = words.join("|");
      const list = enums.get(key) ?? {
        id: `${id}_${parameter.name.toUpperCase()}`,
        type: "string",
        values: words.map((word) => ({ name: word, stringValue: word })),
      };
      enums.set(key, list);
      Object.assign(parameter, { type: "string", dimensionality: "scalar", customEnumId: list.id });
    }
  }
  return [...enums.values()];
}

/**
 * An id in a workbook is for ever: one that is gone shows #NAME? there.
 * @param {readonly string[]} ids
 * @param {readonly string[]} frozen
 */
export function lostIds(ids, frozen) {
  return frozen.filter((id) => !ids.includes(id));
}

/**
 * Reads the functions.
 * @param {string} url where the help page will be served
 * @returns {Promise<{ metadata: Metadata, help: FunctionHelp[] }>}
 */
export async function describeFunctions(url = SOURCE_URL) {
  const names = readdirSync(FUNCTIONS).filter((name) => GROUPS.has(name));
  const missing = [...GROUPS.keys()].filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new Error(`functions/${missing.join(", functions/")} is not there.`);
  const files = [...GROUPS.keys()].map((name) => join(FUNCTIONS, name));
  const metadata = await generated(files);
  const headings = [...GROUPS.values()];
  const told = new Map(
    files.flatMap((file, index) =>
      [...comments(file)].map(([id, help]) => [id, { ...help, group: headings[index] ?? "" }]),
    ),
  );

  const help = [];
  for (const entry of metadata.functions) {
    entry.description = oneLine(entry.description ?? "");
    entry.helpUrl = `${url}/help.html#${entry.id.toLowerCase()}`;
    // For hosts that are handed one function at a time.
    entry.allowErrorForDataTypeAny = true;
    for (const parameter of entry.parameters) {
      parameter.name = excelName(parameter.name);
      parameter.description = oneLine(parameter.description ?? "");
    }
    const parameters = entry.parameters.map(({ name, description, optional }) => ({
      name,
      description,
      optional: optional === true,
    }));
    const { id, description } = entry;
    const rest = told.get(id) ?? { group: "", returns: "", remarks: [], examples: [] };
    help.push({ id, description, parameters, ...rest });
  }
  const enums = enumerate(metadata.functions);
  const problems = help.flatMap(gaps);
  const frozen = existsSync(IDS) ? JSON.parse(readFileSync(IDS, "utf8")) : [];
  for (const id of lostIds(
    help.map(({ id }) => id),
    frozen,
  )) {
    problems.push(
      `${id} is gone, and workbooks that use it would show #NAME?. Bring it back under that id.`,
    );
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
  // An error cell among thousands must not make the whole figure an error before the function sees it. Excel reads
  // this for the whole file (office-js-docs, custom-functions-json); the generator cannot write it.
  return { metadata: { ...metadata, enums, allowErrorForDataTypeAny: true }, help };
}

/** @param {FunctionHelp} help */
function signature({ id, parameters }) {
  const written = parameters.map(({ name, optional }) => (optional ? `[${name}]` : name));
  return `${NAMESPACE}.${id}(${written.join(", ")})`;
}

/** @param {readonly FunctionHelp[]} help @returns {Map<string, FunctionHelp[]>} */
function byGroup(help) {
  const groups = new Map();
  for (const entry of help) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return groups;
}

const BLANKS =
  "Excel on the desktop hands a blank cell to a function as 0, Excel on the web hands over nothing. Each function says " +
  "below what a blank means to it, so that the same workbook gives the same figure everywhere. For dates a 0 is a blank.";

const CHOICES =
  "Where an argument takes one of a few words, its sentence lists them, and newer versions of Excel offer them while the " +
  "formula is typed. It is one word, never a range; an error there is the answer. Where each row has a word of its own, as in " +
  "KPI.RAG, where there are too many words for a sentence, and where a number would do as well, Excel offers no list.";

const ERRORS = [
  "An error in a cell that a function reads is the function's answer too; the first one in reading order.",
  "#VALUE! and #N/A come with a sentence: select the cell and point at the sign beside it.",
  "#DIV/0! means that there is nothing to divide by, #NUM! that a number lies outside what is possible.",
];

/**
 * The reference in Markdown.
 * @param {readonly FunctionHelp[]} help
 */
export function referenceText(help) {
  const lines = [
    "# Functions",
    "",
    "Made from the comments in `functions/` by `npm run build`; change it there.",
    "",
    BLANKS,
    "",
    CHOICES,
    "",
    ...ERRORS.map((line) => `- ${line}`),
  ];
  for (const [group, entries] of byGroup(help)) {
    lines.push("", `## ${group}`);
    for (const entry of entries) {
      lines.push(
        "",
        `### ${NAMESPACE}.${entry.id}`,
        "",
        entry.description,
        "",
        `\`${signature(entry)}\``,
        "",
      );
      for (const { name, description } of entry.parameters)
        lines.push(`- \`${name}\`: ${description}`);
      lines.push(`- Returns: ${entry.returns}`);
      for (const remark of entry.remarks) lines.push("", remark);
      if (entry.examples.length > 0) lines.push("", ...entry.examples.map(exampleInMarkdown));
    }
  }
  return `${lines.join("\n")}\n`;
}

/** @param {string} example */
function exampleInMarkdown(example) {
  const [formula, answer] = example.split(" gives ");
  return `- \`${formula}\` gives \`${answer}\``;
}

/** @param {string} text */
function escaped(text) {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** @param {FunctionHelp} entry */
function section(entry) {
  const parameters = entry.parameters.map(
    ({ name, description, optional }) =>
      `<dt><code>${escaped(name)}</code>${optional ? " (may be left out)" : ""}</dt><dd>${escaped(description)}</dd>`,
  );
  const examples = entry.examples.map((example) => {
    const [formula = "", answer = ""] = example.split(" gives ");
    return `<tr><td><code>${escaped(formula)}</code></td><td><code>${escaped(answer)}</code></td></tr>`;
  });
  const anchor = entry.id.toLowerCase();
  return [
    `<section aria-labelledby="${anchor}">`,
    `<h3 id="${anchor}">${NAMESPACE}.${entry.id}</h3>`,
    `<p>${escaped(entry.description)}</p>`,
    `<p><code>${escaped(`=${signature(entry)}`)}</code></p>`,
    parameters.length > 0 ? `<dl>${parameters.join("")}</dl>` : "",
    `<p>Gives: ${escaped(entry.returns)}</p>`,
    ...entry.remarks.map((remark) => `<p>${escaped(remark)}</p>`),
    examples.length > 0
      ? `<table><caption>Examples of ${NAMESPACE}.${entry.id}</caption><thead><tr><th scope="col">Formula</th><th scope="col">Answer</th></tr></thead><tbody>${examples.join("")}</tbody></table>`
      : "",
    `</section>`,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/**
 * The help page to which Excel leads from the dialogue Insert Function: no script, no style of its own.
 * @param {readonly FunctionHelp[]} help
 */
export function helpPage(help) {
  const groups = [...byGroup(help)];
  const contents = groups.map(
    ([group, entries]) =>
      `<li>${escaped(group)}<ul>${entries.map(({ id }) => `<li><a href="#${id.toLowerCase()}">${NAMESPACE}.${id}</a></li>`).join("")}</ul></li>`,
  );
  const sections = groups.map(
    ([group, entries]) => `<h2>${escaped(group)}</h2>\n${entries.map(section).join("\n")}`,
  );
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<title>Plumbline: help with the ${NAMESPACE} functions</title>
<link rel="stylesheet" href="assets/help.css">
</head>
<body>
<a class="skip" href="#main">Go to the functions</a>
<header><h1>Help with the ${NAMESPACE} functions</h1></header>
<nav aria-label="Functions"><ul>${contents.join("")}</ul></nav>
<main id="main">
<p>${escaped(BLANKS)}</p>
<ul>${ERRORS.map((line) => `<li>${escaped(line)}</li>`).join("")}</ul>
${sections.join("\n")}
</main>
</body>
</html>
`;
}

/**
 * The words that an argument may hold: "due", "completed".
 * @param {string} description
 * @param {RegExp} quoted
 * @returns {string[]}
 */
function wordsIn(description, quoted = /["“]([^"”]+)["”]/g) {
  return [...description.matchAll(quoted)].map(([, word = ""]) => word);
}

/**
 * What KPI.EXPLAIN tells of each function, and how many arguments it takes.
 * @param {{ metadata: Metadata, help: readonly FunctionHelp[] }} described
 */
export function helpText({ metadata, help }) {
  const repeating = new Set(
    metadata.functions
      .filter(({ parameters }) => parameters.some((parameter) => parameter.repeating === true))
      .map(({ id }) => id),
  );
  const told = help.map(({ id, description, parameters, returns, remarks }) => ({
    id,
    description,
    parameters: parameters.map(({ name, optional }) => ({ name, optional })),
    words: [...new Set(parameters.flatMap((parameter) => wordsIn(parameter.description)))],
    isRepeating: repeating.has(id),
    returns,
    remarks,
  }));
  return `[\n${told.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n`;
}

/**
 * Writes `functions.json`, `functions-guide.json` (what the pane shows) and `help.html` into the folder `out`, `docs/functions.md`,
 * and the help that is bundled with the functions.
 * @param {{ out: string, url?: string, reference?: string, bundled?: string }} options `url` is where help.html will be served
 */
export async function generateFunctions({
  out,
  url = SOURCE_URL,
  reference = REFERENCE,
  bundled = HELP,
}) {
  const { metadata, help } = await describeFunctions(url);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "functions.json"), `${JSON.stringify(metadata, null, 2)}\n`);
  writeFileSync(
    join(out, "functions-guide.json"),
    `${JSON.stringify({ functions: help }, null, 2)}\n`,
  );
  writeFileSync(join(out, "help.html"), helpPage(help));
  writeFileSync(reference, referenceText(help));
  writeFileSync(bundled, helpText({ metadata, help }));
}
