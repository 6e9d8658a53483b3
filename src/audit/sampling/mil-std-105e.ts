import { samplingText } from "../../text/audit-sampling";
import { fail, ok, type Result } from "../../text/trouble";

/**
 * MIL-STD-105E (10 May 1989), a work of the United States government: table I, code letters, and tables
 * II-A to II-C, single sampling. Where a cell of a table is an arrow, the first plan in its direction is
 * used, with its own sample size.
 */

export const INSPECTION_LEVELS = ["S-1", "S-2", "S-3", "S-4", "I", "II", "III"] as const;
export type InspectionLevel = (typeof INSPECTION_LEVELS)[number];

export const SEVERITIES = ["normal", "tightened", "reduced"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Acceptable quality levels; those above 10 count faults per hundred items, not faulty items. */
export const AQLS = [
  0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1, 1.5, 2.5, 4, 6.5, 10, 15, 25, 40,
  65, 100, 150, 250, 400, 650, 1000,
] as const;
export type Aql = (typeof AQLS)[number];

/** The largest that speaks of items which do or do not conform. */
export const LARGEST_AQL_FOR_ITEMS = 10;

/** Table I: the largest lot of each row, and a letter for each inspection level. */
const CODE_LETTERS: readonly (readonly [number, string])[] = [
  [8, "AAAAAAB"],
  [15, "AAAAABC"],
  [25, "AABBBCD"],
  [50, "ABBCCDE"],
  [90, "BBCCCEF"],
  [150, "BBCDDFG"],
  [280, "BCDEEGH"],
  [500, "BCDEFHJ"],
  [1200, "CCEFGJK"],
  [3200, "CDEGHKL"],
  [10_000, "CDFGJLM"],
  [35_000, "CDFHKMN"],
  [150_000, "DEGJLNP"],
  [500_000, "DEGJMPQ"],
  [Number.POSITIVE_INFINITY, "DEHKNQR"],
];

const LETTERS = "ABCDEFGHJKLMNPQRS";

type Numbers = readonly [ac: number, re: number];

interface PlanTable {
  /** Sample size of each letter, A first. */
  readonly sizes: readonly number[];
  /**
   * Acceptance and rejection numbers along the diagonals of the table: a letter's row and an AQL's column
   * add up to `first` on the first of them. Null is an arrow.
   */
  readonly first: number;
  readonly diagonals: readonly (Numbers | null)[];
  /** Cells of the first two rows that the diagonals do not give, by letter and column. */
  readonly exceptions: ReadonlyMap<string, Numbers | null>;
}

const NORMAL_DIAGONALS = [
  [0, 1],
  null,
  null,
  [1, 2],
  [2, 3],
  [3, 4],
  [5, 6],
  [7, 8],
  [10, 11],
  [14, 15],
  [21, 22],
  [30, 31],
  [44, 45],
] as const;

const REDUCED_EXCEPTIONS: readonly (readonly [string, Numbers])[] = [
  ["A17", [1, 2]],
  ["A18", [2, 3]],
  ["A19", [3, 4]],
  ["A20", [5, 6]],
  ["A21", [7, 8]],
  ["A22", [10, 11]],
  ["A23", [14, 15]],
  ["A24", [21, 22]],
  ["A25", [30, 31]],
  ["B18", [2, 4]],
  ["B19", [3, 5]],
  ["B20", [5, 6]],
  ["B21", [7, 8]],
  ["B22", [10, 11]],
  ["B23", [14, 15]],
  ["B24", [21, 22]],
  ["B25", [30, 31]],
];

const TABLES: Readonly<Record<Severity, PlanTable>> = {
  normal: {
    sizes: [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000],
    first: 14,
    diagonals: NORMAL_DIAGONALS,
    exceptions: new Map(),
  },
  tightened: {
    sizes: [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000, 3150],
    first: 15,
    diagonals: [
      [0, 1],
      null,
      null,
      [1, 2],
      [2, 3],
      [3, 4],
      [5, 6],
      [8, 9],
      [12, 13],
      [18, 19],
      [27, 28],
      [41, 42],
    ],
    exceptions: new Map([["A15", null]]),
  },
  reduced: {
    sizes: [2, 2, 2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800],
    first: 14,
    diagonals: [
      [0, 1],
      null,
      null,
      [0, 2],
      [1, 3],
      [1, 4],
      [2, 5],
      [3, 6],
      [5, 8],
      [7, 10],
      [10, 13],
      [14, 17],
      [21, 24],
    ],
    exceptions: new Map(REDUCED_EXCEPTIONS),
  },
};

/** The two last diagonals end at letter E: below it their samples would be too large to be of use. */
const LAST_ROW_OF_LONGEST = 4;

function planIn(severity: Severity, row: number, column: number): Numbers | null {
  const { sizes, first, diagonals, exceptions } = TABLES[severity];
  if (row < 0 || row >= sizes.length) return null;
  const exception = exceptions.get(`${LETTERS[row] ?? ""}${column}`);
  if (exception !== undefined) return exception;
  const diagonal = row + column - first;
  const isLongest = diagonal >= diagonals.length - 2;
  return isLongest && row > LAST_ROW_OF_LONGEST ? null : (diagonals[diagonal] ?? null);
}

/** Where an arrow points: out of the gap below the first diagonal, or else towards the plans. */
function arrowOf(severity: Severity, row: number, column: number): 1 | -1 {
  const gap = row + column - TABLES[severity].first;
  if (gap < 0 || gap === 2) return 1;
  return gap === 1 && severity === "tightened" ? 1 : -1;
}

/** The row of the first plan that an arrow leads to; null where there is none on that side. */
function follow(severity: Severity, from: number, column: number, step: 1 | -1): number | null {
  for (let row = from + step; row >= 0 && row < TABLES[severity].sizes.length; row += step) {
    if (planIn(severity, row, column)) return row;
  }
  return null;
}

export interface SinglePlan {
  /** The letter whose plan is used, which an arrow may have led to. */
  readonly planLetter: string;
  readonly size: number;
  /** Accepted with at most so many that do not conform. */
  readonly ac: number;
  /** Not accepted from so many on; under reduced inspection there may be a gap between the two. */
  readonly re: number;
  /** What the cell of the table holds: a plan, or an arrow. */
  readonly cell: "plan" | "up" | "down";
}

/** The plan of one cell. Letter A at AQL 10 has no row above it, so that its arrow goes down. */
export function singlePlan(letter: string, aql: Aql, severity: Severity): SinglePlan {
  const start = LETTERS.indexOf(letter);
  const column = AQLS.indexOf(aql);
  const hasPlan = planIn(severity, start, column) !== null;
  const arrow = arrowOf(severity, start, column);
  const straight = hasPlan ? start : follow(severity, start, column, arrow);
  const row = straight ?? follow(severity, start, column, arrow === 1 ? -1 : 1);
  const numbers = row === null ? null : planIn(severity, row, column);
  if (row === null || numbers === null) {
    throw new RangeError(`MIL-STD-105E has no letter ${letter} in its table for ${severity}.`);
  }
  return {
    planLetter: LETTERS[row] ?? "",
    size: TABLES[severity].sizes[row] ?? 0,
    ac: numbers[0],
    re: numbers[1],
    cell: hasPlan ? "plan" : row > start ? "down" : "up",
  };
}

/** Table I: the letter for a lot; null for a lot below two. */
export function codeLetter(lot: number, level: InspectionLevel): string | null {
  if (lot < 2) return null;
  const row = CODE_LETTERS.find(([most]) => lot <= most);
  return row?.[1][INSPECTION_LEVELS.indexOf(level)] ?? null;
}

export interface LotPlan extends SinglePlan {
  readonly codeLetter: string;
  /** The sample would not be smaller than the lot. */
  readonly isWholeLot: boolean;
}

/** The plan for a lot. A lot of one is refused: look at it. */
export function planForLot(
  lot: number,
  level: InspectionLevel,
  aql: Aql,
  severity: Severity,
): Result<LotPlan> {
  const letter = codeLetter(lot, level);
  if (letter === null) return fail(samplingText.lotTooSmall(lot));
  const plan = singlePlan(letter, aql, severity);
  return ok({ ...plan, codeLetter: letter, isWholeLot: plan.size >= lot });
}
