import { asText, isBlank, isError } from "../cells/cell";
import { kpiText } from "../text/kpi";
import { targetText } from "../text/kpi-targets";
import { BETTER_OR_WORSE, reaches, staysWithin } from "./direction";
import { figureAt } from "./figures";
import { isProblem, refuse, type Answer, type Outcome, type Spill } from "./problem";
import { forEachCell, placeOf, type Range } from "./range";
import { readNumber, wordArgument } from "./reading";

export interface RagBandsArguments {
  readonly actual: Range;
  readonly bands: Range;
  readonly labels: Range;
  readonly direction: Range | null;
}

/** The edges between bands, all rising or all falling. */
function edgesOf(range: Range): Answer<readonly number[]> {
  const edges: number[] = [];
  for (let index = 0; index < range.cells.length; index++) {
    const edge = figureAt(range, index);
    if (edge === null) continue;
    if (isProblem(edge)) return refuse(edge);
    const [first, last] = [edges[0] ?? edge, edges.at(-1) ?? null];
    const rises = edges.length > 1 ? edges[1]! > first : edge > first;
    if (last !== null && (rises ? edge <= last : edge >= last)) {
      return refuse(targetText.bandsNotInOrder(placeOf(range, index)));
    }
    edges.push(edge);
  }
  return edges.length === 0
    ? refuse(targetText.noBands(placeOf(range)))
    : { ok: true, value: edges };
}

function labelsOf(range: Range): Answer<readonly Outcome[]> {
  const labels: Outcome[] = [];
  for (const [index, cell] of range.cells.entries()) {
    if (isError(cell)) return refuse(kpiText.errorInside(placeOf(range, index), cell.error));
    if (!isBlank(cell)) labels.push(typeof cell === "number" ? cell : asText(cell));
  }
  return { ok: true, value: labels };
}

interface Bands {
  /** From small to large. */
  readonly edges: readonly number[];
  /** The band below the first edge, between each two, and above the last; `null` where it has no label. */
  readonly labels: readonly (Outcome | null)[];
}

/**
 * With one label more than edges the edges lie between the labels. With as many, each edge is where its band ends on
 * the worse side, and beyond the worst there is no label.
 */
function bandsOf({ bands, labels }: RagBandsArguments, lowerIsBetter: boolean): Answer<Bands> {
  const edges = edgesOf(bands);
  if (!edges.ok) return edges;
  const named = labelsOf(labels);
  if (!named.ok) return named;
  const [edgeCount, labelCount] = [edges.value.length, named.value.length];
  if (labelCount !== edgeCount && labelCount !== edgeCount + 1) {
    return refuse(targetText.labelsDoNotFit(edgeCount, labelCount));
  }
  const isFalling = edgeCount > 1 ? edges.value[1]! < edges.value[0]! : false;
  const rising = isFalling
    ? { edges: [...edges.value].reverse(), labels: [...named.value].reverse() }
    : { edges: edges.value, labels: named.value };
  if (labelCount > edgeCount) return { ok: true, value: rising };
  const padded = lowerIsBetter ? [...rising.labels, null] : [null, ...rising.labels];
  return { ok: true, value: { edges: rising.edges, labels: padded } };
}

/**
 * The label of the band in which each figure lies. A figure on an edge belongs to the better side, above it where
 * higher is better (left out), below it where lower is. Bands that neither rise nor fall are #NUM!; a figure outside all
 * bands is #N/A, a blank stays blank.
 */
export function ragBands(given: RagBandsArguments): Answer<Spill> {
  const direction = wordArgument(given.direction, BETTER_OR_WORSE) ?? "higher";
  if (isProblem(direction)) return refuse(direction);
  const lowerIsBetter = direction === "lower";
  const bands = bandsOf(given, lowerIsBetter);
  if (!bands.ok) return bands;
  const { edges, labels } = bands.value;
  const isBeyond = (figure: number, edge: number) =>
    lowerIsBetter ? !staysWithin(figure, edge) : reaches(figure, edge);
  return forEachCell([given.actual], (index): Outcome => {
    const figure = readNumber(given.actual, index);
    if (figure === null) return "";
    if (isProblem(figure)) return figure;
    const band = edges.findLastIndex((edge) => isBeyond(figure, edge)) + 1;
    return labels[band] ?? targetText.outsideBands(figure);
  });
}
