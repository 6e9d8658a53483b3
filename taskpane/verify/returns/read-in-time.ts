import { returnsText } from "../../../src/text/returns";
import { checkReturn, type CheckReturnOptions } from "../../../src/verify/returns/check-return";
import { unreadableReturn, type ReadReturn } from "../../../src/verify/returns/read-return";
import { openWorkbookFile } from "../workbook-file";

/** How long one file may take before it is left, so that the others get their turn. */
const SECONDS = 60;

interface Options extends CheckReturnOptions {
  readonly pause: () => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * One file of many, opened and checked. Whatever is wrong with it becomes a sentence about this file: it cannot be
 * read, it takes too long, it breaks what reads it. `now` is the moment as ISO text.
 */
export async function readFileInTime(
  file: File,
  { pause, signal, ...options }: Options,
  now: () => string,
): Promise<ReadReturn> {
  const words = returnsText.pane;
  const own = new AbortController();
  const stop = () => own.abort();
  signal.addEventListener("abort", stop);
  const began = Date.parse(now());
  let isLate = false;
  const inTime = async () => {
    isLate ||= Date.parse(now()) - began > SECONDS * 1000;
    if (isLate) own.abort();
    await pause();
  };
  try {
    const opened = await openWorkbookFile(file);
    if (!opened.ok) return unreadableReturn(file.name, opened.trouble);
    await inTime();
    const read = await checkReturn(opened.value, file.name, {
      ...options,
      pause: inTime,
      signal: own.signal,
    });
    if (isLate) return unreadableReturn(file.name, words.tookTooLong(file.name, SECONDS));
    return read.ok ? read.value : unreadableReturn(file.name, read.trouble);
  } catch {
    // One broken file among many is a line of the list and no reason to lose the others.
    return unreadableReturn(file.name, words.broke(file.name));
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
