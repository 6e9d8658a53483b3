import { Gave, KINDS } from "../formula/part";
import { measuresText, type FormulaName } from "../text/measures";
import type { BoundMeasure } from "./bind";
import { amountIn, hasNumbers, type Given } from "./evaluate";
import type { Form } from "./measure";
import { NoKey, type Keys } from "./once";
import type { LeftOutKind } from "./result";
import { Outcome } from "./tally";

export interface Reason {
  readonly kind: LeftOutKind;
  readonly why: string;
}

const RATIOS: ReadonlySet<Form> = new Set(["share", "rate"]);

/** What the formulas of a measure gave, row by row; null for those that it does not have. */
export interface Sides {
  readonly numerator: Given | null;
  readonly denominator: Given | null;
  readonly exclusions: readonly Given[];
  /** Whom each row is about, where each counts once. */
  readonly keys: Keys | null;
}

/** Every reason for which a row can be left out, the exclusions of the measure first. */
export function reasonsFor({ measure }: Pick<BoundMeasure, "measure">): readonly Reason[] {
  const { leftOut } = measuresText;
  const unusable = (what: FormulaName): Reason[] => [
    { kind: "blank", why: leftOut.blank(what) },
    { kind: "error", why: leftOut.error(what) },
    { kind: "not-a-number", why: leftOut.notANumber(what) },
  ];
  const notLookedAt = measure.denominator === null ? leftOut.notCounted : leftOut.notLookedAt;
  return [
    ...measure.exclusions.map(({ reason }): Reason => ({ kind: "exclusion", why: reason })),
    { kind: "not-looked-at", why: notLookedAt },
    ...unusable("denominator"),
    ...unusable("numerator"),
    { kind: "out-of-order", why: leftOut.endsBeforeItStarts },
    ...(measure.oncePer === null
      ? []
      : [
          { kind: "blank", why: leftOut.blank("oncePer") } as const,
          { kind: "error", why: leftOut.error("oncePer") } as const,
          { kind: "repeat", why: leftOut.repeat(measure.oncePer.columns[0] ?? "") } as const,
        ]),
  ];
}

/** Tells of each row what becomes of it in a measure, and what it adds to either side. */
export class Judge {
  /** What rows add above or below where some add an amount; null where each adds itself. */
  readonly amountsAbove: Given | null;
  readonly amountsBelow: Given | null;
  readonly #form: Form;
  readonly #firstFixed: number;
  readonly #isRatio: boolean;
  /** The outcome for every pair of what denominator and numerator give, their numbers being above nothing. */
  readonly #pairs: Uint16Array;

