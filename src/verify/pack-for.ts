import { fail, ok, type Result } from "../text/trouble";
import type { Workbook } from "../workbook/port";
import { applyMap } from "./maps/apply";
import { readKeptMap } from "./maps/kept";
import type { ColumnMap } from "./maps/map";
import type { Pack } from "./pack-model";
import { readOwnPack } from "./pack-table/own-pack";
import { bestPack, packById } from "./shipped";

export interface PackFor {
  readonly pack: Pack;
  /** Whether it stands in the workbook itself. */
  readonly isOwn: boolean;
}

/**
 * The pack to use for a workbook: the one that was named, its own, or the one that fits; with its columns
 * under the headings of the map that was named, or of the one that the workbook keeps.
 */
export async function packFor(
  workbook: Workbook,
  named: Pack | null,
  namedMap: ColumnMap | null = null,
): Promise<Result<PackFor>> {
  const map = namedMap ? ok(namedMap) : await readKeptMap(workbook);
  if (!map.ok) return map;
  const chosen = await choosePack(workbook, named, map.value);
  if (!chosen.ok) return chosen;
  const pack = map.value ? applyMap(chosen.value.pack, map.value) : ok(chosen.value.pack);
  return pack.ok ? ok({ ...chosen.value, pack: pack.value }) : pack;
}

async function choosePack(
  workbook: Workbook,
  named: Pack | null,
  map: ColumnMap | null,
): Promise<Result<PackFor>> {
  if (named) return ok({ pack: named, isOwn: false });
  const own = await readOwnPack(workbook);
  if (!own.ok) return own;
  if (own.value) return ok({ pack: own.value.pack, isOwn: true });
  const facts = await workbook.facts();
  if (!facts.ok) return fail(facts.trouble);
  // An empty workbook fits no pack; what is wrong with it is for the check to say.
  const best = await bestPack(facts.value, workbook, mappedBy(map));
  const pack = best ? ok(best) : packById("any-workbook");
  return pack.ok ? ok({ pack: pack.value, isOwn: false }) : pack;
}

/** Gives packs the headings of a map; a pack that cannot take them stays as it is. */
export function mappedBy(map: ColumnMap | null): (pack: Pack) => Pack {
  if (!map) return (pack) => pack;
  return (pack) => {
    const mapped = applyMap(pack, map);
    return mapped.ok ? mapped.value : pack;
  };
}
