import { z } from "zod";
import type { Cell } from "../../cells/cell";
import type { DayNumber } from "../../cells/date";
import type { CheckedFormula } from "../../formula/check";
import type { RowsOf } from "../../formula/compile";
import type { ValueType } from "../../formula/expression";
import type { Evaluate } from "../../formula/functions/definition";
import { fail, type Result, type Trouble } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Structure, Workbook, WorkbookFacts } from "../../workbook/port";
import type { ChangeLimit } from "../compare/limits";
import type { Fix, FindingGroup, Level } from "../finding";
import type { Template } from "../integrity/template-shape";
import { describeIssue } from "../../records/json-issue";
import type { Field, TableSpec } from "../pack-model";
import type { Column, Sheet, Table } from "../tables/table";
import type { RowGroups, RowKeys } from "./row-groups";

/** A row of another table that a fault comes from. */
export interface RowElsewhere {
  readonly table: Table;
  readonly row: number;
  readonly columns: readonly Column[];
}

/** A fault in one row of a table. */
export interface RowFault {
  readonly row: number;
  /** The columns it is about; the first is the one to go to. */
  readonly columns: readonly Column[];
  readonly message: string;
  /** What the kind worked out, for the rule's own sentence: `{#count}` stands for "count". */
  readonly counted?: ReadonlyMap<string, string>;
  readonly fix?: Fix;
  /** Where the fault is milder than the rule's own level, or belongs to another group. */
  readonly level?: Level;
  readonly group?: FindingGroup;
  /** Further rows that the same fault is about (the other half of a duplicate). */
  readonly alsoRows?: readonly number[];
  /** Rows of other tables that it comes from, to be shown beside it. */
  readonly elsewhere?: readonly RowElsewhere[];
  /** What it is known by again beside its row, where it is about something that does not stand in it. */
  readonly mark?: string;
  /** Whether later rules leave the cell alone. Left out: yes for errors and queries about cells. */
  readonly blocks?: boolean;
}

/** A fault of a place: a heading, a sheet, a range. */
export interface PlaceFault {
  readonly sheet: string;
  /** "F17", "12:12", "G:G"; null for the sheet as a whole. */
  readonly cell: string | null;
  /** Further cells of the sheet that the same fault is about. */
  readonly alsoCells?: readonly string[];
  readonly table?: Table;
  readonly field?: string;
  readonly message: string;
  readonly value?: string;
  /** What it is known by again, where its cell may move: in place of the cell and the value. */
  readonly mark?: string;
  readonly fix?: Fix;
  readonly level?: Level;
  readonly group?: FindingGroup;
}

/** What a rule about rows that share something says of them. */
export interface Groups {
  /** What a row shares with others. */
  readonly keys: RowKeys;
  /** Whether it has something to say of a row that shares it with no other. */
  readonly isAloneToo?: boolean;
  /** Looks at a row that belongs to a group as rows are seen, where others may have a turn before it. */
  readonly look?: (row: number) => void;
  /** The rows that share something, in their order. */
  readonly judge: (rows: readonly number[]) => void;
}

/** What is new after an edit, of the rows that it concerns. */
export interface Followed {
  /** Rows of which everything that was said before is dropped. */
  readonly rows: ReadonlySet<number>;
  readonly report: () => void;
}

/**
 * How a rule that has compared the rows of a table with each other takes in what some of them hold now, in steps of a
 * few milliseconds. Null where it has to go through all of them again.
 */
export type Follow = (
  check: TableCheck,
  rows: ReadonlySet<number>,
) => Generator<undefined, Followed | null>;

/** What a kind may use while it judges one table. */
export interface TableCheck {
  readonly table: Table;
  readonly asOf: DayNumber;
  /** Blank where the parameter was not given. */
  readonly parameter: (name: string) => Cell;
  /** A formula made ready for the table, with what it looks at elsewhere. */
  readonly compile: (formula: CheckedFormula) => Result<Evaluate>;
  /** The rows of a table that a COUNTIFS would count for a row. */
  readonly rowsOf: (countIfs: CheckedFormula, table: Table) => Result<RowsOf>;
  /** The values of a list of the pack. */
  readonly list: (name: string) => readonly Cell[];
  /** Another table of the same workbook; null when it was not found. */
  readonly other: (name: string) => Table | null;
  /** A table as the last accepted return had it; null where there is none. */
  readonly previous: (name: string) => Table | null;
  /** The number formats of a column, where the method asked for them. */
  readonly formatsOf: (column: Column) => string | readonly string[] | null;
  /** False for rows that are no records, that `when` leaves out, or whose cells failed an earlier rule. */
  readonly applies: (row: number) => boolean;
  /** An empty place in which a rule about groups of rows keeps what it finds. */
  readonly newIndex: () => RowGroups;
  /** Leaves word how it can go on from here after an edit. */
  readonly follow: (how: Follow) => void;
  readonly report: (fault: RowFault) => void;
  /** Says once that some rows could not be judged, and why. */
  readonly cannotJudge: (trouble: Trouble) => void;
  /** Leaves the rest of the table unjudged: the rule is listed among those that did not run, with this reason. */
  readonly giveUp: (reason: string) => void;
}

