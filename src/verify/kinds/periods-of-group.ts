import { z } from "zod";
import { formatDate } from "../../cells/date";
import { packText } from "../../text/pack";
import { fail, ok } from "../../text/trouble";
import { groupsText } from "../../text/verify-groups";
import type { Column } from "../tables/table";
import { groupFields, inGroups, sheetRow } from "./groups";
import { defineKind, type Setting } from "./kind";
import { columnsOf, isBlankAt, namesOfFields } from "./shared";

const by = z.array(z.string().min(1)).min(1);

/** A record that runs from one day to another; without an end it is still open. */
interface Span {
  readonly row: number;
  readonly from: number;
  readonly to: number | null;
}

/** The periods of a group; a row without a start, or with an end that cannot be read, is not judged. */
function spansOf([start, end]: readonly Column[], rows: readonly number[]): Span[] {
  return rows.flatMap((row): Span[] => {
    const from = start!.values[row];
    const to = end!.values[row] ?? null;
    if (typeof from !== "number") return [];
    if (to === null) return isBlankAt(end!, row) ? [{ row, from, to: null }] : [];
    return typeof to === "number" ? [{ row, from, to }] : [];
  });
}

function needsTwo(setting: Setting) {
  return setting.fields.length === 2
    ? groupFields([], setting)
    : fail({
        code: "fields",
        message: packText.fieldCount("two columns, start and end", setting.fields.length),
      });
}

const endOf = (span: Span) => span.to ?? Infinity;

/** Periods of one person, case or unit that run at the same time. */
export const noOverlap = defineKind({
  name: "no-overlap",
  about:
    "In each group no two periods (from the first column to the second) run at the same time; a blank end is open, a row with a blank start or group is not judged. One may start on the day the other ends, unless “touching” forbids it.",
  fields: "two",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({
    by,
    touching: z.enum(["allowed", "forbidden"]).default("allowed"),
    /** Whether rows are gone through by their start, or by their end (where open, their start). */
    order: z.enum(["start", "end"]).default("start"),
    marks: z.enum(["both", "later"]).default("both"),
  }),
  prepare: (given, setting) => {
    const two = needsTwo(setting);
    if (!two.ok) return two;
    const group = groupFields(given.by, setting);
    if (!group.ok) return group;
    const fields = namesOfFields(setting.fields);
    const isEarly = (from: number, to: number) =>
      given.touching === "allowed" ? from < to : from <= to;
    const place = ({ from, to }: Span) => (given.order === "start" ? from : (to ?? from));
    return ok({
      scope: "table",
      reads: [...fields, ...group.value],
      ...inGroups(group.value, ({ table, report }) => {
        const columns = columnsOf(table, fields);
        return ({ name, rows }) => {
          const sorted = spansOf(columns, rows).sort(
            (a, b) => place(a) - place(b) || a.from - b.from || a.row - b.row,
          );
          let longest: Span | null = null;
          for (const span of sorted) {
            if (longest && isEarly(span.from, endOf(longest))) {
              report({
                row: span.row,
                ...(given.marks === "both" ? { alsoRows: [longest.row] } : {}),
                columns,
                message: groupsText.overlap(
                  name,
                  sheetRow(table, span.row),
                  formatDate(span.from),
                  sheetRow(table, longest.row),
                  longest.to === null ? null : formatDate(longest.to),
                ),
                counted: new Map([
                  ["from", formatDate(span.from)],
                  ["to", longest.to === null ? "now" : formatDate(longest.to)],
                ]),
                fix: { advice: groupsText.overlapAdvice, value: null },
              });
            }
            if (given.order === "end" || !longest || endOf(span) >= endOf(longest)) longest = span;
          }
        };
      }),
    });
  },
});

/** Records of one person, case or unit of which more than one is still running. */
export const oneOpen = defineKind({
  name: "one-open",
  about:
    "In each group at most one row has no end (the column); a row with a blank group is not judged. A date beyond the date of the check is an end.",
  fields: "one",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({ by }),
  prepare: (given, setting) => {
    const group = groupFields(given.by, setting);
    if (!group.ok) return group;
    const fields = namesOfFields(setting.fields);
    return ok({
      scope: "table",
      reads: [...fields, ...group.value],
      ...inGroups(group.value, ({ table, report }) => {
        const columns = columnsOf(table, fields);
        return ({ name, rows }) => {
          const open = rows.filter((row) => isBlankAt(columns[0]!, row));
          const [first, ...others] = open;
          if (first === undefined || others.length === 0) return;
          report({
            row: first,
            alsoRows: others,
            columns,
            message: groupsText.twoOpen(
              name,
              open.map((row) => sheetRow(table, row)),
            ),
            fix: { advice: groupsText.twoOpenAdvice, value: null },
          });
        };
      }),
    });
  },
});

/** Periods that ought to follow each other without a day between. */
export const noGap = defineKind({
  name: "no-gap",
  about:
    "In each group the next period starts on the day the last one ends, or at most so many days later; a blank end is open, a row with a blank start or group is not judged.",
  fields: "two",
  stage: 3,
  level: "query",
  group: "explain",
  scope: "table",
  params: z.strictObject({ by, days: z.number().int().min(0).default(1) }),
  prepare: (given, setting) => {
    const two = needsTwo(setting);
    if (!two.ok) return two;
    const group = groupFields(given.by, setting);
    if (!group.ok) return group;
    const fields = namesOfFields(setting.fields);
    return ok({
      scope: "table",
      reads: [...fields, ...group.value],
      ...inGroups(group.value, ({ table, report }) => {
        const columns = columnsOf(table, fields);
        return ({ name, rows }) => {
          let until: number | null = null;
          for (const span of spansOf(columns, rows).sort(
            (a, b) => a.from - b.from || a.row - b.row,
          )) {
            if (until !== null && span.from - until > given.days) {
              const days = span.from - until - 1;
              report({
                row: span.row,
                columns,
                message: groupsText.gap(name, days, formatDate(span.from), formatDate(until)),
                counted: new Map([["days", String(days)]]),
                fix: { advice: groupsText.gapAdvice, value: null },
              });
            }
            until = Math.max(until ?? -Infinity, endOf(span));
          }
        };
      }),
    });
  },
});
