import type { Cell } from "../cells/cell";
import { parseDate } from "../cells/date";
import type { ValueType } from "../formula/expression";
import { insteadOf, packText } from "../text/pack";
import { fail, ok, type Result } from "../text/trouble";
import { isAboutRoles, readRoleRule } from "./bind";
import { inherit, type Written } from "./inherit";
import { describeIssue } from "../records/json-issue";
import type { Pack, Parameter, Rule } from "./pack-model";
import { PACK_WORDS, packShape } from "./pack-shape";
import { readPeriod, readRule, type RuleSetting } from "./read-rule";
import { impliedRules, impliedTypes, readTables } from "./read-tables";

/**
 * Reads a rule pack: every rule is checked, its patterns and formulas made ready. The first thing that
 * does not hold is said in a sentence that names the rule. `library` holds the packs it may build on.
 */
export function readPackWith(json: unknown, library: readonly Pack[]): Result<Pack> {
  if (holdsProtoName(json)) return fail(packText.protoName());
  const parsed = packShape.safeParse(json, { reportInput: true });
  if (!parsed.success)
    return fail(packText.notPack(describeIssue(parsed.error, PACK_WORDS, insteadOf)));
  const own = parsed.data;
  const written = inherit(own, library);
  if (!written.ok) return written;
  const {
    roles,
    tables: tablesJson,
    rules: rulesJson,
    lists,
    parameters: parametersJson,
  } = written.value;

  const period = readPeriod(own.effective);
  if (!period) return fail(packText.notPack(packText.badPeriod));
  const tables = readTables(tablesJson);
  if (!tables.ok) return tables;
  const parameters = readParameters(parametersJson);
  const types = new Map<string, ValueType>([["as_of", "date"]]);
  for (const { name, type } of parameters.values()) types.set(name, type);

  const setting: RuleSetting = {
    tables: tables.value,
    lists: new Set(lists.keys()),
    parameters: types,
  };
  const rules: Rule[] = [];
  const ids = new Set<string>();
  for (const rule of [
    ...impliedRules(tablesJson),
    ...impliedTypes(tablesJson, rulesJson),
    ...rulesJson,
  ]) {
    if (ids.has(rule.id)) return fail(packText.twice("rules", rule.id));
    ids.add(rule.id);
    const read = isAboutRoles(rule) ? readRoleRule(rule, roles, setting) : readRule(rule, setting);
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
    roles,
    rules,
    unusable: [],
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

function readParameters(written: Written["parameters"]): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const [name, { type, title, ask, default: standard }] of written) {
    const value: Cell =
      type === "date" && typeof standard === "string" ? parseDate(standard) : (standard ?? null);
    parameters.set(name, { name, title: title ?? name, type, ask, standard: value });
  }
  return parameters;
}
