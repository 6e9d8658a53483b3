import { identifiersText as say } from "../text/identifiers";
import type { Identified } from "./identify";
import { checkLetter, fails, fits } from "./verdict";

/** Delius CRN: a letter and six digits. */
export function crn(clean: string): Identified {
  return /^[A-Z]\d{6}$/.test(clean) ? fits(clean) : fails(say.crnForm());
}

/** Prison (NOMIS) number: a letter, four digits, two letters. */
export function prisonNumber(clean: string): Identified {
  return /^[A-Z]\d{4}[A-Z]{2}$/.test(clean) ? fits(clean) : fails(say.prisonNumberForm());
}

/**
 * Court case reference of the PNC: year, court, number, check letter. With its slashes the number may be written without
 * leading zeros. Canonical form 05/9876/123456L.
 */
export function courtCase(clean: string): Identified {
  const match =
    /^(\d{2})\/(\d{4})\/(\d{1,6})([A-Z])$/.exec(clean) ??
    /^(\d{2})(\d{4})(\d{6})([A-Z])$/.exec(clean);
  if (!match) return fails(say.courtCaseForm());
  const [, year = "", court = "", number = "", letter = ""] = match;
  const serial = number.padStart(6, "0");
  const right = checkLetter(year + court + serial);
  return letter === right
    ? fits(`${year}/${court}/${serial}${letter}`)
    : fails(say.checkLetter("court case reference", right));
}

/**
 * Arrest summons number: year, force and unit, system, number, check letter. The form is judged; the letter is only
 * flagged, because public examples do not agree on how letters in the force and unit count. Canonical form
 * 11/01ZD/01/00000448754K.
 */
export function arrestSummons(clean: string): Identified {
  const match =
    /^(\d{2})\/([0-9A-Z]{4})\/([0-9A-Z]{2})\/(\d{1,11})([A-Z])$/.exec(clean) ??
    /^(\d{2})([0-9A-Z]{4})([0-9A-Z]{2})(\d{1,11})([A-Z])$/.exec(clean);
  if (!match) return fails(say.arrestSummonsForm());
  const [, year = "", unit = "", system = "", number = "", letter = ""] = match;
  const serial = number.padStart(11, "0");
  const digits = [unit.slice(0, 2), system].filter((part) => /^\d+$/.test(part)).join("");
  const right = checkLetter(digits + year + serial);
  const warning = letter === right ? null : say.arrestSummonsLetter();
  return fits(`${year}/${unit}/${system}/${serial}${letter}`, warning);
}

/** CJS offence code: Act, year and number, with a letter behind for attempt, aid, conspiracy or incitement. */
export function offenceCode(clean: string): Identified {
  if (/^\d{1,3}\/\d{1,2}$/.test(clean)) return fails(say.homeOfficeCode());
  return /^(?:COML\d{3}|XX00\d{3}|[A-Z]{2}\d{5})[ABCI]?$/.test(clean)
    ? fits(clean)
    : fails(say.offenceCodeForm());
}

/** Court code, of seven characters (Common Platform) or five (Libra). Canonical are the five that both share. */
export function courtCode(clean: string): Identified {
  return /^[A-Z]\d{2}[A-Z]{2}(?:[A-Z0-9]{2})?$/.test(clean)
    ? fits(clean.slice(0, 5))
    : fails(say.courtCodeForm());
}
