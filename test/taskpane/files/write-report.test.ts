import { describe, expect, it } from "vitest";
import type { ReportDocument } from "../../../src/report/document";
import { writeHere } from "../../../taskpane/files/write-here";
import { writeInWorker } from "../../../taskpane/files/write-in-worker";
import { writeOrders } from "../../../taskpane/files/write-orders";
import type { WriteReport, WritingOrder, WritingSaid } from "../../../taskpane/files/writing";
import { SAMPLE } from "../../report/sample";
import { TestThread } from "./test-thread";

const pause = () => Promise.resolve();
const never: WriteReport = () => Promise.reject(new Error("Nobody was to make it here."));

class Thread extends TestThread<WritingOrder, WritingSaid> {
  constructor(work = writeOrders(pause)) {
    super(work);
  }
}

const write = (thread: Thread) => writeInWorker(() => thread, never, 20);

/** A text that no cell of a workbook can hold. */
const TOO_LONG: ReportDocument = {
  ...SAMPLE,
  sections: [
    {
      title: "Long",
      sheet: "Long",
      blocks: [{ kind: "table", columns: [{ title: "Text" }], rows: [["x".repeat(40_000)]] }],
    },
  ],
};

describe.each(["docx", "xlsx"] as const)("a report that becomes a file: %s", (ending) => {
  it("is the same file whether a thread makes it or the page, and it is said how far it is", async () => {
    const said: string[] = [];
    const thread = new Thread();
    const inThread = await write(thread)(SAMPLE, ending, {
      pause,
      onProgress: (words) => said.push(words),
    });
    expect(inThread).toEqual(await writeHere(SAMPLE, ending));
    expect(inThread.ok).toBe(true);
    expect(said.at(-1)).toBe("Packing the file …");
    await expect.poll(() => thread.hasEnded).toBe(true);
  });

  it("is made on the page where no thread can be had, or its script does not load", async () => {
    const refused = writeInWorker(() => {
      throw new Error("Blocked.");
    }, writeHere);
    const lost = writeInWorker(() => {
      const thread = new Thread();
      thread.terminate();
      thread.break();
      return thread;
    }, writeHere);
    const expected = await writeHere(SAMPLE, ending);
    expect(await refused(SAMPLE, ending)).toEqual(expected);
    expect(await lost(SAMPLE, ending)).toEqual(expected);
  });

  it("is a fault where the thread breaks, as it is on the page, and the thread is gone", async () => {
    const thread = new Thread(() => Promise.reject(new Error("Out of memory.")));
    await expect(write(thread)(SAMPLE, ending)).rejects.toThrow("Out of memory.");
    expect(thread.hasEnded).toBe(true);
  });

  it("ends its thread when it is stopped, and says so at once", async () => {
    const stop = new AbortController();
    const thread = new Thread(() => new Promise(() => {}));
    const writing = write(thread)(SAMPLE, ending, { pause, signal: stop.signal });
    setTimeout(() => stop.abort(), 20);
    expect(await writing).toMatchObject({ ok: false, trouble: { code: "cancelled" } });
    await expect.poll(() => thread.hasEnded).toBe(true);
  });

  it("is stopped at once while its thread is still to begin", async () => {
    const stop = new AbortController();
    const thread = new Thread();
    const slow = writeInWorker(() => {
      stop.abort();
      return thread;
    }, never);
    const made = await slow(SAMPLE, ending, { signal: stop.signal });
    expect(made).toMatchObject({ ok: false, trouble: { code: "cancelled" } });
    await expect.poll(() => thread.hasEnded).toBe(true);
  });
});

it("two reports are made by one thread, one after the other, each as it is", async () => {
  const threads: Thread[] = [];
  const many = writeInWorker(
    () => {
      const thread = new Thread();
      threads.push(thread);
      return thread;
    },
    never,
    60_000,
  );
  const other = { ...SAMPLE, title: "Another one" };
  for (const report of [SAMPLE, other])
    expect(await many(report, "xlsx")).toEqual(await writeHere(report, "xlsx"));
  expect(threads).toHaveLength(1);
});

it("a report that cannot become a workbook gives the same sentence from a thread and from the page", async () => {
  const inThread = await write(new Thread())(TOO_LONG, "xlsx");
  expect(inThread).toMatchObject({ ok: false, trouble: { code: "not-saved" } });
  expect(inThread).toEqual(await writeHere(TOO_LONG, "xlsx"));
});
