import { z } from "zod";
import { choice, count, day, note, text, yesNo } from "../../records/field";

export const METHODS = ["on_site", "remote", "mixed"] as const;
export const LAST_RESULTS = ["none", "conform", "minor", "major"] as const;
export const PROGRAMME_STATES = [
  "planned",
  "in_progress",
  "reported",
  "closed",
  "postponed",
  "cancelled",
] as const;

/** One planned audit. */
export const programme = z.object({
  programmeId: text(20),
  year: count(),
  processId: text(20),
  area: note(18),
  criteriaPack: text(18),
  /** Likelihood of failing times harm, each from 1 to 3. */
  riskScore: count(),
  lastResult: choice(LAST_RESULTS, 10),
  changedSince: yesNo(),
  intervalMonths: count(),
  /** The first day of the month. */
  plannedMonth: day(),
  leadAuditor: note(18),
  method: choice(METHODS, 10),
  status: choice(PROGRAMME_STATES, 13),
  reasonIfMoved: note(),
  auditId: note(20),
});
