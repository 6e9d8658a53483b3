import { z } from "zod";
import { FORMS, FREQUENCIES } from "./measure";
import { BETTER } from "./layout";

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const line = z.string().min(1);

const measureShape = z.strictObject({
  id: line,
  version: line,
  name: line,
  purpose: z.string().default(""),
  form: z.enum(FORMS),
  /** Excel table or sheet. */
  table: line,
  numerator: line.optional(),
  denominator: line.optional(),
  date: line.optional(),
  endDate: line.optional(),
  groups: z.array(line).default([]),
  unitOfCount: z.string().default(""),
  /** The column of which each value counts once. Left out where every row counts. */
  oncePer: line.optional(),
  per: z.number().positive().optional(),
  /** Shares are 0 to 1. Left out where it is commercial or unknown: the user fills it in. */
  target: z.number().optional(),
  tolerance: z.number().nonnegative().optional(),
  direction: z.enum(BETTER).default("none"),
  frequency: z.enum(FREQUENCIES).default("monthly"),
  owner: z.string().default(""),
  source: z.string().default(""),
  reference: z.string().default(""),
  validFrom: isoDay.optional(),
  validTo: isoDay.optional(),
  notes: z.string().default(""),
  exclusions: z.array(z.strictObject({ when: line, reason: line })).default([]),
  breaks: z.array(z.strictObject({ on: isoDay, reason: line })).default([]),
});

/** A measure pack as a file: measures that belong together, with where they come from. */
export const measurePackShape = z.strictObject({
  format: z.literal(1),
  id: line,
  version: line,
  edition: z.string().default(""),
  title: line,
  about: z.string().default(""),
  /** Documents that the definitions rest on. */
  basis: z.array(line).default([]),
  measures: z.array(measureShape).min(1),
  events: z
    .array(
      z.strictObject({
        from: isoDay,
        to: isoDay.optional(),
        /** Ids of measures; none stands for all. */
        measures: z.array(line).default([]),
        note: line,
      }),
    )
    .default([]),
});

export type MeasurePackJson = z.infer<typeof measurePackShape>;
export type MeasureJson = MeasurePackJson["measures"][number];
