import { paneVerifyText } from "../../src/text/pane-verify";
import { fail } from "../../src/text/trouble";
import type { Result } from "../../src/text/trouble";
import { readPack } from "../../src/verify/pack";
import type { Pack } from "../../src/verify/pack";

const MAX_BYTES = 2_000_000;

/** Reads a pack of rules out of a file that somebody chose. */
export async function readPackFile(file: File): Promise<Result<Pack>> {
  const words = paneVerifyText.setup;
  if (file.size > MAX_BYTES)
    return fail({ code: "pack-too-large", message: words.tooLarge(file.name) });
  const text = await file.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail({ code: "pack-not-json", message: words.notText(file.name) });
  }
  return readPack(json);
}
