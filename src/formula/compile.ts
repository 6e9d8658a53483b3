import { asText, isError, type Cell } from "../cells/cell";
import { ok, type Result, type Trouble } from "../text/trouble";
import type { CheckedFormula } from "./check";
import type { Arithmetic, Comparison, ElsewhereColumn, Expression } from "./expression";
import { FUNCTIONS } from "./functions/all";
import type { Argument, Effort, Evaluate } from "./functions/definition";
import { conditionsOf, lookedThrough, overMatching } from "./functions/matching";
import { Patience } from "./patience";
import { compare, DIVISION_ERROR, holds, isEmpty, NUMBER_ERROR, toNumber } from "./values";

/** What a formula is compiled against: whole columns, and the values of this run. */
export interface Binding {
  /** Every row of a column, by the table's name for it. */
  readonly column: (name: string) => readonly Cell[];
  /** The value of a parameter, by its name in lower case; blank where none was given. */
  readonly parameter: (name: string) => Cell;
  /** The records of a column of another table; left out where formulas speak of one table alone. */
  readonly elsewhere?: (column: ElsewhereColumn) => readonly Cell[];
  /** Told once where a formula has cost too much to go on: what it gives from there on is not judged. */
  readonly tooLong?: () => void;
  /** By which others get a turn while a formula works something out over whole columns; left out where nobody waits. */
  readonly patience?: Patience;
}

/** Carries a trouble out of the recursive compilation; never leaves this file. */
class Unbuildable extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.message);
  }
}

/**
 * Turns a checked formula into a function from the row number (from 0) to its value. Blank is “not
 * judged”: it runs through sums and comparisons, and AND, OR, IF and ISBLANK know what to do with it.
 */
export function compileFormula(
  { expression }: Pick<CheckedFormula, "expression">,
  binding: Binding,
): Result<Evaluate> {
  return unlessUnbuildable(() => ok(compile(expression, binding, effortOf(binding)).at));
}

function unlessUnbuildable<Made>(make: () => Result<Made>): Result<Made> {
  try {
    return make();
  } catch (error) {
    if (error instanceof Unbuildable) return { ok: false, trouble: error.trouble };
    throw error;
  }
}

/** The rows of a table that pairs of a column and a criterion pick for a row, as COUNTIFS would count them. */
export type RowsOf = (row: number) => readonly number[];

/**
 * Turns a checked COUNTIFS into a function from the row number to the numbers of the rows that it counts, among the
 * records of the table that it looks at. None where a criterion is blank.
 */
export function compileRows(
  { expression }: Pick<CheckedFormula, "expression">,
  binding: Binding,
): Result<RowsOf> {
  const effort = effortOf(binding);
  if (binding.patience) binding.patience.isNeeded = true;
  const pairs = expression.kind === "call" ? expression.arguments : [];
  return unlessUnbuildable(() => {
    const conditions = conditionsOf(
      "COUNTIFS",
      pairs.map((one) => compile(one, binding, effort)),
    );
    if (!conditions.ok) return conditions;
    const rows = overMatching<readonly number[]>(
      conditions.value[0]?.column.length ?? 0,
      conditions.value,
      {
        alike: (_row, _key, group) => group,
        compared: lookedThrough((_row, group) => group, effort),
      },
      effort,
    );
    return ok((row) => {
      const found = rows(row);
      return found !== null && "length" in found ? found : [];
    });
  });
}

// A second or two of looking through rows.
const MOST_STEPS = 1e7;

function effortOf({ tooLong, patience = new Patience() }: Binding): Effort {
  let spent = 0;
  return {
    finish: (steps) => patience.finish(steps),
    gone: (rows) => patience.gone(rows),
    spend: (steps) => {
      const was = spent;
      spent += steps;
      if (spent <= MOST_STEPS) {
        patience.gone(steps);
        return true;
      }
      if (was <= MOST_STEPS) tooLong?.();
      return false;
    },
  };
}

const varying = (at: Evaluate): Argument => ({ at, column: null, list: null, isFixed: false });
const fixed = (value: Cell): Argument => ({
  at: () => value,
  column: null,
  list: null,
  isFixed: true,
});

/** What depends on nothing but fixed values is worked out once; where whole columns are among them, not before it is asked for. */
function settle(parts: readonly Argument[], at: Evaluate, isLate = false): Argument {
  if (!parts.every((part) => part.isFixed)) return varying(at);
  return isLate || parts.some((part) => part.isLate) ? late(at) : fixed(at(0));
}

function late(at: Evaluate): Argument {
  let value: Cell | undefined;
  const once = () => {
    if (value === undefined) value = at(0);
    return value;
  };
  return { ...varying(once), isFixed: true, isLate: true };
}

