import { z } from "zod";

const count = z.number().int().min(0);

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
    }),
  ),
  fingerprint: z.string(),
});

export type Template = z.output<typeof templateShape>;
export type TemplateSheet = Template["sheets"][number];
