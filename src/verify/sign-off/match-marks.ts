import type { MarkedTable } from "./mark-table";
import type { SignedTable } from "./kept-marks";
import { ROW_BYTES } from "./marks";

/** What has become of the rows of a signed table. Rows are numbers among the marked ones. */
export interface MarkDifference {
  /** Rows that are still there with other cells; no column where the marks do not tell which. */
  readonly changed: readonly { readonly row: number; readonly columns: readonly number[] }[];
  /** Rows as they were signed that are not there any more. */
  readonly gone: readonly number[];
  readonly added: readonly number[];
}

// Of rows without a key only so many are held against each other: what is left is gone, and new.
const MOST_PAIRED = 200;
const KEYS_AT_A_TIME = 2000;

/**
 * Tells which rows changed, whatever their order. Rows are matched by their key, rows of one key by their
 * cells; a row without a key is taken for another one only where at least half of its cells are the same.
 * `there` names the columns that are still there.
 */
export async function matchMarks(
  signed: SignedTable,
  now: MarkedTable,
  there: readonly boolean[],
  pause: () => Promise<void>,
): Promise<MarkDifference> {
  const isWhole = there.every(Boolean);
  const changed: MarkDifference["changed"][number][] = [];
  const gone: number[] = [];
  const added: number[] = [];
  const before = byKey(signed.keys);
  await pause();
  const after = byKey(now.keys);
  await pause();
  let done = 0;
  for (const [key, rows] of before) {
    if (++done % KEYS_AT_A_TIME === 0) await pause();
    const present = after.get(key) ?? [];
    const { left, right } = isWhole
      ? withoutEqual(signed, now, rows, present)
      : { left: rows, right: present };
    for (const { from, to } of pairs(signed, now, left, right, there)) {
      if (to === null) gone.push(from);
      else {
        const columns = columnsThatDiffer(signed, now, from, to, there);
        if (columns.length > 0 || isWhole) changed.push({ row: to, columns });
        right.splice(right.indexOf(to), 1);
      }
    }
    added.push(...right);
  }
  for (const [key, rows] of after) if (!before.has(key)) added.push(...rows);
  const ascending = (a: number, b: number) => a - b;
  return {
    changed: changed.sort((a, b) => a.row - b.row),
    gone: gone.sort(ascending),
    added: added.sort(ascending),
  };
}

function byKey(keys: Uint32Array): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  keys.forEach((key, row) => {
    const same = rows.get(key);
    if (same) same.push(row);
    else rows.set(key, [row]);
  });
  return rows;
}

/** What is left of both sides once every row that is still the same is taken away. */
function withoutEqual(
  signed: SignedTable,
  now: MarkedTable,
  rows: readonly number[],
  present: readonly number[],
): { left: number[]; right: number[] } {
  const free = new Map<string, number[]>();
  for (const row of present) {
    const name = rowName(now.rows, row);
    const same = free.get(name);
    if (same) same.push(row);
    else free.set(name, [row]);
  }
  const left = rows.filter((row) => free.get(rowName(signed.rows, row))?.shift() === undefined);
  return { left, right: [...free.values()].flat().sort((a, b) => a - b) };
}

const rowName = (rows: Uint8Array, row: number) =>
  rows.subarray(row * ROW_BYTES, (row + 1) * ROW_BYTES).join();

function pairs(
  signed: SignedTable,
  now: MarkedTable,
  left: readonly number[],
  right: readonly number[],
  there: readonly boolean[],
): { from: number; to: number | null }[] {
  const isKeyed = signed.key.length > 0;
  if (isKeyed && left.length === 1 && right.length > 0) return [{ from: left[0]!, to: right[0]! }];
  const columns = there.filter(Boolean).length;
  const free = new Set(right.slice(0, MOST_PAIRED));
  return left.map((from, at) => {
    let best: { to: number; same: number } | null = null;
    for (const to of at < MOST_PAIRED ? free : []) {
      const same = columns - columnsThatDiffer(signed, now, from, to, there).length;
      if (!best || same > best.same) best = { to, same };
    }
    const isLikely = best !== null && (isKeyed || best.same * 2 >= columns);
    if (!best || !isLikely) return { from, to: null };
    free.delete(best.to);
    return { from, to: best.to };
  });
}

function columnsThatDiffer(
  signed: SignedTable,
  now: MarkedTable,
  from: number,
  to: number,
  there: readonly boolean[],
): number[] {
  const { cellBytes: width, columns } = signed;
  const differ: number[] = [];
  for (let column = 0; column < columns.length; column++) {
    if (there[column] !== true) continue;
    for (let byte = 0; byte < width; byte++) {
      const before = signed.cells[(from * columns.length + column) * width + byte];
      if (before === now.cells[(to * columns.length + column) * width + byte]) continue;
      differ.push(column);
      break;
    }
  }
  return differ;
}
