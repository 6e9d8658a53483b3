import { asText, type Cell } from "../../cells/cell";
import { calendarDate, dayNumber, LAST_DAY, parseDate } from "../../cells/date";
import { LONGEST } from "./similarity";

const MARKS = /\p{M}+/gu;
const NO_LETTERS = /[^\p{L}\p{N}]+/gu;
const NO_NAME = /[^\p{L}]+/gu;
const NO_CODE = /[^A-Z0-9]+/g;

/** Words that people type where a value is not known. */
const NOT_KNOWN = new Set(
  "na nk none null nil unknown notknown notrecorded notavailable notapplicable notgiven tbc tba unk missing blank noname nfa".split(
    " ",
  ),
);

function plain(cell: Cell): string {
  return asText(cell)
    .slice(0, 4 * LONGEST)
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase();
}

/** A name as parts and as one: case, accents, hyphens, apostrophes and spaces do not count. */
export interface PlainName {
  readonly whole: string;
  readonly parts: readonly string[];
}

const TITLES = new Set(["mr", "mrs", "ms", "miss", "mx", "dr"]);

export function plainName(cell: Cell): PlainName {
  // An apostrophe is part of a name (O'Brien, OBrien), not between two.
  const text = plain(cell).replace(/['’`]/g, "");
  const words = text.split(NO_NAME).filter(Boolean);
  const parts = words.length > 1 ? words.filter((word) => !TITLES.has(word)) : words;
  const whole = parts.join("").slice(0, LONGEST);
  return NOT_KNOWN.has(whole) ? { whole: "", parts: [] } : { whole, parts };
}

/** "Smith, Mary Ann" and "Mary Ann Smith" as forenames and surname. */
export function splitName(cell: Cell): { forename: string; surname: string } {
  const text = asText(cell).trim();
  const comma = text.indexOf(",");
  if (comma >= 0) return { forename: text.slice(comma + 1), surname: text.slice(0, comma) };
  const words = text.split(/\s+/u);
  return { forename: words.slice(0, -1).join(" "), surname: words.at(-1) ?? "" };
}

/** Text of an address, a town: letters and digits alone. */
export function plainText(cell: Cell): string {
  const text = plain(cell).replace(NO_LETTERS, "").slice(0, LONGEST);
  return NOT_KNOWN.has(text) ? "" : text;
}

/** An e-mail address: case and spaces do not count. */
export function plainEmail(cell: Cell): string {
  const text = plain(cell).replace(/\s+/gu, "").slice(0, LONGEST);
  return NOT_KNOWN.has(text.replace(NO_LETTERS, "")) ? "" : text;
}

/** A telephone number: digits alone, +44 and 0044 as 0. */
export function plainPhone(cell: Cell): string {
  const digits = plain(cell).replace(/\D+/gu, "").slice(0, LONGEST);
  const national = digits.replace(/^(?:00)?440?(?=\d{9,10}$)/, "0");
  // A leading nought gets lost where the cell is a number.
  return isFiller(national) ? "" : national.replace(/^0+/, "");
}

const PNC = /^(\d{2}|\d{4})\/(\d{1,7})([A-Z])$/;

/**
 * An identifier: capital letters and digits. Police numbers with two and with four digits of year,
 * with and without leading noughts, come out the same.
 */
export function plainIdentifier(cell: Cell): string {
  const text = asText(cell).toUpperCase().replace(/\s+/gu, "").slice(0, LONGEST);
  const pnc = PNC.exec(text);
  if (pnc) return `${pnc[1]!.slice(-2)}${pnc[2]!.padStart(7, "0")}${pnc[3]!}`;
  const bare = text.replace(NO_CODE, "");
  // Without its slash a police number may still have its century.
  const long = /^(?:19|20)(\d{9}[A-Z])$/.exec(bare);
  if (long) return long[1]!;
  return NOT_KNOWN.has(bare.toLowerCase()) || isFiller(bare) ? "" : bare;
}

/** A postcode without its space. */
export function plainPostcode(cell: Cell): string {
  const bare = asText(cell).toUpperCase().slice(0, LONGEST).replace(NO_CODE, "");
  return NOT_KNOWN.has(bare.toLowerCase()) ? "" : bare;
}

/** Sex by its first letter: M and male, F and female are the same. */
export function plainSex(cell: Cell): string {
  const text = plainText(cell);
  if (text === "man" || text === "boy") return "m";
  if (text === "woman" || text === "girl") return "f";
  return text.slice(0, 1);
}

/** One sign over and over, or hardly any: typed to fill the cell. */
function isFiller(code: string): boolean {
  return code.length < 3 || new Set(code).size === 1;
}

/** A date as the number yyyymmdd; 0 where the cell holds none. A wrong date of eight digits is kept, to be compared. */
export function plainDate(cell: Cell): number {
  if (typeof cell === "number" && cell >= 1 && cell <= LAST_DAY) {
    const { year, month, day } = calendarDate(cell);
    return year * 10000 + month * 100 + day;
  }
  const text = asText(cell).trim();
  if (/^\d{8}$/.test(text)) {
    const number = Number(text);
    const isYearFirst = number >= 18_500_000 && number < 21_500_000;
    return isYearFirst ? number : dayFirst(text);
  }
  const serial = parseDate(text.replace(/[.\\]/g, "/"));
  return serial === null ? 0 : plainDate(serial);
}

function dayFirst(text: string): number {
  const [day, month, year] = [text.slice(0, 2), text.slice(2, 4), text.slice(4)].map(Number);
  return dayNumber(year!, month!, day!) === null ? 0 : year! * 10000 + month! * 100 + day!;
}
