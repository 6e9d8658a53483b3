/** Work over many rows in steps of a few milliseconds, and what comes of it. */
export type Steps<Made> = Generator<undefined, Made, undefined>;

/** A few milliseconds of work, whatever is done with each row. */
export const ROWS_AT_A_TIME = 4000;

/** Goes through rows, so many a step. */
export function* inStretches(
  rows: number,
  goThrough: (from: number, to: number) => void,
): Steps<void> {
  for (let from = 0; from < rows; from += ROWS_AT_A_TIME) {
    if (from > 0) yield undefined;
    goThrough(from, Math.min(from + ROWS_AT_A_TIME, rows));
  }
}

function inOneGo<Made>(steps: Steps<Made>): Made {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** Carries word that something is not ready out of the formulas that ask for it; never leaves this file. */
class NotReady extends Error {}

const NOT_READY = new NotReady();

/**
 * Where formulas work something out over whole columns, they do so when a row first needs it: in one go where nobody
 * waits, and step by step, with a turn for others after each, in rows that are gone through by `eachRow`.
 */
export class Patience {
  /** A formula looks over whole columns: without one, rows are gone through as quickly without patience. */
  isNeeded = false;
  #mayStop = false;
  #gone = 0;

  /** What comes of some steps. Where a row may stop it does but one of them, and is asked for again when the row is. */
  finish<Made>(steps: Steps<Made>): Made {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return step.value;
      if (this.#mayStop) throw NOT_READY;
    }
  }

  /** Takes note of rows that were gone through for the sake of one. */
  gone(rows: number): void {
    this.#gone += rows;
  }

  /** A row has left a trace, and may not be begun again: what it still needs is worked out in one go. */
  stay(): void {
    this.#mayStop = false;
  }

  /**
   * Goes through rows, and gives the one to go on with where others should have a turn before it, be it that a row says
   * so by giving the next. A row that needs something that is not ready is begun again.
   */
  eachRow(
    from: number,
    to: number,
    judge: (row: number) => number | undefined,
  ): number | undefined {
    let row = from;
    this.#gone = 0;
    try {
      while (row < to) {
        this.#mayStop = true;
        const next = judge(row);
        row++;
        if (next !== undefined || this.#gone >= ROWS_AT_A_TIME) return row;
      }
      return undefined;
    } catch (error) {
      if (error !== NOT_READY) throw error;
      return row;
    } finally {
      this.#mayStop = false;
    }
  }
}

/** What is worked out once for each key; steps that a row stopped at are gone on with when it is asked for again. */
export class OnceAKey<Key, Made> {
  readonly #made = new Map<Key, Made>();
  #begun: Map<Key, Steps<Made>> | null = null;

  constructor(private readonly patience: Pick<Patience, "finish" | "gone">) {}

  /** `rows` is how many are gone through for it: few are never stopped at. */
  of(key: Key, rows: number, make: () => Steps<Made>): Made {
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = rows > ROWS_AT_A_TIME ? this.#inTurns(key, make) : inOneGo(make());
    this.#made.set(key, made);
    this.patience.gone(Math.min(rows, ROWS_AT_A_TIME));
    return made;
  }

  #inTurns(key: Key, make: () => Steps<Made>): Made {
    this.#begun ??= new Map<Key, Steps<Made>>();
    const steps = this.#begun.get(key) ?? make();
    this.#begun.set(key, steps);
    const made = this.patience.finish(steps);
    this.#begun.delete(key);
    return made;
  }
}

/** The same for what there is one of. */
export function once<Made>(
  patience: Pick<Patience, "finish" | "gone">,
  rows: number,
  make: () => Steps<Made>,
): () => Made {
  const made = new OnceAKey<null, Made>(patience);
  return () => made.of(null, rows, make);
}

/** Items in order, those alike as they stood; the list that is handed over is used up. */
export function* sortInSteps<Item>(
  items: Item[],
  compare: (a: Item, b: Item) => number,
): Steps<readonly Item[]> {
  if (items.length <= ROWS_AT_A_TIME) return items.sort(compare);
  let runs: (readonly Item[])[] = [];
  yield* inStretches(items.length, (from, to) => {
    runs.push(items.slice(from, to).sort(compare));
  });
  while (runs.length > 1) {
    const merged: (readonly Item[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const [one = [], other = []] = runs.slice(at, at + 2);
      merged.push(yield* merge(one, other, compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merge<Item>(
  one: readonly Item[],
  other: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Steps<readonly Item[]> {
  const merged = new Array<Item>(one.length + other.length);
  let [left, right] = [0, 0];
  yield undefined;
  yield* inStretches(merged.length, (from, to) => {
    for (let at = from; at < to; at++) {
      const isOneNext =
        right === other.length || (left < one.length && compare(one[left]!, other[right]!) <= 0);
      merged[at] = isOneNext ? one[left++]! : other[right++]!;
    }
  });
  return merged;
}
