import { calendarDate, type DayNumber } from "../cells/date";
import { identifiersText as say } from "../text/identifiers";
import type { Identified } from "./identify";
import { checkLetter, fails, fits } from "./verdict";

// Without a slash, a long form has four digits of year and seven of serial, a short form two and up to seven.
const LONG = /^(\d{4})(\d{7})([A-Z])$/;
const SHORT = /^(\d{2})(\d{1,7})([A-Z])$/;
const WITH_SLASH = /^(\d{4}|\d{2})\/(\d{1,7})([A-Z])$/;

/**
 * PNC ID: year, serial number, check letter (number of two-digit year and seven-digit serial, modulo 23).
 * Canonical form 2003/0000003Y. A two-digit year is of this century up to the year of the check.
 */
export function pnc(clean: string, asOf: DayNumber): Identified {
  const match = WITH_SLASH.exec(clean) ?? LONG.exec(clean) ?? SHORT.exec(clean);
  if (!match) return fails(say.pncForm());
  const [, written = "", number = "", letter = ""] = match;
  const serial = number.padStart(7, "0");
  const year = written.length === 4 ? Number(written) : fullYear(Number(written), asOf);
  if (year > calendarDate(asOf).year) return fails(say.pncFuture(year));
  const right = checkLetter(String(year % 100).padStart(2, "0") + serial);
  return letter === right
    ? fits(`${year}/${serial}${letter}`)
    : fails(say.checkLetter("PNC", right));
}

/** The century of a two-digit year: this one up to the year of the check, the last one beyond it. */
export function fullYear(short: number, asOf: DayNumber): number {
  const now = calendarDate(asOf).year;
  const century = now - (now % 100);
  return short <= now % 100 ? century + short : century - 100 + short;
}
