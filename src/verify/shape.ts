import { nearest } from "../text/near";
import { verifyText } from "../text/verify";
import type { WorkbookFacts } from "../workbook/port";
import type { Reporter } from "./collect/reporter";
import type { Gathered, MissingTable } from "./gather";
import { isNeeded } from "./kinds/headings";
import type { PlaceFault } from "./kinds/kind";
import type { Table } from "./tables/table";

const rule = (id: string, level: Reporter["level"]): Reporter => ({
  id,
  level,
  message: null,
  advice: null,
  isGeneral: false,
  stage: 1,
  group: "structure",
  isAboutCells: false,
});

const [HEADER, COLUMN, SHEET, STRANGER] = [0, 1, 2, 3] as const;

/** What every pack with tables checks without saying so: that sheets, headings and columns are there. */
export const STRUCTURE_RULES: readonly Reporter[] = [
  rule("GEN-01", "error"),
  rule("GEN-03", "error"),
  rule("GEN-04", "error"),
  rule("unexpected-column", "query"),
];

export interface ShapeFault {
  readonly rule: number;
  readonly fault: PlaceFault;
}

/** A workbook in which nothing looks like a table, checked by a pack that asks for none in particular. */
function noTableFault(facts: WorkbookFacts): ShapeFault {
  const sheet = facts.sheets.find((one) => one.visibility === "visible")?.name ?? "";
  const { message } = verifyText.noTable([]);
  const fix = { advice: verifyText.tableMissingAdvice, value: null };
  return { rule: HEADER, fault: { sheet, cell: null, message, fix } };
}

/** Sheets and tables that the pack expects and the workbook does not have. */
function missingTableFaults(missing: readonly MissingTable[], facts: WorkbookFacts): ShapeFault[] {
  return missing.flatMap(({ spec, reason, near }): ShapeFault[] => {
    if (spec.isOptional && reason.why !== "header") return [];
    if (reason.why === "sheet") {
      const sheet = spec.sheetNames[0] ?? spec.title;
      return [
        {
          rule: SHEET,
          fault: {
            sheet,
            cell: null,
            field: spec.name,
            message: verifyText.sheetMissing(sheet, near),
            fix: { advice: verifyText.sheetMissingAdvice(sheet), value: null },
          },
        },
      ];
    }
    const sheet =
      reason.sheet ?? facts.sheets.find((one) => one.visibility === "visible")?.name ?? "";
    const message =
      reason.why === "header"
        ? verifyText.headerMissing(spec.title)
        : verifyText.tableMissing(spec.title);
    return [
      {
        rule: HEADER,
        fault: {
          sheet,
          cell: null,
          field: spec.name,
          message,
          fix: { advice: verifyText.tableMissingAdvice, value: null },
        },
      },
    ];
  });
}

/** Columns that a table lacks, or has beyond what the return asks. */
function tableShapeFaults(table: Table): ShapeFault[] {
  const faults: ShapeFault[] = [];
  const found = new Set(table.columns.map((column) => column.field.name));
  const headings = table.strangers
    .map((stranger) => stranger.heading.trim())
    .filter((heading) => heading !== "");
  const row = table.headerRow + 1;
  for (const field of table.spec.fields) {
    if (found.has(field.name) || !isNeeded(table, field)) continue;
    const near = nearest(field.title, headings)[0] ?? "";
    faults.push({
      rule: COLUMN,
      fault: {
        sheet: table.sheet,
        cell: `${row}:${row}`,
        table,
        field: field.title,
        message: verifyText.columnMissing(field.title, near),
        fix: { advice: verifyText.columnMissingAdvice(field.title, near), value: null },
      },
    });
  }
  const { fieldsMatch } = table.spec;
  if (fieldsMatch === "subset" || fieldsMatch === "partial") return faults;
  for (const { heading } of table.strangers) {
    if (heading.trim() === "") continue;
    faults.push({
      rule: STRANGER,
      fault: {
        sheet: table.sheet,
        cell: `${row}:${row}`,
        table,
        field: heading.trim(),
        message: verifyText.columnUnexpected(heading.trim()),
        fix: { advice: verifyText.columnUnexpectedAdvice, value: null },
      },
    });
  }
  return faults;
}

/** What is wrong with the sheets, the headings and the columns of a workbook, before any rule is asked. */
export function shapeFaults({ facts, tables, missing }: Gathered): ShapeFault[] {
  const isBare = tables.length === 0 && missing.length === 0;
  return [
    ...(isBare ? [noTableFault(facts)] : missingTableFaults(missing, facts)),
    ...tables.flatMap(tableShapeFaults),
  ];
}
