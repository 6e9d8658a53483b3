import type { DayNumber } from "../../../src/cells/date";
import { periodsTo } from "../../../src/measures/periods";
import { policyOf } from "../../../src/measures/publication/policy";
import { composeReport } from "../../../src/report/measures/compose";
import type { ReportDocument } from "../../../src/report/document";
import { gatherCommentary, gatherFigures } from "../../../src/report/measures/gather";
import { templateNamed } from "../../../src/report/measures/shipped";
import type { ReportTemplate } from "../../../src/report/measures/template";
import { readSubmissions } from "../../../src/measures/calendar/layout";
import { revisedFigures } from "../../../src/measures/calendar/hand-in";
import { reportMeasuresText } from "../../../src/text/report-measures";
import { ok, type Result } from "../../../src/text/trouble";
import type { Workbook } from "../../../src/workbook/port";
import type { SliceOptions } from "../../../src/workbook/slices";

export interface ReportForm {
  readonly template: string;
  /** Empty: the last period that is over. */
  readonly period: string;
  readonly edition: "internal" | "published";
  readonly hideBelow: string;
  readonly roundTo: string;
  readonly status: "draft" | "issued";
  readonly marking: string;
}

/** Financial years: what the pane reports on begins in April. */
export const YEAR_START = 4;
const OFFERED = 12;

/** The periods that can be reported on, the last that is over first, one in progress after all. */
export function periodChoices(template: ReportTemplate, day: DayNumber) {
  const periods = periodsTo(day, template.length, YEAR_START, OFFERED);
  const over = periods.filter(({ isInProgress }) => !isInProgress).reverse();
  const open = periods.filter(({ isInProgress }) => isInProgress);
  return [...over, ...open].map(({ key, label, isInProgress }) => {
    return [key, reportMeasuresText.pane.periodLabel(label, isInProgress)] as const;
  });
}

/** Works out the figures of a workbook and makes the report that was chosen. Reads and never writes. */
export async function makeReport(
  workbook: Workbook,
  form: ReportForm,
  asOf: DayNumber,
  slices: SliceOptions,
): Promise<Result<ReportDocument>> {
  const template = templateNamed(form.template);
  if (!template.ok) return template;
  const policy =
    form.edition === "internal"
      ? ok(null)
      : policyOf({ threshold: Number(form.hideBelow), roundTo: Number(form.roundTo) });
  if (!policy.ok) return policy;
  const { length } = template.value;
  const asked = { asOf, length, yearStart: YEAR_START };
  const results = await gatherFigures(workbook, asked, slices);
  if (!results.ok) return results;
  const period = form.period === "" ? null : form.period;
  const commentary = await gatherCommentary(workbook, results.value, period, slices);
  if (!commentary.ok) return commentary;
  const submissions = await readSubmissions(workbook);
  if (!submissions.ok) return submissions;
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const options = {
    period,
    policy: policy.value,
    status: form.status,
    marking: form.marking.trim() === "" ? null : form.marking.trim(),
    source: facts.value.name,
    names: [],
    revised: revisedFigures(submissions.value),
  };
  return composeReport(template.value, results.value, commentary.value, options, slices);
}
