import { z } from "zod";
import { formatDate, parseDate } from "../../cells/date";
import { packText } from "../../text/pack";
import { fail, ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Column } from "../tables/table";
import { defineKind, type Judge, type RowFault, type Setting, type TableCheck } from "./kind";
import { columnsOf, namesOfFields, shown, titleOf } from "./shared";

const bound = z.union([z.number(), z.string().min(1)]);
type Bound = z.output<typeof bound> | undefined;

/** Numbers and dates between two bounds; a bound is a number, a date (yyyy-mm-dd) or a parameter. */
export const range = defineKind({
  name: "range",
  about:
    "Every number or date lies between two bounds, both allowed; a bound may be a parameter such as period_end.",
  fields: "some",
  stage: 2,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({ minimum: bound.optional(), maximum: bound.optional() }),
  prepare: ({ minimum, maximum }, setting) => {
    for (const limit of [minimum, maximum]) {
      if (typeof limit !== "string" || isFixed(limit) || setting.parameters.has(limit)) continue;
      return fail({
        code: "parameter-unknown",
        message: packText.unknownParameter(limit, setting.parameters.keys()),
      });
    }
    return ok({
      scope: "table",
      isByRow: true,
      reads: namesOfFields(setting.fields),
      parameters: [minimum, maximum]
        .filter((limit) => typeof limit === "string" && !isFixed(limit))
        .map(String),
      begin: (check) => judge(check, setting, minimum, maximum),
    });
  },
});

const isFixed = (limit: string) => parseDate(limit) !== null;

function valueOf(limit: Bound, check: TableCheck): number | null {
  if (limit === undefined || typeof limit === "number") return limit ?? null;
  const value = isFixed(limit) ? parseDate(limit) : check.parameter(limit);
  return typeof value === "number" ? value : null;
}

function judge(check: TableCheck, setting: Setting, minimum: Bound, maximum: Bound): Judge {
  const { table, applies, report } = check;
  const columns = columnsOf(table, namesOfFields(setting.fields));
  const [low, high] = [valueOf(minimum, check), valueOf(maximum, check)];
  return {
    rows: (from: number, to: number) => {
      for (const column of columns) {
        for (let row = from; row < to; row++) {
          const value = column.values[row];
          if (typeof value !== "number") continue;
          if ((low === null || value >= low) && (high === null || value <= high)) continue;
          if (!applies(row)) continue;
          report(faultOf(column, row, value, low, high));
        }
      }
    },
  };
}

function faultOf(
  column: Column,
  row: number,
  value: number,
  low: number | null,
  high: number | null,
): RowFault {
  const isDate = column.field.type === "date" || column.field.type === "datetime";
  const say = (limit: number | null) =>
    limit === null ? null : isDate ? formatDate(limit) : String(limit);
  const words = isDate ? verifyText.rangeDates : verifyText.range;
  return {
    row,
    columns: [column],
    message: words(shown(value, column), titleOf(column), say(low), say(high)),
    fix: { advice: verifyText.rangeAdvice, value: null },
  };
}
