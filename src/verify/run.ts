import type { Cell } from "../cells/cell";
import { compileFormula, type Binding } from "../formula/compile";
import type { Evaluate } from "../formula/functions/definition";
import { compareText } from "../text/compare";
import { fail, ok, type Result, type Trouble } from "../text/trouble";
import { verifyText } from "../text/verify";
import type { Workbook } from "../workbook/port";
import { baselineOf } from "./baseline-of";
import { rulesIn } from "./bind";
import { Collector } from "./collect/collector";
import { reporterOf, type Reporter } from "./collect/reporter";
import { withBaseline } from "./baseline-state";
import type { LastReturn } from "./compare/last-return";
import type { NotRun, Run } from "./finding";
import { formulaSource } from "./formula-source";
import {
  formatKey,
  gather,
  readFormats,
  readFormulas,
  readStructures,
  type Formats,
  type Gathered,
} from "./gather";
import type { Judge, RowFault, TableCheck, TableMethod, WorkbookCheck } from "./kinds/kind";
import { RowGroups } from "./kinds/row-groups";
import { rawText } from "./kinds/shared";
import { readList } from "./lists";
import type { Why } from "./missing-column";
import { speak } from "./message";
import type { VerifyOptions } from "./options";
import type { Pack, Rule } from "./pack-model";
import { readParameterValues } from "./parameters";
import { withSettling } from "./settled-together";
import { shapeFaults, STRUCTURE_RULES } from "./shape";
import { columnOf, recordCount, tableNamed, type Table } from "./tables/table";
import { Needs, noTable, titleOf } from "./why-not";

export type { VerifyOptions } from "./options";

const NO_BUILD = { structure: () => null, formulas: () => [] };

// A few milliseconds of work for a pack of thirty rules.
const ROWS_AT_A_TIME = 2000;

/**
 * Checks a workbook against a pack. Reads and never writes. The same workbook, pack, date and
 * parameters give the same run, findings in the same order.
 */
export async function verify(
  workbook: Workbook,
  pack: Pack,
  options: VerifyOptions,
): Promise<Result<Run>> {
  const verification = await prepare(workbook, pack, options);
  return verification.ok ? verification.value.run() : verification;
}

/** Reads all that a check needs, and leaves the judging to what it gives. */
export async function prepare(
  workbook: Workbook,
  pack: Pack,
  options: VerifyOptions,
): Promise<Result<Verification>> {
  const parameters = readParameterValues(pack, options);
  if (!parameters.ok) return parameters;
  const gathered = await gather(workbook, pack, options);
  if (!gathered.ok) return gathered;
  const last = await readLastReturn(pack, options);
  return ok(new Verification(workbook, pack, options, parameters.value, gathered.value, last));
}

/** The last accepted return as the same pack reads and judges it. */
async function readLastReturn(
  pack: Pack,
  { previous, asOf, parameters, signal, pause }: VerifyOptions,
): Promise<LastReturn> {
  const none = { tables: [], findings: null };
  if (!previous) return { ...none, whyNot: compareText.notRun.noLastReturn };
  const prepared = await prepare(previous, pack, {
    asOf,
    ...(parameters && { parameters }),
    ...(signal && { signal }),
    ...(pause && { pause }),
  });
  const run = prepared.ok ? await prepared.value.run() : prepared;
  if (!prepared.ok || !run.ok) {
    const why = run.ok ? "" : run.trouble.message;
    return { ...none, whyNot: compareText.notRun.lastReturnUnreadable(why) };
  }
  return { tables: prepared.value.gathered.tables, findings: run.value.findings, whyNot: null };
}

interface ActiveRule {
  readonly at: number;
  readonly rule: Rule;
  readonly judge: Judge;
  readonly check: TableCheck;
}

