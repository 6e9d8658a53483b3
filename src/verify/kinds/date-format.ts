import { formatDate, isDateFormat } from "../../cells/date";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Column, Table } from "../tables/table";
import { defineKind, NO_PARAMS } from "./kind";

/** Dates in a column that are shown another way than the others: a sign that day and month were swapped. */
export const dateFormat = defineKind({
  name: "date-format",
  about: "All dates of a column are shown in one format.",
  fields: "none",
  stage: 2,
  level: "query",
  group: "tidy",
  scope: "every-table",
  params: NO_PARAMS,
  prepare: () =>
    ok({
      scope: "table",
      isByColumn: true,
      reads: [],
      needsFormats: true,
      begin: ({ table, formatsOf, report }) => ({
        end: () => {
          for (const column of table.columns) {
            const isDate = column.field.type === "date" || column.field.type === "datetime";
            const formats = isDate ? formatsOf(column) : null;
            // One format for the whole column, the header included: nothing is mixed.
            if (formats === null || typeof formats === "string") continue;
            const usual = usualFormat(table, column, formats);
            for (let row = 0; row < table.rows; row++) {
              const value = column.raw[row];
              const format = formats[row] ?? "";
              if (typeof value !== "number" || table.skip[row] === 1) continue;
              if (sameFormat(format, usual) || !isDateFormat(format)) continue;
              report({
                row,
                columns: [column],
                blocks: false,
                message: verifyText.mixedDateFormat(format, usual),
                fix: { advice: verifyText.mixedDateFormatAdvice(formatDate(value)), value: null },
              });
            }
          }
        },
      }),
    }),
});

/** The order of day, month and year is what counts, not the dashes between them. */
function sameFormat(a: string, b: string): boolean {
  return a === b || orderOf(a) === orderOf(b);
}

function orderOf(format: string): string {
  const letters =
    format
      .toLowerCase()
      .replace(/\[[^\]]*\]|"[^"]*"|\\./g, "")
      .match(/d+|m+|y+/g) ?? [];
  return letters.map((part) => part[0]).join("");
}

function usualFormat(table: Table, column: Column, formats: readonly string[]): string {
  const counts = new Map<string, number>();
  for (let row = 0; row < table.rows; row++) {
    if (typeof column.raw[row] !== "number" || table.skip[row] === 1) continue;
    const format = formats[row] ?? "";
    if (isDateFormat(format)) counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  let [usual, most] = ["", 0];
  for (const [format, count] of counts) if (count > most) [usual, most] = [format, count];
  return usual;
}
