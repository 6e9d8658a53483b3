import type { DayNumber } from "../cells/date";
import { partKey } from "../formula/by-column";
import { partsOf } from "../formula/expression";
import { financialYear, firstOfMonth } from "../kpi/period";
import { measuresText } from "../text/measures";
import { fail, ok, type Result } from "../text/trouble";
import { gatherNamed } from "../verify/gather-named";
import { cleanHeading } from "../verify/pack-model";
import type { Table } from "../verify/tables/table";
import type { Workbook } from "../workbook/port";
import { bindMeasure, tablesFor, type BoundMeasure } from "./bind";
import { countMeasure, type Counted } from "./count";
import { breaksIn, seriesOf, versionsInForce, type Calendar, type Versions } from "./figures";
import type { Measure, MeasureRegister, UnusableMeasure } from "./measure";
import { lastDayIn } from "./data-until";
import { Grid, IN_A_YEAR, periodsTo } from "./periods";
import type { Length, MeasureResult, Period, Results, Series, Split } from "./result";
import { groupingsFor, type SharedGrouping } from "./groups";
import { Working, type Pace } from "./working";

export { rowsBehind } from "./rows-behind";

export interface MeasureOptions {
  /** The date of the figures: nothing in them uses today, and what is dated later has not come yet. */
  readonly asOf: DayNumber;
  /** Months where it is left out. */
  readonly length?: Length;
  /** How many periods at most, the one of `asOf` included; two years of months where it is left out. */
  readonly count?: number;
  /** Month in which the year begins; April where it is left out. */
  readonly yearStart?: number;
  /** Only these measures. */
  readonly only?: readonly string[];
  /** Split by these columns as well as by those of the register, where a table has them. */
  readonly by?: readonly string[];
  readonly signal?: AbortSignal;
  /** Rows read, and then rows counted over all measures. */
  readonly onProgress?: (done: number, total: number, step: "reading" | "counting") => void;
  /** Called every few milliseconds of work. */
  readonly pause?: () => Promise<void>;
}

const USUAL_COUNT: Record<Length, number> = { week: 26, month: 24, quarter: 12, year: 6 };
const MOST_PERIODS = 240;
const APRIL = 4;

/**
 * Every figure of the measures at a date, by period and by group, in one pass over the columns of their tables. Reads and
 * never writes. A measure that cannot be worked out is named with why, and the rest stands.
 */
export async function measureWorkbook(
  workbook: Workbook,
  register: MeasureRegister,
  options: MeasureOptions,
): Promise<Result<Results>> {
  const { asOf, length = "month", yearStart = APRIL, only } = options;
  const count = options.count ?? USUAL_COUNT[length];
  if (!Number.isInteger(count) || count < 1 || count > MOST_PERIODS)
    return measuresText.tooManyPeriods(MOST_PERIODS);
  const measures = register.measures.filter(({ id }) => only === undefined || only.includes(id));
  const progress = options.onProgress;
  const gathered = await gatherNamed(workbook, tablesFor(measures, register), {
    asOf,
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.pause ? { pause: options.pause } : {}),
    ...(progress ? { onProgress: (done, total) => progress(done, total, "reading") } : {}),
  });
  if (!gathered.ok) return gathered;
  const tables = new Map(
    [...gathered.value.tables].map(([name, table]) => [cleanHeading(name), table]),
  );
  const known = [
    ...new Set([
      ...gathered.value.facts.tables.map(({ name }) => name),
      ...gathered.value.facts.sheets.map(({ name }) => name),
    ]),
  ];

  const periods = periodsTo(asOf, length, yearStart, count + (IN_A_YEAR[length] ?? 0));
  const notMeasured: UnusableMeasure[] = [...register.unusable];
  const bound: BoundMeasure[][] = [];
  for (const id of new Set(measures.map((measure) => measure.id))) {
    const versions = bindVersions(
      measures.filter((measure) => measure.id === id),
      tables,
      known,
    );
    if (versions.bound.length > 0) bound.push(versions.bound);
    notMeasured.push(...versions.unusable);
  }
  const counter = new Counter(bound, new Grid(periods), options);
  const counted: { versions: Versions; groupings: readonly SharedGrouping[] }[] = [];
  for (const versions of bound) {
    const one = await counter.count(versions);
    if (one.ok) counted.push(one.value);
    else if (options.signal?.aborted) return one;
    else notMeasured.push({ measure: versions[0]?.measure.id ?? "", why: one.trouble.message });
  }

  const shownFrom = firstShown(
    counted.map(({ versions }) => versions),
    periods,
    count,
  );
  const calendar: Calendar = {
    periods,
    shownFrom,
    length,
    yearStarts: periods.map(({ first }) => yearStartIn(periods, first, yearStart)),
  };
  const results: MeasureResult[] = [];
  for (const { versions, groupings } of counted) {
    results.push(await resultOf(versions, groupings, calendar, options.pause));
    if (options.signal?.aborted) return measuresText.cancelled();
  }
  return ok({
    asOf,
    length,
    yearStart,
    periods: periods.slice(shownFrom),
    measures: results,
    notMeasured,
    dataUntil: lastDayIn(new Set(bound.flat().map(({ table }) => table)), asOf),
  });
}

