import { identifiersText as say } from "../text/identifiers";
import type { Identified } from "./identify";
import { fails, fits } from "./verdict";

/** Letters of pupil numbers by value; 0 is A. I, O and S are left out. Another table than that of the police. */
const LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ";

/** What the Department for Education writes where a child has no number, and why. */
const NO_NUMBER = /^UN[1-5]$/;

/**
 * Unique pupil number: check letter, number of the local authority, and nine more characters, of which the last is a letter
 * in a temporary number. Local authorities are numbered from 201.
 */
export function upn(clean: string): Identified {
  if (NO_NUMBER.test(clean)) return fails(say.upnStandIn());
  if (!/^[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]$/.test(clean)) return fails(say.upnForm());
  if (Number(clean.slice(1, 4)) < 201) return fails(say.upnAuthority(clean.slice(1, 4)));
  let sum = 0;
  for (let at = 1; at < 13; at++) {
    const character = clean.charAt(at);
    const letter = LETTERS.indexOf(character);
    sum += (at + 1) * (letter >= 0 ? letter : Number(character));
  }
  const right = LETTERS.charAt(sum % 23);
  return clean.startsWith(right) ? fits(clean) : fails(say.firstLetter(right));
}

/** Unique learner number: ten digits, not beginning with 0, whose weighted sum leaves 10 (modulo 11). */
export function uln(clean: string): Identified {
  if (!/^[1-9]\d{9}$/.test(clean)) return fails(say.ulnForm());
  let sum = 0;
  for (let at = 0; at < 9; at++) sum += Number(clean[at]) * (10 - at);
  const remainder = sum % 11;
  const isRight = remainder !== 0 && Number(clean[9]) === 10 - remainder;
  return isRight ? fits(clean) : fails(say.ulnCheck());
}
