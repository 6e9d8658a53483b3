import { z } from "zod";
import { amountOrNone, dayOrNone, note, text } from "../../records/field";
import type { Layout, RowIn } from "../../records/layout";
import { returnsText } from "../../text/returns";

const due = z.object({
  sender: text(24),
  return: text(24),
  period: note(16),
  /** The last day of the period that the return is about. */
  periodEnd: dayOrNone(),
  /** The day itself, where it is agreed. */
  due: dayOrNone(),
  /** Otherwise how many working days after the period it is due. */
  workingDays: amountOrNone(),
  /** Whose bank holidays count; England and Wales where it is blank. */
  division: note(18),
  /** What the file is called, with * for any letters and ? for one. */
  fileName: note(30),
});

const tables = {
  tblReturnDue: {
    sheet: "Returns due",
    title: returnsText.dueTitle,
    row: due,
    id: ["sender", "return", "period"],
  },
} as const;

/** The calendar of returns: who sends which return by when. */
export const RETURN_DUE: Layout<typeof tables> = { version: 1, tables };

export type DueRow = RowIn<typeof tables, "tblReturnDue">;
