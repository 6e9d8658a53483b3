import project from "../../package.json";
import { formatDate, LAST_DAY } from "../cells/date";
import { fnCommandText as words } from "../text/fn-command";
import { fail, ok, type Result } from "../text/trouble";
import { MemoryWorkbook } from "../workbook/memory";
import { isWorkbookName } from "../xlsx/names";
import { readArguments, readChoice } from "./arguments";
import { BuiltFunctions, type ExplanationLine, type ShownCell } from "./built-functions";
import { nameOf } from "./checked";
import { EXIT, refuse, type Command, type Terminal } from "./command";
import { openFile } from "./files";
import { ArgumentReader, type Handed } from "./fn-argument";
import { jsonText, readFormat } from "./say";

/** The number changes when a reader of an earlier document would misread a later one. */
const FORMAT = 1;

const SHOWS = ["answer", "dates", "explanation"] as const;

/** `plumbline fn NAME`: one KPI. function, worked out as in a cell. */
export const fnCommand: Command = {
  name: "fn",
  summary: words.summary,
  usage: words.usage,
  options: words.options,
  run: async (args, terminal) => {
    const read = readArguments(args.map(asArgument), { show: "one", format: "one" });
    if (!read.ok) return refuse(read.trouble, terminal);
    const format = readFormat(read.value);
    if (!format.ok) return refuse(format.trouble, terminal);
    const show = readChoice(read.value, "show", SHOWS);
    if (!show.ok) return refuse(show.trouble, terminal);
    const done = await workOut(read.value.words, terminal);
    if (!done.ok) return refuse(done.trouble, terminal);
    const { cells } = done.value;
    const explanation = show.value === "explanation" ? done.value.explanation : [];
    const shown = show.value === "dates" ? cells.map((row) => row.map(asDate)) : cells;
    terminal.out(
      format.value === "json"
        ? asJson({ ...done.value, cells: shown, explanation })
        : asText(shown, explanation),
    );
    return cells.flat().some((cell) => typeof cell === "object") ? EXIT.ERRORS : EXIT.CLEAN;
  },
};

/** A number below zero begins like an option; as a list of one it is none. */
const asArgument = (typed: string) => (/^-[\d.]/.test(typed) ? `{${typed}}` : typed);

interface WorkedOut {
  readonly id: string;
  readonly file: string | null;
  readonly cells: readonly (readonly ShownCell[])[];
  readonly explanation: readonly ExplanationLine[];
}

async function workOut(given: readonly string[], terminal: Terminal): Promise<Result<WorkedOut>> {
  const [typed, ...rest] = given;
  if (typed === undefined) return fail(words.noName);
  if (typed.includes("(")) return fail(words.formula(typed));
  const functions = await BuiltFunctions.beside(terminal.program ?? "");
  if (!functions.ok) return functions;
  const id = typed.toUpperCase().replace(/^KPI\./, "");
  if (!functions.value.has(id)) return fail(words.unknownFunction(id, functions.value.names));

  const [path] = rest;
  const isFile = path !== undefined && isWorkbookName(path);
  const model = isFile ? await openFile(path) : null;
  if (model?.ok === false) return model;
  const reader = new ArgumentReader(model ? new MemoryWorkbook(model.value) : null);
  const handed: Handed[] = [];
  for (const argument of isFile ? rest.slice(1) : rest) {
    const read = await reader.read(argument);
    if (!read.ok) return read;
    handed.push(read.value);
  }
  const explanation = functions.value.explain(id, handed);
  if (!explanation.ok) return explanation;
  const cells = functions.value.answer(id, handed, explanation.value);
  const file = isFile ? nameOf(path) : null;
  return ok({ id, file, cells, explanation: explanation.value });
}

/** A whole number that Excel knows as a date, as that date. */
function asDate(cell: ShownCell): ShownCell {
  const isDay = typeof cell === "number" && Number.isInteger(cell) && cell >= 1 && cell <= LAST_DAY;
  return isDay ? formatDate(cell) : cell;
}

function asJson({ id, file, cells, explanation }: WorkedOut): string {
  const document = {
    format: FORMAT,
    version: project.version,
    command: "fn",
    function: `KPI.${id}`,
    file,
    cells,
    ...(explanation.length > 0 ? { explanation } : {}),
  };
  return jsonText(document);
}

const cellText = (cell: ShownCell) =>
  typeof cell === "object"
    ? [cell.error, cell.message].filter((part) => part !== null).join(": ")
    : typeof cell === "boolean"
      ? String(cell).toUpperCase()
      : String(cell);

/** Rows with tabs between their cells, as they are pasted into a sheet; then the explanation. */
function asText(
  cells: readonly (readonly ShownCell[])[],
  explanation: readonly ExplanationLine[],
): string {
  const lines = cells.map((row) => row.map(cellText).join("\t"));
  const told = explanation.map(({ label, value }) => words.explained(label, cellText(value)));
  return `${[...lines, ...(told.length > 0 ? ["", ...told] : [])].join("\n")}\n`;
}
