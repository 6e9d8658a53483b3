import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });
const number = (n: number) => n.toLocaleString("en-GB");
const count = (n: number, one: string, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;
const quoted = (text: string) => `“${text}”`;
const percent = (part: number, whole: number) =>
  whole === 0 ? "0%" : `${(Math.floor((part / whole) * 1000) / 10).toLocaleString("en-GB")}%`;
const and = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;

/** What a suggested rule stands on. */
export interface Evidence {
  readonly checked: number;
  readonly fit: number;
  readonly cells: readonly string[];
}

const rest = ({ checked, fit, cells }: Evidence) => {
  const fails = checked - fit;
  if (fails === 0) return "";
  const more = fails > cells.length ? " …" : "";
  return `; ${number(fails)} ${fails === 1 ? "does" : "do"} not: ${cells.join(", ")}${more}`;
};
const share = (evidence: Evidence, what: string) =>
  evidence.fit === evidence.checked
    ? `All ${count(evidence.checked, what)}`
    : `${percent(evidence.fit, evidence.checked)} of ${count(evidence.checked, what)}`;

/** Words about what is in the columns of a workbook, and the rules that follow from it. */
export const profileText = {
  title: "What is in each column",
  rows: (n: number) => count(n, "row"),
  filled: (filled: number, rows: number) =>
    filled === rows
      ? "filled in every row"
      : `filled in ${number(filled)} of ${count(rows, "row")}`,
  different: (n: number) => (n === 1 ? "one value" : `${number(n)} different values`),
  columnLine: (filled: number, rows: number, distinct: number) =>
    `${percent(filled, rows)} filled, ${distinct === 1 ? "one value" : `${number(distinct)} different`}`,
  blanks: {
    empty: "Empty",
    spaces: "Only spaces, or what the pack says means nothing",
    standIns: "A word for nothing, such as n/a or tbc",
    errors: "Errors such as #N/A",
  },
  types: {
    numbers: "Numbers",
    wholeNumbers: "of which whole",
    dates: "Dates",
    texts: "Texts",
    yesOrNo: "of which yes or no",
    numbersAsText: "Numbers stored as text",
    datesAsText: "Dates stored as text",
  },
  parts: {
    filled: "Filled",
    blanks: "Blanks",
    types: "Types",
    common: "Commonest values",
    shapes: "What texts look like",
    range: "From smallest to largest",
    outliers: "Far from the others",
    digits: "Last digits",
    suggestions: "Rules that would fit",
  },
  shapesNote: "A stands for a capital, a for a small letter, 9 for a digit.",
  range: (low: string, high: string) => `${low} to ${high}`,
  outliers: (n: number, cells: readonly string[]) =>
    `${count(n, "figure")}: ${cells.join(", ")}${n > cells.length ? " …" : ""}`,
  digits: (digit: number, n: number, all: number) =>
    `${number(n)} of ${count(all, "number")} end in ${digit}, more than counted figures do.`,
  bar: (n: number, of: number) => `${number(n)} (${percent(n, of)})`,

  suggestion: {
    required: (title: string, evidence: Evidence) =>
      `${share(evidence, "row")} have a value in ${quoted(title)}${rest(evidence)}.`,
    unique: (title: string, evidence: Evidence) =>
      `${share(evidence, "value")} in ${quoted(title)} come only once${rest(evidence)}.`,
    type: (title: string, type: string, evidence: Evidence) =>
      `${share(evidence, "value")} in ${quoted(title)} are ${type}${rest(evidence)}.`,
    types: { date: "dates", integer: "whole numbers", number: "numbers" },
    allowed: (title: string, values: readonly string[], evidence: Evidence) =>
      `${share(evidence, "value")} in ${quoted(title)} are one of ${count(values.length, "choice")} (${and(values.slice(0, 6))}${values.length > 6 ? " …" : ""})${rest(evidence)}.`,
    pattern: (title: string, shape: string, evidence: Evidence) =>
      `${share(evidence, "value")} in ${quoted(title)} look like ${shape}${rest(evidence)}.`,
    identifier: (title: string, scheme: string, evidence: Evidence) =>
      `${share(evidence, "value")} in ${quoted(title)} are right by the rules for ${scheme}${rest(evidence)}.`,
    range: (title: string, low: string | null, high: string | null, evidence: Evidence) =>
      `${share(evidence, "value")} in ${quoted(title)} are ${and([...(low === null ? [] : [`at least ${low}`]), ...(high === null ? [] : [`at most ${high}`])])}${rest(evidence)}.`,
    order: (first: string, second: string, evidence: Evidence) =>
      `In ${share(evidence, "row").replace(/^All/, "all")} that have both, ${quoted(first)} is not after ${quoted(second)}${rest(evidence)}.`,
    ruleTitle: {
      required: (title: string) => `${title} is filled in`,
      unique: (title: string) => `${title} comes only once`,
      type: (title: string, type: string) => `${title} holds ${type}`,
      allowed: (title: string) => `${title} is one of its choices`,
      pattern: (title: string, shape: string) => `${title} looks like ${shape}`,
      identifier: (title: string, scheme: string) => `${title} is right (${scheme})`,
      range: (title: string) => `${title} lies within its range`,
      order: (first: string, second: string) => `${first} is not after ${second}`,
    },
    none: "Nothing in this column is regular enough to suggest a rule.",
  },

  pack: {
    title: (file: string) => `Rules for ${file}`,
    about: "Rules taken over from what is in the columns of a workbook.",
    owner: "Kept by you",
    basis: (sentence: string) => `Seen in the columns: ${sentence}`,
  },

  keptAlready: (rule: string) =>
    trouble(
      "rule-kept-already",
      `The rules of this workbook hold ${quoted(rule)} already. Nothing was changed.`,
    ),
  typeKept: (title: string) => `Adds to what the tables are: ${title}.`,
  columnAdded: (column: string, table: string) =>
    `Adds the column ${quoted(column)} to what the rules know of ${quoted(table)}.`,

  command: {
    summary: "say what is in each column, and which rules would fit",
    usage: "plumbline profile FILE …",
    options: [
      ["--format text|json", "how to say it; text unless told otherwise"],
      ["--pack ID|FILE.json", "whose tables to look at; left out, whatever looks like a table"],
    ],
    noFiles: () => trouble("no-files", "Say which workbook to look at: plumbline profile FILE."),
    suggestions: "Rules that would fit:",
  },

  pane: {
    open: "What is in each column",
    intro: "Each column, what is in it, and which rules would fit.",
    looking: "Looking at the columns…",
    accept: "Accept",
    acceptRule: (rule: string) => `Accept: ${rule}`,
    accepted: "Among the rules of this workbook",
    confirm: "Add this rule",
    check: "Check with these rules",
    keptNote: (title: string) =>
      `Rules that you accept are added to ${quoted(title)}, the rules that this workbook keeps.`,
  },
};
