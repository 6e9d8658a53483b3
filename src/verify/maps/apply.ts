import { ok, type Result } from "../../text/trouble";
import { inherit } from "../inherit";
import { cleanHeading, type Pack } from "../pack-model";
import { packShape } from "../pack-shape";
import { readPackWith } from "../read-pack";
import { shippedPacks } from "../shipped";
import type { ColumnMap } from "./map";

interface Named {
  readonly name: string;
  readonly title?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
}

/** How a map reads a heading, by the cleaned heading; and the headings that stand for a column. */
class Matches {
  readonly #columns = new Map<string, string>();

  constructor({ columns }: ColumnMap) {
    for (const { heading, column } of columns)
      this.#columns.set(cleanHeading(heading), cleanHeading(column));
  }

  /** The column with its new names, without those that now stand for another one. */
  rename<T extends Named>(column: T): T & { aliases: string[] } {
    const names = [column.name, column.title ?? column.name, ...(column.aliases ?? [])];
    const own = new Set(names.map(cleanHeading));
    const mapped = [...this.#columns].flatMap(([heading, to]) =>
      own.has(to) && !own.has(heading) ? [heading] : [],
    );
    const kept = (column.aliases ?? []).filter((alias) => {
      const to = this.#columns.get(cleanHeading(alias));
      return to === undefined || own.has(to);
    });
    return { ...column, aliases: [...mapped, ...kept] };
  }

  /** Columns that the map speaks of come first: of two of one name the first is found. */
  isMeant(column: Named): boolean {
    const names = [column.name, column.title ?? column.name, ...(column.aliases ?? [])];
    const own = new Set(names.map(cleanHeading));
    return [...this.#columns.values()].some((to) => own.has(to));
  }
}

/**
 * The pack with the headings of a map as further names of its columns, so that everything else stays as it
 * is. Headings for columns that the pack does not have are left alone.
 */
export function applyMap(pack: Pack, map: ColumnMap): Result<Pack> {
  const own = packShape.parse(pack.source);
  const written = inherit(own, shippedPacks());
  if (!written.ok) return written;
  const { tables, roles, rules, lists, parameters } = written.value;
  const matches = new Matches(map);
  const named = tables.map((table) => {
    const fields = table.schema.fields.map((field) => matches.rename(field));
    const first = fields.filter((field) => matches.isMeant(field));
    const rest = fields.filter((field) => !matches.isMeant(field));
    return { ...table, schema: { ...table.schema, fields: [...first, ...rest] } };
  });
  const read = readPackWith(
    {
      ...own,
      extends: [],
      remove: [],
      tables: named,
      roles: roles.map((role) => matches.rename(role)),
      rules,
      lists: Object.fromEntries(lists),
      parameters: Object.fromEntries(parameters),
    },
    [],
  );
  return read.ok ? ok({ ...read.value, unusable: pack.unusable }) : read;
}
