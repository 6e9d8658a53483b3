import { forecastText } from "../../text/kpi-forecast";
import { figureAt } from "../figures";
import { withHeaders } from "../headers";
import { isProblem, refuse, type Answer, type Spill } from "../problem";
import { sameSize, type Range } from "../range";
import { Sum } from "../sum";

export interface ForecastErrorArguments {
  readonly actual: Range;
  readonly forecast: Range;
  readonly headers: Range | null;
}

/**
 * How far forecasts were off: mean absolute error, root mean squared error, mean absolute error beside that of always
 * forecasting the last figure (below 1 is better than that), and bias (above 0: forecasts were too high). Rows without
 * both figures are left out; none left is #N/A.
 */
export function forecastError(given: ForecastErrorArguments): Answer<Spill> {
  const { actual, forecast, headers } = given;
  const sizes = sameSize([actual, forecast]);
  if (sizes) return refuse(sizes);
  const [absolute, squared, signed, steps] = [new Sum(), new Sum(), new Sum(), new Sum()];
  let count = 0;
  let before: number | null = null;
  for (let row = 0; row < actual.cells.length; row++) {
    const was = figureAt(actual, row);
    if (was !== null && isProblem(was)) return refuse(was);
    const said = figureAt(forecast, row);
    if (said !== null && isProblem(said)) return refuse(said);
    if (was === null || said === null) continue;
    const off = said - was;
    absolute.add(Math.abs(off));
    squared.add(off * off);
    signed.add(off);
    if (before !== null) steps.add(Math.abs(was - before));
    before = was;
    count++;
  }
  if (count === 0) return refuse(forecastText.nothingToCompare);
  const mean = absolute.value / count;
  const step = steps.value / (count - 1);
  const row = [
    mean,
    Math.sqrt(squared.value / count),
    step > 0 ? mean / step : forecastText.noChange,
    signed.value / count,
  ];
  return withHeaders(headers, forecastText.errorHeaders, { ok: true, value: [row] });
}
