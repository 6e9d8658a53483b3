import type { DayNumber } from "../cells/date";
import type { Expression } from "../formula/expression";
import type { Direction } from "../kpi/direction";

/** How the figure of a measure is made out of its rows. */
export const FORMS = ["share", "rate", "count", "sum", "mean", "median", "caseload"] as const;
export type Form = (typeof FORMS)[number];

/** Forms that count, and so can count people rather than the rows about them. */
export const COUNTS_ONCE: ReadonlySet<Form> = new Set(["share", "rate", "count"]);

export const FREQUENCIES = ["weekly", "monthly", "quarterly", "yearly"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** A formula as it stands in the register, and as it was understood. Its columns are checked where a table is at hand. */
export interface MeasureFormula {
  readonly text: string;
  readonly expression: Expression;
  /** The columns that it names, as they are written. */
  readonly columns: readonly string[];
  /** as_of, period_start, period_end. */
  readonly parameters: readonly string[];
}

/** Rows that a measure does not look at, and why: a reason is part of a definition. */
export interface Exclusion {
  readonly when: MeasureFormula;
  readonly reason: string;
}

/** From this day on figures are not comparable with those before. */
export interface Break {
  readonly on: DayNumber;
  readonly reason: string;
}

/** Something that moved the figures and is not the work: a system that was down, a late upload. */
export interface DataEvent {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly note: string;
}

/** A target from a day on, for all or for one group. Shares are 0 to 1. */
export interface DatedTarget {
  readonly from: DayNumber;
  /** The column and the group that it is for; null for the whole. */
  readonly group: { readonly column: string; readonly value: string } | null;
  readonly target: number;
  readonly tolerance: number | null;
}

/** What is taken off a fee from a day on: along a straight line down to a floor, or in steps. */
export interface ServiceCredit {
  readonly from: DayNumber;
  readonly fee: number;
  readonly floor: number | null;
  readonly mostPercent: number | null;
  readonly steps: readonly { readonly threshold: number; readonly percent: number }[];
}

/** One version of the definition of a measure. */
export interface Measure {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly purpose: string;
  readonly form: Form;
  /** The name of the Excel table, or of the sheet on which the rows stand. */
  readonly table: string;
  /**
   * Rows for which it is TRUE are counted, numbers are added up. Null where every row in the denominator counts.
   */
  readonly numerator: MeasureFormula | null;
  /**
   * The rows that are looked at; numbers are added up, and a number without columns is a population that
   * counts once for each figure. Null: every row.
   */
  readonly denominator: MeasureFormula | null;
  /**
   * The day that puts a row into a period; of a caseload the day on which a case begins. Null where every row is
   * judged anew in every period, by period_start and period_end.
   */
  readonly date: MeasureFormula | null;
  /** Of a caseload: the day on which a case ends. */
  readonly endDate: MeasureFormula | null;
  /** Titles of the columns by which it may be split. */
  readonly groups: readonly string[];
  readonly unitOfCount: string;
  /**
   * The column that says who or what a row is about, where each counts once in a period and once in the year, however
   * many rows are about it. Null where every row counts.
   */
  readonly oncePer: MeasureFormula | null;
  /** Of a rate: for each so many of the denominator. 1 where nothing is said. */
  readonly per: number;
  readonly target: number | null;
  /** In the unit of the figure: 0.05 is five points of a share. Null: the usual tolerance of KPI.RAG. */
  readonly tolerance: number | null;
  readonly direction: Direction;
  readonly frequency: Frequency;
  readonly owner: string;
  readonly source: string;
  /** The contract, plan or guidance that asks for it. */
  readonly reference: string;
  readonly validFrom: DayNumber | null;
  readonly validTo: DayNumber | null;
  readonly notes: string;
  /** The pack that it was copied from, with its version; empty where it is the workbook's own. */
  readonly pack: string;
  readonly exclusions: readonly Exclusion[];
  readonly breaks: readonly Break[];
  readonly events: readonly DataEvent[];
  /** In the order of their days. */
  readonly targets: readonly DatedTarget[];
  readonly credits: readonly ServiceCredit[];
}

/** A row of the register that could not be used, and why; the rest stands. */
export interface UnusableMeasure {
  /** The id that it has, or what is known of where it stands. */
  readonly measure: string;
  readonly why: string;
}

/** The measures of a workbook, or of a pack. Versions of one measure follow each other by their first days. */
export interface MeasureRegister {
  readonly measures: readonly Measure[];
  readonly unusable: readonly UnusableMeasure[];
}

/** Every version of a measure, in the order of their first days. */
export function versionsOf(register: MeasureRegister, id: string): readonly Measure[] {
  return register.measures.filter((measure) => measure.id === id);
}
