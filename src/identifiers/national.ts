import { identifiersText as say } from "../text/identifiers";
import type { Identified } from "./identify";
import { fails, fits } from "./verdict";

/** NHS number: ten digits, the last of which checks the others (modulo 11). Dashes are left out. */
export function nhs(clean: string): Identified {
  const digits = clean.replaceAll("-", "");
  if (!/^\d{10}$/.test(digits)) return fails(say.nhsForm());
  let sum = 0;
  for (let at = 0; at < 9; at++) sum += Number(digits[at]) * (10 - at);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits[9]) ? fits(digits) : fails(say.nhsCheck());
}

const NEVER_PREFIX = new Set(["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"]);

/** Prefixes that offices use for references of their own (HMRC, NIM39110). */
const OFFICE_PREFIX = new Set(["OO", "CR", "FY", "MW", "NC", "PP", "PY", "PZ"]);

/** Jersey's and Guernsey's own numbers, of the same form (HMRC, NIM39625). */
const ISLAND_PREFIX = new Set(["JY", "GY"]);

/**
 * National Insurance number, by the letters that HMRC does and does not issue. Numbers of offices and of the Channel Islands
 * are right in form, and flagged.
 */
export function nationalInsurance(clean: string): Identified {
  if (!/^[A-Z]{2}\d{6}[A-D]$/.test(clean)) return fails(say.ninoForm());
  const prefix = clean.slice(0, 2);
  if (OFFICE_PREFIX.has(prefix)) return fits(clean, say.ninoOffice(prefix));
  const isIssued =
    /^[ABCEGHJ-PR-TW-Z][ABCEGHJ-NPR-TW-Z]$/.test(prefix) && !NEVER_PREFIX.has(prefix);
  if (!isIssued) return fails(say.ninoPrefix(prefix));
  return fits(clean, ISLAND_PREFIX.has(prefix) ? say.ninoIsland(prefix) : null);
}
