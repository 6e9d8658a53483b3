import type { Result } from "../text/trouble";
import type { Pack } from "./pack-model";
import { readPackWith } from "./read-pack";
import { shippedPacks } from "./shipped";

export type { Pack, Parameter, Rule, TableSpec } from "./pack-model";

/**
 * Reads a rule pack from JSON. It may build on the packs that come with Plumbline. Trouble says which
 * rule cannot be used and why, with near misses for unknown kinds, columns and words.
 */
export function readPack(json: unknown): Result<Pack> {
  return readPackWith(json, shippedPacks());
}
