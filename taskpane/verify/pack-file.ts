import type { Result } from "../../src/text/trouble";
import { readPack } from "../../src/verify/pack";
import type { Pack } from "../../src/verify/pack";
import { readJsonFile } from "../parts/json-file";

/** Reads a pack of rules out of a file that somebody chose. */
export async function readPackFile(file: File): Promise<Result<Pack>> {
  const json = await readJsonFile(file);
  return json.ok ? readPack(json.value) : json;
}
