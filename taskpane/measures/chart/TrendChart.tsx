import { makeStyles, tokens } from "@fluentui/react-components";
import { scaleLinear, scalePoint } from "d3-scale";
import { line, symbol, symbolCircle, symbolDiamond, symbolSquare } from "d3-shape";
import type { ControlChart } from "../../../src/measures/result";
import { paneFiguresText } from "../../../src/text/pane-figures";

const WIDTH = 300;
const HEIGHT = 180;
const LEFT = 44;
const RIGHT = 8;
const TOP = 8;
const BOTTOM = 24;
const TICKS = 4;
const COMMON_AREA = 18;
const SPECIAL_AREA = 70;

const useStyles = makeStyles({
  chart: { width: "100%", height: "auto", display: "block" },
  axis: { fill: tokens.colorNeutralForeground2, fontSize: "10px" },
  grid: { stroke: tokens.colorNeutralStroke2, strokeWidth: "1px" },
  value: { fill: "none", stroke: tokens.colorNeutralForeground1, strokeWidth: "1.5px" },
  centre: { fill: "none", stroke: tokens.colorNeutralForeground3, strokeWidth: "1px" },
  limit: {
    fill: "none",
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: "1px",
    strokeDasharray: "4 3",
  },
  target: {
    fill: "none",
    stroke: tokens.colorBrandForeground1,
    strokeWidth: "1.5px",
    strokeDasharray: "1 3",
    strokeLinecap: "round",
  },
  common: { fill: tokens.colorNeutralForeground1 },
  improvement: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorPaletteBlueBorderActive,
    strokeWidth: "2px",
  },
  concern: { fill: tokens.colorPaletteDarkOrangeForeground1 },
  neutral: { fill: tokens.colorNeutralForeground3 },
  phase: { stroke: tokens.colorNeutralForeground3, strokeWidth: "1px" },
  legend: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  key: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  swatch: { width: "20px", height: "12px" },
});

type Style = ReturnType<typeof useStyles>;

/** A shape for each meaning, so that no colour is needed to tell them apart. */
const SHAPES = {
  improvement: symbolCircle,
  concern: symbolSquare,
  neutral: symbolDiamond,
} as const;

interface Props {
  readonly name: string;
  readonly chart: ControlChart;
  readonly target: number | null;
  readonly format: (value: number) => string;
}

/** The control chart of a measure, to look at; its figures stand in a table beside it. */
export function TrendChart({ name, chart: { points }, target, format }: Props) {
  const styles = useStyles();
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
  const path = (read: (point: (typeof points)[number]) => number | null) =>
    line<(typeof points)[number]>()
      .defined((point) => read(point) !== null)
      .x(({ period }) => at(period.label))
      .y((point) => y(read(point) ?? 0))(points) ?? "";
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
        {points
          .filter(({ startsPhase }, index) => startsPhase && index > 0)
          .map(({ period }) => (
            <line
              key={period.key}
              className={styles.phase}
              x1={at(period.label) - x.step() / 2}
              x2={at(period.label) - x.step() / 2}
              y1={TOP}
              y2={HEIGHT - BOTTOM}
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
            className={meaning === null ? styles.common : styles[meaning]}
            transform={`translate(${at(period.label)},${y(value)})`}
            d={
              meaning === null
                ? (symbol(symbolCircle, COMMON_AREA)() ?? "")
                : (symbol(SHAPES[meaning], SPECIAL_AREA)() ?? "")
            }
          />
        ))}
      </svg>
      <Legend styles={styles} hasTarget={target !== null} />
    </>
  );
}

function Legend({ styles, hasTarget }: { readonly styles: Style; readonly hasTarget: boolean }) {
  const words = paneFiguresText.chartLegend;
  const lines = [
    ["value", words.value],
    ["centre", words.centre],
    ["limit", words.limits],
    ...(hasTarget ? [["target", words.target] as const] : []),
  ] as const;
  const marks = [
    ["improvement", words.improvement],
    ["concern", words.concern],
    ["neutral", words.neutral],
  ] as const;
  return (
    <ul className={styles.legend}>
      {lines.map(([kind, text]) => (
        <li key={kind} className={styles.key}>
          <svg className={styles.swatch} viewBox="0 0 20 12" aria-hidden>
            <line className={styles[kind]} x1="0" x2="20" y1="6" y2="6" />
          </svg>
          {text}
        </li>
      ))}
      {marks.map(([kind, text]) => (
        <li key={kind} className={styles.key}>
          <svg className={styles.swatch} viewBox="0 0 20 12" aria-hidden>
            <path
              className={styles[kind]}
              transform="translate(10,6)"
              d={symbol(SHAPES[kind], 50)() ?? ""}
            />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
