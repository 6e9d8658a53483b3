import { basename } from "node:path";
import type { Cell } from "../cells/cell";
import { cliText } from "../text/cli";
import { packText } from "../text/pack";
import { fail, ok, type Result } from "../text/trouble";
import { mapsText } from "../text/verify-maps";
import { applyMap } from "../verify/maps/apply";
import { readKeptMap } from "../verify/maps/kept";
import { readMap, type ColumnMap } from "../verify/maps/map";
import { mapById } from "../verify/maps/shipped-maps";
import { readPack, type Pack } from "../verify/pack";
import { readOwnPack } from "../verify/pack-table/own-pack";
import { bestPack, packById } from "../verify/shipped";
import type { Workbook } from "../workbook/port";
import type { Arguments } from "./arguments";
import { readTextFile } from "./files";

/** What is said with `--param NAME=VALUE`. */
export function readParameters(args: Arguments): Result<ReadonlyMap<string, Cell>> {
  const parameters = new Map<string, Cell>();
  for (const given of args.many("param")) {
    const at = given.indexOf("=");
    if (at < 1) return fail(cliText.verify.badParameter(given));
    parameters.set(given.slice(0, at).trim(), given.slice(at + 1).trim());
  }
  return ok(parameters);
}

/** A shipped pack by its id, or one's own from a file; null where each workbook gets the pack that fits. */
export async function readPackNamed(name: string | null): Promise<Result<Pack | null>> {
  if (name === null) return ok(null);
  if (!/\.json$/i.test(name)) return packById(name);
  const text = await readTextFile(name);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  return json === undefined ? fail(packText.notJson(basename(name))) : readPack(json);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}

/** A shipped map of columns by its id, or one's own from a file; null where none was named. */
export async function readMapNamed(name: string | null): Promise<Result<ColumnMap | null>> {
  if (name === null) return ok(null);
  if (!/\.json$/i.test(name)) return mapById(name);
  const text = await readTextFile(name);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  return json === undefined ? fail(mapsText.notJson(basename(name))) : readMap(json);
}

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
  const chosen = await choosePack(workbook, named);
  if (!chosen.ok) return chosen;
  const map = namedMap ? ok(namedMap) : await readKeptMap(workbook);
  if (!map.ok) return map;
  const pack = map.value ? applyMap(chosen.value.pack, map.value) : ok(chosen.value.pack);
  return pack.ok ? ok({ ...chosen.value, pack: pack.value }) : pack;
}

async function choosePack(workbook: Workbook, named: Pack | null): Promise<Result<PackFor>> {
  if (named) return ok({ pack: named, isOwn: false });
  const own = await readOwnPack(workbook);
  if (!own.ok) return own;
  if (own.value) return ok({ pack: own.value.pack, isOwn: true });
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  // An empty workbook fits no pack; what is wrong with it is for the check to say.
  const best = await bestPack(facts.value, workbook);
  const pack = best ? ok(best) : packById("any-workbook");
  return pack.ok ? ok({ pack: pack.value, isOwn: false }) : pack;
}
