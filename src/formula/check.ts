import type { Cell } from "../cells/cell";
import { formulaText, typeNames } from "../text/formula";
import { fail, ok, type Result, type Trouble } from "../text/trouble";
import { COMPARISONS, type Expression, type ValueType } from "./expression";
import { FUNCTIONS, VOLATILE } from "./functions/all";

export interface NamedColumn {
  /** What the table calls the column, whatever the formula called it. */
  readonly name: string;
  readonly type: ValueType;
}

/** The names that a formula may use. */
export interface Names {
  /** The column that a title, name or other name stands for. */
  readonly column: (written: string) => NamedColumn | null;
  readonly columnTitles: readonly string[];
  /** By name in lower case. */
  readonly parameters: ReadonlyMap<string, ValueType>;
}

/** A formula whose names and types hold: ready to be compiled over any table with these columns. */
export interface CheckedFormula {
  readonly expression: Expression;
  readonly type: ValueType;
  /** The columns it reads, each once, by the table's names. */
  readonly columns: readonly string[];
  readonly parameters: readonly string[];
}

interface Typed {
  readonly expression: Expression;
  readonly type: ValueType;
}

class Unfit extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.message);
  }
}

/**
 * Resolves the names of a formula and checks what can be known before any row is seen: functions,
 * their number of arguments, comparisons that can never hold, sums over texts. With `condition` the
 * formula has to give TRUE or FALSE.
 */
export function checkFormula(
  expression: Expression,
  names: Names,
  { condition = false }: { readonly condition?: boolean } = {},
): Result<CheckedFormula> {
  const columns = new Set<string>();
  const parameters = new Set<string>();
  try {
    const typed = new Checker(names, columns, parameters).check(expression);
    if (condition && (typed.type === "text" || typed.type === "date" || typed.type === "number")) {
      return fail(formulaText.notCondition(typeNames[typed.type]));
    }
    return ok({ ...typed, columns: [...columns], parameters: [...parameters] });
  } catch (error) {
    if (error instanceof Unfit) return fail(error.trouble);
    throw error;
  }
}

class Checker {
  constructor(
    private readonly names: Names,
    private readonly columns: Set<string>,
    private readonly parameters: Set<string>,
  ) {}

  check(expression: Expression): Typed {
    switch (expression.kind) {
      case "constant":
        return { expression, type: typeOf(expression.value) };
      case "list":
        return { expression, type: commonType(expression.values.map(typeOf)) };
      case "column":
        return this.column(expression.name);
      case "parameter":
        return this.parameter(expression.name);
      case "negative":
      case "percent": {
        const of = this.number(expression.of, expression.kind === "negative" ? "-" : "%");
        return { expression: { ...expression, of: of.expression }, type: "number" };
      }
      case "join": {
        const [left, right] = [this.check(expression.left), this.check(expression.right)];
        return {
          expression: { ...expression, left: left.expression, right: right.expression },
          type: "text",
        };
      }
      case "arithmetic": {
        const left = this.number(expression.left, expression.operator);
        const right = this.number(expression.right, expression.operator);
        const dates = [left, right].filter(({ type }) => type === "date").length;
        const shifts = expression.operator === "+" || expression.operator === "-";
        return {
          expression: { ...expression, left: left.expression, right: right.expression },
          type: shifts && dates === 1 ? "date" : "number",
        };
      }
      case "comparison": {
        const [left, right] = [this.check(expression.left), this.check(expression.right)];
        if (COMPARISONS.includes(expression.operator)) this.comparable(left, right);
        return {
          expression: { ...expression, left: left.expression, right: right.expression },
          type: "boolean",
        };
      }
      case "call":
        return this.call(expression.name, expression.arguments);
    }
  }

  private column(written: string): Typed {
    const column = this.names.column(written);
    if (!column) throw new Unfit(formulaText.unknownColumn(written, this.names.columnTitles));
    this.columns.add(column.name);
    return { expression: { kind: "column", name: column.name }, type: column.type };
  }

  private parameter(written: string): Typed {
    const name = written.toLowerCase();
    const type = this.names.parameters.get(name);
    if (type === undefined) {
      const known = [...this.names.parameters.keys(), ...this.names.columnTitles];
      throw new Unfit(formulaText.unknownParameter(written, known));
    }
    this.parameters.add(name);
    return { expression: { kind: "parameter", name }, type };
  }

  private number(expression: Expression, operator: string): Typed {
    const typed = this.check(expression);
    if (typed.type === "text" && !isNumberText(typed.expression)) {
      throw new Unfit(formulaText.notNumber(operator, typeNames.text));
    }
    return typed;
  }

  private comparable(left: Typed, right: Typed): void {
    const types = [left.type, right.type];
    const texts = types.filter((type) => type === "text").length;
    const others = types.filter((type) => type !== "text" && type !== "any").length;
    if (texts !== 1 || others !== 1) return;
    // "" asks whether the other side is blank, and "5" beside a number is read as 5.
    if ([left, right].some(({ expression }) => isNumberText(expression))) return;
    throw new Unfit(formulaText.unlike(typeNames[left.type], typeNames[right.type]));
  }

  private call(name: string, args: readonly Expression[]): Typed {
    if (VOLATILE.has(name)) throw new Unfit(formulaText.volatile(name));
    const definition = FUNCTIONS.get(name);
    if (!definition) throw new Unfit(formulaText.unknownFunction(name, FUNCTIONS.keys()));
    if (args.length < definition.least) throw new Unfit(formulaText.tooFew(name, definition.least));
    if (args.length > definition.most) throw new Unfit(formulaText.tooMany(name, definition.most));
    const typed = args.map((arg) => this.check(arg));
    for (const position of definition.wholeColumns?.(args.length) ?? []) {
      if (typed[position]?.expression.kind !== "column")
        throw new Unfit(formulaText.needsColumn(name));
    }
    const last = typed[typed.length - 1];
    return {
      expression: { kind: "call", name, arguments: typed.map((arg) => arg.expression) },
      type: definition.gives === "same" ? (last?.type ?? "any") : definition.gives,
    };
  }
}

function isNumberText(expression: Expression): boolean {
  if (expression.kind !== "constant" || typeof expression.value !== "string") return false;
  return expression.value === "" || !Number.isNaN(Number(expression.value));
}

function typeOf(value: Cell): ValueType {
  if (typeof value === "string") return "text";
  if (typeof value === "number") return "number";
  return typeof value === "boolean" ? "boolean" : "any";
}

function commonType(types: readonly ValueType[]): ValueType {
  const first = types[0] ?? "any";
  return types.every((type) => type === first) ? first : "any";
}