/** One check of a workbook, with all that it has read and judged, so that a part can be judged again. */
export class Verification {
  readonly collector: Collector;
  /** Some rows could not be judged by a rule, which counts them over the whole table. */
  hasUnjudged = false;
  /** A rule that looks at several rows has marked cells that other rules leave alone. */
  hasWideBlocks = false;
  /** Every row has been seen, and what is reported now is about all of them. */
  isLate = false;
  readonly #indices = new Map<string, RowGroups>();
  readonly #judged: readonly Rule[];
  readonly #rules: readonly Reporter[];
  readonly #notRun: NotRun[] = [];
  readonly #lists = new Map<string, Result<readonly Cell[]>>();
  readonly #needs: Needs;
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
    this.#notRun.push(...pack.unusable);
    this.#needs = new Needs({
      pack,
      parameters,
      last,
      asOf: options.asOf,
      tables: () => this.gathered.tables,
      list: (name) => this.#lists.get(name),
    });
    this.#rules = [...STRUCTURE_RULES, ...this.#judged.map(reporterOf)];
    this.collector = new Collector(
      this.#rules,
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
    this.#rulesWithoutTable();
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
    const rules = this.workbookRules();
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

  /** The rules about the workbook that can run. */
  workbookRules(): { readonly at: number; readonly rule: Rule }[] {
    return this.#eachRule().filter(
      ({ rule }) =>
        rule.method.scope === "workbook" && this.#holdsNow(rule) && this.#hasParameters(rule),
    );
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
    const active = this.rulesFor(table).flatMap(
      ({ at, rule }) => this.begin(at, rule, table, tableAt) ?? [],
    );
    this.isLate = false;
    for (let from = 0; from < table.rows; from += ROWS_AT_A_TIME) {
      const to = Math.min(from + ROWS_AT_A_TIME, table.rows);
      for (const { judge } of active) judge.rows?.(from, to);
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

  /** The rules for a table, in the order in which they are judged. */
  rulesFor(table: Table): { readonly at: number; readonly rule: Rule }[] {
    return this.#eachRule()
      .filter(({ rule }) => rule.table === table.spec.name || rule.table === "*")
      .sort((a, b) => a.rule.stage - b.rule.stage || a.at - b.at);
  }

  #eachRule(): { at: number; rule: Rule }[] {
    return this.#judged.map((rule, at) => ({ at: at + STRUCTURE_RULES.length, rule }));
  }

  /** A rule made ready for a table; nothing where it cannot run there, which is then said. */
  begin(at: number, rule: Rule, table: Table, tableAt: number): ActiveRule | null {
    const { method } = rule;
    if (method.scope !== "table" || !this.#holdsNow(rule)) return null;
    const refuse = (why: Why): null => {
      this.#sayNotRun(rule, why);
      return null;
    };
    const reason = this.#needs.whyNot(rule, method, table);
    if (reason !== null) return refuse(reason);
    const giveUp = (reason: string) => {
      this.hasUnjudged = true;
      this.#sayNotRun(rule, { reason });
    };
    const source = this.#source(table, () => giveUp(verifyText.notRun.tooLong));
    const when = rule.when ? compileFormula(rule.when, source) : ok(null);
    if (!when.ok) return refuse({ reason: when.trouble.message });
    const said = this.#inOwnWords(rule, table);
    if (!said.ok) return refuse({ reason: said.trouble.message });
    const unjudged = new Map<string, { rows: number; trouble: Trouble }>();
    const check: TableCheck = {
      ...this.#check(rule, method, table, when.value, unjudged),
      giveUp,
      compile: (formula) => compileFormula(formula, source),
      newIndex: () => {
        const index = new RowGroups(table.rows);
        this.#indices.set(`${at} ${tableAt}`, index);
        return index;
      },
      report: (fault) => {
        const isBlocking = this.collector.row(at, tableAt, said.value(fault), this.isLate);
        if (isBlocking && method.isByRow !== true) this.hasWideBlocks = true;
      },
    };
    const begun = method.begin(check);
    const judge = "ok" in begun ? begun : ok(begun);
    if (!judge.ok) return refuse({ reason: judge.trouble.message });
    const { rows, work, end } = judge.value;
    const finish = () => {
      end?.();
      for (const { rows: count, trouble } of unjudged.values()) {
        this.collector.place(at, {
          sheet: table.sheet,
          cell: null,
          table,
          level: "note",
          group: "know",
          message: verifyText.notRun.partly(count, trouble.message),
        });
      }
    };
    const whole = { ...(rows ? { rows } : {}), ...(work ? { work } : {}), end: finish };
    return { at, rule, judge: whole, check };
  }

  /** What a rule about groups of rows has found to share something, kept for when a row changes. */
  indexOf(at: number, tableAt: number): RowGroups | null {
    return this.#indices.get(`${at} ${tableAt}`) ?? null;
  }

  /** A fault as the rule's own sentence has it, where it has one. */
  #inOwnWords(rule: Rule, table: Table): Result<(fault: RowFault) => RowFault> {
    if (rule.message === null) return ok((fault) => fault);
    const say = speak(rule.message, {
      cell: (field, row) => {
        const column = columnOf(table, field);
        return column ? rawText(column, row) : "";
      },
      compile: (formula) =>
        compileFormula(
          formula,
          this.#source(table, () => {}),
        ),
    });
    if (!say.ok) return say;
    const nothing = new Map<string, string>();
    return ok((fault) => ({ ...fault, message: say.value(fault.row, fault.counted ?? nothing) }));
  }

  #source(table: Table, tooLong: () => void): Binding {
    const { parameters, gathered, last } = this;
    return formulaSource(
      table,
      { parameters, tables: gathered.tables, last: last.tables },
      tooLong,
    );
  }

  #check(
    rule: Rule,
    method: TableMethod,
    table: Table,
    when: Evaluate | null,
    unjudged: Map<string, { rows: number; trouble: Trouble }>,
  ): Omit<TableCheck, "report" | "newIndex" | "giveUp" | "compile"> {
    const gates = this.#gates(rule, method, table);
    return {
      table,
      asOf: this.options.asOf,
      parameter: (name) => this.parameters.get(name) ?? null,
      list: (name) => {
        const list = this.#lists.get(name);
        return list?.ok ? list.value : [];
      },
      other: (name) => tableNamed(this.gathered.tables, name),
      previous: (name) => tableNamed(this.last.tables, name),
      formatsOf: (column) => this.formats.get(formatKey(table, column)) ?? null,
      applies: (row) => {
        if (table.skip[row] === 1) return false;
        for (const gate of gates) if (gate[row] === 1) return false;
        return when === null || when(row) === true;
      },
      cannotJudge: (trouble) => {
        this.hasUnjudged = true;
        const known = unjudged.get(trouble.code);
        if (known) known.rows++;
        else unjudged.set(trouble.code, { rows: 1, trouble });
      },
    };
  }

  /** The marks of cells that an earlier finding says cannot be relied upon. */
  #gates(rule: Rule, method: TableMethod, table: Table): Uint8Array[] {
    const names = new Set([...(rule.stage > 2 ? method.reads : []), ...(rule.when?.columns ?? [])]);
    return [...names].flatMap((name) => columnOf(table, name)?.blocked ?? []);
  }

  /** Rules hold from a day on, or until one; a rule out of its time is said not to have run. */
  #holdsNow(rule: Rule): boolean {
    const reason = this.#needs.whyNotNow(rule);
    if (reason !== null) this.#sayNotRun(rule, reason);
    return reason === null;
  }

  /** The same rule in several tables, for the same reason, is said once. */
  #sayNotRun({ id }: Rule, why: Why): void {
    const isSaid = this.#notRun.some(({ rule, reason }) => rule === id && reason === why.reason);
    if (!isSaid) this.#notRun.push({ rule: id, ...why });
  }

  #hasParameters(rule: Rule): boolean {
    const reason = this.#needs.whyNoParameter(rule);
    if (reason !== null) this.#sayNotRun(rule, reason);
    return reason === null;
  }

  #rulesWithoutTable(): void {
    this.#rolesNobodyPlays();
    for (const { rule } of this.#eachRule()) {
      if (rule.table === null || rule.table === "*" || tableNamed(this.gathered.tables, rule.table))
        continue;
      this.#sayNotRun(rule, noTable(titleOf(this.pack, rule.table)));
    }
  }

  /**
   * A rule about a column that no table has does not concern the workbook. Where that is so of everything a
   * pack has to say, it is said, or a pack of identifiers would find a workbook without any in order.
   */
  #rolesNobodyPlays(): void {
    const bound = new Set(this.#judged.map((rule) => rule.id));
    const { rules } = this.pack;
    if (rules.some((rule) => rule.bind === null || bound.has(rule.id))) return;
    for (const rule of rules) this.#sayNotRun(rule, { reason: verifyText.notRun.noSuchColumn });
  }

  /** What has been found so far, as a run. */
  async result({ pause = async () => {} }: VerifyOptions): Promise<Run> {
    const { facts, tables } = this.gathered;
    const { findings, counts } = await this.collector.finish(tables, pause);
    const run: Run = {
      file: facts.name,
      pack: { id: this.pack.id, version: this.pack.version, title: this.pack.title },
      asOf: this.options.asOf,
      state: counts.error > 0 ? "errors" : counts.query > 0 ? "queries" : "ready",
      sentence: verifyText.sentence(counts.error, counts.query, this.#notRun.length),
      counts: {
        rows: tables.reduce((rows, table) => rows + recordCount(table), 0),
        rules: STRUCTURE_RULES.length + this.pack.rules.length,
        errors: counts.error,
        queries: counts.query,
        notes: counts.note,
        waived: 0,
        notRun: this.#notRun.length,
      },
      notRun: this.#notRun,
      findings,
    };
    return this.#against(withSettling(run, this.pack));
  }

  /** The run held against the last accepted return, or else against the check before. */
  #against(run: Run): Run {
    const { last, options } = this;
    if (last.findings) return withBaseline(run, last.findings, "return");
    if (options.previous && last.whyNot !== null)
      return { ...run, against: compareText.lastUnread(last.whyNot) };
    return options.earlier ? withBaseline(run, options.earlier, "check") : run;
  }
}
