const quoted = (value: string) => `“${value}”`;
const number = (value: number) =>
  value.toLocaleString("en-GB", { maximumFractionDigits: 2 }).replace(/^-0$/, "0");
const count = (n: number, one: string, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;

const MOST_NAMED = 6;
const named = (values: readonly string[]) =>
  values.length > MOST_NAMED
    ? `${values.slice(0, MOST_NAMED).join(", ")} and ${number(values.length - MOST_NAMED)} more`
    : values.length > 1
      ? `${values.slice(0, -1).join(", ")} and ${values.at(-1) ?? ""}`
      : (values[0] ?? "");
const either = (values: readonly string[]) =>
  values.length > 1
    ? `${values.slice(0, -1).join(", ")} or ${values.at(-1) ?? ""}`
    : (values[0] ?? "");
const of = (unit: string) => (unit === "" ? "" : ` of ${quoted(unit)}`);
const signed = (percent: number) => `${percent > 0 ? "+" : "−"}${number(Math.abs(percent))}%`;

/** What is found where figures are added up, counted, or followed from period to period. */
export const totalsText = {
  number,
  signed,

  total: (parts: readonly string[], sum: number, whole: string, said: number) =>
    `${named(parts.map(quoted))} ${parts.length === 1 ? "adds" : "add"} up to ${number(sum)}; ${quoted(whole)} says ${number(said)}.`,
  totalAdvice: "Find the figure that is wrong: one of the parts, or the total.",

  differs: (key: string, column: string, here: number, table: string, there: number) =>
    `${quoted(key)}: ${quoted(column)} gives ${number(here)} here and ${number(there)} in ${quoted(table)}, a difference of ${number(Math.abs(here - there))}.`,
  onlyHere: (key: string, column: string, table: string) =>
    `${quoted(key)} in ${quoted(column)} is not in ${quoted(table)}.`,
  onlyThere: (keys: readonly string[], column: string, table: string) =>
    `${quoted(table)} has ${named(keys.map(quoted))}, which ${keys.length === 1 ? "does" : "do"} not stand in ${quoted(column)} here.`,
  reconcileAdvice:
    "Look for the records behind the difference, and correct the table that lacks them.",

  missingPeriods: (from: string, to: string | null, unit: string) =>
    to === null
      ? `No figure${of(unit)} for ${from}.`
      : `No figures${of(unit)} from ${from} to ${to}.`,
  missingHoliday: (day: string, unit: string) => `No figure${of(unit)} for ${day}, a bank holiday.`,
  missingValues: (column: string, missing: readonly string[], unit: string) =>
    `${quoted(column)} lacks ${named(missing.map(quoted))}${of(unit)}.`,
  missingAdvice: "Add the row that is missing, or say why there is none.",
  tooManyPairs: "there are more pairs of values than anybody can have meant to fill in",

  tooFewRows: (rows: number, least: number) =>
    `There are ${count(rows, "record")}; at least ${number(least)} are expected.`,
  tooManyRows: (rows: number, most: number) =>
    `There are ${count(rows, "record")}; at most ${number(most)} are expected.`,
  rowsLastTime: (rows: number, last: number, percent: number) =>
    `${count(rows, "record")} against ${number(last)} last time (${signed(percent)}).`,
  rowsAdvice: "Check that the return is whole and holds nothing twice, or give the reason.",

  outlier: (column: string, value: string, n: number, middle: string) =>
    `${quoted(column)} is ${value}; the middle of the ${number(n)} figures is ${middle}, far from it for their spread.`,
  outlierAdvice: "Check the figure against its source. If it is right, say why.",

  nothing: "nothing at all",
  shareNeeds: "give “most” or “least”, and the values that are counted or “blank”",
  share: (
    column: string,
    values: readonly string[],
    { found, all, limit, isMost }: { found: number; all: number; limit: number; isMost: boolean },
  ) =>
    `${number(found)} of ${count(all, "row")} (${number((found / all) * 100)}%) hold ${either(values)} in ${quoted(column)}; ${isMost ? "at most" : "at least"} ${number(limit)}% are expected.`,
  shareAdvice: "Fill in what can be found out, or give the reason.",

  digits: (column: string, digit: number, found: number, all: number) =>
    `${number(found)} of ${number(all)} figures in ${quoted(column)} end in ${digit}; about ${number(Math.round(all / 10))} would by chance. They may be guessed or rounded.`,
  digitsAdvice: "Ask how the figures are recorded.",

  again: (columns: readonly string[], on: string, row: number) =>
    `The same ${columns.map(quoted).join(" and ")} stands in row ${row}, on ${on}.`,
  notAgain: (columns: readonly string[], last: string | null, months: number | null) =>
    last === null
      ? `No earlier row has the same ${columns.map(quoted).join(" and ")}.`
      : `The last row with the same ${columns.map(quoted).join(" and ")} is of ${last}${months === null ? "" : `, more than ${count(months, "month")} before`}.`,
  noEarlier: "there is no earlier one",
  lastOn: (date: string) => `the last one was on ${date}`,
  againAdvice: "Check both rows against the record.",

  run: (column: string, value: string, times: number, since: string) =>
    `${quoted(column)} has been ${value} ${number(times)} times running, since ${since}.`,
  runAdvice: "Check that it was not copied forward. If it is right, say why.",

  step: (column: string, then: string, now: string, percent: number) =>
    `${quoted(column)} went from ${then} to ${now} (${signed(percent)}).`,
  ratioStep: (column: string, per: string, change: number | "other") =>
    `${quoted(column)} by ${quoted(per)} is no longer what it was in the period before${change === "other" ? "" : ` (${signed(change)})`}.`,
  changed: (column: string, then: string, now: string) =>
    `${quoted(column)} changes here from ${quoted(then)} to ${quoted(now)}.`,
  stepAdvice: "Check both figures against their source. If they are right, say what changed.",

  tally: (n: number, one: string, many: string) => `${number(n)} ${n === 1 ? one : many}.`,

  mixedSigns: (column: string, signs: readonly string[]) =>
    `${named(signs.map(quoted))} are both used in ${quoted(column)} where there is no figure.`,
  mixedSignsAdvice: "Use one sign for each meaning, and say below the table what it means.",
  blankOrZero: (column: string, blank: number, zeros: number) =>
    `${count(blank, "cell")} in ${quoted(column)} ${blank === 1 ? "is" : "are"} blank, while ${number(zeros)} ${zeros === 1 ? "shows" : "show"} zero: do the blank ones mean zero, not known, or left out?`,
  blankOrZeroAdvice: "Write 0 where it is zero, and a sign such as [x] where it is not known.",
} as const;
