import { isError, type Cell, type CellError } from "../../cells/cell";
import { formulaText } from "../../text/formula";
import { fail, ok, type Result } from "../../text/trouble";
import { inStretches, once, OnceAKey, type Steps } from "../patience";
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
  effort: Effort,
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
    ready = prepare(rows, conditions, answers, row, effort);
    return ready(row);
  };
}

/** `row` has a value for every criterion: by it is told which of them compare, which is so in every row. */
function prepare<Given>(
  rows: number,
  conditions: readonly Condition[],
  { alike, compared }: Answers<Given>,
  row: number,
  effort: Effort,
): (row: number) => Given | Unanswered {
  const fixed = conditions.filter(({ criterion }) => criterion.isFixed);
  const varying = conditions.filter(({ criterion }) => !criterion.isFixed);
  // A column by itself never compares: its cells are looked for as they are, be it “<5”.
  const ordered = varying.filter(
    ({ criterion }) => criterion.column === null && signOf(criterion.at(row)) !== "",
  );
  const same = varying.filter((one) => !ordered.includes(one));
  const tests = fixed.map(({ column, criterion }) => ({
    column,
    passes: readCriterion(criterion.at(0)),
  }));
  const columns = same.map(({ column }) => column);
  const groupsNow = once(effort, rows, () => groupsOf(rows, tests, columns));
  let groups: Groups | null = null;
  const within = ordered.length > 0 ? compared(ordered) : alike;
  return (at) => {
    let key = "";
    for (let place = 0; place < same.length; place++) {
      const value = same[place]!.criterion.at(at);
      if (isEmpty(value)) return null;
      if (isError(value)) return value;
      key = place === 0 ? keyOf(value) : key + BETWEEN + keyOf(value);
    }
    groups ??= groupsNow();
    return within(at, key, groups.get(key) ?? NO_ROWS);
  };
}

const BETWEEN = "\u0000";
const NO_ROWS: readonly number[] = [];

interface Test {
  readonly column: readonly Cell[];
  readonly passes: Passes;
}

type Groups = ReadonlyMap<string, readonly number[]>;

/** The rows that pass all tests, by what they hold in some columns; `rows` is how many there are. */
export function* groupsOf(
  rows: number,
  tests: readonly Test[],
  columns: readonly (readonly Cell[])[],
): Steps<Groups> {
  const groups = new Map<string, number[]>();
  const keyAt = keysIn(columns);
  yield* inStretches(rows, (from, to) => {
    for (let row = from; row < to; row++) {
      if (!tests.every(({ column, passes }) => passes(column[row] ?? null))) continue;
      const key = keyAt(row);
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  });
  return groups;
}

/** What a row holds in some columns, as one key; mostly it is one column. */
function keysIn([first, ...others]: readonly (readonly Cell[])[]): (row: number) => string {
  if (!first) return () => "";
  if (others.length === 0) return (row) => keyOf(first[row] ?? null);
  return (row) => {
    let key = keyOf(first[row] ?? null);
    for (const column of others) key += BETWEEN + keyOf(column[row] ?? null);
    return key;
  };
}

/** A criterion that compares and has nothing after its sign. */
export const isBareSign = (criterion: Cell) => criterion === signOf(criterion);

/** Which rows of a group meet criteria that compare, by a look at each; null where that has cost too much. */
export function rowTests(
  ordered: readonly Condition[],
  effort: Effort,
): (group: readonly number[], wanted: readonly Cell[]) => readonly number[] | null {
  const keys: ColumnKeys = new OnceAKey(effort);
  return (group, wanted) => {
    const tests = ordered.map(({ column }, at) => rowTest(column, wanted[at] ?? null, keys));
    if (!effort.spend(group.length)) return null;
    return group.filter((one) => tests.every((passes) => passes(one)));
  };
}

type ColumnKeys = OnceAKey<readonly Cell[], readonly string[]>;

function* keysOf(column: readonly Cell[]): Steps<readonly string[]> {
  const keys: string[] = [];
  yield* inStretches(column.length, (from, to) => {
    for (let row = from; row < to; row++) keys.push(keyOf(column[row] ?? null));
  });
  return keys;
}

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
  const known = keys.of(column, column.length, () => keysOf(column));
  return (row) => known[row] !== other;
}

/** Answers where rows of a group are looked through, one by one, for those that meet criteria that compare. */
export function lookedThrough<Given>(
  answer: (row: number, rows: readonly number[]) => Given | Unanswered,
  effort: Effort,
): Answers<Given>["compared"] {
  return (ordered) => {
    const passing = rowTests(ordered, effort);
    // A row that has to wait for its answer is asked for again, and is not looked through twice.
    let latest = { row: -1, rows: NO_ROWS };
    return (row, _key, group) => {
      if (latest.row === row) return answer(row, latest.rows);
      const wanted = ordered.map(({ criterion }) => criterion.at(row));
      for (const criterion of wanted) {
        if (isEmpty(criterion) || isBareSign(criterion)) return null;
        if (isError(criterion)) return criterion;
      }
      const rows = passing(group, wanted);
      if (rows === null) return null;
      latest = { row, rows };
      return answer(row, rows);
    };
  };
}

/**
 * Answers for what cannot be put together from parts of a group: criteria that compare are looked through row by row,
 * so far as the effort reaches.
 */
export function answersOverGroups<Made, Given = Cell>(
  make: (group: readonly number[]) => Steps<Made>,
  say: (row: number, made: Made) => Given | Unanswered,
  effort: Effort,
): Answers<Given> {
  const known = new OnceAKey<string, Made>(effort);
  let latest: { readonly rows: readonly number[]; readonly made: () => Made } | null = null;
  return {
    alike: (row, key, group) =>
      say(
        row,
        known.of(key, group.length, () => make(group)),
      ),
    compared: lookedThrough((row, rows) => {
      if (latest?.rows !== rows)
        latest = { rows, made: once(effort, rows.length, () => make(rows)) };
      return say(row, latest.made());
    }, effort),
  };
}