function compile(expression: Expression, binding: Binding, effort: Effort): Argument {
  const part = (one: Expression) => compile(one, binding, effort);
  switch (expression.kind) {
    case "constant":
      return fixed(expression.value);
    case "list":
      return { ...fixed(expression.values[0] ?? null), list: expression.values };
    case "parameter":
      return fixed(binding.parameter(expression.name));
    case "column": {
      const column = binding.column(expression.name);
      return { at: (row) => column[row] ?? null, column, list: null, isFixed: false };
    }
    case "elsewhere":
      return { ...fixed(null), column: binding.elsewhere?.(expression) ?? [] };
    case "negative":
      return onNumber(part(expression.of), (value) => -value);
    case "percent":
      return onNumber(part(expression.of), (value) => value / 100);
    case "join": {
      const [left, right] = [part(expression.left), part(expression.right)];
      return settle([left, right], (row) => asText(left.at(row)) + asText(right.at(row)));
    }
    case "arithmetic":
      return calculate(expression.operator, part(expression.left), part(expression.right));
    case "comparison":
      return comparison(expression.operator, part(expression.left), part(expression.right));
    case "call": {
      const args = expression.arguments.map(part);
      const { build, wholeColumns } = FUNCTIONS.get(expression.name)!;
      const isLate = wholeColumns !== undefined;
      if (isLate && binding.patience) binding.patience.isNeeded = true;
      const built = build(args, effort);
      if (typeof built === "function") return settle(args, built, isLate);
      if (!built.ok) throw new Unbuildable(built.trouble);
      return settle(args, built.value, isLate);
    }
  }
}

function onNumber(of: Argument, change: (value: number) => number): Argument {
  return settle([of], (row) => {
    const value = toNumber(of.at(row));
    return typeof value === "number" ? change(value) : value;
  });
}

function calculate(operator: Arithmetic, left: Argument, right: Argument): Argument {
  const of = arithmetic[operator];
  return settle([left, right], (row) => {
    const a = toNumber(left.at(row));
    if (typeof a !== "number") return a;
    const b = toNumber(right.at(row));
    return typeof b === "number" ? of(a, b) : b;
  });
}

const arithmetic: Record<Arithmetic, (a: number, b: number) => Cell> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => (b === 0 ? DIVISION_ERROR : a / b),
  "^": (a, b) => {
    const power = a ** b;
    return Number.isFinite(power) ? power : NUMBER_ERROR;
  },
};

function comparison(operator: Comparison, left: Argument, right: Argument): Argument {
  if (left.isLate || right.isLate) return lateComparison(operator, left, right);
  if (left.list || right.list) return withList(operator, left, right);
  if (asksForBlank(right)) return blankTest(operator, left);
  if (asksForBlank(left)) return blankTest(operator, right);
  const [a, b] = [left.at, right.at];
  if (isFixedText(right)) return withText(left, (value) => compare(operator, value, right.at(0)));
  if (isFixedText(left)) return withText(right, (value) => compare(operator, left.at(0), value));
  return settle([left, right], (row) => {
    const x = a(row);
    const y = b(row);
    if (typeof x === "number" && typeof y === "number") return holds(operator, x - y);
    return compare(operator, x, y);
  });
}

/** How to compare with a value is told by the value, once it is known. */
function lateComparison(operator: Comparison, left: Argument, right: Argument): Argument {
  let built: Argument | null = null;
  const known = (side: Argument) => (side.isLate ? fixed(side.at(0)) : side);
  return settle([left, right], (row) => {
    built ??= comparison(operator, known(left), known(right));
    return built.at(row);
  });
}

const isFixedText = (side: Argument) => side.isFixed && typeof side.at(0) === "string";

// A column that is compared with a text mostly holds a few texts: a status, a team.
const MOST_REMEMBERED = 256;

function withText(of: Argument, compared: (value: Cell) => Cell): Argument {
  const known = new Map<string, Cell>();
  return settle([of], (row) => {
    const value = of.at(row);
    if (typeof value !== "string" || known.size === MOST_REMEMBERED) return compared(value);
    const answer = known.get(value);
    if (answer !== undefined) return answer;
    const now = compared(value);
    known.set(value, now);
    return now;
  });
}

// [End date]="" is how people ask in Excel whether a cell is blank; it is always judged.
const asksForBlank = (side: Argument) => side.isFixed && side.at(0) === "";

function blankTest(operator: Comparison, of: Argument): Argument {
  return settle([of], (row) => {
    const value = of.at(row);
    if (isError(value)) return value;
    return operator === "<>" ? !isEmpty(value) : operator === "=" ? isEmpty(value) : null;
  });
}

/** `= {…}` is “one of”, `<> {…}` is “none of”; other comparisons have to hold for every value. */
function withList(operator: Comparison, left: Argument, right: Argument): Argument {
  const [single, list] = left.list ? [right, left.list] : [left, right.list ?? []];
  return settle([single], (row) => {
    const value = single.at(row);
    if (isError(value)) return value;
    if (isEmpty(value)) return null;
    const holdsFor = (one: Cell) =>
      compare(operator, left.list ? one : value, left.list ? value : one) === true;
    return operator === "=" ? list.some(holdsFor) : list.every(holdsFor);
  });
}
