import { basename } from "node:path";
import type { Cell } from "../cells/cell";
import { cliText } from "../text/cli";
import { packText } from "../text/pack";
import { fail, ok, type Result } from "../text/trouble";
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

export interface PackFor {
  readonly pack: Pack;
  /** Whether it stands in the workbook itself. */
  readonly isOwn: boolean;
}

/** The pack to use for a workbook: the one that was named, its own, or the one that fits. */
export async function packFor(workbook: Workbook, named: Pack | null): Promise<Result<PackFor>> {
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
