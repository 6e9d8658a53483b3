import { cellArea, localAddress } from "../cells/address";
import { asText } from "../cells/cell";
import { verifyText } from "../text/verify";
import { fingerprint } from "./fingerprint";
import {
  FINDING_GROUPS,
  type Finding,
  type FindingGroup,
  type Level,
  type Location,
} from "./finding";
import { RULE_KINDS } from "./kinds/all";
import type { PlaceFault, RowFault } from "./kinds/kind";
import { rawText } from "./kinds/shared";
import type { Rule } from "./pack-model";
import { keyOf, type Column, type Table } from "./tables/table";

/** What a finding needs to know of its rule. */
export type Reporter = Pick<Rule, "id" | "level" | "advice" | "isGeneral" | "stage"> & {
  /** What it says of a place in place of its kind's own sentence. */
  readonly message: string | null;
  readonly group: FindingGroup;
  /** Rules about single cells: only one of them speaks about any cell. */
  readonly isAboutCells: boolean;
};

export function reporterOf(rule: Rule): Reporter {
  const kind = RULE_KINDS.get(rule.kind);
  // A rule about cells stays one at whatever stage a pack lets it speak.
  const message = rule.message?.text ?? null;
  return { ...rule, message, group: kind?.group ?? "correct", isAboutCells: kind?.stage === 2 };
}

interface Draft {
  readonly finding: Omit<Finding, "id">;
  readonly rule: number;
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  /** How many places it stands for: more than one only where the list was cut. */
  readonly counts: number;
}

const LEVELS: readonly Level[] = ["error", "query", "note"];
// A fault in every row of a large table is one fault: after so many it is counted, not listed.
const MOST_LISTED = 5000;

/** Takes in the faults of a run and turns them into findings: one cause, one finding, in a fixed order. */
export class Collector {
  readonly #drafts: Draft[] = [];
  /** Index of the draft about a cell, for the rules about single cells. */
  readonly #cells = new Map<string, number>();
  readonly #listed = new Map<string, number>();
  readonly #cut = new Map<
    string,
    { table: Table; column: Column; level: Level; group: FindingGroup; rows: number[] }
  >();
  readonly #dropped = new Set<number>();
  readonly #rules: readonly Reporter[];
  readonly #sheets: readonly string[];

  constructor(rules: readonly Reporter[], sheets: readonly string[]) {
    this.#rules = rules;
    this.#sheets = sheets;
  }

  row(ruleAt: number, table: Table, fault: RowFault): void {
    const rule = this.#rules[ruleAt]!;
    const level = fault.level === undefined ? rule.level : milder(rule.level, fault.level);
    const [column] = fault.columns;
    if (!column) return;
    if (rule.stage <= 2 && fault.blocks !== false && level !== "note")
      column.blocked[fault.row] = 1;
    const group = groupFor(fault.group ?? rule.group, level);
    const listed = (this.#listed.get(rule.id) ?? 0) + 1;
    this.#listed.set(rule.id, listed);
    if (listed > MOST_LISTED) {
      this.#cutOff(rule, table, column, level, group, fault.row);
      return;
    }

    const cellKey = rule.isAboutCells
      ? `${table.spec.name}\u0000${column.position}\u0000${fault.row}`
      : null;
    const earlier = cellKey === null ? undefined : this.#cells.get(cellKey);
    if (earlier !== undefined && !this.#outranks(ruleAt, level, this.#drafts[earlier]!)) return;
    if (earlier !== undefined) this.#dropped.add(earlier);
    if (cellKey !== null) this.#cells.set(cellKey, this.#drafts.length);

    const rows = [fault.row, ...(fault.alsoRows ?? [])];
    const value = column.raw[fault.row] ?? null;
    this.#drafts.push({
      rule: ruleAt,
      sheet: this.#sheets.indexOf(table.sheet),
      row: table.firstRow + fault.row,
      column: column.position,
      counts: 1,
      finding: {
        rule: rule.id,
        level,
        message: fault.message,
        locations: rows.flatMap((row) => fault.columns.map((one) => locationOf(table, one, row))),
        value: value === null ? null : rawText(column, fault.row),
        fix:
          rule.advice === null
            ? (fault.fix ?? null)
            : { value: null, ...fault.fix, advice: rule.advice },
        status: "open",
        fingerprint: fingerprint([
          rule.id,
          table.spec.name,
          ...rows.map((row) => recordMark(table, row)).sort(),
          column.field.name,
          ...fault.columns.map((one) => markOf(one, fault.row)),
        ]),
        group,
      },
    });
  }

