import { isError, type Cell, type CellError } from "../../cells/cell";
import { formulaText } from "../../text/formula";
import { fail, ok, type Result } from "../../text/trouble";
import { isEmpty } from "../values";
import { keyOf, otherThan, readCriterion, signOf, type Passes } from "./criterion";
import type { Argument, Effort } from "./definition";

/** A column and what has to stand in it, as COUNTIFS and its like take them in pairs. */
export interface Condition {
  readonly column: readonly Cell[];
  readonly criterion: Argument;
}

/** Pairs of a column and a criterion; trouble where a column is none. */
export function conditionsOf(
  name: string,
  pairs: readonly Argument[],
): Result<readonly Condition[]> {
  const conditions: Condition[] = [];
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    const column = pairs[at]!.column;
    if (!column) return fail(formulaText.needsColumn(name));
    conditions.push({ column, criterion: pairs[at + 1]! });
  }
  return ok(conditions);
}

/** Positions of the columns of such pairs, from the first of them on. */
export const everyOther = (from: number) => (given: number) =>
  Array.from({ length: Math.max(0, Math.ceil((given - from) / 2)) }, (_, at) => from + at * 2);

/** Nothing, where a criterion is blank in a row or has cost too much; the error where it is one. */
type Unanswered = null | CellError;

/** What a row makes of the rows that share its key. */
export type Within<Given = Cell> = (
  row: number,
  key: string,
  group: readonly number[],
) => Given | Unanswered;

/** What is made of the rows that meet all conditions. */
export interface Answers<Given = Cell> {
  /** Where rows have to equal the row, and nothing else is asked of them. */
  readonly alike: Within<Given>;
  /** Where what stands in them is also compared with the row, as in ">="&[Date]. */
  readonly compared: (ordered: readonly Condition[]) => Within<Given>;
}

/**
 * What the rows give that meet all conditions. Criteria written in the formula are applied once; criteria
 * taken from the row mean “the same value as here”, or, with a sign before it as in ">="&[Date], “compared
 * with the value here”. Rows are put together by what they have to equal, so that a row looks at its own alone.
 * `rows` is how many there are to look at.
 */
export function overMatching<Given = Cell>(
  rows: number,
  conditions: readonly Condition[],
  answers: Answers<Given>,
): (row: number) => Given | Unanswered {
  const varying = conditions.filter(({ criterion }) => !criterion.isFixed);
  let ready: ((row: number) => Given | Unanswered) | null = null;
  return (row) => {
    if (ready) return ready(row);
    for (const { criterion } of varying) {
      const value = criterion.at(row);
      if (isEmpty(value)) return null;
      if (isError(value)) return value;
    }
    ready = prepare(rows, conditions, answers, row);
    return ready(row);
  };
}

/** `row` has a value for every criterion: by it is told which of them compare, which is so in every row. */
function prepare<Given>(
  rows: number,
  conditions: readonly Condition[],
  { alike, compared }: Answers<Given>,
  row: number,
): (row: number) => Given | Unanswered {
  const fixed = conditions.filter(({ criterion }) => criterion.isFixed);
  const varying = conditions.filter(({ criterion }) => !criterion.isFixed);
  // A column by itself never compares: its cells are looked for as they are, be it “<5”.
  const ordered = varying.filter(
    ({ criterion }) => criterion.column === null && signOf(criterion.at(row)) !== "",
  );
  const same = varying.filter((one) => !ordered.includes(one));
  const groups = groupsOf(
    rows,
    fixed.map(({ column, criterion }) => ({ column, passes: readCriterion(criterion.at(0)) })),
    same.map(({ column }) => column),
  );
  const within = ordered.length > 0 ? compared(ordered) : alike;
  return (at) => {
    const keys: string[] = [];
    for (const { criterion } of same) {
      const value = criterion.at(at);
      if (isEmpty(value)) return null;
      if (isError(value)) return value;
      keys.push(keyOf(value));
    }
    const key = keys.join(BETWEEN);
    return within(at, key, groups.get(key) ?? NO_ROWS);
  };
}

const BETWEEN = "\u0000";
const NO_ROWS: readonly number[] = [];

interface Test {
  readonly column: readonly Cell[];
  readonly passes: Passes;
}

/** The rows that pass all tests, by what they hold in some columns; `rows` is how many there are. */
export function groupsOf(
  rows: number,
  tests: readonly Test[],
  columns: readonly (readonly Cell[])[],
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < rows; row++) {
    if (!tests.every(({ column, passes }) => passes(column[row] ?? null))) continue;
    const key = columns.map((column) => keyOf(column[row] ?? null)).join(BETWEEN);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Something worked out once for each key. */
export function onceAKey<Made>(make: (group: readonly number[]) => Made) {
  const known = new Map<string, Made>();
  return (key: string, group: readonly number[]): Made => {
    let made = known.get(key);
    if (made === undefined) {
      made = make(group);
      known.set(key, made);
    }
    return made;
  };
}

/** A criterion that compares and has nothing after its sign. */
export const isBareSign = (criterion: Cell) => criterion === signOf(criterion);

/** Which rows of a group meet criteria that compare, by a look at each; null where that has cost too much. */
export function rowTests(
  ordered: readonly Condition[],
  effort: Effort,
): (group: readonly number[], wanted: readonly Cell[]) => readonly number[] | null {
  const keys: ColumnKeys = new Map();
  return (group, wanted) => {
    if (!effort.spend(group.length)) return null;
    const tests = ordered.map(({ column }, at) => rowTest(column, wanted[at] ?? null, keys));
    return group.filter((one) => tests.every((passes) => passes(one)));
  };
}

type ColumnKeys = Map<readonly Cell[], readonly string[]>;

/** A criterion as a test of rows; what each cell is told apart by is worked out once a column. */
function rowTest(
  column: readonly Cell[],
  criterion: Cell,
  keys: ColumnKeys,
): (row: number) => boolean {
  const other = otherThan(criterion);
  if (other === null) {
    const passes = readCriterion(criterion);
    return (row) => passes(column[row] ?? null);
  }
  const known = keys.get(column) ?? column.map(keyOf);
  keys.set(column, known);
  return (row) => known[row] !== other;
}

/**
 * Answers for what cannot be put together from parts of a group: criteria that compare are looked through row by row,
 * so far as the effort reaches.
 */
export function answersOverGroups<Made, Given = Cell>(
  make: (group: readonly number[]) => Made,
  say: (row: number, made: Made) => Given | Unanswered,
  effort: Effort,
): Answers<Given> {
  const known = onceAKey(make);
  return {
    alike: (row, key, group) => say(row, known(key, group)),
    compared: (ordered) => {
      const passing = rowTests(ordered, effort);
      return (row, _key, group) => {
        const wanted = ordered.map(({ criterion }) => criterion.at(row));
        for (const criterion of wanted) {
          if (isEmpty(criterion) || isBareSign(criterion)) return null;
          if (isError(criterion)) return criterion;
        }
        const rows = passing(group, wanted);
        return rows === null ? null : say(row, make(rows));
      };
    },
  };
}
