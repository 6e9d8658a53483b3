import annual from "../../../packs/reports/annual-report.json";
import board from "../../../packs/reports/board-paper.json";
import monthly from "../../../packs/reports/monthly-contract.json";
import partner from "../../../packs/reports/partner-return.json";
import panel from "../../../packs/reports/police-and-crime-panel.json";
import quarterly from "../../../packs/reports/quarterly-contract.json";
import steering from "../../../packs/reports/youth-justice-steering-group.json";
import { reportMeasuresText } from "../../text/report-measures";
import { fail, ok, type Result } from "../../text/trouble";
import { templateShape, type ReportTemplate } from "./template";

/** The reports that Plumbline brings along. */
export const REPORT_TEMPLATES: readonly ReportTemplate[] = [
  monthly,
  quarterly,
  board,
  panel,
  steering,
  annual,
  partner,
].map((json) => templateShape.parse(json));

/** The report of an id; trouble names the nearest one. */
export function templateNamed(id: string): Result<ReportTemplate> {
  const wanted = id.trim().toLowerCase();
  const found = REPORT_TEMPLATES.find((template) => template.id === wanted);
  return found
    ? ok(found)
    : fail(
        reportMeasuresText.noTemplate(
          id,
          REPORT_TEMPLATES.map((template) => template.id),
        ),
      );
}

/** A report of one's own, from the text of a file. */
export function readTemplate(text: string): Result<ReportTemplate> {
  const read = templateShape.safeParse(parsed(text));
  if (read.success) return ok(read.data);
  const issue = read.error.issues[0];
  return fail(reportMeasuresText.badTemplate(issue?.path.join(" › ") ?? ""));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
