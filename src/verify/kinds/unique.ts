import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Column } from "../tables/table";
import { byGroups } from "./by-groups";
import { defineKind, type Groups, type TableCheck } from "./kind";
import { columnsOf, namesOfFields, shown, titleOf } from "./shared";

/** Values, or values of several columns together, that stand in one row only. Blanks are not compared. */
export const unique = defineKind({
  name: "unique",
  about:
    "No value (or, with several columns, no combination of values) comes twice; rows with a blank in it are not compared.",
  fields: "some",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({ anyCase: z.boolean().default(true) }),
  prepare: ({ anyCase }, setting) => {
    const groups = ({ table, report }: TableCheck): Groups => {
      const columns = columnsOf(table, namesOfFields(setting.fields));
      return {
        keyOf: (row) => keyAt(columns, row, anyCase),
        judge: (rows) => {
          const [row = 0, ...alsoRows] = rows;
          report({
            row,
            alsoRows,
            columns,
            message: verifyText.duplicate(
              columns.map((column) => shown(column.values[row] ?? null, column)).join(" · "),
              columns.map(titleOf),
              rows.map((one) => table.firstRow + one + 1),
            ),
            fix: { advice: verifyText.duplicateAdvice, value: null },
          });
        },
      };
    };
    return ok({
      scope: "table",
      reads: namesOfFields(setting.fields),
      groups,
      begin: byGroups(groups),
    });
  },
});

/** One column is compared as it is; several as a text that no cell can imitate. */
function keyAt(columns: readonly Column[], row: number, anyCase: boolean): Cell {
  if (columns.length === 1) {
    const value = columns[0]!.values[row] ?? null;
    return anyCase && typeof value === "string" ? value.toLowerCase() : value;
  }
  let key = "";
  for (const column of columns) {
    const value = column.values[row] ?? null;
    if (value === null) return null;
    key += `${asText(value)}\u0000`;
  }
  return anyCase ? key.toLowerCase() : key;
}
