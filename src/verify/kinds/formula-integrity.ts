import { z } from "zod";
import { intersection, localAddress, parseAddress, type Area } from "../../cells/address";
import { integrityText } from "../../text/integrity";
import { fail, ok, type Result } from "../../text/trouble";
import { FormulaBook, readGrid, type FormulaGrid } from "../integrity/formula-grid";
import { findFaults, INTEGRITY_CHECKS, type IntegrityFault } from "../integrity/find";
import { Baseline } from "../integrity/baseline";
import type { FindingGroup, Level } from "../finding";
import { defineKind, type WorkbookCheck } from "./kind";

// Totals stand close to the data, above or below it.
const ROWS_AROUND = 12;

/** Formulas that are not what the formulas around them are, and figures typed where a formula belongs. */
export const formulaIntegrity = defineKind({
  name: "formula-integrity",
  about:
    "Formulas agree with those around them (whole rectangles are compared, by rows and by columns), no number is typed among them, no range stops before the numbers do, no error, link to another file, volatile function or number stored as text is in them. `scope` is `tables` (and the rows just around them), `workbook` (every sheet that is shown) or a list of ranges; `checks` names some of the checks. With a blank form only what differs from it is told.",
  fields: "none",
  stage: 4,
  level: "error",
  group: "correct",
  scope: "workbook",
  params: z.strictObject({
    scope: z
      .union([z.enum(["tables", "workbook"]), z.array(z.string().min(1)).min(1)])
      .default("tables"),
    checks: z
      .array(z.enum(INTEGRITY_CHECKS))
      .min(1)
      .default([...INTEGRITY_CHECKS]),
  }),
  prepare: ({ scope, checks }) => {
    const ranges = typeof scope === "string" ? [] : scope.map((text) => parseAddress(text));
    const unread = ranges.findIndex((area) => area === null || area.sheet === "");
    if (unread >= 0)
      return fail({ code: "scope", message: integrityText.badScope(scope[unread] ?? "") });
    const named = ranges.flatMap((area) => area ?? []);
    const wanted: ReadonlySet<string> = new Set(checks);
    return ok({
      scope: "workbook",
      judge: async (check) => {
        const areas =
          scope === "tables"
            ? aroundTables(check)
            : scope === "workbook"
              ? wholeSheets(check)
              : named;
        return judge(check, areas, wanted);
      },
    });
  },
});

function wholeSheets({ facts }: WorkbookCheck): Area[] {
  return facts.sheets.flatMap(({ filled, visibility }) =>
    filled && visibility === "visible" ? [filled] : [],
  );
}

function aroundTables({ tables }: WorkbookCheck): Area[] {
  return tables.map((table) => {
    const row = Math.max(0, table.headerRow - ROWS_AROUND);
    return {
      sheet: table.sheet,
      row,
      column: table.firstColumn,
      rows: table.firstRow + table.rows + ROWS_AROUND - row,
      columns: table.lastColumn - table.firstColumn + 1,
    };
  });
}

async function judge(
  check: WorkbookCheck,
  areas: readonly Area[],
  wanted: ReadonlySet<string>,
): Promise<Result<void>> {
  const book = new FormulaBook();
  const grids: FormulaGrid[] = [];
  const names = new Set(areas.map((area) => area.sheet.toLowerCase()));
  for (const { name, filled } of check.facts.sheets) {
    if (!filled || !names.has(name.toLowerCase())) continue;
    const grid = await readGrid(filled, book, check);
    if (!grid.ok) return grid;
    if (grid.value) grids.push(grid.value);
    else tellTooLarge(check, name);
  }
  if (grids.some(({ formulaCount }) => formulaCount > 0)) check.seesFormulas();
  const faults = await findFaults({
    grids,
    book,
    externalLinks: check.facts.externalLinks,
    pause: check.pause,
  });
  const baseline = check.baseline && new Baseline(check.baseline, grids, book);
  for (const [at, fault] of faults.entries()) {
    if (at % FAULTS_AT_A_TIME === FAULTS_AT_A_TIME - 1) await check.pause();
    if (!wanted.has(fault.check) || (!fault.isOfData && baseline?.isUnchanged(fault.area) === true))
      continue;
    const inside = areas.some((area) => touches(area, fault.area));
    if (inside) tell(check, fault);
  }
  return ok(undefined);
}

// A few milliseconds of work.
const FAULTS_AT_A_TIME = 1000;

const touches = (scope: Area, area: Area) =>
  scope.sheet.toLowerCase() === area.sheet.toLowerCase() &&
  intersection({ ...scope, sheet: area.sheet }, area) !== null;

/** Only an error is wrong for certain; the rest somebody may have had a reason for. */
const LEVELS: Record<IntegrityFault["check"], { level: Level; group: FindingGroup }> = {
  typed: { level: "query", group: "correct" },
  different: { level: "query", group: "correct" },
  "range-short": { level: "query", group: "correct" },
  error: { level: "error", group: "correct" },
  external: { level: "query", group: "correct" },
  volatile: { level: "note", group: "know" },
  "text-number": { level: "query", group: "tidy" },
};

function tell(
  { report, tables }: WorkbookCheck,
  { check, area, value, mark, message, advice }: IntegrityFault,
): void {
  const table = tables.find(
    (one) =>
      one.sheet === area.sheet && area.column >= one.firstColumn && area.column <= one.lastColumn,
  );
  report({
    sheet: area.sheet,
    cell: localAddress(area),
    ...(table ? { table } : {}),
    ...(value === null ? {} : { value }),
    mark,
    message,
    fix: { advice, value: null },
    ...LEVELS[check],
  });
}

function tellTooLarge({ report }: WorkbookCheck, sheet: string): void {
  report({
    sheet,
    cell: null,
    level: "note",
    group: "know",
    message: integrityText.tooLarge(sheet),
    fix: { advice: integrityText.tooLargeAdvice, value: null },
  });
}
