import { ok } from "../../src/text/trouble";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { openWorkbook } from "../../src/xlsx/open";
import { bytesOf, type OpenFile } from "./open-file";

/** Reads files on the page's own thread, in slices, where no other thread can be had. */
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
