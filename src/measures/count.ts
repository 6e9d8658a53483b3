import type { DayNumber } from "../cells/date";
import { Gave } from "../formula/part";
import { measuresText } from "../text/measures";
import { ok, type Result } from "../text/trouble";
import type { BoundFormula, BoundMeasure } from "./bind";
import { nothingGiven, type Given } from "./evaluate";
import { Judge, reasonsFor, type Reason, type Sides } from "./judge";
import type { Grid } from "./periods";
import type { LeftOut, Period } from "./result";
import { KeyedRows, OnceTally } from "./once";
import { FlowTally, Outcome, Tally, type Kept } from "./tally";
import type { Grouping } from "./groups";
import { ROWS_AT_A_TIME, type Days, type Pace, type PlacedRows, type Working } from "./working";

/** What one version of a measure counted, for the whole and for each group of each column. */
export interface Counted {
  readonly bound: BoundMeasure;
  readonly reasons: readonly Reason[];
  /** The whole first, then one for each column that makes groups. */
  readonly splits: readonly CountedSplit[];
  /** Rows added an amount rather than themselves. */
  readonly hasAmounts: boolean;
  /** The population of a rate, which counts once for each figure; null where rows make the denominator. */
  readonly population: number | null;
  /** The first period of the grid in which the table has rows; -1 where it has none. */
  readonly firstPeriod: number;
}

export interface CountedSplit {
  readonly groups: number;
  readonly tally: Tally;
  readonly flow: FlowTally | null;
  /** What counts once; null where every row counts. */
  readonly once: OnceTally | null;
  readonly undated: readonly UndatedRows[];
}

/** Rows of a group without a day, by what the day's formula gave. */
export type UndatedRows = ReadonlyMap<number, number>;

/** What is needed to judge each row of a table for a measure. */
export interface Prepared {
  readonly judge: Judge;
  readonly days: Days | null;
  /** The period of every row by its day. */
  readonly placed: PlacedRows | null;
  readonly ends: Days | null;
}

/** Where a row is judged: the periods of which this version speaks. */
export interface Span {
  readonly grid: Grid;
  /** 1 for the periods in which the version is in force. */
  readonly inForce: Uint8Array;
  /** Days after it have not come yet. */
  readonly asOf: DayNumber;
}

/** Works out what a measure's formulas give; with `period`, for a measure whose rows are judged anew in each. */
export async function prepareMeasure(
  bound: BoundMeasure,
  working: Working,
  { grid }: Span,
  period: Period | null,
): Promise<Result<Prepared>> {
  const days = bound.date ? await working.days(bound.date) : ok(null);
  if (!days.ok) return days;
  const ends = bound.endDate ? await working.days(bound.endDate) : ok(null);
  if (!ends.ok) return ends;
  const give = async (formula: BoundFormula): Promise<Result<Given>> => {
    const { value } = days;
    return formula.isByPeriod && value
      ? working.givenByRow(formula, grid.periods, (row) => grid.at(value.days[row]!))
      : working.given(formula, period);
  };
  const isPopulation = populationIn(bound);
  const numerator = bound.numerator ? await give(bound.numerator) : ok(null);
  if (!numerator.ok) return numerator;
  const denominator = bound.denominator && !isPopulation ? await give(bound.denominator) : ok(null);
  if (!denominator.ok) return denominator;
  const exclusions: Given[] = [];
  for (const exclusion of bound.exclusions) {
    const given = await give(exclusion);
    if (!given.ok) return given;
    exclusions.push(given.value);
  }
  const sides: Sides = {
    numerator: numerator.value,
    denominator: denominator.value,
    exclusions,
    keys: bound.oncePer ? working.keys(bound.oncePer) : null,
  };
  return ok({
    judge: new Judge(bound, sides, isPopulation),
    days: days.value,
    placed: bound.date && days.value ? working.placed(bound.date, days.value, grid) : null,
    ends: ends.value,
  });
}

/** A rate whose denominator is a number without columns counts events in a population. */
function populationIn({ measure, denominator }: BoundMeasure): boolean {
  return (
    measure.form === "rate" && denominator !== null && denominator.checked.columns.length === 0
  );
}

function populationOf(bound: BoundMeasure, working: Working): Result<number | null> {
  if (!bound.denominator || !populationIn(bound)) return ok(null);
  const compiled = working.compile(bound.denominator, null);
  if (!compiled.ok) return compiled;
  const given = nothingGiven(1);
  compiled.value.into(given, 0, 1);
  return ok(given.gave[0] === Gave.NUMBER ? given.amount[0]! : 0);
}

