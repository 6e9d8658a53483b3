import { partsOf, type Expression } from "./expression";
import { FUNCTIONS } from "./functions/all";

/** Whether what a formula gives in one row depends on other rows too: it counts over whole columns. */
export function looksAtOtherRows(expression: Expression): boolean {
  for (const part of partsOf(expression))
    if (part.kind === "call" && FUNCTIONS.get(part.name)?.wholeColumns) return true;
  return false;
}
