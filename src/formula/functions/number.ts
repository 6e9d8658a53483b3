import { isError, type Cell } from "../../cells/cell";
import { formulaText } from "../../text/formula";
import { fail, ok, type Result } from "../../text/trouble";
import { DIVISION_ERROR, isEmpty, NUMBER_ERROR, toNumber } from "../values";
import { ofNumbers, type Argument, type FunctionDefinition } from "./definition";

// Excel rounds half away from zero, on the decimal that is shown rather than the binary one.
function rounded(value: number, digits: number, round: (n: number) => number): number {
  const places = Math.trunc(digits);
  const shifted = Number(`${Math.abs(value)}e${places}`);
  if (!Number.isFinite(shifted)) return value;
  return Math.sign(value) * Number(`${round(shifted)}e${-places}`);
}

/** The cells of a column that is given as a whole; null where values of the row are given. */
function wholeColumn(name: string, args: readonly Argument[]): Result<readonly Cell[] | null> {
  const column = args.find((arg) => arg.isFixed && arg.column !== null)?.column ?? null;
  return column && args.length > 1 ? fail(formulaText.columnAlone(name)) : ok(column);
}

/** Over the arguments that hold a number, or the cells of a whole column; blank when none does. */
function overFilled(
  name: string,
  gives: "number" | "same",
  calculate: (numbers: readonly number[]) => number,
): FunctionDefinition {
  return {
    name,
    least: 1,
    most: 255,
    gives,
    takesColumns: true,
    build: (args) => {
      const whole = wholeColumn(name, args);
      if (!whole.ok) return whole;
      if (whole.value) {
        const numbers = whole.value.filter((cell) => typeof cell === "number");
        return () => (numbers.length === 0 ? null : calculate(numbers));
      }
      return (row) => {
        const numbers: number[] = [];
        for (const arg of args) {
          const number = toNumber(arg.at(row));
          if (isError(number)) return number;
          if (number !== null) numbers.push(number);
        }
        return numbers.length === 0 ? null : calculate(numbers);
      };
    },
  };
}

function counting(name: string, counts: (value: Cell) => boolean): FunctionDefinition {
  return {
    name,
    least: 1,
    most: 255,
    gives: "number",
    takesColumns: true,
    build: (args) => {
      const whole = wholeColumn(name, args);
      if (!whole.ok) return whole;
      if (whole.value) {
        const cells = whole.value;
        return () => cells.filter(counts).length;
      }
      return (row) => {
        let count = 0;
        for (const arg of args) if (counts(arg.at(row))) count++;
        return count;
      };
    },
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

export const NUMBER: readonly FunctionDefinition[] = [
  ofNumbers("ABS", 1, 1, "number", Math.abs),
  ofNumbers("INT", 1, 1, "number", Math.floor),
  ofNumbers("SIGN", 1, 1, "number", Math.sign),
  ofNumbers("SQRT", 1, 1, "number", (value) => (value < 0 ? NUMBER_ERROR : Math.sqrt(value))),
  ofNumbers("ROUND", 1, 2, "number", (value, digits = 0) => rounded(value, digits, Math.round)),
  ofNumbers("ROUNDUP", 1, 2, "number", (value, digits = 0) => rounded(value, digits, Math.ceil)),
  ofNumbers("ROUNDDOWN", 1, 2, "number", (value, digits = 0) => rounded(value, digits, Math.floor)),
  ofNumbers("MOD", 2, 2, "number", (value, by) =>
    by === 0 ? DIVISION_ERROR : value - by * Math.floor(value / by),
  ),
  overFilled("SUM", "number", sum),
  overFilled("AVERAGE", "number", (numbers) => sum(numbers) / numbers.length),
  overFilled("MIN", "same", (numbers) => numbers.reduce((a, b) => Math.min(a, b))),
  overFilled("MAX", "same", (numbers) => numbers.reduce((a, b) => Math.max(a, b))),
  counting("COUNT", (value) => typeof value === "number"),
  counting("COUNTA", (value) => !isEmpty(value)),
  counting("COUNTBLANK", isEmpty),
];
