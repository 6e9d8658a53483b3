import { words, type Words } from "./reading";

/** Which way is better. */
export type Direction = "higher" | "lower" | "neutral";

export const DIRECTIONS = words<Direction>(
  [
    ["higher", "higher"],
    ["lower", "lower"],
    ["neutral", "neutral"],
  ],
  [
    ["high", "higher"],
    ["increase", "higher"],
    ["up", "higher"],
    ["1", "higher"],
    ["low", "lower"],
    ["decrease", "lower"],
    ["down", "lower"],
    ["-1", "lower"],
    ["0", "neutral"],
  ],
);

/** Where figures are judged good or bad: “neutral” is understood, but not offered. */
export const BETTER_OR_WORSE: Words<Direction> = { ...DIRECTIONS, offered: ["higher", "lower"] };

/** Relative differences below this are rounding, not performance: 0.1 + 0.2 meets 0.3. */
const ROUNDING = 1e-9;

/** At or above the target, rounding aside. */
export function reaches(actual: number, target: number): boolean {
  return actual >= target - ROUNDING * Math.max(Math.abs(actual), Math.abs(target));
}

/** At or below the limit, rounding aside. */
export function staysWithin(actual: number, limit: number): boolean {
  return reaches(limit, actual);
}
