import { measuresText, type FormulaName } from "../text/measures";
import type { BoundMeasure } from "./bind";
import { Gave } from "../formula/part";
import { hasNumbers, type Given } from "./evaluate";
import type { Form } from "./measure";
import { NoKey, type Keys } from "./once";
import type { LeftOutKind } from "./result";

export interface Reason {
  readonly kind: LeftOutKind;
  readonly why: string;
}

const COUNTED = -1;
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

/** Tells of each row whether a measure counts it, and with what on either side. */
export class Judge {
  /** What the row that was judged last adds to either side. */
  above = 0;
  below = 0;
  /** Some row added an amount rather than itself: no interval of counts fits. */
  hasAmounts = false;
  readonly #form: Form;
  readonly #firstFixed: number;
  readonly #isRatio: boolean;

  constructor(
    { measure }: BoundMeasure,
    private readonly sides: Sides,
    private readonly population: boolean,
  ) {
    this.#form = measure.form;
    this.#firstFixed = measure.exclusions.length;
    // Where each counts once there are no amounts: a number other than 0 is a yes.
    this.#isRatio = RATIOS.has(measure.form) && sides.keys === null;
  }

  /** The number of the reason for which a row is left out; below 0 where it counts. */
  at(row: number): number {
    const { exclusions, denominator, numerator } = this.sides;
    for (let at = 0; at < exclusions.length; at++) if (isSo(exclusions[at]!, row)) return at;
    this.below = 1;
    if (this.population) this.below = 0;
    else if (denominator !== null) {
      const gave = denominator.gave[row]!;
      if (gave === Gave.FALSE) return this.#firstFixed;
      if (gave >= Gave.BLANK) return this.#firstFixed + 1 + gave - Gave.BLANK;
      if (gave === Gave.NUMBER && !this.#takeBelow(denominator.amount[row]!))
        return this.#firstFixed + (this.#isRatio ? 3 : 0);
    }
    this.above = 1;
    const left = numerator === null ? COUNTED : this.#judgeAbove(numerator, row);
    const key = this.sides.keys?.codes[row] ?? 0;
    return left !== COUNTED || key >= 0 ? left : this.#firstFixed + (key === NoKey.BLANK ? 8 : 9);
  }

  /** Every row that counts adds nothing or one to the numerator and one to the denominator. */
  get countsRows(): boolean {
    const { numerator, denominator } = this.sides;
    const isCount = this.#form === "count";
    return (
      !this.population &&
      (denominator === null || !hasNumbers(denominator)) &&
      (isCount || numerator === null || !hasNumbers(numerator))
    );
  }

  /** The reason of rows about someone whom another row counts already. */
  get repeat(): number {
    return this.#firstFixed + 10;
  }

  get outOfOrder(): number {
    return this.#firstFixed + 7;
  }

  #takeBelow(amount: number): boolean {
    if (!this.#isRatio) return amount !== 0;
    this.hasAmounts = true;
    this.below = amount;
    return amount >= 0;
  }

  #judgeAbove({ gave, amount }: Given, row: number): number {
    const given = gave[row]!;
    if (given >= Gave.BLANK) return this.#firstFixed + 4 + given - Gave.BLANK;
    if (this.#form === "count") {
      const isCounted = given === Gave.TRUE || (given === Gave.NUMBER && amount[row] !== 0);
      return isCounted ? COUNTED : this.#firstFixed;
    }
    if (given === Gave.FALSE) {
      this.above = 0;
    } else if (given === Gave.NUMBER && this.sides.keys !== null) {
      this.above = amount[row] === 0 ? 0 : 1;
    } else if (given === Gave.NUMBER) {
      this.above = amount[row]!;
      this.hasAmounts = true;
      if (this.#isRatio && this.above < 0) return this.#firstFixed + 6;
    }
    return COUNTED;
  }
}

/** Whether a condition holds in a row; what cannot be told does not. */
export function isSo({ gave, amount }: Given, row: number): boolean {
  return gave[row] === Gave.TRUE || (gave[row] === Gave.NUMBER && amount[row] !== 0);
}
