import { isError, type Cell } from "../../cells/cell";
import type { Result } from "../../text/trouble";
import type { ValueType } from "../expression";
import type { Patience } from "../patience";
import { isEmpty, toNumber, VALUE_ERROR } from "../values";

/** The value of an expression in one row, counted from 0. */
export type Evaluate = (row: number) => Cell;

/** An argument ready to be used: row by row, and as a whole where it is more than a value. */
export interface Argument {
  readonly at: Evaluate;
  /** Every row of the column, where the argument is a column and nothing else. */
  readonly column: readonly Cell[] | null;
  /** The values of a list in braces. */
  readonly list: readonly Cell[] | null;
  /** Whether the argument is the same in every row. */
  readonly isFixed: boolean;
  /** Whether it is worked out over whole columns, so that it takes long until its fixed value is known. */
  readonly isLate?: boolean;
}

/** What a function gives; "same" gives what its last argument is, a number what the argument at that position is. */
export type Gives = ValueType | "same" | { readonly argument: number };

/** Counts what looking through rows costs, so that no formula can go on for hours, nor for long without a turn for others. */
export interface Effort extends Pick<Patience, "finish" | "gone"> {
  /** False once too much was spent: the answer is then not judged. */
  readonly spend: (steps: number) => boolean;
}

/** One function of rule formulas. Adding one is adding an entry to a file in this folder. */
export interface FunctionDefinition {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly gives: Gives;
  /** Positions of arguments that have to be whole columns, told from the number of arguments. */
  readonly wholeColumns?: (count: number) => readonly number[];
  /** Whether its whole columns have to be those of the formula's own table. */
  readonly isOwnTableOnly?: boolean;
  /** Any of its arguments may be a whole column instead, as `Table[Column]`. */
  readonly takesColumns?: boolean;
  readonly build: (args: readonly Argument[], effort: Effort) => Result<Evaluate> | Evaluate;
}

/**
 * A function of plain values: blank in any argument makes the answer blank (not judged), an error in
 * any argument is the answer.
 */
export function ofValues(
  name: string,
  least: number,
  most: number,
  gives: ValueType,
  calculate: (values: readonly Exclude<Cell, null>[]) => Cell,
): FunctionDefinition {
  return {
    name,
    least,
    most,
    gives,
    build: (args) => {
      const filled = args.map((arg) => arg.at);
      // Asked of every row: one list serves them all.
      const values: Exclude<Cell, null>[] = [];
      return (row) => {
        for (let at = 0; at < filled.length; at++) {
          const value = filled[at]!(row);
          if (isEmpty(value)) return null;
          if (isError(value)) return value;
          values[at] = value;
        }
        return calculate(values);
      };
    },
  };
}

/** As `ofValues`, with every argument read as a number. */
export function ofNumbers(
  name: string,
  least: number,
  most: number,
  gives: ValueType,
  calculate: (...numbers: number[]) => Cell,
): FunctionDefinition {
  return ofValues(name, least, most, gives, (values) => {
    const first = values[0];
    // Most have one argument, and need no list.
    if (values.length === 1 && typeof first === "number") return calculate(first);
    const numbers: number[] = [];
    for (const value of values) {
      const number = toNumber(value);
      if (typeof number !== "number") return VALUE_ERROR;
      numbers.push(number);
    }
    return calculate(...numbers);
  });
}
