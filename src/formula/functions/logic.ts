import { asText, isBlank, isError, type Cell } from "../../cells/cell";
import { parseNumber } from "../../cells/number";
import { compare, isEmpty, toCondition } from "../values";
import type { Evaluate, FunctionDefinition } from "./definition";

const MANY = 255;

/** Decided by the first argument that settles it; otherwise not judged if one is blank. */
function decide(settles: boolean): FunctionDefinition["build"] {
  return (args) => {
    const conditions = args.map((arg) => arg.at);
    return (row) => {
      let open: Cell = !settles;
      for (const at of conditions) {
        const condition = toCondition(at(row));
        if (condition === settles) return settles;
        if (isError(condition)) open = condition;
        else if (condition === null && !isError(open)) open = null;
      }
      return open;
    };
  };
}

function test(name: string, passes: (value: Cell) => boolean): FunctionDefinition {
  return {
    name,
    least: 1,
    most: 1,
    gives: "boolean",
    build: ([arg]) => {
      const at = arg!.at;
      return (row) => passes(at(row));
    },
  };
}

const isNotFound = (value: Cell) => isError(value) && asText(value) === "#N/A";

/** The value, or where it applies what stands in its place. */
function insteadOf(name: string, applies: (value: Cell) => boolean): FunctionDefinition {
  return {
    name,
    least: 2,
    most: 2,
    gives: "same",
    build:
      ([value, otherwise]) =>
      (row) => {
        const answer = value!.at(row);
        return applies(answer) ? otherwise!.at(row) : answer;
      },
  };
}

const blank: Evaluate = () => null;

export const LOGIC: readonly FunctionDefinition[] = [
  { name: "AND", least: 1, most: MANY, gives: "boolean", build: decide(false) },
  { name: "OR", least: 1, most: MANY, gives: "boolean", build: decide(true) },
  {
    name: "XOR",
    least: 1,
    most: MANY,
    gives: "boolean",
    build: (args) => (row) => {
      let odd = false;
      for (const arg of args) {
        const condition = toCondition(arg.at(row));
        if (typeof condition !== "boolean") return condition;
        odd = odd !== condition;
      }
      return odd;
    },
  },
  {
    name: "NOT",
    least: 1,
    most: 1,
    gives: "boolean",
    build:
      ([arg]) =>
      (row) => {
        const condition = toCondition(arg!.at(row));
        return typeof condition === "boolean" ? !condition : condition;
      },
  },
  {
    name: "IF",
    least: 2,
    most: 3,
    gives: "same",
    build: ([condition, then, otherwise]) => {
      const [test, yes, no] = [condition!.at, then!.at, otherwise?.at ?? blank];
      return (row) => {
        const answer = toCondition(test(row));
        return typeof answer === "boolean" ? (answer ? yes(row) : no(row)) : answer;
      };
    },
  },
  {
    name: "IFS",
    least: 2,
    most: MANY,
    gives: "same",
    build: (args) => (row) => {
      for (let i = 0; i + 1 < args.length; i += 2) {
        const answer = toCondition(args[i]!.at(row));
        if (typeof answer !== "boolean") return answer;
        if (answer) return args[i + 1]!.at(row);
      }
      return null;
    },
  },
  {
    name: "SWITCH",
    least: 3,
    most: MANY,
    gives: "same",
    build: (args) => (row) => {
      const value = args[0]!.at(row);
      if (isEmpty(value) || isError(value)) return value;
      for (let i = 1; i + 1 < args.length; i += 2) {
        if (compare("=", value, args[i]!.at(row)) === true) return args[i + 1]!.at(row);
      }
      return args.length % 2 === 0 ? args[args.length - 1]!.at(row) : null;
    },
  },
  insteadOf("IFERROR", isError),
  insteadOf("IFNA", isNotFound),
  test("ISBLANK", isBlank),
  test("ISNUMBER", (value) => typeof value === "number"),
  test("ISTEXT", (value) => typeof value === "string" && !isBlank(value)),
  test("ISLOGICAL", (value) => typeof value === "boolean"),
  test("ISERROR", isError),
  test("ISNA", isNotFound),
  test("ISEVEN", (value) => evenness(value) === 0),
  test("ISODD", (value) => evenness(value) === 1),
];

function evenness(value: Cell): number | null {
  const number = typeof value === "string" ? parseNumber(value) : value;
  return typeof number === "number" ? Math.abs(Math.trunc(number)) % 2 : null;
}
