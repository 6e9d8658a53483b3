import { localAddress } from "../cells/address";
import { asText } from "../cells/cell";
import { verifyText } from "../text/verify";
import { fingerprint } from "./fingerprint";
import {
  FINDING_GROUPS,
  type Finding,
  type FindingGroup,
  type Level,
  type Location,
  type Supplier,
} from "./finding";
import { RULE_KINDS } from "./kinds/all";
import type { PlaceFault, RowFault } from "./kinds/kind";
import { rawText } from "./kinds/shared";
import type { Rule } from "./pack-model";
import { cellOf, columnOf, keyOf, recordCount, type Column, type Table } from "./tables/table";

/** What a finding needs to know of its rule. */
export type Reporter = Pick<
  Rule,
  "id" | "level" | "advice" | "isGeneral" | "stage" | "tolerance"
> & {
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

/** A fault of a row as it was reported, and the finding that it becomes once that is asked for. */
interface Entry {
  readonly fault: RowFault;
  readonly level: Level;
  /** Reported after all rows were seen, when the rules about single rows had spoken. */
  readonly isLate: boolean;
  draft: Draft | null;
}

interface Cut {
  readonly rule: number;
  readonly table: Table;
  readonly column: Column;
  readonly level: Level;
  readonly group: FindingGroup;
  readonly rows: number[];
}

const LEVELS: readonly Level[] = ["error", "query", "note"];
// A fault in every row of a large table is one fault: after so many it is counted, not listed.
const MOST_LISTED = 5000;
// A few milliseconds of fingerprints, and of faults that are only counted.
const DRAFTS_AT_A_TIME = 200;
const CUTS_AT_A_TIME = 10_000;

/**
 * Takes in the faults of a check, rule by rule and table by table, and turns them into findings: one cause, one
 * finding, in an order that does not depend on when they were reported.
 */
export class Collector {
  readonly #rules: readonly Reporter[];
  readonly #sheets: readonly string[];
  /** By table, then by rule. */
  readonly #rows: Map<number, Entry[]>[] = [];
  readonly #places = new Map<number, PlaceFault[]>();

  constructor(rules: readonly Reporter[], sheets: readonly string[]) {
    this.#rules = rules;
    this.#sheets = sheets;
  }

  /** Takes in a fault of a row; true where later rules leave its cell alone from now on. */
  row(rule: number, table: number, fault: RowFault, isLate: boolean): boolean {
    const { level: own, stage } = this.#rules[rule]!;
    const level = fault.level === undefined ? own : milder(own, fault.level);
    const [column] = fault.columns;
    if (!column) return false;
    const entry: Entry = { fault, level, isLate, draft: null };
    const rules = (this.#rows[table] ??= new Map<number, Entry[]>());
    const entries = rules.get(rule);
    if (entries) entries.push(entry);
    else rules.set(rule, [entry]);
    const isBlocking = stage <= 2 && fault.blocks !== false && level !== "note";
    if (isBlocking) column.blocked[fault.row] = 1;
    return isBlocking;
  }

  place(rule: number, fault: PlaceFault): void {
    const faults = this.#places.get(rule);
    if (faults) faults.push(fault);
    else this.#places.set(rule, [fault]);
  }

  /** Forgets what a rule has reported: all of it in a table, or what is about one of some rows. */
  drop(rule: number, table: number, rows: ReadonlySet<number> | null = null): void {
    const rules = this.#rows[table];
    const entries = rules?.get(rule);
    if (!rules || !entries) return;
    if (rows === null) rules.delete(rule);
    else
      rules.set(
        rule,
        entries.filter(({ fault }) => !isAboutRows(fault, rows)),
      );
  }

  /** Forgets what a rule has reported about some columns of a table, by their positions. */
  dropColumns(rule: number, table: number, positions: ReadonlySet<number>): void {
    const rules = this.#rows[table];
    const entries = rules?.get(rule);
    if (!rules || !entries) return;
    rules.set(
      rule,
      entries.filter(({ fault }) => !positions.has(fault.columns[0]?.position ?? -1)),
    );
  }

  dropPlaces(rule: number): void {
    this.#places.delete(rule);
  }

  /** Whether a rule has said anything about one of some rows. */
  speaksOf(rule: number, table: number, rows: ReadonlySet<number>): boolean {
    return this.#rows[table]?.get(rule)?.some(({ fault }) => isAboutRows(fault, rows)) ?? false;
  }

  /** Findings about these rows are worded anew: their keys, values or suppliers may have changed. */
  refresh(table: number, rows: ReadonlySet<number>): void {
    for (const entries of this.#rows[table]?.values() ?? []) {
      for (const entry of entries) if (isAboutRows(entry.fault, rows)) entry.draft = null;
    }
  }

  /** Every finding, in the order in which to deal with them, and how many there are of each level. */
  async finish(
    tables: readonly Table[],
    pause: () => Promise<void>,
  ): Promise<{ findings: Finding[]; counts: Record<Level, number> }> {
    const drafts = await this.#drafts(tables, pause);
    const groupAt = ({ finding }: Draft) => FINDING_GROUPS.indexOf(finding.group);
    drafts.sort(
      (a, b) =>
        groupAt(a) - groupAt(b) ||
        a.sheet - b.sheet ||
        a.row - b.row ||
        a.column - b.column ||
        a.rule - b.rule,
    );
    await pause();
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
    await pause();
    return { findings, counts };
  }

  async #drafts(tables: readonly Table[], pause: () => Promise<void>): Promise<Draft[]> {
    const drafts: Draft[] = [];
    for (const [rule, faults] of this.#places)
      for (const fault of faults) drafts.push(this.#placeDraft(rule, fault));
    const listed = new Map<string, number>();
    for (const [at, table] of tables.entries()) {
      const spoken = new CellsSpoken(this.#rules);
      const cuts = new Map<string, Cut>();
      let [made, cut] = [0, 0];
      await pause();
      for (const { rule, entry } of this.#inOrder(at)) {
        const { id } = this.#rules[rule]!;
        const number = (listed.get(id) ?? 0) + 1;
        listed.set(id, number);
        if (number > MOST_LISTED) {
          this.#cut(cuts, rule, table, entry);
          if (++cut % CUTS_AT_A_TIME === 0) await pause();
          continue;
        }
        if (entry.draft === null && ++made % DRAFTS_AT_A_TIME === 0) await pause();
        entry.draft ??= this.#rowDraft(rule, table, entry);
        spoken.add(entry.draft);
      }
      const tolerated = this.#tolerated(at, table);
      for (const draft of [
        ...spoken.drafts(),
        ...[...cuts.values()].map((cut) => this.#cutDraft(cut)),
      ]) {
        drafts.push(tolerated.has(draft.rule) ? asNote(draft) : draft);
      }
      await pause();
    }
    return drafts;
  }

  /** The rules that fail in no more rows of a table than their packs put up with. */
  #tolerated(at: number, table: Table): ReadonlySet<number> {
    const tolerated = new Set<number>();
    for (const [rule, entries] of this.#rows[at] ?? []) {
      const { tolerance } = this.#rules[rule]!;
      if (!tolerance) continue;
      const rows = new Set(entries.flatMap(({ fault }) => [fault.row, ...(fault.alsoRows ?? [])]));
      const most =
        "rows" in tolerance ? tolerance.rows : (tolerance.percent / 100) * recordCount(table);
      if (rows.size <= most) tolerated.add(rule);
    }
    return tolerated;
  }

  /** What was reported about a table: rules about rows first, by their stages, and each from top to bottom. */
  *#inOrder(table: number): Iterable<{ rule: number; entry: Entry }> {
    const rules = [...(this.#rows[table] ?? new Map<number, Entry[]>())];
    const stage = (rule: number) => this.#rules[rule]!.stage;
    rules.sort(([a], [b]) => stage(a) - stage(b) || a - b);
    for (const [, entries] of rules) {
      entries.sort(
        (a, b) =>
          a.fault.row - b.fault.row || a.fault.columns[0]!.position - b.fault.columns[0]!.position,
      );
    }
    for (const isLate of [false, true]) {
      for (const [rule, entries] of rules) {
        for (const entry of entries) if (entry.isLate === isLate) yield { rule, entry };
      }
    }
  }

  #rowDraft(ruleAt: number, table: Table, { fault, level }: Entry): Draft {
    const rule = this.#rules[ruleAt]!;
    const column = fault.columns[0]!;
    const rows = [fault.row, ...(fault.alsoRows ?? [])];
    const value = column.raw[fault.row] ?? null;
    return {
      rule: ruleAt,
      sheet: this.#sheets.indexOf(table.sheet),
      row: cellOf(table, column, fault.row).row,
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
        ...suppliersOf(table, fault.row),
        fingerprint: fingerprint([
          rule.id,
          table.spec.name,
          ...rows.map((row) => recordMark(table, row)).sort(),
          column.field.name,
          ...fault.columns.map((one) => markOf(one, fault.row)),
        ]),
        group: groupFor(fault.group ?? rule.group, level),
      },
    };
  }

  #placeDraft(ruleAt: number, fault: PlaceFault): Draft {
    const rule = this.#rules[ruleAt]!;
    const level = fault.level === undefined ? rule.level : milder(rule.level, fault.level);
    const { row, column } = placeOrder(fault.cell);
    const table = fault.table?.spec.name ?? null;
    return {
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
          ...(fault.mark === undefined
            ? [fault.field ?? fault.cell ?? "", fault.value ?? ""]
            : [fault.mark]),
        ]),
        group: groupFor(fault.group ?? rule.group, level),
      },
    };
  }

  #cut(cuts: Map<string, Cut>, rule: number, table: Table, { fault, level }: Entry): void {
    const [column] = fault.columns;
    if (!column) return;
    const key = [this.#rules[rule]!.id, column.position, level].join("\u0000");
    const cut = cuts.get(key);
    if (cut) cut.rows.push(fault.row);
    else {
      const group = groupFor(fault.group ?? this.#rules[rule]!.group, level);
      cuts.set(key, { rule, table, column, level, group, rows: [fault.row] });
    }
  }

  #cutDraft({ rule, table, column, level, group, rows }: Cut): Draft {
    const { id } = this.#rules[rule]!;
    const [first, last] = [rows[0]!, rows.at(-1)!];
    const place = cellOf(table, column, first);
    const area = column.place?.isShared ? place : { ...place, rows: last - first + 1 };
    return {
      rule,
      sheet: this.#sheets.indexOf(table.sheet),
      row: area.row,
      column: area.column,
      counts: rows.length,
      finding: {
        rule: id,
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
        standsFor: rows.length,
        fingerprint: fingerprint([id, table.spec.name, column.field.name, "more"]),
        group,
      },
    };
  }
}

