import type { Cell } from "../cells/cell";
import { fail, ok, type Result } from "../text/trouble";
import { verifyText } from "../text/verify";
import type { Workbook } from "../workbook/port";
import { baselineOf } from "./baseline-of";
import { beginRule, type Begun, type Ears, type Surroundings } from "./begin-rule";
import type { Baseline } from "./baseline-state";
import { rulesIn } from "./bind";
import { Collector } from "./collect/collector";
import { reporterOf } from "./collect/reporter";
import type { LastReturn } from "./compare/last-return";
import type { Run } from "./finding";
import { readFormats, readFormulas, readStructures, type Formats, type Gathered } from "./gather";
import type { Follow, Judge, WorkbookCheck } from "./kinds/kind";
import { RowGroups } from "./kinds/row-groups";
import { readList } from "./lists";
import type { VerifyOptions } from "./options";
import type { Pack, Rule } from "./pack-model";
import { RulesOfCheck } from "./rules-of-check";
import { baselineFor, heldAgainst, runOf } from "./run-of";
import { SettledTogether } from "./settled-together";
import { shapeFaults, STRUCTURE_RULES } from "./shape";
import type { Table } from "./tables/table";
import { Needs } from "./why-not";

const NO_BUILD = { structure: () => null, formulas: () => [] };

// A few milliseconds of work for a pack of thirty rules.
const ROWS_AT_A_TIME = 2000;

/** One check of a workbook, with all that it has read and judged, so that a part can be judged again. */
export class Verification {
  readonly collector: Collector;
  /** Some rows could not be judged by a rule, which counts them over the whole table. */
  hasUnjudged = false;
  /** A rule that looks at several rows has marked cells that other rules leave alone. */
  hasWideBlocks = false;
  /** Every row has been seen, and what is reported now is about all of them. */
  isLate = false;
  readonly rules: RulesOfCheck;
  readonly #judged: readonly Rule[];
  readonly #needs: Needs;
  readonly #indices = new Map<string, RowGroups>();
  readonly #followers = new Map<string, Follow>();
  readonly #settled: SettledTogether;
  readonly #baseline: Baseline | null;
  readonly #lists = new Map<string, Result<readonly Cell[]>>();
  formats: Formats = new Map();
  /** A rule about formulas has seen some. */
  hasFormulas = false;

