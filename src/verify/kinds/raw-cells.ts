import { asText, isError, type Cell } from "../../cells/cell";
import { dayNumber, formatDate, parseDate, type DayNumber } from "../../cells/date";
import { identify, type Scheme } from "../../identifiers/identify";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { cellsText } from "../../text/verify-cells";
import type { FindingGroup, Fix, Level } from "../finding";
import type { Column } from "../tables/table";
import { defineKind, NO_PARAMS, type RuleKind } from "./kind";
import { monthFirst } from "./month-first";

interface Seen {
  readonly message: string;
  readonly fix: Fix;
}

interface RawRule {
  readonly name: string;
  readonly about: string;
  readonly level: Level;
  readonly group: FindingGroup;
  /** Whether the column is looked at. Left out: every column. */
  readonly columns?: (column: Column) => boolean;
  readonly look: (cell: Exclude<Cell, null>, asOf: DayNumber) => Seen | null;
}

const MOST_REMEMBERED = 1024;

/** A kind that looks at cells as the sheet holds them, in every column or those named. Blanks are not looked at. */
function rawKind({ columns: isLookedAt, look, ...facts }: RawRule): RuleKind {
  return defineKind({
    ...facts,
    fields: "none",
    stage: 2,
    scope: "every-table",
    params: NO_PARAMS,
    prepare: () =>
      ok({
        scope: "table",
        isByRow: true,
        reads: [],
        begin: ({ table, asOf, report }) => {
          const known = new Map<Cell, Seen | null>();
          const seen = (cell: Exclude<Cell, null>): Seen | null => {
            const before = known.get(cell);
            if (before !== undefined) return before;
            const now = look(cell, asOf);
            if (known.size < MOST_REMEMBERED) known.set(cell, now);
            return now;
          };
          const columns = table.columns.filter((column) => isLookedAt?.(column) ?? true);
          return {
            rows: (from, to) => {
              for (const column of columns) {
                for (let row = from; row < to; row++) {
                  const cell = column.raw[row] ?? null;
                  if (cell === null || isError(cell) || table.skip[row] === 1) continue;
                  const fault = seen(cell);
                  if (fault) report({ row, columns: [column], blocks: false, ...fault });
                }
              }
            },
          };
        },
      }),
  });
}

const isDateColumn = ({ field }: Column) => field.type === "date" || field.type === "datetime";
const MOST_SHOWN = 60;
const shorten = (text: string) =>
  text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;

// UTF-8 read as Windows-1252: a letter with an accent or a quotation mark becomes two or three signs.
const BROKEN =
  /\ufffd|\u00c3[\u0080-\u00bf]|\u00e2\u20ac[\u0080-\u2122]|\u00c2[\u00a3\u00a0-\u00bf]/u;

export const brokenText = rawKind({
  name: "broken-text",
  about: "No text holds characters that broke when a file was converted (â€™, Ã©, �).",
  level: "query",
  group: "tidy",
  look: (cell) =>
    typeof cell === "string" && BROKEN.test(cell)
      ? {
          message: cellsText.brokenText(shorten(cell)),
          fix: { advice: cellsText.brokenTextAdvice, value: null },
        }
      : null,
});

// Excel keeps 15 digits; what is longer ends in zeros that nobody typed.
const LARGEST_EXACT = 1e15;
const SCIENTIFIC = /^\d(?:\.\d{1,14})?E\+\d{2}$/i;

export const roundedNumber = rawKind({
  name: "rounded-number",
  about: "No long number was rounded, or turned into scientific notation such as 1.23E+15.",
  level: "error",
  group: "correct",
  look: (cell) => {
    const isRounded =
      typeof cell === "number"
        ? Number.isInteger(cell) && Math.abs(cell) >= LARGEST_EXACT
        : typeof cell === "string" && SCIENTIFIC.test(cell.trim());
    return isRounded
      ? {
          message: cellsText.rounded(asText(cell)),
          fix: { advice: cellsText.roundedAdvice, value: null },
        }
      : null;
  },
});

// 01/01/1900, 00/01/1900 and 30/12/1899 (both day 0), 01/01/1970.
const DEFAULT_DAYS = new Set([0, 1, 25_569]);

