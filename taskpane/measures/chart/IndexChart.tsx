import { scaleLog } from "d3-scale";
import { symbol, symbolCircle, symbolSquare } from "d3-shape";
import { AREA, useChartLooks, WIDTH } from "./looks";

const ROW = 30;
const NAME_AT = 11;
const LINE_AT = 20;
const MARGIN = 10;
const AXIS = 18;
/** Beyond these the whisker runs out of the picture; its numbers stand beside it. */
const [LEAST, MOST] = [0.1, 10];
const TICKS = [0.1, 0.25, 0.5, 1, 2, 4, 10];

export interface IndexRow {
  readonly group: string;
  readonly text: string;
  readonly index: number;
  readonly lower: number;
  readonly upper: number;
  /** Its limits do not hold 1. */
  readonly isClear: boolean;
}

export interface IndexChartProps {
  readonly label: string;
  readonly rows: readonly IndexRow[];
}

/** Relative rates with their limits, on a scale on which twice and half lie equally far from 1. */
export function IndexChart({ label, rows }: IndexChartProps) {
  const looks = useChartLooks();
  const inside = (value: number) => Math.min(MOST, Math.max(LEAST, value));
  const all = rows.flatMap(({ lower, upper }) => [inside(lower), inside(upper)]);
  const [least, most] = [Math.min(0.5, ...all), Math.max(2, ...all)];
  const x = scaleLog([least, most], [MARGIN, WIDTH - MARGIN]);
  const bottom = rows.length * ROW + 4;
  return (
    <svg
      className={looks.chart}
      viewBox={`0 0 ${WIDTH} ${bottom + AXIS}`}
      role="img"
      aria-label={label}
    >
      {TICKS.filter((tick) => tick >= least && tick <= most).map((tick) => (
        <g key={tick}>
          <line
            className={tick === 1 ? looks.centre : looks.grid}
            x1={x(tick)}
            x2={x(tick)}
            y1={0}
            y2={bottom}
          />
          <text className={looks.axis} x={x(tick)} y={bottom + 12} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      {rows.map(({ group, text, index, lower, upper, isClear }, at) => (
        <g key={group} transform={`translate(0,${at * ROW})`}>
          <text className={looks.name} x={MARGIN} y={NAME_AT}>
            {group}
          </text>
          <text className={looks.name} x={WIDTH - MARGIN} y={NAME_AT} textAnchor="end">
            {text}
          </text>
          <line
            className={looks.value}
            x1={x(inside(lower))}
            x2={x(inside(upper))}
            y1={LINE_AT}
            y2={LINE_AT}
          />
          <path
            className={isClear ? looks.concern : looks.common}
            transform={`translate(${x(inside(index))},${LINE_AT})`}
            d={symbol(isClear ? symbolSquare : symbolCircle, AREA.special)() ?? ""}
          />
        </g>
      ))}
    </svg>
  );
}
