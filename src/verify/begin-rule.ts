import type { Cell } from "../cells/cell";
import type { DayNumber } from "../cells/date";
import type { CheckedFormula } from "../formula/check";
import { compileFormula, compileRows, type Binding, type RowsOf } from "../formula/compile";
import type { Evaluate } from "../formula/functions/definition";
import { Patience } from "../formula/patience";
import { ok, type Result, type Trouble } from "../text/trouble";
import { verifyText } from "../text/verify";
import { formulaSource } from "./formula-source";
import { formatKey, type Formats } from "./gather";
import type { Judge, PlaceFault, RowFault, TableCheck, TableMethod } from "./kinds/kind";
import { rawText } from "./kinds/shared";
import { speak } from "./message";
import { patiently, Picked, Telling } from "./patiently";
import type { Rule } from "./pack-model";
import { columnOf, tableNamed, type Table } from "./tables/table";

/** What rules find around a table when they are made ready for it. */
export interface Surroundings {
  readonly asOf: DayNumber;
  readonly parameters: ReadonlyMap<string, Cell>;
  readonly tables: readonly Table[];
  /** The tables of the last accepted return. */
  readonly last: readonly Table[];
  readonly formats: Formats;
  readonly list: (name: string) => readonly Cell[];
}

/** Who hears what a rule has to say. */
export interface Ears extends Pick<TableCheck, "report" | "giveUp" | "newIndex" | "follow"> {
  readonly place: (fault: PlaceFault) => void;
  /** Some rows could not be judged. */
  readonly cannotJudge: () => void;
}

export interface Begun {
  readonly judge: Judge;
  readonly check: TableCheck;
}

/** A rule made ready for a table; the trouble says why it cannot run there. */
export function beginRule(
  rule: Rule,
  method: TableMethod,
  table: Table,
  around: Surroundings,
  ears: Ears,
): Result<Begun> {
  const patience = new Patience();
  const tooLong = () => ears.giveUp(verifyText.notRun.tooLong);
  const source = formulaSource(table, around, { tooLong, patience });
  const picks = rule.when ? compileFormula(rule.when, source) : ok(null);
  if (!picks.ok) return picks;
  const picked = picks.value && patience.isNeeded ? new Picked(picks.value, table.rows) : null;
  const when = picked ? (row: number) => picked.has(row) : picks.value;
  // What only tells of findings may stop where it costs too much, without a word: the findings stand.
  const about = formulaSource(table, around, { tooLong: () => {}, patience });
  const said = inOwnWords(rule, table, about);
  if (!said.ok) return said;
  const telling = new Telling(patience, said.value, ears.report);
  const unjudged = new Unjudged();
  const check: TableCheck = {
    table,
    asOf: around.asOf,
    parameter: (name) => around.parameters.get(name) ?? null,
    compile: (formula) => compileFormula(formula, source),
    rowsOf: (countIfs, counted) => rowsOf(countIfs, counted, table, about),
    list: around.list,
    other: (name) => tableNamed(around.tables, name),
    previous: (name) => tableNamed(around.last, name),
    formatsOf: (column) => around.formats.get(formatKey(table, column)) ?? null,
    applies: appliesTo(table, gatesOf(rule, method, table), when),
    newIndex: ears.newIndex,
    follow: ears.follow,
    report: (fault) => telling.report(fault),
    giveUp: ears.giveUp,
    cannotJudge: (trouble) => {
      patience.stay();
      ears.cannotJudge();
      unjudged.add(trouble);
    },
  };
  const begun = method.begin(check);
  const judge = "ok" in begun ? begun : ok(begun);
  if (!judge.ok) return judge;
  const { rows, work, end } = patience.isNeeded
    ? patiently(judge.value, { patience, picked, telling })
    : judge.value;
  const finish = () => {
    end?.();
    for (const fault of unjudged.faults(table)) ears.place(fault);
  };
  const whole = { ...(rows ? { rows } : {}), ...(work ? { work } : {}), end: finish };
  return ok({ judge: whole, check });
}

/** A fault as the rule's own sentence has it, where it has one. */
function inOwnWords(
  { message }: Rule,
  table: Table,
  source: Binding,
): Result<(fault: RowFault) => RowFault> {
  if (message === null) return ok((fault) => fault);
  const say = speak(message, {
    cell: (field, row) => {
      const column = columnOf(table, field);
      return column ? rawText(column, row) : "";
    },
    compile: (formula) => compileFormula(formula, source),
  });
  if (!say.ok) return say;
  const nothing = new Map<string, string>();
  return ok((fault) => ({ ...fault, message: say.value(fault.row, fault.counted ?? nothing) }));
}

/** A formula counts over the records of another table, and over all rows of its own. */
function rowsOf(
  countIfs: CheckedFormula,
  counted: Table,
  own: Table,
  source: Binding,
): Result<RowsOf> {
  const compiled = compileRows(countIfs, source);
  if (!compiled.ok || counted === own || !counted.skip.includes(1)) return compiled;
  const records: number[] = [];
  for (let row = 0; row < counted.rows; row++) if (counted.skip[row] !== 1) records.push(row);
  return ok((row) => compiled.value(row).map((record) => records[record]!));
}

function appliesTo(
  { skip }: Table,
  gates: readonly Uint8Array[],
  when: Evaluate | null,
): (row: number) => boolean {
  return (row) => {
    if (skip[row] === 1) return false;
    for (const gate of gates) if (gate[row] === 1) return false;
    return when === null || when(row) === true;
  };
}

/** The marks of cells that an earlier finding says cannot be relied upon. */
function gatesOf(rule: Rule, method: TableMethod, table: Table): Uint8Array[] {
  const names = new Set([...(rule.stage > 2 ? method.reads : []), ...(rule.when?.columns ?? [])]);
  return [...names].flatMap((name) => columnOf(table, name)?.blocked ?? []);
}

/** The rows that a rule could not judge, counted by the reason. */
class Unjudged {
  readonly #counts = new Map<string, { rows: number; readonly trouble: Trouble }>();

  add(trouble: Trouble): void {
    const known = this.#counts.get(trouble.code);
    if (known) known.rows++;
    else this.#counts.set(trouble.code, { rows: 1, trouble });
  }

  faults(table: Table): PlaceFault[] {
    return [...this.#counts.values()].map(({ rows, trouble }) => ({
      sheet: table.sheet,
      cell: null,
      table,
      level: "note",
      group: "know",
      message: verifyText.notRun.partly(rows, trouble.message),
    }));
  }
}
