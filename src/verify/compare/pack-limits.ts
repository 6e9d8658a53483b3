import { fieldOf, type Pack } from "../pack-model";
import type { ChangeLimit } from "./limits";

/** How far a pack says that figures may move from one return to the next, by the headings of their columns. */
export function packLimits({ rules, tables }: Pick<Pack, "rules" | "tables">) {
  const limits = new Map<string, ChangeLimit>();
  for (const { method, table: name } of rules) {
    const table = tables.find((one) => one.name === name);
    if (method.scope !== "table" || !method.limits || !table) continue;
    for (const [written, limit] of method.limits) {
      const title = fieldOf(table, written)?.title;
      if (title !== undefined) limits.set(title, { ...limits.get(title), ...limit });
    }
  }
  return limits;
}
