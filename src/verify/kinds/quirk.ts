import { asText, trim } from "../../cells/cell";
import { formatDate } from "../../cells/date";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { FindingGroup, Fix, Level } from "../finding";
import { Quirk, type Column } from "../tables/table";
import { defineKind, NO_PARAMS, type RuleKind } from "./kind";
import { monthFirst } from "./month-first";
import { rawText } from "./shared";

interface QuirkRule {
  readonly name: string;
  readonly about: string;
  readonly level: Level;
  readonly group: FindingGroup;
  readonly quirk: number;
  readonly say: (column: Column, row: number) => { readonly message: string; readonly fix: Fix };
}

/** A kind that reports what was seen when the column was read. The value itself stays in use. */
function quirkKind({ quirk, say, ...facts }: QuirkRule): RuleKind {
  return defineKind({
    ...facts,
    fields: "none",
    stage: 2,
    scope: "every-table",
    params: NO_PARAMS,
    prepare: () =>
      ok({
        scope: "table",
        isByRow: true,
        reads: [],
        begin: ({ table, report }) => ({
          rows: (from, to) => {
            for (const column of table.columns) {
              const { quirks } = column;
              if ((column.anyQuirk & quirk) === 0) continue;
              for (let row = from; row < to; row++) {
                if ((quirks[row]! & quirk) === 0 || table.skip[row] === 1) continue;
                report({ row, columns: [column], blocks: false, ...say(column, row) });
              }
            }
          },
        }),
      }),
  });
}

export const errorValue = quirkKind({
  name: "error-value",
  about: "No cell shows #N/A, #REF!, #VALUE!, #DIV/0! or another error.",
  level: "error",
  group: "correct",
  quirk: Quirk.ERROR,
  say: (column, row) => ({
    message: verifyText.errorValue(rawText(column, row)),
    fix: { advice: verifyText.errorValueAdvice, value: null },
  }),
});

export const onlySpace = quirkKind({
  name: "only-space",
  about: "No cell holds nothing but spaces.",
  level: "query",
  group: "tidy",
  quirk: Quirk.ONLY_SPACE,
  say: () => ({
    message: verifyText.onlySpace(),
    fix: { advice: verifyText.onlySpaceAdvice, value: "", kind: "empty" },
  }),
});

export const edgeSpace = quirkKind({
  name: "edge-space",
  about: "No text starts or ends with a space, no-break spaces included.",
  level: "note",
  group: "tidy",
  quirk: Quirk.EDGE_SPACE,
  say: (column, row) => {
    const clean = trim(rawText(column, row));
    return {
      message: verifyText.edgeSpace(clean),
      fix: { advice: verifyText.edgeSpaceAdvice(clean), value: clean, kind: "trim" },
    };
  },
});

export const numberAsText = quirkKind({
  name: "number-as-text",
  about: "No number is stored as text in a column of numbers.",
  level: "query",
  group: "tidy",
  quirk: Quirk.NUMBER_AS_TEXT,
  say: (column, row) => {
    const value = column.values[row] ?? null;
    return {
      message: verifyText.numberAsText(trim(rawText(column, row))),
      fix: {
        advice: verifyText.numberAsTextAdvice(asText(value)),
        value: typeof value === "number" ? value : null,
        kind: "number",
      },
    };
  },
});

export const dateAsText = quirkKind({
  name: "date-as-text",
  about:
    "No date is stored as text in a column of dates; dates that could be read month first are named.",
  level: "query",
  group: "tidy",
  quirk: Quirk.DATE_AS_TEXT,
  say: (column, row) => {
    const text = trim(rawText(column, row));
    const value = column.values[row];
    const day = typeof value === "number" ? value : 0;
    const other = monthFirst(text, day);
    return {
      message:
        other === null
          ? verifyText.dateAsText(text)
          : verifyText.dateAmbiguous(text, formatDate(day), formatDate(other)),
      fix: {
        advice: verifyText.dateAsTextAdvice(formatDate(day)),
        value: typeof value === "number" ? value : null,
        kind: "date",
      },
    };
  },
});
