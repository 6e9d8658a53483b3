import { columnLetters, quotedSheet } from "../src/cells/address";
import type { Cell } from "../src/cells/cell";
import type { DayNumber } from "../src/cells/date";
import { onTime } from "../src/kpi/on-time";
import type { Answer } from "../src/kpi/problem";
import type { Range } from "../src/kpi/range";
import { rate } from "../src/kpi/rate";
import { workdays } from "../src/kpi/workdays";
import { headingRow, type RecordSheet } from "./sheets";

/** A figure of a summary: the formula that the sheet holds, and what it comes to. */
export interface Figure {
  /** Without its `=`, so that one can stand inside another. */
  readonly formula: string;
  readonly value: number;
}

const DIVISION = "england-and-wales";
const AS_AT = "DATE(2026,10,31)";

/** The range of one field of the records, as a formula names it: `Caseload!H5:H304`. */
function fieldRange(records: RecordSheet, field: string): string {
  const letters = columnLetters(columnOf(records, field));
  const first = headingRow(records) + 2;
  return `${quotedSheet(records.sheet)}!${letters}${first}:${letters}${first + records.rows.length - 1}`;
}

function columnOf(records: RecordSheet, field: string): number {
  const column = records.columns.findIndex(({ title }) => title === field);
  if (column < 0) throw new RangeError(`There is no column called ${field}.`);
  return column;
}

function cellsOf(records: RecordSheet, field: string): readonly Cell[] {
  const column = columnOf(records, field);
  return records.rows.map((row) => row[column] ?? null);
}

function argument(name: string, cells: readonly Cell[]): Range {
  return { name, rows: cells.length, columns: 1, cells, dateSystem: 1900 };
}

function worked<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.trouble.message);
  return answer.value;
}

/** How many records have this choice, as COUNTIF counts: capitals do not matter. */
export function countOf(records: RecordSheet, field: string, choice: string): Figure {
  const wanted = choice.toLowerCase();
  return {
    formula: `COUNTIF(${fieldRange(records, field)},"${choice}")`,
    value: cellsOf(records, field).filter(
      (cell) => typeof cell === "string" && cell.toLowerCase() === wanted,
    ).length,
  };
}

export function filled(records: RecordSheet, field: string): Figure {
  return {
    formula: `COUNTA(${fieldRange(records, field)})`,
    value: cellsOf(records, field).filter((cell) => cell !== null).length,
  };
}

/** The sum of the numbers; as SUM does, it leaves out numbers that were typed as text. */
export function total(records: RecordSheet, field: string): Figure {
  const numbers = cellsOf(records, field).filter((cell) => typeof cell === "number");
  return {
    formula: `SUM(${fieldRange(records, field)})`,
    value: numbers.reduce((sum, number) => sum + number, 0),
  };
}

export function plus(a: Figure, b: Figure): Figure {
  return { formula: `${a.formula}+${b.formula}`, value: a.value + b.value };
}

export function minus(a: Figure, b: Figure): Figure {
  return { formula: `${a.formula}-${b.formula}`, value: a.value - b.value };
}

/** Records with this choice whose day lies before the as-at date. */
export function countBefore(
  records: RecordSheet,
  field: string,
  choice: string,
  dayField: string,
  asAt: DayNumber,
): Figure {
  const days = cellsOf(records, dayField);
  return {
    formula: `COUNTIFS(${fieldRange(records, field)},"${choice}",${fieldRange(records, dayField)},"<"&${AS_AT})`,
    value: cellsOf(records, field).filter((cell, record) => {
      const day = days[record];
      return cell === choice && typeof day === "number" && day < asAt;
    }).length,
  };
}

export function latest(records: RecordSheet, field: string): Figure {
  const days = cellsOf(records, field).filter((cell) => typeof cell === "number");
  return { formula: `MAX(${fieldRange(records, field)})`, value: Math.max(...days) };
}

export function day(formula: string, value: DayNumber): Figure {
  return { formula, value };
}

/** The share of records on time within so many working days. */
export function onTimeShare(
  records: RecordSheet,
  from: string,
  to: string,
  limit: number,
  asAt: DayNumber,
): Figure {
  const share = onTime({
    starts: argument("starts", cellsOf(records, from)),
    ends: argument("ends", cellsOf(records, to)),
    days: argument("days", [limit]),
    asAt: argument("as_at", [asAt]),
    division: argument("division", [DIVISION]),
    extraHolidays: null,
    weekend: null,
    unit: null,
    denominator: null,
  });
  return {
    formula: `KPI.ONTIME(${fieldRange(records, from)},${fieldRange(records, to)},${limit},${AS_AT},"${DIVISION}")`,
    value: worked(share),
  };
}

/** A share, or with `per` so many for each. */
export function rateOf(above: Figure, below: Figure, per?: number): Figure {
  const answer = rate({
    numerator: argument("numerator", [above.value]),
    denominator: argument("denominator", [below.value]),
    per: per === undefined ? null : argument("per", [per]),
    minDenominator: null,
  });
  const times = per === undefined ? "" : `,${per}`;
  return { formula: `KPI.RATE(${above.formula},${below.formula}${times})`, value: worked(answer) };
}

export function workdaysFrom(start: Figure, asAt: DayNumber): Figure {
  const days = worked(
    workdays({
      start: argument("start", [start.value]),
      end: argument("end", [asAt]),
      division: argument("division", [DIVISION]),
      extraHolidays: null,
      weekend: null,
      count: null,
    }),
  )[0]?.[0];
  if (typeof days !== "number") throw new Error("Working days come to a number.");
  return { formula: `KPI.WORKDAYS(${start.formula},${AS_AT},"${DIVISION}")`, value: days };
}
