import { z } from "zod";
import { columnNumber, parseAddress } from "../cells/address";
import { impliedTitle, packText } from "../text/pack";
import { fail, ok, type Result } from "../text/trouble";
import { formatOf } from "./field-format";
import { firstTwice } from "./inherit";
import type { Field, FieldPlace, Form, TableSpec } from "./pack-model";
import type { FieldJson, RuleJson, TableJson } from "./pack-shape";

const listOf = (names: string | readonly string[] | undefined): readonly string[] =>
  names === undefined ? [] : typeof names === "string" ? [names] : names;

/** The tables that a pack expects. */
export function readTables(tables: readonly TableJson[]): Result<TableSpec[]> {
  const read: TableSpec[] = [];
  for (const table of tables) {
    const { schema, find } = table;
    const twice = firstTwice(schema.fields.map((field) => field.name));
    if (twice !== null) return fail(packText.twice("fields", twice));
    const form = readForm(table);
    if (!form.ok) return form;
    const fields: Field[] = [];
    for (const field of schema.fields) {
      const read = readField(field, find.lines?.first);
      if (!read.ok) return fail(packText.inField(table.name, field.name, read.trouble.message));
      fields.push(read.value);
    }
    const key = listOf(schema.primaryKey);
    const { knownBy = [], suppliers = [] } = table;
    for (const name of [...key, ...schema.uniqueKeys.flat(), ...knownBy, ...suppliers]) {
      if (fields.some((field) => field.name === name)) continue;
      return fail(
        packText.inField(
          table.name,
          name,
          packText.unknownField(
            name,
            fields.map((field) => field.name),
          ),
        ),
      );
    }
    read.push({
      name: table.name,
      title: table.title ?? table.name,
      isOptional: table.optional,
      isGuessed: false,
      tableNames: listOf(find.table),
      sheetNames: listOf(find.sheet),
      headerContains: find.header?.contains ?? [],
      end: find.end,
      ...(form.value ? { form: form.value } : {}),
      fieldsMatch:
        typeof schema.fieldsMatch === "string" ? schema.fieldsMatch : schema.fieldsMatch[0],
      missing: new Set(missingTexts(schema.missingValues)),
      key,
      ...(knownBy.length > 0 ? { knownBy } : {}),
      ...(suppliers.length > 0 ? { suppliers } : {}),
      fields: fields.map((field) =>
        key.includes(field.name) ? { ...field, isRequired: true } : field,
      ),
    });
  }
  return ok(read);
}

/** A table is a form when its fields say where they stand: then all have to, and the sheet is named. */
function readForm({ name, find, schema }: TableJson): Result<Form | null> {
  const { lines } = find;
  const isForm = lines !== undefined || schema.fields.some(({ cell }) => cell !== undefined);
  if (!isForm) return ok(null);
  if (listOf(find.sheet).length === 0) return fail(packText.formSheet(name));
  const own: FieldPlace[] = [];
  for (const { name: field, cell } of schema.fields) {
    const place = cell === undefined ? null : placeOfField(cell, lines?.first);
    if (!place) return fail(packText.formCell(name, field, lines !== undefined));
    if (place.sheet === null && !(lines && place.isShared)) own.push(place);
  }
  const [first] = own;
  if (!first) return fail(packText.formShared(name));
  if (!lines) return ok({ lines: 1, headingRow: Math.min(...own.map(({ row }) => row)) });
  if (lines.last < lines.first) return fail(packText.formLines(name));
  return ok({
    lines: lines.last - lines.first + 1,
    headingRow: (lines.heading ?? lines.first) - 1,
  });
}

// As Excel writes a cell that stays the same wherever a formula is copied to.
const SHARED = /\$[A-Za-z]{1,3}\$\d{1,7}$/;

/** `firstLine` is that of a form with lines, as Excel numbers its rows. Null where the text is no place. */
function placeOfField(cell: string, firstLine: number | undefined): FieldPlace | null {
  const isShared = SHARED.test(cell);
  const isColumn = columnNumber(cell) !== null;
  if (isColumn !== (firstLine !== undefined && !isShared)) return null;
  const area = parseAddress(isColumn ? `${cell}${firstLine}` : cell);
  if (area?.rows !== 1 || area.columns !== 1) return null;
  return { sheet: area.sheet || null, row: area.row, column: area.column, isShared };
}

const missingTexts = (values: TableJson["schema"]["missingValues"]): readonly string[] =>
  values.map((value) => (typeof value === "string" ? value : value.value).trim());

function readField(field: FieldJson, firstLine: number | undefined): Result<Field> {
  const place = field.cell === undefined ? null : placeOfField(field.cell, firstLine);
  const format = formatOf(field);
  if (!format.ok) return format;
  const choices = readChoices(field);
  if (!choices.ok) return choices;
  const { date } = format.value;
  return ok({
    name: field.name,
    title: field.title ?? field.name,
    aliases: field.aliases ?? [],
    type: field.type,
    isRequired: field.constraints.required ?? false,
    ...(place ? { place } : {}),
    ...(field.role === undefined ? {} : { role: field.role }),
    ...(date === undefined ? {} : { format: date }),
    ...(field.missingValues ? { missing: missingTexts(field.missingValues) } : {}),
  });
}

