import { reportParcels } from "../../src/report/parcel";
import type { Result } from "../../src/text/trouble";
import type { ReportDocument } from "../../src/report/document";
import type { SliceOptions } from "../../src/workbook/slices";
import { answerOf, orStopped, Threads } from "./thread";
import type { FileEnding, WriteReport, WritingSaid, WritingThread } from "./writing";

/** A thread of our own origin, which makes files. Throws where the browser gives none. */
export function startWriter(): WritingThread {
  return new Worker(new URL("./writer.worker.ts", import.meta.url));
}

/**
 * Makes files in another thread: packing a long report takes seconds in one piece, during which the page stays alive and can
 * stop it at once. Where no thread can be had, `otherwise` makes them. A thread that breaks is a fault, as it is on the page.
 */
export function writeInWorker(
  start: () => WritingThread,
  otherwise: WriteReport,
  keptMs?: number,
): WriteReport {
  const threads = new Threads(start, keptMs);
  const write: WriteReport = async (report, ending, slices = {}) => {
    const made = await threads.ask((thread) => writeIn(thread, report, ending, slices));
    return made ?? otherwise(report, ending, slices);
  };
  return (report, ending, slices) => orStopped(slices?.signal, write(report, ending, slices));
}

function writeIn(
  thread: WritingThread,
  report: ReportDocument,
  ending: FileEnding,
  slices: SliceOptions,
): Promise<Result<Uint8Array>> {
  const made = answerOf<WritingSaid, Uint8Array>(thread, {
    broken: (why) => new Error(`The thread that made a file broke: ${why}`),
    hear: (said) => {
      if (said.kind === "progress") slices.onProgress?.(said.said);
      return said.kind === "done" ? said.made : null;
    },
  });
  const order = async () => {
    for (const pieces of reportParcels(report)) {
      await slices.pause?.();
      if (slices.signal?.aborted) return made;
      thread.postMessage({ kind: "pieces", pieces }, []);
    }
    thread.postMessage({ kind: "write", ending }, []);
    return made;
  };
  // A thread may also break before it has everything.
  return orStopped(slices.signal, Promise.race([made, order()]));
}
