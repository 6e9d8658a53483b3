import { disproportionalityText } from "../text/kpi-disproportionality";
import { kpiText } from "../text/kpi";
import { reaches } from "./direction";
import { isProblem, type Answer, type Outcome, type Problem, type Spill } from "./problem";
import { forEachCell, indexIn, placeOf, type Range } from "./range";
import { readNumber } from "./reading";

/** The share of row `row`; `null` where it is blank, a problem where it is no share. */
function shareAt(range: Range, row: number): number | null | Problem {
  const index = indexIn(range, row);
  const share = readNumber(range, index);
  if (share === null || isProblem(share) || (share >= 0 && share <= 1)) return share;
  return kpiText.notAProportion(placeOf(range, index), share);
}

/** One share over another, row by row. Blank stays blank; a share of 0 to divide by is #DIV/0!. */
function ratioAt(part: Range, whole: Range, row: number): Outcome {
  const above = shareAt(part, row);
  if (above === null) return "";
  if (isProblem(above)) return above;
  const below = shareAt(whole, row);
  if (below !== null && isProblem(below)) return below;
  return below === null || below === 0
    ? disproportionalityText.noShareToCompare(placeOf(whole, indexIn(whole, row)))
    : above / below;
}

export interface RepresentationArguments {
  readonly groupShare: Range;
  readonly baseShare: Range;
}

/** A group's share among those counted over its share of everyone: 1 is in proportion. */
export function representation({ groupShare, baseShare }: RepresentationArguments): Answer<Spill> {
  return forEachCell([groupShare, baseShare], (row) => ratioAt(groupShare, baseShare, row));
}

/** A rate below this part of the best group's is adverse impact (US Uniform Guidelines 1978, section 4D). */
const FOUR_FIFTHS = 0.8;

export interface FourFifthsArguments {
  readonly rate: Range;
  readonly bestRate: Range;
}

/** Each rate over the best one, and beside it TRUE where that is below four fifths. */
export function fourFifths({ rate, bestRate }: FourFifthsArguments): Answer<Spill> {
  const ratios = forEachCell([rate, bestRate], (row) => ratioAt(rate, bestRate, row));
  if (!ratios.ok) return ratios;
  const value = ratios.value
    .flat()
    .map((ratio): Outcome[] => [
      ratio,
      typeof ratio === "number" ? !reaches(ratio, FOUR_FIFTHS) : "",
    ]);
  return { ok: true, value };
}
