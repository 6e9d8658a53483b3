import { isError, trim, type Cell } from "../cells/cell";
import { parseDate, type DateSystem } from "../cells/date";
import { parseNumber } from "../cells/number";
import { kpiText } from "../text/kpi";
import { rateText } from "../text/kpi-rates";
import { factsOf, type ColumnFacts } from "./column-facts";
import { refuse, type Answer, type Problem } from "./problem";
import { cellAt, isSingle, placeOf, sameSize, sizeOf, type Range } from "./range";
import { asSerial } from "./reading";
import type { RowSet } from "./row-set";

// Criteria as COUNTIFS reads them: a value, or an operator and a value; text in any letter case, with the
// wildcards * and ? and ~ to take one of them as it is.

/** A range and what its cells have to be for their row to count. */
export interface CriterionPair {
  readonly range: Range;
  /** `null` where a range stands without a criterion behind it. */
  readonly criterion: Range | null;
}

type Operator = "=" | "<>" | ">=" | "<=" | ">" | "<";

const OPERATORS: readonly Operator[] = ["<>", ">=", "<=", "=", ">", "<"];

type Test = (cell: Cell, facts: ColumnFacts) => boolean;

/** One piece of a text with wildcards: a letter, any letter (`null`), or any run of letters (`"*"`). */
interface Piece {
  readonly kind: "letter" | "any" | "run";
  readonly letter: string;
}

function pieces(pattern: string): Piece[] {
  const found: Piece[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern.charAt(at);
    const next = pattern.charAt(at + 1);
    if (letter === "~" && (next === "*" || next === "?" || next === "~")) {
      found.push({ kind: "letter", letter: next });
      at++;
    } else if (letter === "*") {
      if (found.at(-1)?.kind !== "run") found.push({ kind: "run", letter });
    } else {
      found.push({ kind: letter === "?" ? "any" : "letter", letter });
    }
  }
  return found;
}

/** Goes along the text once; after a mismatch only the last run of letters is made longer. */
function fits(text: string, pattern: readonly Piece[]): boolean {
  let [at, piece, runPiece, runAt] = [0, 0, -1, 0];
  while (at < text.length) {
    const current = pattern[piece];
    if (current?.kind === "run") {
      [runPiece, runAt] = [piece, at];
      piece++;
    } else if (current && (current.kind === "any" || current.letter === text.charAt(at))) {
      at++;
      piece++;
    } else if (runPiece >= 0) {
      runAt++;
      [at, piece] = [runAt, runPiece + 1];
    } else {
      return false;
    }
  }
  return pattern.slice(piece).every(({ kind }) => kind === "run");
}

/** Spellings remembered for one criterion: columns of a workbook hold few different ones. */
const MOST_REMEMBERED = 1000;

/** A test of text that is asked once for each spelling. */
function remembering(test: (text: string) => boolean): Test {
  const answers = new Map<string, boolean>();
  return (cell) => {
    if (typeof cell !== "string") return false;
    const remembered = answers.get(cell);
    if (remembered !== undefined) return remembered;
    const answer = test(cell);
    if (answers.size < MOST_REMEMBERED) answers.set(cell, answer);
    return answer;
  };
}

function equalsText(wanted: string): Test {
  const lower = wanted.toLowerCase();
  if (!/[*?~]/.test(lower)) return remembering((text) => text.toLowerCase() === lower);
  const pattern = pieces(lower);
  return remembering((text) => fits(text.toLowerCase(), pattern));
}

/** A number equals the same number, and text that a person would read as it: "5" is 5. */
function equalsNumber(wanted: number, isDate: boolean): Test {
  return (cell) => {
    if (typeof cell === "number") return cell === wanted;
    if (typeof cell !== "string") return false;
    return parseNumber(cell) === wanted || (isDate && parseDate(cell) === wanted);
  };
}

function compares(operator: Operator, order: number): boolean {
  switch (operator) {
    case ">":
      return order > 0;
    case "<":
      return order < 0;
    case ">=":
      return order >= 0;
    default:
      return order <= 0;
  }
}

const isTrulyEmpty: Test = (cell, { zeros }) => cell === null || (cell === 0 && zeros !== "number");

const isEmptyOrEmptyText: Test = (cell, facts) => cell === "" || isTrulyEmpty(cell, facts);

function unless(test: Test): Test {
  return (cell, facts) => !test(cell, facts);
}

