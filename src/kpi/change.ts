import { rateText } from "../text/kpi-rates";
import { isProblem, refuse, type Answer, type Outcome, type Spill } from "./problem";
import { forEachCell, indexIn, type Range } from "./range";
import { readNumber, wordArgument, words } from "./reading";

export interface ChangeArguments {
  readonly current: Range;
  readonly previous: Range;
  readonly kind: Range | null;
}

type Kind = "pct" | "abs" | "pp";

const KINDS = words<Kind>([
  ["pct", "pct"],
  ["abs", "abs"],
  ["pp", "pp"],
]);

/**
 * From the previous figure to the current one: "pct" (left out) as a share of the previous figure's size, "abs"
 * the difference, "pp" the difference of two shares in percentage points. A blank figure is 0; "pct" from 0 is
 * #DIV/0!.
 */
export function change({ current, previous, kind }: ChangeArguments): Answer<Spill> {
  const how = wordArgument(kind, KINDS);
  if (how !== null && isProblem(how)) return refuse(how);
  return forEachCell([current, previous], (index): Outcome => {
    const now = readNumber(current, indexIn(current, index)) ?? 0;
    if (isProblem(now)) return now;
    const then = readNumber(previous, indexIn(previous, index)) ?? 0;
    if (isProblem(then)) return then;
    if (how === "abs") return now - then;
    if (how === "pp") return (now - then) * 100;
    return then === 0 ? rateText.changeFromNothing : (now - then) / Math.abs(then);
  });
}
