import project from "../../package.json";
import type { FigureKey } from "../measures/result";
import { rowsBehind } from "../measures/rows-behind";
import { measureWorkbook } from "../measures/results";
import { cliText } from "../text/cli";
import { measureCommandText as words } from "../text/measure-command";
import { fail, ok, type Result } from "../text/trouble";
import { MemoryWorkbook } from "../workbook/memory";
import { readArguments, readChoice, type Arguments } from "./arguments";
import { EXIT, refuse, type Command, type ExitCode, type Terminal } from "./command";
import { openFile, workbookPaths, writeOut } from "./files";
import { measureCsv } from "./measure-csv";
import {
  MEASURE_OPTIONS,
  measureFile,
  readMeasureOrder,
  registerFor,
  type MeasuredFile,
  type MeasureOrder,
} from "./measure-job";
import { measureJson, rowsJson } from "./measure-json";
import { measureText, rowsText } from "./measure-text";

const FORMATS = ["text", "json", "csv"] as const;
type Format = (typeof FORMATS)[number];

/** `plumbline measure`: the figures of one workbook or of a folder of them, or the rows behind one figure. */
export const measureCommand: Command = {
  name: "measure",
  summary: words.summary,
  usage: words.usage,
  options: words.options,
  run: async (args, terminal) => {
    const read = readArguments(args, {
      ...MEASURE_OPTIONS,
      rows: "one",
      group: "one",
      format: "one",
      out: "one",
    });
    if (!read.ok) return refuse(read.trouble, terminal);
    const { value } = read;
    if (value.words.length === 0) return refuse(words.noFiles().trouble, terminal);
    const format = readChoice(value, "format", FORMATS);
    if (!format.ok) return refuse(format.trouble, terminal);
    const order = await readMeasureOrder(value);
    if (!order.ok) return refuse(order.trouble, terminal);
    const paths = await workbookPaths(value);
    if (!paths.ok) return refuse(paths.trouble, terminal);
    if (value.one("rows") !== null)
      return openRows(paths.value, value, order.value, format.value, terminal);
    const files: MeasuredFile[] = [];
    for (const path of paths.value) files.push(await measureFile(path, order.value));
    return answer(files, value, order.value, format.value, terminal);
  },
};

async function answer(
  files: readonly MeasuredFile[],
  args: Arguments,
  { options }: MeasureOrder,
  format: Format,
  terminal: Terminal,
): Promise<ExitCode> {
  const content =
    format === "json"
      ? measureJson(files, options.asOf, project.version)
      : format === "csv"
        ? measureCsv(files)
        : measureText(files, options.asOf, options.only !== undefined);
  const out = args.one("out");
  if (out === null) {
    terminal.out(content);
    return exitCode(files);
  }
  const written = await writeOut(out, content);
  if (!written.ok) return refuse(written.trouble, terminal);
  terminal.out(`${words.written(out, files.length)}\n`);
  return exitCode(files);
}

/** A file that could not be read weighs most; a measure that could not be worked out is an error of its definition. */
function exitCode(files: readonly MeasuredFile[]): ExitCode {
  if (files.some(({ results }) => results === null)) return EXIT.FAILED;
  return files.some(({ results }) => results !== null && results.notMeasured.length > 0)
    ? EXIT.ERRORS
    : EXIT.CLEAN;
}

async function openRows(
  paths: readonly string[],
  args: Arguments,
  order: MeasureOrder,
  format: Format,
  terminal: Terminal,
): Promise<ExitCode> {
  const [path] = paths;
  if (path === undefined || paths.length > 1) return refuse(words.rowsOfOne().trouble, terminal);
  if (format === "csv")
    return refuse(cliText.optionChoice("--format", format, ["text", "json"]), terminal);
  const key = readKey(args);
  if (!key.ok) return refuse(key.trouble, terminal);
  const model = await openFile(path);
  if (!model.ok) return refuse(model.trouble, terminal);
  const workbook = new MemoryWorkbook(model.value);
  const register = await registerFor(workbook, {
    ...order,
    options: { ...order.options, only: [key.value.measure] },
  });
  if (!register.ok) return refuse(register.trouble, terminal);
  const results = await measureWorkbook(workbook, register.value, {
    ...order.options,
    only: [key.value.measure],
  });
  if (!results.ok) return refuse(results.trouble, terminal);
  const rows = await rowsBehind(workbook, register.value, results.value, key.value);
  if (!rows.ok) return refuse(rows.trouble, terminal);
  terminal.out(
    format === "json"
      ? rowsJson(path, key.value, rows.value, project.version)
      : rowsText(key.value, rows.value),
  );
  return EXIT.CLEAN;
}

function readKey(args: Arguments): Result<FigureKey> {
  const figure = args.one("rows") ?? "";
  const at = figure.lastIndexOf("@");
  if (at < 1 || at === figure.length - 1) return fail(words.badRows(figure).trouble);
  const given = args.one("group");
  const equals = given?.indexOf("=") ?? -1;
  if (given !== null && equals < 1) return fail(words.badGroup(given).trouble);
  return ok({
    measure: figure.slice(0, at),
    period: figure.slice(at + 1),
    group:
      given === null
        ? null
        : { column: given.slice(0, equals).trim(), value: given.slice(equals + 1).trim() },
  });
}
