import { z } from "zod";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Column } from "../tables/table";
import { defineKind } from "./kind";
import { columnsOf, isBlankAt, namesOfFields, titleOf } from "./shared";

const HOW = ["all-or-none", "exactly-one", "at-most-one", "at-least-one"] as const;
type How = (typeof HOW)[number];

/** Columns that are filled in together, or instead of each other. */
export const together = defineKind({
  name: "together",
  about: "Of several columns all or none, exactly one, at most one, or at least one is filled in.",
  fields: "some",
  stage: 3,
  level: "error",
  group: "fill-in",
  scope: "table",
  params: z.strictObject({ how: z.enum(HOW) }),
  prepare: ({ how }, setting) =>
    ok({
      scope: "table",
      isByRow: true,
      reads: namesOfFields(setting.fields),
      begin: ({ table, applies, report }) => {
        const columns = columnsOf(table, namesOfFields(setting.fields));
        return {
          rows: (from, to) => {
            for (let row = from; row < to; row++) {
              const filled = columns.filter((column) => !isBlankAt(column, row));
              if (holds(how, filled.length, columns.length) || !applies(row)) continue;
              const blank = columns.filter((column) => isBlankAt(column, row));
              report({
                row,
                // The cell to go to is the one to fill in, where there is one.
                columns:
                  how === "all-or-none" || filled.length === 0 ? [...blank, ...filled] : filled,
                message: say(how, columns, filled, blank),
                fix: { advice: verifyText.togetherAdvice, value: null },
              });
            }
          },
        };
      },
    }),
});

function holds(how: How, filled: number, all: number): boolean {
  if (how === "all-or-none") return filled === 0 || filled === all;
  if (how === "exactly-one") return filled === 1;
  return how === "at-most-one" ? filled <= 1 : filled >= 1;
}

function say(
  how: How,
  columns: readonly Column[],
  filled: readonly Column[],
  blank: readonly Column[],
): string {
  const titles = columns.map(titleOf);
  if (how === "all-or-none")
    return verifyText.together[how](filled.map(titleOf), blank.map(titleOf));
  if (how === "at-least-one") return verifyText.together[how](titles);
  return verifyText.together[how](titles, filled.length);
}
