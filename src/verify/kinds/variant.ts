import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Column, Table } from "../tables/table";
import { defineKind, NO_PARAMS } from "./kind";

// A column with few different texts is a list of choices; a column of names or notes is not.
const MOST_CHOICES = 40;
const LEAST_ROWS_A_CHOICE = 3;

/** Spellings of one choice that differ only in case or inner spaces, in columns that nobody gave a list. */
export const variant = defineKind({
  name: "variant",
  about:
    "In columns that hold a few choices over and over, no choice is written in two ways that differ only in case or spaces.",
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
      begin: ({ table, report }) => ({
        end: () => {
          for (const column of table.columns) {
            for (const [text, usual] of variantsOf(table, column)) {
              for (let row = 0; row < table.rows; row++) {
                if (column.values[row] !== text || table.skip[row] === 1) continue;
                report({
                  row,
                  columns: [column],
                  blocks: false,
                  message: verifyText.variant(text, usual),
                  fix: { advice: verifyText.variantAdvice(usual), value: usual, kind: "variant" },
                });
              }
            }
          }
        },
      }),
    }),
});

/** The rarer spellings, each with the one that most rows use. */
function variantsOf(table: Table, column: Column): Map<string, string> {
  const variants = new Map<string, string>();
  const counts = new Map<string, number>();
  let filled = 0;
  for (let row = 0; row < table.rows; row++) {
    const value = column.values[row];
    if (typeof value !== "string" || table.skip[row] === 1) continue;
    filled++;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > MOST_CHOICES) return variants;
  }
  const groups = new Map<string, string[]>();
  for (const text of counts.keys()) {
    const loose = text.toLowerCase().replace(/[\s\u00a0]+/gu, "");
    groups.set(loose, [...(groups.get(loose) ?? []), text]);
  }
  if (filled < groups.size * LEAST_ROWS_A_CHOICE) return variants;
  for (const texts of groups.values()) {
    const [usual, ...rarer] = texts.sort(
      (a, b) => counts.get(b)! - counts.get(a)! || (a < b ? -1 : 1),
    );
    for (const text of rarer) variants.set(text, usual!);
  }
  return variants;
}
