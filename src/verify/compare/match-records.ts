import { fail, ok, type Result } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Column, Table } from "../tables/table";
import type { ReadingOptions } from "./described";
import { recordKeyAt } from "./record-key";

export interface Side {
  readonly table: Table;
  /** The columns that tell records apart. */
  readonly key: readonly Column[];
}

/** Two rows of one record that are not the same. */
export interface Pair {
  readonly now: number;
  readonly before: number;
}

export interface Matched {
  readonly pairs: readonly Pair[];
  readonly onlyNow: readonly number[];
  readonly onlyBefore: readonly number[];
  /** How many records are the same on both sides. */
  readonly same: number;
  readonly keysTwice: number;
}

const KEYS_AT_A_TIME = 1000;

/**
 * Matches the records of two tables by their keys. Rows of one key are first matched where they are the same,
 * then in the order of the sheets; rows without a key only where they are the same.
 */
export async function matchRecords(
  now: Side,
  before: Side,
  isSame: (now: number, before: number) => boolean,
  { pause, signal }: ReadingOptions,
): Promise<Result<Matched>> {
  const here = byKey(now);
  await pause?.();
  const there = byKey(before);
  await pause?.();
  const pairs: Pair[] = [];
  const onlyNow: number[] = [];
  const onlyBefore: number[] = [];
  let same = 0;
  let keysTwice = 0;
  let done = 0;
  for (const [key, rows] of here) {
    const others = there.get(key) ?? [];
    if (key !== NO_KEY && (rows.length > 1 || others.length > 1)) keysTwice++;
    const left: number[] = [];
    for (const row of rows) {
      // Without a key every row would be held against every other; the same row mostly stands where it stood.
      const at = others.slice(0, MOST_TRIED).findIndex((other) => isSame(row, other));
      if (at < 0) left.push(row);
      else {
        others.splice(at, 1);
        same++;
      }
      if (++done % KEYS_AT_A_TIME !== 0) continue;
      await pause?.();
      if (signal?.aborted) return fail(verifyText.cancelled());
    }
    const paired = key === NO_KEY ? 0 : Math.min(left.length, others.length);
    left.forEach((row, at) => {
      if (at < paired) pairs.push({ now: row, before: others[at]! });
      else onlyNow.push(row);
    });
    onlyBefore.push(...others.slice(paired));
  }
  for (const [key, rows] of there) if (!here.has(key)) onlyBefore.push(...rows);
  const ascending = (a: number, b: number) => a - b;
  return ok({
    pairs: pairs.sort((a, b) => a.now - b.now),
    onlyNow: onlyNow.sort(ascending),
    onlyBefore: onlyBefore.sort(ascending),
    same,
    keysTwice,
  });
}

const NO_KEY = "";
const MOST_TRIED = 500;

function byKey({ table, key }: Side): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  for (let row = 0; row < table.rows; row++) {
    if (table.skip[row] === 1) continue;
    const name = recordKeyAt(key, row) ?? NO_KEY;
    const same = rows.get(name);
    if (same) same.push(row);
    else rows.set(name, [row]);
  }
  return rows;
}