  place(ruleAt: number, fault: PlaceFault): void {
    const rule = this.#rules[ruleAt]!;
    const level = fault.level === undefined ? rule.level : milder(rule.level, fault.level);
    const { row, column } = placeOrder(fault.cell);
    const table = fault.table?.spec.name ?? null;
    this.#drafts.push({
      rule: ruleAt,
      sheet: this.#sheets.indexOf(fault.sheet),
      row,
      column,
      counts: 1,
      finding: {
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
        fix:
          rule.advice === null
            ? (fault.fix ?? null)
            : { value: null, ...fault.fix, advice: rule.advice },
        status: "open",
        fingerprint: fingerprint([
          rule.id,
          fault.sheet,
          table ?? "",
          fault.field ?? fault.cell ?? "",
          fault.value ?? "",
        ]),
        group: groupFor(fault.group ?? rule.group, level),
      },
    });
  }

  /** Every finding, in the order in which to deal with them, and how many there are of each level. */
  finish(): { findings: Finding[]; counts: Record<Level, number> } {
    for (const [key, cut] of this.#cut) this.#drafts.push(this.#cutDraft(key, cut));
    const drafts = this.#drafts.filter((_, at) => !this.#dropped.has(at));
    const groupAt = ({ finding }: Draft) => FINDING_GROUPS.indexOf(finding.group);
    drafts.sort(
      (a, b) =>
        groupAt(a) - groupAt(b) ||
        a.sheet - b.sheet ||
        a.row - b.row ||
        a.column - b.column ||
        a.rule - b.rule,
    );
    const counts: Record<Level, number> = { error: 0, query: 0, note: 0 };
    const used = new Map<string, number>();
    const findings = drafts.map(({ finding, counts: number }): Finding => {
      counts[finding.level] += number;
      const [first] = finding.locations;
      const place = `${finding.rule}@${first?.sheet ?? ""}!${first?.cell ?? ""}`;
      const again = used.get(place) ?? 0;
      used.set(place, again + 1);
      return { id: again === 0 ? place : `${place}#${again + 1}`, ...finding };
    });
    return { findings, counts };
  }

  /** Of two rules about one cell the more serious one speaks; then the one made for this table. */
  #outranks(ruleAt: number, level: Level, other: Draft): boolean {
    const byLevel = LEVELS.indexOf(level) - LEVELS.indexOf(other.finding.level);
    if (byLevel !== 0) return byLevel < 0;
    return this.#rules[other.rule]!.isGeneral && !this.#rules[ruleAt]!.isGeneral;
  }

  #cutOff(
    rule: Reporter,
    table: Table,
    column: Column,
    level: Level,
    group: FindingGroup,
    row: number,
  ): void {
    const key = [rule.id, table.spec.name, column.position, level].join("\u0000");
    const cut = this.#cut.get(key);
    if (cut) cut.rows.push(row);
    else this.#cut.set(key, { table, column, level, group, rows: [row] });
  }

  #cutDraft(
    key: string,
    cut: { table: Table; column: Column; level: Level; group: FindingGroup; rows: number[] },
  ): Draft {
    const { table, column, level, group, rows } = cut;
    const [rule = ""] = key.split("\u0000");
    const [first, last] = [rows[0]!, rows.at(-1)!];
    const area = {
      sheet: table.sheet,
      row: table.firstRow + first,
      column: column.position,
      rows: last - first + 1,
      columns: 1,
    };
    return {
      rule: this.#rules.findIndex((one) => one.id === rule),
      sheet: this.#sheets.indexOf(table.sheet),
      row: area.row,
      column: area.column,
      counts: rows.length,
      finding: {
        rule,
        level,
        message: verifyText.and(rows.length, column.field.title),
        locations: [
          {
            sheet: table.sheet,
            cell: localAddress(area),
            table: table.spec.name,
            field: column.field.title,
            rowKey: null,
          },
        ],
        value: null,
        fix: null,
        status: "open",
        fingerprint: fingerprint([rule, table.spec.name, column.field.name, "more"]),
        group,
      },
    };
  }
}

/** A rule that only asks or notes never becomes an error through one of its findings. */
function milder(rule: Level, fault: Level): Level {
  return LEVELS[Math.max(LEVELS.indexOf(rule), LEVELS.indexOf(fault))]!;
}

/** What a person does with a finding: explain a query about content, just know a note. */
function groupFor(group: FindingGroup, level: Level): FindingGroup {
  if (group === "tidy" || group === "structure") return group;
  if (level === "note") return "know";
  return level === "query" && group === "correct" ? "explain" : group;
}

function locationOf(table: Table, column: Column, row: number): Location {
  return {
    sheet: table.sheet,
    cell: localAddress(cellArea(table.sheet, table.firstRow + row, column.position)),
    table: table.spec.name,
    field: column.field.title,
    rowKey: keyOf(table, row),
  };
}

/** What a record is known by: its key, or its first filled cell where it has none. */
function recordMark(table: Table, row: number): string {
  const key = keyOf(table, row);
  if (key !== null) return key.toLowerCase();
  const parts = table.columns.map((column) => markOf(column, row));
  if (table.spec.key.length > 0) return parts.join("\u001e");
  return parts[0] !== undefined && parts[0] !== "" ? parts[0] : parts.join("\u001e");
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
