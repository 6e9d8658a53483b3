import { z } from "zod";
import { compareText } from "../../text/compare";
import { fail, ok } from "../../text/trouble";
import { isSame, meaningAt } from "../compare/same-value";
import type { Column, Table } from "../tables/table";
import { keyAt, namedFields } from "./in-order";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, shown, titleOf } from "./shared";

/** What belongs to a person does not change from one return to the next. */
export const samePerson = defineKind({
  name: "same-person",
  about:
    "Against the last accepted return, for the same key: the columns hold the same. A blank is not judged, or counts where the last return held a value (“was-filled”), or always (“counts”). With “order”, the first row of a key now is held against its last row then.",
  fields: "some",
  stage: 4,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({
    blank: z.enum(["not-judged", "was-filled", "counts"]).default("not-judged"),
    /** A column of dates or numbers, for tables with several rows of one key. */
    order: z.string().min(1).optional(),
    /** The columns of the key; left out: the key of the table. */
    by: z.array(z.string().min(1)).default([]),
  }),
  prepare: ({ blank, order, by }, setting) => {
    const key = namedFields(by.length > 0 ? by : (setting.table?.key ?? []), setting);
    if (!key.ok) return key;
    if (key.value.length === 0) {
      return fail(compareText.rule.needsKey(setting.table?.title ?? ""));
    }
    const sorted = namedFields(order === undefined ? [] : [order], setting);
    if (!sorted.ok) return sorted;
    const keyNames = namesOfFields(key.value);
    const orderNames = namesOfFields(sorted.value);
    const names = [...namesOfFields(setting.fields), ...keyNames, ...orderNames];
    return ok({
      scope: "table",
      reads: [...keyNames, ...namesOfFields(setting.fields), ...orderNames],
      last: names,
      begin: ({ table, previous, applies, report }) => {
        const earlier = previous(table.spec.name)!;
        const side = (of: Table) =>
          endsOf(of, columnsOf(of, keyNames), columnsOf(of, orderNames)[0] ?? null);
        const [here, there] = [side(table), side(earlier)];
        // Where a key came twice then, it is for another rule to say so: any of its rows may be the one meant.
        const twice =
          order === undefined ? rowsOfSome(earlier, columnsOf(earlier, keyNames), there) : null;
        const columns = columnsOf(table, namesOfFields(setting.fields));
        const columnsThen = columnsOf(earlier, namesOfFields(setting.fields));
        const keys = columnsOf(table, keyNames);
        return {
          rows: (from, until) => {
            for (let row = from; row < until; row++) {
              const name = table.skip[row] === 1 ? null : keyAt(keys, row);
              if (name === null) continue;
              if (orderNames.length > 0 && here.get(name)?.first !== row) continue;
              const then = there.get(name)?.last;
              if (then === undefined) continue;
              columns.forEach((column, at) => {
                const earlierColumn = columnsThen[at]!;
                const now = meaningAt(column, row);
                const before = meaningAt(earlierColumn, then);
                if (isSame(now, before, true)) return;
                const others = twice?.get(name) ?? [];
                if (others.some((one) => isSame(now, meaningAt(earlierColumn, one), true))) return;
                if (blank === "not-judged" && (now === null || before === null)) return;
                if (blank === "was-filled" && before === null) return;
                if (!applies(row)) return;
                report({
                  row,
                  columns: [column],
                  message: compareText.rule.samePerson(
                    titleOf(column),
                    shown(before, earlierColumn),
                    shown(now, column),
                  ),
                  fix: { advice: compareText.rule.samePersonAdvice, value: null },
                });
              });
            }
          },
        };
      },
    });
  },
});

interface Ends {
  readonly first: number;
  readonly last: number;
}

/** The first and the last row of each key: by a column, or as they stand. */
function endsOf(table: Table, keys: readonly Column[], order: Column | null): Map<string, Ends> {
  const ends = new Map<string, Ends>();
  const at = (row: number) => Number(order?.values[row] ?? row);
  for (let row = 0; row < table.rows; row++) {
    if (table.skip[row] === 1) continue;
    if (order && typeof order.values[row] !== "number") continue;
    const key = keyAt(keys, row);
    if (key === null) continue;
    const known = ends.get(key);
    ends.set(key, {
      first: known && at(known.first) <= at(row) ? known.first : row,
      last: known && at(known.last) > at(row) ? known.last : row,
    });
  }
  return ends;
}

/** The rows of those keys that have several. */
function rowsOfSome(
  table: Table,
  keys: readonly Column[],
  ends: ReadonlyMap<string, Ends>,
): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  for (const [key, { first, last }] of ends) if (first !== last) rows.set(key, []);
  if (rows.size === 0) return rows;
  for (let row = 0; row < table.rows; row++)
    if (table.skip[row] !== 1) rows.get(keyAt(keys, row) ?? "")?.push(row);
  return rows;
}
