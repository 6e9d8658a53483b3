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

/** National Insurance number, by the letters that HMRC does and does not issue. */
export function nationalInsurance(clean: string): Identified {
  if (!/^[A-Z]{2}\d{6}[A-D]$/.test(clean)) return fails(say.ninoForm());
  const prefix = clean.slice(0, 2);
  const isIssued =
    /^[ABCEGHJ-PR-TW-Z][ABCEGHJ-NPR-TW-Z]$/.test(prefix) && !NEVER_PREFIX.has(prefix);
  return isIssued ? fits(clean) : fails(say.ninoPrefix(prefix));
}
