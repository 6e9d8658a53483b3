import type { Cell } from "../cells/cell";
import { formatDate, type DayNumber } from "../cells/date";
import { compareText } from "../text/compare";
import type { Result } from "../text/trouble";
import { verifyText } from "../text/verify";
import type { LastReturn } from "./compare/last-return";
import type { OthersNeeded, TableMethod } from "./kinds/kind";
import { columnNotOfType, missingColumn, type Why } from "./missing-column";
import type { Pack, Rule, TableSpec } from "./pack-model";
import { columnOf, tableNamed, type Table } from "./tables/table";

/** What there is for rules to go by in one check. */
export interface Given {
  readonly pack: Pack;
  readonly asOf: DayNumber;
  readonly parameters: ReadonlyMap<string, Cell>;
  readonly tables: () => readonly Table[];
  readonly last: LastReturn;
  readonly list: (name: string) => Result<readonly Cell[]> | undefined;
}

/** Tells why a rule cannot run in a check, in words that follow "did not run:"; null where it can. */
export class Needs {
  constructor(private readonly given: Given) {}

  whyNot(rule: Rule, method: TableMethod, table: Table): Why | null {
    const { given } = this;
    const reads = [...method.reads, ...(rule.when?.columns ?? [])];
    const lacking =
      missingColumn(table, reads) ?? columnNotOfType(table, rule) ?? this.#whyNoOther(rule);
    if (lacking !== null) return lacking;
    const unknown = this.whyNoParameter(rule, tableNamed(given.last.tables, table.spec.name));
    if (unknown !== null) return unknown;
    const gone = method.last ? this.#whyNotInLast(table.spec, method.last) : null;
    if (gone !== null) return { reason: gone };
    for (const name of method.lists ?? []) {
      const list = given.list(name);
      if (list && !list.ok)
        return { reason: verifyText.notRun.listMissing(name, list.trouble.message) };
    }
    return null;
  }

  #whyNoOther(rule: Rule): Why | null {
    for (const { table: name, fields, isLast = false } of othersOf(rule)) {
      if (isLast) {
        const spec = this.given.pack.tables.find((one) => one.name === name);
        const gone = spec ? this.#whyNotInLast(spec, fields) : null;
        if (gone !== null) return { reason: gone };
        continue;
      }
      const other = tableNamed(this.given.tables(), name);
      if (!other) return noTable(titleOf(this.given.pack, name));
      const missing = missingColumn(other, fields);
      if (missing !== null) return missing;
    }
    return null;
  }

  #whyNotInLast(spec: TableSpec, fields: readonly string[]): string | null {
    const { last } = this.given;
    if (last.whyNot !== null) return last.whyNot;
    const earlier = tableNamed(last.tables, spec.name);
    if (!earlier) return compareText.notRun.tableNotInLast(spec.title);
    const missing = spec.fields.find(
      ({ name }) => fields.includes(name) && !columnOf(earlier, name),
    );
    return missing ? compareText.notRun.columnNotInLast(missing.title) : null;
  }

  /** The limits, names and days that the rule goes by and nobody gave. */
  whyNoParameter({ method, when }: Rule, inLast: Table | null = null): Why | null {
    const { parameters, pack } = this.given;
    const told = new Set(inLast && method.scope === "table" ? method.toldByLast : []);
    const wanted = new Set([...(method.parameters ?? []), ...(when?.parameters ?? [])]);
    const names = [...wanted].filter(
      (one) => (parameters.get(one) ?? null) === null && !told.has(one),
    );
    if (names.length === 0) return null;
    const said = names.map((name) =>
      verifyText.notRun.parameterMissing(name, pack.parameters.get(name)?.title ?? name),
    );
    return { reason: said.join(", "), lacks: { what: "parameters", names } };
  }

  /** Rules hold from a day on, or until one. */
  whyNotNow({ effective: { from, to } }: Rule): Why | null {
    const { asOf } = this.given;
    if (from !== null && asOf < from) return { reason: verifyText.notRun.notYet(formatDate(from)) };
    if (to === null || asOf <= to) return null;
    return { reason: verifyText.notRun.noLonger(formatDate(to)) };
  }
}

/** What a rule looks at in other tables: itself, in its condition, and in its sentence. */
export function othersOf({ method, when, message }: Rule): readonly OthersNeeded[] {
  const formulas = [...(when ? [when] : []), ...(message?.formulas.values() ?? [])];
  const own = method.scope === "table" ? (method.others ?? []) : [];
  return [...own, ...formulas.flatMap(({ others }) => others)];
}

/** The workbook has no such table. */
export const noTable = (title: string): Why => ({
  reason: verifyText.notRun.tableMissing(title),
  lacks: { what: "table", title },
});

/** A table as people know it. */
export function titleOf(pack: Pick<Pack, "tables">, name: string): string {
  return pack.tables.find((table) => table.name === name)?.title ?? name;
}
