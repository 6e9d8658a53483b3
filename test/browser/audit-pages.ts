import type { Frame } from "playwright-core";
import { saveWorkbook } from "../../src/xlsx/save";
import type { WorkbookModel } from "../../src/workbook/model";
import { dayNumber } from "../../src/cells/date";
import { value } from "../audit/desk";
import { wholeRegister } from "../audit/whole-register";
import { openWorkbench, type OpenedPage, type OpenOptions } from "./launch";
import { heading, paneOf, press, select, type Looks } from "./pane";

/** One moment for everything that the pages say of late and due. */
const NOW = "2026-11-22T14:32:00Z";

/** The pane in the workbench over a workbook of our own, as narrow as it gets. */
export async function openOver(
  model: WorkbookModel,
  looks: Looks = {},
  options: OpenOptions = {},
): Promise<OpenedPage & { readonly pane: Frame }> {
  const opened = await openWorkbench({ now: NOW, ...options });
  const bytes = value(await saveWorkbook(model));
  await opened.page.setInputFiles('input[type="file"]', {
    name: model.name,
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: Buffer.from(bytes),
  });
  // A sample of the same name may be open already.
  await opened.page.locator('main[aria-busy="false"]').waitFor();
  await opened.page.getByRole("heading", { name: model.name }).waitFor();
  await opened.page.locator('main[data-grid="ready"]').waitFor();
  return { ...opened, pane: await paneOf(opened.page, looks) };
}

/** A workbook with something for every audit page to show. */
export async function registerModel(): Promise<WorkbookModel> {
  const { workbook } = await wholeRegister(dayNumber(2026, 11, 22)!);
  return workbook.model;
}

const back = (pane: Frame) => press(pane, "Back");

