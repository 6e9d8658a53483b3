import type { DayNumber } from "../cells/date";
import type { Interval } from "../kpi/intervals";
import type { Rag } from "../text/report";
import type { DataEvent, Measure, UnusableMeasure } from "./measure";

export const LENGTHS = ["week", "month", "quarter", "year"] as const;
export type Length = (typeof LENGTHS)[number];

/** A stretch of the calendar for which figures are made. */
export interface Period {
  readonly first: DayNumber;
  readonly last: DayNumber;
  /** As people say it: “Oct 2026”, “2026/27 Q3”, “2026/27”, “Week ending 01/11/2026”. */
  readonly label: string;
  /** Short and without space, to type on a command line: “2026-10”, “2026-27-Q3”, “2026-27”, “2026-11-01”. */
  readonly key: string;
  /** Not over on the date of the figures: it can still change, and is no part of a trend. */
  readonly isInProgress: boolean;
}

/** Why a row that falls into a period is not counted. */
export type LeftOutKind =
  "exclusion" | "not-looked-at" | "blank" | "error" | "not-a-number" | "out-of-order" | "repeat";

/** Rows of a period that are not counted, by their reason in words. */
export interface LeftOut {
  readonly kind: LeftOutKind;
  readonly why: string;
  readonly rows: number;
}

/**
 * A figure over several periods: sums of numerators and of denominators, never a mean of percentages. Where each person
 * counts once, they count once in all of the periods together.
 */
export interface Total {
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly numerator: number;
  readonly denominator: number;
  /** Null where there is none; `why` then says why. */
  readonly value: number | null;
  readonly why: string | null;
  /** A declared break lies within: the parts were not counted in the same way. */
  readonly crossesBreak: boolean;
}

/** Figure against target. The word stands before the colour. */
export interface Rating {
  /** Grey where chance alone could account for the difference, and where there is no target. */
  readonly rag: Rag;
  readonly word: string;
  /** By the figure alone, as a contract reads it: KPI.RAG gives the same. Null without target or figure. */
  readonly byFigure: "green" | "amber" | "red" | null;
  /** The interval holds the target. */
  readonly isTooClose: boolean;
}

/** What became of the figure since another period. */
export interface Change {
  readonly period: Period;
  readonly value: number;
  /** This figure less that one: percentage points where the figure is a share. */
  readonly by: number;
  readonly meaning: "better" | "worse" | "same" | "changed";
  readonly word: string;
  /** More than chance accounts for; null where that cannot be told. */
  readonly isClear: boolean | null;
}

/** What the rest of the year would have to bring for the year to end at its target. */
export interface RunRate {
  /** Successes (of a share) or amount (of a count or sum) still needed. */
  readonly needed: number;
  /** Cases still expected, at the pace of the year so far; periods to come where the figure is a count or sum. */
  readonly remaining: number;
  /** Share of those cases, or amount in each period to come. */
  readonly rate: number | null;
  readonly isPossible: boolean;
  /** What it rests on, in words. */
  readonly basis: string;
}

/** Of a caseload: closing is opening + started − ended, or the figure says by how many cases it is not. */
export interface Flow {
  readonly opening: number;
  readonly started: number;
  readonly ended: number;
  readonly closing: number;
  /** Cases that break the identity: an end before its start. */
  readonly unbalanced: number;
}

