import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });
const quoted = (text: string) => `“${text}”`;
const number = (n: number) => n.toLocaleString("en-GB", { maximumFractionDigits: 2 });
const count = (n: number, one: string, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;
const held = (text: string) => (text === "" ? "blank" : quoted(text));

interface Counts {
  readonly added: number;
  readonly gone: number;
  readonly changed: number;
  readonly restated: number;
  readonly unchanged: number;
  readonly jumps: number;
}

/** What there is to say where two workbooks are held against each other. */
export const compareText = {
  notRun: {
    noLastReturn: "no last accepted return was given to compare with",
    lastReturnUnreadable: (why: string) => `the last accepted return could not be read: ${why}`,
    tableNotInLast: (table: string) => `table ${quoted(table)} is not in the last accepted return`,
    columnNotInLast: (column: string) =>
      `column ${quoted(column)} is not in the last accepted return`,
  },

  /** Said beside the results where the last return was given and is of no use. */
  lastUnread: (why: string) => `${why.charAt(0).toUpperCase()}${why.slice(1)}`,
  /** What became of a finding since the last return or the check before. */
  baseline: {
    new: "New",
    unchanged: "As before",
    updated: "As before, with another value",
    absent: "Gone",
  },
  baselineCounts: (
    counts: Readonly<Record<"new" | "unchanged" | "updated" | "absent", number>>,
    what: "return" | "check",
  ) =>
    `Against the ${what === "return" ? "last return" : "check before"}: ${number(counts.new)} new, ${number(counts.unchanged)} as before, ${number(counts.updated)} with another value, ${number(counts.absent)} gone.`,

  sentence: ({ added, gone, changed, restated, unchanged, jumps }: Counts) => {
    const parts = [
      ...(added > 0 ? [`${number(added)} new`] : []),
      ...(gone > 0 ? [`${number(gone)} gone`] : []),
      ...(changed > 0 ? [`${number(changed)} changed`] : []),
      ...(restated > 0 ? [`${number(restated)} restated`] : []),
    ];
    const first =
      parts.length === 0
        ? `Nothing has changed: ${count(unchanged, "record")} the same.`
        : `${parts.join(", ")}; ${count(unchanged, "record")} the same.`;
    return jumps === 0 ? first : `${first} ${count(jumps, "figure")} moved further than expected.`;
  },
  badHeading: (given: string) =>
    trouble(
      "compare-heading",
      `“${given}” does not say which heading is meant. Write the heading here, an equals sign and the heading there, such as Ref=Case reference.`,
    ),
  headingUnknown: (heading: string) =>
    trouble(
      "compare-heading-unknown",
      `No table here has a column ${quoted(heading)}. Write the heading as it stands in this workbook.`,
    ),
  keyMissing: (column: string, file: string) =>
    trouble(
      "compare-key",
      `Records are told apart by ${quoted(column)}, but ${quoted(file)} has no such column. Choose another column that both have.`,
    ),
  nothingShared: (file: string) =>
    trouble(
      "compare-nothing",
      `None of the tables of this workbook was found in ${quoted(file)}. Choose the return that belongs to this one.`,
    ),

  chooseFirst: () => trouble("compare-file", "Choose the file to compare with first."),

  // Differences, one by one
  field: (title: string, before: string, now: string) => `${title}: ${held(before)} → ${held(now)}`,
  excess: {
    abs: "moved by more than its limit",
    pct: "moved by more per cent than its limit",
    hb: "moved much further than the others",
  },

  // Causes
  causes: {
    error_here: "A mistake here",
    error_there: "A mistake there",
    later_there: "Entered later there",
    later_here: "Entered later here",
    other_definition: "Counted by another definition",
    not_ours: "Not our case",
    not_known_yet: "Not known yet",
  },
  causeNeedsName: () => trouble("compare-name", "Give your name, so that others know whom to ask."),
  causeKept: (record: string, field: string, cause: string) =>
    field === ""
      ? `Keeps why ${quoted(record)} stands on one side only: ${cause}.`
      : `Keeps why ${quoted(field)} of ${quoted(record)} differs: ${cause}.`,

  // Rules
  rule: {
    needsKey: (table: string) =>
      trouble(
        "key",
        `The table ${quoted(table)} has no key by which its records could be found in the last return. Name the columns in “by”.`,
      ),
    needsLimit: () => trouble("params", "Say how far a figure may move: “abs”, “pct” or “hb”."),
    needsFieldAndValues: "Name both “field” and “values”, or neither.",
    notCarriedOver: (record: string, open: string | null) =>
      open === null
        ? `${quoted(record)} stood in the last accepted return and is not in this one.`
        : `${quoted(record)} stood in the last accepted return without ${quoted(open)} and is not in this one.`,
    notCarriedOverAdvice: "Add the record, or say why it is no longer here.",
    change: (title: string, before: string, now: string, percent: number | null) =>
      percent === null
        ? `${quoted(title)} was ${before} in the last accepted return and is ${now} now.`
        : `${quoted(title)} was ${before} in the last accepted return and is ${now} now (${percent > 0 ? "+" : "−"}${number(Math.abs(percent))}%).`,
    changeAdvice: "Check the figure. If it is right, say what happened.",
    samePerson: (title: string, before: string, now: string) =>
      `${quoted(title)} is ${held(now)}; in the last accepted return it was ${held(before)}.`,
    samePersonAdvice:
      "Find out which of the two is right. If the last return was wrong, say so when you send this one.",
  },
};
