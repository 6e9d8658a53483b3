import type { Cell } from "../../cells/cell";
import { foldKey } from "../key";

/**
 * What becomes of a key that stands in several rows. `refuse`: nothing is drawn. `rows`: each row is a record;
 * after the first its key is numbered, from the top of the table. `once`: rows that share a key are one record.
 */
export const REPEATS = ["refuse", "rows", "once"] as const;
export type Repeats = (typeof REPEATS)[number];

/** The keys of a table with each row told apart: `X1`, `X1 (2)`. The first keeps its ticket when others join. */
export function numberedKeys(keys: readonly Cell[]): readonly string[] {
  const seen = new Map<string, number>();
  return keys.map((cell) => {
    const key = foldKey(cell);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 || key === "" ? key : `${key} (${times})`;
  });
}

/** The rows in which each key stands, in the order in which the keys come; blank keys are not drawn together. */
export function rowsByKey(keys: readonly Cell[]): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  for (const [row, cell] of keys.entries()) {
    const key = foldKey(cell);
    const own = rows.get(key);
    if (own) own.push(row);
    else rows.set(key, [row]);
  }
  return rows;
}

const PARAMETER = "repeats=";

/** How a kept sample says it, beside what its size depends on. */
export function repeatsParameter(repeats: Repeats): readonly string[] {
  return repeats === "refuse" ? [] : [`${PARAMETER}${repeats}`];
}

export function repeatsIn(parameters: readonly string[]): Repeats {
  return REPEATS.find((each) => parameters.includes(`${PARAMETER}${each}`)) ?? "refuse";
}
