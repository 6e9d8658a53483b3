import { cellArea, intersection, parseAddress } from "../../src/cells/address";
import type { Area } from "../../src/cells/address";
import { isBlank, isError } from "../../src/cells/cell";
import type { Cell } from "../../src/cells/cell";
import { parseNumber } from "../../src/cells/number";
import { callsOf } from "../../src/formula/calls";
import { paneMeasuresText } from "../../src/text/pane-measures";
import { fail, ok } from "../../src/text/trouble";
import type { Result } from "../../src/text/trouble";
import type { Workbook, WorkbookFacts } from "../../src/workbook/port";
import { isNamedBy } from "./answer";
import type { FunctionArgument, FunctionGuide } from "./guide";

const NAMESPACE = "KPI";
/** Counting more than this would keep people waiting for a side remark. */
const MOST_CELLS = 300_000;

/** What stands in the cells that an argument reads. */
export interface Counts {
  readonly cells: number;
  readonly numbers: number;
  readonly texts: number;
  readonly blank: number;
  readonly errors: number;
}

export interface ExplainedArgument {
  readonly name: string;
  readonly description: string;
  /** As it stands in the formula; a text of somebody's own is not repeated. */
  readonly given: string;
  /** The cells that it reads; null where it reads none, or more than can be told. */
  readonly reads: Area | null;
  readonly counts: Counts | null;
}

export interface Explained {
  readonly guide: FunctionGuide;
  readonly cell: Area;
  readonly given: readonly ExplainedArgument[];
  /** Further formulas of Plumbline in the same cell. */
  readonly others: number;
  /** Every argument as the function is given it; null where one is worked out by the formula itself, or is too large. */
  readonly values: readonly ArgumentValue[] | null;
}

/** A cell or a range row by row; null for an argument that is left out. */
export type ArgumentValue = readonly (readonly Cell[])[] | null;

/** Takes the formula of one cell apart: which function, what each argument is given and reads. */
export async function explainCell(
  workbook: Workbook,
  facts: WorkbookFacts,
  guides: readonly FunctionGuide[],
  { sheet, row, column }: Area,
): Promise<Result<Explained>> {
  const cell = cellArea(sheet, row, column);
  const read = await workbook.read(cell, { formulas: true });
  if (!read.ok) return read;
  const formula = read.value.columns[0]?.formulas?.[0] ?? "";
  const [call, ...others] = callsOf(formula, NAMESPACE);
  if (!call) return fail(paneMeasuresText.explain.noFormula(cell));
  const guide = guides.find(({ id }) => `${NAMESPACE}.${id}` === call.name);
  if (!guide) return fail(paneMeasuresText.explain.unknown(call.name));

  const given: ExplainedArgument[] = [];
  const values: (ArgumentValue | "unknown")[] = [];
  for (const [at, text] of call.given.entries()) {
    const argument = argumentAt(guide, at);
    const reads = areaOf(text, sheet, facts);
    given.push({
      name: argument.name,
      description: argument.description,
      given: shownText(text, guide),
      reads,
      counts: reads && (await countsOf(workbook, facts, reads)),
    });
    values.push(reads ? await cellsOf(workbook, reads) : literalOf(text));
  }
  return ok({
    guide,
    cell,
    given: given.filter((one) => one.given !== ""),
    others: others.length,
    values: values.every((value) => value !== "unknown") ? values : null,
  });
}

/** The last argument of a function may be repeated; whatever comes after it is more of the same. */
function argumentAt({ parameters }: FunctionGuide, at: number): FunctionArgument {
  return (
    parameters[at] ??
    parameters[parameters.length - 1] ?? { name: "", description: "", optional: true }
  );
}

function shownText(text: string, guide: FunctionGuide): string {
  if (!text.startsWith('"')) return text;
  const bare = text.slice(1, -1).replaceAll('""', '"');
  return isNamedBy(guide, bare) ? `“${bare}”` : paneMeasuresText.answer.text(bare.length);
}

/** The cells of an address, or of one column of a table; null for anything else. */
function areaOf(text: string, sheet: string, { tables }: WorkbookFacts): Area | null {
  const cells = parseAddress(text, sheet);
  if (cells) return cells;
  const column = /^([\p{L}_\\][\p{L}\p{N}_.\\]*)\[(.+)\]$/u.exec(text);
  const table = tables.find(({ name }) => name.toLowerCase() === column?.[1]?.toLowerCase());
  const written = column?.[2];
  if (!table || written === undefined) return null;
  const inner = /^\[.*\]$/.test(written) ? written.slice(1, -1) : written;
  const title = inner.replace(/'(.)/g, "$1").toLowerCase();
  const at = table.columns.findIndex((one) => one.toLowerCase() === title);
  const { area } = table;
  return at < 0 || area.rows < 2
    ? null
    : { ...area, row: area.row + 1, rows: area.rows - 1, column: area.column + at, columns: 1 };
}

/** A number, text, TRUE or FALSE as it is typed into a formula. */
function literalOf(text: string): ArgumentValue | "unknown" {
  if (text === "") return null;
  const upper = text.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return [[upper === "TRUE"]];
  if (/^"(?:[^"]|"")*"$/.test(text)) return [[text.slice(1, -1).replaceAll('""', '"')]];
  if (!/^-?[0-9.]+%?$/.test(text)) return "unknown";
  const number = parseNumber(text);
  return number === null ? "unknown" : [[number]];
}

async function cellsOf(workbook: Workbook, area: Area): Promise<ArgumentValue | "unknown"> {
  if (area.rows * area.columns > MOST_CELLS) return "unknown";
  const read = await workbook.read(area);
  if (!read.ok) return "unknown";
  const { columns } = read.value;
  return Array.from({ length: area.rows }, (_, row) =>
    columns.map(({ values }) => values[row] ?? null),
  );
}

async function countsOf(
  workbook: Workbook,
  { sheets }: WorkbookFacts,
  area: Area,
): Promise<Counts | null> {
  const filled = sheets.find(({ name }) => name.toLowerCase() === area.sheet.toLowerCase())?.filled;
  // Whole columns end where the sheet does; what lies beyond is blank and of no interest.
  const seen = filled && intersection({ ...area, sheet: filled.sheet }, filled);
  if (!seen || seen.rows * seen.columns > MOST_CELLS) return null;
  const read = await workbook.read(seen);
  if (!read.ok) return null;
  const cells = read.value.columns.flatMap(({ values }) => values);
  const count = (is: (cell: Cell) => boolean) => cells.filter(is).length;
  return {
    cells: cells.length,
    numbers: count((cell) => typeof cell === "number"),
    texts: count(
      (cell) => !isBlank(cell) && (typeof cell === "string" || cell === true || cell === false),
    ),
    blank: count(isBlank),
    errors: count(isError),
  };
}
