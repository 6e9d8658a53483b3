import type { DayNumber } from "../cells/date";
import { measuresText } from "../text/measures";
import { chartOf } from "./chart";
import { undatedRows, type Counted } from "./count";
import type { Break, Measure } from "./measure";
import type { OnceCounts } from "./once";
import { IN_A_YEAR } from "./periods";
import { aboveOf, belowOf, intervalOf, valueOf, type Point, type Value } from "./point";
import { aimOf, changeOf, ratingOf, type GroupOf } from "./rate-figure";
import type { Change, Figure, LeftOut, Length, Period, Series, Total } from "./result";
import { creditOf, runRateOf, totalOf, type Placed } from "./year";

/** A measure as counted: its versions, and which of them speaks of each period of the grid. */
export interface Versions {
  readonly counted: readonly Counted[];
  /** Place in `counted` for each period; -1 where no version was in force. */
  readonly inForce: readonly number[];
  /** Why each period cannot be compared with the one before, whether or not either has a figure. */
  readonly breaks: readonly (string | null)[];
}

export interface Calendar {
  /** All periods that were counted; the first ones only for comparison. */
  readonly periods: readonly Period[];
  /** The first of those that are shown. */
  readonly shownFrom: number;
  readonly length: Length;
  /** Place of the first period of the year of each period. */
  readonly yearStarts: readonly number[];
}

/** The figures of one group of one split, or of the whole. */
export function seriesOf(
  versions: Versions,
  calendar: Calendar,
  split: number,
  group: number,
  of: GroupOf,
): Series {
  const maker = new FigureMaker(versions, calendar, split, group, of);
  const figures: Figure[] = [];
  for (let at = calendar.shownFrom; at < calendar.periods.length; at++) figures.push(maker.at(at));
  const current = versions.counted[versions.inForce.at(-1) ?? -1] ?? versions.counted.at(-1);
  return {
    group: of?.value ?? null,
    figures,
    ...(current
      ? chartOf(current.bound.measure, figures)
      : { chart: null, variation: null, assurance: null }),
    undated: undatedRows(current?.splits[split]?.undated[group] ?? new Map()),
  };
}

/** One period of a series as it was counted. */
interface Entry {
  readonly point: Point;
  readonly value: Value;
}

class FigureMaker {
  readonly #entries: readonly (Entry | null)[];
  /** How many breaks there have been up to each period: two periods with the same number can be compared. */
  readonly #phases: readonly number[];
  /** The periods that have something to add up, and how many of them there are before each period. */
  readonly #placed: Placed[] = [];
  readonly #before: number[] = [];
  /** What counts once, for each version; null where every row counts. */
  readonly #once: readonly (OnceCounts | null)[];

  constructor(
    private readonly versions: Versions,
    private readonly calendar: Calendar,
    private readonly split: number,
    private readonly group: number,
    private readonly of: GroupOf,
  ) {
    this.#once = versions.counted.map(({ splits }) => splits[split]?.once?.of(group) ?? null);
    this.#entries = this.#points();
    let phase = 0;
    this.#phases = versions.breaks.map((why) => (why === null ? phase : ++phase));
    for (const [at, period] of calendar.periods.entries()) {
      this.#before.push(this.#placed.length);
      const entry = this.#entries[at];
      if (!entry) continue;
      const isAfterBreak = this.#breakBefore(at) !== null;
      this.#placed.push({ point: entry.point, period, isAfterBreak });
    }
  }

  at(at: number): Figure {
    const { calendar } = this;
    const period = calendar.periods[at]!;
    const entry = this.#entries[at];
    if (!entry) return this.#noFigure(at, period);
    const { point } = entry;
    const { measure } = point;
    const { value, why } = entry.value;
    const interval = value === null ? null : intervalOf(point);
    const aim = aimOf(measure, this.of, period.last);
    const perYear = IN_A_YEAR[calendar.length];
    const yearStart = calendar.yearStarts[at] ?? at;
    const yearToDate = perYear === null ? null : this.#total(yearStart, at, 1);
    const gone = at - yearStart + 1;
    return {
      period,
      version: measure.version,
      numerator: aboveOf(point),
      denominator: belowOf(point),
      value,
      why,
      rows: point.rows,
      leftOut: this.#leftOut(at),
      interval,
      target: aim?.target ?? null,
      rating: ratingOf(measure, value, aim, interval),
      change: this.#change(at, at - 1),
      lastYear: perYear === null ? null : this.#change(at, at - perYear),
      yearToDate,
      rollingTwelve:
        perYear === null ? null : this.#total(Math.max(0, at - perYear + 1), at, perYear),
      runRate:
        perYear === null || period.isInProgress
          ? null
          : runRateOf(measure, aim?.target ?? null, yearToDate, gone, perYear),
      serviceCredit: this.of ? null : creditOf(measure, value, aim?.target ?? null, period),
      flow: point.flow,
      events:
        measure.events.length === 0
          ? measure.events
          : measure.events.filter(({ from, to }) => from <= period.last && to >= period.first),
      breakBefore: this.#breakBefore(at),
    };
  }