/** Counts one version of a measure over all rows, for the whole and for every group at once. */
export async function countMeasure(
  bound: BoundMeasure,
  working: Working,
  span: Span,
  groupings: readonly Grouping[],
  pace: Pace,
): Promise<Result<Counted>> {
  const population = populationOf(bound, working);
  if (!population.ok) return population;
  const reasons = reasonsFor(bound);
  const { form } = bound.measure;
  const periods = span.grid.periods.length;
  const isStock = form === "caseload";
  const countersFor = (kept: Kept, cells: (grouping: Grouping | null) => Int32Array | null) =>
    [null, ...groupings].map((grouping) => {
      const groups = grouping?.labels.length ?? 1;
      return {
        codes: grouping?.codes ?? null,
        cells: cells(grouping),
        groups,
        tally: new Tally(groups * periods, reasons.length, kept),
        flow: isStock ? new FlowTally(groups, periods) : null,
        once: null,
        undated: Array.from({ length: groups }, () => new Map<number, number>()),
      };
    });
  const keyed = bound.oncePer ? new KeyedRows(working.keys(bound.oncePer)) : null;
  const keepsValues = form === "mean" || form === "median";
  const isEach = keyed !== null || keepsValues;
  let pass: Pass | null = null;
  const anew = bound.date === null ? span.grid.periods : [null];
  for (const [at, period] of anew.entries()) {
    if (period && span.inForce[at] === 0) continue;
    const prepared = await prepareMeasure(bound, working, span, period);
    if (!prepared.ok) return prepared;
    const { judge, placed } = prepared.value;
    pass ??= new Pass(
      bound,
      span,
      countersFor(
        {
          sumsAbove: period !== null || keepsValues || judge.amountsAbove !== null,
          // Where a population is the denominator rows add nothing to it.
          sumsBelow: period !== null || judge.amountsBelow !== null || population.value !== null,
          values: keepsValues,
        },
        (grouping) => bound.date && placed && working.cells(bound.date, placed, grouping),
      ),
      keyed,
    );
    if (!isStock && !period) pass.undated(prepared.value);
    for (let from = 0; from < working.table.rows; from += ROWS_AT_A_TIME) {
      const to = Math.min(from + ROWS_AT_A_TIME, working.table.rows);
      if (isStock) pass.stock(prepared.value, from, to);
      else if (period) pass.inPeriod(prepared.value, at, from, to);
      else if (isEach) pass.eachByDay(prepared.value, from, to);
      else pass.byDay(prepared.value, from, to);
      const stepped = await pace.step(to - from);
      if (!stepped.ok) return stepped;
    }
    if (!isStock && !period && !isEach) pass.addUp();
  }
  const splits = pass?.counters ?? countersFor(NOTHING_KEPT, () => null);
  return ok({
    bound,
    reasons,
    splits: keyed
      ? splits.map((split) => ({
          ...split,
          once: new OnceTally(keyed, split.codes, split.groups, periods),
        }))
      : splits,
    hasAmounts: pass?.hasAmounts ?? false,
    population: population.value,
    firstPeriod: pass?.firstPeriod ?? -1,
  });
}

const NOTHING_KEPT: Kept = { sumsAbove: false, sumsBelow: false, values: false };

interface Counter extends CountedSplit {
  readonly codes: Int32Array | null;
  /** Where each row of the table is counted; null where rows have no day of their own. */
  readonly cells: Int32Array | null;
  readonly undated: Map<number, number>[];
}

/** One way through the rows of a table. */
class Pass {
  hasAmounts = false;
  firstPeriod = -1;
  readonly #skip: Uint8Array;
  readonly #outcomes = new Uint16Array(ROWS_AT_A_TIME);
  /** Where rows are counted: each is in one group of every split, so that the whole need not be counted too. */
  readonly #toCount: readonly Counter[];

  constructor(
    bound: BoundMeasure,
    private readonly span: Span,
    readonly counters: readonly Counter[],
    private readonly keyed: KeyedRows | null,
  ) {
    this.#skip = bound.table.skip;
    this.#toCount = counters.length > 1 ? counters.slice(1) : counters;
  }

