import { isBlank, isError } from "../../cells/cell";
import { qualityText } from "../../text/kpi-quality";
import { withHeaders } from "../headers";
import { refuse, type Answer, type Outcome, type Spill } from "../problem";
import { placeOf, type Range } from "../range";
import { filledColumns, usedRows } from "./columns";
import { countKeys, keysOf } from "./keys";
import { ruleOf, type Rule } from "./rules";
import type { Schemes } from "./schemes";

export interface ReportArguments {
  readonly table: Range;
  /** A rule for each column: a word such as “date” or “pnc”, blank for none. */
  readonly rules: Range | null;
  readonly headers: Range | null;
}

function rulesOf({ table, rules }: ReportArguments, schemes: Schemes): Answer<(Rule | null)[]> {
  if (rules === null) return { ok: true, value: [] };
  if (rules.cells.length !== table.columns) {
    return refuse(qualityText.ruleCount(placeOf(rules), rules.cells.length, table.columns));
  }
  const read: (Rule | null)[] = [];
  for (const [index, cell] of rules.cells.entries()) {
    if (cell === 0 || isBlank(cell)) {
      read.push(null);
      continue;
    }
    const rule = ruleOf(cell, placeOf(rules, index), null, schemes);
    if (!rule.ok) return rule;
    read.push(rule.value);
  }
  return { ok: true, value: read };
}

/**
 * A row for each column of a table: share filled, share valid of what is filled (by the rule of the column), share of
 * different values, number of errors, and the first row that is blank, wrong or an error. Rows in which nothing stands are
 * left out; a column with nothing to judge shows a blank in its place.
 */
export function qualityReport(given: ReportArguments, schemes: Schemes): Answer<Spill> {
  const rules = rulesOf(given, schemes);
  if (!rules.ok) return rules;
  const columns = filledColumns(given.table);
  const rows = usedRows(given.table, columns);
  if (rows.length === 0) return refuse(qualityText.nothingInRange(placeOf(given.table)));
  const spill = columns.map(({ range, isFilled }, column): Outcome[] => {
    const rule = rules.value[column] ?? null;
    const isValid = (row: number) => rule === null || rule(range, row);
    const filled = rows.filter(isFilled);
    const bad = rows.find((row) => !isFilled(row) || !isValid(row));
    const keys = keysOf(range).filter((key) => key !== null);
    return [
      qualityText.columnNumber(column + 1),
      filled.length / rows.length,
      rule === null || filled.length === 0 ? "" : filled.filter(isValid).length / filled.length,
      keys.length === 0 ? "" : countKeys(keys).size / keys.length,
      range.cells.filter(isError).length,
      bad === undefined ? "" : bad + 1,
    ];
  });
  return withHeaders(given.headers, qualityText.reportHeaders, { ok: true, value: spill });
}
