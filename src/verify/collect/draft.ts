import { localAddress } from "../../cells/address";
import { asText } from "../../cells/cell";
import { verifyText } from "../../text/verify";
import { FINDING_GROUPS, type Finding, type Location, type Supplier } from "../finding";
import { fingerprint } from "../fingerprint";
import type { PlaceFault, RowFault } from "../kinds/kind";
import { rawText } from "../kinds/shared";
import { cellOf, columnOf, keyOf, type Column, type Table } from "../tables/table";
import { groupFor, milder, type Reporter } from "./reporter";
import type { Cut, Entry } from "./rule-faults";

/** A finding in words, and where it stands among the others. */
export interface Draft {
  readonly finding: Omit<Finding, "id">;
  readonly rule: number;
  /** What to do next, as a number in the order in which to do it. */
  readonly group: number;
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  /** How many places it stands for: more than one only where the list was cut. */
  readonly counts: number;
  /** The rule and the cell: what it is known by in one run. */
  readonly place: string;
  /** The last time that it was put in order, and its place among those that came for it. */
  round: number;
  taken: number;
  /** With its id, as it was last handed over. */
  whole: Finding | null;
  /** All that are known by the same place. */
  seen: Seen | null;
}

/** How many findings of one place there were, the last time that they were put in order. */
export interface Seen {
  round: number;
  times: number;
}

type Standing = Pick<Draft, "rule" | "sheet" | "row" | "column" | "counts">;

function draftOf(finding: Omit<Finding, "id">, standing: Standing): Draft {
  const [first] = finding.locations;
  return {
    finding,
    ...standing,
    group: FINDING_GROUPS.indexOf(finding.group),
    place: `${finding.rule}@${first?.sheet ?? ""}!${first?.cell ?? ""}`,
    round: -1,
    taken: 0,
    whole: null,
    seen: null,
  };
}

/** The same finding as something that is just worth knowing. */
export function asNote({ finding, ...draft }: Draft): Draft {
  const group = groupFor(finding.group, "note");
  return draftOf({ ...finding, level: "note", group }, draft);
}

/** The number of a rule among all, and what is to be known of it. */
export interface RuleAt {
  readonly at: number;
  readonly rule: Reporter;
}

/** Where the sheets of the workbook stand in it, by name. */
export type Sheets = readonly string[];

/** The finding that a fault of a row becomes. */
export function rowDraft(
  { at, rule }: RuleAt,
  table: Table,
  { fault, level, column }: Entry,
  sheets: Sheets,
): Draft {
  const rows = [fault.row, ...(fault.alsoRows ?? [])];
  const value = column.raw[fault.row] ?? null;
  const finding = {
    rule: rule.id,
    level,
    message: fault.message,
    locations: [
      ...rows.flatMap((row) => locationsIn(table, fault.columns, row)),
      ...(fault.elsewhere ?? []).flatMap((there) =>
        locationsIn(there.table, there.columns, there.row),
      ),
    ],
    value: value === null ? null : rawText(column, fault.row),
    fix: fixOf(rule, fault),
    status: "open" as const,
    ...suppliersOf(table, fault.row),
    fingerprint: fingerprint([
      rule.id,
      table.spec.name,
      ...rows.map((row) => recordMark(table, row)).sort(),
      column.field.name,
      ...fault.columns.map((one) => markOf(one, fault.row)),
      ...(fault.mark === undefined ? [] : [fault.mark]),
    ]),
    group: groupFor(fault.group ?? rule.group, level),
  };
  return draftOf(finding, {
    rule: at,
    sheet: sheets.indexOf(table.sheet),
    row: cellOf(table, column, fault.row).row,
    column: column.position,
    counts: 1,
  });
}

