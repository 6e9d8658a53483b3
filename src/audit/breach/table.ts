import { z } from "zod";
import {
  choice,
  choiceOrNone,
  dayOrNone,
  instant,
  instantOrNone,
  note,
  text,
} from "../../records/field";

/** As the Information Commissioner’s form parts them. */
export const BREACH_KINDS = ["confidentiality", "integrity", "availability"] as const;

const breach = z.object({
  breachId: text(20),
  kind: choice(BREACH_KINDS, 16),
  what: text(60),
  /** When the organisation came to know of it: the clock runs from there, to the minute. */
  awareAt: instant(),
  recordedBy: text(18),
  /** Whether a risk to people is likely, so that it has to be reported; blank while nobody has decided. */
  riskLikely: choiceOrNone(["yes", "no"], 9),
  notReportedBecause: note(40),
  reportedAt: instantOrNone(),
  reference: note(18),
  lateBecause: note(40),
  peopleTold: dayOrNone(),
  findingId: note(20),
});

export const BREACH_TABLES = {
  tblBreach: {
    sheet: "Data breaches",
    title: "Personal data breaches: when known, when reported, and why not. Times in UTC",
    row: breach,
    id: ["breachId"],
  },
} as const;
