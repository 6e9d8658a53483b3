import type { Figure, Flow, MeasureResult, Series, Total } from "../result";
import { countsToHide, workedOut, type CountSystem, type Term } from "./hide";
import type { PublicationPolicy } from "./policy";

/** The parts of a figure that are counts, each of which can be hidden by itself. */
export type Part = "numerator" | "rest" | "denominator" | "opening" | "started" | "ended";

/** Which figures of a measure a report shows beside its whole, period by period. */
export interface Shown {
  /** `Period.key` of the period that is reported on. */
  readonly period: string;
  /** Columns by which that period is split. */
  readonly columns: readonly string[];
}

/** What may be shown of a measure. */
export interface Protection {
  readonly isHidden: (owner: Figure | Total | Flow, part: Part) => boolean;
  /** How many counts are hidden. */
  readonly hidden: number;
  /** Hidden counts that a reader could work out, in words; there must be none. */
  readonly leaks: readonly string[];
}

export const NOTHING_HIDDEN: Protection = { isHidden: () => false, hidden: 0, leaks: [] };

/** The counts of what is shown, under the object that holds them. */
class Counts {
  readonly counts: number[] = [];
  readonly names: string[] = [];
  readonly sums: (readonly Term[])[] = [];
  readonly together: (readonly [number, number])[] = [];
  readonly #cells = new Map<object, Map<Part, number>>();

  cell(owner: object, part: Part): number | null {
    return this.#cells.get(owner)?.get(part) ?? null;
  }

  add(owner: object, part: Part, count: number, name: string): number {
    const cell = this.counts.push(count) - 1;
    this.names.push(name);
    this.share(owner, part, cell);
    return cell;
  }

  /** The same count under another name, as the closing caseload is the numerator. */
  share(owner: object, part: Part, cell: number): void {
    const parts = this.#cells.get(owner) ?? new Map<Part, number>();
    parts.set(part, cell);
    this.#cells.set(owner, parts);
  }

  /** Parts and their total; left out where they do not add up, for then nothing follows from it. */
  sum(parts: readonly (number | null)[], total: number | null): void {
    if (total === null || parts.length === 0) return;
    const cells = parts.filter((cell) => cell !== null);
    const added = cells.reduce((sum, cell) => sum + this.counts[cell]!, 0);
    if (cells.length !== parts.length || added !== this.counts[total]) return;
    this.sums.push([
      ...cells.map((cell) => ({ cell, factor: 1 as const })),
      { cell: total, factor: -1 },
    ]);
  }
}

const isCount = (number: number) => Number.isInteger(number) && number >= 0;

/** A share tells the rest by its percentage, and so does a figure of rows that are counted or not. */
function addFigure(to: Counts, owner: Figure | Total, result: MeasureResult, name: string): void {
  const { form } = result.measure;
  const { numerator, denominator } = owner;
  if (form === "share" && isCount(numerator) && isCount(denominator - numerator)) {
    const above = to.add(owner, "numerator", numerator, name);
    const rest = to.add(owner, "rest", denominator - numerator, name);
    const below = to.add(owner, "denominator", denominator, name);
    to.sum([above, rest], below);
    to.together.push([above, rest], [rest, above], [below, above], [below, rest]);
    return;
  }
  if (form === "rate" || form === "count" || form === "caseload") {
    if (isCount(numerator)) to.add(owner, "numerator", numerator, name);
    return;
  }
  // Of sums, means and medians it is the rows that give people away.
  const rows = "rows" in owner ? owner.rows : denominator;
  if (rows > 0) to.add(owner, "numerator", rows, name);
}

function addFlow(to: Counts, figure: Figure, before: Figure | undefined, name: string): void {
  const { flow } = figure;
  if (!flow) return;
  const closing = to.cell(figure, "numerator");
  const earlier = before?.flow?.closing === flow.opening ? to.cell(before, "numerator") : null;
  const opening = earlier ?? to.add(flow, "opening", flow.opening, name);
  to.share(flow, "opening", opening);
  const started = to.add(flow, "started", flow.started, name);
  const ended = to.add(flow, "ended", flow.ended, name);
  if (closing === null || flow.opening + flow.started !== flow.ended + flow.closing) return;
  to.sums.push([
    { cell: opening, factor: 1 },
    { cell: started, factor: 1 },
    { cell: ended, factor: -1 },
    { cell: closing, factor: -1 },
  ]);
}

const PARTS: readonly Part[] = ["numerator", "rest", "denominator"];

function figureOf(series: Series, period: string): Figure | null {
  return series.figures.find((figure) => figure.period.key === period) ?? null;
}

function systemOf(result: MeasureResult, { period, columns }: Shown): Counts {
  const counts = new Counts();
  const { figures } = result.total;
  figures.forEach((figure, at) => {
    addFigure(counts, figure, result, figure.period.label);
    addFlow(counts, figure, figures[at - 1], figure.period.label);
  });
  const whole = figureOf(result.total, period);
  if (!whole) return counts;
  for (const split of result.splits.filter(({ column }) => columns.includes(column))) {
    const groups = split.groups.flatMap((series) => {
      const figure = figureOf(series, period);
      return figure ? [{ figure, name: `${split.column} ${series.group ?? ""}` }] : [];
    });
    for (const { figure, name } of groups) {
      addFigure(counts, figure, result, name);
      addFlow(counts, figure, undefined, name);
    }
    for (const part of PARTS) {
      counts.sum(
        groups.map(({ figure }) => counts.cell(figure, part)),
        counts.cell(whole, part),
      );
    }
    for (const part of ["opening", "started", "ended"] as const) {
      const flow = whole.flow;
      const flows = groups.map(({ figure }) =>
        figure.flow ? counts.cell(figure.flow, part) : null,
      );
      if (flow) counts.sum(flows, counts.cell(flow, part));
    }
  }
  for (const total of [whole.yearToDate, whole.rollingTwelve]) {
    if (!total) continue;
    addFigure(counts, total, result, whole.period.label);
    const within = figures.filter(
      (figure) => figure.period.first >= total.first && figure.period.last <= total.last,
    );
    for (const part of PARTS) {
      counts.sum(
        within.map((figure) => counts.cell(figure, part)),
        counts.cell(total, part),
      );
    }
  }
  return counts;
}

/**
 * Which counts of a measure have to be hidden so that no small one is shown or can be worked out, across its
 * periods, splits, totals and flows together. What was found is then checked once more from the outside.
 */
export function protect(
  result: MeasureResult,
  shown: Shown,
  { threshold }: PublicationPolicy,
): Protection {
  const counts = systemOf(result, shown);
  const system: CountSystem = counts;
  const small = counts.counts.flatMap((count, cell) =>
    count > 0 && count < threshold ? [cell] : [],
  );
  const hidden = countsToHide(system, small);
  return {
    isHidden: (owner, part) => {
      const cell = counts.cell(owner, part);
      return cell !== null && hidden.has(cell);
    },
    hidden: hidden.size,
    leaks: workedOut(system, hidden).map(
      (cell) => `${result.measure.name}, ${counts.names[cell] ?? ""}`,
    ),
  };
}
