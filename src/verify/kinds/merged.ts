import { intersection, localAddress, type Area } from "../../cells/address";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Table } from "../tables/table";
import { defineKind, NO_PARAMS } from "./kind";

function bodyOf(table: Table): Area {
  return {
    sheet: table.sheet,
    row: table.headerRow,
    column: table.firstColumn,
    rows: table.rows + 1,
    columns: table.lastColumn - table.firstColumn + 1,
  };
}

/** Merged cells: a fault in the data, harmless above and below it. */
export const merged = defineKind({
  name: "merged-cells",
  about: "No cells of the data are merged; merged titles are noted.",
  fields: "none",
  stage: 1,
  level: "query",
  group: "correct",
  scope: "workbook",
  params: NO_PARAMS,
  prepare: () =>
    ok({
      scope: "workbook",
      judge: ({ sheets, tables, structure, report }) => {
        for (const { facts } of sheets) {
          const own = tables.filter((table) => table.sheet === facts.name);
          const outside: string[] = [];
          for (const area of structure(facts.name)?.merged ?? []) {
            const table = own.find((one) => intersection(area, bodyOf(one)) !== null);
            const cell = localAddress(area);
            if (!table) {
              outside.push(cell);
              continue;
            }
            report({
              sheet: facts.name,
              cell,
              table,
              message: verifyText.mergedData(cell),
              fix: { advice: verifyText.mergedDataAdvice, value: null },
            });
          }
          const [first, ...alsoCells] = outside;
          if (first === undefined) continue;
          report({
            sheet: facts.name,
            cell: first,
            alsoCells,
            level: "note",
            group: "know",
            message: verifyText.mergedTitle(first, alsoCells.length),
          });
        }
      },
    }),
});
