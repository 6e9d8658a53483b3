import { publicationText } from "../../text/publication";
import type { Slices } from "../../workbook/slices";
import type { Figure, Flow, MeasureResult, Series, Split, Total } from "../result";
import { countsToHide, workedOut, type Term } from "./hide";
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
  readonly #summed = new Set<string>();
  readonly #known = new Map<string, number>();

  cell(owner: object, part: Part): number | null {
    return this.#cells.get(owner)?.get(part) ?? null;
  }

  /** With a key, a count that another measure shows as well is the same count. */
  add(owner: object, part: Part, count: number, name: string, key: string | null = null): number {
    const known = key === null ? undefined : this.#known.get(key);
    if (known !== undefined && this.counts[known] === count) {
      this.share(owner, part, known);
      return known;
    }
    const cell = this.counts.push(count) - 1;
    this.names.push(name);
    this.share(owner, part, cell);
    if (key !== null && known === undefined) this.#known.set(key, cell);
    return cell;
  }

  /** Every part of a figure with its count. */
  owners(): (readonly [owner: object, part: Part, cell: number])[] {
    return [...this.#cells].flatMap(([owner, parts]) =>
      [...parts].map(([part, cell]) => [owner, part, cell] as const),
    );
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
    // Of the first period of a year the year to date is the same count.
    if (cells.includes(total)) return;
    const key = `${[...cells].sort((a, b) => a - b).join(" ")} = ${total}`;
    if (this.#summed.has(key)) return;
    this.#summed.add(key);
    this.sums.push([
      ...cells.map((cell) => ({ cell, factor: 1 as const })),
      { cell: total, factor: -1 },
    ]);
  }
}

const isCount = (number: number) => Number.isInteger(number) && number >= 0;

/** What a figure is of: a measure, and the group of a column or the whole. */
interface Of {
  readonly result: MeasureResult;
  readonly name: string;
  readonly group: { readonly column: string; readonly value: string } | null;
}

const plain = (written: string) => written.replace(/\s+/g, " ").trim().toLowerCase();

/** By what two measures are known to count the same rows: their table, day, key, exclusions and conditions, period and group. */
function keyOf(
  owner: Figure | Total,
  { result, group }: Of,
  conditions: readonly string[],
): string {
  const { measure, versions } = result;
  const version = "version" in owner ? owner.version : measure.version;
  const { table, date, oncePer, exclusions } =
    versions.find((one) => one.version === version) ?? measure;
  const span = "period" in owner ? owner.period : owner;
  return JSON.stringify([
    plain(table),
    plain(date?.text ?? ""),
    plain(oncePer?.text ?? ""),
    exclusions.map(({ when }) => plain(when.text)).sort(),
    conditions
      .map(plain)
      .filter((condition) => condition !== "")
      .sort(),
    span.first,
    span.last,
    group ? [plain(group.column), plain(group.value)] : null,
  ]);
}

/** A share tells the rest by its percentage, and so does a figure of rows that are counted or not. */
function addFigure(to: Counts, owner: Figure | Total, of: Of): void {
  const { result, name } = of;
  const { form } = result.measure;
  const { numerator, denominator } = owner;
  const above = result.measure.numerator?.text ?? "";
  const below = result.measure.denominator?.text ?? "";
  if (form === "share" && isCount(numerator) && isCount(denominator - numerator)) {
    return addShare(to, owner, of, { above, below });
  }
  if (form === "rate" || form === "count" || form === "caseload") {
    const key = form === "count" ? keyOf(owner, of, [above, below]) : null;
    if (isCount(numerator)) to.add(owner, "numerator", numerator, name, key);
    return;
  }
  // Of sums, means and medians it is the rows that give people away.
  const rows = "rows" in owner ? owner.rows : denominator;
  if (rows > 0) to.add(owner, "numerator", rows, name);
}