  constructor(
    { measure }: BoundMeasure,
    private readonly sides: Sides,
    private readonly population: boolean,
  ) {
    const { numerator, denominator, keys } = sides;
    this.#form = measure.form;
    this.#firstFixed = Outcome.LEFT_OUT + measure.exclusions.length;
    // Where each counts once there are no amounts: a number other than 0 is a yes.
    this.#isRatio = RATIOS.has(measure.form) && keys === null;
    const isSum = measure.form !== "count" && keys === null;
    this.amountsAbove = isSum && hasNumbers(numerator) ? numerator : null;
    this.amountsBelow = this.#isRatio && hasNumbers(denominator) ? denominator : null;
    this.#pairs = Uint16Array.from({ length: KINDS * KINDS }, (_, pair) =>
      this.#outcome(Math.floor(pair / KINDS), 1, pair % KINDS, 1),
    );
  }

  /** What becomes of a row. */
  at(row: number): number {
    const { exclusions, denominator, numerator, keys } = this.sides;
    for (let at = 0; at < exclusions.length; at++)
      if (isSo(exclusions[at]!, row)) return Outcome.LEFT_OUT + at;
    const outcome = this.#outcome(
      denominator === null ? Gave.TRUE : denominator.gave[row]!,
      denominator?.amount[row] ?? 0,
      numerator === null ? Gave.TRUE : numerator.gave[row]!,
      numerator?.amount[row] ?? 0,
    );
    const key = keys?.codes[row] ?? 0;
    if (outcome >= Outcome.LEFT_OUT || key >= 0) return outcome;
    return this.#firstFixed + (key === NoKey.BLANK ? 8 : 9);
  }

  /** The same for all rows from one up to, not including, another. */
  into(outcomes: Uint16Array, from: number, to: number): void {
    const { exclusions, denominator, numerator, keys } = this.sides;
    const pairs = this.#pairs;
    for (let row = from; row < to; row++) {
      const below = denominator === null ? Gave.TRUE : denominator.gave[row]!;
      const above = numerator === null ? Gave.TRUE : numerator.gave[row]!;
      outcomes[row - from] = pairs[below * KINDS + above]!;
    }
    this.#lowNumbers(denominator, this.amountsBelow !== null, outcomes, from, to);
    this.#lowNumbers(numerator, this.amountsAbove !== null, outcomes, from, to);
    if (keys)
      for (let row = from; row < to; row++)
        if (keys.codes[row]! < 0) outcomes[row - from] = this.at(row);
    for (let at = exclusions.length - 1; at >= 0; at--)
      for (let row = from; row < to; row++)
        if (isSo(exclusions[at]!, row)) outcomes[row - from] = Outcome.LEFT_OUT + at;
  }

  /** Numbers that are not above nothing, one by one; where amounts are added up, to add 0 is to count. */
  #lowNumbers(
    side: Given | null,
    isAdded: boolean,
    outcomes: Uint16Array,
    from: number,
    to: number,
  ): void {
    if (side === null || !hasNumbers(side)) return;
    const { gave, amount } = side;
    for (let row = from; row < to; row++) {
      if (gave[row] !== Gave.NUMBER || amount[row]! > 0) continue;
      if (!isAdded || amount[row] !== 0) outcomes[row - from] = this.at(row);
    }
  }

  /** What a row that counts adds to the numerator. */
  above(row: number, outcome: number): number {
    if (this.amountsAbove) return amountIn(this.amountsAbove, row);
    return outcome === Outcome.IN_NUMERATOR ? 1 : 0;
  }

  /** What a row that counts adds to the denominator. */
  below(row: number): number {
    if (this.population) return 0;
    return this.amountsBelow ? amountIn(this.amountsBelow, row) : 1;
  }

  /** Whether a row was to add an amount rather than itself, even where that amount then leaves it out. */
  hasAmount(row: number, outcome: number): boolean {
    const { amountsAbove, amountsBelow } = this;
    const isExcluded = outcome >= Outcome.LEFT_OUT && outcome < this.#firstFixed;
    if (isExcluded) return false;
    if (amountsBelow?.gave[row] === Gave.NUMBER) return true;
    const isInDenominator = outcome < Outcome.LEFT_OUT || outcome >= this.#firstFixed + 4;
    return isInDenominator && amountsAbove?.gave[row] === Gave.NUMBER;
  }

  /** The outcome of rows about someone whom another row counts already. */
  get repeat(): number {
    return this.#firstFixed + 10;
  }

  get outOfOrder(): number {
    return this.#firstFixed + 7;
  }

  #outcome(below: number, belowAmount: number, above: number, aboveAmount: number): number {
    if (below === Gave.FALSE) return this.#firstFixed;
    if (below >= Gave.BLANK) return this.#firstFixed + 1 + below - Gave.BLANK;
    if (below === Gave.NUMBER) {
      if (this.#isRatio && !(belowAmount >= 0)) return this.#firstFixed + 3;
      if (!this.#isRatio && belowAmount === 0) return this.#firstFixed;
    }
    if (above >= Gave.BLANK) return this.#firstFixed + 4 + above - Gave.BLANK;
    const isNothing = above === Gave.FALSE || (above === Gave.NUMBER && aboveAmount === 0);
    if (isNothing) return this.#form === "count" ? this.#firstFixed : Outcome.COUNTED;
    const isNegative = above === Gave.NUMBER && aboveAmount < 0;
    return isNegative && this.#isRatio ? this.#firstFixed + 6 : Outcome.IN_NUMERATOR;
  }
}

/** Whether a condition holds in a row; what cannot be told does not. */
function isSo({ gave, amount }: Given, row: number): boolean {
  return gave[row] === Gave.TRUE || (gave[row] === Gave.NUMBER && amount[row] !== 0);
}
