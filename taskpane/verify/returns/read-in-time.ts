import { paneVerifyText } from "../../../src/text/pane-verify";
import { returnsText } from "../../../src/text/returns";
import { checkReturn, type CheckReturnOptions } from "../../../src/verify/returns/check-return";
import { unreadableReturn, type ReadReturn } from "../../../src/verify/returns/read-return";
import type { OpenFile } from "../../files/open-file";
import type { ChosenFile } from "./chosen";

/** How long one file may take before it is left, so that the others get their turn. */
const SECONDS = 60;

interface Options extends Omit<CheckReturnOptions, "onProgress"> {
  readonly openFile: OpenFile;
  /** How far it has come, first while it is opened and then while it is checked, in words. */
  readonly onSaid: (said: string) => void;
  readonly pause: () => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * One file of many, opened and checked. Whatever is wrong with it becomes a sentence about this file: it cannot be
 * read, it takes too long, it breaks what reads it. `now` is the moment as ISO text.
 */
export async function readFileInTime(
  { file, name }: ChosenFile,
  { openFile, onSaid, pause, signal, ...options }: Options,
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
    const opened = await openFile(file, { signal, onProgress: onSaid });
    if (!opened.ok) return unreadableReturn(name, opened.trouble);
    await inTime();
    const read = await checkReturn(opened.value, name, {
      ...options,
      pause: inTime,
      onProgress: (done, total, step) => onSaid(paneVerifyText.running[step](done, total)),
      signal: own.signal,
    });
    if (isLate) return unreadableReturn(name, words.tookTooLong(name, SECONDS));
    return read.ok ? read.value : unreadableReturn(name, read.trouble);
  } catch {
    // One broken file among many is a line of the list and no reason to lose the others.
    return unreadableReturn(name, words.broke(name));
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
