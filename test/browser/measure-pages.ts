import type { Frame } from "playwright-core";
import { sampleModels } from "../../samples/main";
import type { WorkbookModel } from "../../src/workbook/model";
import { modelOf } from "../verify/make";
import { confirm, heading, press, select } from "./pane";

/** The caseload sample: with its measures, and with the list of cases that a partner sent. */
export function caseloadModel(): WorkbookModel {
  const model = sampleModels().find(({ file }) => file === "resettlement-caseload.xlsx")?.model;
  if (!model) throw new Error("There is no sample called resettlement-caseload.xlsx.");
  const rows = Array.from({ length: 24 }, (_, at) => [`RS-${10_270 + at}`, at % 4 ? "Yes" : "No"]);
  model.sheets.push(
    ...modelOf({ sheet: "From the partner", rows: [["Case ref", "In time"], ...rows] }).sheets,
  );
  return model;
}

/** The same rows as a case system hands them out: one sheet, no Excel table, no measures. */
export function extractModel(): WorkbookModel {
  const model = caseloadModel();
  const sheets = model.sheets.filter(({ name }) => name === "Caseload");
  return { ...model, name: "extract.xlsx", sheets, tables: [] };
}

const back = (pane: Frame) => press(pane, "Back");

/** Walks through every page of figures, reports and formulas, and looks at each. */
export async function walkMeasurePages(
  pane: Frame,
  look: (name: string) => Promise<unknown>,
): Promise<void> {
  await press(pane, /^Measures/);
  await press(pane, "Work out the figures");
  await pane.getByText(/^Figures as at/).waitFor();
  await look("figures");
  await press(pane, /^First appointment/);
  await pane.getByRole("img").waitFor();
  await press(pane, "The figures of the chart");
  await press(pane, "By Prison");
  await press(pane, "Definition");
  await look("measure");

  await press(pane, /^Why is it so/);
  await heading(pane, "Where the gap lies");
  await pane.getByRole("img").waitFor();
  await pane.getByLabel(/^Column with the cause/).selectOption("Status");
  await pane.getByText(/behind the gap/).waitFor();
  await look("why");
  await back(pane);
  await press(pane, /^Side by side/);
  await pane.getByRole("img").waitFor();
  await look("side by side");
  await back(pane);
  await press(pane, /^Equality/);
  await pane.getByLabel("By", { exact: true }).selectOption("Risk");
  await press(pane, "Smallest numbers that are compared");
  await pane.getByLabel("Fewest people or cases in a group").fill("3");
  await pane.getByLabel("Fewest events in a group").fill("1");
  await pane.getByRole("img").waitFor();
  await look("equality");
  await back(pane);
  await press(pane, /^Ours against a partner/);
  await pane.getByLabel("The partner’s list").selectOption("From the partner");
  await pane.getByLabel(/^Their column that says/).selectOption("In time");
  await pane.getByLabel("Yes (18 cases)").waitFor();
  await look("partner’s list");
  await press(pane, "Compare the cases");
  await pane.getByText(/judged alike/).waitFor();
  await look("beside the partner");
  await back(pane);
  await press(pane, "Show the rows behind it");
  await pane.getByText(/rows? counted/).waitFor();
  await press(pane, /in the numerator$/);
  await look("rows behind a figure");
  await back(pane);
  await press(pane, /^Note a break/);
  await heading(pane, "What is special about it");
  await look("break, event or exclusion");
  await back(pane);
  await press(pane, "Change the definition");
  await heading(pane, "Change the definition");
  await press(pane, "Build the numerator by choosing");
  await pane.getByLabel("Column", { exact: true }).selectOption("First appointment");
  await pane.getByLabel("Days allowed").fill("5");
  await press(pane, "May be split by");
  await press(pane, "Owner, source and reference");
  await look("definition");
  await back(pane);
  await back(pane);

  await press(pane, /^Commentary/);
  await heading(pane, "In words");
  await look("commentary");
  await press(pane, /^First appointment/);
  await heading(pane, "One sentence");
  await look("one sentence");
  await back(pane);
  await back(pane);

  await press(pane, /^Choose measures from your columns/);
  await pane.getByLabel(/^In time: from Referral date/).check();
  await pane.getByLabel("Working days allowed").fill("5");
  await pane.getByText(/rows counted/).waitFor();
  await look("first measures");
  await back(pane);
  await press(pane, /^Copy measures from a pack/);
  await pane.getByLabel("Pack").selectOption({ index: 1 });
  await pane.getByRole("group", { name: "Which measures" }).waitFor();
  await look("packs");
  await back(pane);

  await press(pane, /^Reports/);
  await look("reports");
  await press(pane, "Make the report");
  await pane
    .getByText(/is ready\.$/)
    .first()
    .waitFor();
  await look("report made");
  await back(pane);
  await press(pane, /^Hand in/);
  await press(pane, "Put a report into the calendar");
  await look("new in the calendar");
  await confirm(pane, "Put it into the calendar");
  await heading(pane, "Hand in");
  await look("calendar");
  await back(pane);

  await press(pane, /^Formulas/);
  await pane.getByRole("searchbox").fill("how many panels were on time");
  await pane.getByText(/may answer this/).waitFor();
  await look("formulas found");
  await pane.locator("#function-ONTIME").click();
  await pane.getByText(/^Your columns were filled in/).waitFor();
  await look("formula");
  await back(pane);
  await select(pane, "Summary", "B5");
  await pane.getByRole("searchbox").fill("");
  await press(pane, /^Explain the active cell/);
  await pane.getByRole("heading", { name: "What it reads" }).waitFor();
  await look("explanation");
}
