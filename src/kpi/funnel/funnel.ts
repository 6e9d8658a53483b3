import { comparisonText } from "../../text/kpi-comparison";
import { normalForConfidence } from "../distributions";
import { withHeaders } from "../headers";
import { poissonLimits, type Interval } from "../intervals";
import { isProblem, refuse, type Answer, type Outcome, type Spill } from "../problem";
import { placeOf, type Range } from "../range";
import { numberArgument, readNumber, wordArgument, words, YES_OR_NO } from "../reading";
import { controlLimits, type Statistic } from "./limits";
import {
  dispersedLimits,
  dispersion,
  scaleFor,
  type Scale,
  type Trimming,
  type Unit,
} from "./over-dispersion";
import {
  averageArgument,
  averageOf,
  levelsArgument,
  STATISTICS,
  unitsArgument,
  type UnitCounts,
} from "./units";

const USUAL_TRIM = 0.1;

/** Which side of the limits of one level a unit lies on. */
type Side = "high" | "low" | null;

/** How the limits of one unit are found, and on which side of them it lies. */
interface Judge {
  readonly limits: (size: number, level: number) => Interval;
  readonly side: (unit: NonNullable<UnitCounts>, level: number) => Side;
}

const outside = (value: number, { lower, upper }: Interval): Side =>
  value > upper ? "high" : value < lower ? "low" : null;

function chanceAlone(statistic: Statistic, average: number): Judge {
  const limits = (size: number, level: number) => controlLimits(statistic, average, size, level);
  return {
    limits,
    side: ({ numerator, denominator }, level) => {
      if (statistic === "proportion") {
        return outside(numerator / denominator, limits(denominator, level));
      }
      // The other way round, which needs no search: does the unit's own interval hold the average?
      const own = poissonLimits(numerator, level);
      const expected = average * denominator;
      return own.lower > expected ? "high" : own.upper < expected ? "low" : null;
    },
  };
}

function scoresOf(units: readonly UnitCounts[], scale: Scale): readonly (Unit | null)[] {
  return units.map((unit) => {
    if (unit === null) return null;
    const error = scale.error(unit.denominator);
    const z = (scale.score(unit.numerator / unit.denominator) - scale.centre) / error;
    return Number.isFinite(z) ? { z, error } : null;
  });
}

function withDispersion(
  units: readonly UnitCounts[],
  statistic: Statistic,
  average: number,
): Judge {
  const scale = scaleFor(statistic, average, "winsorise");
  const scores = scoresOf(units, scale).filter((unit) => unit !== null);
  const { tau2 } = dispersion(scores, USUAL_TRIM, "winsorise");
  const limits = (size: number, level: number) =>
    dispersedLimits(scale, tau2, size, normalForConfidence(level));
  return {
    limits,
    side: ({ numerator, denominator }, level) =>
      outside(numerator / denominator, limits(denominator, level)),
  };
}

/** The verdict at the strictest level that the unit lies beyond: "High (0.001)". */
function significance(unit: NonNullable<UnitCounts>, levels: readonly number[], judge: Judge) {
  const strictestFirst = [...levels].sort((a, b) => b - a);
  for (const level of strictestFirst) {
    const side = judge.side(unit, level);
    if (side !== null) return comparisonText[side]((1 - level) / 2);
  }
  return comparisonText.notSignificant;
}

function ends({ lower, upper }: Interval): [number, number] {
  return [lower, upper];
}

export interface FunnelArguments {
  readonly numerators: Range;
  readonly denominators: Range;
  readonly statistic: Range | null;
  readonly average: Range | null;
  readonly levels: Range | null;
  readonly overDispersion: Range | null;
  readonly headers: Range | null;
}

/**
 * One row for each unit: its value, the average, the limits of each level, and whether it lies outside them.
 * With over-dispersion the limits leave room for what units differ by anyway. A row without a denominator has
 * #N/A; no row with one is #N/A as a whole.
 */
