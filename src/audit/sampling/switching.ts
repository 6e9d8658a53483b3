import type { Severity } from "./mil-std-105e";

/** What inspection found of one lot: accepted, accepted between Ac and Re of a reduced plan, or not accepted. */
export type LotResult = "ok" | "between" | "not_ok";

export interface InspectedLot {
  readonly lot: LotResult;
  readonly used: Severity;
  readonly next: Severity | "discontinued";
  readonly isAccepted: boolean;
}

const WINDOW = 5;
const REFUSALS_TO_TIGHTEN = 2;
const ACCEPTED_TO_RELAX = 5;
const ACCEPTED_TO_REDUCE = 10;
const REFUSALS_TO_STOP = 5;

/**
 * Goes through lots one after the other by the switching rules of MIL-STD-105E, 8.3 and 8.4. Reduced
 * inspection asks as well that work is steady and that the authority agrees; `mayReduce` says so. The
 * list ends with the lot at which inspection stops.
 */
export function switchSeverity(
  start: Severity,
  lots: readonly LotResult[],
  mayReduce = true,
): readonly InspectedLot[] {
  const inspected: InspectedLot[] = [];
  let used = start;
  let since: boolean[] = [];
  for (const lot of lots) {
    const isAccepted = lot !== "not_ok";
    since.push(isAccepted);
    const next = nextSeverity(used, lot, since, mayReduce);
    inspected.push({ lot, used, next, isAccepted });
    if (next === "discontinued") break;
    if (next !== used) since = [];
    used = next;
  }
  return inspected;
}

/** What comes after a lot; `since` says of each lot at this severity, the last one too, whether it was accepted. */
export function nextSeverity(
  used: Severity,
  lot: LotResult,
  since: readonly boolean[],
  mayReduce: boolean,
): InspectedLot["next"] {
  const refused = (lots: readonly boolean[]) => lots.filter((isAccepted) => !isAccepted).length;
  const lastAccepted = (n: number) => since.length >= n && refused(since.slice(-n)) === 0;
  switch (used) {
    case "normal":
      if (refused(since.slice(-WINDOW)) >= REFUSALS_TO_TIGHTEN) return "tightened";
      return mayReduce && lastAccepted(ACCEPTED_TO_REDUCE) ? "reduced" : "normal";
    case "tightened":
      if (refused(since) >= REFUSALS_TO_STOP) return "discontinued";
      return lastAccepted(ACCEPTED_TO_RELAX) ? "normal" : "tightened";
    case "reduced":
      return lot === "ok" ? "reduced" : "normal";
  }
}
