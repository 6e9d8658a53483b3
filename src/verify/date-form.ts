import { dayNumber, parseDate, parseEarlyDate, type DayNumber } from "../cells/date";

/** How a pack says that dates are written where they are text, made ready. */
export interface DateForm {
  /** As people here name it: dd/mm/yyyy. */
  readonly words: string;
  readonly fits: (text: string) => boolean;
}

interface Directive {
  readonly pattern: string;
  readonly words: string;
  /** As it is written for two days that no other order of day, month and year takes for the same. */
  readonly samples: readonly [string, string];
}

const SAMPLES: readonly (DayNumber | null)[] = [dayNumber(2026, 4, 3), dayNumber(2025, 11, 23)];

/** Those of strptime that a date as text may hold. */
const DIRECTIVES: ReadonlyMap<string, Directive> = new Map([
  ["d", { pattern: "\\d{1,2}", words: "dd", samples: ["03", "23"] }],
  ["m", { pattern: "\\d{1,2}", words: "mm", samples: ["04", "11"] }],
  ["b", { pattern: "[A-Za-z]{3,4}", words: "mmm", samples: ["Apr", "Nov"] }],
  ["B", { pattern: "[A-Za-z]{3,9}", words: "mmmm", samples: ["April", "November"] }],
  ["Y", { pattern: "\\d{4}", words: "yyyy", samples: ["2026", "2025"] }],
  ["H", { pattern: "\\d{1,2}", words: "hh", samples: ["09", "14"] }],
  ["M", { pattern: "\\d{2}", words: "mm", samples: ["05", "30"] }],
  ["S", { pattern: "\\d{2}", words: "ss", samples: ["00", "59"] }],
]);

const known = new Map<string, DateForm | null>();
// Packs come from files: what they hold is not kept for ever.
const MOST_KNOWN = 100;

/**
 * Reads a strptime pattern such as "%d/%m/%Y". Null where a text written so is not read as the day that it means: a day
 * after its month, a year of two digits, or no day at all.
 */
export function dateForm(format: string): DateForm | null {
  const made = known.get(format);
  if (made !== undefined) return made;
  if (known.size === MOST_KNOWN) known.clear();
  const form = readForm(format);
  known.set(format, form);
  return form;
}

function readForm(format: string): DateForm | null {
  let [pattern, words] = ["", ""];
  const written = ["", ""];
  for (const part of format.match(/%.|[^%]|%$/gsu) ?? []) {
    const directive = part.startsWith("%") ? DIRECTIVES.get(part.slice(1)) : literal(part);
    if (!directive) return null;
    pattern += directive.pattern;
    words += directive.words;
    directive.samples.forEach((sample, at) => (written[at] += sample));
  }
  if (!written.every((text, at) => parseDate(text) === SAMPLES[at])) return null;
  const whole = new RegExp(`^${pattern}$`, "u");
  return { words, fits: (text) => whole.test(text) };
}

const literal = (sign: string): Directive => ({
  pattern: sign.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&"),
  words: sign,
  samples: [sign, sign],
});

/** Whether a text is a date that could be read, were it not for the form that is asked for. */
export const isDateText = (text: string): boolean =>
  parseDate(text) !== null || parseEarlyDate(text) !== null;
