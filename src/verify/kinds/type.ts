import { z } from "zod";
import { asText } from "../../cells/cell";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { dateForm, isDateText } from "../date-form";
import { Quirk, type Column } from "../tables/table";
import { defineKind } from "./kind";
import { rawText } from "./shared";

const types = z.array(z.enum(["number", "integer", "date", "datetime", "boolean"])).min(1);

/** Values that are not what the column holds: words among numbers, days that do not exist. */
export const type = defineKind({
  name: "type",
  about:
    "Every value is of the type that its column declares: number, whole number, date, yes or no.",
  fields: "none",
  stage: 2,
  level: "error",
  group: "correct",
  scope: "every-table",
  // "ancient": days before 1900 as well, which Excel keeps as text.
  params: z.strictObject({ types: types.optional(), ancient: z.boolean().default(true) }),
  prepare: ({ types, ancient }) =>
    ok({
      scope: "table",
      isByRow: true,
      reads: [],
      begin: ({ table, report }) => {
        const wanted = new Set<string>(
          types ?? ["number", "integer", "date", "datetime", "boolean"],
        );
        const columns = table.columns.filter((column) => wanted.has(column.field.type));
        const notRight = ancient ? NOT_RIGHT | Quirk.BEFORE_1900 : NOT_RIGHT;
        return {
          rows: (from, to) => {
            for (const column of columns) {
              for (let row = from; row < to; row++) {
                const quirk = column.quirks[row]! & notRight;
                if (quirk === 0 || table.skip[row] === 1) continue;
                report({ row, columns: [column], ...say(column, row, quirk) });
              }
            }
          },
        };
      },
    }),
});

const NOT_RIGHT = Quirk.NOT_OF_TYPE | Quirk.IMPOSSIBLE_DATE;

const otherForm = (text: string, form: string) => ({
  message: verifyText.otherDateForm(text, form),
  fix: { advice: verifyText.dateFormAdvice(form), value: null },
});

function say(column: Column, row: number, quirk: number) {
  const text = rawText(column, row);
  const { type } = column.field;
  if (quirk & Quirk.BEFORE_1900) {
    return {
      message: verifyText.before1900(text),
      fix: { advice: verifyText.before1900Advice, value: null },
    };
  }
  if (type === "date" || type === "datetime") {
    const form = column.field.format === undefined ? null : dateForm(column.field.format);
    if (form && isDateText(text)) return otherForm(text, form.words);
    const message =
      quirk & Quirk.IMPOSSIBLE_DATE
        ? verifyText.impossibleDate(text)
        : verifyText.notDate(asText(column.raw[row] ?? null));
    const advice = form ? verifyText.dateFormAdvice(form.words) : verifyText.notDateAdvice;
    return { message, fix: { advice, value: null } };
  }
  if (type === "boolean") {
    return {
      message: verifyText.notTruth(text),
      fix: { advice: verifyText.notTruthAdvice, value: null },
    };
  }
  const isFraction = type === "integer" && typeof column.raw[row] === "number";
  return {
    message: isFraction ? verifyText.notWholeNumber(text) : verifyText.notNumber(text),
    fix: { advice: verifyText.notNumberAdvice, value: null },
  };
}
