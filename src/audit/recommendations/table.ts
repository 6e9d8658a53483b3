import { z } from "zod";
import {
  choice,
  choiceOrNone,
  count,
  day,
  dayOrNone,
  names,
  note,
  suggestion,
  text,
} from "../../records/field";

export const RECOMMENDATION_KINDS = [
  "cause_of_concern",
  "recommendation",
  "area_for_improvement",
  "internal_audit",
] as const;
export const PRIORITIES = ["high", "medium", "low"] as const;
export const COLOURS = ["red", "amber", "green", "grey"] as const;
export const RECOMMENDATION_STEPS = [
  "record",
  "respond",
  "adopt",
  "not_adopt",
  "complete",
  "verify",
  "send_back",
  "extend",
] as const;

const recommendation = z.object({
  recId: text(20),
  body: note(20),
  report: note(40),
  publishedOn: dayOrNone(),
  paragraph: note(10),
  kind: choice(RECOMMENDATION_KINDS, 22),
  text: text(60),
  priority: suggestion(PRIORITIES, 10),
  /** Blank while it has not been decided. */
  adopted: choiceOrNone(["yes", "no"], 9),
  notAdoptedBecause: note(40),
  respondedOn: dayOrNone(),
  owner: note(18),
  target: dayOrNone(),
  originalTarget: dayOrNone(),
  extensions: count(0),
  extensionReason: note(),
  extensionBy: note(18),
  /** The day the body itself has set. */
  externalDue: dayOrNone(),
  completedOn: dayOrNone(),
  completedBy: note(18),
  evidenceIds: names(),
  verifiedBy: note(18),
  verifiedOn: dayOrNone(),
  /** What the body itself says of it. */
  externalStatus: note(18),
  /** The colour as it was written for a meeting; the pane works it out anew for any day. */
  rag: choiceOrNone(COLOURS, 9),
  ragOn: dayOrNone(),
  theme: note(20),
});

const recommendationStep = z.object({
  stepId: text(20),
  recId: text(20),
  on: day(),
  by: text(18),
  step: choice(RECOMMENDATION_STEPS, 12),
  /** How it stood after the step, so that an earlier meeting’s colours can be worked out. */
  adopted: choiceOrNone(["yes", "no"], 9),
  target: dayOrNone(),
  completedOn: dayOrNone(),
  text: note(60),
  evidenceIds: names(),
});

export const RECOMMENDATION_TABLES = {
  tblRecommendation: {
    sheet: "Recommendations",
    title: "Recommendations of inspectorates and of internal audit",
    row: recommendation,
    id: ["recId"],
  },
  tblRecommendationStep: {
    sheet: "Recommendation steps",
    title: "What was done on each recommendation, step by step. Rows are only ever added",
    row: recommendationStep,
    id: ["stepId"],
  },
} as const;
