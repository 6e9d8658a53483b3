import type { Template } from "./integrity/template-shape";
import type { Pack } from "./pack-model";

/** The blank form that a pack compares returns with, where one of its rules has one. */
export function baselineOf(pack: Pack): Template | null {
  for (const { method } of pack.rules) {
    if (method.scope === "workbook" && method.baseline) return method.baseline;
  }
  return null;
}
