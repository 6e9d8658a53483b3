import { isError, trim, type Cell } from "../../cells/cell";
import { LAST_DAY, parseDate } from "../../cells/date";
import { parseNumber } from "../../cells/number";
import type { Field, FieldType } from "../pack-model";
import { Quirk, State, type Column } from "./table";

const NO_BREAK = 0xa0;
const ZERO_WIDTH = 0x200b;
const BYTE_ORDER_MARK = 0xfeff;
const SPACE = 0x20;

function isSpace(code: number): boolean {
  return code <= SPACE || code === NO_BREAK || code === ZERO_WIDTH || code === BYTE_ORDER_MARK;
}

/** Reads every cell of a column once, as its type means it. */
export function readColumn(
  field: Field,
  heading: string,
  position: number,
  raw: readonly Cell[],
  missing: ReadonlySet<string>,
): Column {
  const state = new Uint8Array(raw.length);
  const quirks = new Uint8Array(raw.length);
  const blocked = new Uint8Array(raw.length);
  const reading: Reading = { quirk: 0 };
  const read = READERS[field.type];
  const nextOdd = oddCells(field.type, missing);
  // Most columns mean what they hold; only where a cell differs is the column copied.
  let own: Cell[] | null = null;
  for (let row = nextOdd(raw, 0); row < raw.length; row = nextOdd(raw, row + 1)) {
    const cell = raw[row] ?? null;
    if (cell === null) {
      state[row] = State.BLANK;
      continue;
    }
    reading.quirk = 0;
    const value = readCell(cell, missing, read, reading);
    if (value === null) {
      const isUnusable = (reading.quirk & UNUSABLE) !== 0;
      state[row] = isUnusable ? State.UNUSABLE : State.BLANK;
      if (isUnusable) blocked[row] = 1;
    }
    quirks[row] = reading.quirk;
    if (value !== cell) {
      own ??= raw.slice();
      own[row] = value;
    }
  }
  return { field, heading, position, raw, values: own ?? raw, state, quirks, blocked };
}

/** The next row, from one on, whose cell may not mean just what it holds; the number of rows where there is none. */
type NextOdd = (cells: readonly Cell[], from: number) => number;

/** Most cells are as they should be, and are passed over as fast as can be. */
function oddCells(type: FieldType, missing: ReadonlySet<string>): NextOdd {
  switch (type) {
    case "string":
    case "any": {
      const longest = Math.max(0, ...[...missing].map(({ length }) => length));
      return (cells, from) => oddText(cells, from, longest);
    }
    case "number":
      return oddNumber;
    case "integer":
      return (cells, from) => oddWhole(cells, from, -Infinity, Infinity);
    case "date":
      return (cells, from) => oddWhole(cells, from, 1, LAST_DAY);
    case "datetime":
    case "boolean":
      return (_, from) => from;
  }
}

function oddText(cells: readonly Cell[], from: number, longestMissing: number): number {
  for (let row = from; row < cells.length; row++) {
    const cell = cells[row];
    if (typeof cell !== "string" || cell.length <= longestMissing) return row;
    if (isSpace(cell.charCodeAt(0)) || isSpace(cell.charCodeAt(cell.length - 1))) return row;
  }
  return cells.length;
}

function oddNumber(cells: readonly Cell[], from: number): number {
  for (let row = from; row < cells.length; row++) if (typeof cells[row] !== "number") return row;
  return cells.length;
}

function oddWhole(cells: readonly Cell[], from: number, least: number, most: number): number {
  for (let row = from; row < cells.length; row++) {
    const cell = cells[row];
    if (typeof cell !== "number" || cell < least || cell > most || Math.floor(cell) !== cell)
      return row;
  }
  return cells.length;
}

const UNUSABLE = Quirk.ERROR | Quirk.NOT_OF_TYPE | Quirk.IMPOSSIBLE_DATE;

/** What was odd about the cell being read: one object for a whole column, since columns are long. */
interface Reading {
  quirk: number;
}

type Reader = (value: string | number | boolean, reading: Reading) => Cell;

function readCell(
  cell: Exclude<Cell, null>,
  missing: ReadonlySet<string>,
  read: Reader,
  reading: Reading,
): Cell {
  if (isError(cell)) {
    reading.quirk = Quirk.ERROR;
    return null;
  }
  if (typeof cell !== "string") return read(cell, reading);
  let text = cell;
  const last = text.length - 1;
  if (last >= 0 && (isSpace(text.charCodeAt(0)) || isSpace(text.charCodeAt(last)))) {
    text = trim(text);
    reading.quirk = text === "" ? Quirk.ONLY_SPACE : Quirk.EDGE_SPACE;
  }
  return text === "" || missing.has(text) ? null : read(text, reading);
}

function unfit(reading: Reading, quirk: number): null {
  reading.quirk |= quirk;
  return null;
}

const asItIs: Reader = (value) => value;

const readNumber: Reader = (value, reading) => {
  if (typeof value === "number") return value;
  const number = typeof value === "string" ? parseNumber(value) : null;
  if (number === null) return unfit(reading, Quirk.NOT_OF_TYPE);
  reading.quirk |= Quirk.NUMBER_AS_TEXT;
  return number;
};

const readInteger: Reader = (value, reading) => {
  const number = readNumber(value, reading);
  if (number === null || Number.isInteger(number)) return number;
  reading.quirk &= ~Quirk.NUMBER_AS_TEXT;
  return unfit(reading, Quirk.NOT_OF_TYPE);
};

// Written like a day of a month, whether or not that month has such a day.
const DATE_SHAPED =
  /^(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{4})$/;

const readMoment: Reader = (value, reading) => {
  if (typeof value === "number") {
    return value >= 1 && value < LAST_DAY + 1 ? value : unfit(reading, Quirk.NOT_OF_TYPE);
  }
  const day = typeof value === "string" ? parseDate(value) : null;
  if (day !== null) {
    reading.quirk |= Quirk.DATE_AS_TEXT;
    return day;
  }
  const isShaped = typeof value === "string" && DATE_SHAPED.test(value);
  return unfit(reading, isShaped ? Quirk.IMPOSSIBLE_DATE : Quirk.NOT_OF_TYPE);
};

const readDay: Reader = (value, reading) => {
  const moment = readMoment(value, reading);
  return typeof moment === "number" ? Math.floor(moment) : moment;
};

const TRUTHS = new Map([
  ["true", true],
  ["yes", true],
  ["y", true],
  ["1", true],
  ["false", false],
  ["no", false],
  ["n", false],
  ["0", false],
]);

const readBoolean: Reader = (value, reading) => {
  const truth = typeof value === "boolean" ? value : TRUTHS.get(String(value).toLowerCase());
  return truth ?? unfit(reading, Quirk.NOT_OF_TYPE);
};

const READERS: Record<FieldType, Reader> = {
  string: (value) => (typeof value === "string" ? value : String(value)),
  number: readNumber,
  integer: readInteger,
  date: readDay,
  datetime: readMoment,
  boolean: readBoolean,
  any: asItIs,
};
