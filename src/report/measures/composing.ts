import type { StandingSentence } from "../../measures/commentary/keep";
import type {
  Figure,
  FigureKey,
  MeasureResult,
  Period,
  Results,
  Split,
} from "../../measures/result";
import type { ReportTemplate } from "./template";
import type { Showing } from "./showing";

/** A sentence of commentary, and what it speaks of. */
export interface CommentLine {
  readonly text: string;
  /** Id of the measure; null where it is about all. */
  readonly measure: string | null;
  /** The figures that it was drawn from; none where a person wrote it. */
  readonly figures: readonly FigureKey[];
  /** The numbers that it tells. */
  readonly numbers: readonly number[];
}

/** The commentary of a workbook as a report takes it: what stands, without what somebody left out. */
export function commentLines(standing: readonly StandingSentence[]): readonly CommentLine[] {
  return standing
    .filter(({ isLeftOut }) => !isLeftOut)
    .map(({ text, measure, from }) => ({
      text,
      measure,
      figures: from.map(({ figure }) => figure),
      numbers: from.flatMap(({ value }) => (typeof value === "number" ? [value] : [])),
    }));
}

/** One name for a figure, in tables and in the sentences that tell it. */
export function figureName({ measure, period, group }: FigureKey): string {
  return JSON.stringify([measure, period, group?.column ?? null, group?.value ?? null]);
}

/** A measure with its figure of the period that is reported on. */
export interface Reported {
  readonly result: MeasureResult;
  readonly figure: Figure;
  /** The figures of the whole up to that period, as many as the report goes back. */
  readonly trend: readonly Figure[];
  /** The splits that this edition shows. */
  readonly splits: readonly Split[];
}

/** Everything that the parts of a report are made from. */
export interface Composing {
  readonly template: ReportTemplate;
  readonly results: Results;
  readonly period: Period;
  readonly isPublished: boolean;
  readonly showing: Showing;
  readonly measures: readonly Reported[];
  readonly commentary: readonly CommentLine[];
}

/** As a contract reads it: by the figure alone, also where chance could account for the difference. */
export function isOffTarget({ figure: { rating } }: Reported): boolean {
  return [rating.rag, rating.byFigure].some((rag) => rag === "red" || rag === "amber");
}

/** The measures that a part of the report is about. In public a hidden figure is not off target either. */
export function chosen(
  { measures, showing }: Composing,
  which: "all" | "off-target",
): readonly Reported[] {
  if (which === "all") return measures;
  return measures.filter((one) => isOffTarget(one) && !showing.isHidden(one.result, one.figure));
}
