import { disproportionalityText } from "../text/kpi-disproportionality";
import { amountArgument, confidenceArgument, partArgument } from "./confidence-arguments";
import { newcombe, riskRatio, type Part } from "./intervals";
import { isProblem, refuse, type Answer, type Outcome, type Problem, type Spill } from "./problem";
import type { Range } from "./range";
import { wordArgument, words } from "./reading";

/** A group of people and the one that it is compared with. */
export interface GroupsArguments {
  readonly groupCount: Range;
  readonly groupBase: Range;
  readonly refCount: Range;
  readonly refBase: Range;
}

/** Below these numbers a ratio says more about chance than about people. */
export interface Minimums {
  readonly base: number;
  readonly count: number;
}

export interface MinimumsArguments {
  readonly minBase: Range | null;
  readonly minCount: Range | null;
}

/** The minimums of the Office of Juvenile Justice's databook, unless others are given. */
export function minimumsArgument(given: MinimumsArguments): Answer<Minimums> {
  const base = amountArgument(given.minBase, 30);
  if (isProblem(base)) return refuse(base);
  const count = amountArgument(given.minCount, 5);
  return isProblem(count) ? refuse(count) : { ok: true, value: { base, count } };
}

function groupsArgument(given: GroupsArguments): Answer<readonly [Part, Part]> {
  const group = partArgument(given.groupCount, given.groupBase);
  if (!group.ok) return group;
  const reference = partArgument(given.refCount, given.refBase);
  return reference.ok ? { ok: true, value: [group.value, reference.value] } : reference;
}

/**
 * The rate of a group over that of the reference. A reference without a case is #DIV/0!, numbers below the
 * minimums #N/A; a group that was never counted has a ratio of 0, which is a finding and is shown.
 */
export function relativeRate(group: Part, reference: Part, minimums: Minimums): number | Problem {
  if (reference.x === 0) return disproportionalityText.noReferenceCase;
  const base = Math.min(group.n, reference.n);
  if (base < minimums.base) return disproportionalityText.smallBase(base, minimums.base);
  const count = group.x === 0 ? reference.x : Math.min(group.x, reference.x);
  if (count < minimums.count) return disproportionalityText.smallCount(count, minimums.count);
  return (group.x * reference.n) / (group.n * reference.x);
}

const RELATIVE = words<"rri" | "lower" | "upper" | "all" | "upper+0.5">(
  [
    ["rri", "rri"],
    ["lower", "lower"],
    ["upper", "upper"],
    ["all", "all"],
    ["upper+0.5", "upper+0.5"],
  ],
  [["both", "all"]],
);

export interface RelativeRateArguments extends GroupsArguments, MinimumsArguments {
  readonly which: Range | null;
  readonly confidence: Range | null;
}

/** Half a case more everywhere (Haldane 1956, Anscombe 1956), so that a group without cases has a limit. */
const withHalf = ({ x, n }: Part): Part => ({ x: x + 0.5, n: n + 1 });

/** The relative rate index, a limit of it by its logarithm, or all three side by side. */
export function relativeRateIndex(given: RelativeRateArguments): Answer<Spill> {
  const groups = groupsArgument(given);
  if (!groups.ok) return groups;
  const which = wordArgument(given.which, RELATIVE) ?? "rri";
  if (isProblem(which)) return refuse(which);
  const confidence = confidenceArgument(given.confidence);
  if (isProblem(confidence)) return refuse(confidence);
  const minimums = minimumsArgument(given);
  if (!minimums.ok) return minimums;

  const [group, reference] = groups.value;
  const ratio = relativeRate(group, reference, minimums.value);
  if (isProblem(ratio)) return refuse(ratio);
  if (which === "rri") return { ok: true, value: [[ratio]] };
  if (which === "upper+0.5") {
    const { upper } = riskRatio(withHalf(group), withHalf(reference), confidence);
    return { ok: true, value: [[upper]] };
  }
  const limits: { readonly lower: Outcome; readonly upper: Outcome } =
    group.x === 0
      ? { lower: 0, upper: disproportionalityText.noUpperLimit }
      : riskRatio(group, reference, confidence);
  if (which === "all") return { ok: true, value: [[ratio, limits.lower, limits.upper]] };
  const end = limits[which];
  return isProblem(end) ? refuse(end) : { ok: true, value: [[end]] };
}

const GAP = words<"gap" | "lower" | "upper" | "excess" | "all">(
  [
    ["all", "all"],
    ["gap", "gap"],
    ["lower", "lower"],
    ["upper", "upper"],
    ["excess", "excess"],
  ],
  [["both", "all"]],
);

export interface ParityGapArguments extends GroupsArguments {
  readonly which: Range | null;
  readonly confidence: Range | null;
}

/**
 * The rate of a group less that of the reference, with Newcombe's limits: three cells, or the one asked for.
 * "excess" is how many cases fewer the group would have at the reference's rate.
 */
export function parityGap(given: ParityGapArguments): Answer<Spill> {
  const groups = groupsArgument(given);
  if (!groups.ok) return groups;
  const which = wordArgument(given.which, GAP) ?? "all";
  if (isProblem(which)) return refuse(which);
  const confidence = confidenceArgument(given.confidence);
  if (isProblem(confidence)) return refuse(confidence);
  const [group, reference] = groups.value;
  const gap = group.x / group.n - reference.x / reference.n;
  const { lower, upper } = newcombe(group, reference, confidence);
  if (which === "all") return { ok: true, value: [[gap, lower, upper]] };
  const excess = group.x - (group.n * reference.x) / reference.n;
  return { ok: true, value: [[{ gap, lower, upper, excess }[which]]] };
}
