import { confidenceArgument, endsOf, ENDS, partArgument } from "./confidence-arguments";
import { clopperPearson, wilson } from "./intervals";
import { isProblem, refuse, type Answer, type Spill } from "./problem";
import type { Range } from "./range";
import { wordArgument, words } from "./reading";

export interface CiArguments {
  readonly successes: Range;
  readonly n: Range;
  readonly confidence: Range | null;
  readonly which: Range | null;
  readonly method: Range | null;
}

const METHODS = words<"wilson" | "exact">(
  [
    ["wilson", "wilson"],
    ["exact", "exact"],
  ],
  [
    ["score", "wilson"],
    ["clopper-pearson", "exact"],
  ],
);

/**
 * The limits of a proportion: both side by side, or the one asked for. Ranges are added up first; blank cells
 * are 0. No cases are #DIV/0!, more successes than cases and a confidence outside 0 to 1 #NUM!.
 */
export function ci({ successes, n, confidence, which, method }: CiArguments): Answer<Spill> {
  const part = partArgument(successes, n);
  if (!part.ok) return part;
  const share = confidenceArgument(confidence);
  if (isProblem(share)) return refuse(share);
  const ends = wordArgument(which, ENDS) ?? "both";
  if (isProblem(ends)) return refuse(ends);
  const by = wordArgument(method, METHODS) ?? "wilson";
  if (isProblem(by)) return refuse(by);
  const limits = by === "exact" ? clopperPearson : wilson;
  return { ok: true, value: endsOf(limits(part.value.x, part.value.n, share), ends) };
}
