import { IDENTIFIERS, identify, type Scheme } from "../src/identifiers/identify";
import { parseDate } from "../src/cells/date";
import type { Schemes } from "../src/kpi/quality/schemes";
import { words } from "../src/kpi/reading";

const OTHER_NAMES: readonly (readonly [string, Scheme])[] = [
  ["prison", "prison-number"],
  ["prison number", "prison-number"],
  ["noms", "prison-number"],
  ["nomis", "prison-number"],
  ["nhs number", "nhs"],
  ["ni", "nino"],
  ["ni number", "nino"],
  ["national insurance", "nino"],
  ["court case", "court-case"],
  ["court case reference", "court-case"],
  ["arrest summons", "asn"],
  ["delius", "crn"],
  ["offence", "offence-code"],
  ["offence code", "offence-code"],
  ["court", "court-code"],
  ["court code", "court-code"],
  ["jersey", "jersey-number"],
];

const NAMES = words<Scheme>(
  IDENTIFIERS.map((scheme) => [scheme, scheme]),
  OTHER_NAMES,
);

/** The identifiers as they are judged on a day, by which two-digit years get their century. */
export function schemesOn(today: Date): Schemes {
  const asOf = parseDate(today.toISOString().slice(0, 10)) ?? 0;
  return {
    names: NAMES,
    read: (name, text) => {
      const scheme = NAMES.meanings.get(name);
      if (scheme === undefined) throw new Error(`${name} is no kind of identifier.`);
      return identify(scheme, text, asOf);
    },
  };
}
