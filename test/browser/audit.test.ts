import type { Frame, Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import type { WorkbookModel } from "../../src/workbook/model";
import { fillIn, PEOPLE, person } from "../audit/life-desk";
import { casesModel } from "../audit/cases";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { openOver, registerModel, walkAuditPages } from "./audit-pages";
import { foreign, type OpenedPage } from "./launch";
import { heading, select, tabTo, troubles } from "./pane";

let opened: OpenedPage | null = null;

afterEach(async () => {
  await opened?.close();
  opened = null;
});

describe("The audit pages, 320 px wide", () => {
  it.each(["Light", "Dark"] as const)(
    "have nothing that axe minds, nothing that scrolls sideways and no control below 24 px: %s",
    async (theme) => {
      const over = await openOver(await registerModel(), theme === "Dark" ? { theme } : {});
      opened = over;
      const shown = new Map<string, readonly string[]>();
      await walkAuditPages(over.pane, async (name) => {
        shown.set(name, [...(await troubles(over.pane)), ...(await smallControls(over.pane))]);
      });
      expect([...shown]).toEqual([...shown.keys()].map((name) => [name, []]));
      expect(shown.size).toBeGreaterThanOrEqual(32);
      expect(over.errors).toEqual([]);
      expect(foreign(over.requests)).toEqual([]);
    },
    180_000,
  );
});

function smallControls(pane: Frame): Promise<string[]> {
  return pane.evaluate(() =>
    [...document.querySelectorAll("button, input, select, a[href]")]
      .map((control) => ({ text: control.textContent, box: control.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(({ text }) => `small: ${text}`),
  );
}

/** Thirty cases, people with their roles, and a review of effectiveness that need not be waited for. */
async function staffedCases(): Promise<WorkbookModel> {
  const model = casesModel();
  const area = { sheet: "Cases", row: 0, column: 0, rows: 31, columns: 3 };
  model.tables.push({
    name: "Cases",
    area,
    columns: ["Case", "Prison", "Grant"],
    hasTotals: false,
  });
  const workbook = new MemoryWorkbook(model);
  const people = Object.entries(PEOPLE).map(([id, role]) => person(id, role));
  await fillIn(workbook, "tblPeople", people);
  await fillIn(workbook, "tblSetting", [{ setting: "minor_effectiveness", value: "0", note: "" }]);
  return workbook.model;
}

/** Somebody without a mouse. */
function keyboard(page: Page, pane: Frame) {
  const to = (name: RegExp) => tabTo(page, pane, name);
  // What the next step asks for comes once the register has been read again: each waits until it is there.
  const press = async (name: RegExp, first: "Tab" | "Shift+Tab" = "Tab") => {
    await pane.getByRole("button", { name }).first().waitFor();
    await tabTo(page, pane, name, first);
    await page.keyboard.press("Enter");
  };
  const fill = async (name: RegExp, text: string) => {
    await pane.getByLabel(name).first().waitFor();
    await to(name);
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
  };
  const twice = async (name: RegExp) => {
    const preview = pane.getByRole("heading", { name: "This will be done" });
    await press(name);
    await preview.waitFor();
    await press(name);
    await preview.waitFor({ state: "detached" });
  };
  return {
    press,
    fill,
    /** What is shown first and then done by a button of the same name. */
    twice,
    tick: async (name: RegExp) => {
      await to(name);
      await page.keyboard.press("Space");
    },
    /** Chooses from a list by its first letters. */
    choose: async (name: RegExp, letters: string) => {
      await to(name);
      await page.keyboard.type(letters);
    },
    as: async (name: string) => {
      await press(/^Change the name/);
      await fill(/^Your name/, name);
      await press(/^Use this name/);
      await pane.getByText(`Acting as ${name}`).waitFor();
    },
    /** The step of this name, shown first and then taken. */
    take: async (name: RegExp, next: RegExp) => {
      await twice(name);
      await pane.locator('[aria-current="step"]').getByText(next).waitFor();
    },
  };
}

describe("An auditor without a mouse", () => {
  it("starts an audit, raises a non-conformance, follows it to its close and issues the report", async () => {
    const over = await openOver(await staffedCases());
    opened = over;
    const { page, pane } = over;
    const { press, fill, twice, tick, choose, as, take } = keyboard(page, pane);
    await pane.locator("body").evaluate(() => window.focus());

    await press(/^Audit/);
    await heading(pane, "Audit");
    await press(/^Start an audit/);
    await heading(pane, "New audit");
    await fill(/^Process or team/, "Record keeping");
    await tick(/^a\.osei/);
    await fill(/^Scope/, "All cases");
    await press(/^Show what will be written/);
    await pane.getByRole("button", { name: "Start the audit" }).waitFor();
    await press(/^Start the audit/);
    await heading(pane, /^Internal audit/);

    await press(/^Go on with question 1/);
    await heading(pane, /^Question 1/);
    await page.keyboard.press("1");
    await pane.getByText("Saved: a.osei, 14:32").waitFor();
    await press(/^Next question/);
    await heading(pane, /^Question 2/);
    await select(pane, "Cases", "A1:C6");
    await page.keyboard.press("3");
    await press(/^Add from selection/);
    await pane.getByRole("button", { name: "Keep this as evidence" }).waitFor();
    await press(/^Keep this as evidence/);
    await pane.getByText(/^Fingerprint/).waitFor();
    await fill(/^What was not met/, "Two plans were late.");
    await fill(/^Owner, who will answer/, "r.shah");
    await press(/^Raise the finding/);
    await pane.getByRole("button", { name: /^Finding NC-/ }).waitFor();
    await press(/^Finding NC-/);
    await heading(pane, /^NC-/);

    await as("r.shah");
    await take(/^Accept the finding/, /^Cause/);
    await fill(/^What was done at once/, "Both plans were finished.");
    await fill(/^Done on/, "22/11/2026");
    await take(/^Record the correction/, /^Cause/);
    await fill(/^Why 1/, "Nobody was asked.");
    await fill(/^Why 2/, "The list goes out once a year.");
    await fill(/^The cause/, "The list of plans goes out too seldom.");
    await take(/^Record the cause/, /^Cause|^Plan/);
    await choose(/^Step/, "Record where");
    await fill(/^Where else you looked/, "Hull");
    await fill(/^What you found there/, "None there.");
    await take(/^Record where else/, /^Cause|^Plan/);
    await fill(/^What will be done/, "Send the list monthly.");
    await fill(/^Who will do it/, "j.powell");
    await fill(/^By when/, "30/11/2026");
    await take(/^Add the action/, /^Cause|^Plan/);
    await take(/^Submit the plan/, /^Plan/);
    await as("a.osei");
    await take(/^Accept the plan/, /^Do/);
    await as("j.powell");
    await fill(/^Done on/, "22/11/2026");
    await tick(/^E-2026/);
    await take(/^Mark the action as done/, /^Verify/);
    await as("m.leger");
    await tick(/^E-2026/);
    await take(/^Record the verification/, /^Effectiveness/);
    await tick(/^E-2026/);
    await take(/^Record the review/, /^Close/);
    await as("a.osei");
    await twice(/^Close the finding/);
    await pane.getByText("Nothing more is asked of anybody.").waitFor();

    for (const name of [/^Question 2/, /^Internal audit/]) {
      await press(/^Back$/, "Shift+Tab");
      await heading(pane, name);
    }
    await press(/^Report: make a draft/, "Shift+Tab");
    await heading(pane, "Report");
    await press(/^What the report says/);
    await choose(/^Overall opinion/, "Substantial");
    await fill(/^Conclusion/, "It conforms in the main.");
    await fill(/^Limits of the audit/, "Two questions of 155 were asked.");
    await twice(/^Keep these words/);
    await pane.getByText("Nothing is missing: it can be signed and issued.").waitFor();
    await press(/^Sign$/);
    await press(/^Show what issuing does/);
    await pane.getByRole("button", { name: "Sign and issue" }).waitFor();
    await press(/^Sign and issue/);
    await pane.getByText(/^Issued and signed on 22\/11\/2026/).waitFor();
    expect(over.errors).toEqual([]);
  }, 180_000);
});
