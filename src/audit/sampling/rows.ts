import { z } from "zod";
import { amountOrNone, choice, choiceOrNone, count, names, note, text } from "../../records/field";

export const SAMPLE_METHODS = [
  "hypergeometric",
  "binomial",
  "table_105E",
  "square_root",
  "money_unit",
  "judgement",
  "all",
] as const;

/** How one sample was drawn. */
export const sample = z.object({
  sampleId: text(20),
  auditId: text(20),
  purpose: text(40),
  /** What one record is to the questions of the audit; blank where no question asks record by record. */
  unit: note(14),
  tableName: text(20),
  keyColumn: text(18),
  filter: note(24),
  frameSize: count(),
  frameFingerprint: text(24),
  method: choice(SAMPLE_METHODS, 16),
  parameters: names(40),
  size: count(),
  reserve: count(0),
  seed: note(24),
  /** The column by which the draw was spread. */
  strata: note(18),
  drawnBy: text(18),
  drawnAt: text(22),
});

/** One record of a sample or its reserve. */
export const sampleItem = z.object({
  sampleId: text(20),
  order: count(),
  key: text(18),
  stratum: note(18),
  ticket: note(24),
  role: choice(["sample", "reserve", "replaced"], 10),
  tested: choice(["yes", "no", "not_found"], 10),
  result: choiceOrNone(["conform", "nonconforming"], 14),
  note: note(),
  /** For draws by money unit: the amount, and how many of its pounds were hit. */
  amount: amountOrNone(),
  hits: count(0),
});
