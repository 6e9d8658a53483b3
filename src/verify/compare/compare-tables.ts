import { cellArea, type Area } from "../../cells/address";
import type { Cell } from "../../cells/cell";
import type { DayNumber } from "../../cells/date";
import { fail, ok, type Result } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { cellOf, columnOf, type Column, type Table } from "../tables/table";
import type { ReadingOptions } from "./described";
import { beyondLimits, type ChangeLimit, type Excess } from "./limits";
import { matchRecords, type Pair } from "./match-records";
import { recordName } from "./record-key";
import { isSame, meaningAt } from "./same-value";

export interface CompareOptions extends ReadingOptions {
  /** Limits by the name of the field; fields without any are not asked about. */
  readonly limits?: ReadonlyMap<string, ChangeLimit>;
  /** The column that tells the period of a record: what was accepted for it then is restated now. */
  readonly period?: string;
  /** The last day of what was accepted; left out: whatever the last return held a period for. */
  readonly acceptedUntil?: DayNumber;
  /** Texts that differ only in case are the same. */
  readonly ignoreCase?: boolean;
}

/** A record that stands on one side only. */
export interface RecordRef {
  readonly record: string;
  /** The first cell of its row, on the side where it stands. */
  readonly area: Area;
}

export interface FieldChange {
  readonly field: string;
  readonly title: string;
  /** Whether a number is meant as a date. */
  readonly type: "date" | "other";
  readonly before: Cell;
  readonly now: Cell;
  readonly areaNow: Area;
  readonly areaBefore: Area;
  /** The limit that the change goes beyond. */
  readonly excess: Excess | null;
}

export interface ChangedRecord {
  readonly record: string;
  /** It belongs to a period that was accepted already. */
  readonly isRestated: boolean;
  readonly fields: readonly FieldChange[];
}

/** How many records differ in a field. */
export interface FieldTotal {
  readonly field: string;
  readonly title: string;
  readonly records: number;
}

export interface TableComparison {
  readonly name: string;
  readonly title: string;
  /** The titles of the columns that tell records apart; none where rows are compared as wholes. */
  readonly key: readonly string[];
  readonly added: readonly RecordRef[];
  readonly gone: readonly RecordRef[];
  readonly changed: readonly ChangedRecord[];
  readonly unchanged: number;
  readonly totals: readonly FieldTotal[];
  /** Keys that stand more than once on a side: their records were matched in the order of the sheets. */
  readonly keysTwice: number;
  /** Columns that only one side has, and that were therefore not compared. */
  readonly onlyNow: readonly string[];
  readonly onlyBefore: readonly string[];
}

const PAIRS_AT_A_TIME = 1000;

/** Compares two readings of one table, record by record, whatever their order. */
export async function compareTables(
  now: Table,
  before: Table,
  key: readonly string[],
  options: CompareOptions,
): Promise<Result<TableComparison>> {
  const columns = sharedColumns(now, before, key);
  const keysNow = key.flatMap((name) => columnOf(now, name) ?? []);
  const keysBefore = key.flatMap((name) => columnOf(before, name) ?? []);
  const ignoreCase = options.ignoreCase ?? false;
  const differ = (a: number, b: number) =>
    columns.filter(([one, other]) => !isSame(meaningAt(one, a), meaningAt(other, b), ignoreCase));
  const matched = await matchRecords(
    { table: now, key: keysNow },
    { table: before, key: keysBefore },
    (a, b) => differ(a, b).length === 0,
    options,
  );
  if (!matched.ok) return matched;
  const { pairs, onlyNow, onlyBefore, same, keysTwice } = matched.value;

  const excesses = await excessesOf(columns, pairs, options);
  const isAccepted = acceptedBefore(before, options);
  const totals = new Map<string, number>();
  const changed: ChangedRecord[] = [];
  for (const [at, { now: row, before: earlier }] of pairs.entries()) {
    const fields = differ(row, earlier).map(([one, other]): FieldChange => {
      const { name, title, type } = one.field;
      totals.set(name, (totals.get(name) ?? 0) + 1);
      return {
        field: name,
        title,
        type: type === "date" || type === "datetime" ? "date" : "other",
        before: meaningAt(other, earlier),
        now: meaningAt(one, row),
        areaNow: cellOf(now, one, row),
        areaBefore: cellOf(before, other, earlier),
        excess: excesses.get(name)?.[at] ?? null,
      };
    });
    const record = recordName(keysNow.length > 0 ? keysNow : now.columns.slice(0, 1), row);
    changed.push({ record, isRestated: isAccepted(earlier), fields });
    if (at % PAIRS_AT_A_TIME !== 0) continue;
    await options.pause?.();
    if (options.signal?.aborted) return fail(verifyText.cancelled());
  }
  return ok({
    name: now.spec.name,
    title: now.spec.title,
    key: keysNow.map(({ field }) => field.title),
    added: onlyNow.map((row) => refOf(now, keysNow, row)),
    gone: onlyBefore.map((row) => refOf(before, keysBefore, row)),
    changed,
    unchanged: same,
    totals: columns.flatMap(([{ field }]) => {
      const records = totals.get(field.name);
      return records === undefined ? [] : [{ field: field.name, title: field.title, records }];
    }),
    keysTwice,
    onlyNow: unshared(now, before),
    onlyBefore: unshared(before, now),
  });
}

type Shared = readonly [now: Column, before: Column];

function sharedColumns(now: Table, before: Table, key: readonly string[]): Shared[] {
  return now.columns.flatMap((column): Shared[] => {
    const other = columnOf(before, column.field.name);
    return other && !key.includes(column.field.name) ? [[column, other]] : [];
  });
}

function unshared(table: Table, other: Table): string[] {
  return [
    ...table.columns.flatMap(({ field }) => (columnOf(other, field.name) ? [] : [field.title])),
    ...table.strangers.flatMap(({ heading, isFilled }) => (isFilled ? [heading.trim()] : [])),
  ].filter(
    (title) =>
      !other.strangers.some(({ heading }) => heading.trim().toLowerCase() === title.toLowerCase()),
  );
}

function refOf(table: Table, keys: readonly Column[], row: number): RecordRef {
  return {
    record: recordName(keys.length > 0 ? keys : table.columns, row),
    area: cellArea(table.sheet, table.firstRow + row, table.firstColumn),
  };
}

/** For each field with limits, the limit that the change of each pair goes beyond. */
async function excessesOf(
  columns: readonly Shared[],
  pairs: readonly Pair[],
  { limits, pause }: CompareOptions,
): Promise<Map<string, (Excess | null)[]>> {
  const found = new Map<string, (Excess | null)[]>();
  for (const [one, other] of columns) {
    const limit = limits?.get(one.field.name);
    if (!limit) continue;
    const changes = pairs.map(({ now, before }) => ({
      now: figureAt(one, now),
      before: figureAt(other, before),
    }));
    found.set(one.field.name, beyondLimits(changes, limit));
    await pause?.();
  }
  return found;
}

/** A figure, or none (NaN): no comparison with it is true, so that nothing is beyond a limit. */
function figureAt(column: Column, row: number): number {
  const value = column.values[row] ?? null;
  return typeof value === "number" ? value : NaN;
}

function acceptedBefore(
  before: Table,
  { period, acceptedUntil }: CompareOptions,
): (row: number) => boolean {
  const column = period === undefined ? null : columnOf(before, period);
  if (!column) return () => false;
  const until = acceptedUntil ?? Infinity;
  return (row) => {
    const day = column.values[row] ?? null;
    return typeof day === "number" ? day <= until : day !== null && acceptedUntil === undefined;
  };
}
