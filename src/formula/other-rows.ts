import { partsOf, type Expression } from "./expression";
import { FUNCTIONS } from "./functions/all";

/** Whether what a formula gives in one row depends on other rows of its table too: it counts over whole columns. */
export function looksAtOtherRows(expression: Expression): boolean {
  for (const part of partsOf(expression)) {
    if (part.kind === "elsewhere" && part.table === null) return true;
    if (part.kind !== "call") continue;
    const whole = FUNCTIONS.get(part.name)?.wholeColumns?.(part.arguments.length) ?? [];
    if (whole.some((at) => part.arguments[at]?.kind === "column")) return true;
  }
  return false;
}
