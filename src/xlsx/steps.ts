import { workbookText } from "../text/workbook";
import { Refusal } from "./refusal";

/**
 * Reading as pieces of a few milliseconds: after each it gives how many rows it has read since the last. Whoever
 * drives it decides whether others get a turn in between.
 */
export type Steps<T> = Generator<number, T, void>;

export interface Watch {
  /** Called after each piece; gives others a turn. */
  readonly pause?: () => Promise<void>;
  readonly signal?: AbortSignal;
  /** How many rows of all sheets together have been read so far. */
  readonly onRows?: (rows: number) => void;
}

/** All pieces at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** One piece after the other; between two of them others get their turn, and it can be stopped. */
export async function inSlices<T>(
  steps: Steps<T>,
  { pause, signal, onRows }: Watch = {},
): Promise<T> {
  let rows = 0;
  for (;;) {
    if (signal?.aborted) throw new Refusal(workbookText.cancelled());
    const step = steps.next();
    if (step.done) return step.value;
    if (step.value > 0) onRows?.((rows += step.value));
    if (pause) await pause();
  }
}