  constructor(
    private readonly workbook: Workbook,
    readonly pack: Pack,
    private readonly options: VerifyOptions,
    private readonly parameters: ReadonlyMap<string, Cell>,
    public gathered: Gathered,
    private readonly last: LastReturn,
  ) {
    const specs = gathered.tables.map((table) => table.spec);
    this.#judged = rulesIn(pack.rules, specs);
    this.#needs = new Needs({
      pack,
      parameters,
      last,
      asOf: options.asOf,
      tables: () => this.gathered.tables,
      list: (name) => this.#lists.get(name),
    });
    this.#settled = new SettledTogether(pack);
    this.#baseline = baselineFor(last, options);
    this.rules = new RulesOfCheck(pack, this.#judged, this.#needs);
    this.collector = new Collector(
      [...STRUCTURE_RULES, ...this.#judged.map(reporterOf)],
      gathered.facts.sheets.map((sheet) => sheet.name),
    );
  }

  /** Whether another check would ask the same of a workbook. */
  isFor(pack: Pack, { asOf, parameters, previous, earlier }: VerifyOptions): boolean {
    const { options } = this;
    const isSameDay = options.asOf === asOf && options.parameters === parameters;
    const isSameBefore = options.previous === previous && options.earlier === earlier;
    return isSameDay && this.pack === pack && isSameBefore;
  }

  async run(): Promise<Result<Run>> {
    const prepared = await this.#prepare();
    if (!prepared.ok) return prepared;
    this.#shape();
    const around = await this.#workbookRules();
    if (!around.ok) return around;
    const { tables } = this.gathered;
    const total = tables.reduce((rows, table) => rows + table.rows, 0);
    let done = 0;
    for (const [at, table] of tables.entries()) {
      const judged = await this.#table(table, at, (rows) =>
        this.options.onProgress?.(done + rows, total, "checking"),
      );
      if (!judged.ok) return judged;
      done += table.rows;
    }
    this.rules.sayWithoutTable(tables);
    return ok(await this.result(this.options));
  }

  /** What rules need besides the cells: formats, and lists that stand in the workbook. */
  async #prepare(): Promise<Result<void>> {
    const methods = this.#judged.map((rule) => rule.method);
    if (methods.some((method) => method.scope === "table" && method.needsFormats)) {
      const formats = await readFormats(this.workbook, this.gathered.tables);
      if (!formats.ok) return formats;
      this.formats = formats.value;
    }
    const wanted = new Set(
      methods.flatMap((method) => (method.scope === "table" ? (method.lists ?? []) : [])),
    );
    for (const name of wanted) {
      this.#lists.set(
        name,
        await readList(this.workbook, this.gathered.facts, this.pack.lists.get(name)),
      );
    }
    return ok(undefined);
  }

  #shape(): void {
    for (const { rule, fault } of shapeFaults(this.gathered)) this.collector.place(rule, fault);
  }

  async #workbookRules(): Promise<Result<void>> {
    const { sheets, tables } = this.gathered;
    const rules = this.rules.forWorkbook();
    if (rules.length === 0) return ok(undefined);
    const structures = await readStructures(this.workbook, sheets);
    if (!structures.ok) return structures;
    const formulas = await readFormulas(this.workbook, tables, sheets);
    if (!formulas.ok) return formulas;
    for (const { at, rule } of rules) {
      const judged = await this.judgeWorkbook(at, rule, this.options, {
        structure: (sheet) => structures.value.get(sheet) ?? null,
        formulas: (sheet) => formulas.value.get(sheet) ?? [],
      });
      if (!judged.ok) return judged;
    }
    return ok(undefined);
  }

  /** One rule about the workbook. What is not handed over of its build is not there for the rule. */
  async judgeWorkbook(
    at: number,
    { method }: Rule,
    { pause = async () => {}, signal }: VerifyOptions,
    build: Pick<WorkbookCheck, "structure" | "formulas"> = NO_BUILD,
  ): Promise<Result<void>> {
    if (method.scope !== "workbook") return ok(undefined);
    const { facts, sheets, tables } = this.gathered;
    const judged = await method.judge({
      ...build,
      facts,
      sheets,
      tables,
      asOf: this.options.asOf,
      parameter: (name) => this.parameters.get(name) ?? null,
      workbook: this.workbook,
      baseline: baselineOf(this.pack),
      pause,
      signal,
      seesFormulas: () => (this.hasFormulas = true),
      report: (fault) => this.collector.place(at, fault),
    });
    if (judged?.ok === false) return judged;
    return signal?.aborted ? fail(verifyText.cancelled()) : ok(undefined);
  }

  /** All rules over a few rows, then the next few: progress is rows, and a pause is never far. */
  async #table(
    table: Table,
    tableAt: number,
    onRows: (rows: number) => void,
  ): Promise<Result<void>> {
    const active = this.rules
      .forTable(table)
      .flatMap(({ at, rule }) => this.begin(at, rule, table, tableAt) ?? []);
    this.isLate = false;
    for (let from = 0; from < table.rows; from += ROWS_AT_A_TIME) {
      const to = Math.min(from + ROWS_AT_A_TIME, table.rows);
      for (const { judge } of active) {
        const judged = await this.handOver(judge, from, to, this.options);
        if (!judged.ok) return judged;
      }
      onRows(to);
      await this.options.pause?.();
      if (this.options.signal?.aborted) return fail(verifyText.cancelled());
    }
    for (const { judge } of active) {
      const ended = await this.finish(judge, this.options);
      if (!ended.ok) return ended;
    }
    return ok(undefined);
  }

  /** Some rows for a rule, with a pause wherever it asks for one. */
  async handOver(
    { rows }: Judge,
    from: number,
    to: number,
    { pause, signal }: VerifyOptions,
  ): Promise<Result<void>> {
    let next = rows?.(from, to);
    while (next !== undefined && next < to) {
      await pause?.();
      if (signal?.aborted) return fail(verifyText.cancelled());
      next = rows?.(next, to);
    }
    return ok(undefined);
  }

  /** What a rule has to say once it has seen every row. */
  async finish(judge: Judge, { pause, signal }: VerifyOptions): Promise<Result<void>> {
    this.isLate = true;
    const work = judge.work?.();
    while (work && work.next().done !== true) {
      await pause?.();
      if (signal?.aborted) return fail(verifyText.cancelled());
    }
    judge.end?.();
    this.isLate = false;
    await pause?.();
    return ok(undefined);
  }

  /** A rule made ready for a table; nothing where it cannot run there, which is then said. */
  begin(at: number, rule: Rule, table: Table, tableAt: number): Begun | null {
    const { method } = rule;
    if (method.scope !== "table" || !this.rules.holdsNow(rule)) return null;
    const why = this.#needs.whyNot(rule, method, table);
    const begun =
      why === null
        ? beginRule(rule, method, table, this.#surroundings(), this.#ears(at, rule, table, tableAt))
        : null;
    if (begun?.ok) return begun.value;
    this.rules.sayNotRun(rule, why ?? { reason: begun?.trouble.message ?? "" });
    return null;
  }

  #surroundings(): Surroundings {
    const { gathered, options, parameters, last, formats } = this;
    return {
      asOf: options.asOf,
      parameters,
      tables: gathered.tables,
      last: last.tables,
      formats,
      list: (name) => {
        const list = this.#lists.get(name);
        return list?.ok ? list.value : [];
      },
    };
  }

  #ears(at: number, rule: Rule, table: Table, tableAt: number): Ears {
    const isByRow = rule.method.scope === "table" && rule.method.isByRow === true;
    return {
      report: (fault) => {
        const isBlocking = this.collector.row(at, tableAt, fault, this.isLate);
        if (isBlocking && !isByRow) this.hasWideBlocks = true;
      },
      place: (fault) => this.collector.place(at, fault),
      giveUp: (reason) => {
        this.hasUnjudged = true;
        this.rules.sayNotRun(rule, { reason });
      },
      cannotJudge: () => (this.hasUnjudged = true),
      newIndex: () => {
        const index = new RowGroups(table.rows);
        this.#indices.set(`${at} ${tableAt}`, index);
        return index;
      },
      follow: (how) => this.#followers.set(`${at} ${tableAt}`, how),
    };
  }

  /** What a rule about groups of rows has found to share something, kept for when a row changes. */
  indexOf(at: number, tableAt: number): RowGroups | null {
    return this.#indices.get(`${at} ${tableAt}`) ?? null;
  }

  /** How a rule that has compared all rows of a table with each other goes on after an edit. */
  followerOf(at: number, tableAt: number): Follow | null {
    return this.#followers.get(`${at} ${tableAt}`) ?? null;
  }

  /** What has been found so far, as a run. */
  async result({ pause = async () => {} }: VerifyOptions): Promise<Run> {
    const { gathered, pack, options, last } = this;
    const arranged = await this.collector.finish(gathered.tables, pause);
    const run = runOf(gathered, pack, arranged, this.rules.notRun, options.asOf, this.#settled);
    return heldAgainst(run, this.#baseline, last, options);
  }
}
