import { comparisonText } from "../text/kpi-comparison";
import { confidenceArgument, partsArgument, type PartsArguments } from "./confidence-arguments";
import { DIRECTIONS } from "./direction";
import { newcombe } from "./intervals";
import { isProblem, refuse, type Answer } from "./problem";
import type { Range } from "./range";
import { wordArgument } from "./reading";

export interface CompareArguments extends PartsArguments {
  readonly direction: Range | null;
  readonly confidence: Range | null;
}

type Verdict = (typeof comparisonText.verdict)[keyof typeof comparisonText.verdict];

/**
 * Whether a proportion is better or worse than that of a reference by more than chance: the interval of their
 * difference lies on one side of 0. Where neither way is better, "Higher" and "Lower".
 */
export function compare(given: CompareArguments): Answer<Verdict> {
  const parts = partsArgument(given);
  if (!parts.ok) return parts;
  const direction = wordArgument(given.direction, DIRECTIONS) ?? "higher";
  if (isProblem(direction)) return refuse(direction);
  const confidence = confidenceArgument(given.confidence);
  if (isProblem(confidence)) return refuse(confidence);
  const limits = newcombe(...parts.value, confidence);
  const { better, similar, worse, higher, lower } = comparisonText.verdict;
  const isAbove = limits.lower > 0;
  if (!isAbove && limits.upper >= 0) return { ok: true, value: similar };
  if (direction === "neutral") return { ok: true, value: isAbove ? higher : lower };
  return { ok: true, value: isAbove === (direction === "higher") ? better : worse };
}
