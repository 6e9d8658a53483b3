import { expect, test } from "vitest";
import { createClient, createHost, directChannels } from "../../workbench/host/index";

test("a page reads, writes and hears of changes", async () => {
  const host = createHost();
  const channels = directChannels();
  host.connect(channels.host);
  const { Excel, Office } = createClient(channels.page);
  const info = await Office.onReady();
  expect(info.host).toBe("Excel");
  const seen: string[] = [];
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    context.workbook.worksheets.onChanged.add(async (args) => {
      seen.push(args.address);
    });
    const range = sheet.getRange("A1:B3");
    range.values = [
      ["Name", "Due"],
      ["x", "01/04/2025"],
      ["'007", "=A1"],
    ];
    range.load("values,formulas,numberFormat,address,valueTypes,format/fill/color");
    const table = sheet.tables.add("A1:B3", true);
    table.name = "tblTest";
    const tables = context.workbook.tables;
    tables.load("items/name,items/columns/items/name");
    const none = sheet.getRange("Z1:Z9").getUsedRangeOrNullObject(true);
    await context.sync();
    expect(none.isNullObject).toBe(true);
    expect(range.values).toEqual([
      ["Name", "Due"],
      ["x", 45748],
      ["007", ""],
    ]);
    expect(range.formulas[2]).toEqual(["007", "=A1"]);
    expect(range.address).toBe("Sheet1!A1:B3");
    expect(range.format.fill.color).toBe("#FFFFFF");
    expect(tables.items.map((t) => [t.name, t.columns.items.map((c) => c.name)])).toEqual([
      ["tblTest", ["Name", "Due"]],
    ]);
    expect(() => table.style).toThrow();
  });
  host.edit({ sheet: "Sheet1", row: 5, column: 5, rows: 1, columns: 1 }, [["hi"]]);
  await new Promise((r) => setTimeout(r, 5));
  expect(seen).toEqual(["A1:B3", "F6"]);
  await expect(
    Excel.run(async (c) => {
      c.workbook.worksheets.getItem("Nope");
      await c.sync();
    }),
  ).rejects.toMatchObject({ code: "ItemNotFound" });
});
