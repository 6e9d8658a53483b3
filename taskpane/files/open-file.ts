import { filesText } from "../../src/text/files";
import { fail, ok, type Result } from "../../src/text/trouble";
import type { MemoryWorkbook } from "../../src/workbook/memory";
import { DEFAULT_LIMITS } from "../../src/xlsx/limits";
import { orStopped } from "./thread";

export interface OpenOptions {
  readonly signal?: AbortSignal;
  /** How far reading has come, in words. */
  readonly onProgress?: (said: string) => void;
}

/**
 * Opens a workbook that somebody chose on this computer, under the name of its file. A file that cannot be read
 * gives a trouble that says why; so does one that was stopped, or takes too long.
 */
export type OpenFile = (file: File, options?: OpenOptions) => Promise<Result<MemoryWorkbook>>;

const SECONDS_A_FILE = 60;

/** Answers at once when a file is stopped, and after so many seconds, whatever the reader is doing; it is told to stop. */
export function inTime(open: OpenFile, seconds = SECONDS_A_FILE): OpenFile {
  return async (file, { signal, onProgress } = {}) => {
    const own = new AbortController();
    let isLate = false;
    const stop = () => own.abort();
    const leave = () => {
      isLate = true;
      own.abort();
    };
    const timer = setTimeout(leave, seconds * 1000);
    signal?.addEventListener("abort", stop);
    if (signal?.aborted) stop();
    try {
      const opening = open(file, { signal: own.signal, ...(onProgress && { onProgress }) });
      const opened = await orStopped(own.signal, opening);
      return isLate ? fail(filesText.tookTooLong(file.name, seconds)) : opened;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    }
  };
}

/** What stands in a file of this computer; refused where it is too large to be read at all, or not there any more. */
export async function bytesOf(file: File): Promise<Result<ArrayBuffer>> {
  const { fileBytes } = DEFAULT_LIMITS;
  if (file.size > fileBytes) return fail(filesText.fileTooLarge(file.name, fileBytes));
  const bytes = await file.arrayBuffer().catch(() => null);
  return bytes ? ok(bytes) : fail(filesText.notFromDisk(file.name));
}
