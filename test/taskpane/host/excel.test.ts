import { describe, expect, it } from "vitest";
import type { Area } from "../../../src/cells/address";
import type { Change } from "../../../src/workbook/change";
import type { Workbook } from "../../../src/workbook/port";
import type { Host, HostWorkbook } from "../../../workbench/host/index";
import { hostSubject, smallModel } from "../../contract/subjects";
import { troubleOf, valueOf } from "../../contract/check";
import { modelOf } from "../../../workbench/page/convert";

interface Opened {
  readonly workbook: Workbook;
  readonly host: Host;
  /** How many requests have been sent so far. */
  readonly requests: () => number;
}

const area = (row: number, column: number, rows = 1, columns = 1): Area => ({
  sheet: "Cases",
  row,
  column,
  rows,
  columns,
});

/**
 * The workbook open in a simulated Excel. `Excel` and its like are globals, so what was opened before is
 * closed by it.
 */
async function open(fill: (workbook: HostWorkbook) => void = () => {}): Promise<Opened> {
  let sent = 0;
  const { workbook, host } = await hostSubject(smallModel(), (made) => {
    fill(made.workbook);
    made.faults.beforeBatch = () => {
      sent++;
    };
    // The host does not calculate; this stands for the grid that does.
    made.onRecalculate = () => {
      const [sheet] = made.workbook.sheets;
      if (sheet?.formula(8, 5) === "=3+4") sheet.setValue(8, 5, 7);
    };
  });
  return { workbook, host, requests: () => sent };
}

/** Everything in the workbook that an add-in could have changed. */
function picture(host: Host): unknown {
  const { sheets, tables } = modelOf(host.workbook, null);
  return {
    sheets: sheets.map((sheet) => ({ ...sheet, declared: null, columns: [...sheet.columns] })),
    tables,
  };
}

function fillRows(rows: number, columns: number): (workbook: HostWorkbook) => void {
  return (workbook) => {
    const [sheet] = workbook.sheets;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++)
        sheet?.setValue(row, column, row * columns + column);
    }
  };
}

describe("reading a large sheet", () => {
  it("takes few requests, and as many more as there are blocks", async () => {
    const { workbook, requests } = await open(fillRows(40_000, 10));
    const before = requests();
    const block = valueOf(await workbook.read(area(0, 0, 40_000, 10)), "read");
    expect(block.columns[9]?.values[39_999]).toBe(399_999);
    expect(requests() - before).toBeLessThan(8);
  });

  it("halves its blocks until Excel hands them over, and loses no row", async () => {
    const { workbook, host } = await open(fillRows(5_000, 4));
    host.faults.payloadLimit = 20_000;
    const told: number[] = [];
    const block = valueOf(
      await workbook.read(area(0, 0, 5_000, 4), { onProgress: (rows) => told.push(rows) }),
      "read",
    );
    expect(block.columns[3]?.values).toEqual(
      Array.from({ length: 5_000 }, (_, row) => row * 4 + 3),
    );
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(5_000);
  });

  it("reads on in smaller blocks where Excel leaves the values out", async () => {
    const { workbook, host } = await open(fillRows(2_000, 4));
    host.cellLimit = 1_000;
    const block = valueOf(await workbook.read(area(0, 0, 2_000, 4)), "read");
    expect(block.columns[0]?.values).toEqual(Array.from({ length: 2_000 }, (_, row) => row * 4));
  });

  it("says so where even one row is too much", async () => {
    const { workbook, host } = await open((made) =>
      made.sheets[0]?.setValue(0, 0, "x".repeat(5_000)),
    );
    host.faults.payloadLimit = 4_000;
    const trouble = troubleOf(await workbook.read(area(0, 0)), "read");
    expect(trouble.code).toBe("payload-too-large");
    expect(trouble.message).toContain("Cases!A1");
  });

  it("stops between two blocks when it is cancelled", async () => {
    const { workbook, host } = await open(fillRows(4_000, 4));
    host.faults.payloadLimit = 20_000;
    const abort = new AbortController();
    const result = await workbook.read(area(0, 0, 4_000, 4), {
      signal: abort.signal,
      onProgress: (rows) => {
        if (rows > 500) abort.abort();
      },
    });
    expect(troubleOf(result, "read").code).toBe("cancelled");
  });

  it("does not read the empty millions of a whole column", async () => {
    const { workbook, requests } = await open(fillRows(10, 2));
    const before = requests();
    const block = valueOf(await workbook.read(area(0, 0, 100_000, 2)), "read");
    expect(block.columns[1]?.values.slice(8, 12)).toEqual([17, 19, null, null]);
    expect(requests() - before).toBeLessThan(5);
  });

  it("tells a workbook of forty sheets in two requests", async () => {
    const { workbook, requests } = await open((made) => {
      for (let n = 0; n < 40; n++) made.addSheet(`Month ${n}`);
    });
    const before = requests();
    expect(valueOf(await workbook.facts(), "facts").sheets).toHaveLength(41);
    expect(requests() - before).toBe(2);
  });
});

