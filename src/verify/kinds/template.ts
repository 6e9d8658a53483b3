import { z } from "zod";
import { localAddress } from "../../cells/address";
import { integrityText } from "../../text/integrity";
import { ok, type Result } from "../../text/trouble";
import type { FindingGroup, Level } from "../finding";
import { Baseline } from "../integrity/baseline";
import {
  formulaDifferences,
  labelDifferences,
  sheetDifferences,
  type Difference,
} from "../integrity/compare-template";
import { validationDifferences } from "../integrity/compare-validations";
import { FormulaBook, readGrid, type FormulaGrid } from "../integrity/formula-grid";
import { templateShape, type Template } from "../integrity/template-shape";
import { defineKind, type WorkbookCheck } from "./kind";

/** The return against the blank form that it was made from. */
export const template = defineKind({
  name: "template",
  about:
    "The workbook is still the blank form that it was made from: the same sheets, headings, labels, formulas and data validation. Rows that were put in or taken out are allowed for, and so is whatever was filled in. `baseline` is the form, as Plumbline keeps it.",
  fields: "none",
  stage: 1,
  level: "error",
  group: "structure",
  scope: "workbook",
  params: z.strictObject({ baseline: templateShape }),
  prepare: ({ baseline }) =>
    ok({ scope: "workbook", baseline, judge: (check) => compare(check, baseline) }),
});

async function compare(check: WorkbookCheck, form: Template): Promise<Result<void>> {
  const book = new FormulaBook();
  const grids: FormulaGrid[] = [];
  const known = new Set(form.sheets.map((sheet) => sheet.name.toLowerCase()));
  for (const { name, filled } of check.facts.sheets) {
    if (!known.has(name.toLowerCase())) continue;
    const area = filled ?? { sheet: name, row: 0, column: 0, rows: 1, columns: 1 };
    const grid = await readGrid(area, book, check);
    if (!grid.ok) return grid;
    if (grid.value) grids.push(grid.value);
    else tellNotLookedAt(check, name, integrityText.tooLarge(name), integrityText.tooLargeAdvice);
  }
  for (const difference of sheetDifferences(form, check.facts)) tell(check, difference);
  const baseline = new Baseline(form, grids, book);
  for (const pair of baseline.pairs()) {
    for (const difference of labelDifferences(pair)) tell(check, difference);
    await check.pause();
    for (const difference of formulaDifferences(pair, baseline, book)) tell(check, difference);
    await check.pause();
    if (pair.form.validations.length === 0) continue;
    const sheet = pair.grid.area.sheet;
    const validations = await check.workbook.validations(sheet);
    if (!validations.ok) {
      tellNotLookedAt(
        check,
        sheet,
        integrityText.template.validationsUnread(validations.trouble.message),
      );
      continue;
    }
    const { dateSystem } = check.facts;
    const comparing = { pair, baseline, book, dateSystem };
    for (const difference of validationDifferences(comparing, validations.value))
      tell(check, difference);
    await check.pause();
  }
  return ok(undefined);
}

const LEVELS: Record<Difference["what"], { level: Level; group: FindingGroup }> = {
  "sheet-gone": { level: "error", group: "structure" },
  "sheet-new": { level: "note", group: "know" },
  visibility: { level: "note", group: "know" },
  label: { level: "query", group: "structure" },
  formula: { level: "query", group: "correct" },
  validation: { level: "query", group: "structure" },
};

function tell({ report, facts }: WorkbookCheck, difference: Difference): void {
  const { what, sheet, area, value, message, advice, fix } = difference;
  const isThere = facts.sheets.some((one) => one.name === sheet);
  report({
    // A sheet that is gone cannot be gone to; the finding still says which one it is.
    sheet: isThere ? sheet : (facts.sheets[0]?.name ?? sheet),
    cell: area && localAddress(area),
    ...(isThere ? {} : { field: sheet }),
    ...(value === null ? {} : { value }),
    message,
    fix: { advice, value: fix },
    ...LEVELS[what],
  });
}

function tellNotLookedAt(
  { report }: WorkbookCheck,
  sheet: string,
  message: string,
  advice: string = integrityText.template.validationsUnreadAdvice,
): void {
  report({
    sheet,
    cell: null,
    level: "note",
    group: "know",
    message,
    fix: { advice, value: null },
  });
}
