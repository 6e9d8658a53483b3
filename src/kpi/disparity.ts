import { asText, isBlank, trim, type Cell } from "../cells/cell";
import { parseNumber } from "../cells/number";
import { disproportionalityText } from "../text/kpi-disproportionality";
import { kpiText } from "../text/kpi";
import { withHeaders } from "./headers";
import { isProblem, refuse, type Answer, type Outcome, type Spill } from "./problem";
import { placeOf, type Range } from "./range";
import { firstError, oneCell, readNumber } from "./reading";
import { minimumsArgument, relativeRate, type MinimumsArguments } from "./relative-rate";

export interface DisparityArguments extends MinimumsArguments {
  readonly groups: Range;
  /** A row for each group: its population, or the first stage, then each later stage. */
  readonly stages: Range;
  readonly reference: Range;
  readonly headers: Range | null;
}

const isName = (cell: Cell) =>
  typeof cell === "string" && !isBlank(cell) && parseNumber(cell) === null;

const nameOf = (cell: Cell | undefined) => trim(asText(cell ?? null));

/** The names of the stages, where they stand in a first row of their own. */
export function namesOfStages({ cells, columns }: Range): readonly string[] | null {
  const first = cells.slice(0, columns);
  return first.every(isName) ? first.map(nameOf) : null;
}

/** The counts of all groups at all stages, row by row. Blank is 0; text and amounts below zero are problems. */
function countsOf(stages: Range, firstRow: number): Answer<readonly number[]> {
  const counts: number[] = [];
  for (let index = firstRow * stages.columns; index < stages.cells.length; index++) {
    const count = readNumber(stages, index) ?? 0;
    if (isProblem(count)) return refuse(count);
    if (count < 0) return refuse(kpiText.negative(placeOf(stages, index), count));
    counts.push(count);
  }
  return { ok: true, value: counts };
}

/**
 * The relative rate of every group at every stage, each stage as a share of the one before it, so that a
 * difference at arrest is not counted again at court. A row for each group: its name, then a ratio for each
 * stage after the first. A first row of names over the stages is recognised. What cannot be worked out for
 * one group and stage is a problem in its own cell.
 */
export function disparity(given: DisparityArguments): Answer<Spill> {
  const { groups, stages, reference } = given;
  const { columns } = stages;
  if (groups.columns !== 1) {
    return refuse(disproportionalityText.oneColumn(placeOf(groups), groups.columns));
  }
  if (groups.rows !== stages.rows) {
    return refuse(disproportionalityText.differentRows(groups.rows, stages.rows));
  }
  if (columns < 2) return refuse(disproportionalityText.oneStage);
  const broken =
    firstError(groups) ?? firstError(stages) ?? oneCell(reference) ?? firstError(reference);
  if (broken) return refuse(broken);
  const minimums = minimumsArgument(given);
  if (!minimums.ok) return minimums;

  const stageNames = namesOfStages(stages);
  const firstRow = stageNames ? 1 : 0;
  const counts = countsOf(stages, firstRow);
  if (!counts.ok) return counts;
  const names = groups.cells.slice(firstRow).map(nameOf);
  const wanted = nameOf(reference.cells[0]);
  const compared = names.findIndex((name) => name.toLowerCase() === wanted.toLowerCase());
  if (compared < 0) {
    return refuse(disproportionalityText.unknownGroup(placeOf(reference), wanted, names));
  }

  const partAt = (row: number, stage: number) => ({
    x: counts.value[row * columns + stage] ?? 0,
    n: counts.value[row * columns + stage - 1] ?? 0,
  });
  const ratioAt = (row: number, stage: number): Outcome => {
    for (const each of [row, compared]) {
      const { x, n } = partAt(each, stage);
      const place = placeOf(stages, (each + firstRow) * columns + stage);
      if (x > n) return disproportionalityText.aboveStageBefore(place, x, n);
    }
    return relativeRate(partAt(row, stage), partAt(compared, stage), minimums.value);
  };
  const later = Array.from({ length: columns - 1 }, (_, index) => index + 1);
  const value = names.map((name, row) => [name, ...later.map((stage) => ratioAt(row, stage))]);
  const titles = later.map(
    (stage) => stageNames?.[stage] ?? disproportionalityText.stage(stage + 1),
  );
  return withHeaders(given.headers, [disproportionalityText.group, ...titles], {
    ok: true,
    value,
  });
}