/** What a kind may use while it judges the workbook around the tables. */
export interface WorkbookCheck {
  readonly facts: WorkbookFacts;
  readonly asOf: DayNumber;
  /** Blank where the parameter was not given. */
  readonly parameter: (name: string) => Cell;
  /** Sheets that hold tables, read. */
  readonly sheets: readonly Sheet[];
  readonly tables: readonly Table[];
  /** What is hidden and merged on a sheet that holds tables. */
  readonly structure: (sheet: string) => Structure | null;
  /** The formulas that stand above and below the tables of a sheet. */
  readonly formulas: (sheet: string) => readonly PlacedFormula[];
  /** For what a kind needs beyond that, in areas small enough to be read at once. */
  readonly workbook: Pick<Workbook, "read" | "structure" | "validations">;
  /** The blank form that the pack compares with; null where it has none. */
  readonly baseline: Template | null;
  readonly pause: () => Promise<void>;
  readonly signal: AbortSignal | undefined;
  /** Says that there are formulas in what it looked at: any edit may then change what it has to say. */
  readonly seesFormulas: () => void;
  readonly report: (fault: PlaceFault) => void;
}

export interface PlacedFormula {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** Judges rows as they are handed over, in order; `work`, then `end`, come after the last of them. */
export interface Judge {
  /** Gives the row to go on with where it stops before the last, because these rows take long; otherwise nothing. */
  readonly rows?: (from: number, to: number) => number | undefined;
  /** Long work over the whole table, in steps of a few milliseconds. */
  readonly work?: () => Iterator<undefined, void>;
  readonly end?: () => void;
}

/** Columns of another table; with `isLast`, as the last accepted return had it. */
export interface OthersNeeded {
  readonly table: string;
  readonly fields: readonly string[];
  readonly isLast?: boolean;
}

/** A rule made ready for its table. */
export interface TableMethod {
  readonly scope: "table";
  /** Fields it reads: where one is missing, the rule does not run, and says so. */
  readonly reads: readonly string[];
  /** Where it names none because it takes them as they are: all that it looks at, so that edits of others leave it alone. */
  readonly looksAt?: readonly string[];
  readonly parameters?: readonly string[];
  /** Those of them that it can do without where the last accepted return has the table. */
  readonly toldByLast?: readonly string[];
  readonly lists?: readonly string[];
  /** Columns of other tables that have to be there too. */
  readonly others?: readonly OthersNeeded[];
  /** Columns that the same table of the last accepted return has to have. */
  readonly last?: readonly string[];
  /** How far figures may move from one return to the next, by field, as far as the rule spells it out. */
  readonly limits?: ReadonlyMap<string, ChangeLimit>;
  /** Number formats cost a second read; they are read where a method asks for them. */
  readonly needsFormats?: boolean;
  /**
   * What it says of a row depends on that row alone, beside lists, parameters and the tables of `others`: after an
   * edit only the rows that changed are judged again.
   */
  readonly isByRow?: boolean;
  /** What it says of a column depends on that column alone: after an edit only the columns that changed are judged. */
  readonly isByColumn?: boolean;
  /** For rules that judge groups of rows and nothing else: after an edit only the groups that changed are. */
  readonly groups?: (check: TableCheck) => Groups;
  readonly begin: (check: TableCheck) => Result<Judge> | Judge;
}

export interface WorkbookMethod {
  readonly scope: "workbook";
  readonly parameters?: readonly string[];
  /** The blank form that this rule, and through it the pack, compares with. */
  readonly baseline?: Template;
  /** Trouble ends the run: reading failed, or was cancelled. */
  readonly judge: (check: WorkbookCheck) => undefined | Promise<Result<void>>;
}

export type Method = TableMethod | WorkbookMethod;

/** What is known when a pack is read: the table a rule is for, and the names it may use. */
export interface Setting {
  /** Null for rules about every table or about the workbook. */
  readonly table: TableSpec | null;
  readonly fields: readonly Field[];
  readonly tables: readonly TableSpec[];
  readonly lists: ReadonlySet<string>;
  readonly parameters: ReadonlyMap<string, ValueType>;
}

/** How many fields a rule of a kind names. */
export type FieldCount = "none" | "any" | "one" | "two" | "some";

interface KindFacts {
  /** The word in the pack. */
  readonly name: string;
  /** What it checks, in one sentence, for documentation. */
  readonly about: string;
  readonly fields: FieldCount;
  /** 1 sheets and headings, 2 cells, 3 rows and tables, 4 totals. Earlier faults silence later rules. */
  readonly stage: 1 | 2 | 3 | 4;
  /** The level of its findings where the rule says nothing. */
  readonly level: Level;
  readonly group: FindingGroup;
  /** Whether it judges the workbook, one table, or also every table at once (`"table": "*"`). */
  readonly scope: "workbook" | "table" | "every-table";
}

/**
 * A kind of rule: what a pack can ask for by one word. To add one, write a file like its neighbours
 * and put it into `all.ts`.
 */
export interface RuleKind extends KindFacts {
  readonly prepare: (params: unknown, setting: Setting) => Result<Method>;
}

/** Ties a kind to the shape of its parameters, so that a wrong parameter is a sentence and not a fault. */
export function defineKind<Params>(
  kind: KindFacts & {
    readonly params: z.ZodType<Params>;
    readonly prepare: (params: Params, setting: Setting) => Result<Method>;
  },
): RuleKind {
  const { params: shape, prepare, ...facts } = kind;
  return {
    ...facts,
    prepare: (params, setting) => {
      const read = shape.safeParse(params ?? {}, { reportInput: true });
      if (!read.success)
        return fail(verifyText.paramUnreadable(kind.name, describeIssue(read.error)));
      return prepare(read.data, setting);
    },
  };
}

/** For kinds without parameters. */
export const NO_PARAMS = z.strictObject({});
