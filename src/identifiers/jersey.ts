import { identifiersText as say } from "../text/identifiers";
import type { Identified } from "./identify";
import { postcode } from "./postcode";
import { fails, fits } from "./verdict";

/** Jersey's social security number: JY, six digits, A to D. A British number is right elsewhere, not here. */
export function jerseyNumber(clean: string): Identified {
  return /^JY\d{6}[A-D]$/.test(clean) ? fits(clean) : fails(say.jerseyNumberForm());
}

/** A postcode on Jersey, which all begin with JE. */
export function jerseyPostcode(clean: string): Identified {
  const read = postcode(clean);
  return read.canonical === null || read.warning || /^JE\d/.test(clean)
    ? read
    : fails(say.notInJersey());
}
