import { basename } from "node:path";
import project from "../../package.json";
import type { Cell } from "../cells/cell";
import { parseDate, type DayNumber } from "../cells/date";
import { cliText } from "../text/cli";
import { packText } from "../text/pack";
import { fail, ok, type Result } from "../text/trouble";
import { templateOf, withTemplate, type Template } from "../verify/integrity/template";
import { readPack, type Pack } from "../verify/pack";
import { verify } from "../verify/run";
import { readOwnPack } from "../verify/pack-table/own-pack";
import { bestPack, packById } from "../verify/shipped";
import { MemoryWorkbook } from "../workbook/memory";
import { readArguments, readChoice, type Arguments } from "./arguments";
import { nameOf, stateOf, type CheckedFile, type WhyPack } from "./checked";
import { EXIT, refuse, type Command, type ExitCode, type Terminal } from "./command";
import { openFile, readTextFile, workbookPaths, writeOut } from "./files";
import { verifyJson } from "./verify-json";
import { verifyCsv, verifyWorkbook } from "./verify-rows";
import { verifyText } from "./verify-text";

const FORMATS = ["text", "json", "csv", "xlsx"] as const;
type Format = (typeof FORMATS)[number];

interface Order {
  readonly paths: readonly string[];
  readonly pack: Pack | null;
  readonly template: Template | null;
  readonly asOf: DayNumber;
  readonly parameters: ReadonlyMap<string, Cell>;
  readonly format: Format;
  readonly out: string | null;
}

/** `plumbline verify`: one file or a folder of them, whatever happens to any single one. */
export const verifyCommand: Command = {
  name: "verify",
  summary: cliText.verify.summary,
  usage: cliText.verify.usage,
  options: cliText.verify.options,
  run: async (args, terminal) => {
    const order = await readOrder(args);
    if (!order.ok) return refuse(order.trouble, terminal);
    const files: CheckedFile[] = [];
    for (const path of order.value.paths) files.push(await checkFile(path, order.value));
    return answer(files, order.value, terminal);
  },
};

async function readOrder(args: readonly string[]): Promise<Result<Order>> {
  const read = readArguments(args, {
    pack: "one",
    template: "one",
    "as-of": "one",
    param: "many",
    format: "one",
    out: "one",
  });
  if (!read.ok) return read;
  const { value } = read;
  if (value.words.length === 0) return fail(cliText.verify.noFiles());
  const date = value.one("as-of");
  if (date === null) return fail(cliText.verify.noDate());
  const asOf = parseDate(date);
  if (asOf === null) return fail(cliText.verify.badDate(date));
  const format = readChoice(value, "format", FORMATS);
  if (!format.ok) return format;
  const out = value.one("out");
  if (format.value === "xlsx" && out === null) return fail(cliText.verify.needsOut());
  const parameters = readParameters(value);
  if (!parameters.ok) return parameters;
  const pack = await readPackNamed(value.one("pack"));
  if (!pack.ok) return pack;
  const template = await readTemplate(value.one("template"));
  if (!template.ok) return template;
  const paths = await workbookPaths(value.words);
  if (!paths.ok) return paths;
  return ok({
    paths: paths.value,
    pack: pack.value,
    template: template.value,
    asOf,
    parameters: parameters.value,
    format: format.value,
    out,
  });
}

function readParameters(args: Arguments): Result<ReadonlyMap<string, Cell>> {
  const parameters = new Map<string, Cell>();
  for (const given of args.many("param")) {
    const at = given.indexOf("=");
    if (at < 1) return fail(cliText.verify.badParameter(given));
    parameters.set(given.slice(0, at).trim(), given.slice(at + 1).trim());
  }
  return ok(parameters);
}

/** A shipped pack by its id, or one's own from a file; null where each workbook gets the pack that fits. */
async function readPackNamed(name: string | null): Promise<Result<Pack | null>> {
  if (name === null) return ok(null);
  if (!/\.json$/i.test(name)) return packById(name);
  const text = await readTextFile(name);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  return json === undefined ? fail(packText.notJson(basename(name))) : readPack(json);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}

async function readTemplate(path: string | null): Promise<Result<Template | null>> {
  if (path === null) return ok(null);
  const model = await openFile(path);
  return model.ok ? templateOf(new MemoryWorkbook(model.value)) : model;
}

async function checkFile(path: string, order: Order): Promise<CheckedFile> {
  try {
    const checked = await checkWorkbook(path, order);
    return checked.ok ? checked.value : { file: path, run: null, trouble: checked.trouble };
  } catch {
    // A fault of ours in one file must not lose the answers for the others.
    return { file: path, run: null, trouble: cliText.files.damaged(nameOf(path)) };
  }
}

async function checkWorkbook(path: string, order: Order): Promise<Result<CheckedFile>> {
  const model = await openFile(path);
  if (!model.ok) return model;
  const workbook = new MemoryWorkbook(model.value);
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const own = order.pack ? ok(null) : await readOwnPack(workbook);
  if (!own.ok) return own;
  // An empty workbook fits no pack; what is wrong with it is for the check to say.
  const fitting = order.pack ?? own.value?.pack ?? (await bestPack(facts.value, workbook));
  const chosen = fitting ? ok(fitting) : packById("any-workbook");
  if (!chosen.ok) return chosen;
  const pack = order.template ? withTemplate(chosen.value, order.template) : chosen;
  if (!pack.ok) return pack;
  const run = await verify(workbook, pack.value, {
    asOf: order.asOf,
    parameters: order.parameters,
  });
  if (!run.ok) return run;
  return ok({
    file: path,
    run: run.value,
    whyPack: own.value ? "own" : whyPack(order.pack, pack.value),
    trouble: null,
  });
}

function whyPack(named: Pack | null, used: Pack): WhyPack {
  if (named) return "named";
  return used.tables.length > 0 ? "fits" : "none-fits";
}

async function answer(
  files: readonly CheckedFile[],
  order: Order,
  terminal: Terminal,
): Promise<ExitCode> {
  const content = await write(files, order);
  if (!content.ok) return refuse(content.trouble, terminal);
  if (order.out === null) {
    terminal.out(String(content.value));
    return exitCode(files);
  }
  const written = await writeOut(order.out, content.value);
  if (!written.ok) return refuse(written.trouble, terminal);
  terminal.out(`${cliText.verify.written(order.out, files.length)}\n`);
  return exitCode(files);
}

async function write(
  files: readonly CheckedFile[],
  order: Order,
): Promise<Result<string | Uint8Array>> {
  switch (order.format) {
    case "json":
      return ok(verifyJson(files, order.asOf, project.version));
    case "csv":
      return ok(verifyCsv(files));
    case "xlsx":
      return verifyWorkbook(files);
    case "text":
      return ok(verifyText(files));
  }
}

/** The worst of all files; what could not be read weighs most, because nobody knows what it holds. */
function exitCode(files: readonly CheckedFile[]): ExitCode {
  const states = new Set(files.map(stateOf));
  if (states.has("unreadable")) return EXIT.FAILED;
  if (states.has("errors")) return EXIT.ERRORS;
  return states.has("queries") ? EXIT.QUERIES : EXIT.CLEAN;
}
