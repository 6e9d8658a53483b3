import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Table } from "../tables/table";
import { byGroups } from "./by-groups";
import { defineKind, NO_PARAMS, type Groups, type TableCheck } from "./kind";
import { wholeRowsOf } from "./row-groups";

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
      groups: identicalRows,
      begin: (check) => (isTold(check.table) ? {} : judge(check)),
    }),
});

/** Rows may be alike where a key tells them apart, or a column that the pack does not know. */
function isTold({ spec, columns, strangers }: Table): boolean {
  return spec.key.length > 0 || columns.length < 2 || strangers.some(({ isFilled }) => isFilled);
}

function identicalRows({ table, report }: TableCheck): Groups {
  // Nearly empty rows are alike by nature: lines to fill in, or parts of a form.
  const enough = Math.max(2, table.columns.length / 2);
  return {
    keys: wholeRowsOf(table.columns),
    judge: ([first = 0, ...again]) => {
      const filled = table.columns.filter(({ raw }) => (raw[first] ?? null) !== null);
      if (filled.length < enough) return;
      for (const row of again) {
        report({
          row,
          alsoRows: [first],
          columns: table.columns.slice(0, 1),
          message: verifyText.sameRow([table.firstRow + first + 1, table.firstRow + row + 1]),
          fix: { advice: verifyText.sameRowAdvice, value: null },
          ...(table.spec.isGuessed ? { level: "query" as const } : {}),
          blocks: false,
        });
      }
    },
  };
}

const judge = byGroups(identicalRows);
