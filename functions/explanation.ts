import { isBlank, isError, trim } from "../src/cells/cell";
import { explain as explainAnswer, explainFigure, type ExplainedLine } from "../src/kpi/explain";
import { EXPLAIN_EVENT, type ExplainRequest } from "../src/kpi/explain-request";
import { refuse, type Answer, type Outcome, type Problem, type Spill } from "../src/kpi/problem";
import { placeOf, type Range } from "../src/kpi/range";
import { oneCell } from "../src/kpi/reading";
import { kpiText } from "../src/text/kpi";
import { explainText } from "../src/text/kpi-explain";
import { optional, repeated, required } from "./arguments";
import { catalogue, type Calculate } from "./catalogue";
import help from "./help.generated.json";
import { CellProblem, isProblemInCell, several } from "./results";

type Help = (typeof help)[number];

interface Named {
  readonly told: Help;
  readonly calculate: Calculate;
}

const byId = new Map<string, Help>(help.map((told) => [told.id, told]));

/** The function that is called "ONTIME", "KPI.ONTIME" or "=kpi.ontime". */
function functionNamed(range: Range): Named | Problem {
  const tooMany = oneCell(range);
  if (tooMany) return tooMany;
  const cell = range.cells[0] ?? null;
  if (isError(cell)) return kpiText.errorInside(placeOf(range, 0), cell.error);
  if (isBlank(cell) || cell === 0) return explainText.noName(placeOf(range, 0));
  const typed = trim(String(cell)).toUpperCase();
  const id = typed.replace(/^=/, "").replace(/^KPI\./, "");
  const [told, calculate] = [byId.get(id), catalogue.get(id)];
  return told && calculate
    ? { told, calculate }
    : explainText.unknownFunction(placeOf(range, 0), id, [...catalogue.keys()]);
}

/** What is wrong with the number of arguments. */
function wrongCount({ id, parameters, isRepeating }: Help, given: readonly unknown[]) {
  const missing = parameters.find(
    (parameter, at) => !parameter.optional && (given[at] ?? null) === null,
  );
  if (missing) return explainText.argumentMissing(`KPI.${id}`, missing.name);
  return !isRepeating && given.length > parameters.length
    ? explainText.tooMany(`KPI.${id}`, parameters.length, given.length)
    : null;
}

/** An argument by the name that the help gives it; those of a repeated one are numbered. */
function nameAt({ parameters, isRepeating }: Help, at: number): string {
  const last = parameters.length - 1;
  const name = parameters[Math.min(at, last)]?.name ?? "";
  return isRepeating && at >= last ? `${name} ${at - last + 1}` : name;
}

function outcomeOf(value: unknown): Outcome {
  return typeof value === "number" || typeof value === "boolean" || isProblemInCell(value)
    ? value
    : String(value);
}

/** The function's own answer to these arguments. */
function answerOf(calculate: Calculate, given: readonly unknown[]): Answer<Spill> {
  try {
    // As Excel calls it: with null for an argument that is left out, which no type of a function admits.
    const answer: unknown = Reflect.apply(calculate, null, [...given]);
    const rows: readonly unknown[] = Array.isArray(answer) ? answer : [[answer]];
    return {
      ok: true,
      value: rows.map((row) => (Array.isArray(row) ? row.map(outcomeOf) : [outcomeOf(row)])),
    };
  } catch (trouble) {
    if (trouble instanceof CellProblem) return refuse(trouble.problem);
    throw trouble;
  }
}

/**
 * Explains a figure: its result or error in words, the rows used, the rows left out and why, and what it rests on.
 * @customfunction
 * @param functionName The name of the function to explain, such as "ONTIME".
 * @param [given] The very arguments that the function has, one after the other.
 * @returns Two columns: what is told, and how it is.
 * @remarks Copy the formula, and write KPI.EXPLAIN("ONTIME", in place of KPI.ONTIME(. Leave out the same arguments.
 * @remarks #DIV/0! and #NUM! cannot carry a sentence in Excel: here they do. Text of cells is never repeated, so the
 * explanation may be shown to others; only its length is told.
 * @remarks Rows are counted for functions that go row by row. Not explained are formulas inside an argument: they are
 * worked out before.
 * @example =KPI.EXPLAIN("ONTIEM") gives #VALUE!
 */
export function explain(functionName: unknown[][], ...given: unknown[][][]): unknown[][] {
  const lines = linesOf(required("function_name", functionName), repeated(given), explainAnswer);
  return lines.ok ? lines.value.map(({ label, value }) => [label, value]) : several(lines);
}

function isRequest(detail: unknown): detail is ExplainRequest {
  return (
    typeof detail === "object" &&
    detail !== null &&
    "id" in detail &&
    typeof detail.id === "string" &&
    "given" in detail &&
    Array.isArray(detail.given) &&
    "answer" in detail &&
    typeof detail.answer === "function"
  );
}

/** Answers the pane, which asks what stands behind the figure of a cell. */
export function listenForQuestions(page: EventTarget): void {
  page.addEventListener(EXPLAIN_EVENT, (event) => {
    const detail: unknown = "detail" in event ? event.detail : null;
    if (!isRequest(detail)) return;
    const lines = linesOf(required("function_name", detail.id), detail.given, explainFigure);
    if (lines.ok) detail.answer(lines.value);
  });
}

/** The names of the columns of an answer: they also say where limits are on trial, or a chart does not fit. */
function columnsOf({ told, calculate }: Named, given: readonly unknown[]): readonly string[] {
  const at = told.parameters.findIndex(({ name }) => name === "headers");
  if (at < 0) return [];
  const asked = told.parameters.map((_, place) =>
    place === at ? [[true]] : (given[place] ?? null),
  );
  const answer = answerOf(calculate, asked);
  return answer.ok ? (answer.value[0] ?? []).map(String) : [];
}

type Tell = (...given: Parameters<typeof explainAnswer>) => readonly ExplainedLine[];

function linesOf(
  functionName: Range,
  given: readonly unknown[],
  tell: Tell,
): Answer<readonly ExplainedLine[]> {
  const named = functionNamed(functionName);
  if (isNotNamed(named)) return refuse(named);
  const { told, calculate } = named;
  const each = [...given];
  while (each.length > told.parameters.length && (each.at(-1) ?? null) === null) each.pop();
  const wrong = wrongCount(told, each);
  if (wrong) return refuse(wrong);
  const ranges = each.map((argument, at) => optional(nameAt(told, at), argument));
  const columns = columnsOf(named, each);
  return { ok: true, value: tell(told, ranges, answerOf(calculate, each), columns) };
}

function isNotNamed(named: Named | Problem): named is Problem {
  return "code" in named;
}
