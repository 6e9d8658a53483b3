import { isProblem, type Answer, type Outcome, type Spill } from "../problem";
import { amountBeside, numberBeside, shareBeside } from "../beside";
import { forEachCell, indexIn, placeOf, type Range } from "../range";
import { moneyText } from "../../text/kpi-money";

export interface ImpactArguments {
  readonly quantity: Range;
  readonly proxy: Range;
  readonly deadweight: Range;
  readonly displacement: Range | null;
  readonly attribution: Range | null;
  readonly dropoff: Range | null;
  readonly duration: Range | null;
  readonly year: Range | null;
}

/** One outcome of an impact map; the four shares lie from 0 to 1, attribution is the share due to others. */
export interface OutcomeValue {
  readonly quantity: number;
  readonly proxy: number;
  readonly deadweight: number;
  readonly displacement: number;
  readonly attribution: number;
  readonly dropOff: number;
  readonly duration: number;
}

/** What an outcome is worth in a year (1 is the first); nothing after its duration. */
export function impactIn(outcome: OutcomeValue, year: number): number {
  if (year > outcome.duration) return 0;
  const first =
    outcome.quantity *
    outcome.proxy *
    (1 - outcome.deadweight) *
    (1 - outcome.displacement) *
    (1 - outcome.attribution);
  return first * (1 - outcome.dropOff) ** (year - 1);
}

/**
 * The impact of each outcome in a year: quantity times proxy, without what would have happened anyway, what was only
 * moved, what others did, and what has faded since year 1. Blank cells are 0, a blank duration or year 1.
 */
export function impact(given: ImpactArguments): Answer<Spill> {
  const { quantity, proxy, deadweight, displacement, attribution, dropoff, duration, year } = given;
  const ranges = [quantity, proxy, deadweight, displacement, attribution, dropoff, duration, year];
  return forEachCell(ranges, (row): Outcome => {
    const amounts = [amountBeside(quantity, row, 0), numberBeside(proxy, row, 0)];
    const shares = [deadweight, displacement, attribution, dropoff].map((range) =>
      shareBeside(range, row, 0),
    );
    const years = [amountBeside(duration, row, 1), numberBeside(year, row, 1)];
    const read: number[] = [];
    for (const value of [...amounts, ...shares, ...years]) {
      if (isProblem(value)) return value;
      read.push(value);
    }
    const [q = 0, p = 0, dead = 0, moved = 0, others = 0, faded = 0, lasts = 1, of = 1] = read;
    if (year !== null && of < 0) {
      return moneyText.yearBeforeStart(placeOf(year, indexIn(year, row)), of);
    }
    const outcome = {
      quantity: q,
      proxy: p,
      deadweight: dead,
      displacement: moved,
      attribution: others,
      dropOff: faded,
      duration: Math.trunc(lasts) || 1,
    };
    return impactIn(outcome, Math.trunc(of) || 1);
  });
}
