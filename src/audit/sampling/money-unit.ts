import { exactPoisson } from "../../kpi/intervals";
import { sha256Hex } from "../../records/fingerprint";
import { samplingText } from "../../text/audit-sampling";
import { fail, ok, type Result } from "../../text/trouble";
import { ceil } from "./sizes";

/** Half the chi-square quantile with 2(k + 1) degrees of freedom: 3.00 at 95% with nothing misstated. */
export function confidenceFactor(confidence: number, misstatements: number): number {
  return exactPoisson(misstatements, 2 * confidence - 1).upper;
}

export interface MoneyPlan {
  readonly factor: number;
  /** Every so many pounds one is looked at. */
  readonly interval: number;
  readonly total: number;
  /** How many pounds are looked at; fewer records than that where one is large. */
  readonly nominalSize: number;
}

/** Every so many pounds: an overstatement above `tolerable` in all would be found with that confidence. */
export function moneyInterval(tolerable: number, confidence: number): number {
  return Math.floor(tolerable / confidenceFactor(confidence, 0));
}

/** What a draw by money unit needs to know of the amounts. */
export function moneyPlan(
  amounts: readonly number[],
  tolerable: number,
  confidence: number,
): Result<MoneyPlan> {
  const negative = amounts.findIndex((amount) => amount < 0);
  if (negative >= 0) return fail(samplingText.amountNegative(amounts[negative] ?? 0));
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  if (total <= 0) return fail(samplingText.amountsNothing());
  const factor = confidenceFactor(confidence, 0);
  const interval = moneyInterval(tolerable, confidence);
  if (interval < 1) return fail(samplingText.tolerableTooSmall());
  return ok({ factor, interval, total, nominalSize: ceil(total / interval) });
}

export interface MoneyHit {
  /** Place of the record among the amounts, from 0. */
  readonly at: number;
  /** How many of its pounds were hit. */
  readonly hits: number;
}

/** The records in which a chosen pound falls: start, start + interval, … along the running total. */
export function selectByMoney(
  amounts: readonly number[],
  interval: number,
  start: number,
): readonly MoneyHit[] {
  const pointsUpTo = (total: number) =>
    total < start ? 0 : Math.floor((total - start) / interval) + 1;
  const selected: MoneyHit[] = [];
  let before = 0;
  for (const [at, amount] of amounts.entries()) {
    const after = before + amount;
    const hits = pointsUpTo(after) - pointsUpTo(before);
    if (hits > 0) selected.push({ at, hits });
    before = after;
  }
  return selected;
}

const DIGITS = 12;

/** The first pound, from 1 to `last`: chosen by the seed. */
export function moneyStart(seed: string, last: number): number {
  const chance = Number.parseInt(sha256Hex(`${seed}\nstart`).slice(0, DIGITS), 16);
  return 1 + (chance % last);
}
