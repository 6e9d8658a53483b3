import { z } from "zod";
import { addMonths } from "../../formula/functions/date";
import { fail, ok } from "../../text/trouble";
import { groupsText } from "../../text/verify-groups";
import type { Column } from "../tables/table";
import { amountOf, amountShape, parametersOf } from "./amount";
import { groupFields, inGroups } from "./groups";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields } from "./shared";

/** How many rows a person, case or unit has. */
export const groupCount = defineKind({
  name: "group-count",
  about:
    "Each group (rows with the same in the columns) has at least and at most so many rows; a row with a blank in one of them is not counted. With “within” (a column of dates, and a number of months), at most so many in any such time: three moves in twelve months.",
  fields: "some",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({
    least: amountShape.optional(),
    most: amountShape.optional(),
    /** For at most so many at a time: the column of dates, and how many months are a time. */
    within: z.strictObject({ date: z.string().min(1), months: amountShape }).optional(),
  }),
  prepare: ({ least, most, within }, setting) => {
    const parameters = parametersOf([least, most, within?.months], setting);
    if (!parameters.ok) return parameters;
    const date = groupFields(within ? [within.date] : [], setting);
    if (!date.ok) return date;
    if (within && (most === undefined || least !== undefined))
      return fail({ code: "params", message: groupsText.withinNeeds });
    const fields = namesOfFields(setting.fields);
    return ok({
      scope: "table",
      reads: [...fields, ...date.value],
      parameters: parameters.value,
      ...inGroups(fields, (check) => {
        const columns = columnsOf(check.table, fields);
        const [low, high] = [amountOf(least, check), amountOf(most, check)];
        const months = amountOf(within?.months, check);
        const [days] = columnsOf(check.table, date.value);
        return ({ name, rows }) => {
          if (days) {
            if (high === null || months === null) return;
            for (const crowd of crowdsIn(rows, days, high, months)) {
              const [row = 0, ...alsoRows] = crowd.rows;
              check.report({
                row,
                alsoRows,
                columns: [days, ...columns],
                message: groupsText.tooManyWithin(name, crowd.most, months, high),
                counted: new Map([["count", String(crowd.most)]]),
                fix: { advice: groupsText.countAdvice, value: null },
              });
            }
            return;
          }
          const isMany = high !== null && rows.length > high;
          if (!isMany && (low === null || rows.length >= low)) return;
          const [row = 0, ...alsoRows] = rows;
          check.report({
            row,
            alsoRows,
            columns,
            message: isMany
              ? groupsText.tooMany(name, rows.length, high)
              : groupsText.tooFew(name, rows.length, low ?? 0),
            counted: new Map([["count", String(rows.length)]]),
            fix: { advice: groupsText.countAdvice, value: null },
          });
        };
      }),
    });
  },
});

/** Rows of a group that stand too close to each other. */
interface Crowd {
  readonly rows: number[];
  /** How many of them there are at a time. */
  most: number;
}

/**
 * Rows of which more than `high` fall into the same so many months; from 01/06 on, 31/05 is the last day of twelve. A
 * row without a date is not counted.
 */
function crowdsIn(
  group: readonly number[],
  { values }: Column,
  high: number,
  months: number,
): readonly Crowd[] {
  const rows = group.filter((row) => typeof values[row] === "number");
  rows.sort((a, b) => Number(values[a]) - Number(values[b]) || a - b);
  const crowds: Crowd[] = [];
  let [end, taken] = [0, 0];
  for (const [from, row] of rows.entries()) {
    const after = addMonths(Number(values[row]), months);
    while (end < rows.length && Number(values[rows[end]!]) < Number(after)) end++;
    if (end - from <= high) continue;
    const added = rows.slice(Math.max(from, taken), end);
    const crowd = crowds.at(-1);
    if (crowd && from < taken) {
      crowd.rows.push(...added);
      crowd.most = Math.max(crowd.most, end - from);
    } else crowds.push({ rows: added, most: end - from });
    taken = end;
  }
  return crowds;
}
