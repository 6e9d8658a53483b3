import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });
const quoted = (value: string) => `“${value}”`;
const count = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
const NUMBERS = ["none", "one", "both", "three", "four", "five", "six", "seven", "eight", "nine"];

const FIX_KINDS = {
  trim: "Spaces taken off",
  empty: "Cells that only look filled, emptied",
  number: "Text to number",
  date: "Text to date, day first",
  variant: "Spelling as in the list",
  identifier: "Identifier in its usual form",
};

/** What there is to say about accepting, explaining and mending what a check has found. */
export const puttingRightText = {
  tables: {
    waivers: { sheet: "Waivers", title: "Findings accepted for a time" },
    answers: { sheet: "Answers", title: "Queries explained" },
    fixes: { sheet: "Fixes", title: "Corrections that Plumbline wrote" },
  },

  noReason: () => trouble("reason-missing", "Give the reason in a few words. Nothing was written."),
  noName: () =>
    trouble(
      "name-missing",
      "Say who you are, so that others know whom to ask. Nothing was written.",
    ),
  badExpiry: (asOf: string) =>
    trouble(
      "expiry-past",
      `It has to hold until a day after ${asOf}, the date of the check. Nothing was written.`,
    ),
  notOne: () =>
    trouble(
      "finding-cut",
      "This line stands for many cells. Put their common cause right; single cells can be accepted once they are listed.",
    ),
  notQuery: () =>
    trouble(
      "not-a-query",
      "This has to be put right, not explained. If it cannot be, accept it for a time.",
    ),
  notPair: () =>
    trouble("not-a-pair", "This finding is not about two people. Nothing was written."),

  plan: {
    waive: (message: string, until: string) => `Accepts until ${until}: ${message}`,
    notSame: (message: string, until: string) =>
      `Keeps until ${until} that these are not the same person: ${message}`,
    answer: (message: string) => `Keeps the explanation of: ${message}`,
    reason: (reason: string, by: string) => `Reason, given by ${by}: ${reason}`,
  },

  settled: {
    waiver: (reason: string, by: string, on: string, until: string) =>
      `Accepted until ${until}: ${quoted(reason)} (${by}, ${on}).`,
    answer: (reason: string, by: string, on: string) =>
      `Explained: ${quoted(reason)} (${by}, ${on}).`,
  },
  lastTime: {
    expired: (reason: string, by: string, on: string, until: string) =>
      `Last time: ${quoted(reason)} (${by}, ${on}). That was accepted until ${until}.`,
    inLast: (reason: string, by: string, on: string) =>
      `Last time: ${quoted(reason)} (${by}, ${on}). Keep it for this return if it still holds.`,
    changed: (reason: string, by: string, on: string) =>
      `Last time: ${quoted(reason)} (${by}, ${on}). What it was about has changed since.`,
    oneOfAlike: (reason: string, by: string, on: string, said: number, alike: number) =>
      `Said of ${said.toLocaleString("en-GB")} of ${alike.toLocaleString("en-GB")} entries that read alike: ${quoted(reason)} (${by}, ${on}). Nothing in their rows tells them apart for certain, so it counts once it was said of each of them.`,
    underReview: (reason: string, by: string, on: string) =>
      `Asked to be accepted: ${quoted(reason)} (${by}, ${on}). Nobody has decided yet.`,
    rejected: (reason: string, by: string, on: string) =>
      `Was not accepted: ${quoted(reason)} (${by}, ${on}).`,
  },

  fixKind: (kind: keyof typeof FIX_KINDS) => FIX_KINDS[kind],
  fix: {
    write: (value: string, where: string, before: string) =>
      `Write ${value} in ${where}, where it now says ${before}.`,
    writeDate: (date: string, where: string, before: string) =>
      `Write the date ${date} in ${where}, where it now says ${before}: read as day, month, year.`,
    empty: (where: string) => `Empty ${where}, which holds nothing but spaces.`,
    wrote: (value: string, where: string) => `Wrote ${value} in ${where}.`,
    emptied: (where: string) => `Emptied ${where}.`,
    recorded: (n: number) =>
      `${count(n, "correction is", "corrections are")} kept in the table tblFix.`,
    isProtected: (sheet: string, n: number) =>
      `${count(n, "cell")} of the sheet ${quoted(sheet)} left out: the sheet is protected. Take the protection off first, if you may.`,
    isFormula: (where: string) => `${where} left out: it holds a formula. Mend the formula.`,
    hasChanged: (where: string) => `${where} left out: it has changed since the check.`,
    nothing: () =>
      trouble("nothing-to-fix", "There is nothing left to write. Nothing was changed."),
    restore: (value: string, where: string) => `Write ${value} back in ${where}.`,
    isPutBack: (where: string) =>
      trouble(
        "fix-put-back",
        `The correction of ${where} was put back before. Nothing was changed.`,
      ),
    isChanged: (where: string) =>
      trouble(
        "fix-changed",
        `${where} no longer holds what the correction wrote there. Look at it yourself. Nothing was changed.`,
      ),
    noCell: (where: string) =>
      trouble("fix-no-cell", `${where} is not in this workbook any more. Nothing was changed.`),
  },
  blank: "nothing",

  alone: (fields: readonly string[], n: number) =>
    `Changing ${fields.map(quoted).join(" and ")} ${fields.length === 1 ? "alone " : ""}would settle ${n === 2 ? "both" : `all ${NUMBERS[n] ?? n.toLocaleString("en-GB")}`}.`,

  lists: {
    nobody: "Nobody named",
    title: (supplier: string) => `Corrections: ${supplier}`,
    sheet: (supplier: string) => `Corrections ${supplier}`,
    sentence: (errors: number, queries: number) => {
      const parts = [
        ...(errors > 0 ? [`${count(errors, "entry", "entries")} to put right`] : []),
        ...(queries > 0 ? [`${count(queries, "entry", "entries")} to explain`] : []),
      ];
      return `${parts.join(" and ")}.`;
    },
    heading: (file: string, supplier: string, sentence: string, asOf: string) =>
      `${supplier}: ${sentence} ${file}, checked as at ${asOf}.`,
    columns: {
      sheet: "Sheet",
      cell: "Cell",
      record: "Record",
      column: "Column",
      value: "It says",
      wrong: "What is wrong",
      todo: "What to do",
    },
    line: (
      where: string,
      record: string,
      column: string,
      value: string,
      wrong: string,
      todo: string,
    ) => {
      const place = [where, record, column].filter((part) => part !== "").join(", ");
      const says = value === "" ? "" : ` It says ${quoted(value)}.`;
      return `${place}:${says} ${wrong}${todo === "" ? "" : ` ${todo}`}`;
    },
    planned: (supplier: string, n: number, sheet: string) =>
      `Adds the sheet ${quoted(sheet)} with ${count(n, "line")} for ${supplier}.`,
  },
};
