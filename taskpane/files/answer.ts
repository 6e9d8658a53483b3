import { buffersOf, parcels } from "../../src/workbook/parcel";
import { openWorkbook } from "../../src/xlsx/open";
import type { ReadingOrder, Said } from "./reading";

/**
 * What a reading thread does with its one file: reads it, says how far it is, and hands it on in pieces. It pauses now
 * and then, because browsers wait seconds before they end a thread that never does.
 */
export async function answer(
  { name, bytes }: ReadingOrder,
  say: (said: Said, transfer?: ArrayBuffer[]) => void,
  pause: () => Promise<void>,
): Promise<void> {
  const model = await openWorkbook(name, new Uint8Array(bytes), {}, undefined, {
    pause,
    onProgress: (said) => say({ kind: "progress", said }),
  });
  if (model.ok) {
    for (const pieces of parcels(model.value))
      say({ kind: "pieces", pieces }, pieces.flatMap(buffersOf));
  }
  say({ kind: "done", trouble: model.ok ? null : model.trouble });
}
