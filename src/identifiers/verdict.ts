import type { Trouble } from "../text/trouble";
import type { Identified } from "./identify";

export const fits = (canonical: string): Identified => ({ canonical, reason: null });
export const fails = (reason: Trouble): Identified => ({ canonical: null, reason });

/** The letters that the police number their records with; 0 is Z, 1 is A. I, O and S are left out. */
const CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY";

/** The check letter of a number of up to fifteen digits. */
export function checkLetter(digits: string): string {
  return CHECK_LETTERS[Number(digits) % 23]!;
}
