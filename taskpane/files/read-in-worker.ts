import { filesText } from "../../src/text/files";
import { fail, ok, type Result } from "../../src/text/trouble";
import { workbookText } from "../../src/text/workbook";
import { MemoryWorkbook } from "../../src/workbook/memory";
import type { WorkbookModel } from "../../src/workbook/model";
import { Unpacking } from "../../src/workbook/parcel";
import { bytesOf, type OpenFile, type OpenOptions } from "./open-file";
import type { ReadingThread, Said } from "./reading";

/** A thread of our own origin, which reads one file. Throws where the browser gives none. */
export function startReader(): ReadingThread {
  return new Worker(new URL("./reader.worker.ts", import.meta.url));
}

/** Long enough for the next of many files, and no memory is held much longer than it is needed. */
const KEPT_MS = 2_000;

/**
 * Reads files in another thread, which ends when a file is stopped or breaks it, and soon after the last: so the page
 * stays alive, stopping takes effect at once, and one file cannot harm the next. Where no thread can be had,
 * `otherwise` reads it.
 */
export function readInWorker(
  start: () => ReadingThread,
  otherwise: OpenFile,
  { pause, keptMs = KEPT_MS }: { readonly pause: () => Promise<void>; readonly keptMs?: number },
): OpenFile {
  const spare = new SpareThread(keptMs);
  return async (file, options = {}) => {
    const thread = spare.take() ?? (await awake(start));
    if (!thread) return otherwise(file, options);
    let isWhole = false;
    try {
      const bytes = await bytesOf(file);
      if (!bytes.ok) return bytes;
      const model = await readIn(thread, file.name, bytes.value, options);
      isWhole = model.ok;
      return model.ok ? ok(new MemoryWorkbook(model.value, pause)) : model;
    } finally {
      if (isWhole) spare.keep(thread);
      else thread.terminate();
    }
  };
}

/** A thread that has read its file to the end, kept for a moment: starting one takes longer than a small file does. */
class SpareThread {
  private thread: ReadingThread | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly keptMs: number) {}

  take(): ReadingThread | null {
    const { thread } = this;
    clearTimeout(this.timer);
    this.thread = null;
    return thread;
  }

  keep(thread: ReadingThread): void {
    this.take()?.terminate();
    this.thread = thread;
    this.timer = setTimeout(() => this.take()?.terminate(), this.keptMs);
  }
}

/** Null where the thread cannot be started, or its script cannot be loaded. */
function awake(start: () => ReadingThread): Promise<ReadingThread | null> {
  return new Promise((resolve) => {
    try {
      const thread = start();
      thread.onmessage = () => resolve(thread);
      thread.onerror = () => {
        thread.terminate();
        resolve(null);
      };
    } catch {
      resolve(null);
    }
  });
}

function readIn(
  thread: ReadingThread,
  name: string,
  bytes: ArrayBuffer,
  { signal, onProgress }: OpenOptions,
): Promise<Result<WorkbookModel>> {
  const unpacking = new Unpacking();
  return new Promise((resolve) => {
    const stop = () => resolve(fail(workbookText.cancelled()));
    signal?.addEventListener("abort", stop);
    if (signal?.aborted) stop();
    thread.onerror = () => resolve(fail(filesText.notRead(name)));
    thread.onmessage = ({ data }: MessageEvent<Said>) => {
      if (data.kind === "progress") onProgress?.(data.said);
      if (data.kind === "pieces") for (const piece of data.pieces) unpacking.take(piece);
      if (data.kind !== "done") return;
      resolve(data.trouble ? fail(data.trouble) : ok(unpacking.workbook));
    };
    thread.postMessage({ name, bytes }, [bytes]);
  });
}
