import { describe, expect, it } from "vitest";
import { filesText } from "../../../src/text/files";
import { fail } from "../../../src/text/trouble";
import { putCell } from "../../../src/workbook/model";
import { openWorkbook } from "../../../src/xlsx/open";
import { saveWorkbook } from "../../../src/xlsx/save";
import { readHere } from "../../../taskpane/files/read-here";
import type { PageFiles } from "../../../workbench/page/files";
import { saveHere } from "../../../workbench/page/save-here";
import { saveInWorker } from "../../../workbench/page/save-in-worker";
import { saveOrders } from "../../../workbench/page/save-orders";
import type { SaveModel, SavingOrder, SavingSaid } from "../../../workbench/page/saving";
import { Session } from "../../../workbench/page/session";
import { SAMPLE } from "../../report/sample";
import { reportXlsx } from "../../../src/report/file";
import { reportSheets } from "../../../src/report/sheets";
import { applyToModel } from "../../../src/workbook/apply";
import { TestThread } from "../../taskpane/files/test-thread";
import { modelOf, value } from "../../verify/make";

const pause = () => Promise.resolve();
const ROWS = 30_000;
const CASES = modelOf({
  sheet: "Cases",
  rows: [["Ref", "Contacts"], ...Array.from({ length: ROWS }, (_, n) => [`C${n}`, n / 4])],
});

class Thread extends TestThread<SavingOrder, SavingSaid> {
  constructor(work = saveOrders()) {
    super(work);
  }
}

const never: SaveModel = () => Promise.reject(new Error("Nobody was to save it here."));
const inThread = (thread: Thread) => saveInWorker(() => thread, never, 20);

async function fileOf(name: string, model = CASES): Promise<File> {
  return new File([Uint8Array.from(value(await saveWorkbook({ ...model, name })))], name);
}

/** The session of a page, and what it offered as downloads. */
function page(changed: Partial<PageFiles> = {}) {
  const offered: { name: string; bytes: Uint8Array }[] = [];
  const session = new Session({
    open: readHere(pause),
    save: saveHere,
    offer: (name, bytes) => offered.push({ name, bytes }),
    pause,
    ...changed,
  });
  const message = () => session.state().message?.sentence ?? "";
  return { session, offered, message };
}

describe("a workbook that is saved", () => {
  it("is the same file from a thread and from the page, changed or new, with reports that are still to be written", async () => {
    const original = value(await reportXlsx(SAMPLE));
    const changed = value(await openWorkbook("report.xlsx", original));
    putCell(changed.sheets[0]!, 30, 0, "new");
    const made = modelOf({ sheet: "Cases", rows: [["Ref"], ["C1"]] });
    value(applyToModel(made, reportSheets(SAMPLE)));
    for (const [model, from] of [
      [changed, original],
      [made, null],
      [CASES, null],
    ] as const)
      expect(await inThread(new Thread())(model, from)).toEqual(await saveHere(model, from));
  });

  it("is saved on the page where no thread can be had", async () => {
    const refused = saveInWorker(() => {
      throw new Error("Blocked.");
    }, saveHere);
    expect(await refused(CASES, null)).toEqual(await saveHere(CASES, null));
  });

  it("says that nothing was saved where the thread breaks", async () => {
    const thread = new Thread(() => Promise.reject(new Error("Out of memory.")));
    expect(await inThread(thread)(CASES, null)).toEqual(fail(filesText.notSaved(CASES.name)));
    expect(thread.hasEnded).toBe(true);
  });
});

