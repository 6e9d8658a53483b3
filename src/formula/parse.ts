import {
  isArrayNode,
  isBinaryNode,
  isCallNode,
  isErrorNode,
  isLiteralNode,
  isReferenceNode,
  isUnaryNode,
  parse,
  tokenize,
  type AstExpression,
} from "@borgar/fx";
import { cellError } from "../cells/cell";
import { formulaText } from "../text/formula";
import { fail, ok, type Result, type Trouble } from "../text/trouble";
import {
  COMPARISONS,
  type Arithmetic,
  type Comparison,
  type ElsewhereColumn,
  type Expression,
} from "./expression";

// Both limits are Excel's own.
const LONGEST = 8192;
const DEEPEST = 64;

const ARITHMETIC: readonly Arithmetic[] = ["+", "-", "*", "/", "^"];

/** Carries a trouble out of the recursive walk; never leaves this file. */
class Unreadable extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.message);
  }
}

/**
 * Reads a formula in Excel's syntax, with or without its `=`, in which `[Column title]` (or
 * `[@Column title]`) stands for the value of the row. Gives a tree, or the sentence that says what
 * cannot be read.
 */
export function parseFormula(text: string): Result<Expression> {
  if (text.length > LONGEST) return fail(formulaText.tooLong(LONGEST));
  const prepared = takeOutColumns(text);
  if (!prepared.ok) return prepared;
  const { formula, columns } = prepared.value;
  if (/^\s*=?\s*$/.test(formula)) return fail(formulaText.empty());
  let tree: AstExpression;
  try {
    tree = parse(tokenize(formula, { withLocation: true }));
  } catch (error) {
    return fail(formulaText.unreadable(placeOf(error, formula, columns)));
  }
  try {
    return ok(translate(tree, columns, 0));
  } catch (error) {
    if (error instanceof Unreadable) return fail(error.trouble);
    throw error;
  }
}

function placeOf(error: unknown, formula: string, columns: readonly WrittenColumn[]): string {
  const offset =
    typeof error === "object" && error !== null && "sourceOffset" in error
      ? Number(error.sourceOffset)
      : 0;
  return formula
    .slice(offset)
    .replace(/\[(\d+)\]/g, (_, index: string) => columns[Number(index)]?.written ?? "")
    .trim();
}

interface WrittenColumn {
  readonly expression: Expression;
  /** As it stands in the formula. */
  readonly written: string;
}

/**
 * Column titles may hold anything (line breaks, `#`, apostrophes), which the grammar of structured
 * references refuses. They are taken out and numbered before the grammar sees the formula.
 */
function takeOutColumns(text: string): Result<{ formula: string; columns: WrittenColumn[] }> {
  const columns: WrittenColumn[] = [];
  let formula = "";
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const letter = text[at]!;
    if (letter === '"') {
      const end = endOfText(text, at);
      if (end < 0) return fail(formulaText.openQuote());
      formula += text.slice(at, end);
      at = end;
    } else if (letter === "[") {
      const column = readColumn(text, at);
      if (!column) return fail(formulaText.openBracket());
      const { table, returns, start } = tableBefore(formula);
      const { name, end } = column;
      formula = `${formula.slice(0, start)}[${columns.length}]`;
      columns.push({
        expression: table === "" ? { kind: "column", name } : elsewhere(table, name, returns),
        written: `${returns}${table}[${name}]`,
      });
      at = end;
    } else {
      if (letter === "(") depth++;
      if (letter === ")") depth--;
      if (depth > DEEPEST) return fail(formulaText.tooDeep(DEEPEST));
      formula += letter;
      at++;
    }
  }
  return ok({ formula, columns });
}

const LAST = "last!";
const BOTH = "both!";

/** The returns that a column is of: of this one, where nothing is said. */
type Returns = "" | typeof LAST | typeof BOTH;

const elsewhere = (table: string, name: string, returns: Returns): ElsewhereColumn => ({
  kind: "elsewhere",
  table,
  name,
  isLast: returns === LAST,
  ...(returns === BOTH && { isBoth: true }),
});

