import { spcText, type Side } from "../../text/kpi-spc";
import { isProblem, refuse, type Answer, type Spill } from "../problem";
import type { Range } from "../range";
import { numberArgument } from "../reading";
import { Sum } from "../sum";
import { mean } from "./average";
import { withHeaders } from "./option";
import { sideOf } from "./rules";
import { readSeries } from "./series";

export interface SuggestRebaseArguments {
  readonly values: Range;
  readonly run: Range | null;
  readonly headers: Range | null;
}

interface Change {
  readonly at: number;
  readonly side: Side;
}

/** The side on which all of the next `run` figures lie, 0 if they lie on both. */
function sideOfRun(values: readonly number[], from: number, run: number, line: number): Side | 0 {
  const side = sideOf(values[from]!, line);
  for (let index = from + 1; index < from + run; index++) {
    if (sideOf(values[index]!, line) !== side) return 0;
  }
  return side;
}

/** The first figures of runs that leave the mean of all figures since the change before. */
function changes(values: readonly number[], run: number): Change[] {
  const found: Change[] = [];
  let since = 0;
  let sum = new Sum();
  for (let at = 0; at + run <= values.length; at++) {
    if (at - since >= run) {
      const side = sideOfRun(values, at, run, sum.value / (at - since));
      if (side !== 0) {
        found.push({ at, side });
        since = at;
        sum = new Sum();
      }
    }
    sum.add(values[at]!);
  }
  return found;
}

const USUAL_RUN = 8;
const SHORTEST_RUN = 5;

/**
 * Where limits might be worked out anew: position in the series, rule, mean before, mean after; a row for each change.
 * A change is a run of figures (left out: 8) on one side of the mean of at least as many before it. None is #N/A.
 */
export function suggestRebase(given: SuggestRebaseArguments): Answer<Spill> {
  const asked = numberArgument(given.run);
  if (isProblem(asked)) return refuse(asked);
  const run = asked === null || asked === 0 ? USUAL_RUN : asked;
  if (!Number.isInteger(run) || run < SHORTEST_RUN) return refuse(spcText.runTooShort(run));
  const series = readSeries(given.values);
  if (!series.ok) return series;
  const { values, row } = series.value;
  const found = changes(values, run);
  if (found.length === 0) return refuse(spcText.noRebase(run));
  const table = found.map(({ at, side }, index) => {
    const before = found[index - 1]?.at ?? 0;
    const after = found[index + 1]?.at ?? values.length;
    const position = (row[at] ?? at) + 1;
    return [
      position,
      spcText.rebaseRule(run, side),
      mean(values, before, at),
      mean(values, at, after),
    ];
  });
  return withHeaders(given.headers, spcText.rebaseHeaders, table);
}
