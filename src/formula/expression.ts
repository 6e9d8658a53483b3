import type { Cell } from "../cells/cell";

/** What is known of a value before any row is seen. */
export type ValueType = "text" | "number" | "date" | "boolean" | "any";

export type Comparison = "=" | "<>" | "<" | ">" | "<=" | ">=";
export type Arithmetic = "+" | "-" | "*" | "/" | "^";

export const COMPARISONS: readonly Comparison[] = ["=", "<>", "<", ">", "<=", ">="];

/**
 * A whole column that is named with its table, as `Table[Column]`; with `last!` before it, of the last return; with
 * `both!`, the records of this return and after them those of the last one that are not, by their key, in this one too.
 */
export interface ElsewhereColumn {
  readonly kind: "elsewhere";
  /** As written; in a checked formula the pack's name for it, and null for the formula's own table. */
  readonly table: string | null;
  readonly name: string;
  readonly isLast: boolean;
  readonly isBoth?: boolean;
}

/** A formula as a tree. Names are as written; `checkFormula` replaces them by those of the table. */
export type Expression =
  | { readonly kind: "constant"; readonly value: Cell }
  | { readonly kind: "list"; readonly values: readonly Cell[] }
  | { readonly kind: "column"; readonly name: string }
  | { readonly kind: "parameter"; readonly name: string }
  | ElsewhereColumn
  | { readonly kind: "negative"; readonly of: Expression }
  | { readonly kind: "percent"; readonly of: Expression }
  | {
      readonly kind: "comparison";
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "arithmetic";
      readonly operator: Arithmetic;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "join"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "call"; readonly name: string; readonly arguments: readonly Expression[] };

/** An expression and every part of it, the whole first. */
export function* partsOf(expression: Expression): Generator<Expression> {
  yield expression;
  if ("of" in expression) {
    yield* partsOf(expression.of);
  } else if ("left" in expression) {
    yield* partsOf(expression.left);
    yield* partsOf(expression.right);
  } else if (expression.kind === "call") {
    for (const one of expression.arguments) yield* partsOf(one);
  }
}
