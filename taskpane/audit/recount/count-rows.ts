import { columnOf, type Population } from "../../../src/audit/sampling/frame";
import { isBlank, type Cell } from "../../../src/cells/cell";
import { rowsMeeting } from "../../../src/kpi/criteria";
import type { Range } from "../../../src/kpi/range";
import { ok, type Result } from "../../../src/text/trouble";
import type { BlockColumn, Workbook } from "../../../src/workbook/port";

/** A column and what its cells have to be, as in COUNTIFS. */
export interface Condition {
  readonly column: string;
  readonly criterion: string;
}

export interface Counted {
  readonly numerator: number;
  /** Null for a plain count. */
  readonly denominator: number | null;
}

/** Counts the rows of a table; `among` limits both counts, an empty one means all filled rows. */
export async function countRows(
  workbook: Workbook,
  population: Population,
  counted: Condition,
  among: readonly Condition[] | null,
): Promise<Result<Counted>> {
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const block = await workbook.read(population.body);
  if (!block.ok) return block;
  const { columns } = block.value;
  const rangeOf = (name: string, cells: readonly Cell[]): Range => ({
    name,
    rows: cells.length,
    columns: 1,
    cells,
    dateSystem: facts.value.dateSystem,
  });
  const pairOf = ({ column, criterion }: Condition) => ({
    range: rangeOf(column, columns[columnOf(population, column)]?.values ?? []),
    criterion: rangeOf(column, [criterion]),
  });
  const pair = pairOf(counted);
  const limits = (among ?? []).map(pairOf);
  const met = rowsMeeting(pair.range, [pair, ...limits]);
  if (!met.ok) return met;
  const numerator = met.value?.size ?? 0;
  if (among === null) return ok({ numerator, denominator: null });
  if (limits.length === 0) return ok({ numerator, denominator: filledRows(columns) });
  const within = rowsMeeting(pair.range, limits);
  return within.ok ? ok({ numerator, denominator: within.value?.size ?? 0 }) : within;
}

function filledRows(columns: readonly BlockColumn[]): number {
  const rows = columns[0]?.values.length ?? 0;
  let filled = 0;
  for (let row = 0; row < rows; row++) {
    if (columns.some(({ values }) => !isBlank(values[row] ?? null))) filled++;
  }
  return filled;
}
