import { isBlank, isError, trim, type Cell } from "../cells/cell";
import { withheld } from "../text/kpi";
import { explainText } from "../text/kpi-explain";
import { isProblem, type Answer, type Outcome, type Problem, type Spill } from "./problem";
import { isSingle, type Range } from "./range";
import { rowsUsed } from "./rows/by-function";
import type { Given } from "./rows/given";
import { editionsOf } from "./version";

/** A function as its help tells of it. */
export interface FunctionHelp {
  readonly id: string;
  readonly description: string;
  readonly returns: string;
  readonly remarks: readonly string[];
  readonly parameters: readonly { readonly name: string }[];
  /** Words that its arguments may hold. */
  readonly words: readonly string[];
}

/** As the help writes them, for every function with a calendar. */
const DIVISIONS = "E&W England & Wales Scotland NI Northern Ireland Jersey none";

/** One line of an explanation. */
export interface ExplainedLine {
  readonly label: string;
  readonly value: string | number | boolean;
}

/** Everything that the help of a function says, in small letters. */
function helpWords({ description, returns, remarks, parameters, words }: FunctionHelp): string {
  const names = parameters.map(({ name }) => name);
  return [description, returns, ...remarks, ...names, ...words, DIVISIONS]
    .join(" \n")
    .toLowerCase();
}

/** A text as it may be shown: a word of the help as it is, anything else by its length. */
function shownText(text: string, help: string): string {
  const word = trim(text);
  return help.includes(word.toLowerCase()) ? `“${word}”` : explainText.text(word.length);
}

function shownCell(cell: Cell, help: string): string | number | boolean {
  if (isError(cell)) return cell.error;
  if (isBlank(cell) || cell === null) return explainText.blankCell;
  return typeof cell === "string" ? shownText(cell, help) : cell;
}

/** A number of so many digits may be a person's: NHS numbers have ten. */
const TELLING_DIGITS = 5;

/** The sentence without what stands in cells: their texts, and numbers long enough to be somebody's. */
function withoutCells(message: string, given: Given, help: string): string {
  let sentence = message.replace(/-?\d+(?:\.\d+)?/g, (number) => {
    const isTold =
      number.length < TELLING_DIGITS ||
      !given.some((range) => range?.cells.includes(Number(number)) === true);
    return isTold ? number : explainText.someNumber;
  });
  for (const range of given) {
    for (const cell of range?.cells ?? []) {
      if (typeof cell !== "string" || isBlank(cell)) continue;
      if (help.includes(trim(cell).toLowerCase())) continue;
      for (const text of [cell, trim(cell)])
        sentence = withheld(sentence, text, explainText.someText);
    }
  }
  return sentence;
}

function problemLines(
  { code, message }: Problem,
  cells: number | null,
  sentence: (message: string) => string,
): ExplainedLine[] {
  const shown = cells === null ? code : explainText.errorCells(code, cells);
  return [
    { label: explainText.error, value: shown },
    { label: explainText.why, value: sentence(message) },
  ];
}

/** The different problems of a table, each with the number of cells that show it. */
function problemsIn(spill: Spill): Map<string, { problem: Problem; cells: number }> {
  const found = new Map<string, { problem: Problem; cells: number }>();
  for (const cell of spill.flat()) {
    if (!isProblem(cell)) continue;
    const key = `${cell.code} ${cell.message}`;
    found.set(key, { problem: cell, cells: (found.get(key)?.cells ?? 0) + 1 });
  }
  return found;
}

/** So many different sentences are said; a column of thousands may have one for each row. */
const MOST_SENTENCES = 5;

function resultLines(
  answer: Answer<Spill>,
  help: string,
  sentence: (message: string) => string,
): ExplainedLine[] {
  if (!answer.ok) return problemLines(answer.trouble, null, sentence);
  const { value: spill } = answer;
  const [first] = spill;
  const only: Outcome | undefined =
    spill.length === 1 && first?.length === 1 ? first[0] : undefined;
  if (only !== undefined && !isProblem(only)) {
    return [{ label: explainText.result, value: shownCell(only, help) }];
  }
  const problems = [...problemsIn(spill).values()].slice(0, MOST_SENTENCES);
  return [
    { label: explainText.result, value: explainText.cells(spill.length, first?.length ?? 0) },
    ...problems.flatMap(({ problem, cells }) => problemLines(problem, cells, sentence)),
  ];
}

