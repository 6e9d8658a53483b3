import type { PlaceFault, RowFault } from "../kinds/kind";
import { recordCount, type Table } from "../tables/table";
import { Arrangement, type Arranged } from "./arrangement";
import { CellsSpoken } from "./cells-spoken";
import { asNote, cutDraft, placeDraft, rowDraft, type Draft, type RuleAt } from "./draft";
import { milder, type Reporter } from "./reporter";
import { RuleFaults, type Cut } from "./rule-faults";

// A fault in every row of a large table is one fault: after so many it is counted, not listed.
const MOST_LISTED = 5000;
// A few milliseconds of fingerprints.
const DRAFTS_AT_A_TIME = 200;

/** What a rule has reported about a table: while rows were looked at, and once all had been seen. */
interface Reported {
  readonly early: RuleFaults;
  readonly late: RuleFaults;
}

const both = ({ early, late }: Reported) => [early, late];

interface PlaceEntry {
  readonly fault: PlaceFault;
  draft: Draft | null;
}

/**
 * Takes in the faults of a check, rule by rule and table by table, and turns them into findings: one cause, one
 * finding, in an order that does not depend on when they were reported.
 */
export class Collector {
  readonly #rules: readonly Reporter[];
  readonly #sheets: readonly string[];
  /** By table, then by rule. */
  readonly #rows: Map<number, Reported>[] = [];
  readonly #places = new Map<number, PlaceEntry[]>();
  readonly #notes = new WeakMap<Draft, Draft>();
  readonly #arrangement = new Arrangement();

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
    const rules = (this.#rows[table] ??= new Map<number, Reported>());
    let reported = rules.get(rule);
    if (!reported) {
      reported = { early: new RuleFaults(), late: new RuleFaults() };
      rules.set(rule, reported);
    }
    (isLate ? reported.late : reported.early).add({ fault, level, column, draft: null });
    const isBlocking = stage <= 2 && fault.blocks !== false && level !== "note";
    if (isBlocking) column.blocked[fault.row] = 1;
    return isBlocking;
  }

  place(rule: number, fault: PlaceFault): void {
    const entry = { fault, draft: null };
    const entries = this.#places.get(rule);
    if (entries) entries.push(entry);
    else this.#places.set(rule, [entry]);
  }

  /** Forgets what a rule has reported: all of it in a table, or what is about one of some rows. */
  drop(rule: number, table: number, rows: ReadonlySet<number> | null = null): void {
    for (const faults of this.#reported(rule, table)) {
      if (rows === null) faults.dropAll();
      else faults.dropRows(rows);
    }
  }

