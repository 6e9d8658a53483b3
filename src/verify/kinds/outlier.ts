import { z } from "zod";
import { ok } from "../../text/trouble";
import { totalsText } from "../../text/verify-totals";
import { FAR, spread } from "../profile/statistics";
import { keyAt, namedFields } from "./in-order";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, shown, titleOf } from "./shared";

/** Figures that lie far from all the others. */
export const outlier = defineKind({
  name: "outlier",
  about:
    "No figure lies far from the others, measured from their median in robust standard deviations; fewer figures than “least” are not judged. With “by”, in each group.",
  fields: "some",
  stage: 4,
  level: "query",
  group: "explain",
  scope: "table",
  params: z.strictObject({
    deviations: z.number().positive().default(FAR),
    least: z.number().int().min(3).default(8),
    by: z.array(z.string().min(1)).default([]),
  }),
  prepare: ({ deviations, least, by }, setting) => {
    const groups = namedFields(by, setting);
    if (!groups.ok) return groups;
    return ok({
      scope: "table",
      reads: namesOfFields([...setting.fields, ...groups.value]),
      begin: ({ table, applies, report }) => ({
        end: () => {
          const keys = columnsOf(table, namesOfFields(groups.value));
          for (const column of columnsOf(table, namesOfFields(setting.fields))) {
            const found = new Map<string, number[]>();
            for (let row = 0; row < table.rows; row++) {
              const key = typeof column.values[row] === "number" ? keyAt(keys, row) : null;
              if (key === null || !applies(row)) continue;
              const rows = found.get(key);
              if (rows) rows.push(row);
              else found.set(key, [row]);
            }
            for (const rows of found.values()) {
              if (rows.length < least) continue;
              const values = Float64Array.from(rows, (row) => Number(column.values[row]));
              const { middle, deviation } = spread(values);
              if (deviation === 0) continue;
              rows.forEach((row, at) => {
                if (Math.abs(values[at]! - middle) <= deviations * deviation) return;
                report({
                  row,
                  columns: [column],
                  message: totalsText.outlier(
                    titleOf(column),
                    shown(values[at]!, column),
                    rows.length,
                    shown(middle, column),
                  ),
                  counted: new Map([["middle", shown(middle, column)]]),
                  fix: { advice: totalsText.outlierAdvice, value: null },
                });
              });
            }
          }
        },
      }),
    });
  },
});