/** Why the table of a measure was not read, in words. */
export function whyNoTable(name: string, known: readonly string[]): string {
  const isThere = known.some((one) => cleanHeading(one) === cleanHeading(name));
  return isThere ? measuresText.noHeadings(name) : measuresText.noTable(name, known);
}

/**
 * The versions of one measure with their tables. One that does not fit its columns is named, and the others stand: the columns of
 * an old wording may be gone from the workbook.
 */
function bindVersions(
  versions: readonly Measure[],
  tables: ReadonlyMap<string, Table>,
  known: readonly string[],
): { readonly bound: BoundMeasure[]; readonly unusable: readonly UnusableMeasure[] } {
  const bound: BoundMeasure[] = [];
  const unusable: UnusableMeasure[] = [];
  for (const measure of versions) {
    const table = tables.get(cleanHeading(measure.table));
    const one = table
      ? bindMeasure(measure, table)
      : fail({ code: "no-table", message: whyNoTable(measure.table, known) });
    if (one.ok) bound.push(one.value);
    else unusable.push({ measure: nameOf(measure, versions), why: one.trouble.message });
  }
  return { bound, unusable };
}

function nameOf({ id, version }: Measure, versions: readonly Measure[]): string {
  return versions.length > 1 ? measuresText.idAndVersion(id, version) : id;
}

/** Counts measures one after the other; what they have in common is worked out once. */
class Counter {
  readonly #pace: Pace;
  readonly #workings = new Map<Table, Working>();
  /** How many formulas are still to be used, so that what nobody needs any more is let go. */
  readonly #uses = new Map<string, number>();

