import { z } from "zod";
import { ok } from "../../text/trouble";
import { groupsText } from "../../text/verify-groups";
import { columnOf } from "../tables/table";
import { defineKind } from "./kind";
import { otherTable } from "./other-table";
import { columnsOf, isBlankAt, namesOfFields, titleOf } from "./shared";

/** Of what one table counts there cannot be more than others count: no more plans started than conferences held. */
export const noMore = defineKind({
  name: "no-more",
  about:
    "The column is filled in no more rows than the columns of other tables together; a row with a blank counts in neither.",
  fields: "one",
  stage: 4,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({
    than: z
      .array(z.strictObject({ table: z.string().min(1), field: z.string().min(1) }))
      .min(1)
      .max(20),
  }),
  prepare: ({ than }, setting) => {
    const others: { table: string; field: string; title: string }[] = [];
    for (const { table, field } of than) {
      const other = otherTable(table, [field], setting);
      if (!other.ok) return other;
      const [found] = other.value.fields;
      if (found) others.push({ table, field: found.name, title: other.value.target.title });
    }
    return ok({
      scope: "table",
      reads: namesOfFields(setting.fields),
      others: others.map(({ table, field }) => ({ table, fields: [field] })),
      begin: ({ table, other, applies, report }) => ({
        end: () => {
          const [column] = columnsOf(table, namesOfFields(setting.fields));
          const own: number[] = [];
          for (let row = 0; row < table.rows; row++) {
            if (!isBlankAt(column!, row) && applies(row)) own.push(row);
          }
          let most = 0;
          for (const { table: name, field } of others) {
            const there = other(name);
            const counted = there && columnOf(there, field);
            if (!there || !counted) continue;
            for (let row = 0; row < there.rows; row++) {
              if (!isBlankAt(counted, row) && there.skip[row] === 0) most++;
            }
          }
          const [row] = own;
          if (row === undefined || own.length <= most) return;
          report({
            row,
            columns: [column!],
            message: groupsText.noMore(
              titleOf(column!),
              own.length,
              most,
              others.map(({ title }) => title),
            ),
            fix: { advice: groupsText.countAdvice, value: null },
          });
        },
      }),
    });
  },
});
