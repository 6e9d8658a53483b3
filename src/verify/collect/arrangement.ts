import type { Finding, Level } from "../finding";
import type { Draft, Seen } from "./draft";

export interface Arranged {
  readonly findings: Finding[];
  readonly counts: Record<Level, number>;
}

/**
 * Findings in the order in which to deal with them, each with its id. Those that were there the last time keep their
 * order, so that after an edit only what is new has to find its place; the order itself does not depend on that.
 */
export class Arrangement {
  #placed: Draft[] = [];
  #fresh: Draft[] = [];
  readonly #seen = new Map<string, Seen>();
  #round = 0;
  #taken = 0;

  begin(): void {
    this.#round++;
    this.#taken = 0;
    this.#fresh = [];
  }

  take(draft: Draft): void {
    if (draft.round !== this.#round - 1) this.#fresh.push(draft);
    draft.round = this.#round;
    draft.taken = this.#taken++;
  }

  async finish(pause: () => Promise<void>): Promise<Arranged> {
    const kept = this.#placed.filter(({ round }) => round === this.#round);
    this.#fresh.sort(inOrder);
    await pause();
    // Two lists in order are one in no time; nearly all of what follows an edit was in order before.
    this.#placed = [...kept, ...this.#fresh].sort(inOrder);
    await pause();
    const counts: Record<Level, number> = { error: 0, query: 0, note: 0 };
    const findings = this.#placed.map((draft): Finding => {
      counts[draft.finding.level] += draft.counts;
      const times = this.#timesSeen(draft);
      const id = times === 1 ? draft.place : `${draft.place}#${times}`;
      if (draft.whole?.id !== id) draft.whole = { id, ...draft.finding };
      return draft.whole;
    });
    await pause();
    return { findings, counts };
  }

  /** How many of its place there have been in this round, with this one. */
  #timesSeen(draft: Draft): number {
    let { seen } = draft;
    if (!seen) {
      seen = this.#seen.get(draft.place) ?? { round: 0, times: 0 };
      this.#seen.set(draft.place, seen);
      draft.seen = seen;
    }
    if (seen.round !== this.#round) {
      seen.round = this.#round;
      seen.times = 0;
    }
    return ++seen.times;
  }
}

const inOrder = (a: Draft, b: Draft) =>
  a.group - b.group ||
  a.sheet - b.sheet ||
  a.row - b.row ||
  a.column - b.column ||
  a.rule - b.rule ||
  a.taken - b.taken;
