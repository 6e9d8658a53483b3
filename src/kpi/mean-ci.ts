import { confidenceText } from "../text/kpi-confidence";
import { confidenceArgument, endsOf, ENDS } from "./confidence-arguments";
import { figureAt } from "./figures";
import { studentInterval } from "./intervals";
import { isProblem, refuse, type Answer, type Spill } from "./problem";
import type { Range } from "./range";
import { wordArgument } from "./reading";
import { Sum } from "./sum";

export interface MeanCiArguments {
  readonly values: Range;
  readonly confidence: Range | null;
  readonly which: Range | null;
}

/** The numbers of a range; blanks, text and TRUE/FALSE are passed over, the first error is a problem. */
function numbersIn(range: Range): Answer<readonly number[]> {
  const numbers: number[] = [];
  for (let index = 0; index < range.cells.length; index++) {
    const figure = figureAt(range, index);
    if (typeof figure === "number") numbers.push(figure);
    else if (figure !== null) return refuse(figure);
  }
  return { ok: true, value: numbers };
}

/**
 * The limits of a mean by Student's t. Blanks, text and TRUE/FALSE are passed over; fewer than two numbers
 * are #DIV/0!.
 */
export function meanCi({ values, confidence, which }: MeanCiArguments): Answer<Spill> {
  const numbers = numbersIn(values);
  if (!numbers.ok) return numbers;
  const share = confidenceArgument(confidence);
  if (isProblem(share)) return refuse(share);
  const ends = wordArgument(which, ENDS) ?? "both";
  if (isProblem(ends)) return refuse(ends);
  const { length } = numbers.value;
  if (length < 2) return refuse(confidenceText.tooFewValues);

  const total = new Sum();
  for (const value of numbers.value) total.add(value);
  const mean = total.value / length;
  const squares = new Sum();
  // What rounding leaves of the mean is taken off again (Chan, Golub & LeVeque 1983, corrected two-pass).
  const left = new Sum();
  for (const value of numbers.value) {
    left.add(value - mean);
    squares.add((value - mean) ** 2);
  }
  const deviation = Math.sqrt((squares.value - left.value ** 2 / length) / (length - 1));
  return { ok: true, value: endsOf(studentInterval(mean, deviation, length, share), ends) };
}