  /** Forgets what a rule has reported about some columns of a table, by their positions. */
  dropColumns(rule: number, table: number, positions: ReadonlySet<number>): void {
    for (const faults of this.#reported(rule, table)) faults.dropColumns(positions);
  }

  dropPlaces(rule: number): void {
    this.#places.delete(rule);
  }

  /** Whether a rule has said anything about one of some rows. */
  speaksOf(rule: number, table: number, rows: ReadonlySet<number>): boolean {
    return this.#reported(rule, table).some((faults) => faults.speaksOf(rows));
  }

  /** Findings about these rows are worded anew: their keys, values or suppliers may have changed. */
  refresh(table: number, rows: ReadonlySet<number>): void {
    for (const reported of this.#rows[table]?.values() ?? [])
      for (const faults of both(reported)) faults.refresh(rows);
  }

  /** Every finding, in the order in which to deal with them, and how many there are of each level. */
  async finish(tables: readonly Table[], pause: () => Promise<void>): Promise<Arranged> {
    this.#arrangement.begin();
    for (const [at, entries] of this.#places) {
      const rule = this.#ruleAt(at);
      for (const entry of entries) {
        entry.draft ??= placeDraft(rule, entry.fault, this.#sheets);
        this.#arrangement.take(entry.draft);
      }
    }
    const listed = new Map<string, number>();
    for (const [at, table] of tables.entries()) {
      await pause();
      await this.#table(at, table, listed, pause);
    }
    await pause();
    return this.#arrangement.finish(pause);
  }

  #reported(rule: number, table: number): readonly RuleFaults[] {
    const reported = this.#rows[table]?.get(rule);
    return reported ? both(reported) : [];
  }

  #ruleAt(at: number): RuleAt {
    return { at, rule: this.#rules[at]! };
  }

  async #table(
    at: number,
    table: Table,
    listed: Map<string, number>,
    pause: () => Promise<void>,
  ): Promise<void> {
    const spoken = new CellsSpoken(this.#rules);
    const cuts = new Map<string, { readonly rule: RuleAt; readonly cut: Cut }>();
    let made = 0;
    for (const { rule, faults } of this.#inOrder(at)) {
      const { id, group } = rule.rule;
      const before = listed.get(id) ?? 0;
      const room = Math.min(faults.count, Math.max(0, MOST_LISTED - before));
      listed.set(id, before + faults.count);
      const entries = faults.inOrder();
      for (let index = 0; index < room; index++) {
        const entry = entries[index]!;
        if (entry.draft === null && ++made % DRAFTS_AT_A_TIME === 0) await pause();
        entry.draft ??= rowDraft(rule, table, entry, this.#sheets);
        spoken.add(entry.draft);
      }
      if (room === faults.count) continue;
      for (const cut of faults.cutAfter(room, group)) addCut(cuts, rule, cut);
      await pause();
    }
    for (const reported of this.#rows[at]?.values() ?? [])
      for (const faults of both(reported)) faults.forgetFormer();
    const tolerated = this.#tolerated(at, table);
    const take = (draft: Draft) =>
      this.#arrangement.take(tolerated.has(draft.rule) ? this.#noteOf(draft) : draft);
    for (const draft of spoken.drafts()) take(draft);
    for (const { rule, cut } of cuts.values()) take(cutDraft(rule, table, cut, this.#sheets));
    await pause();
  }

  #noteOf(draft: Draft): Draft {
    const known = this.#notes.get(draft);
    if (known) return known;
    const note = asNote(draft);
    this.#notes.set(draft, note);
    return note;
  }

  /** The rules that fail in no more rows of a table than their packs put up with. */
  #tolerated(at: number, table: Table): ReadonlySet<number> {
    const tolerated = new Set<number>();
    for (const [rule, reported] of this.#rows[at] ?? []) {
      const { tolerance } = this.#rules[rule]!;
      if (!tolerance) continue;
      const faults = both(reported).flatMap((one) => one.inOrder().map(({ fault }) => fault));
      const rows = new Set(faults.flatMap(({ row, alsoRows = [] }) => [row, ...alsoRows]));
      const most =
        "rows" in tolerance ? tolerance.rows : (tolerance.percent / 100) * recordCount(table);
      if (rows.size <= most) tolerated.add(rule);
    }
    return tolerated;
  }

  /** What was reported about a table: rules about rows first, by their stages. */
  #inOrder(table: number): { readonly rule: RuleAt; readonly faults: RuleFaults }[] {
    const rules = [...(this.#rows[table] ?? new Map<number, Reported>())].map(([at, reported]) => ({
      ...reported,
      rule: this.#ruleAt(at),
    }));
    rules.sort(({ rule: a }, { rule: b }) => a.rule.stage - b.rule.stage || a.at - b.at);
    return [
      ...rules.map(({ rule, early }) => ({ rule, faults: early })),
      ...rules.map(({ rule, late }) => ({ rule, faults: late })),
    ].filter(({ faults }) => faults.count > 0);
  }
}

/** Rules of one number, as one is in each place that a role has, are cut as one. */
function addCut(
  cuts: Map<string, { readonly rule: RuleAt; readonly cut: Cut }>,
  rule: RuleAt,
  cut: Cut,
): void {
  const key = [rule.rule.id, cut.column.position, cut.level].join("\u0000");
  const known = cuts.get(key);
  if (known) {
    known.cut.last = cut.last;
    known.cut.rows += cut.rows;
  } else cuts.set(key, { rule, cut: { ...cut } });
}
