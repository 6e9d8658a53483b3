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

const AS_TEXT = "Use “string”, with a “pattern” in “constraints”.";

/** What to write in place of words of Table Schema that nothing here corresponds to. */
export const insteadOf: ReadonlyMap<string, string> = new Map([
  [
    "time",
    "Excel keeps a time of day as a number below 1: use “number”, with “minimum” 0 and “exclusiveMaximum” 1.",
  ],
  ["year", "Use “integer”, with “minimum” and “maximum”."],
  ["yearmonth", "Use “date” with the first day of the month, or “string” with a “pattern”."],
  ["duration", "Use “number” of hours, minutes or days."],
  ["geopoint", "Give longitude and latitude a field of the type “number” each."],
  ["object", AS_TEXT],
  ["array", AS_TEXT],
  ["list", AS_TEXT],
  ["geojson", AS_TEXT],
  ["jsonSchema", "Give every value a field of its own, with constraints of its own."],
  ["trueValues", "Yes, y, true and 1 are yes. For other words use “string” with an “enum”."],
  ["falseValues", "No, n, false and 0 are no. For other words use “string” with an “enum”."],
  ["decimalChar", "A number has a point before its decimals. Leave it out."],
  ["groupChar", "Commas between the digits of a number are read as they are. Leave it out."],
  [
    "bareNumber",
    "Pound and percent signs about a number are read as they are. Leave it out, or use “string” for a number with words.",
  ],
  ["delimiter", AS_TEXT],
  ["itemType", AS_TEXT],
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
  format: {
    date: (format: string) =>
      `Its format “${format}” cannot be kept to: here a date as text has its day before its month, or its year first, and four digits for the year. Use “%d/%m/%Y”, “%d-%m-%Y”, “%d %b %Y” or “%Y-%m-%d”, or leave the format out.`,
    text: (format: string, known: Iterable<string>) =>
      `There is no format “${format}” for a text.${didYouMean(format, known)} Use ${[...known].join(", ")}, or say with “pattern” in “constraints” how it is written.`,
    none: (type: string, format: string) =>
      `It has the format “${format}”, and the type “${type}” takes none. Leave it out, or choose the type that it belongs to.`,
  },
  categories: {
    ofType: (type: string) =>
      `Only a string or an integer has categories, and it is of the type “${type}”. Use “enum” in “constraints”.`,
    notAmong: (value: string) =>
      `Its enum allows “${value}”, which is none of its categories. Add it to these, or take it out.`,
  },
  notRead: (place: readonly string[], word: string, instead: string) =>
    `${inPlace(place)}“${word}” is not read here. ${instead}`,
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
  reference: (columns: readonly string[]) =>
    `${named(columns)} has to stand in the column that it refers to.`,
  allowed: (columns: readonly string[]) => `${named(columns)} has to be one of the choices.`,
  pattern: (columns: readonly string[]) => `${named(columns)} has to have the agreed form.`,
  length: (columns: readonly string[]) => `${named(columns)} has to have the agreed length.`,
  type: () => "Every value is what its column declares: a number, a date, yes or no.",
  range: (columns: readonly string[]) => `${named(columns)} has to lie between the agreed bounds.`,
  compare: (columns: readonly string[]) => `${named(columns)} has to lie within the agreed bounds.`,
};