  constructor(
    bound: readonly (readonly BoundMeasure[])[],
    private readonly grid: Grid,
    private readonly options: MeasureOptions,
  ) {
    const all = bound.flat();
    const total = all.reduce((rows, one) => rows + one.table.rows * passesOf(one, grid), 0);
    let done = 0;
    const { pause, signal, onProgress } = options;
    this.#pace = {
      step: async (rows) => {
        done = Math.min(total, done + rows);
        onProgress?.(done, total, "counting");
        await pause?.();
        return signal?.aborted === true ? measuresText.cancelled() : ok(undefined);
      },
    };
    for (const one of all)
      for (const key of keysOf(one)) this.#uses.set(key, (this.#uses.get(key) ?? 0) + 1);
  }

  async count(
    bound: readonly BoundMeasure[],
  ): Promise<Result<{ versions: Versions; groupings: readonly SharedGrouping[] }>> {
    const { asOf, by = [] } = this.options;
    const { periods } = this.grid;
    const measures = bound.map(({ measure }) => measure);
    const inForce = versionsInForce(measures, periods, asOf);
    const columns = [...new Set([...(measures.at(-1)?.groups ?? []), ...by])];
    const groupings = groupingsFor(
      columns,
      bound.map(({ table }) => this.#workingOf(table)),
    );
    const counted: Counted[] = [];
    for (const [at, one] of bound.entries()) {
      const working = this.#workingOf(one.table);
      const span = {
        grid: this.grid,
        inForce: Uint8Array.from(inForce, (version) => (version === at ? 1 : 0)),
        asOf,
      };
      const made = groupings.flatMap((grouping) => grouping.versions[at] ?? []);
      const result = await countMeasure(one, working, span, made, this.#pace);
      if (!result.ok) return result;
      counted.push(result.value);
      working.forget(this.#used(one));
    }
    return ok({
      versions: {
        counted,
        inForce,
        breaks: breaksIn(measures[0]?.breaks ?? [], measures, inForce, periods),
      },
      groupings,
    });
  }

  #workingOf(table: Table): Working {
    const known = this.#workings.get(table);
    if (known) return known;
    const working = new Working(table, this.options.asOf, this.#pace);
    this.#workings.set(table, working);
    return working;
  }

  #used(bound: BoundMeasure): readonly string[] {
    return keysOf(bound).filter((key) => {
      const left = (this.#uses.get(key) ?? 1) - 1;
      this.#uses.set(key, left);
      return left === 0;
    });
  }
}

/** What a measure works out: its formulas and every part of them. */
function keysOf({ numerator, denominator, exclusions }: BoundMeasure): readonly string[] {
  const keys = new Set<string>();
  for (const formula of [numerator, denominator, ...exclusions])
    if (formula) for (const part of partsOf(formula.checked.expression)) keys.add(partKey(part));
  return [...keys];
}

/** How often a measure goes through its rows: its formulas and its counting, for each period where it judges anew. */
function passesOf(bound: BoundMeasure, grid: Grid): number {
  const { date, numerator, denominator, endDate, exclusions } = bound;
  const formulas = [date, numerator, denominator, endDate, ...exclusions].filter(Boolean).length;
  return (formulas + 1) * (date === null ? grid.periods.length : 1);
}

/** The first period to show: not earlier than asked for, and not before the first row of any table. */
function firstShown(all: readonly Versions[], periods: readonly Period[], count: number): number {
  const starts = all.flatMap(({ counted }) =>
    counted.map(({ firstPeriod }) => firstPeriod).filter((first) => first >= 0),
  );
  const earliest = starts.length === 0 ? periods.length - 1 : Math.min(...starts);
  return Math.max(periods.length - count, earliest);
}

function yearStartIn(periods: readonly Period[], day: DayNumber, yearStart: number): number {
  const first = firstOfMonth(financialYear(day, yearStart).year, yearStart, 0) ?? 1;
  return Math.max(
    0,
    periods.findIndex((period) => period.last >= first),
  );
}

async function resultOf(
  versions: Versions,
  groupings: readonly SharedGrouping[],
  calendar: Calendar,
  pause: MeasureOptions["pause"],
): Promise<MeasureResult> {
  const { counted, inForce } = versions;
  const current = counted[inForce.at(-1) ?? -1] ?? counted.at(-1);
  if (!current) throw new RangeError("A measure was counted in no version.");
  let made = 0;
  const splits: Split[] = [];
  for (const { column, why, labels } of groupings) {
    const groups: Series[] = [];
    if (why === null) made++;
    for (const [group, value] of labels.entries()) {
      groups.push(seriesOf(versions, calendar, made, group, { column, value }));
      await pause?.();
    }
    splits.push({ column, groups, why });
  }
  const { table } = current.bound;
  return {
    measure: current.bound.measure,
    versions: counted.map(({ bound }) => bound.measure),
    source: { table: table.excelName ?? table.sheet, sheet: table.sheet, rows: table.rows },
    total: seriesOf(versions, calendar, 0, 0, null),
    splits,
  };
}
