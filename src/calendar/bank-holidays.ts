import { dayNumber, type DayNumber } from "../cells/date";
import tables from "./bank-holidays.json";
import type { Division } from "./division";

export interface BankHoliday {
  readonly day: DayNumber;
  readonly title: string;
}

/** The days off of one division. Outside the verified years nothing is known, not "no holidays". */
export interface BankHolidayTable {
  readonly title: string;
  readonly source: string;
  readonly verifiedFrom: number;
  readonly verifiedTo: number;
  /** Oldest first. A holiday that falls on a weekend stands on its substitute day only. */
  readonly holidays: readonly BankHoliday[];
}

interface WrittenTable extends Omit<BankHolidayTable, "holidays"> {
  readonly holidays: Readonly<Record<string, string>>;
}

function readTable(written: WrittenTable): BankHolidayTable {
  const holidays = Object.entries(written.holidays).map(([date, title]) => {
    const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
    const number = dayNumber(year, month, day);
    if (number === null) throw new Error(`No such day in the bank holidays: ${date}`);
    return { day: number, title };
  });
  return { ...written, holidays };
}

const read = new Map<Division, BankHolidayTable>();

/** The table of a division. */
export function bankHolidays(division: Exclude<Division, "none">): BankHolidayTable {
  let table = read.get(division);
  if (!table) {
    table = readTable(tables[division]);
    read.set(division, table);
  }
  return table;
}
