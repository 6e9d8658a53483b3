// Takes the pictures of README from the workbench that stands in dist: node tools/pictures.mjs. Each of the three users does
// one job as README tells it, on a day that is always the same.
import { chromium } from "playwright-core";
import { fileURLToPath } from "node:url";
import { findBrowser } from "./chromium.mjs";
import { serve } from "./serve.mjs";

const TODAY = "2026-11-02T09:30:00Z";
const AS_AT = "31/10/2026";
const SETTLING_MS = 1000;
const SIZE = { width: 1366, height: 880 };
const FOLDER = new URL("../docs/images/", import.meta.url);

/** @typedef {import("playwright-core").FrameLocator} Pane */

const press = (/** @type {Pane} */ pane, /** @type {RegExp | string} */ name) =>
  pane.getByRole("button", { name }).first().click();

/** @param {Pane} pane @param {string | RegExp} title */
async function bringUp(pane, title) {
  const heading = pane.getByRole("heading", { name: title });
  await heading.waitFor();
  // What is drawn to measure grows a moment later, and would push the heading away again.
  await heading.page().waitForTimeout(SETTLING_MS);
  // Within the pane alone: a browser that brings something up would move the page around it as well.
  await heading.evaluate((element) => {
    const content = element.closest("#content");
    if (content) content.scrollTop += element.getBoundingClientRect().top - 50;
  });
}

/** @type {readonly { readonly name: string, readonly sample?: string, readonly job: (pane: Pane, page: import("playwright-core").Page) => Promise<void> }[]} */
const PICTURES = [
  {
    name: "month-resettlement",
    sample: "Resettlement caseload",
    job: async (pane) => {
      await press(pane, /^Measures/);
      await press(pane, "Work out the figures");
      await press(pane, /^Settled accommodation/);
      await press(pane, /^Why is it so/);
      await pane.getByRole("img").waitFor();
      await bringUp(pane, "Where the gap lies");
    },
  },
  {
    name: "month-youth-justice",
    sample: "Youth justice panels",
    job: async (pane, page) => {
      await press(pane, /^Measures/);
      await press(pane, /^Reports/);
      await pane
        .getByLabel("Report", { exact: true })
        .selectOption("Youth justice steering group paper");
      await press(pane, "Make the report");
      await press(pane, "Put it into the workbook");
      await press(pane, "Put it into the workbook");
      await pane.getByText("Done", { exact: true }).waitFor();
      await page.waitForTimeout(SETTLING_MS);
      await page.getByText("Summary (2)", { exact: true }).first().click();
    },
  },
  {
    name: "month-marac",
    sample: "MARAC action log",
    job: async (pane, page) => {
      await press(pane, /^Measures/);
      await press(pane, /^Reports/);
      await pane.getByLabel("Report", { exact: true }).selectOption("Partner return");
      await press(pane, "Make the report");
      await press(pane, "Put it into the workbook");
      await press(pane, "Put it into the workbook");
      await pane.getByText("Done", { exact: true }).waitFor();
      await page.waitForTimeout(SETTLING_MS);
      await page.getByText("Figures", { exact: true }).first().click();
    },
  },
  {
    name: "coordinator",
    job: async (pane) => {
      await press(pane, /^Measures/);
      await press(pane, "Work out the figures");
      await press(pane, /^Settled accommodation/);
      // The chart is drawn by code that comes when it is wanted.
      await pane.getByText("The figures of the chart").waitFor();
      await bringUp(pane, "Chart");
    },
  },
  {
    name: "workbench",
    job: async (pane) => {
      await press(pane, /^Verify/);
      await press(pane, "Check this workbook");
      await press(pane, /^“Plan completed” is/);
      await press(pane, /^Go to/);
    },
  },
  {
    name: "auditor",
    job: async (pane) => {
      await press(pane, /^Audit/);
      await press(pane, "Start an audit");
      await pane.getByLabel("Process or team that is audited").fill("Resettlement referrals");
      await pane.getByLabel("Your name").fill("Lauren Hughes");
      await pane.getByLabel("Scope").fill("Referrals received from April to October 2026");
      await press(pane, "Show what will be written");
      await press(pane, "Start the audit");
      await press(pane, "Hide this message");
      await press(pane, /^12\. /);
      await press(pane, "Opportunity for improvement");
      await pane
        .getByLabel("What could be better")
        .fill("The on-time rate is looked at each month; nobody looks at it by prison.");
      await bringUp(pane, /^Question 12/);
    },
  },
];

const server = await serve({ root: fileURLToPath(new URL("../dist", import.meta.url)), port: 0 });
const found = await findBrowser();
const browser = await chromium.launch({
  executablePath: found.executablePath,
  args: [...found.args],
  env: { ...process.env, ...found.env },
});
for (const { name, sample, job } of PICTURES) {
  const context = await browser.newContext({
    viewport: SIZE,
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(TODAY);
  await page.goto(`${server.url}/workbench/`);
  const pane = page.frameLocator("iframe");
  await pane.getByText("What would you like to do?").waitFor();
  if (sample !== undefined) {
    await page.getByLabel("Sample workbooks").selectOption({ label: sample });
    await page
      .getByText(/is open: /)
      .filter({ hasText: /youth|caseload|action-log/ })
      .first()
      .waitFor();
    await page.waitForTimeout(SETTLING_MS);
  }
  await press(pane, /^As at/);
  await pane.getByLabel("Date", { exact: true }).fill(AS_AT);
  await press(pane, "Use this date");
  await job(pane, page);
  await page.waitForTimeout(SETTLING_MS);
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, FOLDER)) });
  await context.close();
  console.log(`docs/images/${name}.png`);
}
await browser.close();
await server.close();
