import { translateFormulaToR1C1 } from "@borgar/fx";
import { columnLetters } from "../../../src/cells/address";
import { isError } from "../../../src/cells/cell";
import type { SheetModel, WorkbookModel } from "../../../src/workbook/model";

/**
 * The check that anybody would write first: down each column the formula of most cells is right and every other is
 * wrong; beside it error values, links, volatile functions, and totals of a row that do not begin where the others do.
 */
export function naiveCheck({ sheets }: WorkbookModel): string[] {
  return [
    ...new Set(sheets.flatMap((sheet) => inSheet(sheet).map((cell) => `${sheet.name}!${cell}`))),
  ];
}

const VOLATILE = /\b(?:NOW|TODAY|RAND|RANDBETWEEN|OFFSET|INDIRECT)\(/i;
const LINK = /\[[^\]]+\.xls[xmb]?\]|(?<![\w\]])'?\[\d+\]/i;
const TOTAL = /^=SUM\(R(\[-?\d+\])C:R(\[-?\d+\])C\)$/;

const SHORTEST_RUN = 5;
const MOSTLY_FORMULAS = 0.7;
const MOSTLY_SAME = 0.6;
const SELDOM = 0.1;

function inSheet(sheet: SheetModel): string[] {
  const found: string[] = [];
  const totals = new Map<
    number,
    { readonly cell: string; readonly from: string; readonly to: string }[]
  >();
  for (const [at, { values, formulas }] of sheet.columns) {
    const letters = columnLetters(at);
    const own = new Map<number, string>();
    values.forEach((value, row) => {
      if (isError(value)) found.push(`${letters}${row + 1}`);
    });
    for (const [row, formula] of formulas) {
      const cell = `${letters}${row + 1}`;
      const text = translateFormulaToR1C1(formula, cell, { allowTernary: false });
      own.set(row, text);
      if (VOLATILE.test(formula) || LINK.test(formula)) found.push(cell);
      const [, from, to] = TOTAL.exec(text) ?? [];
      if (from && to) totals.set(row, [...(totals.get(row) ?? []), { cell, from, to }]);
    }
    const last = Math.max(values.length, ...[...formulas.keys()].map((row) => row + 1));
    let run: number[] = [];
    for (let row = 0; row <= last; row++) {
      if (row < last && (own.has(row) || typeof values[row] === "number")) run.push(row);
      else {
        found.push(...oddOnes(run, own).map((odd) => `${letters}${odd + 1}`));
        run = [];
      }
    }
  }
  for (const row of totals.values()) {
    for (const { cell, from, to } of row) {
      const others = row.filter((one) => one.cell !== cell);
      if (others.length > 0 && !others.some((one) => one.from === from && one.to === to))
        found.push(cell);
    }
  }
  return found;
}

/** The rows of a run of numbers and formulas that do not hold what most of it holds. */
function oddOnes(run: readonly number[], own: ReadonlyMap<number, string>): number[] {
  const filled = run.filter((row) => own.has(row));
  if (run.length < SHORTEST_RUN || filled.length < MOSTLY_FORMULAS * run.length) return [];
  const counts = new Map<string, number>();
  for (const row of filled) counts.set(own.get(row)!, (counts.get(own.get(row)!) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!most || most[1] < MOSTLY_SAME * filled.length) return [];
  const few = Math.max(2, SELDOM * filled.length);
  return run.filter((row) => {
    const text = own.get(row);
    if (text === undefined) return true;
    return text !== most[0] && (counts.get(text) ?? 0) <= few && row !== run.at(-1);
  });
}
