import { kpiText } from "../../text/kpi";
import { moneyText } from "../../text/kpi-money";
import { amountBeside, numberBeside, shareBeside } from "../beside";
import { figureAt } from "../figures";
import { isProblem, refuse, type Answer, type Outcome, type Problem, type Spill } from "../problem";
import { forEachCell, placeOf, type Range } from "../range";
import { numberArgument } from "../reading";
import { Sum } from "../sum";

/** All amounts of a range added up; text and TRUE/FALSE are passed over. */
function added(range: Range, mayBeNegative: boolean): number | Problem {
  const sum = new Sum();
  for (let index = 0; index < range.cells.length; index++) {
    const amount = figureAt(range, index) ?? 0;
    if (isProblem(amount)) return amount;
    if (!mayBeNegative && amount < 0) return kpiText.negative(placeOf(range, index), amount);
    sum.add(amount);
  }
  return sum.value;
}

/** Cost over outputs, each added up first; refunds may be below zero. No outputs is #DIV/0!. */
export function unitCost(cost: Range, outputs: Range): Answer<number> {
  const spent = added(cost, true);
  if (isProblem(spent)) return refuse(spent);
  const made = added(outputs, false);
  if (isProblem(made)) return refuse(made);
  return made === 0
    ? refuse(moneyText.noCosts(placeOf(outputs)))
    : { ok: true, value: spent / made };
}

export interface CostPerOutcomeArguments {
  readonly cost: Range;
  readonly outcomes: Range;
  readonly deadweight: Range | null;
  readonly attribution: Range | null;
}

/** Cost over the outcomes that would not have come about anyway and are not due to others. */
export function costPerOutcome(given: CostPerOutcomeArguments): Answer<number> {
  const each = unitCost(given.cost, given.outcomes);
  if (!each.ok) return each;
  let ours = 1;
  for (const range of [given.deadweight, given.attribution]) {
    const single = numberArgument(range);
    if (single !== null && isProblem(single)) return refuse(single);
    const share = shareBeside(range, 0, 0);
    if (isProblem(share)) return refuse(share);
    ours *= 1 - share;
  }
  return ours === 0
    ? refuse(moneyText.noCosts(placeOf(given.outcomes)))
    : { ok: true, value: each.value / ours };
}

/** Each cost with the percentage that guidance or experience puts on top; both have to be given. */
export function optimismBias(cost: Range, percent: Range): Answer<Spill> {
  return forEachCell([cost, percent], (row): Outcome => {
    const amount = numberBeside(cost, row, 0);
    if (isProblem(amount)) return amount;
    const uplift = amountBeside(percent, row, 0);
    return isProblem(uplift) ? uplift : amount * (1 + uplift);
  });
}
