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

/**
 * The changes of a series. Where a run can begin at several neighbours, because the last figures before the change
 * happen to lie on its side already, the one at which the means differ most is the change.
 */
function changes(values: readonly number[], run: number): Change[] {
  const found: Change[] = [];
  let since = 0;
  let sum = new Sum();
  let best: (Change & { readonly step: number }) | null = null;
  for (let at = 0; at + run <= values.length; at++) {
    const before = sum.value / (at - since);
    const side = at - since < run ? 0 : sideOfRun(values, at, run, before);
    if (side !== 0 && (best === null || best.side === side)) {
      const step = Math.abs(mean(values, at, at + run) - before);
      if (best === null || step > best.step) best = { at, side, step };
    }
    sum.add(values[at]!);
    const isLast = at + run === values.length;
    if (best !== null && (isLast || side !== best.side || at - best.at === run - 1)) {
      found.push(best);
      since = best.at;
      sum = new Sum();
      for (let index = since; index <= at; index++) sum.add(values[index]!);
      best = null;
    }
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
