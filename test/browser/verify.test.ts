import type { Frame, Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import type { WorkbookModel } from "../../src/workbook/model";
import { saveWorkbook } from "../../src/xlsx/save";
import { value } from "../verify/make";
import { openOver } from "./audit-pages";
import { foreign, openWorkbench, type OpenedPage } from "./launch";
import { heading, paneOf, press, tabTo, troubles, type Looks } from "./pane";
import { smallCaseload } from "./small-caseload";

let opened: OpenedPage | null = null;

afterEach(async () => {
  await opened?.close();
  opened = null;
});

const MOST_TABS = 60;

type Shown = Map<string, readonly string[]>;
type Look = (name: string) => Promise<unknown>;

const back = (pane: Frame) => press(pane, "Back");

async function fileOf(model: WorkbookModel) {
  return { name: model.name, mimeType: "", buffer: Buffer.from(value(await saveWorkbook(model))) };
}

async function verify(pane: Frame): Promise<void> {
  await press(pane, /^Verify/);
  await heading(pane, "Verify");
  await pane
    .getByText(/fits this workbook/)
    .first()
    .waitFor({ state: "attached" });
}

/** The pages over the sample that the workbench opens with: many findings, much in the columns. */
async function walkSample(pane: Frame, look: Look): Promise<void> {
  await verify(pane);
  await press(pane, /^Other rules/);
  await look("setup");

  await press(pane, /^What is in each column/);
  await press(pane, /^Case ref: /);
  await pane.getByRole("heading", { name: "Rules that would fit" }).waitFor();
  await look("profile");
  await back(pane);

  await press(pane, "Check this workbook");
  await heading(pane, "Results");
  await look("results");
  await press(pane, /did not run: see why/);
  await heading(pane, "Rules that did not run");
  await look("rules that did not run");
  await back(pane);
  await press(pane, /^Put right \d+ safe corrections/);
  await pane.getByLabel("Your name").fill("A. Osei");
  await look("who is at work");
  await press(pane, "Use this name");
  await pane.getByRole("heading", { name: "This will be done" }).waitFor();
  await look("corrections");
  await back(pane);
  await press(pane, /“Risk” is blank/);
  await press(pane, "Accept for a time");
  await pane.getByLabel("Why it cannot be put right yet").fill("The file is at court");
  await look("finding with a waiver");
  await back(pane);

  await press(pane, /^Edit the rules/);
  await heading(pane, "Rules of this workbook");
  await look("no rules yet");
  await press(pane, "Copy the pack into the workbook");
  await look("rules to be copied");
  await press(pane, "Write it into the workbook");
  await pane.getByText(/rules in use\.$/).waitFor();
  await look("rules");
}

/** The pages over four cases, where a return can be put right, answered, signed and compared. */
async function walkSmall(pane: Frame, look: Look): Promise<void> {
  await verify(pane);
  await press(pane, /^Match columns/);
  await pane.getByRole("combobox", { name: /Risk/ }).waitFor();
  await look("match columns");
  await press(pane, "Review the matches");
  await press(pane, "Keep the matches");
  await heading(pane, "Verify");

  await press(pane, /^Compare with/);
  await heading(pane, "Compare");
  await pane
    .getByLabel("Choose the file")
    .setInputFiles(
      await fileOf(smallCaseload({ name: "september.xlsx", status: "Closed", risk: "Risk level" })),
    );
  await pane.getByText("Chosen: september.xlsx").waitFor();
  await look("compare");
  await press(pane, /^Compare$/);
  await heading(pane, "Which columns mean the same?");
  await look("which columns mean the same");
  await press(pane, /^Compare$/);
  await pane
    .getByText(/changed; /)
    .first()
    .waitFor();
  await look("compared");
  await press(pane, /Status: “Closed” → “Open”/);
  await heading(pane, "Changed");
  await look("one difference");
  await back(pane);
  await back(pane);

  await press(pane, /^Check many returns/);
  await pane
    .getByLabel("Choose the files")
    .setInputFiles([
      await fileOf(smallCaseload({ name: "north.xlsx" })),
      { name: "broken.xlsx", mimeType: "", buffer: Buffer.from("no workbook") },
    ]);
  await look("many returns");
  await pane.getByLabel("Rules", { exact: true }).selectOption("youth-panels");
  await pane.getByLabel("Working days from court to the first panel").fill("soon");
  await press(pane, /^What else these rules go by/);
  await press(pane, "Check the files");
  await pane.getByText(/“soon” is not a number/).waitFor();
  await look("many returns with what a pack asks for");
  await pane.getByLabel("Working days from court to the first panel").fill("");
  await pane.getByLabel("Rules", { exact: true }).selectOption("");
  await press(pane, "Check the files");
  await pane
    .getByText(/^2 returns: /)
    .first()
    .waitFor();
  await look("many returns looked over");
  await press(pane, /^Rules wait for an answer in 1 return$/);
  await look("many returns asked for what rules wait for");
  await back(pane);

  await press(pane, "Check this workbook");
  await heading(pane, "Results");
  await press(pane, /“medium” is “Medium” written another way/);
  await press(pane, "Put right: write “Medium”");
  await pane.getByLabel("Your name").fill("A. Osei");
  await press(pane, "Use this name");
  await pane.getByRole("heading", { name: "This will be done" }).waitFor();
  await look("finding with its correction");
  await pane.getByRole("button", { name: "Put right: write “Medium”" }).last().click();
  await pane
    .getByText(/^Wrote “Medium”/)
    .first()
    .waitFor();
  await back(pane);
  await press(pane, /^What was put right/);
  await heading(pane, "What was put right");
  await look("what was put right");
  await press(pane, /^Caseload!L3/);
  await press(pane, "Show how it would be put back");
  await look("a correction to be put back");
  await back(pane);
  await back(pane);

  await press(pane, /^Sign off this return/);
  await heading(pane, "Sign-off");
  await look("sign-off");
  await press(pane, "Show what will be signed");
  await pane.getByRole("heading", { name: "This will be done" }).waitFor();
  await look("what will be signed");
  await press(pane, "Sign this return");
  await heading(pane, "Results");
  await press(pane, /^Sign-off/);
  await pane
    .getByText(/^Signed on/)
    .first()
    .waitFor();
  await look("signed");
}

async function openSample(looks: Looks): Promise<OpenedPage & { readonly pane: Frame }> {
  const over = await openWorkbench();
  return { ...over, pane: await paneOf(over.page, looks) };
}

/** No pane has the room for it. */
const LONG_NAME = "Resettlement_return_of_the_second_quarter_as_sent_by_the_office.xlsx";

const openSmall = (looks: Looks) =>
  openOver(smallCaseload({ name: LONG_NAME, risk: "Risk (Omnia)" }), looks);

describe("The pages of Verify, 320 px wide", () => {
  const WALKS = [
    ["the sample", openSample, walkSample, 10],
    ["four cases", openSmall, walkSmall, 15],
  ] as const;
  const LOOKS = [
    ["light", {}],
    ["dark", { theme: "Dark" }],
  ] as const;
  const each = WALKS.flatMap(([over, open, walk, pages]) =>
    LOOKS.map(([theme, looks]) => ({ over, open, walk, pages, theme, looks })),
  );

  it.each(each)(
    "have nothing that axe minds and nothing that scrolls sideways: $over, $theme",
    async ({ open, walk, pages, looks }) => {
      const over = await open(looks);
      opened = over;
      const shown: Shown = new Map();
      await walk(over.pane, async (name) => shown.set(name, await troubles(over.pane)));
      expect([...shown]).toEqual([...shown.keys()].map((name) => [name, []]));
      expect(shown.size).toBe(pages);
      expect(over.errors).toEqual([]);
      expect(foreign(over.requests)).toEqual([]);
    },
    120_000,
  );
});

describe("A manager without a mouse", () => {
  it("checks, puts right, puts back, puts right again, answers, and signs off", async () => {
    const over = await openOver(smallCaseload());
    opened = over;
    const { page, pane } = over;
    const { press: enter, fill, back: goBack } = keyboard(page, pane);
    await pane.locator("body").evaluate(() => window.focus());

    await enter(/^Verify/);
    await heading(pane, "Verify");
    await pane.locator('#primary-action:not([aria-disabled="true"])').waitFor();
    await enter(/^Check this workbook/);
    await heading(pane, "Results");
    await enter(/^“medium” is “Medium” written another way/);
    await heading(pane, "Tidy up");
    await enter(/^Put right: write/);
    await fill(/^Your name/, "A. Osei");
    await enter(/^Use this name/);
    await pane.getByRole("heading", { name: "This will be done" }).waitFor();
    await enter(/^Put right: write/);
    await pane.getByText(/^Closed: the sheet has been changed/).waitFor();
    await enter(/^Put back/);
    await pane
      .getByText(/^Put back: the workbook is as it was before/)
      .first()
      .waitFor();
    await pane.getByRole("button", { name: /^Put right: write/ }).waitFor();
    await enter(/^Put right: write/);
    await pane.getByRole("heading", { name: "This will be done" }).waitFor();
    await enter(/^Put right: write/);
    await pane.getByText(/^Closed: the sheet has been changed/).waitFor();
    await goBack();
    await heading(pane, "Results");

    await enter(/accommodation on release is not recorded/);
    await enter(/^Explain/);
    await fill(/^Why it is right as it is/, "Went to hospital on the day");
    await enter(/^Show what will be written/);
    await pane.getByText("Reason, given by A. Osei: Went to hospital on the day").waitFor();
    await enter(/^Keep the explanation/);
    await pane.getByText(/^Explained: “Went to hospital on the day”/).waitFor();
    await goBack();
    await heading(pane, "Results");

    await enter(/^Sign off this return/);
    await heading(pane, "Sign-off");
    await fill(/^Your role/, "Manager");
    await enter(/^Show what will be signed/);
    await pane.getByRole("heading", { name: "This will be done" }).waitFor();
    await enter(/^Sign this return/);
    await heading(pane, "Results");
    await pane.getByText(/^Signed on/).waitFor();
    expect(over.errors).toEqual([]);
  }, 120_000);

  it("answers once what the rules of many returns wait for", async () => {
    const over = await openOver(smallCaseload());
    opened = over;
    const { page, pane } = over;
    const { press: enter, fill } = keyboard(page, pane);
    await pane.locator("body").evaluate(() => window.focus());

    await enter(/^Verify/);
    await heading(pane, "Verify");
    await enter(/^Check many returns/);
    await heading(pane, "Many returns");
    await pane
      .getByLabel("Choose the files")
      .setInputFiles([await fileOf(smallCaseload({ name: "north.xlsx" }))]);
    await enter(/^Check the files/);
    await pane.getByText(/4 rules did not run/).waitFor();
    await enter(/^Rules wait for an answer in 1 return/);
    await fill(/^Day on which the return is due/, "16/11/2026");
    await fill(/^Day on which the return was received/, "18/11/2026");
    await enter(/^Check again/);
    await pane.getByText(/3 rules did not run/).waitFor();
    expect(over.errors).toEqual([]);
  }, 120_000);
});

/** Somebody who has only keys. */
function keyboard(page: Page, pane: Frame) {
  return {
    press: async (name: RegExp) => {
      await tabTo(page, pane, name);
      await page.keyboard.press("Enter");
    },
    fill: async (name: RegExp, text: string) => {
      await tabTo(page, pane, name);
      await page.keyboard.type(text);
    },
    /** Back stands at the top: from wherever the focus is, the way there is backwards. */
    back: async () => {
      const isThere = () =>
        pane.evaluate(() => document.activeElement?.getAttribute("aria-label") === "Back");
      for (let tabs = 0; tabs < MOST_TABS && !(await isThere()); tabs++)
        await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Enter");
    },
  };
}
