const quoted = (value: string) => `“${value}”`;
const count = (n: number, one: string) =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : `${one}s`}`;
const until = (date: string | null) => (date === null ? "is still open" : `runs until ${date}`);

/** What is found where the rows of one person, case or unit are looked at together. */
export const groupsText = {
  overlap: (who: string, row: number, from: string, earlierRow: number, earlierTo: string | null) =>
    `${quoted(who)}: row ${row} starts on ${from}, while row ${earlierRow} ${until(earlierTo)}.`,
  overlapAdvice: "End the earlier record, or correct one of the dates.",
  twoOpen: (who: string, rows: readonly number[]) =>
    `${quoted(who)} has ${count(rows.length, "open record")}, in rows ${rows.join(", ")}: only one may be open.`,
  twoOpenAdvice: "End all but the one that is still running.",
  gap: (who: string, days: number, from: string, earlierTo: string) =>
    `${quoted(who)}: ${count(days, "day")} without a record between ${earlierTo} and ${from}.`,
  gapAdvice: "Correct the dates, or give the reason for the gap.",
  order: (column: string, value: string, earlier: string, who: string) =>
    `${quoted(who)}: ${quoted(column)} is ${value}, after ${earlier} in an earlier row.`,
  orderAdvice: "Check the order of the rows against the record.",
  tooMany: (who: string, rows: number, most: number) =>
    `${quoted(who)} stands in ${count(rows, "row")}; at most ${most} are allowed.`,
  tooManyWithin: (who: string, rows: number, months: number, most: number) =>
    `${quoted(who)} stands in ${count(rows, "row")} within ${count(months, "month")}; at most ${most} are allowed.`,
  withinNeeds: "“within” is for at most so many at a time: give “most”, and leave out “least”.",
  tooFew: (who: string, rows: number, least: number) =>
    `${quoted(who)} stands in ${count(rows, "row")}; at least ${least} are needed.`,
  noMore: (column: string, own: number, most: number, tables: readonly string[]) =>
    `${quoted(column)} is filled in ${count(own, "row")}; ${tables.map(quoted).join(" and ")} have ${most} for it.`,
  countAdvice: "Check whether a row is missing or was entered twice.",
  sumMost: (column: string, who: string, sum: string, most: string) =>
    `${quoted(column)} comes to ${sum} for ${quoted(who)}; at most ${most} is allowed.`,
  sumLeast: (column: string, who: string, sum: string, least: string) =>
    `${quoted(column)} comes to ${sum} for ${quoted(who)}; at least ${least} is needed.`,
  sumAdvice: "Check the figures against the record.",
  differ: (who: string, column: string, values: readonly string[]) =>
    `${quoted(who)} appears with ${values.length} different values of ${quoted(column)}: ${values.slice(0, 4).join(", ")}${values.length > 4 ? " …" : ""}.`,
  differAdvice: "Find out which is right and change the others.",
};
