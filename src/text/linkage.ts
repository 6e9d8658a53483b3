import type { Trouble } from "./trouble";

/** How two values of a column compare, in the words of `linkageText.reason`. */
export type LikenessWord =
  | "same"
  | "form"
  | "letter"
  | "digit"
  | "day-month-swapped"
  | "names-swapped"
  | "moved"
  | "close"
  | "faint"
  | "two-parts"
  | "weeks"
  | "months"
  | "area"
  | "other";

const REASONS: Readonly<Record<LikenessWord, (title: string) => string>> = {
  same: (title) => `${title} same`,
  form: (title) => `${title} in another form of the same name`,
  letter: (title) => `${title} differs by one letter`,
  digit: (title) => `${title} differs by one digit`,
  "day-month-swapped": (title) => `${title} with day and month swapped`,
  "names-swapped": () => "forename and surname swapped",
  moved: (title) => `${title} in the column beside it`,
  close: (title) => `${title} nearly the same`,
  faint: (title) => `${title} somewhat alike`,
  "two-parts": (title) => `${title} with two of day, month and year the same`,
  weeks: (title) => `${title} within 100 days`,
  months: (title) => `${title} within a year`,
  area: (title) => `${title} in the same area`,
  other: (title) => `${title} different`,
};

const rowsNamed = (rows: readonly [number, number], keys: readonly [string, string] | null) =>
  `Rows ${rows[0]} and ${rows[1]}${keys === null ? "" : ` (${keys[0]} and ${keys[1]})`}`;

/** What is said about rows that may be of one person. Names and dates of people are never repeated. */
export const linkageText = {
  reason: (word: LikenessWord, title: string) => REASONS[word](title),
  why: (alike: readonly string[], different: readonly string[]) =>
    [
      ...(alike.length > 0 ? [alike.join(", ")] : []),
      ...(different.length > 0 ? [`but ${different.join(", ")}`] : []),
    ].join("; "),
  forenameIn: (title: string) => `forename in ${title}`,
  surnameIn: (title: string) => `surname in ${title}`,

  certain: (rows: readonly [number, number], keys: readonly [string, string] | null, why: string) =>
    `${rowsNamed(rows, keys)} are the same person: ${why}.`,
  probable: (
    rows: readonly [number, number],
    keys: readonly [string, string] | null,
    why: string,
  ) => `${rowsNamed(rows, keys)} are probably the same person: ${why}.`,
  possible: (
    rows: readonly [number, number],
    keys: readonly [string, string] | null,
    why: string,
  ) => `${rowsNamed(rows, keys)} may be the same person: ${why}.`,
  certainAdvice: "Keep one of the rows, or say why the person has two.",
  probableAdvice:
    "Look at both rows. If they are one person, keep one row; if not, say that they are not the same person.",

  noName: (): Trouble => ({
    code: "linkage-fields",
    message:
      "To compare people, “fields” has to name the columns of forename and surname (or of the name), or at least one identifier.",
  }),
  thresholds: (): Trouble => ({
    code: "linkage-thresholds",
    message: "“possible” has to be no more than “probable”.",
  }),
};
