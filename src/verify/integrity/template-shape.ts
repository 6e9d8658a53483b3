import { z } from "zod";
import { VALIDATION_KINDS, VALIDATION_OPERATORS } from "../../workbook/validation";

const count = z.number().int().min(0);

const ruleShape = z.strictObject({
  kind: z.enum(VALIDATION_KINDS),
  operator: z.enum(VALIDATION_OPERATORS).nullable(),
  choices: z.array(z.string()).nullable(),
  /** In R1C1 form. */
  formulas: z.array(z.string()),
  /** Row, column, rows and columns of every area that it holds for. */
  areas: z.array(z.tuple([count, count, count, count])),
});

/** A blank form as it is kept: short, because a form of thirty thousand formulas has few different ones. */
export const templateShape = z.strictObject({
  format: z.literal(1),
  /** The file that it was taken from. */
  name: z.string(),
  sheets: z.array(
    z.strictObject({
      name: z.string(),
      visibility: z.enum(["visible", "hidden", "veryHidden"]),
      /** Row, column and text of every heading and label. */
      labels: z.array(z.tuple([count, count, z.string()])),
      /** Row, column, rows, columns and the formula in R1C1 form. */
      formulas: z.array(z.tuple([count, count, count, count, z.string()])),
      /** What cells take. Forms that were kept before this was looked at have none. */
      validations: z.array(ruleShape).default([]),
    }),
  ),
  fingerprint: z.string(),
});

export type Template = z.output<typeof templateShape>;
export type TemplateRule = z.output<typeof ruleShape>;
export type TemplateSheet = Template["sheets"][number];
