import { makeStyles, tokens } from "@fluentui/react-components";
import { symbolCircle, symbolDiamond, symbolSquare } from "d3-shape";

/** Charts are drawn for the narrowest pane and grow with it. */
export const WIDTH = 300;

/** What a mark is drawn as, in square units of the drawing. */
export const AREA = { common: 18, special: 70, key: 50 } as const;

/** A shape for each meaning, so that no colour is needed to tell them apart. */
export const SHAPES = {
  common: symbolCircle,
  improvement: symbolCircle,
  concern: symbolSquare,
  neutral: symbolDiamond,
} as const;

export type MarkKind = keyof typeof SHAPES;

/** How lines and marks look, the same in every chart. */
export const useChartLooks = makeStyles({
  chart: { width: "100%", height: "auto", display: "block" },
  axis: { fill: tokens.colorNeutralForeground2, fontSize: "10px" },
  name: { fill: tokens.colorNeutralForeground1, fontSize: "11px" },
  grid: { stroke: tokens.colorNeutralStroke2, strokeWidth: "1px" },
  value: { fill: "none", stroke: tokens.colorNeutralForeground1, strokeWidth: "1.5px" },
  centre: { fill: "none", stroke: tokens.colorNeutralForeground3, strokeWidth: "1px" },
  limit: {
    fill: "none",
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: "1px",
    strokeDasharray: "4 3",
  },
  outer: {
    fill: "none",
    stroke: tokens.colorNeutralForeground3,
    strokeWidth: "1px",
    strokeDasharray: "1 2",
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
  phase: { stroke: tokens.colorNeutralForeground2, strokeWidth: "1px" },
});
