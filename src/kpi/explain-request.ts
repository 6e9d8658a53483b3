import type { ExplainedLine } from "./explain";

/**
 * The pane and the functions are scripts of their own on one page. With an event of this name the pane asks what stands
 * behind a figure; its detail is an ExplainRequest, answered before the event is over.
 */
export const EXPLAIN_EVENT = "plumbline-explain";

export interface ExplainRequest {
  /** ONTIME */
  readonly id: string;
  /** Each argument as Excel hands it over; `null` where it is left out. */
  readonly given: readonly (readonly (readonly unknown[])[] | null)[];
  readonly answer: (lines: readonly ExplainedLine[]) => void;
}
