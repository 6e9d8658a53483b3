import { spcText } from "../../text/kpi-spc";
import type { Direction } from "../direction";
import { isProblem, refuse, type Answer } from "../problem";
import type { Range } from "../range";
import {
  betterWay,
  drawChart,
  FEWEST,
  PLAIN,
  pointsInLastPhase,
  type ChartArguments,
  type Drawn,
} from "./chart";
import { meaningOf } from "./chart-table";

export interface VariationArguments extends Pick<
  ChartArguments,
  "rebase" | "baseline" | "screen" | "rules"
> {
  readonly values: Range;
  readonly direction: Range | null;
}

/** What the last figure of a series shows, in words. Fewer than 12 figures since the last change is #N/A. */
export function variation(given: VariationArguments): Answer<string> {
  const better = betterWay(given.direction);
  if (isProblem(better)) return refuse(better);
  const drawn = drawChart("i", { ...PLAIN, ...given, numerators: given.values });
  return drawn.ok ? variationOf(drawn.value, better) : drawn;
}

/** What the last figure of a chart shows. */
export function variationOf(drawn: Drawn, better: Direction): Answer<string> {
  const points = pointsInLastPhase(drawn);
  if (points < FEWEST) return refuse(spcText.noIcon(points, FEWEST));
  const mark = drawn.marks.at(-1) ?? null;
  const icon =
    mark === null
      ? spcText.commonCauseIcon
      : spcText.specialCauseIcon(meaningOf(mark, better), mark.side);
  return { ok: true, value: icon };
}
