import { formatDate, type DayNumber } from "../../cells/date";
import { returnsText } from "../../text/returns";
import type { DueReturn } from "./due";
import { nameFit } from "./match-name";
import type { ReadReturn } from "./read-return";
import { RETURN_STATES, type ReturnState } from "./standing";

/** One return: who sends it, whether it came, and how it stands. */
export interface ReturnRow {
  /** Null for a file that the calendar does not know. */
  readonly due: DueReturn | null;
  /** The file that counts; null where nothing was sent. */
  readonly sent: ReadReturn | null;
  readonly state: ReturnState | "not-sent";
  /** Not there, and the day on which it was due is over. */
  readonly isOverdue: boolean;
  readonly sentence: string;
}

/**
 * One row a return in the order of the calendar, then the files that it does not know. Where several files
 * fit one return the one that stands best counts, and the others are named.
 */
export function returnRows(
  due: readonly DueReturn[],
  sent: readonly ReadReturn[],
  asOf: DayNumber,
): ReturnRow[] {
  const sentFor = new Map<DueReturn, ReadReturn[]>();
  const strangers: ReadReturn[] = [];
  for (const one of sent) {
    const whose = bestFit(one.file, due);
    if (!whose) strangers.push(one);
    else sentFor.set(whose, [...(sentFor.get(whose) ?? []), one]);
  }
  const expected = due.map((one): ReturnRow => {
    const files = (sentFor.get(one) ?? []).sort((a, b) => rank(a.state) - rank(b.state));
    const [counts, ...others] = files;
    if (counts) {
      const sentence = returnsText.andOthers(
        counts.sentence,
        others.map(({ file }) => file),
      );
      return { due: one, sent: counts, state: counts.state, isOverdue: false, sentence };
    }
    const isOverdue = one.due !== null && one.due < asOf;
    const sentence = returnsText.notSent(one.due === null ? null : formatDate(one.due), isOverdue);
    return { due: one, sent: null, state: "not-sent", isOverdue, sentence };
  });
  const unexpected = strangers.map((one): ReturnRow => {
    const sentence = due.length > 0 ? returnsText.notExpected(one.sentence) : one.sentence;
    return { due: null, sent: one, state: one.state, isOverdue: false, sentence };
  });
  return [...expected, ...unexpected];
}

const rank = (state: ReturnState) => RETURN_STATES.indexOf(state);

function bestFit(file: string, due: readonly DueReturn[]): DueReturn | null {
  let best: { due: DueReturn; fit: number } | null = null;
  for (const one of due) {
    const fit = nameFit(file, one);
    if (fit > 0 && (!best || fit > best.fit)) best = { due: one, fit };
  }
  return best?.due ?? null;
}

/** How many returns are in which state. */
export function countStates(rows: readonly ReturnRow[]): ReadonlyMap<ReturnRow["state"], number> {
  const counts = new Map<ReturnRow["state"], number>();
  for (const { state } of rows) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}
