import { basename } from "node:path";
import { readMeasurePack, type MeasurePack } from "../measures/pack";
import { measurePackById } from "../measures/shipped";
import { measureCommandText as words } from "../text/measure-command";
import { ok, type Result } from "../text/trouble";
import { readTextFile } from "./files";
import { parseJson } from "./pack-option";

/** A shipped measure pack by its id, or one's own from a file; null where the measures of each workbook are meant. */
export async function readMeasurePackNamed(
  name: string | null,
): Promise<Result<MeasurePack | null>> {
  if (name === null) return ok(null);
  if (!/\.json$/i.test(name)) return measurePackById(name);
  const text = await readTextFile(name);
  if (!text.ok) return text;
  const json = parseJson(text.value);
  return json === undefined ? words.notJson(basename(name)) : readMeasurePack(json);
}
