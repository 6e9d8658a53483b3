import { afterEach, describe, expect, it } from "vitest";
import { newWorkbook, type Client, type Host } from "../../workbench/host/index";
import { connected, later } from "./connected";

const write = ({ Excel }: Client, address: string, values: unknown[][], delayForCellEdit = false) =>
  Excel.run({ delayForCellEdit }, async (context) => {
    context.workbook.worksheets.getFirst().getRange(address).values = values;
    await context.sync();
  });

const read = ({ Excel }: Client, address: string) =>
  Excel.run(async (context) => {
    const range = context.workbook.worksheets.getFirst().getRange(address);
    range.load("values");
    await context.sync();
    return range.values;
  });

describe("a host that is told to fail", () => {
  let host: Host;
  let client: Client;
  const open = async () => {
    ({ host, client } = await connected());
  };
  afterEach(() => {
    host.faults.cellEditing = false;
  });

  it("refuses requests beyond the payload limit and does nothing of them", async () => {
    await open();
    host.faults.payloadLimit = 2000;
    await expect(write(client, "A1", [["x".repeat(3000)]])).rejects.toMatchObject({
      code: "RequestPayloadSizeLimitExceeded",
    });
    host.faults.payloadLimit = null;
    expect(await read(client, "A1")).toEqual([[""]]);
  });

  it("refuses answers beyond the payload limit", async () => {
    await open();
    await write(client, "A1", [["x".repeat(3000)]]);
    host.faults.payloadLimit = 2000;
    await expect(read(client, "A1")).rejects.toMatchObject({
      code: "ResponsePayloadSizeLimitExceeded",
    });
  });

  it("leaves values out beyond the cell limit", async () => {
    await open();
    host.cellLimit = 10;
    expect(await read(client, "A1:E2")).toHaveLength(2);
    expect(await read(client, "A1:E3")).toBe(null);
  });

  it("does nothing while a cell is edited, except for those who wait", async () => {
    await open();
    host.faults.cellEditing = true;
    await expect(write(client, "A1", [[1]])).rejects.toMatchObject({
      code: "InvalidOperationInCellEditMode",
    });
    const waiting = write(client, "A1", [[2]], true);
    await later(50);
    host.faults.cellEditing = false;
    await waiting;
    expect(await read(client, "A1")).toEqual([[2]]);
  });

  it("breaks down before the action it is told, and what was done stays done", async () => {
    await open();
    host.faults.breakdown = { batch: 0, beforeAction: 6, code: "GeneralException" };
    const broken = client.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1").values = [["first"]];
      sheet.getRange("A2").values = [["second"]];
      sheet.getRange("A3").values = [["third"]];
      await context.sync();
    });
    await expect(broken).rejects.toMatchObject({ code: "GeneralException" });
    const left = (await read(client, "A1:A3")).flat();
    expect(left[0]).toBe("first");
    expect(left[2]).toBe("");
  });

  it("can break down after everything was done", async () => {
    await open();
    host.faults.breakdown = { batch: 0, beforeAction: 1000, code: "GeneralException" };
    await expect(write(client, "A1", [["done"]])).rejects.toMatchObject({
      code: "GeneralException",
    });
    expect(await read(client, "A1")).toEqual([["done"]]);
  });

  it("lets a co-author edit between two batches, and says so", async () => {
    await open();
    const heard: unknown[] = [];
    await client.Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async (args) => {
        heard.push([args.address, args.source]);
      });
      await context.sync();
      const range = context.workbook.worksheets.getFirst().getRange("A1");
      range.load("values");
      host.faults.beforeBatch = () =>
        host.edit(
          { sheet: "Sheet1", row: 0, column: 0, rows: 1, columns: 1 },
          [["theirs"]],
          "coauthor",
        );
      await context.sync();
      host.faults.beforeBatch = null;
      expect(range.values).toEqual([["theirs"]]);
    });
    await later();
    expect(heard).toEqual([["A1", "Remote"]]);
  });
});

describe("a host of another version", () => {
  it("knows what an LTSC version knows, and no more", async () => {
    const { client } = await connected({ profile: "ltsc2021" });
    const { requirements } = client.Office.context;
    expect(requirements.isSetSupported("ExcelApi", "1.14")).toBe(true);
    expect(requirements.isSetSupported("ExcelApi", "1.15")).toBe(false);
    expect(requirements.isSetSupported("CustomFunctionsRuntime", "1.4")).toBe(false);
  });

  it("refuses a member newer than the manifest requires, until its set was asked for", async () => {
    const { client } = await connected();
    const { Excel, Office } = client;
    const notes = () =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getFirst().load("position");
        context.workbook.worksheets.onNameChanged.add(async () => {});
      });
    await expect(notes()).rejects.toMatchObject({ code: "ApiNotFound" });
    Office.context.requirements.isSetSupported("ExcelApi", "1.17");
    // Known to the typings and asked for, but not to the simulated host: that is said as well.
    await expect(notes()).rejects.toMatchObject({ code: "ApiNotFound" });
  });

  it("refuses members that nobody knows, and remembers those that it lacks itself", async () => {
    const { client, host } = await connected();
    await client.Excel.run(async (context) => {
      expect(() => Reflect.get(context.workbook, "nothingOfTheKind")).toThrow(/no member/);
    });
    await expect(
      client.Excel.run(async (context) => {
        context.workbook.worksheets.getFirst().pivotTables.load("items/name");
        await context.sync();
      }),
    ).rejects.toMatchObject({ code: "ApiNotFound" });
    expect(host.unknownMembers()).toHaveLength(1);
  });

  it("shows its theme and language", async () => {
    const { client } = await connected({ workbook: newWorkbook("Return.xlsx") });
    const { context } = client.Office;
    expect(context.displayLanguage).toBe("en-GB");
    expect(context.document.url).toBe("Return.xlsx");
    expect(context.officeTheme.isDarkTheme).toBe(false);
  });
});
