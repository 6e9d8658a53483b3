import { didYouMean } from "./near";
import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

const inPlace = (place: readonly string[]) =>
  place.length === 0 ? "" : `“${place.join(" › ")}”: `;

const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list in [ ]",
  object: "a group in { }",
  record: "a group in { }",
};

/** Forms as a person writes them, by the patterns that they are checked with. */
const FORMS: ReadonlyMap<string, string> = new Map([
  ["/^[a-z0-9][a-z0-9-]{1,60}$/", "small letters, digits and hyphens, such as monthly-return"],
  ["/^\\d+(\\.\\d+){0,2}$/", "numbers with points between them, such as 1.0 or 2026.04"],
  ["/^\\d{4}-\\d{2}-\\d{2}$/", "year, month and day, such as 2026-04-01"],
  ["/^[a-z][a-z0-9_]{0,40}$/", "small letters, digits and _, such as period_start"],
]);

/** Everything that can be said about a rule pack that does not hold together. */
export const packText = {
  unreadable: "The pack cannot be read.",
  more: (count: number) => `(${count} more like this.)`,
  unknownWord: (place: readonly string[], word: string, hint: string) =>
    `${inPlace(place)}the word “${word}” means nothing here.${hint}`,
  missing: (place: readonly string[]) => `${inPlace(place)}this is missing.`,
  wrongType: (place: readonly string[], wanted: string) =>
    `${inPlace(place)}this has to be ${TYPES[wanted] ?? wanted}.`,
  oneOf: (place: readonly string[], choices: readonly string[], given: string) =>
    `${inPlace(place)}this has to be ${choices.join(", ")}${given === "" ? "" : `, not “${given}”`}.${didYouMean(given, choices)}`,
  wrongForm: (place: readonly string[], form: string) =>
    `${inPlace(place)}this does not have the form that is needed (${FORMS.get(form) ?? form}).`,
  wrongAt: (place: readonly string[]) => `${inPlace(place)}this cannot be used as it stands.`,

  notPack: (said: string) =>
    trouble("pack-unreadable", `This is not a rule pack that can be used. ${said}`),
  protoName: () =>
    trouble(
      "pack-unreadable",
      "This is not a rule pack that can be used. It holds the name “__proto__”, which no pack needs. Rename it.",
    ),
  notJson: (name: string) =>
    trouble(
      "pack-not-json",
      `${name} does not hold a rule pack: it is not JSON. Check for a missing comma, quote or bracket.`,
    ),
  unknownPack: (id: string, known: Iterable<string>) => {
    const ids = [...known];
    return trouble(
      "pack-unknown",
      `There is no rule pack called “${id}”.${didYouMean(id, ids)} Packs that come with Plumbline: ${ids.join(", ")}.`,
    );
  },
  unknownBase: (id: string) =>
    trouble(
      "pack-base",
      `The pack builds on “${id}”, which is not there. Take it out of “extends”, or use a pack that comes with Plumbline.`,
    ),
  circle: (ids: readonly string[]) =>
    trouble(
      "pack-circle",
      `The packs build on each other in a circle: ${ids.join(", ")}. Take one of them out of “extends”.`,
    ),
  twice: (what: string, name: string) =>
    trouble("pack-twice", `The pack has two ${what} called “${name}”. Rename one of them.`),
  removesNothing: (id: string, known: Iterable<string>) =>
    trouble(
      "pack-remove",
      `The pack takes out the rule “${id}”, which the packs it builds on do not have.${didYouMean(id, known)}`,
    ),
  inRule: (rule: string, why: string) =>
    trouble("rule-unreadable", `Rule “${rule}” cannot be used. ${why}`),
  inField: (table: string, field: string, why: string) =>
    trouble(
      "field-unreadable",
      `The field “${field}” of the table “${table}” cannot be used. ${why}`,
    ),
  formSheet: (table: string) =>
    trouble(
      "table-unreadable",
      `The table “${table}” says where its fields stand, and not on which sheet. Add the sheet to “find”.`,
    ),
  formCell: (table: string, field: string, hasLines: boolean) =>
    trouble(
      "table-unreadable",
      hasLines
        ? `The table “${table}” has lines: its field “${field}” needs a column, as in "cell": "B".`
        : `The table “${table}” says where its fields stand: its field “${field}” needs a cell too, as in "cell": "B6".`,
    ),
  formShared: (table: string) =>
    trouble(
      "table-unreadable",
      `Every field of the table “${table}” stands in a cell that all lines share. Name at least one with a cell of its own on its sheet.`,
    ),
  formLines: (table: string) =>
    trouble("table-unreadable", `The lines of the table “${table}” end before they begin.`),
  unknownKind: (kind: string, known: Iterable<string>) =>
    `There is no kind of rule called “${kind}”.${didYouMean(kind, known)}`,
  unknownTable: (table: string, known: Iterable<string>) =>
    `There is no table called “${table}” in the pack.${didYouMean(table, known)}`,
  needsTable: "It does not say which table it is for. Add “table”.",
  needsOneTable: "It is about named columns, so it has to name one table and not “*”.",
  unknownField: (field: string, known: Iterable<string>) =>
    `There is no column “${field}” in its table.${didYouMean(field, known)}`,
  unknownList: (list: string, known: Iterable<string>) =>
    `There is no list called “${list}” in the pack.${didYouMean(list, known)}`,
  unknownParameter: (name: string, known: Iterable<string>) =>
    `There is no parameter called “${name}” in the pack.${didYouMean(name, known)}`,
  fieldCount: (wanted: string, given: number) => `It needs ${wanted}, and names ${given}.`,
  fieldCounts: {
    none: "no columns",
    one: "one column",
    two: "one or two columns",
    some: "at least one column",
  },
  inFormula: (which: string, why: string) => `Its formula in “${which}” does not hold. ${why}`,
  unknownPlaceholder: (name: string, known: Iterable<string>) =>
    `Its message mentions {${name}}, which is no column of its table.${didYouMean(name, known)}`,
  badPeriod: "It holds a date that does not exist, or ends before it begins.",
  pattern: {
    unreadable: (pattern: string) => `The pattern ${pattern} cannot be read. Check its brackets.`,
    lookAround: (pattern: string) =>
      `The pattern ${pattern} looks ahead or behind, or refers back to itself. Patterns may not do so, because they can become slow. Write it plainly, or use a formula.`,
    nested: (pattern: string) =>
      `The pattern ${pattern} repeats something that already repeats, which can take minutes on one cell. Write the repeat once.`,
    slow: (pattern: string, left: number) =>
      `given up with ${left.toLocaleString("en-GB")} ${left === 1 ? "value" : "values"} left, because the pattern ${pattern} takes too long on so many long texts that do not fit. Write it with fewer “*” and “+”.`,
  },
};

const named = (columns: readonly string[]) => columns.map((column) => `“${column}”`).join(", ");

/** What a rule is called that a pack makes by describing a column, by the kind of the rule. */
export const impliedTitle = {
  required: (columns: readonly string[]) => `${named(columns)} has to be filled in.`,
  unique: (columns: readonly string[]) =>
    columns.length > 1
      ? `The same ${named(columns)} may not come together twice.`
      : `No ${named(columns)} may come twice.`,
  allowed: (columns: readonly string[]) => `${named(columns)} has to be one of the choices.`,
  pattern: (columns: readonly string[]) => `${named(columns)} has to have the agreed form.`,
  length: (columns: readonly string[]) => `${named(columns)} has to have the agreed length.`,
  type: () => "Every value is what its column declares: a number, a date, yes or no.",
  range: (columns: readonly string[]) => `${named(columns)} has to lie between the agreed bounds.`,
  compare: (columns: readonly string[]) => `${named(columns)} has to lie within the agreed bounds.`,
};
