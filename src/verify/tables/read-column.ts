import { asText, isError, trim, type Cell } from "../../cells/cell";
import { LAST_DAY, parseDate, parseEarlyDate } from "../../cells/date";
import { parseNumber } from "../../cells/number";
import { dateForm, type DateForm } from "../date-form";
import type { Field, FieldType } from "../pack-model";
import { Kind, KINDS, longestOf, lookAt } from "./first-look";
import { Quirk, State, type Column } from "./table";

const NO_BREAK = 0xa0;
const ZERO_WIDTH = 0x200b;
const BYTE_ORDER_MARK = 0xfeff;
const SPACE = 0x20;

function isSpace(code: number): boolean {
  return code <= SPACE || code === NO_BREAK || code === ZERO_WIDTH || code === BYTE_ORDER_MARK;
}

/** Reads the cells of a column as its type means them; `kinds` are those of a first look at them, where there was one. */
export function readColumn(
  field: Field,
  heading: string,
  position: number,
  raw: readonly Cell[],
  missing: ReadonlySet<string>,
  kinds: Uint8Array = kindsOf(raw, missing),
): Column {
  const state = new Uint8Array(raw.length);
  const quirks = new Uint8Array(raw.length);
  const blocked = new Uint8Array(raw.length);
  const reading: Reading = { quirk: 0 };
  let anyQuirk = 0;
  const read = readerFor(field);
  // Texts that mean blank are compared as they are typed, also where the cell holds a number.
  const missingNumbers = new Set([...missing].filter((text) => parseNumber(text) !== null));
  const isPassed = passedOver(missingNumbers.size === 0 ? field.type : "boolean");
  // Most columns mean what they hold; only where a cell differs is the column copied.
  let own: Cell[] | null = null;
  for (
    let row = nextOdd(kinds, isPassed, 0);
    row < raw.length;
    row = nextOdd(kinds, isPassed, row + 1)
  ) {
    const cell = raw[row] ?? null;
    if (cell === null) {
      state[row] = State.BLANK;
      continue;
    }
    reading.quirk = 0;
    const isMissing =
      typeof cell === "number" && missingNumbers.size > 0 && missingNumbers.has(asText(cell));
    const value = isMissing ? null : readCell(cell, missing, read, reading);
    if (value === null) {
      const isUnusable = (reading.quirk & UNUSABLE) !== 0;
      state[row] = isUnusable ? State.UNUSABLE : State.BLANK;
      if (isUnusable) blocked[row] = 1;
    }
    quirks[row] = reading.quirk;
    anyQuirk |= reading.quirk;
    if (value !== cell) {
      own ??= raw.slice();
      own[row] = value;
    }
  }
  return { field, heading, position, raw, values: own ?? raw, state, quirks, anyQuirk, blocked };
}

function kindsOf(cells: readonly Cell[], missing: ReadonlySet<string>): Uint8Array {
  const kinds = new Uint8Array(cells.length);
  lookAt(cells, 0, [0, cells.length], longestOf(missing), kinds, null);
  return kinds;
}

/** By type, which kinds of cells mean just what they hold: they are passed over as fast as can be. */
const AS_THEY_ARE: Record<FieldType, readonly number[]> = {
  string: [Kind.TEXT],
  any: [Kind.TEXT, Kind.DAY, Kind.WHOLE, Kind.NUMBER],
  number: [Kind.DAY, Kind.WHOLE, Kind.NUMBER],
  integer: [Kind.DAY, Kind.WHOLE],
  date: [Kind.DAY],
  datetime: [Kind.DAY],
  boolean: [],
};

function passedOver(type: FieldType): Uint8Array {
  const isPassed = new Uint8Array(KINDS);
  for (const kind of AS_THEY_ARE[type]) isPassed[kind] = 1;
  return isPassed;
}

/** The next row, from one on, whose cell may not mean just what it holds; the number of rows where there is none. */
function nextOdd(kinds: Uint8Array, isPassed: Uint8Array, from: number): number {
  let row = from;
  while (row < kinds.length && isPassed[kinds[row]!] === 1) row++;
  return row;
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
  const early = typeof value === "string" ? parseEarlyDate(value) : null;
  if (early !== null) {
    reading.quirk |= Quirk.BEFORE_1900;
    return early;
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

function readerFor({ type, format }: Field): Reader {
  const form = format === undefined ? null : dateForm(format);
  return form ? inForm(form, READERS[type]) : READERS[type];
}

/** Dates as text have to be written in the form that the field declares; a date of Excel's own is one however shown. */
const inForm =
  (form: DateForm, read: Reader): Reader =>
  (value, reading) => {
    const day = read(value, reading);
    if (day === null || typeof value !== "string" || form.fits(value)) return day;
    reading.quirk &= ~(Quirk.DATE_AS_TEXT | Quirk.BEFORE_1900);
    return unfit(reading, Quirk.NOT_OF_TYPE);
  };
