import { kpiText } from "../../text/kpi";
import { qualityText } from "../../text/kpi-quality";
import { withHeaders } from "../headers";
import { isProblem, refuse, type Answer, type Spill } from "../problem";
import { placeOf, sameSize, type Range } from "../range";
import { numberArgument, readDay } from "../reading";

export interface EntryLagArguments {
  readonly events: Range;
  readonly entries: Range;
  readonly within: Range | null;
  readonly headers: Range | null;
}

const USUAL_DAYS = 5;

/**
 * How long after events they were recorded, in calendar days: rows, mean, median, longest, how many within so many days,
 * their share, and how many recorded before they happened (not counted in the others). Rows without two dates that can
 * be read are left out; none left is #N/A.
 */
export function entryLag({ events, entries, within, headers }: EntryLagArguments): Answer<Spill> {
  const sizes = sameSize([events, entries]);
  if (sizes) return refuse(sizes);
  const limit = numberArgument(within) ?? USUAL_DAYS;
  if (isProblem(limit)) return refuse(limit);
  if (within !== null && limit < 0) return refuse(kpiText.negative(placeOf(within), limit));
  const lags: number[] = [];
  let before = 0;
  for (let row = 0; row < events.cells.length; row++) {
    const event = readDay(events, row);
    const entry = readDay(entries, row);
    if (typeof event !== "number" || typeof entry !== "number") continue;
    if (entry < event) before++;
    else lags.push(entry - event);
  }
  if (lags.length === 0) return refuse(qualityText.noPair);
  lags.sort((a, b) => a - b);
  const count = lags.length;
  const inTime = lags.filter((lag) => lag <= limit).length;
  const middle = (lags[(count - 1) >> 1]! + lags[count >> 1]!) / 2;
  const mean = lags.reduce((sum, lag) => sum + lag, 0) / count;
  const row = [count, mean, middle, lags[count - 1]!, inTime, inTime / count, before];
  return withHeaders(headers, qualityText.lagHeaders, { ok: true, value: [row] });
}
