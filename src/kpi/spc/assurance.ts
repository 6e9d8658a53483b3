import { kpiText } from "../../text/kpi";
import { ASSURANCE_WORDS, spcText } from "../../text/kpi-spc";
import { reaches, staysWithin, type Direction } from "../direction";
import { isProblem, refuse, type Answer } from "../problem";
import { placeOf, type Range } from "../range";
import { oneCell, readNumber } from "../reading";
import {
  betterWay,
  drawChart,
  FEWEST,
  PLAIN,
  pointsInLastPhase,
  type ChartArguments,
  type Drawn,
} from "./chart";

type Assurance = (typeof ASSURANCE_WORDS)[keyof typeof ASSURANCE_WORDS];

/**
 * Whether the process as it is will reach a target: always, never, or now and then. A process without variation
 * is judged by its value itself. Fewer than 12 figures since the last change, or a neutral direction, is #N/A.
 */
export function assuranceOf(drawn: Drawn, target: number, better: Direction): Answer<Assurance> {
  if (better === "neutral") return refuse(spcText.noAssurance);
  const points = pointsInLastPhase(drawn);
  if (points < FEWEST) return refuse(spcText.noIcon(points, FEWEST));
  const lower = drawn.lines.lower.at(-1) ?? NaN;
  const upper = drawn.lines.upper.at(-1) ?? NaN;
  if (Number.isNaN(lower) || Number.isNaN(upper)) return refuse(spcText.noLimit);
  const meets = better === "higher" ? reaches : staysWithin;
  const { pass, fail, hitOrMiss } = ASSURANCE_WORDS;
  if (lower === upper) return { ok: true, value: meets(upper, target) ? pass : fail };
  const [worst, best] = better === "higher" ? [lower, upper] : [upper, lower];
  if (!meets(best, target)) return { ok: true, value: fail };
  const isBeyond = better === "higher" ? !reaches(target, worst) : !staysWithin(target, worst);
  return { ok: true, value: isBeyond ? pass : hitOrMiss };
}

export interface AssuranceArguments extends Pick<ChartArguments, "rebase" | "baseline" | "screen"> {
  readonly values: Range;
  readonly target: Range;
  readonly direction: Range | null;
}

/** The assurance of a series of individual values against a target. A blank target is #N/A. */
export function assurance(given: AssuranceArguments): Answer<Assurance> {
  const better = betterWay(given.direction);
  if (isProblem(better)) return refuse(better);
  const target = oneCell(given.target) ?? readNumber(given.target, 0);
  if (target === null) return refuse(kpiText.noTarget(placeOf(given.target, 0)));
  if (isProblem(target)) return refuse(target);
  const drawn = drawChart("i", { ...PLAIN, ...given, numerators: given.values });
  return drawn.ok ? assuranceOf(drawn.value, target, better) : drawn;
}
