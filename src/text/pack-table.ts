import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

const NOTHING = "Nothing was changed.";
const rules = (n: number) => (n === 1 ? "1 rule" : `${n.toLocaleString("en-GB")} rules`);
const rows = (n: number) => (n === 1 ? "1 row" : `${n.toLocaleString("en-GB")} rows`);

/** What there is to say about a pack of rules that stands in tables of the workbook. */
export const packTableText = {
  sheet: "Rules",
  rulesTitle: "Rules: one row each, yours to edit",
  aboutSheet: "Rule pack",
  aboutTitle: "What the rules are for: their tables, lists and parameters",
  parts: [
    "id",
    "version",
    "title",
    "owner",
    "about",
    "basis",
    "extends",
    "remove",
    "effective",
    "signOff",
    "parameters",
    "lists",
    "roles",
    "tables",
  ],
  /** How a person reads a kind of rule, in the drop-down of the table. */
  checks: new Map<string, string>([
    ["required", "has to be filled in"],
    ["type", "is of its type (number, date …)"],
    ["pattern", "has the agreed form"],
    ["length", "has the agreed length"],
    ["range", "lies between bounds"],
    ["allowed", "is one of the choices"],
    ["variant", "is spelt like the choice it means"],
    ["identifier", "is a sound identifier"],
    ["compare", "is before, after or equal to another"],
    ["formula", "fulfils a formula"],
    ["together", "is filled in together with others"],
    ["late", "is on time"],
    ["unique", "comes once"],
    ["same-row", "row comes once"],
    ["duplicate-person", "person comes once"],
    ["reference", "is found in another table"],
    ["agree", "says the same in another table"],
    ["complete", "has every unit in every period"],
    ["total", "equals the sum of its parts"],
    ["reconcile", "adds up to the same in another table"],
    ["row-count", "has the expected number of rows"],
    ["outlier", "is not far from the rest"],
    ["share", "does not come too often or too seldom"],
    ["digit-preference", "has no favourite last digit"],
    ["group-count", "has the expected number in each group"],
    ["group-sum", "sums to the expected in each group"],
    ["group-order", "comes in order in each group"],
    ["same-in-group", "is the same throughout each group"],
    ["no-overlap", "periods do not overlap"],
    ["no-gap", "periods leave no gap"],
    ["one-open", "one period is open at most"],
    ["change", "has not changed too much since the last return"],
    ["same-person", "is as it was in the last return"],
    ["carried-over", "still has the records of the last return"],
    ["number-as-text", "is a number, not text that looks like one"],
    ["date-as-text", "is a date, not text that looks like one"],
    ["date-format", "shows its dates in one way"],
    ["edge-space", "has no spaces at its ends"],
    ["only-space", "does not hold only spaces"],
    ["error-value", "shows no error"],
    ["formula-text", "does not start like a formula"],
    ["template", "is as in the blank template"],
    ["formula-integrity", "has sound formulas"],
  ]),
  notADate: (given: string) =>
    trouble("rule-unreadable", `“${given}” is not a date such as 31/10/2026.`),
  toleranceUnreadable: (given: string) =>
    trouble(
      "rule-unreadable",
      `“${given}” is no tolerance. Write a number of rows, such as 5, or a percentage, such as 2%.`,
    ),
  valuesUnreadable: (given: string) =>
    trouble(
      "rule-unreadable",
      `“${given}” cannot be read as values. Write each as name = value, with a semicolon between two: min = 0; max = 20.`,
    ),
  cellUnusable: (said: string) => trouble("rule-unreadable", `This row makes no rule. ${said}`),
  idTwice: (id: string) =>
    `Another rule above is called “${id}” as well. Give this one its own id.`,
  partUnreadable: (what: string) =>
    trouble(
      "pack-unreadable",
      `What stands beside “${what}” on the sheet of the rule pack has lost a quote or a bracket. Undo the last edit there, or copy the pack in again.`,
    ),
  tablesDamaged: (why: string) =>
    trouble("pack-unreadable", `The rules of this workbook cannot be read. ${why}`),
  cannotCopy: (title: string) =>
    trouble("pack-unreadable", `The pack “${title}” cannot be copied into a workbook. ${NOTHING}`),
  ownAlready: () =>
    trouble(
      "own-rules-already",
      `This workbook has rules of its own already. Edit those, or delete their two sheets before you copy another pack in. ${NOTHING}`,
    ),
  copied: (title: string, version: string, count: number) =>
    `Copies “${title}”, version ${version}, into the workbook: ${rules(count)}, one row each, for you to edit.`,
  ruleAdded: (id: string, title: string) => `Adds the rule ${id} to the table of rules: ${title}`,
  whysWritten: (bad: number) =>
    bad === 0
      ? "Clears the last column of the table of rules: every row can be read."
      : `Writes beside ${rows(bad)} of the table of rules why it cannot be read.`,
  summary: (title: string, used: number, bad: number, off: number) =>
    [
      `${title}: ${rules(used)} in use.`,
      bad === 0 ? "" : `${rows(bad)} cannot be read.`,
      off === 0 ? "" : `${rules(off)} switched off.`,
    ]
      .filter((part) => part !== "")
      .join(" "),
  badRow: (row: number, why: string) => `Row ${row} of the table of rules: ${why}`,
};
