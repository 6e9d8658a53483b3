import type { Evaluate } from "../formula/functions/definition";
import type { Patience } from "../formula/patience";
import type { Judge, RowFault } from "./kinds/kind";

interface Asked {
  readonly patience: Patience;
  readonly picked: Picked | null;
  readonly telling: Telling;
}

/**
 * A rule whose formulas look over whole columns, judged so that it can stop before any row, and before it tells of any
 * fault, while they work something out. For a kind that asks only once all rows were seen, which of them are picked is
 * worked out as they are.
 */
export function patiently({ rows, work, end }: Judge, { patience, picked, telling }: Asked): Judge {
  const judge = rows
    ? (row: number) => rows(row, row + 1)
    : (row: number) => {
        picked?.has(row);
        return undefined;
      };
  return {
    rows: (from, to) => patience.eachRow(from, to, judge),
    *work() {
      telling.hold();
      const steps = work?.();
      while (steps && steps.next().done !== true) {
        yield undefined;
        yield* telling.tellHeld();
      }
      end?.();
      yield* telling.tellHeld();
      telling.release();
    },
  };
}

/** Tells of faults in the words of the rule, which may look over whole columns themselves. */
export class Telling {
  #held: RowFault[] | null = null;

  constructor(
    private readonly patience: Patience,
    private readonly said: (fault: RowFault) => RowFault,
    private readonly tell: (fault: RowFault) => void,
  ) {}

  report(fault: RowFault): void {
    if (this.#held) this.#held.push(fault);
    else this.#report(fault);
  }

  /** Holds faults back for `tellHeld`, because whoever reports them cannot be asked for them again. */
  hold(): void {
    this.#held = [];
  }

  release(): void {
    this.#held = null;
  }

  *tellHeld(): Iterator<undefined, void> & Iterable<undefined> {
    const held = this.#held ?? [];
    this.#held = [];
    for (let at: number | undefined = 0; at !== undefined;) {
      at = this.patience.eachRow(at, held.length, (one) => {
        this.#report(held[one]!);
        return undefined;
      });
      if (at !== undefined) yield undefined;
    }
  }

  #report(fault: RowFault): void {
    const worded = this.said(fault);
    this.patience.stay();
    this.tell(worded);
  }
}

const [UNKNOWN, IN, OUT] = [0, 1, 2];

/** Which rows a condition picks, worked out once for each that somebody asks for. */
export class Picked {
  readonly #known: Uint8Array;

  constructor(
    private readonly at: Evaluate,
    rows: number,
  ) {
    this.#known = new Uint8Array(rows);
  }

  has(row: number): boolean {
    if (this.#known[row] === UNKNOWN) this.#known[row] = this.at(row) === true ? IN : OUT;
    return this.#known[row] === IN;
  }
}
