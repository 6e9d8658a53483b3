import type { Form } from "../measure";
import type { Figure } from "../result";

/** Below these a figure is given as what was counted, and nothing is made of it. */
export const FEWEST_CASES = 10;
const FEWEST_EVENTS = 5;
const FEWEST_VALUES = 5;
/** Below this many cases a share is told with a caution. */
export const READ_WITH_CARE = 30;

/** Whether a figure rests on too little to be judged. A count is what it is, however small. */
export function isTooFew(
  form: Form,
  { numerator, denominator, rows }: Pick<Figure, "numerator" | "denominator" | "rows">,
): boolean {
  switch (form) {
    case "share":
      return denominator < FEWEST_CASES;
    case "rate":
      return numerator < FEWEST_EVENTS;
    case "mean":
    case "median":
      return rows < FEWEST_VALUES;
    default:
      return false;
  }
}
