import { parseInstant, type Instant } from "../../cells/instant";
import type { Kept } from "../../records/read";
import type { RowOf } from "../layout";
import type { Register } from "../register";

export type BreachRow = Kept<RowOf<"tblBreach">>;

/**
 * UK GDPR, article 33(1), and the Data Protection (Jersey) Law 2018, article 20(1): within 72 hours of
 * having become aware. Elapsed hours: neither nights nor holidays stop them, nor does summer time.
 */
export const BREACH_HOURS = 72;

const HOUR = 3_600;

export function breachDue(awareAt: Instant): Instant {
  return awareAt + BREACH_HOURS * HOUR;
}

export type BreachStanding =
  "running" | "late" | "reported" | "reported_late" | "need_not_be_reported";

export interface BreachClock {
  readonly row: BreachRow;
  readonly due: Instant;
  readonly standing: BreachStanding;
  /** Whole hours left, or gone by where it is late; of a reported one how far off it was. */
  readonly hours: number;
}

const OPEN: readonly BreachStanding[] = ["late", "running"];

export function isOpenBreach({ standing }: Pick<BreachClock, "standing">): boolean {
  return OPEN.includes(standing);
}

/** How each breach stands at a point in time: those still to be decided first, the first due first. */
export function breachClocks({ rows }: Register, now: Instant): readonly BreachClock[] {
  return rows.tblBreach
    .map((row) => clockOf(row, now))
    .sort((a, b) => Number(isOpenBreach(b)) - Number(isOpenBreach(a)) || a.due - b.due);
}

function clockOf(row: BreachRow, now: Instant): BreachClock {
  const due = breachDue(parseInstant(row.awareAt) ?? now);
  const reported = row.reportedAt === null ? null : parseInstant(row.reportedAt);
  const at = reported ?? now;
  const hours = Math.floor(Math.abs(due - at) / HOUR);
  return { row, due, standing: standingOf(row, reported, at > due), hours };
}

function standingOf(
  { riskLikely }: BreachRow,
  reported: Instant | null,
  isPast: boolean,
): BreachStanding {
  if (reported !== null) return isPast ? "reported_late" : "reported";
  if (riskLikely === "no") return "need_not_be_reported";
  return isPast ? "late" : "running";
}
