import { kpiText } from "../text/kpi";
import { outcomeRows, rowsMeeting, type CriterionPair } from "./criteria";
import { refuse, type Answer } from "./problem";

export interface RateIfsArguments {
  readonly outcome: CriterionPair;
  readonly filters: readonly CriterionPair[];
}

/**
 * The share of rows whose outcome meets its criterion, of the rows that have an outcome and meet every filter.
 * Criteria as in COUNTIFS. Rows without an outcome are left out; no row that counts is #DIV/0!.
 */
export function rateIfs({ outcome, filters }: RateIfsArguments): Answer<number> {
  const rows = outcomeRows(outcome);
  if (!rows.ok) return rows;
  const among = rowsMeeting(outcome.range, filters);
  if (!among.ok) return among;
  const { met, known } = rows.value;
  const within = among.value ?? known;
  const all = known.sizeWithin(within);
  return all === 0 ? refuse(kpiText.noneDue) : { ok: true, value: met.sizeWithin(within) / all };
}
