import type { Cell } from "../../src/cells/cell";
import { checkFormula, type Names } from "../../src/formula/check";
import { compileFormula } from "../../src/formula/compile";
import type { ValueType } from "../../src/formula/expression";
import { parseFormula } from "../../src/formula/parse";
import { fail, ok, type Result } from "../../src/text/trouble";

type Columns = Readonly<Record<string, readonly Cell[]>>;
type Tables = Readonly<Record<string, Columns>>;

interface Over {
  /** What a formula over a table may name. */
  readonly names: (own: string) => Names;
  /** What a formula over a table gives in each of its rows. */
  readonly values: (formula: string, own: string) => readonly Cell[];
  /** The sentence with which a formula is refused. */
  readonly said: (formula: string, own: string) => string;
}

const typeOf = (cells: readonly Cell[]): ValueType =>
  cells.some((cell) => typeof cell === "string") ? "text" : "number";

interface More {
  /** The tables as the last accepted return had them. */
  readonly last?: Tables;
  readonly onTooLong?: () => void;
}

/** Formulas over some tables, each of which they may look at by its name. */
export function overTables(tables: Tables, { last = {}, onTooLong }: More = {}): Over {
  const cells = (table: string, column: string) => tables[table]?.[column] ?? null;
  const named = (name: string, found: readonly Cell[]) => ({ name, type: typeOf(found) });
  const names = (own: string): Names => ({
    column: (written) => {
      const found = cells(own, written);
      return found && named(written, found);
    },
    columnTitles: Object.keys(tables[own] ?? {}),
    parameters: new Map(),
    elsewhere: (table, name) => {
      const found = cells(table, name);
      return found
        ? ok({ table, ...named(name, found), isOwn: table === own })
        : fail({ code: "x", message: `no ${table} ${name}` });
    },
  });
  const work = (formula: string, own: string): Result<readonly Cell[]> => {
    const parsed = parseFormula(formula);
    const checked = parsed.ok ? checkFormula(parsed.value, names(own)) : parsed;
    if (!checked.ok) return checked;
    const compiled = compileFormula(checked.value, {
      column: (name) => cells(own, name) ?? [],
      parameter: () => null,
      elsewhere: ({ table, name, isLast }) => (isLast ? last : tables)[table ?? own]?.[name] ?? [],
      ...(onTooLong && { tooLong: onTooLong }),
    });
    if (!compiled.ok) return compiled;
    const rows = Object.values(tables[own] ?? {})[0]?.length ?? 0;
    return ok(Array.from({ length: rows }, (_, row) => compiled.value(row)));
  };
  return {
    names,
    values: (formula, own) => {
      const result = work(formula, own);
      if (!result.ok) throw new Error(result.trouble.message);
      return result.value;
    },
    said: (formula, own) => {
      const result = work(formula, own);
      return result.ok ? "" : result.trouble.message;
    },
  };
}
