import { z } from "zod";
import { auditText } from "../text/audit";
import { fail, ok, type Result } from "../text/trouble";

export const GRADES = ["major", "minor", "ofi"] as const;

const item = z.strictObject({
  id: z.string().min(1),
  section: z.string().min(1),
  /** Where the pack follows a standard: the clause, and our own words for it. */
  clause: z.string().optional(),
  label: z.string().optional(),
  question: z.string().min(1),
  /** The rule in short, where the pack does not follow clauses. */
  requirement: z.string().optional(),
  lookFor: z.array(z.string()),
  method: z.array(z.string()).default([]),
  /** What the workbook itself can show, in words; null where only a person can look. */
  check: z.string().nullable(),
  weight: z.number().positive(),
  critical: z.boolean(),
  usualGrade: z.enum(GRADES).optional(),
  /** What one answer is about: the audit as a whole, or each record, order, action … */
  unit: z.string(),
  since: z.string().optional(),
  fitsWork: z.array(z.string()).default([]),
  nextEdition: z.strictObject({ status: z.string(), note: z.string() }).optional(),
});

const packSchema = z.strictObject({
  format: z.literal("audit-pack/1"),
  id: z.string().min(1),
  version: z.string().min(1),
  edition: z.string().min(1),
  title: z.string().min(1),
  language: z.string(),
  unit: z.string(),
  purpose: z.string(),
  note: z.string(),
  sources: z.array(z.string()),
  sections: z.array(
    z.strictObject({ id: z.string().min(1), title: z.string(), weight: z.number().positive() }),
  ),
  items: z.array(item).min(1),
});

/** A list of audit questions with its id, version and the edition of the standard that it follows. */
export type AuditPack = z.output<typeof packSchema>;
export type AuditItem = z.output<typeof item>;

/** Whether a version comes after another, number by number: 1.10.0 after 1.9.0. */
export function isLaterVersion(version: string, than: string): boolean {
  return version.localeCompare(than, "en-GB", { numeric: true }) > 0;
}

/** Reads a pack out of parsed JSON; trouble says what does not fit, and where. */
export function readAuditPack(json: unknown): Result<AuditPack> {
  const read = packSchema.safeParse(json);
  if (!read.success) {
    return fail(auditText.packUnreadable(read.error.issues[0]?.path.join(" › ") ?? ""));
  }
  const sections = new Set(read.data.sections.map(({ id }) => id));
  const seen = new Set<string>();
  for (const { id, section } of read.data.items) {
    if (seen.has(id)) return fail(auditText.packRepeats(id));
    if (!sections.has(section)) return fail(auditText.packLacksSection(id, section));
    seen.add(id);
  }
  return ok(read.data);
}
