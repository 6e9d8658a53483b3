import { parseDate, type DayNumber } from "../../cells/date";
import { identify, type Scheme } from "../../identifiers/identify";
import { publicationText } from "../../text/publication";

type Named = keyof typeof publicationText.schemes;

/** Schemes whose form is rare enough that a hit in a sentence is worth a person's look. */
const SCHEMES: readonly (Scheme & Named)[] = [
  "pnc",
  "cro",
  "crn",
  "prison-number",
  "nhs",
  "nino",
  "upn",
  "uln",
  "court-case",
  "asn",
];

/** Longer than any identifier: further words are not put together. */
const MOST_WORDS = 5;

const DATE = /\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}\b/g;
/** A date as far back as this is nobody's deadline; it may be a birthday. */
const YEARS_BACK = 5 * 365;
const LONG_NUMBER = /(?<!\d)0\d{9,10}(?!\d)/;

/**
 * What speaks against publishing a sentence: identifiers, full dates, addresses of mail, telephone numbers and
 * names from a list. It finds what has a form; whether a story gives somebody away only a reader can tell.
 */
export function concernsIn(text: string, names: readonly string[], asOf: DayNumber): string[] {
  const words = text.split(/[\s,;:()“”"]+/u).map((word) => word.replace(/[.!?]+$/u, ""));
  const found = new Set<string>();
  for (let from = 0; from < words.length; from++) {
    for (let count = 1; count <= MOST_WORDS && from + count <= words.length; count++) {
      const piece = words.slice(from, from + count).join("");
      if (!/\d/.test(piece)) continue;
      for (const scheme of SCHEMES) {
        if (identify(scheme, piece, asOf).canonical === null) continue;
        found.add(publicationText.concerns.identifier(publicationText.schemes[scheme]));
      }
    }
    const ends = words.slice(from, from + 2);
    if (ends.length === 2 && identify("postcode", ends.join(" "), asOf).canonical !== null) {
      found.add(publicationText.concerns.identifier(publicationText.schemes.postcode));
    }
  }
  const dates = (text.match(DATE) ?? []).map((date) => parseDate(date));
  if (dates.some((date) => date !== null && date < asOf - YEARS_BACK)) {
    found.add(publicationText.concerns.date);
  }
  const isMail = words.some((word) => word.includes("@") && word.includes("."));
  if (isMail || LONG_NUMBER.test(text.replace(/[ ()-]/g, ""))) {
    found.add(publicationText.concerns.contact);
  }
  const said = ` ${spaced(text)} `;
  for (const name of names) {
    const wanted = spaced(name);
    if (wanted !== "" && said.includes(` ${wanted} `))
      found.add(publicationText.concerns.name(name));
  }
  return [...found];
}

function spaced(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'’-]+/gu, " ")
    .replace(/['’]s(?= |$)/g, "")
    .trim();
}