  /** Rows that their day puts into a period. Of periods for which another version speaks nobody asks this one. */
  byDay({ judge, placed }: Prepared, from: number, to: number): void {
    if (!placed) return;
    const outcomes = this.#outcomes;
    judge.into(outcomes, from, to);
    const { amountsAbove, amountsBelow } = judge;
    for (const { cells, tally } of this.#toCount)
      if (cells) tally.addAll(outcomes, cells, from, to);
    for (const { cells, tally } of this.counters)
      if (cells) tally.addAmounts(amountsAbove, amountsBelow, outcomes, cells, from, to);
    if (!amountsAbove && !amountsBelow) return;
    for (let row = from; row < to && !this.hasAmounts; row++)
      this.hasAmounts =
        this.#isSpokenOf(placed.periods[row]!) && judge.hasAmount(row, outcomes[row - from]!);
  }

  /** As many rows make the whole as its groups have together, where groups were all that was counted. */
  addUp(): void {
    const [whole, ...splits] = this.counters;
    const [split] = splits;
    if (whole && split) whole.tally.addGroups(split.tally, split.groups);
  }

  /** The same where something is kept of every row. */
  eachByDay({ judge, placed }: Prepared, from: number, to: number): void {
    if (!placed) return;
    for (let row = from; row < to; row++) {
      const period = placed.periods[row]!;
      if (this.#isSpokenOf(period)) this.#count(judge, row, period);
    }
  }

  #isSpokenOf(period: number): boolean {
    return period >= 0 && this.span.inForce[period] === 1;
  }

  /** Rows that have no day. */
  undated({ days, placed }: Prepared): void {
    if (!days || !placed) return;
    this.firstPeriod = placed.first;
    for (const row of placed.undated) this.#undated(days.gave[row]!, row);
  }

  /** Rows that are judged anew in a period. */
  inPeriod({ judge }: Prepared, period: number, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      if (this.#skip[row] === 1) continue;
      if (this.#count(judge, row, period)) this.#seen(period);
    }
  }

  /** Cases from their start up to, not including, their end. */
  stock({ judge, days, ends }: Prepared, from: number, to: number): void {
    if (!days || !ends) return;
    const { grid, asOf } = this.span;
    const firstDay = grid.periods[0]?.first ?? 1;
    for (let row = from; row < to; row++) {
      if (this.#skip[row] === 1) continue;
      const start = days.days[row]!;
      const end = ends.days[row]!;
      const endGave = ends.gave[row]!;
      if (start === 0) {
        this.#undated(days.gave[row]!, row);
        continue;
      }
      if (end === 0 && endGave !== Gave.BLANK) {
        this.#undated(endGave, row);
        continue;
      }
      if (start > asOf) continue;
      const first = this.#periodOf(start, grid);
      const outcome = judge.at(row);
      const isLeftOut = outcome >= Outcome.LEFT_OUT;
      this.hasAmounts ||= judge.hasAmount(row, outcome);
      const closed = end !== 0 && end <= asOf ? end : 0;
      const isBackwards = end !== 0 && end < start;
      const last = closed === 0 ? -1 : grid.at(closed);
      for (const { codes, groups, tally, flow } of this.counters) {
        const group = codes ? codes[row]! : 0;
        if (isLeftOut || isBackwards) {
          if (first < 0) continue;
          tally.add(first * groups + group, isLeftOut ? outcome : judge.outOfOrder, 0, 0);
          if (!isLeftOut) flow?.unbalanced(first, group);
          continue;
        }
        if (first >= 0) flow?.started(first, group);
        else if (closed === 0 || closed >= firstDay) flow?.openBefore(group);
        if (last >= 0) flow?.ended(last, group);
      }
    }
  }

  #count(judge: Judge, row: number, period: number): boolean {
    const outcome = judge.at(row);
    const [above, below] = [judge.above(row, outcome), judge.below(row)];
    for (const { codes, groups, tally } of this.counters)
      tally.add(period * groups + (codes ? codes[row]! : 0), outcome, above, below);
    this.hasAmounts ||= judge.hasAmount(row, outcome);
    const isCounted = outcome < Outcome.LEFT_OUT;
    if (isCounted) this.keyed?.add(row, period, above !== 0);
    return isCounted;
  }

  #periodOf(day: DayNumber, grid: Grid): number {
    const period = grid.at(day);
    const isEarlier = period < 0 && day < (grid.periods[0]?.first ?? 1);
    if (period >= 0 || isEarlier) this.#seen(Math.max(0, period));
    return period;
  }

  #seen(period: number): void {
    if (this.firstPeriod < 0 || period < this.firstPeriod) this.firstPeriod = period;
  }

  #undated(gave: number, row: number): void {
    for (const { codes, undated } of this.counters) {
      const rows = undated[codes ? codes[row]! : 0];
      rows?.set(gave, (rows.get(gave) ?? 0) + 1);
    }
  }
}

/** Rows without a day, in words. */
export function undatedRows(undated: UndatedRows): readonly LeftOut[] {
  return [...undated]
    .sort(([a], [b]) => a - b)
    .map(([gave, rows]) => ({ ...undatedReason(gave), rows }));
}

/** Why a row belongs to no period. */
export function undatedReason(gave: number): Reason {
  const { leftOut } = measuresText;
  if (gave === Gave.BLANK) return { kind: "blank", why: leftOut.blank("date") };
  if (gave === Gave.ERROR) return { kind: "error", why: leftOut.error("date") };
  return { kind: "not-a-number", why: leftOut.notADate("date") };
}
