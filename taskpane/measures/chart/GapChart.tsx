import { scaleLinear } from "d3-scale";
import { useChartLooks, WIDTH } from "./looks";

const ROW = 30;
const BAR = 9;
const NAME_AT = 11;
const MARGIN = 6;

/** One step of the way from one figure to another. */
export interface GapStep {
  readonly name: string;
  /** How it is written beside its name. */
  readonly text: string;
  /** Null for the two ends, which stand where they are. */
  readonly by: number | null;
  readonly meaning: "better" | "worse" | "neither";
}

export interface GapChartProps {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly steps: readonly GapStep[];
}

/** A waterfall, from top to bottom: where a figure would be, what each group adds, and where it is. */
export function GapChart({ label, from, to, steps }: GapChartProps) {
  const looks = useChartLooks();
  const spans: { from: number; to: number }[] = [];
  let reached = from;
  for (const { by } of steps) {
    if (by === null) {
      reached = spans.length === 0 ? from : to;
      spans.push({ from: reached, to: reached });
    } else {
      spans.push({ from: reached, to: reached + by });
      reached += by;
    }
  }
  const all = spans.flatMap((span) => [span.from, span.to]);
  const x = scaleLinear([Math.min(...all), Math.max(...all)], [MARGIN, WIDTH - MARGIN]);
  const height = steps.length * ROW + MARGIN;
  return (
    <svg className={looks.chart} viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
      {steps.map(({ name, text, by, meaning }, at) => {
        const span = spans[at];
        if (!span) return null;
        const top = at * ROW;
        const [left, right] = [x(Math.min(span.from, span.to)), x(Math.max(span.from, span.to))];
        const end = x(span.to);
        return (
          <g key={`${at} ${name}`}>
            <text className={looks.name} x={MARGIN} y={top + NAME_AT}>
              {shortened(name)}
            </text>
            <text className={looks.name} x={WIDTH - MARGIN} y={top + NAME_AT} textAnchor="end">
              {text}
            </text>
            {by === null ? (
              <line
                className={looks.value}
                x1={end}
                x2={end}
                y1={top + NAME_AT + 3}
                y2={top + NAME_AT + 5 + BAR}
              />
            ) : (
              <rect
                className={
                  meaning === "worse"
                    ? looks.concern
                    : meaning === "better"
                      ? looks.improvement
                      : looks.neutral
                }
                x={left}
                y={top + NAME_AT + 4}
                width={Math.max(1, right - left)}
                height={BAR}
              />
            )}
            {at < steps.length - 1 && (
              <line
                className={looks.limit}
                x1={end}
                x2={end}
                y1={top + NAME_AT + 4 + BAR}
                y2={top + ROW + 1}
              />
            )}
          </g>
        );
      })}
    </svg>
  );
}

const LONGEST = 30;

/** What fits beside the number; the whole name stands in the list. */
function shortened(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}
