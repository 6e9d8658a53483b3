import { parseDate, type DayNumber } from "../cells/date";
import type { Cell } from "../cells/cell";
import { checkFormula, type CheckedFormula } from "../formula/check";
import type { ValueType } from "../formula/expression";
import { parseFormula } from "../formula/parse";
import { impliedTitle, packText } from "../text/pack";
import { fail, ok, type Result } from "../text/trouble";
import { describeIssue } from "./issue";
import { RULE_KINDS } from "./kinds/all";
import type { FieldCount, RuleKind, Setting } from "./kinds/kind";
import {
  fieldOf,
  namesOf,
  type Field,
  type Pack,
  type Parameter,
  type Period,
  type Rule,
  type TableSpec,
} from "./pack-model";
import {
  PACK_WORDS,
  packShape,
  type FieldJson,
  type ListJson,
  type PackJson,
  type RuleJson,
  type TableJson,
} from "./pack-shape";

/**
 * Reads a rule pack: every rule is checked, its patterns and formulas made ready. The first thing that
 * does not hold is said in a sentence that names the rule. `library` holds the packs it may build on.
 */
export function readPackWith(json: unknown, library: readonly Pack[]): Result<Pack> {
  if (holdsProtoName(json)) return fail(packText.protoName());
  const parsed = packShape.safeParse(json, { reportInput: true });
  if (!parsed.success) return fail(packText.notPack(describeIssue(parsed.error, PACK_WORDS)));
  const own = parsed.data;
  const written = inherit(own, library);
  if (!written.ok) return written;
  const { tables: tablesJson, rules: rulesJson, lists, parameters: parametersJson } = written.value;

  const period = readPeriod(own.effective);
  if (!period) return fail(packText.notPack(packText.badPeriod));
  const tables = readTables(tablesJson);
  if (!tables.ok) return tables;
  const parameters = readParameters(parametersJson);
  const types = new Map<string, ValueType>([["as_of", "date"]]);
  for (const { name, type } of parameters.values()) types.set(name, type);

  const rules: Rule[] = [];
  const ids = new Set<string>();
  for (const rule of [...impliedRules(tablesJson), ...rulesJson]) {
    if (ids.has(rule.id)) return fail(packText.twice("rules", rule.id));
    ids.add(rule.id);
    const read = readRule(rule, {
      tables: tables.value,
      lists: new Set(lists.keys()),
      parameters: types,
    });
    if (!read.ok) return fail(packText.inRule(rule.id, read.trouble.message));
    rules.push(read.value);
  }
  return ok({
    id: own.id,
    version: own.version,
    title: own.title,
    about: own.about ?? "",
    owner: own.owner,
    basis: own.basis ?? "",
    effective: period,
    parameters,
    lists,
    tables: tables.value,
    rules,
    source: json,
  });
}

/** Zod passes over a key called `__proto__` in silence; a pack that has one is not what it seems. */
function holdsProtoName(json: unknown, depth = 0): boolean {
  if (typeof json !== "object" || json === null || depth > 12) return false;
  return (
    Object.hasOwn(json, "__proto__") ||
    Object.values(json).some((part) => holdsProtoName(part, depth + 1))
  );
}

interface Written {
  readonly tables: readonly TableJson[];
  readonly rules: readonly RuleJson[];
  readonly lists: ReadonlyMap<string, ListJson>;
  readonly parameters: ReadonlyMap<string, PackJson["parameters"][string]>;
}

/** The pack with everything it builds on; what it says itself stands before what it takes over. */
function inherit(own: PackJson, library: readonly Pack[]): Result<Written> {
  const tables = new Map<string, TableJson>();
  const rules = new Map<string, RuleJson>();
  const lists = new Map<string, ListJson>();
  const parameters = new Map<string, PackJson["parameters"][string]>();
  const add = (
    part: Pick<Written, "tables" | "rules"> & Pick<PackJson, "lists" | "parameters">,
  ) => {
    for (const table of part.tables) tables.set(table.name, table);
    for (const rule of part.rules) rules.set(rule.id, rule);
    for (const [name, list] of Object.entries(part.lists)) lists.set(name, list);
    for (const [name, parameter] of Object.entries(part.parameters))
      parameters.set(name, parameter);
  };
  for (const wanted of own.extends) {
    const [id = "", version = ""] = wanted.split("@");
    const base = library.find(
      (pack) =>
        pack.id === id && `${pack.version}.`.startsWith(version === "" ? "" : `${version}.`),
    );
    const read = base ? packShape.safeParse(base.source) : null;
    if (!read?.success) return fail(packText.unknownBase(wanted));
    const inherited = inherit(read.data, library);
    if (!inherited.ok) return inherited;
    add({
      ...inherited.value,
      lists: Object.fromEntries(inherited.value.lists),
      parameters: Object.fromEntries(inherited.value.parameters),
    });
  }
  for (const id of own.remove) {
    if (!rules.delete(id)) return fail(packText.removesNothing(id, rules.keys()));
  }
  const twice = firstTwice(own.tables.map((table) => table.name));
  if (twice !== null) return fail(packText.twice("tables", twice));
  const twiceRule = firstTwice(own.rules.map((rule) => rule.id));
  if (twiceRule !== null) return fail(packText.twice("rules", twiceRule));
  add(own);
  return ok({ tables: [...tables.values()], rules: [...rules.values()], lists, parameters });
}

function firstTwice(names: readonly string[]): string | null {
  return names.find((name, at) => names.indexOf(name) < at) ?? null;
}

function readPeriod(period: RuleJson["effective"]): Period | null {
  const day = (text: string | null | undefined): DayNumber | null | undefined =>
    text === null || text === undefined ? null : (parseDate(text) ?? undefined);
  const [from, to] = [day(period?.from), day(period?.to)];
  if (from === undefined || to === undefined) return null;
  return from !== null && to !== null && to < from ? null : { from, to };
}