/** What a word behind an operator stands for: TRUE or FALSE, a number, a date or text. */
function operandOf(
  text: string,
  system: DateSystem,
): { readonly value: string | number | boolean; readonly isDate: boolean } {
  const word = trim(text).toUpperCase();
  if (word === "TRUE" || word === "FALSE") return { value: word === "TRUE", isDate: false };
  const number = parseNumber(text);
  if (number !== null) return { value: number, isDate: false };
  const day = parseDate(text);
  return day === null
    ? { value: text, isDate: false }
    : { value: asSerial(day, system), isDate: true };
}

interface Criterion {
  readonly key: string;
  readonly test: Test;
  /** Whether it looks at numbers or TRUE and FALSE: a 0 is then never a blank. */
  readonly isOfNumbers: boolean;
}

function criterionOf(cell: Exclude<Cell, { error: string }>, system: DateSystem): Criterion {
  const key = `${typeof cell} ${system} ${cell}`;
  if (cell === "") return { key, test: isEmptyOrEmptyText, isOfNumbers: false };
  if (typeof cell === "boolean") return { key, test: (given) => given === cell, isOfNumbers: true };
  // A criterion that points to a blank cell is 0, as in COUNTIFS.
  if (typeof cell !== "string")
    return { key, test: equalsNumber(cell ?? 0, false), isOfNumbers: true };

  const operator = OPERATORS.find((sign) => cell.startsWith(sign));
  const rest = cell.slice(operator?.length ?? 0);
  if (rest === "" && operator === "=") return { key, test: isTrulyEmpty, isOfNumbers: false };
  if (rest === "" && operator === "<>") {
    return { key, test: unless(isTrulyEmpty), isOfNumbers: false };
  }
  const { value, isDate } = operandOf(rest, system);
  const isOfNumbers = typeof value !== "string";
  if (operator === undefined || operator === "=" || operator === "<>") {
    const equals: Test =
      typeof value === "boolean"
        ? (given) => given === value
        : typeof value === "number"
          ? equalsNumber(value, isDate)
          : equalsText(value);
    return { key, test: operator === "<>" ? unless(equals) : equals, isOfNumbers };
  }
  if (typeof value !== "string") {
    const test: Test = (given) =>
      typeof given === typeof value && compares(operator, Number(given) - Number(value));
    return { key, test, isOfNumbers };
  }
  const lower = value.toLowerCase();
  const test: Test = (given) => {
    if (typeof given !== "string") return false;
    const other = given.toLowerCase();
    return compares(operator, other === lower ? 0 : other < lower ? -1 : 1);
  };
  return { key, test, isOfNumbers };
}

/** The rows of a range that meet a criterion, and whether the criterion looks at numbers. */
function meeting({
  range,
  criterion,
}: CriterionPair): Answer<{ rows: RowSet; isOfNumbers: boolean }> {
  if (criterion === null) return refuse(rateText.criterionMissing(placeOf(range)));
  if (!isSingle(criterion)) {
    return refuse(kpiText.oneCellOnly(placeOf(criterion), sizeOf(criterion)));
  }
  const cell = cellAt(criterion, 0);
  if (isError(cell)) return refuse(kpiText.errorInside(placeOf(criterion, 0), cell.error));
  const facts = factsOf(range);
  const { key, test, isOfNumbers } = criterionOf(cell, range.dateSystem);
  return {
    ok: true,
    value: { rows: facts.rowsWhere(key, (given) => test(given, facts)), isOfNumbers },
  };
}

/** The first error of a range, found once however often it is asked for. */
export function errorIn(range: Range): Problem | null {
  const { firstError } = factsOf(range);
  const cell = cellAt(range, firstError);
  return isError(cell) ? kpiText.errorInside(placeOf(range, firstError), cell.error) : null;
}

/**
 * The rows that meet every criterion; `null` where none is given. Every range has as many cells as `beside`,
 * a criterion is one cell, and an error in a range is returned.
 */
export function rowsMeeting(beside: Range, pairs: readonly CriterionPair[]): Answer<RowSet | null> {
  const broken = sameSize([beside, ...pairs.map(({ range }) => range)]);
  if (broken) return refuse(broken);
  let all: RowSet | null = null;
  for (const pair of pairs) {
    const error = errorIn(pair.range);
    if (error) return refuse(error);
    const met = meeting(pair);
    if (!met.ok) return met;
    all = all === null ? met.value.rows : all.and(met.value.rows);
  }
  return { ok: true, value: all };
}

/** Of the rows with an outcome, those that meet a criterion and all of them. */
export function outcomeRows(pair: CriterionPair): Answer<{ met: RowSet; known: RowSet }> {
  const error = errorIn(pair.range);
  if (error) return refuse(error);
  const meets = meeting(pair);
  if (!meets.ok) return meets;
  const known = factsOf(pair.range).filled(meets.value.isOfNumbers);
  return { ok: true, value: { met: meets.value.rows.and(known), known } };
}
