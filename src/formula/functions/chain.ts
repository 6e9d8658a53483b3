import { isError, type Cell } from "../../cells/cell";
import { formulaText } from "../../text/formula";
import { fail } from "../../text/trouble";
import { isEmpty, toNumber } from "../values";
import type { FunctionDefinition } from "./definition";
import { answersOverGroups, conditionsOf, everyOther, overMatching } from "./matching";

/** Periods that follow each other without a break, from the first day to the last. */
interface Chain {
  readonly from: number;
  to: number;
}

// 31/12/9999, the last day that Excel knows: what is still open runs on to it, and can be held against any day.
const LAST_DAY = 2_958_465;

/**
 * The periods of some rows, put together where one begins before the one before it ends, on that day, or at most `gap`
 * days later. A blank end is open; a row without a start, or whose end is before it or no date, is left out.
 */
function chainsOf(
  rows: readonly number[],
  starts: readonly Cell[],
  ends: readonly Cell[],
  gap: number,
): readonly Chain[] {
  const periods = rows.flatMap((row): Chain[] => {
    const from = starts[row];
    const end = ends[row] ?? null;
    const to = isEmpty(end) ? LAST_DAY : end;
    if (typeof from !== "number" || typeof to !== "number" || to < from) return [];
    return [{ from, to }];
  });
  const chains: Chain[] = [];
  for (const period of periods.sort((a, b) => a.from - b.from)) {
    const last = chains.at(-1);
    if (last && period.from <= last.to + gap) last.to = Math.max(last.to, period.to);
    else chains.push(period);
  }
  return chains;
}

/** The chain that a day lies in. */
function chainOn(chains: readonly Chain[], day: number): Chain | null {
  let [low, high] = [0, chains.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (chains[middle]!.from <= day) low = middle + 1;
    else high = middle;
  }
  const chain = chains[low - 1];
  return chain && day <= chain.to ? chain : null;
}

/** `NAME(day, starts, ends, gap, column, criterion, …)`, over the rows that meet the criteria. */
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
      if (typeof days !== "number" || days < 0)
        return fail(formulaText.needsFixed(name, "The fourth value, a number of days,"));
      const [from, to] = [starts?.column ?? [], ends?.column ?? []];
      const answers = answersOverGroups(
        (rows) => chainsOf(rows, from, to, days),
        (row, chains) => {
          const on = toNumber(day!.at(row));
          if (on === null || isError(on)) return on;
          const chain = chainOn(chains, on);
          return chain ? give(chain) : null;
        },
        effort,
      );
      return overMatching(from.length, conditions.value, answers);
    },
  };
}

/**
 * The first and the last day of the unbroken run of periods in which a day lies: a spell of care made of several
 * placements, a sentence of several orders. Blank where the day lies in none; an open run ends on 31/12/9999.
 */
export const CHAIN: readonly FunctionDefinition[] = [
  ofChain("CHAINSTART", ({ from }) => from),
  ofChain("CHAINEND", ({ to }) => to),
];