/** What each column of the answer is. Headings that come from cells are told as cells are. */
function columnLines(columns: readonly string[], given: Given, help: string): ExplainedLine[] {
  if (columns.length === 0) return [];
  const own = new Set<Cell>();
  for (const range of given) {
    for (const cell of range?.cells ?? []) own.add(typeof cell === "string" ? trim(cell) : cell);
  }
  const told = columns.map((name) => (own.has(name) ? shownText(name, help) : name));
  return [{ label: explainText.columns, value: told.join("; ") }];
}

function rowLines(id: string, given: Given, answer: Answer<Spill>): ExplainedLine[] {
  const rows = rowsUsed(id, given, answer);
  if (rows === null) return [];
  const count = (label: (what: string) => string, counts: ReadonlyMap<string, number>) =>
    [...counts].map(([what, value]) => ({ label: label(what), value }));
  return [
    { label: explainText.rowsGiven, value: rows.rows },
    { label: explainText.rowsUsed, value: rows.used },
    ...count(explainText.usedAs, rows.usedAs),
    { label: explainText.rowsLeftOut, value: rows.rows - rows.used },
    ...count(explainText.leftOut, rows.leftOut),
  ];
}

function countsOf({ cells }: Range) {
  const counts = { numbers: 0, texts: 0, booleans: 0, blank: 0, errors: 0 };
  for (const cell of cells) {
    if (typeof cell === "number") counts.numbers++;
    else if (typeof cell === "boolean") counts.booleans++;
    else if (isError(cell)) counts.errors++;
    else if (isBlank(cell)) counts.blank++;
    else counts.texts++;
  }
  return counts;
}

function argumentLine(name: string, range: Range | null, help: string): ExplainedLine {
  const label = explainText.argument(name);
  if (range === null) return { label, value: explainText.notGiven };
  if (isSingle(range)) return { label, value: shownCell(range.cells[0] ?? null, help) };
  const counts = explainText.counts(countsOf(range));
  return { label, value: explainText.holds(range.cells.length, counts) };
}

function editionLines(help: FunctionHelp, given: Given): ExplainedLine[] {
  const division = help.parameters.findIndex(({ name }) => name === "division");
  return editionsOf(help.id, division < 0 ? undefined : (given[division] ?? null)).map(
    ({ part, edition }) => ({ label: explainText.edition(part), value: edition }),
  );
}

/** What stands behind one answer of a function, without what its help says anyway. */
export function explainFigure(
  help: FunctionHelp,
  given: Given,
  answer: Answer<Spill>,
  columns: readonly string[] = [],
): readonly ExplainedLine[] {
  const words = helpWords(help);
  const sentence = (message: string) => withoutCells(message, given, words);
  return [
    ...resultLines(answer, words, sentence),
    ...columnLines(columns, given, words),
    ...rowLines(help.id, given, answer),
    ...editionLines(help, given),
  ];
}

/**
 * Explains one answer of a function: what it does, the answer or why there is none, which rows were used, which left out and
 * why, what each argument holds, how it counts, and the editions it rests on. `given` are its arguments in their order,
 * `columns` the headings that a table of it has.
 * Texts of cells are never repeated, unless the help of the function names them.
 */
export function explain(
  help: FunctionHelp,
  given: Given,
  answer: Answer<Spill>,
  columns: readonly string[] = [],
): readonly ExplainedLine[] {
  const words = helpWords(help);
  const sentence = (message: string) => withoutCells(message, given, words);
  const names = help.parameters.map(({ name }) => name);
  const all = Math.max(names.length, given.length);
  return [
    { label: explainText.function, value: `KPI.${help.id}` },
    { label: explainText.does, value: help.description },
    { label: explainText.gives, value: help.returns },
    ...resultLines(answer, words, sentence),
    ...columnLines(columns, given, words),
    ...rowLines(help.id, given, answer),
    ...Array.from({ length: all }, (_, at) => {
      const range = given[at] ?? null;
      return argumentLine(range?.name ?? names[at] ?? "", range, words);
    }),
    ...help.remarks.map((remark) => ({ label: explainText.method, value: remark })),
    ...editionLines(help, given),
  ];
}
