import type { DayNumber } from "../cells/date";
import type { Table } from "../verify/tables/table";
import type { Results } from "./result";

/** A week without an entry is nothing odd; a longer gap mostly means that an extract was taken earlier. */
const MOST_DAYS_WITHOUT_ENTRY = 7;

/**
 * The last day in the columns that these tables were read with as dates; null where there is none. A column that also holds
 * days after `asOf` holds plans, which do not tell how far the data go.
 */
export function lastDayIn(tables: Iterable<Table>, asOf: DayNumber): DayNumber | null {
  let last = 0;
  for (const { columns, rows, skip } of tables) {
    for (const { field, values } of columns) {
      if (field.type !== "date") continue;
      let latest = 0;
      for (let row = 0; row < rows; row++) {
        const day = values[row];
        if (typeof day === "number" && day > latest && skip[row] === 0) latest = day;
      }
      if (latest < asOf + 1) last = Math.max(last, latest);
    }
  }
  return last === 0 ? null : Math.floor(last);
}

/**
 * The day on which the data seem to end, where that is well before the date of the figures: whatever was still open then
 * would look late. Null where they reach up to it.
 */
export function endsEarly({ asOf, dataUntil }: Results): DayNumber | null {
  return dataUntil !== null && asOf - dataUntil > MOST_DAYS_WITHOUT_ENTRY ? dataUntil : null;
}
