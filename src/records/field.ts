import { z } from "zod";
import { asText, isBlank, isError, trim, type Cell } from "../cells/cell";
import { parseDate, type DayNumber } from "../cells/date";
import { isoInstant, parseInstant } from "../cells/instant";
import { parseNumber } from "../cells/number";
import { recordsText } from "../text/records";

/** How a kept column looks on its sheet. */
export interface Dress {
  readonly format?: string;
  readonly list?: readonly string[];
  /** Width in characters. */
  readonly width?: number;
}

export const dress = z.registry<Dress>();

const LIST_SEPARATOR = "; ";

/** What a field can hold once read; `cellFrom` writes it back. */
export type FieldValue = string | number | boolean | null | readonly string[];

/** The cell that holds a value: lists joined by semicolons, yes and no as words. */
export function cellFrom(value: FieldValue): Cell {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value === "" ? null : value;
  if (typeof value === "number" || value === null) return value;
  return value.length === 0 ? null : value.join(LIST_SEPARATOR);
}

type Read<T> = { readonly value: T } | { readonly why: string };

function field<T>(read: (cell: Cell) => Read<T>, look: Dress) {
  return z
    .custom<Cell>(() => true)
    .transform((cell, context): T => {
      if (isError(cell)) return refuse(context, recordsText.cellIsError(cell.error));
      const found = read(cell);
      return "why" in found ? refuse(context, found.why) : found.value;
    })
    .register(dress, look);
}

function refuse(context: z.core.$RefinementCtx, message: string): never {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}

/** Text that has to be there. */
export const text = (width = 24) =>
  field<string>(
    (cell) => (isBlank(cell) ? { why: recordsText.cellBlank } : { value: asText(cell) }),
    { width, format: "@" },
  );

/** Text that may be missing: then it is empty. */
export const note = (width = 30) =>
  field<string>((cell) => ({ value: isBlank(cell) ? "" : asText(cell) }), { width, format: "@" });

/** Text with a list to choose from; whatever else stands there is kept as it is. */
export const suggestion = (choices: readonly string[], width = 18) =>
  field<string>((cell) => ({ value: isBlank(cell) ? "" : asText(cell) }), { list: choices, width });

function readDay(cell: Cell): Read<DayNumber> {
  const day = typeof cell === "string" ? parseDate(cell) : cell;
  return typeof day === "number" && day >= 1
    ? { value: Math.floor(day) }
    : { why: recordsText.cellNotADate(asText(cell)) };
}

const DAY: Dress = { format: "dd/mm/yyyy", width: 12 };

export const day = () =>
  field<DayNumber>((cell) => (isBlank(cell) ? { why: recordsText.cellBlank } : readDay(cell)), DAY);

export const dayOrNone = () =>
  field<DayNumber | null>((cell) => (isBlank(cell) ? { value: null } : readDay(cell)), DAY);

/** A date, or what somebody typed in place of one; blank is none. */
export const dayAsTyped = () =>
  field<DayNumber | string | null>((cell) => {
    if (isBlank(cell)) return { value: null };
    const read = readDay(cell);
    return "why" in read ? { value: asText(cell) } : read;
  }, DAY);

/** A point in time, as ISO text that says its zone; kept in UTC. Null where it may be blank and is. */
export const instantOrNone = () =>
  field<string | null>(
    (cell) => {
      if (isBlank(cell)) return { value: null };
      const read = parseInstant(asText(cell));
      return read === null
        ? { why: recordsText.cellNotAnInstant(asText(cell)) }
        : { value: isoInstant(read) };
    },
    { width: 22, format: "@" },
  );

export const instant = () =>
  field<string>(
    (cell) => {
      const read = parseInstant(asText(cell));
      if (read !== null) return { value: isoInstant(read) };
      return {
        why: isBlank(cell) ? recordsText.cellBlank : recordsText.cellNotAnInstant(asText(cell)),
      };
    },
    { width: 22, format: "@" },
  );

/** A whole number that is not negative; blank counts as `blank` where one is given. */
export const count = (blank?: number) =>
  field<number>(
    (cell) => {
      if (isBlank(cell) && blank !== undefined) return { value: blank };
      const number = typeof cell === "string" ? parseNumber(cell) : cell;
      return typeof number === "number" && Number.isInteger(number) && number >= 0
        ? { value: number }
        : { why: recordsText.cellNotACount(asText(cell)) };
    },
    { format: "0", width: 9 },
  );

function readAmount(cell: Cell): Read<number> {
  const amount = typeof cell === "string" ? parseNumber(cell) : cell;
  return typeof amount === "number"
    ? { value: amount }
    : { why: recordsText.cellNotANumber(asText(cell)) };
}

/** A number, whole or not; text that is one counts, and “90%” is 0.9. */
export const amount = () =>
  field<number>((cell) => (isBlank(cell) ? { why: recordsText.cellBlank } : readAmount(cell)), {
    width: 10,
  });

export const amountOrNone = () =>
  field<number | null>((cell) => (isBlank(cell) ? { value: null } : readAmount(cell)), {
    width: 10,
  });

function readChoice<T extends string>(choices: readonly T[], cell: Cell): Read<T> {
  const typed = trim(asText(cell)).toLowerCase();
  const value = choices.find((choice) => choice.toLowerCase() === typed);
  return value === undefined
    ? { why: recordsText.cellNotAChoice(asText(cell), choices) }
    : { value };
}

export const choice = <T extends string>(choices: readonly T[], width = 18) =>
  field<T>((cell) => (isBlank(cell) ? { why: recordsText.cellBlank } : readChoice(choices, cell)), {
    list: choices,
    width,
  });

export const choiceOrNone = <T extends string>(choices: readonly T[], width = 18) =>
  field<T | null>((cell) => (isBlank(cell) ? { value: null } : readChoice(choices, cell)), {
    list: choices,
    width,
  });

/** Yes or no; blank is no. */
export const yesNo = () =>
  field<boolean>(
    (cell) => {
      if (isBlank(cell)) return { value: false };
      if (typeof cell === "boolean") return { value: cell };
      const read = readChoice(["yes", "no"], cell);
      return "why" in read ? read : { value: read.value === "yes" };
    },
    { list: ["yes", "no"], width: 9 },
  );

/** Several ids or names in one cell, parted by semicolons. */
export const names = (width = 24) =>
  field<readonly string[]>(
    (cell) => ({
      value: asText(cell)
        .split(/[;\n]/)
        .map(trim)
        .filter((name) => name !== ""),
    }),
    { width, format: "@" },
  );
