import type { Expression } from "./expression";
import { FUNCTIONS } from "./functions/all";

/** Whether what a formula gives in one row depends on other rows too: it counts over whole columns. */
export function looksAtOtherRows(expression: Expression): boolean {
  switch (expression.kind) {
    case "constant":
    case "list":
    case "column":
    case "parameter":
      return false;
    case "negative":
    case "percent":
      return looksAtOtherRows(expression.of);
    case "comparison":
    case "arithmetic":
    case "join":
      return looksAtOtherRows(expression.left) || looksAtOtherRows(expression.right);
    case "call": {
      const { name, arguments: args } = expression;
      const isWide = FUNCTIONS.get(name)?.wholeColumns !== undefined;
      return isWide || args.some(looksAtOtherRows);
    }
  }
}
