import type { Told } from "../../../src/measures/commentary/sentence";
import type { Measure } from "../../../src/measures/measure";
import type { FigureKey } from "../../../src/measures/result";
import { formatDate } from "../../../src/cells/date";
import { inWords } from "../../../src/text/commentary";
import { paneCommentaryText } from "../../../src/text/pane-commentary";
import { valueText } from "../results/words";

/** A figure that a sentence tells of, with what it tells of it. */
export interface ToldFigure {
  readonly figure: FigureKey;
  readonly said: string;
}

const IN_ITS_UNIT: ReadonlySet<string> = new Set(["value", "target", "centre", "lower", "upper"]);
const DISTANCES: ReadonlySet<string> = new Set(["gap", "change", "effect"]);
const DAYS: ReadonlySet<string> = new Set(["first", "last"]);

/** The figures behind a sentence, each once, in the words of the pane. */
export function toldFigures(measure: Measure, from: readonly Told[]): readonly ToldFigure[] {
  const figures = new Map<string, { figure: FigureKey; parts: string[] }>();
  for (const { figure, what, value } of from) {
    if (value === null) continue;
    const { period, group } = figure;
    const key = JSON.stringify([period, group?.column, group?.value]);
    const known = figures.get(key) ?? { figure, parts: [] };
    figures.set(key, known);
    const name = paneCommentaryText.what.get(what) ?? what;
    known.parts.push(`${name} ${toldValue(measure, what, value)}`);
  }
  return [...figures.values()].map(({ figure, parts }) => ({ figure, said: parts.join(" · ") }));
}

function toldValue(measure: Measure, what: string, value: number | string): string {
  if (typeof value === "string") return value;
  if (IN_ITS_UNIT.has(what)) return valueText(measure, value);
  if (DISTANCES.has(what)) {
    return `${value < 0 ? "−" : ""}${inWords.distance(measure, value)}`;
  }
  return DAYS.has(what) ? formatDate(value) : inWords.number(value);
}
