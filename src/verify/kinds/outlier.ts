import { z } from "zod";
import { ok } from "../../text/trouble";
import { totalsText } from "../../text/verify-totals";
import { keyAt, namedFields } from "./in-order";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, shown, titleOf } from "./shared";

// Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993): 3.5 robust standard deviations.
const FAR = 3.5;
const MEDIAN_TO_DEVIATION = 1.4826;
const MEAN_TO_DEVIATION = 1.253314;

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

/** The median, and a standard deviation that a few wild values cannot move. */
function spread(values: Float64Array): { middle: number; deviation: number } {
  const middle = median(values.slice().sort());
  const away = values.map((value) => Math.abs(value - middle)).sort();
  const half = median(away);
  // More than half of the values are the same: the mean distance still tells the odd ones.
  if (half === 0) {
    const mean = away.reduce((sum, one) => sum + one, 0) / away.length;
    return { middle, deviation: mean * MEAN_TO_DEVIATION };
  }
  return { middle, deviation: half * MEDIAN_TO_DEVIATION };
}

function median(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
