import { identifiersText as say } from "../text/identifiers";
import type { Identified } from "./identify";
import { fails, fits } from "./verdict";

// BS 7666: which letters may stand where in the part before the space.
const OUTWARD = [
  /^[A-PR-UWYZ]\d$/,
  /^[A-PR-UWYZ]\d\d$/,
  /^[A-PR-UWYZ][A-HK-Y]\d$/,
  /^[A-PR-UWYZ][A-HK-Y]\d\d$/,
  /^[A-PR-UWYZ]\d[A-HJKPSTUW]$/,
  /^[A-PR-UWYZ][A-HK-Y]\d[ABEHMNPRV-Y]$/,
];
const INWARD = /^\d[ABD-HJLNP-UW-Z]{2}$/;

/** Written in place of an address for people without one: probation's NF1 1NF and the NHS's ZZ99 3VZ. */
const NO_ADDRESS = new Map([
  ["NF11NF", "NF1 1NF"],
  ["ZZ993VZ", "ZZ99 3VZ"],
]);

/**
 * A possible postcode, written with its space. Whether it is in use is not known here. The stand-ins for no fixed abode
 * are flagged: they look like any other, but are no address.
 */
export function postcode(clean: string): Identified {
  const [outward, inward] = [clean.slice(0, -3), clean.slice(-3)];
  const standIn = NO_ADDRESS.get(clean);
  if (standIn !== undefined) return fits(standIn, say.noFixedAbode(standIn));
  if (clean === "GIR0AA") return fits("GIR 0AA");
  const fitsForm = INWARD.test(inward) && OUTWARD.some((form) => form.test(outward));
  return fitsForm ? fits(`${outward} ${inward}`) : fails(say.postcodeForm());
}
