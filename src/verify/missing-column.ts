import { nearest } from "../text/near";
import { verifyText } from "../text/verify";
import type { NotRun } from "./finding";
import type { Field, Rule } from "./pack-model";
import { columnOf, type Table } from "./tables/table";

/** Why a rule did not run. */
export type Why = Omit<NotRun, "rule">;

/** The reason why a rule cannot run on a table that lacks one of its columns, with the heading that may be it. */
export function missingColumn(table: Table, fields: readonly string[]): Why | null {
  const missing = fields.find((name) => !columnOf(table, name));
  if (missing === undefined) return null;
  const field: Field | undefined = table.spec.fields.find((one) => one.name === missing);
  const title = field?.title ?? missing;
  const near =
    nearest(
      title,
      table.strangers.map((stranger) => stranger.heading.trim()),
    )[0] ?? "";
  return {
    reason: verifyText.notRun.columnMissing(title, near),
    lacks: { what: "column", title },
  };
}

/** A guessed column that does not hold what its heading promises cannot be judged as if it did. */
export function columnNotOfType(table: Table, { types }: Rule): Why | null {
  for (const [name, type] of types ?? []) {
    const column = columnOf(table, name);
    if (column?.field.type !== "any" || type === "any" || type === "string") continue;
    const isOther = column.values.some((value) => value !== null && typeof value !== "number");
    const wanted = type === "number" || type === "integer" ? "numbers" : "dates";
    if (isOther) return { reason: verifyText.notRun.notOfType(column.field.title, wanted) };
  }
  return null;
}
