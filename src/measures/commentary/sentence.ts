import type { FigureKey } from "../result";

/** What a sentence is about: one of each for a figure, but for events and what was left out, which are numbered. */
export type Topic = string;

/** A value that a sentence tells, and whose it is. */
export interface Told {
  readonly figure: FigureKey;
  /** What of the figure it is: value, numerator, target, limit. */
  readonly what: string;
  readonly value: number | string | null;
}

/** One sentence of a commentary, with the figures that it came from. */
export interface Sentence {
  readonly measure: string;
  /** `Period.key`. */
  readonly period: string;
  /** Stays the same when other sentences come and go. */
  readonly topic: Topic;
  /** Its place among the sentences of the figure, from 1. */
  readonly number: number;
  readonly text: string;
  readonly from: readonly Told[];
  /** The figures that it tells, in words. */
  readonly figures: string;
  /** Where the rows behind it stand. */
  readonly source: { readonly sheet: string; readonly table: string };
}
