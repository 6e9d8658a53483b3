import { kpiText, RAG_WORDS } from "../text/kpi";
import { DIRECTIONS, reaches, staysWithin, type Direction } from "./direction";
import { isProblem, refuse, type Answer, type Outcome, type Problem, type Spill } from "./problem";
import { forEachCell, indexIn, placeOf, type Range } from "./range";
import { readNumber, readWord, wordArgument, words } from "./reading";
import { roundHalfAway } from "./round";

export interface RagArguments {
  readonly actual: Range;
  readonly target: Range;
  readonly tolerance: Range | null;
  readonly direction: Range | null;
  readonly toleranceType: Range | null;
  readonly decimals: Range | null;
}

export const DEFAULT_TOLERANCE = 0.05;

type ToleranceType = "points" | "relative";

const TOLERANCE_TYPES = words<ToleranceType>(
  [
    ["points", "points"],
    ["relative", "relative"],
  ],
  [
    ["point", "points"],
    ["absolute", "points"],
    ["percent", "relative"],
  ],
);

type Rag = (typeof RAG_WORDS)[keyof typeof RAG_WORDS];

/** Green at or better than the target, Amber within `margin` of it (the edge included), else Red. */
export function ragOf(actual: number, target: number, margin: number, direction: Direction): Rag {
  const { green, amber, red } = RAG_WORDS;
  const isWithinAbove = staysWithin(actual, target + margin);
  const isWithinBelow = reaches(actual, target - margin);
  switch (direction) {
    case "higher":
      return reaches(actual, target) ? green : isWithinBelow ? amber : red;
    case "lower":
      return staysWithin(actual, target) ? green : isWithinAbove ? amber : red;
    case "neutral":
      if (reaches(actual, target) && staysWithin(actual, target)) return green;
      return isWithinAbove && isWithinBelow ? amber : red;
  }
}

/** A number beside the figure in the same row. Left out: `otherwise`. A blank cell is 0. */
function besideNumber(range: Range | null, index: number, otherwise: number): number | Problem {
  return range === null ? otherwise : (readNumber(range, indexIn(range, index)) ?? 0);
}

function besideDirection(range: Range | null, index: number): Direction | Problem {
  if (range === null) return "higher";
  return readWord(range, indexIn(range, index), DIRECTIONS) ?? "higher";
}

/**
 * Green, Amber or Red for each figure against its target; every argument may be one value or one for each
 * row. A blank figure stays blank, a blank target is #N/A. Left out: tolerance 0.05 in points, higher is
 * better, no rounding. A relative tolerance is a share of the target. With `decimals` the figure is rounded
 * first, so that the colour follows what is shown.
 */
export function rag(given: RagArguments): Answer<Spill> {
  const { actual, target, tolerance, direction, decimals } = given;
  const type = wordArgument(given.toleranceType, TOLERANCE_TYPES);
  if (type !== null && isProblem(type)) return refuse(type);

  const outcomeOf = (index: number): Outcome => {
    const figure = readNumber(actual, indexIn(actual, index));
    if (figure === null) return "";
    if (isProblem(figure)) return figure;
    const aim = readNumber(target, indexIn(target, index));
    if (aim === null) return kpiText.noTarget(placeOf(target, indexIn(target, index)));
    if (isProblem(aim)) return aim;
    const allowed = besideNumber(tolerance, index, DEFAULT_TOLERANCE);
    if (isProblem(allowed)) return allowed;
    if (tolerance !== null && allowed < 0) {
      return kpiText.negative(placeOf(tolerance, indexIn(tolerance, index)), allowed);
    }
    const better = besideDirection(direction, index);
    if (isProblem(better)) return better;
    const places = besideNumber(decimals, index, 0);
    if (isProblem(places)) return places;
    const shown = decimals === null ? figure : roundHalfAway(figure, Math.trunc(places));
    return ragOf(shown, aim, type === "relative" ? Math.abs(aim) * allowed : allowed, better);
  };
  return forEachCell([actual, target, tolerance, direction, decimals], outcomeOf);
}