// Those that the standard gives categories to, and what nobody declared.
const WITH_CATEGORIES: ReadonlySet<FieldJson["type"]> = new Set(["string", "integer", "any"]);

type Choices = FieldJson["constraints"]["enum"];

/** The choices of a field: its enum, or else its categories, of which an enum may be a part. */
function readChoices({ type, categories, constraints }: FieldJson): Result<Choices> {
  if (!categories) return ok(constraints.enum);
  const refuse = (message: string) => fail({ code: "categories", message });
  if (!WITH_CATEGORIES.has(type)) return refuse(packText.categories.ofType(type));
  const values = categories.map((one) => (typeof one === "object" ? one.value : one));
  const stranger = constraints.enum?.find((value) => !values.includes(value));
  return stranger === undefined
    ? ok(constraints.enum ?? values)
    : refuse(packText.categories.notAmong(String(stranger)));
}

/** What the words of Table Schema demand, as rules like any other. */
export function impliedRules(tables: readonly TableJson[]): RuleJson[] {
  return tables.flatMap(({ name: table, schema }) => {
    const key = listOf(schema.primaryKey);
    const titles = new Map(schema.fields.map(({ name, title }) => [name, title ?? name]));
    const rule = (
      id: string,
      kind: keyof typeof impliedTitle,
      fields: readonly string[],
      params: unknown = {},
    ): RuleJson => ({
      id,
      kind,
      title: impliedTitle[kind](fields.map((name) => titles.get(name) ?? name)),
      table,
      fields: [...fields],
      params,
    });
    const rules: RuleJson[] = [];
    if (key.length > 0) {
      rules.push(rule(`${table}.key-filled`, "required", key, { key: true }));
      rules.push(rule(`${table}.key-unique`, "unique", key));
    }
    for (const keys of schema.uniqueKeys)
      rules.push(rule(`${table}.${keys.join("+")}.unique`, "unique", keys));
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      const own = listOf(fields);
      const target = reference.resource || table;
      const id = `${table}.${own.join("+")}.in-${target}`;
      const params = { table: target, field: listOf(reference.fields) };
      rules.push(rule(id, "reference", own, params));
    }
    for (const field of schema.fields) {
      const { name, constraints } = field;
      const id = (word: string) => `${table}.${name}.${word}`;
      const { required, unique, pattern, minLength, maxLength, minimum, maximum } = constraints;
      if (required && !key.includes(name)) rules.push(rule(id("required"), "required", [name]));
      if (unique && !(key.length === 1 && key[0] === name))
        rules.push(rule(id("unique"), "unique", [name]));
      const choices = readChoices(field);
      if (choices.ok && choices.value)
        rules.push(rule(id("allowed"), "allowed", [name], { values: choices.value }));
      const format = formatOf(field);
      if (format.ok && format.value.text)
        rules.push(rule(id("format"), "pattern", [name], format.value.text));
      if (pattern !== undefined) rules.push(rule(id("pattern"), "pattern", [name], { pattern }));
      if (minLength !== undefined || maxLength !== undefined) {
        rules.push(
          rule(id("length"), "length", [name], defined({ least: minLength, most: maxLength })),
        );
      }
      if (minimum !== undefined || maximum !== undefined) {
        rules.push(rule(id("range"), "range", [name], defined({ minimum, maximum })));
      }
      const { exclusiveMinimum: above, exclusiveMaximum: below } = constraints;
      if (above !== undefined)
        rules.push(rule(id("above"), "compare", [name], { op: ">", to: above }));
      if (below !== undefined)
        rules.push(rule(id("below"), "compare", [name], { op: "<", to: below }));
    }
    return rules;
  });
}

/** Types whose cells can hold something else. */
const TYPES = ["number", "integer", "date", "datetime", "boolean"] as const;

/** That cells are what their fields declare, where no rule of the pack asks for it in its own words. */
export function impliedTypes(tables: readonly TableJson[], rules: readonly RuleJson[]): RuleJson[] {
  const asked = new Set(rules.flatMap((rule) => (rule.kind === "type" ? typesIn(rule) : [])));
  const declared = new Set(tables.flatMap(({ schema }) => schema.fields.map(({ type }) => type)));
  const types = TYPES.filter((type) => declared.has(type) && !asked.has(type));
  const params = { types, ancient: false };
  return types.length === 0
    ? []
    : [{ id: "fields.types", kind: "type", title: impliedTitle.type(), fields: [], params }];
}

function typesIn({ params }: RuleJson): readonly string[] {
  const read = z.object({ types: z.array(z.string()).optional() }).safeParse(params ?? {});
  return read.success ? (read.data.types ?? TYPES) : [];
}

function defined(params: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}
