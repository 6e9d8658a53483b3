import { isError, type Cell } from "../../cells/cell";
import { LAST_DAY } from "../../cells/date";
import { formulaText } from "../../text/formula";
import { fail } from "../../text/trouble";
import { inStretches, sortInSteps, type Steps } from "../patience";
import { isEmpty, toNumber } from "../values";
import type { FunctionDefinition } from "./definition";
import { answersOverGroups, conditionsOf, everyOther, overMatching } from "./matching";

/** Periods that follow each other without a break, from the first day to the last. */
interface Chain {
  readonly from: number;
  to: number;
}

/**
 * The periods of some rows, put together where one begins before the one before it ends, on that day, or at most `gap`
 * days later; times of day count for nothing. A blank end is open: it runs on to the last day that Excel knows, so that
 * it can be held against any day. A row is left out whose start is blank, a text or an error, or whose end is a text, an
 * error or before its start.
 */
function* chainsOf(
  rows: readonly number[],
  starts: readonly Cell[],
  ends: readonly Cell[],
  gap: number,
): Steps<readonly Chain[]> {
  const periods: Chain[] = [];
  yield* inStretches(rows.length, (first, end) => {
    for (let at = first; at < end; at++) {
      const period = periodIn(starts[rows[at]!] ?? null, ends[rows[at]!] ?? null);
      if (period) periods.push(period);
    }
  });
  // Where two begin on one day it does not matter which comes first.
  const inOrder = yield* sortInSteps(periods, (a, b) => a.from - b.from);
  const chains: Chain[] = [];
  yield* inStretches(inOrder.length, (first, end) => {
    for (let at = first; at < end; at++) {
      const period = inOrder[at]!;
      const last = chains.at(-1);
      if (last && period.from <= last.to + gap) last.to = Math.max(last.to, period.to);
      else chains.push(period);
    }
  });
  return chains;
}

function periodIn(from: Cell, end: Cell): Chain | null {
  const to = isEmpty(end) ? LAST_DAY : end;
  if (typeof from !== "number" || typeof to !== "number" || to < from) return null;
  return { from: Math.floor(from), to: Math.floor(to) };
}

/** How many chains have begun by a day. */
function begunBy(chains: readonly Chain[], day: number): number {
  let [low, high] = [0, chains.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (chains[middle]!.from <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The chain that a day lies in. */
function chainOn(chains: readonly Chain[], day: number): Chain | null {
  const chain = chains[begunBy(chains, day) - 1];
  return chain && day <= chain.to ? chain : null;
}

/** Tells how many days up to a day lie in chains, with a look at one of them. */
function daysUpTo(chains: readonly Chain[]): (day: number) => number {
  const before = new Float64Array(chains.length + 1);
  chains.forEach(({ from, to }, at) => (before[at + 1] = before[at]! + to - from));
  return (day) => {
    const begun = begunBy(chains, day);
    const last = chains[begun - 1];
    return last ? before[begun]! - Math.max(0, last.to - day) : 0;
  };
}

/**
 * `NAME(day, starts, ends, gap, column, criterion, …)`, over the rows that meet the criteria. Blank where the day or a
 * criterion is; an error in one of them is the answer, and a day that is neither date nor number gives #VALUE!.
 */
function ofChain(name: string, give: (chain: Chain) => number): FunctionDefinition {
  return {
    name,
    least: 4,
    most: 20,
    gives: "date",
    wholeColumns: (given) => [1, 2, ...everyOther(4)(given)],
    build: ([day, starts, ends, gap, ...pairs], effort) => {
      const conditions = conditionsOf(name, pairs);
      if (!conditions.ok) return conditions;
      const days = gap!.isFixed ? gap!.at(0) : null;
      if (typeof days !== "number" || days < 0) return fail(formulaText.gapWrittenOut(name));
      const [from, to] = [starts?.column ?? [], ends?.column ?? []];
      const answers = answersOverGroups(
        (rows) => chainsOf(rows, from, to, days),
        (row, chains) => {
          const on = toNumber(day!.at(row));
          if (on === null || isError(on)) return on;
          const chain = chainOn(chains, Math.floor(on));
          return chain ? give(chain) : null;
        },
        effort,
      );
      return overMatching(from.length, conditions.value, answers, effort);
    },
  };
}

/**
 * `DAYSIFS(from, to, starts, ends, column, criterion, …)`, over the rows that meet the criteria: how many days from one
 * day to another lie in their periods, each counted once; as in end less start, the last day of a period is not. 0 where
 * the second day is not after the first; blanks, texts and errors are as in CHAINSTART.
 */
const DAYS_IFS: FunctionDefinition = {
  name: "DAYSIFS",
  least: 4,
  most: 20,
  gives: "number",
  wholeColumns: (given) => [2, 3, ...everyOther(4)(given)],
  build: ([first, last, starts, ends, ...pairs], effort) => {
    const conditions = conditionsOf("DAYSIFS", pairs);
    if (!conditions.ok) return conditions;
    const [from, to] = [starts?.column ?? [], ends?.column ?? []];
    const answers = answersOverGroups(
      function* (rows) {
        return daysUpTo(yield* chainsOf(rows, from, to, 0));
      },
      (row, upTo) => {
        const begin = toNumber(first!.at(row));
        if (begin === null || isError(begin)) return begin;
        const end = toNumber(last!.at(row));
        if (end === null || isError(end)) return end;
        return Math.max(0, upTo(Math.floor(end)) - upTo(Math.floor(begin)));
      },
      effort,
    );
    return overMatching(from.length, conditions.value, answers, effort);
  },
};

/**
 * The first and the last day of the unbroken run of periods in which a day lies: a spell of care made of several
 * placements, a sentence of several orders. Blank where the day lies in none; an open run ends on 31/12/9999. And how many
 * days lie in such periods.
 */
export const CHAIN: readonly FunctionDefinition[] = [
  ofChain("CHAINSTART", ({ from }) => from),
  ofChain("CHAINEND", ({ to }) => to),
  DAYS_IFS,
];
