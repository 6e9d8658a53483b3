import { identifiersText as say } from "../text/identifiers";
import type { Identified } from "./identify";
import { fails, fits } from "./verdict";

/** Delius CRN: a letter and six digits. */
export function crn(clean: string): Identified {
  return /^[A-Z]\d{6}$/.test(clean) ? fits(clean) : fails(say.crnForm());
}

/** Prison (NOMIS) number: a letter, four digits, two letters. */
export function prisonNumber(clean: string): Identified {
  return /^[A-Z]\d{4}[A-Z]{2}$/.test(clean) ? fits(clean) : fails(say.prisonNumberForm());
}