describe("the open workbook of the page", () => {
  it("is opened and saved in slices, and holds what it held", async () => {
    let turns = 0;
    const counted = async () => {
      turns++;
    };
    const { session, offered, message } = page({ pause: counted, open: readHere(counted) });
    await session.openFile(await fileOf("return.xlsx"));
    expect(message()).toBe("“return.xlsx” is open: 1 sheet.");
    const toOpen = turns;
    expect(toOpen).toBeGreaterThan(5);
    session.edit({ sheet: "Cases", row: 1, column: 1, rows: 1, columns: 1 }, "7");
    expect(session.state().unsaved).toBe(true);
    expect(await session.save()).toBe(true);
    expect(turns - toOpen).toBeGreaterThan(5);
    expect(session.state()).toMatchObject({ unsaved: false, work: null });
    const [saved] = offered;
    expect(saved?.name).toBe("return.xlsx");
    const again = value(await openWorkbook("again.xlsx", saved!.bytes));
    expect(again.sheets[0]?.columns.get(1)?.values.slice(0, 3)).toEqual(["Contacts", 7, 0.25]);
    expect(again.sheets[0]?.columns.get(0)?.values).toHaveLength(ROWS + 1);
  });

  it("has in one file what stood there at one moment, although somebody edits while it is saved", async () => {
    const at = (row: number) => ({ sheet: "Cases", row, column: 1, rows: 1, columns: 1 });
    let edits = 0;
    let isSaving = false;
    const { session, offered } = page({
      pause: async () => {
        if (!isSaving || edits++ >= 1) return;
        // The first row was gone through already, the last one was not.
        session.edit(at(1), "1000");
        session.edit(at(ROWS), "1000");
      },
    });
    await session.openFile(await fileOf("return.xlsx"));
    isSaving = true;
    expect(await session.save()).toBe(true);
    const again = value(await openWorkbook("again.xlsx", offered[0]!.bytes));
    const values = again.sheets[0]?.columns.get(1)?.values;
    expect([values?.[1], values?.[ROWS]]).toEqual([1000, 1000]);
  });

  it("still has changes to save where somebody edits after it was taken", async () => {
    const save: SaveModel = async (model, original) => {
      session.edit({ sheet: "Cases", row: 1, column: 1, rows: 1, columns: 1 }, "8");
      return saveHere(model, original);
    };
    const { session } = page({ save });
    await session.openFile(await fileOf("return.xlsx"));
    expect(await session.save()).toBe(true);
    expect(session.state().unsaved).toBe(true);
  });

  it("is not saved where that is stopped: the thread ends, it is said, and the changes are still there", async () => {
    const thread = new Thread(() => new Promise(() => {}));
    const { session, offered, message } = page({ save: inThread(thread) });
    await session.openFile(await fileOf("return.xlsx"));
    session.edit({ sheet: "Cases", row: 1, column: 1, rows: 1, columns: 1 }, "7");
    const saving = session.save();
    await expect.poll(() => session.state().work?.said).toBe("Packing the file …");
    await session.openFile(await fileOf("other.xlsx"));
    expect(message()).toMatch(/^“other.xlsx” was not opened, because the workbook before it/);
    session.stop();
    expect(await saving).toBe(false);
    expect(message()).toBe("“return.xlsx” was not saved, because you stopped it.");
    expect(session.state()).toMatchObject({ unsaved: true, work: null, file: "return.xlsx" });
    expect(offered).toEqual([]);
    await expect.poll(() => thread.hasEnded).toBe(true);
  });

  it("stays where opening another one is stopped, or that one cannot be read", async () => {
    const { session, message } = page({
      pause: async () => {
        if (session.state().work?.doing.includes("large")) session.stop();
      },
    });
    await session.openFile(await fileOf("return.xlsx"));
    await session.openFile(await fileOf("large.xlsx"));
    expect(message()).toBe("“large.xlsx” was not opened, because you stopped it.");
    await session.openFile(new File(["no workbook"], "text.xlsx"));
    expect(message()).toMatch(/^“text.xlsx” is not a workbook/);
    expect(session.state()).toMatchObject({ file: "return.xlsx", busy: false, work: null });
  });

  it("is the one that was chosen last where two are opened one after the other", async () => {
    const { session, message } = page();
    const first = session.openFile(await fileOf("first.xlsx"));
    await session.openFile(await fileOf("second.xlsx"));
    await first;
    expect(session.state()).toMatchObject({ file: "second.xlsx", busy: false });
    expect(message()).toBe("“second.xlsx” is open: 1 sheet.");
  });
});
