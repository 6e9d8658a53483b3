import { z } from "zod";
import { calendarFor } from "../../calendar/calendar";
import { DEFAULT_DIVISION } from "../../calendar/division";
import { cellArea, localAddress } from "../../cells/address";
import { formatDate } from "../../cells/date";
import { packText } from "../../text/pack";
import { fail, ok } from "../../text/trouble";
import { cellsText } from "../../text/verify-cells";
import { cleanHeading } from "../pack-model";
import type { Column, Table } from "../tables/table";
import { defineKind, NO_PARAMS } from "./kind";

/** A return that came in after its day: two dates that the person who checks it knows. */
export const returnLate = defineKind({
  name: "return-late",
  about:
    "The return was received (a parameter) by the day it was due (another one); working days late are counted.",
  fields: "none",
  stage: 4,
  level: "query",
  group: "explain",
  scope: "workbook",
  params: z.strictObject({
    due: z.string().min(1),
    received: z.string().min(1),
    calendar: z.string().default(DEFAULT_DIVISION),
  }),
  prepare: ({ due, received, calendar: name }, setting) => {
    for (const parameter of [due, received]) {
      if (setting.parameters.has(parameter)) continue;
      const message = packText.unknownParameter(parameter, setting.parameters.keys());
      return fail({ code: "parameter-unknown", message });
    }
    const calendar = calendarFor(name);
    if (!calendar.ok) return calendar;
    return ok({
      scope: "workbook",
      parameters: [due, received],
      judge: ({ facts, parameter, report }) => {
        const [last, came] = [parameter(due), parameter(received)];
        if (typeof last !== "number" || typeof came !== "number" || came <= last) return;
        const days = calendar.value.workdaysBetween(last, came);
        report({
          sheet: facts.sheets.find((one) => one.visibility === "visible")?.name ?? "",
          cell: null,
          message: cellsText.returnLate(
            formatDate(last),
            formatDate(came),
            days.ok ? days.value : came - last,
          ),
          fix: { advice: cellsText.returnLateAdvice, value: null },
        });
      },
    });
  },
});

type Sort = "number" | "text";

/** A key that is a number on one sheet and text on another: the two look the same and never match. */
export const mixedKey = defineKind({
  name: "mixed-key",
  about:
    "A column of keys (its heading says ref, key, id, number, CRN …) that stands in several tables is a number in all of them, or text in all of them.",
  fields: "none",
  stage: 1,
  level: "query",
  group: "structure",
  scope: "workbook",
  params: NO_PARAMS,
  prepare: () =>
    ok({
      scope: "workbook",
      judge: ({ tables, report }) => {
        const first = new Map<string, { table: Table; sort: Sort }>();
        const said = new Set<string>();
        for (const table of tables) {
          for (const column of table.columns) {
            const heading = cleanHeading(column.heading);
            const sort = KEY.test(heading) ? sortOf(table, column) : null;
            if (sort === null) continue;
            const earlier = first.get(heading);
            if (!earlier) first.set(heading, { table, sort });
            if (!earlier || earlier.sort === sort || said.has(heading)) continue;
            said.add(heading);
            const [numbers, texts] =
              sort === "number" ? [table, earlier.table] : [earlier.table, table];
            const { field, position } = column;
            report({
              sheet: table.sheet,
              cell: localAddress(cellArea(table.sheet, table.headerRow, position)),
              table,
              field: field.title,
              message: cellsText.mixedKey(field.title, numbers.sheet, texts.sheet),
              fix: { advice: cellsText.mixedKeyAdvice, value: null },
            });
          }
        }
      },
    }),
});

const KEY = /(?:^|[ _-])(?:ref|refs|reference|key|id|no|number|code|crn|nhs|urn)$/;

/** What nearly all filled cells of a column are. */
function sortOf(table: Table, { raw }: Column): Sort | null {
  const counts = { number: 0, text: 0 };
  for (let row = 0; row < table.rows; row++) {
    if (table.skip[row] === 1) continue;
    const cell = raw[row];
    if (typeof cell === "number") counts.number++;
    else if (typeof cell === "string" && /^\s*\d+\s*$/.test(cell)) counts.text++;
    else if (typeof cell === "string" && cell.trim() !== "") return null;
  }
  if (counts.number === 0 && counts.text === 0) return null;
  return counts.text === 0 ? "number" : counts.number === 0 ? "text" : null;
}