/** A workbook that holds a table and a formula, and changes that touch all kinds of things in it. */
function register(workbook: HostWorkbook): void {
  const sheet = workbook.sheets[0];
  ["Ref", "Raised on", "A-1", 45748].forEach((value, i) => sheet?.setValue(i >> 1, i % 2, value));
  sheet?.setFormat(1, 1, "dd/mm/yyyy");
  sheet?.setValue(8, 5, 7);
  sheet?.setFormula(8, 5, "=3+4");
  workbook.tables.push({
    id: workbook.newId(),
    name: "tblActions",
    area: area(0, 0, 2, 2),
    showTotals: false,
    style: "TableStyleMedium2",
    columns: [
      { id: 1, name: "Ref" },
      { id: 2, name: "Raised on" },
    ],
  });
}

const CHANGES: readonly Change[] = [
  {
    kind: "appendRows",
    table: "tblActions",
    rows: [
      ["A-2", 45749],
      ["=A-3", null],
    ],
  },
  { kind: "setCells", area: area(8, 5, 1, 2), values: [["over the formula", "new"]] },
  { kind: "addSheet", sheet: "Findings" },
  {
    kind: "addTable",
    sheet: "Findings",
    table: "tblFindings",
    heading: "Findings",
    columns: [
      { title: "Id", width: 9 },
      { title: "Grade", list: ["major", "minor"] },
    ],
    rows: [["F-1", "minor"]],
  },
  { kind: "appendRows", table: "tblFindings", rows: [["F-2", "major"]] },
  {
    kind: "addColumns",
    table: "tblFindings",
    columns: [{ title: "Seen on", format: "dd/mm/yyyy", list: ["today", "yesterday"] }],
  },
];

const CODES = ["GeneralException", "AccessDenied", "InvalidArgument", "ActivityLimitReached"];

describe("a change that breaks down on the way", () => {
  it("leaves the workbook as it was, wherever it breaks", async () => {
    const counting = await open(register);
    valueOf(await counting.workbook.apply(CHANGES), "apply");
    const requests = counting.requests();
    let broken = 0;
    for (let batch = 0; batch < requests; batch++) {
      for (const beforeAction of [0, 1, 3, 7, 12, 18, 25, 33, 42, 60, 1000]) {
        const { workbook, host } = await open(register);
        const before = picture(host);
        const code = CODES[(batch + beforeAction) % CODES.length] ?? "GeneralException";
        host.faults.breakdown = { batch, beforeAction, code };
        const result = await workbook.apply(CHANGES);
        if (result.ok) continue;
        broken++;
        await calculated();
        expect(picture(host), `request ${batch}, action ${beforeAction}`).toEqual(before);
        expect(result.trouble.message).toMatch(/Nothing was changed\.$/);
      }
    }
    expect(broken).toBeGreaterThan(20);
  }, 60_000);

  it("takes back only what it wrote itself where somebody typed meanwhile", async () => {
    const write = await writingRequest();
    const { workbook, host } = await open(register);
    let seen = 0;
    host.faults.breakdown = { batch: write, beforeAction: 1000, code: "GeneralException" };
    host.faults.beforeBatch = () => {
      if (seen++ === write + 1) host.edit(area(8, 6), [["typed meanwhile"]], "coauthor");
    };
    troubleOf(await workbook.apply(CHANGES), "apply");
    const [sheet] = host.workbook.sheets;
    expect(sheet?.value(8, 6)).toBe("typed meanwhile");
    expect(sheet?.formula(8, 5)).toBe("=3+4");
  });

  it("says what to look at where Excel does not let it be taken back", async () => {
    const write = await writingRequest();
    const { workbook, host } = await open(register);
    let seen = 0;
    host.faults.beforeBatch = () => {
      if (seen++ >= write) {
        host.faults.breakdown = { batch: 0, beforeAction: 1000, code: "GeneralException" };
      }
    };
    const trouble = troubleOf(await workbook.apply(CHANGES), "apply");
    expect(trouble.code).toBe("half-done");
    expect(trouble.message).toContain("Cases!F9:G9");
    expect(trouble.message).not.toContain("Nothing was changed");
  });
});

