import { columnLetters } from "../../cells/address";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { defineKind, NO_PARAMS } from "./kind";

/** Numbers that follow each other, as first and last. */
function runs(numbers: readonly number[]): { first: number; last: number }[] {
  const found: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const run = found.at(-1);
    if (run && number === run.last + 1) run.last = number;
    else found.push({ first: number, last: number });
  }
  return found;
}

export const hiddenRows = defineKind({
  name: "hidden-rows",
  about: "No row of the data is hidden.",
  fields: "none",
  stage: 1,
  level: "query",
  group: "explain",
  scope: "workbook",
  params: NO_PARAMS,
  prepare: () =>
    ok({
      scope: "workbook",
      judge: ({ tables, structure, report }) => {
        for (const table of tables) {
          const hidden = structure(table.sheet)?.hiddenRows ?? [];
          const last = table.firstRow + table.rows - 1;
          for (const run of runs(hidden.filter((row) => row >= table.firstRow && row <= last))) {
            const [from, to] = [run.first + 1, run.last + 1];
            report({
              sheet: table.sheet,
              cell: `${from}:${to}`,
              table,
              message: from === to ? verifyText.hiddenRow(from) : verifyText.hiddenRows(from, to),
              fix: { advice: verifyText.hiddenRowAdvice, value: null },
            });
          }
        }
      },
    }),
});

export const hiddenColumns = defineKind({
  name: "hidden-columns",
  about: "No column of the data is hidden.",
  fields: "none",
  stage: 1,
  level: "query",
  group: "explain",
  scope: "workbook",
  params: NO_PARAMS,
  prepare: () =>
    ok({
      scope: "workbook",
      judge: ({ tables, structure, report }) => {
        for (const table of tables) {
          const hidden = new Set(structure(table.sheet)?.hiddenColumns ?? []);
          for (const column of table.columns) {
            if (!hidden.has(column.position)) continue;
            const letters = columnLetters(column.position);
            report({
              sheet: table.sheet,
              cell: `${letters}:${letters}`,
              table,
              field: column.field.title,
              message: verifyText.hiddenColumn(column.field.title),
              fix: { advice: verifyText.hiddenRowAdvice, value: null },
            });
          }
        }
      },
    }),
});

export const hiddenSheets = defineKind({
  name: "hidden-sheets",
  about:
    "Says which sheets are hidden, and which so deeply that Excel does not offer to show them.",
  fields: "none",
  stage: 1,
  level: "query",
  group: "explain",
  scope: "workbook",
  params: NO_PARAMS,
  prepare: () =>
    ok({
      scope: "workbook",
      judge: ({ facts, report }) => {
        for (const { name, visibility } of facts.sheets) {
          if (visibility === "hidden") {
            report({
              sheet: name,
              cell: null,
              level: "note",
              group: "know",
              message: verifyText.hiddenSheet(name),
              fix: { advice: verifyText.hiddenSheetAdvice, value: null },
            });
          } else if (visibility === "veryHidden") {
            report({
              sheet: name,
              cell: null,
              message: verifyText.veryHiddenSheet(name),
              fix: { advice: verifyText.veryHiddenSheetAdvice, value: null },
            });
          }
        }
      },
    }),
});