const listOf = (names: string | readonly string[] | undefined): readonly string[] =>
  names === undefined ? [] : typeof names === "string" ? [names] : names;

function readTables(tables: readonly TableJson[]): Result<TableSpec[]> {
  const read: TableSpec[] = [];
  for (const table of tables) {
    const { schema, find } = table;
    const twice = firstTwice(schema.fields.map((field) => field.name));
    if (twice !== null) return fail(packText.twice("fields", twice));
    const fields = schema.fields.map(readField);
    const key = listOf(schema.primaryKey);
    for (const name of [...key, ...schema.uniqueKeys.flat()]) {
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
  };
}

function readParameters(written: Written["parameters"]): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const [name, { type, title, ask, default: standard }] of written) {
    const value: Cell =
      type === "date" && typeof standard === "string" ? parseDate(standard) : (standard ?? null);
    parameters.set(name, { name, title: title ?? name, type, ask, standard: value });
  }
  return parameters;
}

/** What the words of Table Schema demand, as rules like any other. */
function impliedRules(tables: readonly TableJson[]): RuleJson[] {
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

interface RuleSetting {
  readonly tables: readonly TableSpec[];
  readonly lists: ReadonlySet<string>;
  readonly parameters: ReadonlyMap<string, ValueType>;
}

const refuse = (message: string) => fail({ code: "rule-unreadable", message });

function readRule(rule: RuleJson, setting: RuleSetting): Result<Rule> {
  const kind = RULE_KINDS.get(rule.kind);
  if (!kind) return refuse(packText.unknownKind(rule.kind, RULE_KINDS.keys()));
  const place = tableOf(rule, kind, setting.tables);
  if (!place.ok) return place;
  const table = place.value === "*" || place.value === null ? null : place.value;
  const fields = readFields(rule, kind.fields, table);
  if (!fields.ok) return fields;
  const when = readWhen(rule, table, setting);
  if (!when.ok) return when;
  const period = readPeriod(rule.effective);
  if (!period) return refuse(packText.badPeriod);
  const placeholder = unknownPlaceholder(rule.message, table);
  if (placeholder !== null) {
    return refuse(
      packText.unknownPlaceholder(placeholder, table?.fields.map((field) => field.name) ?? []),
    );
  }
  const kindSetting: Setting = { ...setting, table, fields: fields.value };
  const method = kind.prepare(rule.params, kindSetting);
  if (!method.ok) return method;
  return ok({
    id: rule.id,
    title: rule.title ?? kind.about,
    kind: kind.name,
    level: rule.level ?? kind.level,
    table: table?.name ?? (kind.scope === "workbook" ? null : "*"),
    when: when.value,
    message: rule.message ?? null,
    advice: rule.fix?.advice ?? null,
    basis: rule.basis ?? null,
    effective: period,
    stage: rule.stage ?? kind.stage,
    method: method.value,
  });
}

function tableOf(
  rule: RuleJson,
  kind: RuleKind,
  tables: readonly TableSpec[],
): Result<TableSpec | "*" | null> {
  if (kind.scope === "workbook") return ok(null);
  if (rule.table === "*" || (rule.table === undefined && kind.scope === "every-table")) {
    return kind.scope === "every-table" ? ok("*") : refuse(packText.needsOneTable);
  }
  if (rule.table === undefined) {
    const [only] = tables;
    return only && tables.length === 1 ? ok(only) : refuse(packText.needsTable);
  }
  const table = tables.find((one) => one.name === rule.table);
  return table
    ? ok(table)
    : refuse(
        packText.unknownTable(
          rule.table,
          tables.map((one) => one.name),
        ),
      );
}

const MOST_FIELDS: Record<FieldCount, number> = {
  none: 0,
  any: Infinity,
  one: 1,
  two: 2,
  some: Infinity,
};
const LEAST_FIELDS: Record<FieldCount, number> = { none: 0, any: 0, one: 1, two: 1, some: 1 };

function readFields(rule: RuleJson, count: FieldCount, table: TableSpec | null): Result<Field[]> {
  const given = rule.fields.length;
  if (given > MOST_FIELDS[count] || given < LEAST_FIELDS[count]) {
    return refuse(
      packText.fieldCount(packText.fieldCounts[count === "any" ? "some" : count], given),
    );
  }
  const fields: Field[] = [];
  for (const written of rule.fields) {
    const field = table ? fieldOf(table, written) : null;
    if (!field)
      return refuse(packText.unknownField(written, table?.fields.map((one) => one.title) ?? []));
    fields.push(field);
  }
  return ok(fields);
}

function readWhen(
  rule: RuleJson,
  table: TableSpec | null,
  setting: RuleSetting,
): Result<CheckedFormula | null> {
  if (rule.when === undefined) return ok(null);
  if (!table) return refuse(packText.needsOneTable);
  const parsed = parseFormula(rule.when);
  const checked = parsed.ok
    ? checkFormula(parsed.value, namesOf(table, setting.parameters), { condition: true })
    : parsed;
  return checked.ok ? checked : refuse(packText.inFormula("when", checked.trouble.message));
}

const PLACEHOLDER = /\{([^{}]+)\}/g;

function unknownPlaceholder(message: string | undefined, table: TableSpec | null): string | null {
  for (const [, name = ""] of message?.matchAll(PLACEHOLDER) ?? []) {
    if (!table || !fieldOf(table, name)) return name;
  }
  return null;
}

/** A rule's own message with the values of a row in place of `{column}`. */
export function fillMessage(message: string, valueOf: (written: string) => string): string {
  return message.replace(PLACEHOLDER, (_, name: string) => valueOf(name));
}
