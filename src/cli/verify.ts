import project from "../../package.json";
import type { Cell } from "../cells/cell";
import { parseDate, type DayNumber } from "../cells/date";
import { cliText } from "../text/cli";
import { fail, ok, type Result } from "../text/trouble";
import { templateOf, withTemplate, type Template } from "../verify/integrity/template";
import type { ColumnMap } from "../verify/maps/map";
import type { Pack } from "../verify/pack";
import { verify } from "../verify/run";
import { MemoryWorkbook } from "../workbook/memory";
import { readArguments, readChoice } from "./arguments";
import { nameOf, stateOf, type CheckedFile, type WhyPack } from "./checked";
import { EXIT, refuse, type Command, type ExitCode, type Terminal } from "./command";
import { settledRun, writeCorrections } from "./corrections";
import { openFile, workbookPaths, writeOut } from "./files";
import { packFor, readMapNamed, readPackNamed, readParameters } from "./pack-option";
import { verifyJson } from "./verify-json";
import { verifyCsv, verifyWorkbook } from "./verify-rows";
import { verifyText } from "./verify-text";

const FORMATS = ["text", "json", "csv", "xlsx"] as const;
type Format = (typeof FORMATS)[number];

interface Order {
  readonly paths: readonly string[];
  readonly pack: Pack | null;
  readonly map: ColumnMap | null;
  readonly template: Template | null;
  readonly asOf: DayNumber;
  readonly parameters: ReadonlyMap<string, Cell>;
  readonly format: Format;
  readonly out: string | null;
  /** The folder for the lists that go back to those who supplied the records. */
  readonly corrections: string | null;
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
    map: "one",
    template: "one",
    "as-of": "one",
    param: "many",
    format: "one",
    out: "one",
    corrections: "one",
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
  const map = await readMapNamed(value.one("map"));
  if (!map.ok) return map;
  const template = await readTemplate(value.one("template"));
  if (!template.ok) return template;
  const paths = await workbookPaths(value.words);
  if (!paths.ok) return paths;
  return ok({
    paths: paths.value,
    pack: pack.value,
    map: map.value,
    template: template.value,
    asOf,
    parameters: parameters.value,
    format: format.value,
    out,
    corrections: value.one("corrections"),
  });
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
  const chosen = await packFor(workbook, order.pack, order.map);
  if (!chosen.ok) return chosen;
  const { pack: usual, isOwn } = chosen.value;
  const compared = order.template ? withTemplate(usual, order.template) : ok(usual);
  if (!compared.ok) return compared;
  const pack = compared.value;
  const run = await verify(workbook, pack, {
    asOf: order.asOf,
    parameters: order.parameters,
  });
  if (!run.ok) return run;
  const settled = await settledRun(workbook, run.value);
  if (!settled.ok) return settled;
  return ok({
    file: path,
    run: settled.value,
    whyPack: isOwn ? "own" : whyPack(order.pack, pack),
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
  const lists =
    order.corrections === null ? ok(0) : await writeCorrections(order.corrections, files);
  if (!lists.ok) return refuse(lists.trouble, terminal);
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
