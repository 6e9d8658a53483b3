import { formatDate } from "../../cells/date";
import { commentaryText, inWords } from "../../text/commentary";
import { measuresText } from "../../text/measures";
import type { Measure } from "../measure";
import type { FigureKey, MeasureResult } from "../result";
import type { Told } from "./sentence";

/** A figure that a sentence tells of, with what it tells of it. */
export interface ToldFigure {
  readonly figure: FigureKey;
  readonly said: readonly string[];
}

const IN_ITS_UNIT: ReadonlySet<string> = new Set(["value", "target", "centre", "lower", "upper"]);
const DISTANCES: ReadonlySet<string> = new Set(["gap", "change", "effect"]);
const DAYS: ReadonlySet<string> = new Set(["first", "last"]);

/** The figures behind a sentence, each once, with their values in words. */
export function toldFigures(measure: Measure, from: readonly Told[]): readonly ToldFigure[] {
  const figures = new Map<string, { figure: FigureKey; said: string[] }>();
  for (const { figure, what, value } of from) {
    if (value === null) continue;
    const { period, group } = figure;
    const key = JSON.stringify([period, group?.column, group?.value]);
    const known = figures.get(key) ?? { figure, said: [] };
    figures.set(key, known);
    const name = commentaryText.what.get(what) ?? what;
    known.said.push(`${name} ${toldValue(measure, what, value)}`);
  }
  return [...figures.values()];
}

function toldValue(measure: Measure, what: string, value: number | string): string {
  if (typeof value === "string") return value;
  if (IN_ITS_UNIT.has(what)) return inWords.value(measure, value);
  if (DISTANCES.has(what)) {
    return `${value < 0 ? "−" : ""}${inWords.distance(measure, value)}`;
  }
  return DAYS.has(what) ? formatDate(value) : inWords.number(value);
}

/** The figures of a sentence as they are kept beside it, to be read by people: “Panels on time. Oct 2026: figure 72.0%”. */
export function figuresInWords({ measure, total }: MeasureResult, from: readonly Told[]): string {
  const told = toldFigures(measure, from).map(({ figure: { period, group }, said }) => {
    const label = total.figures.find((one) => one.period.key === period)?.period.label ?? period;
    const name = group && (group.value || measuresText.blankGroup);
    return commentaryText.toldOf(label, name, said);
  });
  return told.length === 0 ? "" : commentaryText.told(measure.name, told);
}
