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
  const values = new Array<Cell>(raw.length).fill(null);
  const state = new Uint8Array(raw.length);
  const quirks = new Uint8Array(raw.length);
  const reader = READERS[field.type];
  for (let row = 0; row < raw.length; row++) {
    const cell = raw[row] ?? null;
    let value = cell;
    let quirk = 0;
    if (typeof value === "string") {
      const text = value;
      if (
        text.length > 0 &&
        (isSpace(text.charCodeAt(0)) || isSpace(text.charCodeAt(text.length - 1)))
      ) {
        value = trim(text);
        quirk = value === "" ? Quirk.ONLY_SPACE : Quirk.EDGE_SPACE;
      }
      if (value === "" || missing.has(value)) value = null;
    }
    if (value === null) {
      state[row] = State.BLANK;
    } else if (isError(value)) {
      state[row] = State.UNUSABLE;
      quirk |= Quirk.ERROR;
    } else {
      const read = reader(value);
      values[row] = read.value;
      quirk |= read.quirk;
      if (read.value === null) state[row] = State.UNUSABLE;
    }
    quirks[row] = quirk;
  }
  const blocked = Uint8Array.from(state, (one) => (one === State.UNUSABLE ? 1 : 0));
  return { field, heading, position, raw, values, state, quirks, blocked };
}

interface Reading {
  readonly value: Cell;
  readonly quirk: number;
}

type Reader = (value: string | number | boolean) => Reading;

const plain = (value: Cell): Reading => ({ value, quirk: 0 });
const NOT_OF_TYPE: Reading = { value: null, quirk: Quirk.NOT_OF_TYPE };
const IMPOSSIBLE: Reading = { value: null, quirk: Quirk.IMPOSSIBLE_DATE };

function readNumber(value: string | number | boolean): Reading {
  if (typeof value === "number") return plain(value);
  if (typeof value === "boolean") return NOT_OF_TYPE;
  const number = parseNumber(value);
  return number === null ? NOT_OF_TYPE : { value: number, quirk: Quirk.NUMBER_AS_TEXT };
}

function readInteger(value: string | number | boolean): Reading {
  const read = readNumber(value);
  return typeof read.value === "number" && !Number.isInteger(read.value) ? NOT_OF_TYPE : read;
}

// Written like a day of a month, whether or not that month has such a day.
const DATE_SHAPED =
  /^(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[- ][A-Za-z]{3,9}[- ]\d{4})$/;

function readMoment(value: string | number | boolean): Reading {
  if (typeof value === "number")
    return value >= 1 && value < LAST_DAY + 1 ? plain(value) : NOT_OF_TYPE;
  if (typeof value === "boolean") return NOT_OF_TYPE;
  const day = parseDate(value);
  if (day !== null) return { value: day, quirk: Quirk.DATE_AS_TEXT };
  return DATE_SHAPED.test(value) ? IMPOSSIBLE : NOT_OF_TYPE;
}

function readDay(value: string | number | boolean): Reading {
  const read = readMoment(value);
  return typeof read.value === "number" ? { ...read, value: Math.floor(read.value) } : read;
}

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

function readBoolean(value: string | number | boolean): Reading {
  const truth = typeof value === "boolean" ? value : TRUTHS.get(String(value).toLowerCase());
  return truth === undefined ? NOT_OF_TYPE : plain(truth);
}

const READERS: Record<FieldType, Reader> = {
  string: (value) => plain(typeof value === "string" ? value : String(value)),
  number: readNumber,
  integer: readInteger,
  date: readDay,
  datetime: readMoment,
  boolean: readBoolean,
  any: plain,
};
