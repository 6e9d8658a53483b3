import { z } from "zod";
import { calendarFor } from "../../calendar/calendar";
import { asText } from "../../cells/cell";
import { formatDate } from "../../cells/date";
import { packText } from "../../text/pack";
import { fail, ok } from "../../text/trouble";
import { totalsText } from "../../text/verify-totals";
import type { Column } from "../tables/table";
import { amountOf, amountShape, parametersOf } from "./amount";
import { keyAt } from "./in-order";
import { defineKind, type TableCheck } from "./kind";
import { PERIODS, periodOf, usualPeriod, type Steps } from "./periods";
import { columnsOf, knownList, namesOfFields, shown, titleOf } from "./shared";

// Two columns of names side by side have more pairs than anybody means.
const MOST_PAIRS = 1_000_000;

const params = z.strictObject({
  /** The last column holds dates, one for every … */
  every: z.enum([...PERIODS, "usual"]).optional(),
  from: amountShape.optional(),
  to: amountShape.optional(),
  /** A gap on a bank holiday of this calendar is only worth knowing. */
  calendar: z.string().optional(),
  /** In place of a second column: what has to be there. */
  list: z.string().min(1).optional(),
});

/** Every unit in every period: the return that nobody sent shows as a gap. */
export const complete = defineKind({
  name: "complete",
  about:
    "Every unit (the columns but the last) stands with every period or value of the last column; with “every”, no day, week, month, quarter or year (“usual”: as the series is spaced) is missing between the first and the last; with “list”, one column holds every value of a list.",
  fields: "some",
  stage: 4,
  level: "query",
  group: "fill-in",
  scope: "table",
  params,
  prepare: ({ every, from, to, calendar, list }, setting) => {
    const parameters = parametersOf([from, to], setting);
    if (!parameters.ok) return parameters;
    const known = list === undefined ? null : knownList(list, setting);
    if (known && !known.ok) return known;
    const days = calendarFor(calendar ?? "none");
    if (!days.ok) return days;
    if (!every && !list && setting.fields.length < 2)
      return fail({
        code: "fields",
        message: packText.fieldCount("two columns, or “every”, or “list”", setting.fields.length),
      });
    return ok({
      scope: "table",
      reads: namesOfFields(setting.fields),
      parameters: parameters.value,
      ...(list === undefined ? {} : { lists: [list] }),
      begin: (check) => ({
        end: () => {
          const columns = columnsOf(check.table, namesOfFields(setting.fields));
          const last = columns.at(-1)!;
          const units = columns.slice(0, -1);
          if (every) {
            const [least, most] = [amountOf(from, check), amountOf(to, check)];
            const stepsFor = (rows: readonly number[]) => {
              const dates = rows.map((row) => Number(last.values[row]));
              return periodOf(every === "usual" ? usualPeriod(dates) : every, days.value);
            };
            missingPeriods(check, units, last, stepsFor, { from: least, to: most });
          } else {
            const wanted = list === undefined ? null : check.list(list).map(asText);
            missingValues(check, units, last, wanted);
          }
        },
      }),
    });
  },
});

/** The rows of each unit, whatever they hold in the last column. */
function rowsOfUnits(
  { table, applies }: TableCheck,
  units: readonly Column[],
  last: Column,
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < table.rows; row++) {
    const key = (last.values[row] ?? null) === null ? null : keyAt(units, row);
    if (key === null || !applies(row)) continue;
    const rows = groups.get(key);
    if (rows) rows.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

const nameOf = (units: readonly Column[], row: number) =>
  units.map((unit) => shown(unit.values[row] ?? null, unit)).join(" · ");

function missingValues(
  check: TableCheck,
  units: readonly Column[],
  last: Column,
  list: readonly string[] | null,
): void {
  const groups = rowsOfUnits(check, units, last);
  const wanted = new Map<string, string>();
  const add = (text: string) =>
    wanted.set(text.toLowerCase(), wanted.get(text.toLowerCase()) ?? text);
  if (list) list.forEach(add);
  else
    for (const rows of groups.values())
      for (const row of rows) add(shown(last.values[row] ?? null, last));
  if (wanted.size * groups.size > MOST_PAIRS) {
    check.giveUp(totalsText.tooManyPairs);
    return;
  }
  for (const rows of groups.values()) {
    const held = new Set(rows.map((row) => shown(last.values[row] ?? null, last).toLowerCase()));
    const missing = [...wanted].flatMap(([key, text]) => (held.has(key) ? [] : [text]));
    if (missing.length === 0) continue;
    const row = rows.at(-1)!;
    check.report({
      row,
      columns: [last, ...units],
      message: totalsText.missingValues(titleOf(last), missing, nameOf(units, row)),
      fix: { advice: totalsText.missingAdvice, value: null },
    });
  }
}

interface Bounds {
  readonly from: number | null;
  readonly to: number | null;
}

function missingPeriods(
  check: TableCheck,
  units: readonly Column[],
  last: Column,
  stepsFor: (rows: readonly number[]) => Steps,
  bounds: Bounds,
): void {
  const groups = rowsOfUnits(check, units, last);
  const steps = stepsFor([...groups.values()].flat());
  const day = (row: number) => Number(last.values[row]);
  let [first, end] = [Infinity, -Infinity];
  for (const rows of groups.values()) {
    for (const row of rows) {
      first = Math.min(first, steps.at(day(row)));
      end = Math.max(end, steps.at(day(row)));
    }
  }
  const [from, to] = [
    bounds.from === null ? first : steps.at(bounds.from),
    bounds.to === null ? end : steps.at(bounds.to),
  ];
  for (const rows of groups.values()) {
    rows.sort((a, b) => day(a) - day(b) || a - b);
    const usual = steps.usual(rows.map(day));
    const gap = (start: number, stop: number, row: number) => {
      if (stop < start) return;
      const days = [steps.day(start, usual), steps.day(stop, usual)] as const;
      const isHoliday = start === stop && steps.isHoliday(days[0]);
      const name = nameOf(units, row);
      check.report({
        row,
        columns: [last, ...units],
        ...(isHoliday ? { level: "note" as const } : {}),
        message: isHoliday
          ? totalsText.missingHoliday(formatDate(days[0]), name)
          : totalsText.missingPeriods(
              steps.name(days[0]),
              start === stop ? null : steps.name(days[1]),
              name,
            ),
        fix: { advice: totalsText.missingAdvice, value: null },
      });
    };
    let next = from;
    let before = rows[0]!;
    for (const row of rows) {
      const at = steps.at(day(row));
      if (at < from || at > to) continue;
      gap(next, at - 1, before);
      next = Math.max(next, at + 1);
      before = row;
    }
    gap(next, to, before);
  }
}
