import type { DayNumber } from "../cells/date";
import type { Trouble } from "../text/trouble";
import { cro } from "./cro";
import { pnc } from "./pnc";
import { crn, prisonNumber } from "./references";
import { nationalInsurance, nhs } from "./national";
import { postcode } from "./postcode";

/** What an identifier turned out to be: its canonical form, or the reason why it has none. */
export type Identified =
  | { readonly canonical: string; readonly reason: null }
  | { readonly canonical: null; readonly reason: Trouble };

export const IDENTIFIERS = [
  "pnc",
  "cro",
  "crn",
  "prison-number",
  "nhs",
  "nino",
  "postcode",
] as const;
export type Scheme = (typeof IDENTIFIERS)[number];

type Read = (clean: string, asOf: DayNumber) => Identified;

const READERS: Readonly<Record<Scheme, Read>> = {
  pnc,
  cro,
  crn,
  "prison-number": prisonNumber,
  nhs,
  nino: nationalInsurance,
  postcode,
};

/**
 * Reads an identifier of a known scheme. Spaces (no-break and zero-width ones too) and case do not
 * matter. `asOf` tells the century of two-digit years. Blank text is not of the form.
 */
export function identify(scheme: Scheme, text: string, asOf: DayNumber): Identified {
  const clean = text.replace(/[\s\u00a0\u200b-\u200d\ufeff]+/gu, "").toUpperCase();
  return READERS[scheme](clean, asOf);
}
