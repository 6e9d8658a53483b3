import { parseDate, type DayNumber } from "../cells/date";
import { checkFormula, type CheckedFormula } from "../formula/check";
import type { ValueType } from "../formula/expression";
import { parseFormula } from "../formula/parse";
import { packText } from "../text/pack";
import { fail, ok, type Result } from "../text/trouble";
import { RULE_KINDS } from "./kinds/all";
import type { FieldCount, RuleKind, Setting } from "./kinds/kind";
import { readMessage } from "./message";
import { fieldOf, namesOf, type Field, type Period, type Rule, type TableSpec } from "./pack-model";
import type { RuleJson } from "./pack-shape";

/** What a rule may speak of. */
export interface RuleSetting {
  readonly tables: readonly TableSpec[];
  readonly lists: ReadonlySet<string>;
  readonly parameters: ReadonlyMap<string, ValueType>;
}

const refuse = (message: string) => fail({ code: "rule-unreadable", message });

/** One rule, made ready for the one table it names, for every table, or for the workbook. */
export function readRule(rule: RuleJson, setting: RuleSetting): Result<Rule> {
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
  const message = readMessage(rule.message, table, setting);
  if (!message.ok) return refuse(message.trouble.message);
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
    message: message.value,
    advice: rule.fix?.advice ?? null,
    basis: rule.basis ?? null,
    effective: period,
    stage: rule.stage ?? kind.stage,
    ...(rule.tolerance === undefined ? {} : { tolerance: rule.tolerance }),
    method: method.value,
    isGeneral: kind.scope === "every-table" && table === null,
    bind: null,
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
    ? checkFormula(parsed.value, namesOf(table, setting.parameters, setting.tables), {
        condition: true,
      })
    : parsed;
  return checked.ok ? checked : refuse(packText.inFormula("when", checked.trouble.message));
}

/** First and last day of a period; null where one does not exist or the last comes first. */
export function readPeriod(period: RuleJson["effective"]): Period | null {
  const day = (text: string | null | undefined): DayNumber | null | undefined =>
    text === null || text === undefined ? null : (parseDate(text) ?? undefined);
  const [from, to] = [day(period?.from), day(period?.to)];
  if (from === undefined || to === undefined) return null;
  return from !== null && to !== null && to < from ? null : { from, to };
}
