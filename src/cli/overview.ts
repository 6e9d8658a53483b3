import { formatDate, isoDate, type DayNumber } from "../cells/date";
import { returnsText } from "../text/returns";
import { fail, ok, type Result } from "../text/trouble";
import { readDueReturns, type DueReturns } from "../verify/returns/due";
import { countStates, returnRows, type ReturnRow } from "../verify/returns/overview";
import type { ReadReturn } from "../verify/returns/read-return";
import { MemoryWorkbook } from "../workbook/memory";
import { openFile } from "./files";
import { wrap } from "./layout";

const words = returnsText.returnsCommand;

/** Who has sent a return and who has not, as far as a calendar of due returns says who was to. */
export interface Overview {
  readonly rows: readonly ReturnRow[];
  readonly summary: string;
  readonly remarks: readonly string[];
}

/** Holds returns against the calendar in a workbook; without one every return stands for itself. */
export function overviewOf(
  { returns, remarks }: DueReturns,
  sent: readonly ReadReturn[],
  asOf: DayNumber,
): Overview {
  const rows = returnRows(returns, sent, asOf);
  const overdue = rows.filter(({ isOverdue }) => isOverdue).length;
  return { rows, summary: returnsText.summary(countStates(rows), overdue), remarks };
}

export async function readDue(path: string | null): Promise<Result<DueReturns>> {
  if (path === null) return ok({ returns: [], remarks: [] });
  const model = await openFile(path);
  return model.ok ? readDueReturns(new MemoryWorkbook(model.value)) : fail(model.trouble);
}

const dueOf = ({ due }: ReturnRow) => due?.due ?? null;

/** An overview as plain data. */
export const overviewJson = ({ rows, summary, remarks }: Overview) => ({
  summary,
  remarks,
  returns: rows.map((row) => {
    const due = dueOf(row);
    return {
      sender: row.due?.sender ?? null,
      return: row.due?.return ?? null,
      period: row.due?.period ?? null,
      due: due === null ? null : isoDate(due),
      state: row.state,
      overdue: row.isOverdue,
      file: row.sent?.file ?? null,
      sentence: row.sentence,
      pack: row.sent?.pack ?? null,
      counts: row.sent?.counts ?? null,
      signed: row.sent?.signed ?? null,
    };
  }),
});

/** One return as a line of a table. */
export function overviewCells(row: ReturnRow): (string | null)[] {
  const due = dueOf(row);
  return [
    row.due?.sender ?? null,
    row.due?.return ?? null,
    row.due?.period ?? null,
    due === null ? null : formatDate(due),
    returnsText.states[row.state],
    row.sent?.file ?? null,
    row.sentence,
  ];
}

/** An overview in words. */
export function overviewText({ rows, summary, remarks }: Overview): string {
  const parts = rows.map((row) => {
    const due = dueOf(row);
    const whose = row.due
      ? [
          row.due.sender,
          row.due.return,
          row.due.period,
          due === null ? "" : words.dueOn(formatDate(due)),
        ]
      : [row.sent?.file ?? ""];
    const title = `${whose.filter((part) => part !== "").join(" · ")}: ${returnsText.states[row.state]}`;
    const file = row.due && row.sent ? [wrap(row.sent.file, 2)] : [];
    return [title, ...file, wrap(row.sentence, 2)].join("\n");
  });
  return `${[...parts, ...remarks.map((remark) => wrap(remark, 0)), summary].join("\n\n")}\n`;
}
