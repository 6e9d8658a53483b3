import { Gave } from "../formula/part";
import { fail, ok, type Result } from "../text/trouble";
import { measuresText } from "../text/measures";
import { gatherNamed } from "../verify/gather-named";
import type { Workbook } from "../workbook/port";
import { bindMeasure, tablesFor, type BoundMeasure } from "./bind";
import { prepareMeasure, undatedReason, type Prepared } from "./count";
import { versionsInForce } from "./figures";
import { reasonsFor } from "./judge";
import { versionsOf, type MeasureRegister } from "./measure";
import { Grid } from "./periods";
import type { FigureKey, FigureRows, LeftOutRow, Period, Results } from "./result";
import type { Keys } from "./once";
import { Outcome } from "./tally";
import { Working, type Pace } from "./working";

export interface RowsOptions {
  readonly signal?: AbortSignal;
  readonly pause?: () => Promise<void>;
}

/** The rows of the sheet behind a figure: counted, left out and why. One measure alone is worked out again. */
export async function rowsBehind(
  workbook: Workbook,
  register: MeasureRegister,
  results: Pick<Results, "asOf" | "periods">,
  key: FigureKey,
  { signal, pause }: RowsOptions = {},
): Promise<Result<FigureRows>> {
  const versions = versionsOf(register, key.measure);
  const ids = register.measures.map(({ id }) => id);
  if (versions.length === 0) return measuresText.noSuchMeasure(key.measure, ids);
  const { asOf } = results;
  const period = results.periods.find((one) => one.key === key.period);
  if (!period) {
    const keys = results.periods.map((one) => one.key);
    return measuresText.noSuchPeriod(key.period, keys);
  }
  const [inForce = -1] = versionsInForce(versions, [period], asOf);
  const measure = versions[inForce];
  if (!measure) return fail({ code: "no-version", message: measuresText.none.noVersion });
  const gathered = await gatherNamed(workbook, tablesFor([measure], register), {
    asOf,
    ...(signal ? { signal } : {}),
    ...(pause ? { pause } : {}),
  });
  if (!gathered.ok) return gathered;
  const [table] = gathered.value.tables.values();
  if (!table) {
    const known = gathered.value.facts.sheets.map(({ name }) => name);
    return fail({ code: "no-table", message: measuresText.noTable(measure.table, known) });
  }
  const bound = bindMeasure(measure, table);
  if (!bound.ok) return bound;
  const pace: Pace = {
    step: async () => {
      await pause?.();
      return signal?.aborted === true ? measuresText.cancelled() : ok(undefined);
    },
  };
  const working = new Working(table, asOf, pace);
  const isIn = groupIn(working, key.group);
  if (!isIn.ok) return isIn;
  const grid = new Grid([period]);
  const span = { grid, inForce: Uint8Array.of(1), asOf };
  const prepared = await prepareMeasure(
    bound.value,
    working,
    span,
    measure.date === null ? period : null,
  );
  if (!prepared.ok) return prepared;
  const keys = bound.value.oncePer && working.keys(bound.value.oncePer);
  return ok(rowsOf(bound.value, prepared.value, keys, period, asOf, isIn.value));
}

type IsIn = (row: number) => boolean;

function groupIn(working: Working, group: FigureKey["group"]): Result<IsIn> {
  if (group === null) return ok(() => true);
  const grouping = working.grouping(group.column);
  if ("why" in grouping) return fail({ code: "no-group", message: grouping.why });
  const wanted = group.value.toLowerCase();
  const code = grouping.labels.findIndex((label) => label.toLowerCase() === wanted);
  if (code < 0) return measuresText.noSuchGroup(group.column, group.value, grouping.labels);
  return ok((row) => grouping.codes[row] === code);
}

function rowsOf(
  bound: BoundMeasure,
  { judge, days, ends }: Prepared,
  keys: Keys | null,
  period: Period,
  asOf: number,
  isIn: IsIn,
): FigureRows {
  const { measure, table } = bound;
  const rows: { readonly at: number; readonly isAbove: boolean }[] = [];
  const leftOut: LeftOutRow[] = [];
  const undated: LeftOutRow[] = [];
  const reasons = reasonsFor(bound);
  const isStock = measure.form === "caseload";
  const closing = Math.min(period.last, asOf);
  const leave = (row: number, outcome: number) => {
    const why = reasons[outcome - Outcome.LEFT_OUT];
    if (why) leftOut.push({ row, ...why });
  };
  for (let at = 0; at < table.rows; at++) {
    if (table.skip[at] === 1 || !isIn(at)) continue;
    const row = table.firstRow + at + 1;
    const day = days?.days[at] ?? 0;
    const end = ends?.days[at] ?? 0;
    const gaveDay = days ? days.gave[at]! : Gave.NUMBER;
    const gaveEnd = ends ? ends.gave[at]! : Gave.BLANK;
    if (gaveDay !== Gave.NUMBER || (gaveEnd !== Gave.NUMBER && gaveEnd !== Gave.BLANK)) {
      undated.push({ row, ...undatedReason(gaveDay === Gave.NUMBER ? gaveEnd : gaveDay) });
      continue;
    }
    if (days && (day > closing || (!isStock && day < period.first))) continue;
    const outcome = judge.at(at);
    const isLeftOut = outcome >= Outcome.LEFT_OUT;
    if (isStock) {
      const isOpen = end === 0 || end > closing;
      const isHere = isOpen || end >= period.first;
      if (end !== 0 && end < day) {
        if (day >= period.first) leave(row, isLeftOut ? outcome : judge.outOfOrder);
      } else if (isHere && isLeftOut) leave(row, outcome);
      else if (isOpen) rows.push({ at, isAbove: true });
    } else if (isLeftOut) {
      leave(row, outcome);
    } else {
      rows.push({ at, isAbove: outcome === Outcome.IN_NUMERATOR });
    }
  }
  const standing = keys && standingFor(rows, keys);
  const counted: number[] = [];
  const inNumerator: number[] = [];
  for (const one of rows) {
    const row = table.firstRow + one.at + 1;
    if (standing && !standing.has(one.at)) {
      leave(row, judge.repeat);
      continue;
    }
    counted.push(row);
    if (one.isAbove) inNumerator.push(row);
  }
  if (standing) leftOut.sort((a, b) => a.row - b.row);
  return {
    sheet: table.sheet,
    table: table.excelName ?? table.sheet,
    counted,
    inNumerator,
    leftOut,
    undated,
  };
}

/** The row that counts for each key: the first that is in the numerator, or else the first. */
function standingFor(
  rows: readonly { readonly at: number; readonly isAbove: boolean }[],
  { codes }: Keys,
): ReadonlySet<number> {
  const found = new Map<number, number>();
  for (const isAbove of [true, false]) {
    for (const row of rows) {
      const key = codes[row.at]!;
      if (row.isAbove === isAbove && !found.has(key)) found.set(key, row.at);
    }
  }
  return new Set(found.values());
}