export function funnel(given: FunnelArguments): Answer<Spill> {
  const statistic = wordArgument(given.statistic, STATISTICS) ?? "proportion";
  if (isProblem(statistic)) return refuse(statistic);
  const units = unitsArgument(given.numerators, given.denominators, statistic);
  if (!units.ok) return units;
  const stated = averageArgument(given.average, statistic);
  if (stated !== null && isProblem(stated)) return refuse(stated);
  const levels = levelsArgument(given.levels);
  if (!levels.ok) return levels;
  const isDispersed = wordArgument(given.overDispersion, YES_OR_NO) ?? false;
  if (isProblem(isDispersed)) return refuse(isDispersed);

  const average = stated ?? averageOf(units.value, statistic);
  const judge = isDispersed
    ? withDispersion(units.value, statistic, average)
    : chanceAlone(statistic, average);
  const rows = units.value.map((unit, row): Outcome[] => {
    if (unit === null) {
      const none = comparisonText.noFigure(placeOf(given.denominators, row));
      return [none, average, ...levels.value.flatMap(() => [none, none]), none];
    }
    const limits = levels.value.flatMap((level) => ends(judge.limits(unit.denominator, level)));
    const verdict = significance(unit, levels.value, judge);
    return [unit.numerator / unit.denominator, average, ...limits, verdict];
  });
  const { value, average: mean, significance: last } = comparisonText.funnelHeaders;
  const names = [value, mean, ...levels.value.flatMap(comparisonText.limitHeaders), last];
  return withHeaders(given.headers, names, { ok: true, value: rows });
}

export interface FunnelLimitsArguments {
  readonly average: Range;
  readonly denominators: Range;
  readonly statistic: Range | null;
  readonly levels: Range | null;
  readonly headers: Range | null;
}

/** The average and the limits of each level for units of these sizes: the curves of a chart. A size of 0 is #N/A. */
export function funnelLimits(given: FunnelLimitsArguments): Answer<Spill> {
  const statistic = wordArgument(given.statistic, STATISTICS) ?? "proportion";
  if (isProblem(statistic)) return refuse(statistic);
  const average = averageArgument(given.average, statistic) ?? 0;
  if (isProblem(average)) return refuse(average);
  const levels = levelsArgument(given.levels);
  if (!levels.ok) return levels;

  const { denominators } = given;
  const rows: Spill = [];
  for (let row = 0; row < denominators.cells.length; row++) {
    const size = readNumber(denominators, row) ?? 0;
    if (isProblem(size)) return refuse(size);
    const none = comparisonText.noFigure(placeOf(denominators, row));
    const limits = levels.value.flatMap((level): Outcome[] =>
      size > 0 ? ends(controlLimits(statistic, average, size, level)) : [none, none],
    );
    rows.push([average, ...limits]);
  }
  const names = [
    comparisonText.funnelHeaders.average,
    ...levels.value.flatMap(comparisonText.limitHeaders),
  ];
  return withHeaders(given.headers, names, { ok: true, value: rows });
}

export interface FunnelDispersionArguments {
  readonly numerators: Range;
  readonly denominators: Range;
  readonly statistic: Range | null;
  readonly trim: Range | null;
  readonly method: Range | null;
  readonly headers: Range | null;
}

const TRIMMINGS = words<Trimming>(
  [
    ["winsorise", "winsorise"],
    ["truncate", "truncate"],
  ],
  [
    ["winsorize", "winsorise"],
    ["cqc", "winsorise"],
    ["shmi", "truncate"],
  ],
);

/**
 * One row for each unit: its z, and (the same in every row) phi and tau², how much more the units differ than
 * chance explains. A row without a figure has #N/A for its z.
 */
export function funnelDispersion(given: FunnelDispersionArguments): Answer<Spill> {
  const statistic = wordArgument(given.statistic, STATISTICS) ?? "proportion";
  if (isProblem(statistic)) return refuse(statistic);
  const units = unitsArgument(given.numerators, given.denominators, statistic);
  if (!units.ok) return units;
  const trim = numberArgument(given.trim) ?? USUAL_TRIM;
  if (isProblem(trim)) return refuse(trim);
  if (given.trim !== null && (trim < 0 || trim >= 0.5)) {
    return refuse(comparisonText.notATrim(placeOf(given.trim, 0), trim));
  }
  const trimming = wordArgument(given.method, TRIMMINGS) ?? "winsorise";
  if (isProblem(trimming)) return refuse(trimming);

  const scores = scoresOf(
    units.value,
    scaleFor(statistic, averageOf(units.value, statistic), trimming),
  );
  const usable = scores.filter((unit) => unit !== null);
  if (usable.length === 0) return refuse(comparisonText.noRow);
  const { phi, tau2 } = dispersion(usable, trim, trimming);
  const rows = scores.map((score, row) => [
    score?.z ?? comparisonText.noFigure(placeOf(given.denominators, row)),
    phi,
    tau2,
  ]);
  return withHeaders(given.headers, comparisonText.dispersionHeaders, { ok: true, value: rows });
}