export const defaultDate = rawKind({
  name: "default-date",
  about: "No date is one that systems put where there is none: 01/01/1900, 30/12/1899, 01/01/1970.",
  level: "query",
  group: "correct",
  columns: isDateColumn,
  look: (cell) => {
    const day = typeof cell === "string" ? parseDate(cell) : cell;
    const isDefault =
      (typeof day === "number" && DEFAULT_DAYS.has(Math.floor(day))) ||
      (typeof cell === "string" && /^(?:30\/12\/1899|00\/01\/1900)$/.test(cell.trim()));
    if (!isDefault) return null;
    const shown = typeof day === "number" && day >= 1 ? formatDate(day) : "00/01/1900";
    return {
      message: cellsText.defaultDate(typeof cell === "string" ? cell.trim() : shown),
      fix: { advice: cellsText.defaultDateAdvice, value: null },
    };
  },
});

const SHORT_YEAR = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})$/;
// As Excel reads two digits: up to 29 of this century, from 30 of the last.
const FIRST_OF_LAST_CENTURY = 30;

export const shortYear = rawKind({
  name: "short-year",
  about: "No date is written with a year of two digits, whose century is a guess.",
  level: "query",
  group: "correct",
  columns: isDateColumn,
  look: (cell) => {
    const match = typeof cell === "string" ? SHORT_YEAR.exec(cell.trim()) : null;
    if (!match) return null;
    const [text, day, month, year] = [match[0], ...match.slice(1).map(Number)] as const;
    const century = (year ?? 0) < FIRST_OF_LAST_CENTURY ? 2000 : 1900;
    const read = dayNumber(century + (year ?? 0), month ?? 0, day ?? 0);
    return read === null
      ? null
      : {
          message: cellsText.shortYear(text, formatDate(read)),
          fix: { advice: cellsText.shortYearAdvice, value: null },
        };
  },
});

export const dateAmbiguous = rawKind({
  name: "date-ambiguous",
  about: "No date kept as text could also be read with the month first.",
  level: "query",
  group: "tidy",
  columns: isDateColumn,
  look: (cell) => {
    if (typeof cell !== "string") return null;
    const day = parseDate(cell);
    const other = day === null ? null : monthFirst(cell.trim(), day);
    if (day === null || other === null) return null;
    return {
      message: cellsText.ambiguous(cell.trim(), formatDate(day), formatDate(other)),
      fix: { advice: cellsText.ambiguousAdvice(formatDate(day)), value: null },
    };
  },
});

export const innerSpace = rawKind({
  name: "inner-space",
  about: "No text has two spaces, or a no-break space, between words.",
  level: "note",
  group: "tidy",
  look: (cell) => {
    if (typeof cell !== "string" || !/\S(?: {2}| ?\u00a0)/u.test(cell)) return null;
    const clean = cell.replace(/[ \u00a0]+/gu, " ").trim();
    return clean === cell.trim()
      ? null
      : {
          message: cellsText.innerSpace(shorten(clean)),
          fix: { advice: verifyText.edgeSpaceAdvice(clean), value: clean },
        };
  },
});

type Personal = keyof typeof cellsText.personalWords;

const EMAIL = /[^\s@]{1,64}@[^\s@]{1,190}\.[a-z]{2,}/i;
const PHONE = /(?:^|[^\d])(?:\+44 ?|0)(?:\d[ -]?){9,10}(?:[^\d]|$)/;
const SCHEMES: readonly { readonly what: Personal & Scheme; readonly form: RegExp }[] = [
  { what: "pnc", form: /\b(?:\d{4}|\d{2})\/\d{1,7}[a-z]\b/gi },
  { what: "nino", form: /\b[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b/gi },
  { what: "postcode", form: /\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/gi },
];

function personalIn(text: string, asOf: DayNumber): Personal | null {
  if (EMAIL.test(text)) return "email";
  if (PHONE.test(text)) return "phone";
  for (const { what, form } of SCHEMES) {
    for (const [found] of text.matchAll(form)) {
      if (identify(what, found, asOf).reason === null) return what;
    }
  }
  return null;
}

export const personalDetails = rawKind({
  name: "personal-details",
  about:
    "No text holds an e-mail address, a telephone number, a postcode, a National Insurance or PNC number.",
  level: "error",
  group: "correct",
  look: (cell, asOf) => {
    const what = typeof cell === "string" ? personalIn(cell.slice(0, 2000), asOf) : null;
    return what === null
      ? null
      : {
          message: cellsText.personal(cellsText.personalWords[what]),
          fix: { advice: cellsText.personalAdvice, value: null },
        };
  },
});
