import { funnel, funnelLimits } from "../../kpi/funnel/funnel";
import { isProblem, type Outcome } from "../../kpi/problem";
import type { Range } from "../../kpi/range";
import { comparisonText } from "../../text/kpi-comparison";
import { whyText } from "../../text/measures-why";
import { ok, type Result } from "../../text/trouble";
import type { MeasureResult } from "../result";
import { figureAndSplit, figureOf } from "./find-figure";

/** Limits between which a unit of a size lies when it is like the average. */
export interface FunnelLimits {
  readonly size: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly lower998: number;
  readonly upper998: number;
}

export interface FunnelPoint extends FunnelLimits {
  readonly group: string;
  readonly numerator: number;
  readonly value: number;
  /** In the words of KPI.FUNNEL. */
  readonly word: string;
  readonly isOutside: boolean;
}

/** Groups as points and limits as curves: what a funnel chart is drawn from, and the table behind it. */
export interface GroupFunnel {
  readonly average: number;
  readonly points: readonly FunnelPoint[];
  /** From the smallest group to the largest. */
  readonly curve: readonly FunnelLimits[];
  /** Groups without a case. */
  readonly empty: readonly string[];
}

const STEPS = 40;
const BLANK: Range = { name: "", rows: 1, columns: 1, cells: [], dateSystem: 1900 };

function column(name: string, cells: readonly (number | string)[]): Range {
  return { ...BLANK, name, rows: cells.length, cells };
}

/** The teams, workers or areas of a measure around their average, with limits of 95 % and 99.8 %. */
export function groupFunnel(
  result: MeasureResult,
  asked: { readonly period: string; readonly column: string },
): Result<GroupFunnel> {
  const { form, per } = result.measure;
  if (form !== "share" && form !== "rate") return whyText.needsShareOrRate();
  const found = figureAndSplit(result, asked.period, asked.column);
  if (!found.ok) return found;
  const { value: whole, interval } = found.value.figure;
  if (whole !== null && interval === null) return whyText.needsCases();
  const groups = found.value.split.groups.map((series) => {
    const figure = figureOf(series, asked.period);
    const { numerator = 0, denominator = 0 } = figure ?? {};
    return { group: series.group ?? "", numerator, denominator };
  });
  const filled = groups.filter(({ denominator }) => denominator > 0);
  if (filled.length < 2) return whyText.tooFewGroups();

  const statistic = column("statistic", [form === "share" ? "proportion" : "rate"]);
  const table = funnel({
    numerators: column(
      "numerators",
      filled.map(({ numerator }) => numerator),
    ),
    denominators: column(
      "denominators",
      filled.map(({ denominator }) => denominator),
    ),
    statistic,
    average: null,
    levels: null,
    overDispersion: null,
    headers: null,
  });
  if (!table.ok) return table;
  const scale = form === "rate" ? per : 1;
  const at = (cell: Outcome | undefined) => (typeof cell === "number" ? cell * scale : 0);
  const points = filled.map(({ group, numerator, denominator }, row): FunnelPoint => {
    const [value, , lower95, upper95, lower998, upper998, word] = table.value[row] ?? [];
    const said = typeof word === "string" ? word : "";
    return {
      group,
      numerator,
      size: denominator,
      value: at(value),
      lower95: at(lower95),
      upper95: at(upper95),
      lower998: at(lower998),
      upper998: at(upper998),
      word: said,
      isOutside: said !== comparisonText.notSignificant,
    };
  });
  const average = table.value[0]?.[1];
  if (typeof average !== "number") throw new Error("A funnel always has an average.");
  const curve = curveOf(average, sizesOf(points), statistic, at);
  const empty = groups.filter((one) => one.denominator <= 0).map(({ group }) => group);
  return ok({ average: average * scale, points, curve, empty });
}

/** Sizes that lie evenly on the root, because limits narrow with it. */
function sizesOf(points: readonly FunnelPoint[]): readonly number[] {
  const sizes = points.map(({ size }) => size);
  const [least, most] = [Math.sqrt(Math.min(...sizes)), Math.sqrt(Math.max(...sizes))];
  if (least === most) return [least ** 2];
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    return (least + ((most - least) * step) / STEPS) ** 2;
  });
}

function curveOf(
  average: number,
  sizes: readonly number[],
  statistic: Range,
  at: (cell: Outcome | undefined) => number,
): readonly FunnelLimits[] {
  const limits = funnelLimits({
    average: column("average", [average]),
    denominators: column("denominators", sizes),
    statistic,
    levels: null,
    headers: null,
  });
  if (!limits.ok || isProblem(limits.value[0]?.[0] ?? 0)) return [];
  return sizes.map((size, row) => {
    const [, lower95, upper95, lower998, upper998] = limits.value[row] ?? [];
    return {
      size,
      lower95: at(lower95),
      upper95: at(upper95),
      lower998: at(lower998),
      upper998: at(upper998),
    };
  });
}
