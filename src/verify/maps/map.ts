import { z } from "zod";
import { mapsText } from "../../text/verify-maps";
import { fail, ok, type Result } from "../../text/trouble";
import { describeIssue } from "../../records/json-issue";
import { cleanHeading } from "../pack-model";

const words = z.string().min(1).max(200);

const mapShape = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/),
  title: words,
  /** The system whose exports have these headings. */
  system: words,
  basis: z.string().optional(),
  columns: z
    .array(z.strictObject({ heading: words, column: words }))
    .min(1)
    .max(2000),
});

/** A heading, and the column of a pack that it stands for: by any name under which packs know it. */
export interface MappedColumn {
  readonly heading: string;
  readonly column: string;
}

/** How the headings of one system read. */
export interface ColumnMap {
  readonly id: string;
  readonly title: string;
  readonly system: string;
  readonly basis: string;
  readonly columns: readonly MappedColumn[];
}

/** Reads a map as it stands in a file; a heading that is matched twice is refused. */
export function readMap(json: unknown): Result<ColumnMap> {
  const parsed = mapShape.safeParse(json, { reportInput: true });
  if (!parsed.success) return fail(mapsText.notMap(describeIssue(parsed.error)));
  const { id, title, system, basis = "", columns } = parsed.data;
  const seen = new Set<string>();
  for (const { heading } of columns) {
    const clean = cleanHeading(heading);
    if (seen.has(clean)) return fail(mapsText.twice(heading));
    seen.add(clean);
  }
  return ok({ id, title, system, basis, columns });
}
