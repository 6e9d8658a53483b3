import { asText, type Cell } from "../../cells/cell";
import type { Measure } from "../../measures/measure";
import { NOTHING_HIDDEN, type Part, type Protection } from "../../measures/publication/protect";
import type { PublicationPolicy } from "../../measures/publication/policy";
import type { Change, Figure, Flow, MeasureResult, Series, Total } from "../../measures/result";
import { roundHalfAway } from "../../kpi/round";
import { measuresText } from "../../text/measures";
import { SHORTHAND, type Shorthand } from "../../text/publication";
import type { RagCell, TableCell } from "../document";

/** Fewer cases than this make a share that moves by five points and more with a single one of them. */
const FEW_CASES = 20;

type Owner = Figure | Total;

/** The number format of a measure's figures. */
export function formatOf({ form }: Measure): string {
  if (form === "share") return "0.0%";
  if (form === "count" || form === "caseload") return "#,##0";
  return "#,##0.00";
}

/** Whether the figure is out of so many cases, which can be shown beside it. */
export const isOutOf = ({ form }: Measure) => form === "share" || form === "rate";

/**
 * What an edition of a report shows of each figure: as it is, rounded, or by a shorthand where it is hidden or not
 * there. It remembers which shorthand it used, for the legend.
 */
export class Showing {
  readonly policy: PublicationPolicy | null;
  readonly #protections: ReadonlyMap<MeasureResult, Protection>;
  readonly #revised: ReadonlySet<string>;
  readonly #used = new Set<Shorthand>();

  constructor(
    policy: PublicationPolicy | null,
    protections: ReadonlyMap<MeasureResult, Protection>,
    revised: ReadonlySet<string>,
  ) {
    this.policy = policy;
    this.#protections = protections;
    this.#revised = revised;
  }

  get used(): readonly Shorthand[] {
    return [...this.#used];
  }

  short(shorthand: Shorthand): string {
    this.#used.add(shorthand);
    return SHORTHAND[shorthand];
  }

  isHidden(result: MeasureResult, owner: Owner | Flow, part: Part = "numerator"): boolean {
    return (this.#protections.get(result) ?? NOTHING_HIDDEN).isHidden(owner, part);
  }

  /** Whether any figure of a series is hidden, so that what is made of all of them cannot be shown. */
  hidesIn(result: MeasureResult, figures: readonly Figure[]): boolean {
    return figures.some((figure) => this.isHidden(result, figure));
  }

  /** The figure itself, as a number. */
  value(result: MeasureResult, owner: Owner): Cell {
    if (this.isHidden(result, owner)) return this.short("hidden");
    if (owner.value === null)
      return this.short(owner.denominator === 0 ? "notApplicable" : "missing");
    return this.#published(result.measure, owner, owner.value);
  }

  /** The figure as people read it, for a column of many measures. */
  said(result: MeasureResult, owner: Owner): string {
    const value = this.value(result, owner);
    return typeof value === "number" ? sayValue(result.measure, value) : asText(value);
  }

  count(result: MeasureResult, owner: Owner, part: "numerator" | "denominator"): Cell {
    if (part === "denominator" && !isOutOf(result.measure)) return null;
    if (this.isHidden(result, owner, part)) return this.short("hidden");
    return this.#rounded(owner[part], result.measure);
  }

  flow(result: MeasureResult, flow: Flow, part: "opening" | "started" | "ended"): Cell {
    if (this.isHidden(result, flow, part)) return this.short("hidden");
    return this.#rounded(flow[part], result.measure);
  }

  rating(result: MeasureResult, figure: Figure): TableCell {
    if (this.isHidden(result, figure)) return this.short("hidden");
    const cell: RagCell = { rag: figure.rating.rag, word: figure.rating.word };
    return cell;
  }

  /** A change tells one figure to those who know the other. */
  change(result: MeasureResult, series: Series, figure: Figure, change: Change | null): Cell {
    if (!change) return figure.breakBefore === null ? null : this.short("broken");
    const earlier = series.figures.find(({ period }) => period.key === change.period.key);
    // An earlier figure that is not among those looked at was not tried for what it gives away.
    const isUntried = earlier === undefined && this.policy !== null;
    const isSecret =
      isUntried ||
      this.isHidden(result, figure) ||
      (earlier !== undefined && this.isHidden(result, earlier));
    if (isSecret) return this.short("hidden");
    if (!this.#rounds) return change.word;
    const now = this.value(result, figure);
    const before = earlier ? this.value(result, earlier) : null;
    if (typeof now !== "number" || typeof before !== "number") return null;
    const by = now - before;
    return measuresText.change(by, result.measure.form, by === 0 ? "same" : "changed");
  }

  /** What stands beside a figure in brackets: provisional, break, low reliability, revised. */
  marks(result: MeasureResult, figure: Figure): string {
    const { measure } = result;
    const marks: Shorthand[] = [
      ...(figure.period.isInProgress ? (["provisional"] as const) : []),
      ...(figure.breakBefore === null ? [] : (["broken"] as const)),
      ...(this.#revised.has(`${measure.id} ${figure.period.key}`) ? (["revised"] as const) : []),
      ...(measure.form === "share" &&
      figure.denominator > 0 &&
      figure.denominator < FEW_CASES &&
      !this.isHidden(result, figure, "denominator")
        ? (["unreliable"] as const)
        : []),
    ];
    return marks.map((mark) => this.short(mark)).join(" ");
  }

  /** A number of rows that belongs to no figure. */
  rows(rows: number): Cell {
    if (this.policy && rows > 0 && rows < this.policy.threshold) return this.short("hidden");
    return rows;
  }

  get #rounds(): boolean {
    return (this.policy?.roundTo ?? 0) > 0;
  }

  #published(measure: Measure, { numerator, denominator }: Owner, value: number): Cell {
    if (!this.#rounds || !this.policy) return value;
    const { roundTo } = this.policy;
    if (!isOutOf(measure)) return this.#rounded(value, measure);
    const [above, below] = [toMultiple(numerator, roundTo), toMultiple(denominator, roundTo)];
    return below === 0 ? this.short("roundsToNought") : (above / below) * measure.per;
  }

  #rounded(count: number, { form }: Measure): Cell {
    if (!this.#rounds || !this.policy || form === "mean" || form === "median") return count;
    const rounded = toMultiple(count, this.policy.roundTo);
    return rounded === 0 && count > 0 ? this.short("roundsToNought") : rounded;
  }
}

const toMultiple = (count: number, of: number) => roundHalfAway(count / of, 0) * of;

export function sayValue(measure: Measure, value: number): string {
  return measuresText.value(measure.form, value, measure.per);
}
