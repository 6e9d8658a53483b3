import { basename } from "node:path";
import type { Cell } from "../cells/cell";
import { cliText } from "../text/cli";
import { packText } from "../text/pack";
import { fail, ok, type Result } from "../text/trouble";
import { mapsText } from "../text/verify-maps";
import { readMap, type ColumnMap } from "../verify/maps/map";
import { mapById } from "../verify/maps/shipped-maps";
import { readPack, type Pack } from "../verify/pack";
import { packById } from "../verify/shipped";
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

/** What a text holds as JSON; undefined where it is none. */
export function parseJson(text: string): unknown {
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
