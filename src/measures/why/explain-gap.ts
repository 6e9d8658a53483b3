import { whyText } from "../../text/measures-why";
import { ok, type Result } from "../../text/trouble";
import type { Form } from "../measure";
import type { Figure, MeasureResult, Series } from "../result";
import { decompose, decomposeAgainst, type Counts, type Effects } from "./decompose";
import { figureAndSplit, figureOf } from "./find-figure";

/** What a figure is set against: its target, the period before, or the same period a year earlier. */
export type Against = "target" | "before" | "last-year";

export interface GapAsked {
  /** `Period.key`. */
  readonly period: string;
  /** Title of the column by which the measure is split: team, worker, prison. */
  readonly column: string;
  readonly against: Against;
}

/** What one group adds to the gap, in the unit of the figure; below 0 it pulls the figure down. */
export interface GapPart {
  readonly group: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  readonly rateEffect: number;
  readonly mixEffect: number;
  readonly effect: number;
  /** The effect in successes, events or amount: how many more or fewer than without a gap. */
  readonly amount: number;
  /** Part of all that pulls the figure the way of the gap; 0 where it pulls the other way. */
  readonly shareOfGap: number;
}

export interface GapExplained {
  readonly from: number;
  readonly to: number;
  /** `to` less `from`: the effects of all groups together. */
  readonly gap: number;
  readonly column: string;
  /** Those that account for most of the gap first. */
  readonly parts: readonly GapPart[];
  /** The fewest groups that account for at least 80 % of what pulls the way of the gap. */
  readonly main: readonly string[];
}

const MOST = 0.8;
const ADDS_UP: ReadonlySet<Form> = new Set(["count", "sum", "caseload"]);
/** Sums of decimals differ in their last digits. */
const ROUNDING = 1e-9;

/**
 * Shares out the gap of a figure among the groups of a column: who does worse, and who has more of the cases. The
 * parts add up to the gap. It says where the gap lies, not why it came about.
 */
export function explainGap(result: MeasureResult, asked: GapAsked): Result<GapExplained> {
  const found = figureAndSplit(result, asked.period, asked.column);
  if (!found.ok) return found;
  const { figure, split } = found.value;
  if (figure.value === null) return whyText.noFigure(figure.why ?? "");
  const { form, per } = result.measure;
  if (form === "median") return whyText.notDivisible();

  const earlier = earlierPeriod(figure, asked.against);
  const before = earlier === null ? null : figureOf(result.total, earlier);
  const from = asked.against === "target" ? figure.target : (before?.value ?? null);
  if (from === null) {
    return asked.against === "target" ? whyText.noTarget() : whyText.nothingBefore();
  }
  const now = split.groups.map((series) => countsOf(series, asked.period));
  const then = split.groups.map((series) => countsOf(series, earlier));
  const isCount = ADDS_UP.has(form);
  if (isCount && asked.against === "target") return whyText.targetOfCount();
  const isSharedOut = isCount || isPopulation(figure, now);
  if (!addsUp(figure, now, isSharedOut)) return whyText.partsDoNotAddUp();
  if (before && !addsUp(before, then, isSharedOut)) return whyText.partsDoNotAddUp();

  const scale = isCount ? 1 : per;
  const effects =
    before === null
      ? decomposeAgainst(
          from / scale,
          now,
          split.groups.map((series) => targetOf(series, asked.period, scale)),
        )
      : isSharedOut
        ? differences(before, then, figure, now, isCount)
        : decompose(then, now);
  return ok({
    from,
    to: figure.value,
    gap: figure.value - from,
    column: split.column,
    ...ranked(split.groups, now, effects, scale, figure, isCount),
  });
}

function earlierPeriod({ change, lastYear }: Figure, against: Against): string | null {
  if (against === "target") return null;
  return (against === "before" ? change : lastYear)?.period.key ?? null;
}

function countsOf(series: Series, period: string | null): Counts {
  const figure = period === null ? null : figureOf(series, period);
  return { numerator: figure?.numerator ?? 0, denominator: figure?.denominator ?? 0 };
}

function targetOf(series: Series, period: string, scale: number): number | null {
  const target = figureOf(series, period)?.target ?? null;
  return target === null ? null : target / scale;
}

/** Whether every group is set against the same population, so that only what happened is shared out. */
function isPopulation({ denominator }: Figure, groups: readonly Counts[]): boolean {
  const filled = groups.filter((one) => one.denominator !== 0);
  return filled.length > 1 && filled.every((one) => one.denominator === denominator);
}

function addsUp(whole: Counts, groups: readonly Counts[], isSharedOut: boolean): boolean {
  const near = (a: number, b: number) =>
    Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a), Math.abs(b));
  const sum = (pick: (one: Counts) => number) =>
    groups.reduce((total, one) => total + pick(one), 0);
  return (
    near(
      sum((one) => one.numerator),
      whole.numerator,
    ) &&
    (isSharedOut ||
      near(
        sum((one) => one.denominator),
        whole.denominator,
      ))
  );
}

/** Where only numerators are shared out: what each group brings now, less what it brought then. */
function differences(
  before: Counts,
  then: readonly Counts[],
  after: Counts,
  now: readonly Counts[],
  isCount: boolean,
): readonly Effects[] {
  const [d0, d1] = isCount ? [1, 1] : [before.denominator, after.denominator];
  return now.map(({ numerator }, group) => ({
    rate: numerator / d1 - (then[group]?.numerator ?? 0) / d0,
    mix: 0,
  }));
}

function ranked(
  groups: readonly Series[],
  now: readonly Counts[],
  effects: readonly Effects[],
  scale: number,
  figure: Figure,
  isCount: boolean,
): Pick<GapExplained, "parts" | "main"> {
  const sums = effects.map(({ rate, mix }) => rate + mix);
  const way = Math.sign(sums.reduce((sum, one) => sum + one, 0));
  const pulling = sums.filter((one) => Math.sign(one) === way);
  const pull = pulling.reduce((sum, one) => sum + one, 0);
  const parts = groups.map((series, at): GapPart => {
    const { numerator, denominator } = now[at] ?? { numerator: 0, denominator: 0 };
    const { rate, mix } = effects[at] ?? { rate: 0, mix: 0 };
    const effect = rate + mix;
    const ratio = denominator === 0 ? null : (numerator / denominator) * scale;
    return {
      group: series.group ?? "",
      numerator,
      denominator,
      value: isCount ? numerator : ratio,
      rateEffect: rate * scale,
      mixEffect: mix * scale,
      effect: effect * scale,
      amount: isCount ? effect : effect * figure.denominator,
      shareOfGap: way !== 0 && Math.sign(effect) === way ? effect / pull : 0,
    };
  });
  parts.sort((a, b) => b.shareOfGap - a.shareOfGap || way * (b.effect - a.effect));
  const main: string[] = [];
  let covered = 0;
  for (const { group, shareOfGap } of parts) {
    if (shareOfGap === 0 || covered >= MOST - ROUNDING) break;
    main.push(group);
    covered += shareOfGap;
  }
  return { parts, main };
}
