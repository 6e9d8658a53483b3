import { ok } from "../../src/text/trouble";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { openWorkbook } from "../../src/xlsx/open";
import { bytesOf, type OpenFile } from "./open-file";

/**
 * Reads files on the page's own thread, in slices, where no other thread can be had. An .xls or .xlsb is read in one piece:
 * the page waits for it, and only then hears that it was stopped. In a thread of their own they are stopped like every other.
 */
export function readHere(pause: () => Promise<void>): OpenFile {
  return async (file, { signal, onProgress } = {}) => {
    const bytes = await bytesOf(file);
    if (!bytes.ok) return bytes;
    const model = await openWorkbook(file.name, new Uint8Array(bytes.value), {}, undefined, {
      pause,
      ...(onProgress && { onProgress }),
      ...(signal && { signal }),
    });
    return model.ok ? ok(new MemoryWorkbook(model.value, pause)) : model;
  };
}
