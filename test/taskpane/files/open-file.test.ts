import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { filesText } from "../../../src/text/files";
import { fail, type Result } from "../../../src/text/trouble";
import type { MemoryWorkbook } from "../../../src/workbook/memory";
import { saveWorkbook } from "../../../src/xlsx/save";
import { answer } from "../../../taskpane/files/answer";
import { inTime, type OpenFile } from "../../../taskpane/files/open-file";
import { readHere } from "../../../taskpane/files/read-here";
import { readInWorker } from "../../../taskpane/files/read-in-worker";
import type { ReadingOrder, ReadingThread, Said } from "../../../taskpane/files/reading";
import { describeShared, hasShared, sharedBytes, sharedPath } from "../../shared";
import { modelOf, value } from "../../verify/make";
import { TestThread } from "./test-thread";

const ROWS = 30_000;
const CASES = modelOf({
  sheet: "Cases",
  rows: [["Ref", "Contacts"], ...Array.from({ length: ROWS }, (_, n) => [`C${n}`, n / 4])],
});

async function fileOf(name = "return.xlsx") {
  const bytes = value(await saveWorkbook({ ...CASES, name }));
  // A copy, because the buffer may be shared and a file takes none.
  return new File([Uint8Array.from(bytes)], name);
}

const pause = () => Promise.resolve();
const here = readHere(pause);
const never: OpenFile = () => Promise.reject(new Error("Nobody was to read it here."));

class Thread extends TestThread<ReadingOrder, Said> {
  constructor(work: typeof answer = answer) {
    super((order, say) => work(order, say, pause));
  }
}

const open = (thread: ReadingThread, file: File, options = {}) =>
  readInWorker(() => thread, never, { pause, keptMs: 20 })(file, options);

describeShared("a file that is made to do harm", () => {
  const folder = "data/workbooks/hostile";
  it.each(hasShared ? readdirSync(sharedPath(folder)) : [])(
    "ends in the same sentence, or the same cells, in a thread and on the page: %s",
    async (name) => {
      const file = () => new File([Uint8Array.from(sharedBytes(`${folder}/${name}`))], name);
      const inThread = await open(new Thread(), file());
      const onPage = await here(file());
      expect(inThread.ok ? inThread.value.model : inThread).toEqual(
        onPage.ok ? onPage.value.model : onPage,
      );
    },
  );
});

describe("a file that somebody chose", () => {
  it("is the same workbook whether a thread reads it or the page, and how far it is, is said in rows", async () => {
    const said: string[] = [];
    const thread = new Thread();
    const inThread = await open(thread, await fileOf(), {
      onProgress: (s: string) => said.push(s),
    });
    const onPage = await here(await fileOf());
    expect(value(inThread).model).toEqual(value(onPage).model);
    expect(value(inThread).model.name).toBe("return.xlsx");
    expect(said.length).toBeGreaterThan(2);
    expect(said.at(-1)).toMatch(/^[\d,]+ rows read$/);
    await expect.poll(() => thread.hasEnded).toBe(true);
  });

  it("is read by the thread that read the one before, where that went well", async () => {
    const threads: Thread[] = [];
    const start = () => {
      const thread = new Thread();
      threads.push(thread);
      return thread;
    };
    const read = readInWorker(start, never, { pause, keptMs: 60_000 });
    for (const name of ["a.xlsx", "b.xlsx"]) {
      const small = new File(["Ref,Team\nC1,North"], name.replace("xlsx", "csv"));
      expect(value(await read(small)).model.name).toBe(small.name);
    }
    expect((await read(new File(["no workbook"], "c.xlsx"))).ok).toBe(false);
    expect((await read(await fileOf("d.xlsx"))).ok).toBe(true);
    expect(threads.map(({ hasEnded }) => hasEnded)).toEqual([true, false]);
  });

  it("gives the same sentence from either where it is no workbook", async () => {
    const text = () => new File(["no workbook"], "return.xlsx");
    const inThread = await open(new Thread(), text());
    expect(inThread).toEqual(await here(text()));
    expect(inThread.ok).toBe(false);
  });

  it("is read on the page where no thread can be had, or its script does not load", async () => {
    const refused = readInWorker(
      () => {
        throw new Error("Blocked.");
      },
      here,
      { pause },
    );
    expect((await refused(await fileOf())).ok).toBe(true);
    const lost = readInWorker(
      () => {
        const thread = new Thread();
        thread.terminate();
        thread.break();
        return thread;
      },
      here,
      { pause },
    );
    expect((await lost(await fileOf())).ok).toBe(true);
  });

  it("costs its own answer and no other where the thread breaks", async () => {
    const thread = new Thread(() => Promise.reject(new Error("Out of memory.")));
    const result = await open(thread, await fileOf());
    expect(result).toEqual(fail(filesText.notRead("return.xlsx")));
    expect(thread.hasEnded).toBe(true);
  });

  it("ends its thread when it is stopped, and says so at once", async () => {
    const stop = new AbortController();
    const thread = new Thread(() => new Promise(() => {}));
    const opening = inTime((file, options) => open(thread, file, options))(await fileOf(), {
      signal: stop.signal,
    });
    setTimeout(() => stop.abort(), 20);
    const result = await opening;
    expect(result).toMatchObject({ ok: false, trouble: { code: "cancelled" } });
    await expect.poll(() => thread.hasEnded).toBe(true);
  });

  it("is stopped on the page between two slices", async () => {
    const stop = new AbortController();
    let slices = 0;
    const paced = readHere(async () => {
      if (++slices === 3) stop.abort();
    });
    const result = await paced(await fileOf(), { signal: stop.signal });
    expect(result).toMatchObject({ ok: false, trouble: { code: "cancelled" } });
    expect(slices).toBe(3);
  });

  it("is left where it takes too long, whatever the reader is doing", async () => {
    const thread = new Thread(() => new Promise(() => {}));
    const result = await inTime(
      (file, options) => open(thread, file, options),
      0.05,
    )(await fileOf("slow.xlsx"));
    expect(result).toEqual(fail(filesText.tookTooLong("slow.xlsx", 0.05)));
    await expect.poll(() => thread.hasEnded).toBe(true);
  });

  it("is refused by its size before it is read, and where it cannot be read from the disk", async () => {
    const large = new File([], "large.xlsx");
    Object.defineProperty(large, "size", { value: 500_000_000 });
    const reads: (() => Promise<Result<MemoryWorkbook>>)[] = [
      () => here(large),
      () => open(new Thread(), large),
    ];
    for (const read of reads)
      expect(await read()).toMatchObject({ ok: false, trouble: { code: "too-large" } });
    const gone = await fileOf("gone.xlsx");
    gone.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotReadableError"));
    expect(await open(new Thread(), gone)).toEqual(fail(filesText.notFromDisk("gone.xlsx")));
  });
});
