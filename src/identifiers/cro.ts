import { identifiersText as say } from "../text/identifiers";
import type { Identified } from "./identify";
import { checkLetter, fails, fits } from "./verdict";

/**
 * CRO number: serial, two-digit year, check letter. The file-only form (SF) is checked and written
 * without padding its serial; the standard one (000001/99W) with six digits.
 */
export function cro(clean: string): Identified {
  const file = /^SF(\d{2})\/(\d{1,6})([A-Z])$/.exec(clean);
  if (file) {
    const [, year = "", serial = "", letter = ""] = file;
    const right = checkLetter(year + serial);
    return letter === right ? fits(clean) : fails(say.checkLetter("CRO", right));
  }
  const standard = /^(\d{1,6})\/(\d{2})([A-Z])$/.exec(clean);
  if (!standard) return fails(say.croForm());
  const [, number = "", year = "", letter = ""] = standard;
  const serial = number.padStart(6, "0");
  const right = checkLetter(year + serial);
  return letter === right
    ? fits(`${serial}/${year}${letter}`)
    : fails(say.checkLetter("CRO", right));
}
