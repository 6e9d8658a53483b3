import { afterEach, describe, expect, it, vi } from "vitest";
import { listenToCommands } from "../../../taskpane/host/commands";
import { whenReady } from "../../../taskpane/host/start";
import { currentTheme, watchTheme, type PaneTheme } from "../../../taskpane/host/theme";
import { DARK } from "../../../workbench/host/index";
import { connected, later } from "../../host/connected";

/** A window in which the media queries given hold. */
function windowWhere(...holding: readonly string[]) {
  const page = Object.assign(new EventTarget(), {
    matchMedia: (query: string) =>
      Object.assign(new EventTarget(), { matches: holding.some((word) => query.includes(word)) }),
    open: vi.fn(),
  });
  vi.stubGlobal("window", page);
  vi.stubGlobal("document", new EventTarget());
  return page;
}

async function inExcel() {
  const { host, client } = await connected();
  for (const [name, value] of Object.entries(client)) vi.stubGlobal(name, value);
  return host;
}

afterEach(() => vi.unstubAllGlobals());

describe("the pane starts", () => {
  it("alone, where office.js could not be fetched", async () => {
    expect(await whenReady()).toEqual({ workbook: null });
  });

  it("alone, in a plain browser window", async () => {
    vi.stubGlobal("Office", {
      onReady: async () => ({ host: null }),
      HostType: { Excel: "Excel" },
    });
    expect(await whenReady()).toEqual({ workbook: null });
  });

  it("with the workbook, what Excel can do, and its theme", async () => {
    windowWhere();
    await inExcel();
    const start = await whenReady();
    if (!start.workbook) throw new Error("There is a workbook.");
    expect(start.capabilities).toEqual({ externalLinks: true, undo: true, dataTypes: true });
    expect(start.theme).toBe("light");
    expect((await start.workbook.facts()).ok).toBe(true);
  });
});

describe("the theme", () => {
  it("is what the system asks for where it asks for contrast colours", async () => {
    windowWhere("forced-colors");
    await inExcel();
    expect(currentTheme()).toBe("contrast");
  });

  it("is the system's where Excel does not say", () => {
    windowWhere("prefers-color-scheme: dark");
    vi.stubGlobal("Office", { context: {} });
    expect(currentTheme()).toBe("dark");
  });

  it("is looked at again when the pane comes to the front", async () => {
    const page = windowWhere();
    const host = await inExcel();
    const told: PaneTheme[] = [];
    const stop = watchTheme((theme) => told.push(theme));
    host.setTheme(DARK);
    await later(1);
    page.dispatchEvent(new Event("focus"));
    page.dispatchEvent(new Event("focus"));
    stop();
    expect(told).toEqual(["light", "dark"]);
  });
});

describe("a command of the ribbon", () => {
  it("that comes before the pane listens is told when it does", async () => {
    windowWhere();
    const host = await inExcel();
    await whenReady();
    await later(1);
    await host.act("verifySelection");
    const told: string[] = [];
    const stop = listenToCommands((command) => told.push(command));
    await host.act("showAudit");
    stop();
    expect(told).toEqual(["verifySelection", "showAudit"]);
  });

  it("for help opens the help page", async () => {
    const page = windowWhere();
    const host = await inExcel();
    await whenReady();
    await later(1);
    await host.act("showHelp");
    expect(page.open).toHaveBeenCalledWith("help.html", "_blank", "noopener");
  });
});
