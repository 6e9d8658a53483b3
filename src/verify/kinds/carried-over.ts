import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import { compareText } from "../../text/compare";
import { fail, ok } from "../../text/trouble";
import { columnOf, type Column, type Table } from "../tables/table";
import { keyAt, namedFields } from "./in-order";
import { defineKind } from "./kind";
import { columnsOf, isBlankAt, namesOfFields, shown, titleOf } from "./shared";

const caseless = (value: Cell) => asText(value).toLowerCase();

/** What was there, or still open, at the end of the last period does not vanish: it is carried over or closed. */
export const carriedOver = defineKind({
  name: "carried-over",
  about:
    "Every record of the last accepted return stands in this one too, told by the columns together; with “open” those alone whose column was blank then (a placement without an end), with “field” and “values” those that held one of the values then (a status of Open or Paused). “when” says which rows of this return count. What is missing is said at the first row here with the same in the first column, or at the heading.",
  fields: "some",
  stage: 4,
  level: "query",
  group: "explain",
  scope: "table",
  params: z.strictObject({
    open: z.string().min(1).optional(),
    field: z.string().min(1).optional(),
    values: z.array(z.union([z.string(), z.number(), z.boolean()])).default([]),
  }),
  prepare: ({ open, field, values }, setting) => {
    if ((field === undefined) !== (values.length === 0))
      return fail({ code: "params", message: compareText.rule.needsFieldAndValues });
    const opens = namedFields(open === undefined ? [] : [open], setting);
    if (!opens.ok) return opens;
    const holds = namedFields(field === undefined ? [] : [field], setting);
    if (!holds.ok) return holds;
    const names = namesOfFields(setting.fields);
    const [openName] = namesOfFields(opens.value);
    const [heldName] = namesOfFields(holds.value);
    const wanted = new Set(values.map(caseless));
    return ok({
      scope: "table",
      reads: names,
      last: [...names, ...namesOfFields(opens.value), ...namesOfFields(holds.value)],
      begin: ({ table, previous, applies, report }) => {
        const earlier = previous(table.spec.name)!;
        const there = columnsOf(earlier, names);
        const openThen = openName === undefined ? null : columnOf(earlier, openName);
        const heldThen = heldName === undefined ? null : columnOf(earlier, heldName);
        const counts = (row: number) =>
          earlier.skip[row] === 0 &&
          (openThen === null || isBlankAt(openThen, row)) &&
          (heldThen === null || wanted.has(caseless(heldThen.values[row] ?? null)));
        return {
          work: function* () {
            const here = columnsOf(table, names);
            const records = yield* firstRows(table, here, applies);
            const nearest = yield* firstRows(table, here.slice(0, 1), () => true);
            for (let row = 0; row < earlier.rows; row++) {
              if (row % ROWS_AT_A_TIME === 0) yield;
              const key = counts(row) ? keyAt(there, row) : null;
              if (key === null || records.has(key)) continue;
              // Said once of a record that stood there twice.
              records.set(key, row);
              const text = there.map((column) => shown(column.values[row] ?? null, column));
              report({
                row:
                  nearest.get(keyAt(there.slice(0, 1), row)!) ?? table.headerRow - table.firstRow,
                columns: here.slice(0, 1),
                mark: key,
                message: compareText.rule.notCarriedOver(
                  text.join(" · "),
                  openThen && titleOf(openThen),
                ),
                fix: { advice: compareText.rule.notCarriedOverAdvice, value: null },
              });
            }
          },
        };
      },
    });
  },
});

const ROWS_AT_A_TIME = 5000;

/** The first row in which each key stands, among those that count. */
function* firstRows(
  table: Table,
  columns: readonly Column[],
  counts: (row: number) => boolean,
): Generator<undefined, Map<string, number>> {
  const rows = new Map<string, number>();
  for (let row = 0; row < table.rows; row++) {
    if (row % ROWS_AT_A_TIME === 0) yield;
    const key = table.skip[row] === 1 ? null : keyAt(columns, row);
    if (key !== null && !rows.has(key) && counts(row)) rows.set(key, row);
  }
  return rows;
}
