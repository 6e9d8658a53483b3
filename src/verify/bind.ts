import { packText } from "../text/pack";
import { fail, ok, type Result } from "../text/trouble";
import {
  cleanHeading,
  fieldOf,
  type Field,
  type Role,
  type Rule,
  type TableSpec,
} from "./pack-model";
import type { RuleJson } from "./pack-shape";
import { readRule, type RuleSetting } from "./read-rule";
import { RULE_KINDS } from "./kinds/all";

/** Rules about any table that speak of columns do so by the roles of the pack; others may be for some sheets only. */
export function isAboutRoles({ table, kind, on }: RuleJson): boolean {
  const scope = RULE_KINDS.get(kind)?.scope;
  return table === "*" && (scope === "table" || (scope === "every-table" && on !== undefined));
}

/**
 * A rule that speaks of roles. It is read as if there were a table with them all, so that what does not hold is
 * said when the pack is read, and it becomes a rule of its own in every table that has the columns it needs.
 */
export function readRoleRule(
  json: RuleJson,
  roles: readonly Role[],
  setting: RuleSetting,
): Result<Rule> {
  const all = tableOfRoles(roles);
  const read = readIn(json, all, setting);
  if (!read.ok) return read;
  const { method, when } = read.value;
  const spoken = [
    ...(method.scope === "table" ? method.reads : []),
    ...(when?.columns ?? []),
    ...json.fields.flatMap((written) => fieldOf(all, written)?.name ?? []),
  ];
  for (const name of json.needs ?? []) {
    if (roles.some((role) => role.name === name)) continue;
    const known = roles.map((role) => role.name);
    return fail({ code: "rule-unreadable", message: packText.unknownField(name, known) });
  }
  const needed = new Set(json.needs ?? spoken);
  const isOptional = json.needs !== undefined;
  return ok({
    ...read.value,
    table: "*",
    isGeneral: true,
    bind: onceAShape((spec) => {
      if (!isOn(json, spec)) return [];
      return placesOf(json, roles, spec).flatMap((place) => {
        for (const name of needed) if (!place.has(name)) return [];
        const fields = json.fields.filter((written) =>
          place.has(fieldOf(all, written)?.name ?? ""),
        );
        if (json.fields.length > 0 && fields.length === 0) return [];
        const bound = readIn({ ...json, fields }, viewOf(spec, roles, place), setting);
        if (!bound.ok) return [];
        const types = new Map(
          roles.flatMap((role) => {
            const field = needed.has(role.name) ? place.get(role.name) : undefined;
            return field ? [[field.name, role.type] as const] : [];
          }),
        );
        const rule = { ...bound.value, table: spec.name, isGeneral: true, types };
        return [isOptional ? withoutMissing(rule, spec) : rule];
      });
    }),
  });
}

// One return after another mostly has the same few tables.
const MOST_KEPT = 60;

/** Binds a rule to tables with the same names and columns once, however many workbooks they stand in. */
function onceAShape(bind: (spec: TableSpec) => readonly Rule[]): NonNullable<Rule["bind"]> {
  const bound = new Map<string, readonly Rule[]>();
  return (spec) => {
    const shape = shapeOf(spec);
    const known = bound.get(shape);
    if (known) return known;
    if (bound.size === MOST_KEPT) bound.clear();
    const rules = bind(spec);
    bound.set(shape, rules);
    return rules;
  };
}

const shapes = new WeakMap<TableSpec, string>();

function shapeOf(spec: TableSpec): string {
  const known = shapes.get(spec);
  if (known !== undefined) return known;
  const shape = JSON.stringify({ ...spec, missing: [...spec.missing] });
  shapes.set(spec, shape);
  return shape;
}

/** The rules of a pack for the tables that were found: those about roles once for each place they have. */
export function rulesIn(rules: readonly Rule[], specs: readonly TableSpec[]): Rule[] {
  return rules.flatMap((rule) => {
    const { bind } = rule;
    return bind === null ? [rule] : specs.flatMap((spec) => bind(spec));
  });
}

function readIn(json: RuleJson, table: TableSpec, setting: RuleSetting): Result<Rule> {
  const others = setting.tables.filter((one) => one.name !== table.name);
  return readRule({ ...json, table: table.name }, { ...setting, tables: [table, ...others] });
}

const fieldOfRole = ({ name, title, aliases, type }: Role): Field => ({
  name,
  title: title ?? name,
  aliases,
  type,
  isRequired: false,
});

function tableOfRoles(roles: readonly Role[]): TableSpec {
  return {
    name: "any table",
    title: "any table",
    isOptional: true,
    isGuessed: false,
    tableNames: [],
    sheetNames: [],
    headerContains: [],
    end: "auto",
    fieldsMatch: "partial",
    missing: new Set(),
    key: [],
    fields: roles.map(fieldOfRole),
  };
}

type RolePlaces = ReadonlyMap<string, Field>;

/** Which columns play which roles: once, or once for each column that plays the role the rule names first. */
function placesOf(json: RuleJson, roles: readonly Role[], spec: TableSpec): RolePlaces[] {
  const usual = new Map<string, Field>();
  for (const role of roles) {
    const [field] = fieldsFor(role, spec);
    if (field) usual.set(role.name, field);
  }
  const first = roles.find(({ name }) => name === json.fields[0]);
  if (first?.every !== true) return [usual];
  return fieldsFor(first, spec).map((field) => new Map(usual).set(first.name, field));
}

/** The columns of a table that play a role, the likeliest first. */
export function fieldsFor(role: Role, { fields }: TableSpec): Field[] {
  const found = new Set(fields.filter((field) => field.role === role.name));
  for (const name of [role.name, role.title ?? role.name, ...role.aliases]) {
    const clean = cleanHeading(name);
    for (const field of fields) {
      if (field.role !== undefined) continue;
      const names = [field.name, field.title, ...field.aliases];
      if (names.some((one) => cleanHeading(one) === clean)) found.add(field);
    }
  }
  return [...found];
}

/** The table as the rule sees it: its columns also under the names of their roles, and with their types. */
function viewOf(spec: TableSpec, roles: readonly Role[], places: RolePlaces): TableSpec {
  const played = roles.map((role): Field => {
    const field = places.get(role.name);
    if (!field) return fieldOfRole(role);
    const aliases = [role.name, role.title ?? role.name, ...field.aliases];
    return { ...field, aliases, type: field.type === "any" ? role.type : field.type };
  });
  const names = new Set(played.map((field) => field.name));
  return { ...spec, fields: [...played, ...spec.fields.filter((field) => !names.has(field.name))] };
}

/** A rule that can do without some of its columns does not wait for those that the table never has. */
function withoutMissing(rule: Rule, { fields }: TableSpec): Rule {
  const { method } = rule;
  if (method.scope !== "table") return rule;
  const there = new Set(fields.map((field) => field.name));
  return { ...rule, method: { ...method, reads: method.reads.filter((name) => there.has(name)) } };
}

function isOn({ on }: RuleJson, { name, tableNames, sheetNames }: TableSpec): boolean {
  if (on === undefined) return true;
  const places = [name, ...tableNames, ...sheetNames].map(cleanHeading);
  return on.some((start) => places.some((place) => place.startsWith(cleanHeading(start))));
}
