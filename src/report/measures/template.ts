import { z } from "zod";
import { LENGTHS } from "../../measures/result";

/** Columns that a table of results can have, in the words of a template. */
export const RESULT_COLUMNS = [
  "code",
  "measure",
  "value",
  "numerator",
  "denominator",
  "interval",
  "target",
  "rating",
  "change",
  "lastYear",
  "yearToDate",
  "rollingTwelve",
  "runRate",
  "serviceCredit",
  "variation",
  "assurance",
  "comment",
  "marks",
] as const;
export type ResultColumn = (typeof RESULT_COLUMNS)[number];

const line = z.string().min(1);
const which = z.enum(["all", "off-target"]).default("all");
const heading = {
  /** Left out, the section goes on below the one before it. */
  title: line.optional(),
  /** Name of the sheet that begins with it. */
  sheet: line.optional(),
  orientation: z.enum(["portrait", "landscape"]).optional(),
};

const section = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("headline"), ...heading }),
  z.strictObject({
    kind: z.literal("results"),
    ...heading,
    which,
    columns: z.array(z.enum(RESULT_COLUMNS)).min(2),
  }),
  z.strictObject({ kind: z.literal("trends"), ...heading, which }),
  z.strictObject({ kind: z.literal("groups"), ...heading, which }),
  z.strictObject({ kind: z.literal("caseload"), ...heading }),
  z.strictObject({ kind: z.literal("gap"), ...heading }),
  z.strictObject({ kind: z.literal("commentary"), ...heading, which }),
  z.strictObject({ kind: z.literal("series"), ...heading }),
  z.strictObject({ kind: z.literal("breaks"), ...heading }),
  z.strictObject({ kind: z.literal("definitions"), ...heading }),
  z.strictObject({ kind: z.literal("quality"), ...heading }),
  z.strictObject({ kind: z.literal("return"), ...heading }),
  z.strictObject({ kind: z.literal("signOff"), ...heading, roles: z.array(line).min(1) }),
]);

/** A report as data: which parts stand in it, in which order, for whom. The figures come from the measures. */
export const templateShape = z.strictObject({
  format: z.literal(1),
  id: line,
  version: line,
  title: line,
  about: line,
  audience: line,
  length: z.enum(LENGTHS),
  /** The edition that it comes in where nobody says which. */
  edition: z.enum(["internal", "published"]),
  marking: line.nullable().default(null),
  /** How many periods its trends go back. */
  periods: z.number().int().min(1).max(60),
  sections: z.array(section).min(1),
});

export type ReportTemplate = z.infer<typeof templateShape>;
export type TemplateSection = ReportTemplate["sections"][number];
export type SectionOf<Kind extends TemplateSection["kind"]> = Extract<
  TemplateSection,
  { readonly kind: Kind }
>;
