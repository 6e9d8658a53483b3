import { filesText } from "../../src/text/files";
import { fail, type Result } from "../../src/text/trouble";
import { workbenchText as text } from "../../src/text/workbench";
import type { WorkbookModel } from "../../src/workbook/model";
import { buffersOf, parcels } from "../../src/workbook/parcel";
import type { SliceOptions } from "../../src/workbook/slices";
import { answerOf, orStopped, Threads } from "../../taskpane/files/thread";
import type { SaveModel, SavingSaid, SavingThread } from "./saving";

/** A thread of our own origin, which saves. Throws where the browser gives none. */
export function startSaver(): SavingThread {
  return new Worker(new URL("./saver.worker.ts", import.meta.url));
}

/** Saves in another thread, so that the page stays alive and can stop it at once; where none can be had, `otherwise` saves. */
export function saveInWorker(
  start: () => SavingThread,
  otherwise: SaveModel,
  keptMs?: number,
): SaveModel {
  const threads = new Threads(start, keptMs);
  const save: SaveModel = async (model, original, slices = {}) => {
    const made = await threads.ask((thread) => saveIn(thread, model, original, slices));
    return made ?? otherwise(model, original, slices);
  };
  return (model, original, slices) => orStopped(slices?.signal, save(model, original, slices));
}

function saveIn(
  thread: SavingThread,
  model: WorkbookModel,
  original: Uint8Array | null,
  { pause, signal, onProgress }: SliceOptions,
): Promise<Result<Uint8Array>> {
  const made = answerOf<SavingSaid, Uint8Array>(thread, {
    broken: () => fail(filesText.notSaved(model.name)),
    hear: (said) => (said.kind === "done" ? said.made : null),
  });
  const order = async () => {
    for (const pieces of parcels(model)) {
      await pause?.();
      if (signal?.aborted) return made;
      thread.postMessage({ kind: "pieces", pieces }, pieces.flatMap(buffersOf));
    }
    onProgress?.(text.packing);
    thread.postMessage({ kind: "save", original }, []);
    return made;
  };
  // A thread may also break before it has everything.
  return orStopped(signal, Promise.race([made, order()]));
}
