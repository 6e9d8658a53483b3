import type { Frame, Page } from "playwright-core";
import { accessibilityTroubles } from "./launch";

/** Elements that Tabster puts around groups so that Tab can leave them; they are never shown. */
const TABSTER = "[data-tabster-dummy]";

const MOST_TABS = 120;

export interface Looks {
  readonly width?: "320 px" | "450 px";
  readonly theme?: "Dark";
}

/** The pane in a workbench that is open, as narrow as it gets. */
export async function paneOf(page: Page, { width = "320 px", theme }: Looks = {}): Promise<Frame> {
  await page.getByLabel("Width of the pane").selectOption({ label: width });
  if (theme) await page.getByLabel("Theme").selectOption({ label: theme });
  const pane = page.frames().find((frame) => frame.url().includes("taskpane.html"));
  if (!pane) throw new Error("The pane is not there.");
  await heading(pane, "What would you like to do?");
  return pane;
}

export async function heading(pane: Frame, name: string | RegExp): Promise<void> {
  await pane.getByRole("heading", { name, level: 1 }).waitFor();
}

export async function press(pane: Frame, name: string | RegExp): Promise<void> {
  await pane.getByRole("button", { name }).first().click();
}

/** Presses a button that shows what it would write and, once that is shown, the one that writes it. */
export async function confirm(pane: Frame, name: string): Promise<void> {
  await press(pane, name);
  await pane.getByRole("button", { name: "Do not change anything" }).waitFor();
  await press(pane, name);
}

/** What is wrong with the screen that is shown: for axe, and for the eye that must not scroll sideways. */
export async function troubles(pane: Frame): Promise<string[]> {
  const found = await accessibilityTroubles(pane, { without: [TABSTER] });
  const isWide = await pane.evaluate(() => {
    const parts = [document.documentElement, document.querySelector("#content")];
    return parts.some((part) => part !== null && part.scrollWidth > part.clientWidth);
  });
  return isWide ? [...found, "scrolls sideways"] : found;
}

/** Selects a cell as a click in the sheet does. */
export async function select(pane: Frame, sheet: string, cell: string): Promise<void> {
  await pane.evaluate(
    async ([name, address]) => {
      await Excel.run(async (context) => {
        context.workbook.worksheets.getItem(name).getRange(address).select();
        await context.sync();
      });
    },
    [sheet, cell] as const,
  );
}

/**
 * Goes by Tab (or first by Shift+Tab), and back by Shift+Tab at the pane's end, until the focus stands on the control of this name;
 * where it stands there already, not at all.
 */
export async function tabTo(
  page: Page,
  pane: Frame,
  name: RegExp,
  first: "Tab" | "Shift+Tab" = "Tab",
): Promise<void> {
  let key = first;
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    if (tabs > 0) await page.keyboard.press(key);
    const focused = await pane.evaluate(() => {
      const { activeElement } = document;
      if (!document.hasFocus()) return null;
      const labels =
        activeElement instanceof HTMLInputElement ||
        activeElement instanceof HTMLTextAreaElement ||
        activeElement instanceof HTMLSelectElement
          ? [...(activeElement.labels ?? [])].map(({ textContent }) => textContent).join(" ")
          : "";
      return labels || (activeElement?.getAttribute("aria-label") ?? activeElement?.textContent);
    });
    if (focused === null) key = "Shift+Tab";
    else if (name.test(focused ?? "")) return;
  }
  throw new Error(`Tab does not lead to ${String(name)}.`);
}
