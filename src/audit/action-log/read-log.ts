import { asText, isBlank, trim, type Cell } from "../../cells/cell";
import { parseDate, type DayNumber } from "../../cells/date";
import { actionLogText } from "../../text/audit-action-log";
import { nearest } from "../../text/near";
import { fail, ok, type Result } from "../../text/trouble";
import type { Area } from "../../cells/address";
import type { TableFacts, Workbook } from "../../workbook/port";

export const LOG_FIELDS = [
  "meeting",
  "caseRef",
  "action",
  "agency",
  "owner",
  "due",
  "completed",
  "status",
  "outcome",
] as const;
export type LogField = (typeof LOG_FIELDS)[number];

/** Titles by which action logs name their columns; a slip of the pen is forgiven. */
const TITLES: Readonly<Record<LogField, readonly string[]>> = {
  meeting: ["Meeting date", "Date of meeting", "Meeting"],
  caseRef: ["Case ref", "Case reference", "Case number", "Case"],
  action: ["Action", "Action point", "Agreed action"],
  agency: ["Owner agency", "Agency", "Responsible agency", "Lead agency"],
  owner: ["Owner", "Action owner", "Named person"],
  due: ["Due date", "Due", "Deadline", "Target date"],
  completed: ["Completed on", "Date completed", "Completed", "Done on"],
  status: ["Status", "State"],
  outcome: ["Outcome", "Result", "Update"],
};
const NEEDED: readonly LogField[] = ["action", "agency", "due"];

export type ColumnMap = ReadonlyMap<LogField, number>;

export interface LogAction {
  /** Row of the sheet, counted from 1. */
  readonly row: number;
  readonly meeting: DayNumber | null;
  readonly agency: string;
  readonly due: DayNumber | null;
  readonly completed: DayNumber | null;
  readonly isWithdrawn: boolean;
  readonly isDone: boolean;
}

export interface ActionLog {
  readonly table: string;
  readonly sheet: string;
  readonly area: Area;
  readonly columns: ColumnMap;
  readonly actions: readonly LogAction[];
  /** Rows and cells that cannot be read, named; they stay as they are. */
  readonly notRead: readonly string[];
}

/** Which column of a table holds what; those that it does not have are missing. */
export function mapColumns(titles: readonly string[]): ColumnMap {
  const map = new Map<LogField, number>();
  const taken = new Set<number>();
  // Word for word first, so that “Owner agency” is not taken for the owner.
  for (const isNear of [false, true]) {
    for (const field of LOG_FIELDS) {
      if (map.has(field)) continue;
      const at = titles.findIndex((title, n) => {
        if (taken.has(n)) return false;
        const clean = trim(title).toLowerCase();
        return isNear
          ? nearest(clean, TITLES[field]).length > 0
          : TITLES[field].some((each) => each.toLowerCase() === clean);
      });
      if (at >= 0) {
        map.set(field, at);
        taken.add(at);
      }
    }
  }
  return map;
}

function isLog({ columns }: TableFacts): boolean {
  const map = mapColumns(columns);
  return NEEDED.every((field) => map.has(field));
}

/** Tables of the workbook that can be read as an action log; one of that name first. */
export function logTables(tables: readonly TableFacts[]): readonly TableFacts[] {
  const isNamed = ({ name }: TableFacts) => /action.?log/i.test(name);
  return tables
    .filter(({ name }) => name.toLowerCase() !== "tblaction")
    .filter(isLog)
    .sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)));
}

const ROWS_AT_A_TIME = 500;

/** Reads the action log that staff keep, as it stands; null where the workbook has none. */
export async function readActionLog(
  workbook: Workbook,
  pause: () => Promise<void> = async () => {},
): Promise<Result<ActionLog | null>> {
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const [table] = logTables(facts.value.tables);
  if (!table) return ok(null);
  const { area } = table;
  const body = { ...area, row: area.row + 1, rows: Math.max(0, area.rows - 1) };
  const block = await workbook.read(body);
  if (!block.ok) return block;
  const columns = mapColumns(table.columns);
  const missing = NEEDED.filter((field) => !columns.has(field));
  if (missing.length > 0) return fail(actionLogText.columnsMissing(table.name, missing));
  const actions: LogAction[] = [];
  const notRead: string[] = [];
  const cell = (field: LogField, row: number): Cell => {
    const at = columns.get(field);
    return at === undefined ? null : (block.value.columns[at]?.values[row] ?? null);
  };
  for (let row = 0; row < body.rows; row++) {
    if (row % ROWS_AT_A_TIME === 0) await pause();
    if (LOG_FIELDS.every((field) => isBlank(cell(field, row)))) continue;
    const at = body.row + row + 1;
    const day = (field: LogField): DayNumber | null => {
      const value = cell(field, row);
      if (isBlank(value)) return null;
      const read = typeof value === "string" ? parseDate(value) : value;
      if (typeof read === "number" && read >= 1) return Math.floor(read);
      notRead.push(
        actionLogText.noDate(at, table.columns[columns.get(field) ?? 0] ?? "", asText(value)),
      );
      return null;
    };
    const status = trim(asText(cell("status", row))).toLowerCase();
    const completed = day("completed");
    const due = day("due");
    if (due === null && isBlank(cell("due", row))) notRead.push(actionLogText.noDue(at));
    actions.push({
      row: at,
      meeting: day("meeting"),
      agency: trim(asText(cell("agency", row))),
      due,
      completed,
      isWithdrawn: /^(withdrawn|cancelled|no longer needed|not possible)/.test(status),
      isDone: completed !== null || /^(done|complete|closed|discharged)/.test(status),
    });
  }
  const { name, area: whole } = table;
  return ok({ table: name, sheet: whole.sheet, area: whole, columns, actions, notRead });
}
