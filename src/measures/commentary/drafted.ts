import type { FigureKey, MeasureResult } from "../result";
import type { Sentence, Told } from "./sentence";
import { figuresInWords } from "./told";

/** Collects the sentences of one figure, numbered as they come. */
export class Drafted {
  readonly sentences: Sentence[] = [];

  constructor(
    private readonly result: MeasureResult,
    private readonly period: string,
  ) {}

  /** A figure of the whole or of a group, in the period or in another. */
  key(period = this.period, group: FigureKey["group"] = null): FigureKey {
    return { measure: this.result.measure.id, period, group };
  }

  /** Values of the figure in this period. */
  told(
    values: Readonly<Record<string, number | string | null>>,
    key = this.key(),
  ): readonly Told[] {
    return Object.entries(values).map(([what, value]) => ({ figure: key, what, value }));
  }

  say(topic: string, parts: readonly (string | null)[], from: readonly Told[]): void {
    const text = parts.filter((part) => part !== null && part !== "").join(" ");
    if (text === "") return;
    const { sheet, table } = this.result.source;
    this.sentences.push({
      measure: this.result.measure.id,
      period: this.period,
      topic,
      number: this.sentences.length + 1,
      text,
      from,
      figures: figuresInWords(this.result, from),
      source: { sheet, table },
    });
  }
}
