import { confidenceText } from "../text/kpi-confidence";
import { amountArgument, confidenceArgument, endsOf, ENDS } from "./confidence-arguments";
import { byar, exactPoisson, poissonLimits } from "./intervals";
import { isProblem, refuse, type Answer, type Spill } from "./problem";
import type { Range } from "./range";
import { addUp } from "./rate";
import { wordArgument, words } from "./reading";

export interface RateCiArguments {
  readonly events: Range;
  readonly exposure: Range;
  readonly per: Range | null;
  readonly confidence: Range | null;
  readonly which: Range | null;
  readonly method: Range | null;
}

const METHODS = words<"auto" | "exact" | "byar">(
  [
    ["auto", "auto"],
    ["exact", "exact"],
    ["byar", "byar"],
  ],
  [["byars", "byar"]],
);

const LIMITS = { auto: poissonLimits, exact: exactPoisson, byar } as const;

/**
 * The limits of a rate of events: exact below ten events, by Byar's approximation from ten on, or as asked
 * for. Ranges are added up first; `per` multiplies (left out, blank or 0: once). No exposure is #DIV/0!.
 */
export function rateCi(given: RateCiArguments): Answer<Spill> {
  const sums = addUp(given.events, given.exposure);
  if (!sums.ok) return sums;
  const { numerator: events, denominator: exposure } = sums.value;
  const per = amountArgument(given.per, 1);
  if (isProblem(per)) return refuse(per);
  const confidence = confidenceArgument(given.confidence);
  if (isProblem(confidence)) return refuse(confidence);
  const ends = wordArgument(given.which, ENDS) ?? "both";
  if (isProblem(ends)) return refuse(ends);
  const method = wordArgument(given.method, METHODS) ?? "auto";
  if (isProblem(method)) return refuse(method);
  if (exposure === 0) return refuse(confidenceText.noCases(given.exposure.name));
  const { lower, upper } = LIMITS[method](events, confidence);
  const times = (per === 0 ? 1 : per) / exposure;
  return { ok: true, value: endsOf({ lower: lower * times, upper: upper * times }, ends) };
}
