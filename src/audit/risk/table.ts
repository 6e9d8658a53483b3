import { z } from "zod";
import { amountOrNone, dayOrNone, note, suggestion, text } from "../../records/field";

const RATINGS = ["H", "M", "L"];

const risk = z.object({
  lineId: text(20),
  assessmentId: text(20),
  activity: note(30),
  hazard: text(40),
  /** As on the form; a workbook may set a scale of its own. */
  hazardRating: suggestion(RATINGS, 8),
  groups: note(24),
  previousHarm: note(24),
  controls: note(40),
  likelihood: suggestion(RATINGS, 8),
  /** Hazard times likelihood, worked out by Plumbline. */
  risk: amountOrNone(),
  action: note(40),
  owner: note(18),
  due: dayOrNone(),
  doneOn: dayOrNone(),
  initials: note(9),
  residualHazard: suggestion(RATINGS, 8),
  residualLikelihood: suggestion(RATINGS, 8),
  residualRisk: amountOrNone(),
  reviewedOn: dayOrNone(),
  reviewDue: dayOrNone(),
  /** The sheet and row of the form from which it was read. */
  source: note(24),
});

export const RISK_TABLES = {
  tblRisk: {
    sheet: "Risk assessment",
    title: "Risk assessment, one line a hazard",
    row: risk,
    id: ["lineId"],
  },
} as const;