function addShare(
  to: Counts,
  owner: Figure | Total,
  of: Of,
  texts: { readonly above: string; readonly below: string },
): void {
  const { name } = of;
  const { numerator, denominator } = owner;
  const key = (...conditions: readonly string[]) => keyOf(owner, of, conditions);
  const hasCondition = texts.above.trim() !== "";
  const among = (condition: string) => (hasCondition ? key(texts.below, condition) : null);
  const above = to.add(owner, "numerator", numerator, name, among(texts.above));
  const rest = to.add(owner, "rest", denominator - numerator, name, among(`not ${texts.above}`));
  const below = to.add(owner, "denominator", denominator, name, key(texts.below));
  to.sum([above, rest], below);
  to.together.push([above, rest], [rest, above], [below, above], [below, rest]);
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

/** Puts in every count of a measure that a report shows, and every sum that a reader can do with them. */
function addMeasure(counts: Counts, result: MeasureResult, { period, columns }: Shown): void {
  const { figures } = result.total;
  const whole = figureOf(result.total, period);
  figures.forEach((figure, at) => {
    addFigure(counts, figure, { result, name: figure.period.label, group: null });
    addFlow(counts, figure, figures[at - 1], figure.period.label);
  });
  if (!whole) return;
  for (const split of result.splits.filter(({ column }) => columns.includes(column))) {
    addSplit(counts, result, whole, split);
  }
  for (const total of [whole.yearToDate, whole.rollingTwelve]) {
    if (!total) continue;
    addFigure(counts, total, { result, name: whole.period.label, group: null });
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
}

function addSplit(counts: Counts, result: MeasureResult, whole: Figure, split: Split): void {
  const groups = split.groups.flatMap((series) => {
    const figure = figureOf(series, whole.period.key);
    if (!figure) return [];
    const value = series.group ?? "";
    const name = `${split.column} ${value}`;
    addFigure(counts, figure, { result, name, group: { column: split.column, value } });
    addFlow(counts, figure, undefined, name);
    return [figure];
  });
  for (const part of PARTS) {
    counts.sum(
      groups.map((figure) => counts.cell(figure, part)),
      counts.cell(whole, part),
    );
  }
  const { flow } = whole;
  if (!flow) return;
  for (const part of ["opening", "started", "ended"] as const) {
    counts.sum(
      groups.map((figure) => (figure.flow ? counts.cell(figure.flow, part) : null)),
      counts.cell(flow, part),
    );
  }
}

/** A measure, and which of its figures a report shows. */
export interface ShownMeasure {
  readonly result: MeasureResult;
  readonly shown: Shown;
}

/**
 * Which counts of a report have to be hidden so that no small one is shown or can be worked out, across periods, splits,
 * totals, flows and measures together: measures that count the same rows tell of each other. What was found is then
 * checked once more from the outside.
 */
export function* protect(
  measures: readonly ShownMeasure[],
  { threshold }: PublicationPolicy,
): Slices<ReadonlyMap<MeasureResult, Protection>> {
  const all = new Counts();
  const first = new Set<number>();
  for (const { result, shown } of measures) {
    // By itself, which is quick; what measures tell of each other is then looked for among all.
    const own = new Counts();
    addMeasure(own, result, shown);
    const small = own.counts.flatMap((count, cell) =>
      count > 0 && count < threshold ? [cell] : [],
    );
    addMeasure(all, result, shown);
    const hidden = yield* countsToHide(own, small);
    for (const [owner, part, cell] of own.owners()) {
      const among = all.cell(owner, part);
      if (hidden.has(cell) && among !== null) first.add(among);
    }
  }
  const hidden = yield* countsToHide(all, [...first]);
  const open = new Set(yield* workedOut(all, hidden));
  const protections = new Map<MeasureResult, Protection>();
  const isHidden: Protection["isHidden"] = (owner, part) => {
    const cell = all.cell(owner, part);
    return cell !== null && hidden.has(cell);
  };
  for (const { result, shown } of measures) {
    yield publicationText.checking(hidden.size, hidden.size);
    const own = new Counts();
    addMeasure(own, result, shown);
    const cells = own.owners().map(([owner, part]) => all.cell(owner, part));
    const mine = new Set(cells.filter((cell) => cell !== null && hidden.has(cell)));
    const leaks = [...mine].flatMap((cell) =>
      cell !== null && open.has(cell) ? [`${result.measure.name}, ${all.names[cell] ?? ""}`] : [],
    );
    protections.set(result, { isHidden, hidden: mine.size, leaks });
  }
  return protections;
}
