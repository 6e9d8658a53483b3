import { z } from "zod";
import { asText } from "../../cells/cell";
import { formatDate, parseDate } from "../../cells/date";
import { ok } from "../../text/trouble";
import { cellsText } from "../../text/verify-cells";
import type { Column, Table } from "../tables/table";
import { defineKind, NO_PARAMS } from "./kind";
import { titleOf } from "./shared";

const BAND = /^\d{1,3} ?(?:-|–|to) ?\d{1,3}$/;
const MONTH_AND_DAY = /^(?:\d{1,2}-[a-z]{3}|[a-z]{3}-\d{2})$/i;
const LEAST_BANDS = 2;

/** Excel reads the band 10-17 as October 2017, and 1-5 as the first of May. */
export const labelAsDate = defineKind({
  name: "label-as-date",
  about: "In a column of bands such as 10-17 no band has been turned into a date.",
  fields: "none",
  stage: 2,
  level: "error",
  group: "correct",
  scope: "every-table",
  params: NO_PARAMS,
  prepare: () =>
    ok({
      scope: "table",
      isByColumn: true,
      reads: [],
      begin: ({ table, report }) => ({
        end: () => {
          for (const column of table.columns) {
            if (!holdsBands(table, column)) continue;
            for (let row = 0; row < table.rows; row++) {
              const shown = table.skip[row] === 1 ? null : dateShown(column, row);
              if (shown === null) continue;
              report({
                row,
                columns: [column],
                message: cellsText.labelAsDate(shown),
                fix: { advice: cellsText.labelAsDateAdvice, value: null },
              });
            }
          }
        },
      }),
    }),
});

function holdsBands(table: Table, { raw }: Column): boolean {
  let [bands, filled] = [0, 0];
  for (let row = 0; row < table.rows; row++) {
    const cell = raw[row] ?? null;
    if (cell === null || table.skip[row] === 1) continue;
    filled++;
    if (typeof cell === "string" && BAND.test(cell.trim())) bands++;
  }
  return bands >= LEAST_BANDS && bands * 2 >= filled;
}

// Days of this century and the last half of the one before it: what Excel makes of a band.
const EARLIEST = 18_264;

function dateShown({ raw }: Column, row: number): string | null {
  const cell = raw[row] ?? null;
  if (typeof cell === "number") return cell >= EARLIEST ? formatDate(cell) : null;
  if (typeof cell !== "string") return null;
  const text = cell.trim();
  return MONTH_AND_DAY.test(text) || parseDate(text) !== null ? text : null;
}

const LEAST_FIGURES = 5;
// So many times the largest of the others: no figure of the same sort.
const FAR_ABOVE = 5;

/** Figures that systems write for "not known", where nothing near them is a figure of the column. */
export const standIn = defineKind({
  name: "stand-in",
  about:
    "No number of a column is a stand-in for “not known” (9999999, 999, -1, -99): a negative one where all others are not, a large one where all others are far smaller. Columns of fewer than five figures are not judged.",
  fields: "none",
  stage: 2,
  level: "query",
  group: "explain",
  scope: "every-table",
  params: z.strictObject({
    values: z
      .array(z.number())
      .min(1)
      .default([9_999_999, 999_999, 99_999, 9999, 999, -1, -9, -99, -999]),
  }),
  prepare: ({ values }) =>
    ok({
      scope: "table",
      isByColumn: true,
      reads: [],
      begin: ({ table, report }) => ({
        end: () => {
          const suspects = new Set(values);
          for (const column of table.columns) {
            if (column.field.type === "date" || column.field.type === "datetime") continue;
            const found: number[] = [];
            let [figures, least, most] = [0, Infinity, -Infinity];
            for (let row = 0; row < table.rows; row++) {
              const value = column.values[row];
              if (typeof value !== "number" || table.skip[row] === 1) continue;
              if (suspects.has(value)) found.push(row);
              else {
                figures++;
                least = Math.min(least, value);
                most = Math.max(most, value);
              }
            }
            if (figures < LEAST_FIGURES) continue;
            for (const row of found) {
              const value = Number(column.values[row]);
              if (value < 0 ? least < 0 : value < Math.max(1, most) * FAR_ABOVE) continue;
              report({
                row,
                columns: [column],
                blocks: false,
                message: cellsText.standIn(asText(value), titleOf(column)),
                fix: { advice: cellsText.standInAdvice, value: null },
              });
            }
          }
        },
      }),
    }),
});
