import { z } from "zod";
import { packText } from "../../text/pack";
import { fail, ok } from "../../text/trouble";
import { totalsText } from "../../text/verify-totals";
import { columnOf, type Column, type Table } from "../tables/table";
import { amountOf, amountShape, parametersOf } from "./amount";
import { keyAt, namedFields } from "./in-order";
import { defineKind, type Judge, type TableCheck } from "./kind";
import { columnsOf, namesOfFields, titleOf } from "./shared";

// What binary fractions lose in adding up is no difference.
const LOST_IN_ADDING = 1e-6;

const params = z.strictObject({
  tolerance: amountShape.default(0),
  /** The base to which the figures are rounded: each can be half of it away from the truth. */
  rounded: amountShape.optional(),
  blank: z.enum(["not-judged", "zero"]).default("not-judged"),
  /** Parts that the sheet does not have are left out. */
  optional: z.boolean().default(false),
  by: z.array(z.string().min(1)).default([]),
  /** A yes/no column, where there is one: yes for parts that rightly do not add up. */
  unless: z.string().min(1).optional(),
});

/** A total and the parts that it is made of: side by side, or in the rows of a group. */
export const total = defineKind({
  name: "total",
  about:
    "The first column is the sum of the others, give or take a tolerance; figures rounded to a base are given half of it each. A blank or hidden figure leaves the sum unjudged, unless “blank” is “zero”. With “by”, the first column is the sum of the second over the rows of a group.",
  fields: "some",
  stage: 4,
  level: "error",
  group: "correct",
  scope: "table",
  params,
  prepare: ({ tolerance, rounded, blank, optional, by, unless }, setting) => {
    const parameters = parametersOf([tolerance, rounded], setting);
    if (!parameters.ok) return parameters;
    const groups = namedFields(by, setting);
    if (!groups.ok) return groups;
    const exempt = namedFields(unless === undefined ? [] : [unless], setting);
    if (!exempt.ok) return exempt;
    if (setting.fields.length < 2 || (by.length > 0 && setting.fields.length > 2))
      return fail({
        code: "fields",
        message: packText.fieldCount("a total and its parts", setting.fields.length),
      });
    const [whole] = namesOfFields(setting.fields);
    return ok({
      scope: "table",
      reads: [
        ...(optional ? [whole!] : namesOfFields(setting.fields)),
        ...namesOfFields(groups.value),
      ],
      parameters: parameters.value,
      begin: (check) => {
        const { table } = check;
        const [said, ...parts] = columnsOf(table, namesOfFields(setting.fields));
        const exemption = exempt.value[0] ? columnOf(table, exempt.value[0].name) : null;
        const sums: Sums = {
          said: said!,
          parts,
          allowed: (count) =>
            Math.max(
              amountOf(tolerance, check) ?? 0,
              ((amountOf(rounded, check) ?? 0) / 2) * (count + 1),
            ) + LOST_IN_ADDING,
          blankIsZero: blank === "zero",
          isJudged: (row) => exemption?.values[row] !== true && check.applies(row),
        };
        if (groups.value.length === 0) return sideBySide(check, sums);
        const keys = columnsOf(table, namesOfFields(groups.value));
        return inGroups(check, sums, keys);
      },
    });
  },
});

interface Sums {
  readonly said: Column;
  readonly parts: readonly Column[];
  readonly allowed: (parts: number) => number;
  readonly blankIsZero: boolean;
  readonly isJudged: (row: number) => boolean;
}

/** The value of a part: nothing known where it is hidden, or blank and nobody said that this means zero. */
function partAt(part: Column, row: number, blankIsZero: boolean): number | null {
  const value = part.values[row] ?? null;
  if (typeof value === "number") return value;
  return blankIsZero && (part.raw[row] ?? null) === null ? 0 : null;
}

function sideBySide({ report }: TableCheck, sums: Sums): Judge {
  const { said, parts, blankIsZero } = sums;
  if (parts.length === 0) return {};
  const allowed = sums.allowed(parts.length);
  return {
    rows: (from, to) => {
      for (let row = from; row < to; row++) {
        const whole = said.values[row];
        if (typeof whole !== "number") continue;
        let sum = 0;
        for (const part of parts) sum += partAt(part, row, blankIsZero) ?? NaN;
        if (Number.isNaN(sum) || Math.abs(sum - whole) <= allowed || !sums.isJudged(row)) continue;
        report({
          row,
          columns: [said, ...parts],
          message: totalsText.total(parts.map(titleOf), sum, titleOf(said), whole),
          counted: new Map([["sum", totalsText.number(sum)]]),
          fix: { advice: totalsText.totalAdvice, value: null },
        });
      }
    },
  };
}

function inGroups({ table, report }: TableCheck, sums: Sums, keys: readonly Column[]): Judge {
  const { said, parts, blankIsZero } = sums;
  const [part] = parts;
  return {
    end: () => {
      for (const rows of groupsOf(table, keys).values()) {
        const first = rows.find((row) => typeof said.values[row] === "number");
        const whole = first === undefined ? null : said.values[first];
        if (first === undefined || typeof whole !== "number" || !rows.every(sums.isJudged))
          continue;
        const sum = rows.reduce((all, row) => all + (partAt(part!, row, blankIsZero) ?? NaN), 0);
        if (Number.isNaN(sum) || Math.abs(sum - whole) <= sums.allowed(rows.length)) continue;
        report({
          row: first,
          alsoRows: rows.filter((row) => row !== first),
          columns: [said, part!],
          message: totalsText.total([titleOf(part!)], sum, titleOf(said), whole),
          counted: new Map([["sum", totalsText.number(sum)]]),
          fix: { advice: totalsText.totalAdvice, value: null },
        });
      }
    },
  };
}

function groupsOf(table: Table, keys: readonly Column[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < table.rows; row++) {
    const key = table.skip[row] === 1 ? null : keyAt(keys, row);
    if (key === null) continue;
    const rows = groups.get(key);
    if (rows) rows.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
