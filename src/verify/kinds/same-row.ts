import { asText } from "../../cells/cell";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
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
        const first = new Map<string, number>();
        return {
          rows: (from, to) => {
            for (let row = from; row < to; row++) {
              if (table.skip[row] === 1) continue;
              let filled = 0;
              let key = "";
              for (const column of table.columns) {
                const value = column.raw[row] ?? null;
                if (value !== null) filled++;
                key += `${typeof value === "number" ? "n" : "t"}${asText(value)}\u0000`;
              }
              const earlier = filled < 2 ? undefined : first.get(key);
              if (earlier === undefined) {
                first.set(key, row);
                continue;
              }
              report({
                row,
                alsoRows: [earlier],
                columns: table.columns.slice(0, 1),
                message: verifyText.sameRow([
                  table.firstRow + earlier + 1,
                  table.firstRow + row + 1,
                ]),
                fix: { advice: verifyText.sameRowAdvice, value: null },
                blocks: false,
              });
            }
          },
        };
      },
    }),
});