  #noFigure(at: number, period: Period): Figure {
    const counted = this.versions.counted[this.versions.inForce[at] ?? -1];
    const why = counted ? measuresText.none.beforeData : measuresText.none.noVersion;
    const measure = counted?.bound.measure;
    return {
      period,
      version: measure?.version ?? "",
      numerator: 0,
      denominator: 0,
      value: null,
      why,
      rows: 0,
      leftOut: [],
      interval: null,
      target: (measure && aimOf(measure, this.of, period.last)?.target) ?? null,
      rating: { rag: "grey", word: measuresText.noFigure, byFigure: null, isTooClose: false },
      change: null,
      lastYear: null,
      yearToDate: null,
      rollingTwelve: null,
      runRate: null,
      serviceCredit: null,
      flow: null,
      events: [],
      breakBefore: null,
    };
  }

  /** What was counted in each period; null before the table begins, and where no version was in force. */
  #points(): readonly (Entry | null)[] {
    const flows = this.versions.counted.map((counted) =>
      counted.splits[this.split]?.flow?.of(this.group),
    );
    return this.calendar.periods.map((_period, at) => {
      const version = this.versions.inForce[at] ?? -1;
      const counted = this.versions.counted[version];
      const split = counted?.splits[this.split];
      if (!counted || !split || counted.firstPeriod < 0 || at < counted.firstPeriod) return null;
      const cell = at * split.groups + this.group;
      const { tally } = split;
      const flow = flows[version]?.[at] ?? null;
      const once = this.#once[version];
      const point: Point = {
        measure: counted.bound.measure,
        above: once ? once.above(at, at) : tally.above(cell),
        below: once ? once.below(at, at) : tally.below(cell),
        rows: once ? once.below(at, at) : flow ? flow.closing : tally.rows(cell),
        values: tally.values(cell),
        flow,
        hasAmounts: counted.hasAmounts,
        population: counted.population,
      };
      return { point, value: valueOf(point) };
    });
  }

  /** The last break since the figure before, over periods that have none: a new table may begin late. */
  #breakBefore(at: number): string | null {
    for (let each = at; each > 0; each--) {
      const why = this.versions.breaks[each] ?? null;
      if (why !== null) return this.#entries.slice(0, each).some(Boolean) ? why : null;
      if (this.#entries[each - 1]) return null;
    }
    return null;
  }

  #change(at: number, then: number): Change | null {
    const [now, before] = [this.#entries[at], this.#entries[then]];
    const period = this.calendar.periods[then];
    if (!now || !before || !period) return null;
    if (now.value.value === null || before.value.value === null) return null;
    if (this.#phases[at] !== this.#phases[then]) return null;
    return changeOf(
      { point: now.point, value: now.value.value },
      { point: before.point, value: before.value.value, period },
    );
  }

  /** Several periods as one; with fewer of them than `least` there is no figure. */
  #total(from: number, to: number, least: number): Total | null {
    const placed = this.#placed.slice(this.#before[from], this.#before[to + 1]);
    const once = this.#once[this.versions.inForce[to] ?? -1];
    return totalOf(
      placed,
      placed.length < least,
      once ? { above: once.above(from, to), below: once.below(from, to) } : null,
    );
  }

  #leftOut(at: number): readonly LeftOut[] {
    const counted = this.versions.counted[this.versions.inForce[at] ?? -1];
    const split = counted?.splits[this.split];
    if (!counted || !split) return [];
    const cell = at * split.groups + this.group;
    const once = this.#once[this.versions.inForce[at] ?? -1];
    const repeats = once ? split.tally.rows(cell) - once.below(at, at) : 0;
    const leftOut: LeftOut[] = [];
    const { reasons } = counted;
    for (let number = 0; number < reasons.length; number++) {
      const { kind, why } = reasons[number]!;
      const rows = kind === "repeat" ? repeats : split.tally.leftOut(cell, number);
      if (rows > 0) leftOut.push({ kind, why, rows });
    }
    return leftOut;
  }
}

/** Where figures cannot be compared with those before: a declared break, or a version that speaks for the first time. */
export function breaksIn(
  declared: readonly Break[],
  versions: readonly Measure[],
  inForce: readonly number[],
  periods: readonly Period[],
): (string | null)[] {
  let before = inForce.find((one) => one >= 0) ?? -1;
  return periods.map(({ first, last }, at) => {
    const version = inForce[at] ?? -1;
    const isNew = version >= 0 && version !== before;
    if (version >= 0) before = version;
    const reason = declared.find(({ on }) => on >= first && on <= last)?.reason;
    return reason ?? (isNew ? measuresText.newVersion(versions[version]?.version ?? "") : null);
  });
}

/** The version that speaks of each period: the one in force on its last day, or on the day of the figures. */
export function versionsInForce(
  versions: readonly Measure[],
  periods: readonly Period[],
  asOf: DayNumber,
): number[] {
  return periods.map(({ last }) => {
    const day = Math.min(last, asOf);
    return versions.findLastIndex(
      ({ validFrom, validTo }) =>
        (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day),
    );
  });
}
