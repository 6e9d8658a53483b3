import * as calendar from "./calendar";
import * as caseload from "./caseload";
import * as charts from "./charts";
import * as comparison from "./comparison";
import * as confidence from "./confidence";
import * as disproportionality from "./disproportionality";
import * as forecasts from "./forecasts";
import * as identifiers from "./identifiers";
import * as money from "./money";
import * as quality from "./quality";
import * as rates from "./rates";
import * as reoffending from "./reoffending";
import * as targets from "./targets";
import * as timeliness from "./timeliness";
import * as trends from "./trends";

/** A function as Excel calls it, with every argument as a matrix. */
export type Calculate = (...given: unknown[][][]) => unknown;

const GROUPS: readonly Readonly<Record<string, Calculate>>[] = [
  rates,
  timeliness,
  targets,
  calendar,
  caseload,
  confidence,
  comparison,
  disproportionality,
  reoffending,
  charts,
  trends,
  money,
  forecasts,
  quality,
  identifiers,
];

/**
 * Every function under its id, which is the capitals of its name; every export of a group is a function of Excel.
 * KPI.EXPLAIN looks functions up here, so it is not in it itself.
 */
export const catalogue: ReadonlyMap<string, Calculate> = new Map(
  GROUPS.flatMap((group) =>
    Object.entries(group).map(([name, calculate]) => [name.toUpperCase(), calculate] as const),
  ),
);
