import { scaleLinear, scalePoint } from "d3-scale";
import { line, symbol } from "d3-shape";
import type { ControlChart } from "../../../src/measures/result";
import { paneFiguresText } from "../../../src/text/pane-figures";
import { Legend } from "./Legend";
import { AREA, SHAPES, useChartLooks, WIDTH } from "./looks";

const HEIGHT = 180;
const LEFT = 44;
const RIGHT = 8;
const TOP = 8;
const BOTTOM = 24;
const TICKS = 4;

const words = paneFiguresText.chartLegend;

export interface TrendChartProps {
  readonly name: string;
  readonly chart: ControlChart;
  readonly target: number | null;
  readonly format: (value: number) => string;
}

/** The control chart of a measure, to look at; its figures stand in a table beside it. */
export function TrendChart({ name, chart: { points }, target, format }: TrendChartProps) {
  const styles = useChartLooks();
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;
  const labels = points.map(({ period }) => period.label);
  const x = scalePoint(labels, [LEFT, WIDTH - RIGHT]).padding(0.5);
  const known = points
    .flatMap(({ value, centre, lower, upper }) => [value, centre, lower, upper])
    .concat(target)
    .filter((value) => value !== null);
  const y = scaleLinear([Math.min(...known), Math.max(...known)], [HEIGHT - BOTTOM, TOP]).nice(
    TICKS,
  );
  const at = (label: string) => x(label) ?? LEFT;
  // Limits and mean begin anew at a break; a line across it would join what cannot be compared.
  const path = (read: (point: (typeof points)[number]) => number | null) =>
    phasesOf(points)
      .map(
        (phase) =>
          line<(typeof points)[number]>()
            .defined((point) => read(point) !== null)
            .x(({ period }) => at(period.label))
            .y((point) => y(read(point) ?? 0))(phase) ?? "",
      )
      .join("");
  const breaks = points.filter(({ startsPhase }, index) => startsPhase && index > 0);
  return (
    <>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={paneFiguresText.chartLabel(name, first.period.label, last.period.label)}
      >
        {y.ticks(TICKS).map((tick) => (
          <g key={tick}>
            <line className={styles.grid} x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text className={styles.axis} x={LEFT - 4} y={y(tick)} dy="0.32em" textAnchor="end">
              {format(tick)}
            </text>
          </g>
        ))}
        <text className={styles.axis} x={LEFT} y={HEIGHT - 6}>
          {first.period.label}
        </text>
        <text className={styles.axis} x={WIDTH - RIGHT} y={HEIGHT - 6} textAnchor="end">
          {last.period.label}
        </text>
        {breaks.map(({ period }) => (
          <line
            key={period.key}
            data-break={period.key}
            className={styles.phase}
            x1={at(period.label) - x.step() / 2}
            x2={at(period.label) - x.step() / 2}
            y1={TOP}
            y2={HEIGHT - BOTTOM + 6}
          />
        ))}
        <path className={styles.limit} d={path(({ lower }) => lower)} />
        <path className={styles.limit} d={path(({ upper }) => upper)} />
        <path className={styles.centre} d={path(({ centre }) => centre)} />
        {target !== null && (
          <line
            className={styles.target}
            x1={LEFT}
            x2={WIDTH - RIGHT}
            y1={y(target)}
            y2={y(target)}
          />
        )}
        <path className={styles.value} d={path(({ value }) => value)} />
        {points.map(({ period, value, meaning }) => (
          <path
            key={period.key}
            className={styles[meaning ?? "common"]}
            transform={`translate(${at(period.label)},${y(value)})`}
            d={
              symbol(
                SHAPES[meaning ?? "common"],
                meaning === null ? AREA.common : AREA.special,
              )() ?? ""
            }
          />
        ))}
      </svg>
      <Legend
        lines={[
          ["value", words.value],
          ["centre", words.centre],
          ["limit", words.limits],
          ...(target === null ? [] : [["target", words.target] as const]),
          ...(breaks.length === 0 ? [] : [["phase", words.phase] as const]),
        ]}
        marks={[
          ["improvement", words.improvement],
          ["concern", words.concern],
          ["neutral", words.neutral],
        ]}
      />
    </>
  );
}

/** The stretches between breaks. */
function phasesOf<T extends { readonly startsPhase: boolean }>(
  points: readonly T[],
): readonly T[][] {
  const phases: T[][] = [];
  for (const point of points) {
    const current = phases.at(-1);
    if (current && !point.startsPhase) current.push(point);
    else phases.push([point]);
  }
  return phases;
}
