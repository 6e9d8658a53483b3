import { impliedTitle, packText } from "../text/pack";
import { fail, ok, type Result } from "../text/trouble";
import { firstTwice } from "./inherit";
import type { Field, TableSpec } from "./pack-model";
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
    const fields = schema.fields.map(readField);
    const key = listOf(schema.primaryKey);
    const suppliers = table.suppliers ?? [];
    for (const name of [...key, ...schema.uniqueKeys.flat(), ...suppliers]) {
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
      fieldsMatch: schema.fieldsMatch,
      missing: new Set(
        schema.missingValues.map((value) =>
          (typeof value === "string" ? value : value.value).trim(),
        ),
      ),
      key,
      ...(suppliers.length > 0 ? { suppliers } : {}),
      fields: fields.map((field) =>
        key.includes(field.name) ? { ...field, isRequired: true } : field,
      ),
    });
  }
  return ok(read);
}

function readField(field: FieldJson): Field {
  return {
    name: field.name,
    title: field.title ?? field.name,
    aliases: field.aliases ?? [],
    type: field.type,
    isRequired: field.constraints.required ?? false,
    ...(field.role === undefined ? {} : { role: field.role }),
  };
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
    for (const { name, constraints } of schema.fields) {
      const id = (word: string) => `${table}.${name}.${word}`;
      const { required, unique, pattern, minLength, maxLength, minimum, maximum } = constraints;
      if (required && !key.includes(name)) rules.push(rule(id("required"), "required", [name]));
      if (unique && !(key.length === 1 && key[0] === name))
        rules.push(rule(id("unique"), "unique", [name]));
      if (constraints.enum)
        rules.push(rule(id("allowed"), "allowed", [name], { values: constraints.enum }));
      if (pattern !== undefined) rules.push(rule(id("pattern"), "pattern", [name], { pattern }));
      if (minLength !== undefined || maxLength !== undefined) {
        rules.push(
          rule(id("length"), "length", [name], defined({ least: minLength, most: maxLength })),
        );
      }
      if (minimum !== undefined || maximum !== undefined) {
        rules.push(rule(id("range"), "range", [name], defined({ minimum, maximum })));
      }
    }
    return rules;
  });
}

function defined(params: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined));
}