/** Walks through every audit page over the register that holds everything, and looks at each. */
export async function walkAuditPages(
  pane: Frame,
  look: (name: string) => Promise<unknown>,
): Promise<void> {
  await press(pane, /^Audit/);
  await heading(pane, "Audit");
  await press(pane, /^Recommendations, action log/);
  await look("home");

  await press(pane, /^Evidence/);
  await heading(pane, "Evidence");
  await press(pane, "Look at all of it again");
  await pane.getByRole("button", { name: "Write down what was found" }).waitFor();
  await look("evidence looked at again");
  await press(pane, "Write down what was found");
  await press(pane, /^Unchanged/);
  await press(pane, /^Five cases of October/);
  await heading(pane, /^E-/);
  await pane.getByRole("heading", { name: "As it is now" }).waitFor();
  await look("one piece of evidence");
  await back(pane);
  await back(pane);

  await press(pane, /^Audit programme/);
  await heading(pane, "Audit programme");
  await press(pane, "Add a process");
  await look("programme");
  await press(pane, /^Victim contact/);
  await heading(pane, "Plan an audit");
  await look("plan an audit");
  await back(pane);
  await press(pane, /^Referrals · Leeds/);
  await heading(pane, "Referrals");
  await press(pane, "Move it or call it off");
  await look("planned audit");
  await press(pane, "Start this audit");
  await heading(pane, "New audit");
  await press(pane, /^Small team/);
  await press(pane, "Show what will be written");
  await look("new audit");
  await back(pane);
  await back(pane);
  await back(pane);

  await press(pane, /^Referral recording/);
  await heading(pane, "Referral recording");
  await look("checklist");
  await press(pane, /^Go on with question/);
  await heading(pane, /^Question/);
  await press(pane, "What to look for");
  await look("question");
  await select(pane, "Cases", "A1:C6");
  await press(pane, "Minor non-conformance");
  await press(pane, "Add from selection");
  await pane.getByRole("button", { name: "Keep this as evidence" }).waitFor();
  await look("raise a finding with evidence");
  await back(pane);
  await press(pane, "Draw a sample");
  await pane.getByLabel("Draw from").waitFor();
  await look("new sample");
  await press(pane, "Show what will be drawn");
  await pane.getByRole("button", { name: "Draw and keep the sample" }).waitFor();
  await look("new sample shown");
  await back(pane);
  await press(pane, /^S-2026-001/);
  await heading(pane, /^Sample S-2026/);
  await press(pane, "Draw it again to prove it");
  await pane.getByRole("heading", { name: "Drawn again" }).waitFor();
  await look("sample");
  await press(pane, /^1\. CASE/);
  await press(pane, "It cannot be found");
  await pane.getByRole("button", { name: "Go to its row" }).waitFor();
  await look("sampled record");
  await back(pane);
  await back(pane);
  await press(pane, /^Report: make/);
  await heading(pane, "Report");
  await press(pane, "What will be in it");
  await press(pane, "What the report says");
  await press(pane, "Sign");
  await look("report");
  await press(pane, "Put a draft into the workbook");
  await pane.getByText(/^Adds the sheets/).waitFor();
  await look("report shown");
  await press(pane, "Do not change anything");
  await back(pane);
  await back(pane);

  await press(pane, /^All findings/);
  await heading(pane, "Findings");
  await press(pane, /^Filters/);
  await press(pane, /^What is late/);
  await look("findings");
  await press(pane, /^Five of 30 cases/);
  await heading(pane, /^NC-/);
  await press(pane, /^History/);
  await look("finding raised");
  await back(pane);
  await press(pane, /^Two action plans/);
  await heading(pane, /^NC-/);
  await look("finding under way");
  await back(pane);
  await press(pane, /^Seven of 20/);
  await heading(pane, /^NC-/);
  await press(pane, "Before and after");
  await look("finding waiting for its effect");
  await back(pane);
  await back(pane);
  await press(pane, /^Actions to be done/);
  await heading(pane, "Actions");
  await look("actions");
  await back(pane);

  await press(pane, /^Recommendations \(/);
  await heading(pane, "Recommendations");
  await press(pane, "Changed since the last meeting");
  await look("recommendations");
  await press(pane, /^Review how victims/);
  await look("recommendation");
  await back(pane);
  await press(pane, "Write down a recommendation");
  await heading(pane, "Write down a recommendation");
  await look("new recommendation");
  await back(pane);
  await back(pane);
  await press(pane, /^Data breaches/);
  await heading(pane, "Data breaches");
  await press(pane, "Write down a breach");
  await pane.getByLabel("What happened", { exact: true }).fill("A list was sent astray.");
  await pane.getByLabel("Your name").fill("d.khan");
  await look("new breach");
  await press(pane, "Show what will be written");
  await pane.getByRole("button", { name: "Write it down" }).click();
  await pane.getByRole("button", { name: /^A list was sent/ }).waitFor();
  await look("breaches");
  await press(pane, /^A list was sent/);
  await heading(pane, /^BR-/);
  await look("breach");
  await back(pane);
  await back(pane);
  await press(pane, /^Action log of a panel/);
  await heading(pane, "Action log");
  await pane.getByRole("button", { name: /^Housing/ }).waitFor();
  await press(pane, /^Housing/);
  await look("action log");
  await back(pane);
  await select(pane, "HS2", "A1");
  await press(pane, /^Risk assessment/);
  await heading(pane, "Risk assessment");
  await press(pane, "Read the form on the open sheet");
  await pane.getByRole("button", { name: "Read the form into the table" }).waitFor();
  await look("risk form shown");
  await press(pane, "Read the form into the table");
  await pane.getByRole("button", { name: /^Lone working/ }).waitFor();
  await look("risks");
  await press(pane, /^Lone working/);
  await look("risk line");
  await back(pane);
  await back(pane);
  await press(pane, /^Editions and versions/);
  await heading(pane, "Editions and versions");
  await press(pane, "Sources");
  await look("editions");
  await back(pane);
  await press(pane, /^Limits/);
  await heading(pane, "Limits");
  await look("limits");
}
