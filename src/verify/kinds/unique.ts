import { z } from "zod";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { byGroups } from "./by-groups";
import { defineKind, type Groups, type TableCheck } from "./kind";
import { keysOf } from "./row-groups";
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
        keys: keysOf(columns, { anyCase, isTyped: columns.length === 1 }),
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
