import fc from "fast-check";
import { cellError, type Cell } from "../../src/cells/cell";
import type { Binding } from "../../src/formula/compile";
import type { Arithmetic, Comparison, Expression } from "../../src/formula/expression";

const cell = fc.oneof(
  fc.integer({ min: -2, max: 3 }),
  fc.constantFrom<Cell>(0.5, NaN, Infinity, -0, 45931),
  fc.constantFrom<Cell>(null, "", "  ", "a", "A", "b", "2", "true", "false"),
  fc.boolean(),
  fc.constant(cellError("#N/A")),
);
const NAMES = ["A", "B", "C"];
/** Small tables of the columns A, B and C. */
export const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 30 });

const column = fc.constantFrom(...NAMES).map((name): Expression => ({ kind: "column", name }));
const value = fc.oneof(
  { weight: 4, arbitrary: column },
  { weight: 1, arbitrary: cell.map((one): Expression => ({ kind: "constant", value: one })) },
  { weight: 1, arbitrary: fc.constant<Expression>({ kind: "parameter", name: "as_of" }) },
);
const operator = fc.constantFrom<Comparison>("=", "<>", "<", ">", "<=", ">=");
const list = fc
  .array(cell, { minLength: 1, maxLength: 3 })
  .map((values): Expression => ({ kind: "list", values }));

/** Formulas over these columns, those that look over other rows among them. */
export const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    value,
    fc.record({
      kind: fc.constant("comparison" as const),
      operator,
      left: tie("expression"),
      right: fc.oneof({ weight: 5, arbitrary: tie("expression") }, { weight: 1, arbitrary: list }),
    }),
    fc.record({
      kind: fc.constant("arithmetic" as const),
      operator: fc.constantFrom<Arithmetic>("+", "-", "*", "/", "^"),
      left: tie("expression"),
      right: tie("expression"),
    }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constantFrom("AND", "OR"),
      arguments: fc.array(tie("expression"), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constantFrom("NOT", "ISBLANK", "UPPER", "IFERROR"),
      arguments: fc.tuple(tie("expression"), tie("expression")),
    }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constant("COUNTIF"),
      arguments: fc.tuple(column, tie("expression")),
    }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constantFrom("PREVIOUS", "NEXT", "LATESTIFS"),
      arguments: fc.tuple(column, column, column, column),
    }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constantFrom("PREVIOUS", "NEXT"),
      arguments: fc.tuple(tie("expression"), column, column),
    }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constantFrom("CHAINSTART", "CHAINEND"),
      arguments: fc.tuple(
        tie("expression"),
        column,
        column,
        fc.constant<Expression>({ kind: "constant", value: 0 }),
        column,
        tie("expression"),
      ),
    }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constant("DAYSIFS"),
      arguments: fc.tuple(tie("expression"), tie("expression"), column, column),
    }),
  ),
}));

export const bound = (rows: readonly (readonly Cell[])[]): Binding => ({
  column: (name) => rows.map((row) => row[NAMES.indexOf(name)] ?? null),
  parameter: () => 2,
});
