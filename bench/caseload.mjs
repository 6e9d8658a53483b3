export const FIRST_DAY = 45383;
/** Starts fall on as many days; an end comes up to thirty days later. */
const SPAN = 730;
export const LIMIT = 10;
export const AS_AT = FIRST_DAY + SPAN + 60;

export const TEAMS = Array.from({ length: 20 }, (_, i) => `Team ${String.fromCharCode(65 + i)}`);
export const STATUSES = ["Completed", "Open", "Breached", "Withdrawn"];

/**
 * Numbers that look like chance and are the same every time (a linear congruential generator).
 * @param {number} seed
 */
export function chance(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/**
 * A caseload as Excel hands it to a function: each column a list of rows, each row a list of one cell.
 * @param {number} rows
 */
export function caseload(rows) {
  const next = chance(1);
  const starts = Array.from({ length: rows }, () => FIRST_DAY + next(SPAN));
  const ends = starts.map((start) => (next(10) === 0 ? null : start + next(30)));
  return {
    rows,
    teams: column(rows, () => TEAMS[next(TEAMS.length)] ?? ""),
    statuses: column(rows, () => STATUSES[next(STATUSES.length)] ?? ""),
    starts: column(rows, (row) => starts[row] ?? 0),
    ends: column(rows, (row) => ends[row] ?? null),
    filled: column(rows, (row) => ends[row] ?? starts[row] ?? 0),
    done: column(rows, () => next(5)),
    planned: column(rows, () => 5 + next(20)),
  };
}

/**
 * One column as a host makes it: whole, before the next one begins, so that its rows lie beside each other in memory.
 * @template T
 * @param {number} rows
 * @param {(row: number) => T} cell
 * @returns {T[][]}
 */
function column(rows, cell) {
  return Array.from({ length: rows }, (_, row) => [cell(row)]);
}

/** @typedef {ReturnType<typeof caseload>} Caseload */

/**
 * Caseloads that take turns. Excel makes new lists for every call, so a function never finds in the processor's cache
 * what the call before left there; one small caseload called again and again would lie there whole.
 * @param {number} count
 * @param {number} rows
 */
export function caseloads(count, rows) {
  const all = Array.from({ length: count }, () => caseload(rows));
  const first = all[0] ?? caseload(rows);
  const at = (/** @type {number} */ run) => all[run % count] ?? first;
  return {
    at,
    /** The one that was read longest ago, for whoever comes second in the same turn. */
    opposite: (/** @type {number} */ run) => at(run + (count >> 1)),
  };
}

/**
 * Types one new value into every column, some way down: nothing that was found out before holds any more.
 * @param {Caseload} data
 * @param {number} run
 */
export function typeInto(data, run) {
  const row = Math.floor(data.rows * 0.37);
  const start = FIRST_DAY + (run % SPAN);
  data.teams[row] = [TEAMS[run % TEAMS.length] ?? ""];
  data.statuses[row] = [STATUSES[run % STATUSES.length] ?? ""];
  data.starts[row] = [start];
  data.ends[row] = [start + 5];
  data.filled[row] = [start + 5];
  data.planned[row] = [5 + (run % 20)];
  data.done[row] = [run % 5];
}

/**
 * What a loop over dates looks its days up in, worked out before it starts: working days from the first day up to and
 * with each day, and the day on which work begun on each day is due.
 * @param {(id: string) => import("./built.mjs").Calculate} functionOf
 */
export function dayTables(functionOf) {
  const days = Array.from({ length: AS_AT - FIRST_DAY + 61 }, (_, i) => [FIRST_DAY + i]);
  const column = (/** @type {unknown} */ result) =>
    Int32Array.from(/** @type {number[][]} */ (result), ([cell = 0]) => cell);
  return {
    counts: column(functionOf("WORKDAYS")([[FIRST_DAY]], days, null, null, null, null)),
    dues: column(functionOf("DUE")(days, [[LIMIT]], null, null, null, null)),
  };
}

/** @typedef {ReturnType<typeof dayTables>} DayTables */
