import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { OddRow } from "../tables/table";
import { defineKind, NO_PARAMS, type RuleKind } from "./kind";

function oddRowKind(
  name: string,
  about: string,
  level: "error" | "query",
  why: OddRow["why"],
  say: (rows: readonly number[]) => string,
  advice: string,
): RuleKind {
  return defineKind({
    name,
    about,
    fields: "none",
    stage: 1,
    level,
    group: "structure",
    scope: "workbook",
    params: NO_PARAMS,
    prepare: () =>
      ok({
        scope: "workbook",
        judge: ({ tables, report }) => {
          for (const table of tables) {
            const [first, ...others] = table.oddRows
              .filter((odd) => odd.why === why)
              .map((odd) => table.firstRow + odd.row + 1);
            if (first === undefined) continue;
            report({
              sheet: table.sheet,
              cell: `${first}:${first}`,
              alsoCells: others.map((row) => `${row}:${row}`),
              table,
              ...(table.spec.isGuessed ? { level: "query" as const } : {}),
              message: say([first, ...others]),
              fix: { advice, value: null },
            });
          }
        },
      }),
  });
}

export const totalRow = oddRowKind(
  "total-row",
  "No total, subtotal or “(blank)” row stands among the records.",
  "query",
  "total",
  verifyText.totalInside,
  verifyText.totalInsideAdvice,
);

export const headingRow = oddRowKind(
  "heading-row",
  "The headings do not come again among the records.",
  "error",
  "heading",
  verifyText.headingInside,
  verifyText.headingInsideAdvice,
);

export const blankRow = oddRowKind(
  "blank-row",
  "No blank row stands among the records.",
  "query",
  "blank",
  verifyText.blankInside,
  verifyText.blankInsideAdvice,
);
