import { paneVerifyText } from "../../src/text/pane-verify";
import { fail, ok } from "../../src/text/trouble";
import type { Result } from "../../src/text/trouble";

const MAX_BYTES = 2_000_000;

/** The parsed text of a JSON file that somebody chose. */
export async function readJsonFile(file: File): Promise<Result<unknown>> {
  const words = paneVerifyText.setup;
  if (file.size > MAX_BYTES)
    return fail({ code: "pack-too-large", message: words.tooLarge(file.name) });
  const text = await file.text();
  try {
    const json: unknown = JSON.parse(text);
    return ok(json);
  } catch {
    return fail({ code: "pack-not-json", message: words.notText(file.name) });
  }
}