/** The finding that a fault of a place becomes. */
export function placeDraft({ at, rule }: RuleAt, fault: PlaceFault, sheets: Sheets): Draft {
  const level = fault.level === undefined ? rule.level : milder(rule.level, fault.level);
  const table = fault.table?.spec.name ?? null;
  const finding = {
    rule: rule.id,
    level,
    message: rule.message ?? fault.message,
    locations: [fault.cell, ...(fault.alsoCells ?? [])].map((cell) => ({
      sheet: fault.sheet,
      cell,
      table,
      field: fault.field ?? null,
      rowKey: null,
    })),
    value: fault.value ?? null,
    fix: fixOf(rule, fault),
    status: "open" as const,
    fingerprint: fingerprint([
      rule.id,
      fault.sheet,
      table ?? "",
      ...(fault.mark === undefined
        ? [fault.field ?? fault.cell ?? "", fault.value ?? ""]
        : [fault.mark]),
    ]),
    group: groupFor(fault.group ?? rule.group, level),
  };
  const sheet = sheets.indexOf(fault.sheet);
  return draftOf(finding, { rule: at, sheet, ...placeOrder(fault.cell), counts: 1 });
}

/** One finding in place of all that were only counted in a column. */
export function cutDraft(
  { at, rule }: RuleAt,
  table: Table,
  { column, level, group, first, last, rows }: Cut,
  sheets: Sheets,
): Draft {
  const place = cellOf(table, column, first);
  const area = column.place?.isShared ? place : { ...place, rows: last - first + 1 };
  const { title } = column.field;
  const finding = {
    rule: rule.id,
    level,
    message: verifyText.and(rows, title),
    locations: [
      {
        sheet: table.sheet,
        cell: localAddress(area),
        table: table.spec.name,
        field: title,
        rowKey: null,
      },
    ],
    value: null,
    fix: null,
    status: "open" as const,
    standsFor: rows,
    fingerprint: fingerprint([rule.id, table.spec.name, column.field.name, "more"]),
    group,
  };
  return draftOf(finding, {
    rule: at,
    sheet: sheets.indexOf(table.sheet),
    row: area.row,
    column: area.column,
    counts: rows,
  });
}

function fixOf({ advice }: Reporter, { fix }: Pick<RowFault, "fix">): Finding["fix"] {
  return advice === null ? (fix ?? null) : { value: null, ...fix, advice };
}

function locationsIn(table: Table, columns: readonly Column[], row: number): Location[] {
  const rowKey = keyOf(table, row);
  return columns.map((column) => {
    const area = cellOf(table, column, row);
    return {
      sheet: area.sheet,
      cell: localAddress(area),
      table: table.spec.name,
      field: column.field.title,
      rowKey,
    };
  });
}

/** Whose record a row is, as the fields say that the pack marks as suppliers. */
function suppliersOf(table: Table, row: number): Pick<Finding, "suppliers"> {
  if (!table.spec.suppliers) return {};
  const suppliers = table.spec.suppliers.flatMap((name): Supplier[] => {
    const column = columnOf(table, name);
    const value = column?.values[row] ?? null;
    return column && value !== null ? [{ field: column.field.title, name: asText(value) }] : [];
  });
  return suppliers.length > 0 ? { suppliers } : {};
}

/** What a record is known by: its key, or its first filled cell where it has none. */
function recordMark(table: Table, row: number): string {
  const key = keyOf(table, row);
  if (key !== null) return key.toLowerCase();
  const [first] = table.columns;
  const mark = first && table.spec.key.length === 0 ? markOf(first, row) : "";
  return mark !== "" ? mark : table.columns.map((column) => markOf(column, row)).join("\u001e");
}

function markOf(column: Column, row: number): string {
  const value = column.values[row] ?? column.raw[row] ?? null;
  return asText(value).toLowerCase();
}

/** Where a place stands in the reading order of its sheet. */
function placeOrder(cell: string | null): { row: number; column: number } {
  const match = /^([A-Z]*)(\d*)/.exec(cell ?? "");
  const letters = match?.[1] ?? "";
  let column = -1;
  for (const letter of letters) column = (column + 1) * 26 + letter.charCodeAt(0) - 65;
  return { row: match?.[2] ? Number(match[2]) - 1 : -1, column };
}
