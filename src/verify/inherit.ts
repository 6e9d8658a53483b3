import { packText } from "../text/pack";
import { fail, ok, type Result } from "../text/trouble";
import type { Pack } from "./pack-model";
import {
  packShape,
  type ListJson,
  type PackJson,
  type RoleJson,
  type RuleJson,
  type TableJson,
} from "./pack-shape";

type ParameterJson = PackJson["parameters"][string];

/** A pack as it stands in its file, with everything it builds on. */
export interface Written {
  readonly roles: readonly RoleJson[];
  readonly tables: readonly TableJson[];
  readonly rules: readonly RuleJson[];
  readonly lists: ReadonlyMap<string, ListJson>;
  readonly parameters: ReadonlyMap<string, ParameterJson>;
}

/**
 * The pack with everything it builds on. Of two that say the same (a rule of one id, a table, list, role or
 * parameter of one name) the later one in `extends` stands, and the pack itself before all of them. What a
 * pack takes out (`remove`) it takes out of what it builds on, not out of what others bring along.
 */
export function inherit(
  own: PackJson,
  library: readonly Pack[],
  trail: readonly string[] = [],
): Result<Written> {
  if (trail.includes(own.id)) return fail(packText.circle([...trail, own.id]));
  const roles = new Map<string, RoleJson>();
  const tables = new Map<string, TableJson>();
  const rules = new Map<string, RuleJson>();
  const lists = new Map<string, ListJson>();
  const parameters = new Map<string, ParameterJson>();
  const add = (part: Written) => {
    for (const role of part.roles) roles.set(role.name, role);
    for (const table of part.tables) tables.set(table.name, table);
    for (const rule of part.rules) rules.set(rule.id, rule);
    for (const [name, list] of part.lists) lists.set(name, list);
    for (const [name, parameter] of part.parameters) parameters.set(name, parameter);
  };
  for (const wanted of own.extends) {
    const base = findBase(wanted, library);
    if (!base) return fail(packText.unknownBase(wanted));
    const inherited = inherit(base, library, [...trail, own.id]);
    if (!inherited.ok) return inherited;
    add(inherited.value);
  }
  for (const id of own.remove) {
    if (!rules.delete(id)) return fail(packText.removesNothing(id, rules.keys()));
  }
  for (const [what, names] of [
    ["roles", own.roles.map((role) => role.name)],
    ["tables", own.tables.map((table) => table.name)],
    ["rules", own.rules.map((rule) => rule.id)],
  ] as const) {
    const twice = firstTwice(names);
    if (twice !== null) return fail(packText.twice(what, twice));
  }
  add({
    ...own,
    lists: new Map(Object.entries(own.lists)),
    parameters: new Map(Object.entries(own.parameters)),
  });
  return ok({
    roles: [...roles.values()],
    tables: [...tables.values()],
    rules: [...rules.values()],
    lists,
    parameters,
  });
}

/** A pack by its id, and by as much of its version as is asked for: "cj-dates", "cj-dates@1", "cj-dates@1.2". */
function findBase(wanted: string, library: readonly Pack[]): PackJson | null {
  const [id = "", version = ""] = wanted.split("@");
  const base = library.find(
    (pack) => pack.id === id && `${pack.version}.`.startsWith(version === "" ? "" : `${version}.`),
  );
  const read = base ? packShape.safeParse(base.source) : null;
  return read?.success ? read.data : null;
}

/** The first of some names that comes twice. */
export function firstTwice(names: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return null;
}
