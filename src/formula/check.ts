import type { Cell } from "../cells/cell";
import { formulaText, typeNames } from "../text/formula";
import { fail, ok, type Result, type Trouble } from "../text/trouble";
import { COMPARISONS, type ElsewhereColumn, type Expression, type ValueType } from "./expression";
import { FUNCTIONS, VOLATILE } from "./functions/all";
import type { Gives } from "./functions/definition";

/** A column named with its table. */
export interface ElsewhereType extends NamedColumn {
  /** The pack's name for it. */
  readonly table: string;
  readonly isOwn: boolean;
  /** The columns by which records of that table are told apart, where it says so. */
  readonly key?: readonly string[];
}

export interface NamedColumn {
  /** What the table calls the column, whatever the formula called it. */
  readonly name: string;
  readonly type: ValueType;
}

/** Columns of another table that a formula looks at. */
export interface OtherColumns {
  readonly table: string;
  readonly fields: readonly string[];
  /** As the last accepted return had the table. */
  readonly isLast: boolean;
}

/** The names that a formula may use. */
export interface Names {
  /** The column that a title, name or other name stands for. */
  readonly column: (written: string) => NamedColumn | null;
  readonly columnTitles: readonly string[];
  /** The column that `Table[Column]` stands for; left out where formulas speak of one table alone. */
  readonly elsewhere?: (table: string, column: string) => Result<ElsewhereType>;
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
  /** What it looks at in other tables. */
  readonly others: readonly OtherColumns[];
}

interface Typed {
  readonly expression: Expression;
  readonly type: ValueType;
}

interface WholeColumn extends Typed {
  /** By what columns of one table are told from those of another. */
  readonly of: string;
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
  const others = new Map<string, OtherColumns>();
  try {
    const typed = new Checker(names, columns, parameters, others).check(expression);
    if (condition && (typed.type === "text" || typed.type === "date" || typed.type === "number")) {
      return fail(formulaText.notCondition(typeNames[typed.type]));
    }
    return ok({
      ...typed,
      columns: [...columns],
      parameters: [...parameters],
      others: [...others.values()],
    });
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
    private readonly others: Map<string, OtherColumns>,
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
      case "elsewhere":
        throw new Unfit(formulaText.wholeColumn(expression.table ?? "", expression.name));
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

  /** A column as a whole, of this table or another. */
  private whole(name: string, expression: Expression | undefined): WholeColumn {
    if (expression?.kind === "column") return { ...this.column(expression.name), of: OWN };
    if (expression?.kind !== "elsewhere") throw new Unfit(formulaText.needsColumn(name));
    const { name: field, isLast, isBoth = false } = expression;
    const found = this.elsewhere(expression);
    if (found.expression.table === null && !isBoth) return { ...this.column(field), of: OWN };
    return { ...found, of: JSON.stringify([found.expression.table, isLast, isBoth]) };
  }

  private elsewhere(written: ElsewhereColumn): Typed & { readonly expression: ElsewhereColumn } {
    const { isLast, isBoth = false } = written;
    const column = this.names.elsewhere?.(written.table ?? "", written.name);
    if (!column) throw new Unfit(formulaText.oneTable(written.table ?? ""));
    if (!column.ok) throw new Unfit(column.trouble);
    const { table, isOwn, name, type, key = [] } = column.value;
    const isHere = !isLast;
    // By the key it is told which records of the last return stand in this one too.
    for (const each of isBoth ? [name, ...key] : [name]) {
      if (isOwn && isHere) this.columns.add(each);
      else if (isHere) this.other(table, each, false);
      if (isLast || isBoth) this.other(table, each, true);
    }
    return { expression: { ...written, table: isOwn && isHere ? null : table, name }, type };
  }

  private other(table: string, name: string, isLast: boolean): void {
    const of = JSON.stringify([table, isLast]);
    const known = this.others.get(of)?.fields ?? [];
    this.others.set(of, { table, isLast, fields: [...new Set([...known, name])] });
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
    const whole = new Set(definition.wholeColumns?.(args.length));
    const tables = new Set<string>();
    const typed = args.map((arg, at) => {
      if (definition.takesColumns && arg.kind === "elsewhere") return this.elsewhere(arg);
      if (!whole.has(at)) return this.check(arg);
      const { of, ...column } = this.whole(name, arg);
      tables.add(of);
      return column;
    });
    if (tables.size > 1) throw new Unfit(formulaText.severalTables(name));
    if (definition.isOwnTableOnly && !tables.has(OWN)) throw new Unfit(formulaText.ownTable(name));
    return {
      expression: { kind: "call", name, arguments: typed.map((arg) => arg.expression) },
      type: typeGiven(definition.gives, typed),
    };
  }
}

const OWN = "own";

/** What a function gives, where that is what one of its arguments is. */
function typeGiven(gives: Gives, args: readonly Typed[]): ValueType {
  if (gives === "same") return args.at(-1)?.type ?? "any";
  return typeof gives === "object" ? (args[gives.argument]?.type ?? "any") : gives;
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
