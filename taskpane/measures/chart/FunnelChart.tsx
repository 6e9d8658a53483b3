import { scaleLinear } from "d3-scale";
import { line, symbol } from "d3-shape";
import type { FunnelLimits, GroupFunnel } from "../../../src/measures/why/group-funnel";
import { paneWhyText } from "../../../src/text/pane-why";
import { Legend } from "./Legend";
import { AREA, SHAPES, useChartLooks, WIDTH } from "./looks";

const HEIGHT = 200;
const LEFT = 44;
const RIGHT = 12;
const TOP = 14;
const BOTTOM = 32;
const TICKS = 4;
/** From here on a name is written to the left of its mark. */
const MIDDLE = WIDTH * 0.6;

const words = paneWhyText;

export interface FunnelChartProps {
  readonly label: string;
  readonly funnel: GroupFunnel;
  readonly format: (value: number) => string;
}

/** Groups as marks against their number of cases, between the limits that chance gives. */
export function FunnelChart({ label, funnel, format }: FunnelChartProps) {
  const looks = useChartLooks();
  const { points, curve, average } = funnel;
  const sizes = points.map(({ size }) => size);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const room = Math.max(1, (most - least) * 0.05);
  const x = scaleLinear([least - room, most + room], [LEFT, WIDTH - RIGHT]);
  const heights = [
    average,
    ...points.map(({ value }) => value),
    ...curve.flatMap(({ lower998, upper998 }) => [lower998, upper998]),
  ];
  const y = scaleLinear([Math.min(...heights), Math.max(...heights)], [HEIGHT - BOTTOM, TOP]).nice(
    TICKS,
  );
  const path = (read: (limits: FunnelLimits) => number) =>
    line<FunnelLimits>()
      .x(({ size }) => x(size))
      .y((limits) => y(read(limits)))([...curve]) ?? "";
  return (
    <>
      <svg className={looks.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {y.ticks(TICKS).map((tick) => (
          <g key={tick}>
            <line className={looks.grid} x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text className={looks.axis} x={LEFT - 4} y={y(tick)} dy="0.32em" textAnchor="end">
              {format(tick)}
            </text>
          </g>
        ))}
        <text className={looks.axis} x={x(least)} y={HEIGHT - BOTTOM + 14}>
          {least.toLocaleString("en-GB")}
        </text>
        {most > least && (
          <text className={looks.axis} x={x(most)} y={HEIGHT - BOTTOM + 14} textAnchor="middle">
            {most.toLocaleString("en-GB")}
          </text>
        )}
        <text className={looks.axis} x={(LEFT + WIDTH) / 2} y={HEIGHT - 4} textAnchor="middle">
          {words.cases}
        </text>
        <path className={looks.outer} d={path(({ lower998 }) => lower998)} />
        <path className={looks.outer} d={path(({ upper998 }) => upper998)} />
        <path className={looks.limit} d={path(({ lower95 }) => lower95)} />
        <path className={looks.limit} d={path(({ upper95 }) => upper95)} />
        <line
          className={looks.centre}
          x1={LEFT}
          x2={WIDTH - RIGHT}
          y1={y(average)}
          y2={y(average)}
        />
        {points.map(({ group, size, value, isOutside }) => {
          const kind = isOutside ? "concern" : "common";
          const isRight = x(size) > MIDDLE;
          return (
            <g key={group} transform={`translate(${x(size)},${y(value)})`}>
              <path
                className={looks[kind]}
                d={symbol(SHAPES[kind], isOutside ? AREA.special : AREA.common)() ?? ""}
              />
              {isOutside && (
                <text
                  className={looks.name}
                  x={isRight ? -7 : 7}
                  dy="0.32em"
                  textAnchor={isRight ? "end" : "start"}
                >
                  {group}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <Legend
        lines={[
          ["centre", words.funnelLegend.average],
          ["limit", words.funnelLegend.inner],
          ["outer", words.funnelLegend.outer],
        ]}
        marks={[
          ["common", words.funnelLegend.unit],
          ["concern", words.funnelLegend.outside],
        ]}
      />
    </>
  );
}