/** The host asks for calculation just after it has answered. */
const calculated = () => new Promise((resolve) => setTimeout(resolve, 1));

/** The number of the request that writes the changes. */
async function writingRequest(): Promise<number> {
  const { workbook, host } = await open(register);
  let [sent, written] = [0, -1];
  host.faults.beforeBatch = () => {
    if (written < 0 && host.workbook.sheet("Findings")) written = sent - 1;
    sent++;
  };
  valueOf(await workbook.apply(CHANGES), "apply");
  return written;
}

describe("while a cell is being edited", () => {
  it("work waits for the end of the edit and then goes on", async () => {
    const { workbook, host } = await open();
    host.faults.cellEditing = true;
    const writing = workbook.apply([{ kind: "setCells", area: area(0, 0), values: [["x"]] }]);
    setTimeout(() => {
      host.faults.cellEditing = false;
    }, 60);
    valueOf(await writing, "apply");
    expect(host.workbook.sheets[0]?.value(0, 0)).toBe("x");
  });
});

describe("a sheet that is protected while changes are being made", () => {
  it("refuses them, and everything is as it was but for the protection", async () => {
    const write = await writingRequest();
    const { workbook, host } = await open(register);
    const before = picture(host);
    let seen = 0;
    host.faults.beforeBatch = () => {
      const [sheet] = host.workbook.sheets;
      if (sheet) sheet.protection = seen++ === write ? {} : null;
    };
    const trouble = troubleOf(await workbook.apply(CHANGES), "apply");
    expect(trouble.message).toMatch(/Nothing was changed\.$/);
    expect(picture(host)).toEqual(before);
  });
});

describe("two changes at once", () => {
  it("are made one after the other", async () => {
    const { workbook, host } = await open(register);
    const row = (ref: string): Change => ({
      kind: "appendRows",
      table: "tblActions",
      rows: [[ref, null]],
    });
    const done = await Promise.all([workbook.apply([row("A-2")]), workbook.apply([row("A-3")])]);
    done.forEach((result) => valueOf(result, "apply"));
    expect([2, 3].map((at) => host.workbook.sheets[0]?.value(at, 0))).toEqual(["A-2", "A-3"]);
  });
});

describe("a burst of edits", () => {
  it("is told once for each area, when it is over, by the sheet's present name", async () => {
    const { workbook, host } = await open();
    const heard: Area[] = [];
    const stop = valueOf(await workbook.watch((stale) => heard.push(stale)), "watch");
    for (let i = 0; i < 5; i++) host.edit(area(1, 1), [[i]]);
    host.edit(area(2, 2, 1, 2), [[1, 2]], "coauthor");
    host.insertRows("Cases", 4, 1);
    const [sheet] = host.workbook.sheets;
    if (sheet) host.workbook.renameSheet(sheet, "Renamed");
    await new Promise((resolve) => setTimeout(resolve, 450));
    await stop();
    expect(heard).toEqual([
      { ...area(1, 1), sheet: "Renamed" },
      { ...area(2, 2, 1, 2), sheet: "Renamed" },
      { ...area(4, 0, 1, 16_384), sheet: "Renamed" },
    ]);
  });
});

describe("a selection of several areas", () => {
  it("is refused in words", async () => {
    const { workbook, host } = await open();
    host.select(area(0, 0), area(5, 5));
    expect(troubleOf(await workbook.selection(), "selection").code).toBe("several-selected");
  });
});