/** Of the rules about single cells only one speaks about any cell. */
class CellsSpoken {
  readonly #rules: readonly Reporter[];
  readonly #drafts: (Draft | null)[] = [];
  /** Which draft is about a cell, by row and column. */
  readonly #cells = new Map<string, number>();

  constructor(rules: readonly Reporter[]) {
    this.#rules = rules;
  }

  add(draft: Draft): void {
    if (this.#rules[draft.rule]!.isAboutCells) {
      const cell = `${draft.row} ${draft.column}`;
      const earlier = this.#cells.get(cell);
      const other = earlier === undefined ? null : this.#drafts[earlier];
      if (other && !this.#outranks(draft, other)) return;
      if (earlier !== undefined) this.#drafts[earlier] = null;
      this.#cells.set(cell, this.#drafts.length);
    }
    this.#drafts.push(draft);
  }

  drafts(): Draft[] {
    return this.#drafts.flatMap((draft) => draft ?? []);
  }

  /** The more serious one; then the one made for this table. */
  #outranks(draft: Draft, other: Draft): boolean {
    const byLevel = LEVELS.indexOf(draft.finding.level) - LEVELS.indexOf(other.finding.level);
    if (byLevel !== 0) return byLevel < 0;
    return this.#rules[other.rule]!.isGeneral && !this.#rules[draft.rule]!.isGeneral;
  }
}

function asNote(draft: Draft): Draft {
  const { finding } = draft;
  return {
    ...draft,
    finding: { ...finding, level: "note", group: groupFor(finding.group, "note") },
  };
}

function isAboutRows({ row, alsoRows }: RowFault, rows: ReadonlySet<number>): boolean {
  return rows.has(row) || (alsoRows?.some((one) => rows.has(one)) ?? false);
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
  const area = cellOf(table, column, row);
  return {
    sheet: area.sheet,
    cell: localAddress(area),
    table: table.spec.name,
    field: column.field.title,
    rowKey: keyOf(table, row),
  };
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
