import type { Trouble } from "../text/trouble";
import type { Identified } from "./identify";

export const fits = (canonical: string, warning: Trouble | null = null): Identified => ({
  canonical,
  reason: null,
  warning,
});
export const fails = (reason: Trouble): Identified => ({ canonical: null, reason, warning: null });

/** The letters that the police number their records with; 0 is Z, 1 is A. I, O and S are left out. */
const CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY";

/** The check letter of a number of any length: its remainder by 23, worked out digit by digit. */
export function checkLetter(digits: string): string {
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 23;
  return CHECK_LETTERS[remainder]!;
}