/** The figure of one measure for one period and one group, or for the whole. */
export interface Figure {
  readonly period: Period;
  /** The version of the measure that it was made by. */
  readonly version: string;
  /** Successes, events, amount; the closing caseload; of a median the number of values. */
  readonly numerator: number;
  /** Cases, exposure, number of values. 0 where the form has none. */
  readonly denominator: number;
  readonly value: number | null;
  /** Why there is no value. */
  readonly why: string | null;
  /** Rows counted: those that are looked at and can be. */
  readonly rows: number;
  readonly leftOut: readonly LeftOut[];
  /** 95% interval: Wilson's for shares, exact for rates of events, Student's for means; null where there is none. */
  readonly interval: Interval | null;
  readonly target: number | null;
  readonly rating: Rating;
  /** Against the period before; null across a break. */
  readonly change: Change | null;
  /** Against the same period a year earlier; null across a break. */
  readonly lastYear: Change | null;
  readonly yearToDate: Total | null;
  readonly rollingTwelve: Total | null;
  readonly runRate: RunRate | null;
  readonly serviceCredit: number | null;
  readonly flow: Flow | null;
  /** Known data events that touch the period. */
  readonly events: readonly DataEvent[];
  /** Why it cannot be compared with the period before: a new version or a declared break. Null where it can. */
  readonly breakBefore: string | null;
}

/** The individuals control chart of a series, period by period; it begins anew at each break. */
export interface ControlChart {
  readonly points: readonly ChartPoint[];
  /** Limits of a phase with fewer than twelve figures are trial limits. */
  readonly isTrial: boolean;
}

export interface ChartPoint {
  readonly period: Period;
  readonly value: number;
  readonly centre: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** What makes it stand out, in the words of KPI.SPC.I; null for common cause. */
  readonly flag: string | null;
  readonly meaning: "improvement" | "concern" | "neutral" | null;
  readonly startsPhase: boolean;
}

/** The figures of one group, or of the whole, in the order of the periods. */
export interface Series {
  /** Null for the whole; "" for rows in which the column is blank. */
  readonly group: string | null;
  readonly figures: readonly Figure[];
  readonly chart: ControlChart | null;
  /** What the last complete figure shows, in the words of KPI.SPC.VARIATION; null while that cannot be told. */
  readonly variation: string | null;
  /** Whether the process will reach its target, in the words of KPI.SPC.ASSURANCE. */
  readonly assurance: string | null;
  /** Rows that belong to no period: the date is blank or cannot be read, by reason. */
  readonly undated: readonly LeftOut[];
}

export interface Split {
  /** Title of the column, as the table has it. */
  readonly column: string;
  /** In the order of their names; blank last. */
  readonly groups: readonly Series[];
  /** Why there are no groups: no such column, or too many values; null where there are. */
  readonly why: string | null;
}

export interface MeasureResult {
  /** The version in force at the date of the figures, or the last one. */
  readonly measure: Measure;
  readonly versions: readonly Measure[];
  /** Where the rows stand. */
  readonly source: { readonly table: string; readonly sheet: string; readonly rows: number };
  readonly total: Series;
  readonly splits: readonly Split[];
}

/** Every figure of a workbook's measures at one date. */
export interface Results {
  readonly asOf: DayNumber;
  readonly length: Length;
  /** Month in which the year begins: 4 is April. */
  readonly yearStart: number;
  readonly periods: readonly Period[];
  readonly measures: readonly MeasureResult[];
  /** Measures for which there are no figures, and why. */
  readonly notMeasured: readonly UnusableMeasure[];
  /** The last day in the data up to `asOf`; null where no column of dates was read. */
  readonly dataUntil: DayNumber | null;
}

/** Which figure is meant. */
export interface FigureKey {
  readonly measure: string;
  /** `Period.key`. */
  readonly period: string;
  /** Column and group; null for the whole. */
  readonly group: { readonly column: string; readonly value: string } | null;
}

/** The rows behind a figure, by the numbers that the sheet shows. */
export interface FigureRows {
  readonly sheet: string;
  readonly table: string;
  /** In the denominator, or in the figure where it has none. */
  readonly counted: readonly number[];
  /** Those among them that the numerator counts. */
  readonly inNumerator: readonly number[];
  readonly leftOut: readonly LeftOutRow[];
  /** Rows that belong to no period, because their date is blank or cannot be read. */
  readonly undated: readonly LeftOutRow[];
}

export interface LeftOutRow {
  readonly row: number;
  readonly kind: LeftOutKind;
  readonly why: string;
}
