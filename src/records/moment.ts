import type { DayNumber } from "../cells/date";

/** When and by whom a step is taken. Handed in, so that the same step gives the same result. */
export interface Moment {
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly today: DayNumber;
  readonly actor: string;
  /** The random tail of an id: keeps two people who work offline from making the same one. */
  readonly token: () => string;
}
