import type { DayNumber } from "../cells/date";
import type { Trouble } from "../text/trouble";
import { cro } from "./cro";
import { pnc } from "./pnc";
import { jerseyNumber, jerseyPostcode } from "./jersey";
import { nationalInsurance, nhs } from "./national";
import { postcode } from "./postcode";
import { uln, upn } from "./pupils";
import { arrestSummons, courtCase, courtCode, crn, offenceCode, prisonNumber } from "./references";

/**
 * What an identifier turned out to be: its canonical form, or the reason why it has none. A right one may come with a
 * `warning`: what a person should know of it.
 */
export type Identified =
  | { readonly canonical: string; readonly reason: null; readonly warning: Trouble | null }
  | { readonly canonical: null; readonly reason: Trouble; readonly warning: null };

export const IDENTIFIERS = [
  "pnc",
  "cro",
  "court-case",
  "asn",
  "crn",
  "prison-number",
  "offence-code",
  "court-code",
  "nhs",
  "nino",
  "upn",
  "uln",
  "postcode",
  "jersey-number",
  "jersey-postcode",
] as const;
export type Scheme = (typeof IDENTIFIERS)[number];

type Read = (clean: string, asOf: DayNumber) => Identified;

const READERS: Readonly<Record<Scheme, Read>> = {
  pnc,
  cro,
  "court-case": courtCase,
  asn: arrestSummons,
  crn,
  "prison-number": prisonNumber,
  "offence-code": offenceCode,
  "court-code": courtCode,
  nhs,
  nino: nationalInsurance,
  upn,
  uln,
  postcode,
  "jersey-number": jerseyNumber,
  "jersey-postcode": jerseyPostcode,
};

/**
 * Reads an identifier of a known scheme. Spaces (no-break and zero-width ones too) and case do not
 * matter. `asOf` tells the century of two-digit years. Blank text is not of the form.
 */
export function identify(scheme: Scheme, text: string, asOf: DayNumber): Identified {
  const clean = text.replace(/[\s\u00a0\u200b-\u200d\ufeff]+/gu, "").toUpperCase();
  return READERS[scheme](clean, asOf);
}
