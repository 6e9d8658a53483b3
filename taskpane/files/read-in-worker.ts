import { filesText } from "../../src/text/files";
import { fail, ok, type Result } from "../../src/text/trouble";
import { MemoryWorkbook } from "../../src/workbook/memory";
import type { WorkbookModel } from "../../src/workbook/model";
import { Unpacking } from "../../src/workbook/parcel";
import { bytesOf, type OpenFile, type OpenOptions } from "./open-file";
import type { ReadingThread, Said } from "./reading";
import { answerOf, orStopped, Threads } from "./thread";

/** A thread of our own origin, which reads files. Throws where the browser gives none. */
export function startReader(): ReadingThread {
  return new Worker(new URL("./reader.worker.ts", import.meta.url));
}

/**
 * Reads files in another thread: so the page stays alive, stopping takes effect at once whatever is being read, and one file
 * cannot harm the next. Where no thread can be had, `otherwise` reads them.
 */
export function readInWorker(
  start: () => ReadingThread,
  otherwise: OpenFile,
  { pause, keptMs }: { readonly pause: () => Promise<void>; readonly keptMs?: number },
): OpenFile {
  const threads = new Threads(start, keptMs);
  return async (file, options = {}) => {
    const model = await threads.ask(async (thread) => {
      const bytes = await bytesOf(file);
      return bytes.ok ? readIn(thread, file.name, bytes.value, options) : bytes;
    });
    if (!model) return otherwise(file, options);
    return model.ok ? ok(new MemoryWorkbook(model.value, pause)) : model;
  };
}

function readIn(
  thread: ReadingThread,
  name: string,
  bytes: ArrayBuffer,
  { signal, onProgress }: OpenOptions,
): Promise<Result<WorkbookModel>> {
  const unpacking = new Unpacking();
  const read = answerOf<Said, WorkbookModel>(thread, {
    broken: () => fail(filesText.notRead(name)),
    hear: (said) => {
      if (said.kind === "progress") onProgress?.(said.said);
      if (said.kind === "pieces") for (const piece of said.pieces) unpacking.take(piece);
      if (said.kind !== "done") return null;
      return said.trouble ? fail(said.trouble) : ok(unpacking.workbook);
    },
  });
  thread.postMessage({ name, bytes }, [bytes]);
  return orStopped(signal, read);
}
