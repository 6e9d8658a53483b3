import { basename, extname } from "node:path";
import { isoDate, parseDate } from "../cells/date";
import { revisedFigures } from "../measures/calendar/hand-in";
import { readSubmissions } from "../measures/calendar/layout";
import { policyOf, type PublicationPolicy } from "../measures/publication/policy";
import { composeReport } from "../report/measures/compose";
import { gatherCommentary, gatherFigures } from "../report/measures/gather";
import { readTemplate, REPORT_TEMPLATES, templateNamed } from "../report/measures/shipped";
import type { ReportTemplate } from "../report/measures/template";
import { cliText } from "../text/cli";
import { publicationText } from "../text/publication";
import { reportMeasuresText } from "../text/report-measures";
import { fail, ok, type Result } from "../text/trouble";
import { MemoryWorkbook } from "../workbook/memory";
import { readChoice, type Arguments } from "./arguments";
import { openFile, readTextFile } from "./files";
import type { MadeReport, ReportKind } from "./report-kind";

const words = reportMeasuresText.command;

/** `plumbline report FILE --template ID`: a report out of the measures of a workbook. */
export const measuresReportKind: ReportKind = {
  name: "measures",
  reads: {
    template: "one",
    period: "one",
    "as-of": "one",
    edition: "one",
    "hide-below": "one",
    "round-to": "one",
    "split-by": "many",
    "year-start": "one",
    status: "one",
    marking: "one",
  },
  options: words.options,
  make,
};

async function make(path: string, args: Arguments): Promise<Result<MadeReport>> {
  const template = await templateFor(args.one("template"));
  if (!template.ok) return template;
  const date = args.one("as-of");
  const asOf = date === null ? null : parseDate(date);
  if (asOf === null) {
    return fail(date === null ? cliText.verify.noDate() : cliText.verify.badDate(date));
  }
  const yearStart = yearStartOf(args.one("year-start"));
  if (!yearStart.ok) return yearStart;
  const policy = policyFor(args, template.value);
  if (!policy.ok) return policy;
  const status = readChoice(args, "status", ["draft", "issued"]);
  if (!status.ok) return status;
  const model = await openFile(path);
  if (!model.ok) return model;
  const workbook = new MemoryWorkbook(model.value);
  const results = await gatherFigures(workbook, {
    asOf,
    length: template.value.length,
    yearStart: yearStart.value,
  });
  if (!results.ok) return results;
  const period = args.one("period");
  const commentary = await gatherCommentary(workbook, results.value, period);
  if (!commentary.ok) return commentary;
  const submissions = await readSubmissions(workbook);
  if (!submissions.ok) return submissions;
  const document = await composeReport(template.value, results.value, commentary.value, {
    period,
    policy: policy.value,
    status: status.value,
    marking: args.one("marking"),
    source: basename(path),
    names: [],
    revised: revisedFigures(submissions.value),
  });
  if (!document.ok) return document;
  return ok({
    file: basename(path),
    document: document.value,
    remarks: policy.value ? [publicationText.readFirst] : [],
    facts: {
      template: template.value.id,
      templateVersion: template.value.version,
      edition: policy.value ? "published" : "internal",
      asAt: isoDate(asOf),
      notMeasured: results.value.notMeasured,
    },
  });
}

async function templateFor(named: string | null): Promise<Result<ReportTemplate>> {
  if (named === null) {
    return fail(words.needsTemplate(REPORT_TEMPLATES.map(({ id, title }) => `${id} (${title})`)));
  }
  if (extname(named).toLowerCase() !== ".json") return templateNamed(named);
  const text = await readTextFile(named);
  return text.ok ? readTemplate(text.value) : text;
}

/** Months are counted from 1; April where none is named. */
function yearStartOf(typed: string | null): Result<number> {
  const month = typed === null ? 4 : Number(typed);
  const isMonth = Number.isInteger(month) && month >= 1 && month <= 12;
  return isMonth ? ok(month) : fail(words.badMonth(typed ?? ""));
}

/** What the edition hides; null for an internal one. */
function policyFor(args: Arguments, template: ReportTemplate): Result<PublicationPolicy | null> {
  const other = template.edition === "internal" ? "published" : "internal";
  const edition = readChoice(args, "edition", [template.edition, other]);
  if (!edition.ok) return edition;
  if (edition.value === "internal") return ok(null);
  const threshold = args.one("hide-below");
  const roundTo = args.one("round-to");
  return policyOf({
    ...(threshold !== null && { threshold: Number(threshold) }),
    ...(roundTo !== null && { roundTo: Number(roundTo) }),
    peopleChosen: args.many("split-by"),
  });
}
