import { describe, expect, it } from "vitest";
import { createClient, createHost, DARK, portChannel } from "../../workbench/host/index";
import { installManners } from "../../workbench/host/manners";
import type { ToHost, ToPage } from "../../workbench/host/protocol";
import { connected, later } from "./connected";

describe("a page and its host", () => {
  it("talk through a message port", async () => {
    const host = createHost();
    const { port1, port2 } = new MessageChannel();
    const disconnect = host.connect(portChannel<ToPage, ToHost>(port1));
    const { Excel, Office } = createClient(portChannel<ToHost, ToPage>(port2));
    expect((await Office.onReady()).host).toBe("Excel");
    const heard: string[] = [];
    const values = await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async ({ address }) => {
        heard.push(address);
      });
      const range = context.workbook.worksheets.getFirst().getRange("A1:B1");
      range.values = [["through", "a port"]];
      range.load("values");
      await context.sync();
      return range.values;
    });
    expect(values).toEqual([["through", "a port"]]);
    await later(50);
    expect(heard).toEqual(["A1:B1"]);
    disconnect();
    port1.close();
  });

  it("share settings and hear of the theme", async () => {
    const { host, client } = await connected();
    const { settings } = client.Office.context.document;
    settings.set("pack", "return-1");
    expect(host.workbook.settings).toEqual({});
    await new Promise<void>((resolve) => settings.saveAsync(() => resolve()));
    expect(host.workbook.settings).toEqual({ pack: "return-1" });
    host.setTheme(DARK);
    await later(1);
    expect(client.Office.context.officeTheme.isDarkTheme).toBe(true);
  });

  it("do what a button of the ribbon says, and wait until it is done", async () => {
    const { host, client } = await connected();
    const seen: string[] = [];
    client.Office.actions.associate("verifySelection", (event: Office.AddinCommands.Event) => {
      seen.push("begun");
      setTimeout(() => {
        seen.push("done");
        event.completed();
      }, 5);
    });
    await later(1);
    await host.act("verifySelection");
    expect(seen).toEqual(["begun", "done"]);
  });

  it("tell a view what changed and who changed it", async () => {
    const { host, client } = await connected();
    const seen: string[] = [];
    host.listen((notice) => seen.push(notice.kind === "cells" ? notice.origin : notice.kind));
    const area = { sheet: "Sheet1", row: 0, column: 0, rows: 1, columns: 1 };
    host.edit(area, [["=1+1"]]);
    host.calculated(area, [[2]]);
    await client.Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getFirst().getRange("A1");
      cell.load("values,formulas");
      await context.sync();
      expect([cell.values, cell.formulas]).toEqual([[[2]], [["=1+1"]]]);
      cell.values = [[3]];
    });
    await later();
    expect(seen).toEqual(["user", "calculation", "addin"]);
  });

  it("ask the grid to calculate what was written, and not what it calculated", async () => {
    const { host } = await connected();
    const asked: number[] = [];
    host.onRecalculate = (areas) => asked.push(areas.length);
    const area = { sheet: "Sheet1", row: 0, column: 0, rows: 1, columns: 1 };
    host.edit(area, [["=1+1"]]);
    host.calculated(area, [[2]]);
    expect(asked).toEqual([1]);
  });

  it("runs that share a context wait for each other", async () => {
    const { client } = await connected();
    const context = new client.Excel.RequestContext();
    const order: string[] = [];
    const run = (name: string, ms: number) =>
      client.Excel.run(context, async () => {
        order.push(`${name} begins`);
        await later(ms);
        order.push(`${name} ends`);
      });
    await Promise.all([run("first", 10), run("second", 1)]);
    expect(order).toEqual(["first begins", "first ends", "second begins", "second ends"]);
  });
});

it("a page keeps the manners that office.js forces on it", () => {
  const page = { alert: null, confirm: null, prompt: null, history: { pushState: () => {} } };
  installManners(page);
  for (const box of [page.alert, page.confirm, page.prompt]) expect(box).toThrow(/message boxes/);
  expect(page.history).toEqual({ pushState: null, replaceState: null });
});