const OF_NAME = /[\p{L}\p{N}_.\\]/u;

/** The name of a table that a formula ends in, plain or in apostrophes, and where it begins; none gives "". */
function tableBefore(formula: string): { table: string; returns: Returns; start: number } {
  let start = formula.length;
  let table = "";
  if (formula.endsWith("'")) {
    const [opening, name] = quotedBefore(formula);
    [start, table] = [opening, name];
  } else {
    while (start > 0 && OF_NAME.test(formula[start - 1]!)) start--;
    table = formula.slice(start);
  }
  const before = formula.slice(0, start).toLowerCase();
  const said = ([LAST, BOTH] as const).find((one) => table !== "" && before.endsWith(one));
  const returns = said ?? "";
  return { table, returns, start: start - returns.length };
}

/** Where the name in apostrophes begins that a text ends in, and the name; an apostrophe in it is written twice. */
function quotedBefore(text: string): [start: number, name: string] {
  let name = "";
  for (let at = text.length - 2; at >= 0; at--) {
    if (text[at] === "'") {
      if (text[at - 1] !== "'") return [at, name];
      at--;
    }
    name = text[at]! + name;
  }
  return [text.length, ""];
}

function endOfText(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return -1;
    if (text[quote + 1] !== '"') return quote + 1;
    at = quote + 2;
  }
}

function readColumn(text: string, start: number): { name: string; end: number } | null {
  let name = "";
  let nested = 0;
  for (let at = start + 1; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === "'" && "[]#'@".includes(text[at + 1] ?? " ")) name += text[++at]!;
    else if (letter === "[" && (name === "" || name === "@")) nested++;
    else if (letter === "]" && nested > 0) nested--;
    else if (letter === "]") return { name: name.replace(/^@/, "").trim(), end: at + 1 };
    else name += letter;
  }
  return null;
}

function translate(
  node: AstExpression,
  columns: readonly WrittenColumn[],
  depth: number,
): Expression {
  if (depth > DEEPEST * 4) throw new Unreadable(formulaText.tooDeep(DEEPEST));
  const inner = (child: AstExpression | null | undefined): Expression =>
    child ? translate(child, columns, depth + 1) : { kind: "constant", value: null };

  if (isLiteralNode(node)) return { kind: "constant", value: node.value };
  if (isErrorNode(node)) return { kind: "constant", value: cellError(node.value) };
  if (isReferenceNode(node)) {
    const column = node.kind === "table" ? /^\[(\d+)\]$/.exec(node.value) : null;
    if (column) return columns[Number(column[1])]!.expression;
    if (node.kind === "name") return { kind: "parameter", name: node.value };
    throw new Unreadable(formulaText.reference(node.value));
  }
  if (isUnaryNode(node)) {
    const of = inner(node.arguments[0]);
    if (node.operator === "-") return { kind: "negative", of };
    if (node.operator === "%") return { kind: "percent", of };
    if (node.operator === "+" || node.operator === "@") return of;
    throw new Unreadable(formulaText.construct(`The sign ${node.operator}`));
  }
  if (isBinaryNode(node)) {
    const [left, right] = [inner(node.arguments[0]), inner(node.arguments[1])];
    const comparison = COMPARISONS.find((one): one is Comparison => one === node.operator);
    if (comparison) return { kind: "comparison", operator: comparison, left, right };
    const arithmetic = ARITHMETIC.find((one): one is Arithmetic => one === node.operator);
    if (arithmetic) return { kind: "arithmetic", operator: arithmetic, left, right };
    if (node.operator === "&") return { kind: "join", left, right };
    throw new Unreadable(formulaText.construct("A range or a union of ranges"));
  }
  if (isCallNode(node)) {
    const name = node.callee.name.toUpperCase();
    return { kind: "call", name, arguments: node.arguments.map(inner) };
  }
  if (isArrayNode(node)) {
    const values = node.elements.flat().map(inner);
    return {
      kind: "list",
      values: values.map((one) => (one.kind === "constant" ? one.value : null)),
    };
  }
  throw new Unreadable(formulaText.construct("LET and LAMBDA"));
}
