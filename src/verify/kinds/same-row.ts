import type { Cell } from "../../cells/cell";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Table } from "../tables/table";
import { defineKind, NO_PARAMS } from "./kind";

/** Rows that hold the same in every column: most likely pasted twice. */
export const sameRow = defineKind({
  name: "same-row",
  about:
    "No two rows are identical in every column. Tables with a key are left to the rule about the key.",
  fields: "none",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "every-table",
  params: NO_PARAMS,
  prepare: () =>
    ok({
      scope: "table",
      reads: [],
      begin: ({ table, report }) => {
        if (table.spec.key.length > 0 || table.columns.length < 2) return {};
        // A column that the pack does not know may be what tells two rows apart.
        if (table.strangers.some(({ isFilled }) => isFilled)) return {};
        return {
          *work() {
            for (const [row, earlier] of yield* identicalRows(table)) {
              report({
                row,
                alsoRows: [earlier],
                columns: table.columns.slice(0, 1),
                message: verifyText.sameRow([
                  table.firstRow + earlier + 1,
                  table.firstRow + row + 1,
                ]),
                fix: { advice: verifyText.sameRowAdvice, value: null },
                ...(table.spec.isGuessed ? { level: "query" as const } : {}),
                blocks: false,
              });
            }
          },
        };
      },
    }),
});

/**
 * Each row that repeats an earlier one, with that one. Rows are told apart column by column, and a row
 * unlike all others is out of the running at once, so that a column of references settles nearly all. One column a step.
 */
function* identicalRows(table: Table): Generator<undefined, [row: number, earlier: number][]> {
  let rows: number[] = [];
  for (let row = 0; row < table.rows; row++) if (table.skip[row] === 0) rows.push(row);
  const group = new Float64Array(table.rows);
  const filled = new Uint16Array(table.rows);
  for (const { raw } of table.columns) {
    const codes = new Map<Cell, number>();
    const groups = new Map<number, { code: number; first: number; isRepeated: boolean }>();
    const found = rows.map((row) => {
      const value = raw[row] ?? null;
      if (value !== null) filled[row]!++;
      const code = codes.get(value) ?? codes.size;
      codes.set(value, code);
      const key = group[row]! * table.rows + code;
      const same = groups.get(key);
      if (same) same.isRepeated = true;
      const mine = same ?? { code: groups.size, first: row, isRepeated: false };
      if (!same) groups.set(key, mine);
      group[row] = mine.code;
      return mine;
    });
    rows = rows.filter((_, at) => found[at]!.isRepeated);
    if (rows.length === 0) return [];
    yield undefined;
  }
  // Nearly empty rows are alike by nature: lines to fill in, or parts of a form.
  const enough = Math.max(2, table.columns.length / 2);
  const first = new Map<number, number>();
  const repeats: [number, number][] = [];
  for (const row of rows) {
    const earlier = first.get(group[row]!);
    if (earlier === undefined) first.set(group[row]!, row);
    else if (filled[row]! >= enough) repeats.push([row, earlier]);
  }
  return repeats;
}
