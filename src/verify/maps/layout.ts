import { z } from "zod";
import { note, text } from "../../records/field";
import type { Layout } from "../../records/layout";
import { mapsText } from "../../text/verify-maps";

const column = z.object({
  heading: text(30),
  column: text(30),
  system: note(24),
  matchedBy: note(24),
  matchedAt: text(24),
});

const tables = {
  tblColumnMap: { sheet: "Matched columns", title: mapsText.title, row: column, id: [] },
} as const;

/** Where a workbook keeps which heading stands for which column. Rows are added; the last one for a heading counts. */
export const COLUMN_MAP: Layout<typeof tables> = { version: 1, tables };
