import { asText, trim, type Cell } from "../../cells/cell";
import { riskText } from "../../text/audit-risk";
import { fail, ok, type Result } from "../../text/trouble";
import type { Register } from "../register";

export interface Band {
  readonly from: number;
  readonly to: number;
  readonly band: string;
  /** 1 is the most urgent. */
  readonly priority: number;
}

/** What ratings carry, and what their product means. */
export interface RiskMatrix {
  readonly hazard: ReadonlyMap<string, number>;
  readonly likelihood: ReadonlyMap<string, number>;
  readonly bands: readonly Band[];
}

export interface Judged {
  readonly score: number;
  readonly band: string;
  readonly priority: number;
}

/** Hazard and likelihood as they are rated. */
export type Rated = readonly [hazard: string, likelihood: string];

const scale = (ratings: Readonly<Record<string, number>>) => new Map(Object.entries(ratings));
const numbers = (most: number) =>
  new Map(Array.from({ length: most }, (_, at) => [String(at + 1), at + 1] as const));
const bands = (...rows: readonly (readonly [number, number, string])[]): readonly Band[] =>
  rows.map(([from, to, band], at) => ({ from, to, band, priority: rows.length - at }));

const HML = scale({ L: 1, M: 2, H: 3 });

/** The matrices that can be chosen by name. Bands differ from force to force, so they are settings. */
export const MATRICES: ReadonlyMap<string, RiskMatrix> = new Map([
  [
    "3x3",
    {
      hazard: HML,
      likelihood: HML,
      bands: bands(
        [1, 1, "trivial"],
        [2, 2, "low"],
        [3, 4, "medium"],
        [6, 6, "high"],
        [9, 9, "very high"],
      ),
    },
  ],
  [
    "4x4",
    {
      hazard: numbers(4),
      likelihood: numbers(4),
      bands: bands([1, 2, "low"], [3, 6, "medium"], [8, 9, "high"], [12, 16, "intolerable"]),
    },
  ],
  [
    "5x5",
    {
      hazard: numbers(5),
      likelihood: numbers(5),
      bands: bands([1, 4, "low"], [5, 9, "medium"], [10, 16, "high"], [20, 25, "very high"]),
    },
  ],
]);

const DEFAULT = "3x3";

/** The risk of one hazard: refused where a rating is none of the scale, or no band holds the product. */
export function judge(matrix: RiskMatrix, [hazard, likelihood]: Rated): Result<Judged> {
  const h = ratingIn(matrix.hazard, hazard);
  if (h === null) return fail(riskText.ratingNotInScale(hazard, [...matrix.hazard.keys()]));
  const l = ratingIn(matrix.likelihood, likelihood);
  if (l === null) return fail(riskText.ratingNotInScale(likelihood, [...matrix.likelihood.keys()]));
  const score = h * l;
  const band = matrix.bands.find(({ from, to }) => from <= score && score <= to);
  if (!band) return fail(riskText.noBand(score));
  return ok({ score, band: band.band, priority: band.priority });
}

/** The risk after what was put in place: refused where it is above the one before. */
export function judgeResidual(matrix: RiskMatrix, before: Rated, after: Rated): Result<Judged> {
  const first = judge(matrix, before);
  if (!first.ok) return first;
  const left = judge(matrix, after);
  if (!left.ok) return left;
  return left.value.score > first.value.score
    ? fail(riskText.residualAbove(left.value.score, first.value.score))
    : left;
}

export function ratingIn(ratings: ReadonlyMap<string, number>, rating: string): number | null {
  return ratings.get(trim(rating).toUpperCase()) ?? null;
}

export interface SettledMatrix {
  readonly matrix: RiskMatrix;
  /** Settings that have no effect, and why. */
  readonly faults: readonly string[];
}

const MOST = 12;

/** `L = 1; M = 2; H = 3` as a scale; null where it is none. */
function readScale(value: string): ReadonlyMap<string, number> | null {
  const read = new Map<string, number>();
  for (const part of value.split(";")) {
    const [name = "", number = "", ...more] = part.split("=").map(trim);
    if (name === "" || !/^\d{1,3}$/.test(number) || more.length > 0) return null;
    if (read.has(name.toUpperCase())) return null;
    read.set(name.toUpperCase(), Number(number));
  }
  return read.size >= 2 && read.size <= MOST ? read : null;
}

/** `1 to 2 low; 3 to 4 medium; 6 high`, from the least to the most urgent; null where it is none. */
function readBands(value: string): readonly Band[] | null {
  const parts = value.split(";").map(trim);
  const read: Band[] = [];
  for (const [at, part] of parts.entries()) {
    const found = /^(\d{1,4})(?: ?(?:to|-|–) ?(\d{1,4}))? (\S.{0,39})$/.exec(part);
    if (!found) return null;
    const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])];
    if (to < from || from <= (read.at(-1)?.to ?? -1)) return null;
    read.push({ from, to, band: trim(found[3] ?? ""), priority: parts.length - at });
  }
  return read.length > 0 && read.length <= MOST ? read : null;
}

type Change = (matrix: RiskMatrix) => RiskMatrix;

const READERS: ReadonlyMap<string, (value: string) => Change | null> = new Map([
  [
    "risk_matrix",
    (value: string) => {
      const chosen = MATRICES.get(value.toLowerCase().replaceAll(" ", ""));
      return chosen ? () => chosen : null;
    },
  ],
  [
    "risk_hazard_scale",
    (value: string) => {
      const hazard = readScale(value);
      return hazard && ((matrix) => ({ ...matrix, hazard }));
    },
  ],
  [
    "risk_likelihood_scale",
    (value: string) => {
      const likelihood = readScale(value);
      return likelihood && ((matrix) => ({ ...matrix, likelihood }));
    },
  ],
  [
    "risk_bands",
    (value: string) => {
      const read = readBands(value);
      return read && ((matrix) => ({ ...matrix, bands: read }));
    },
  ],
]);

/** Whether a value can be read for a setting of the matrix; null where the setting is none of them. */
export function fitsMatrix(name: string, value: string): boolean | null {
  const read = READERS.get(name);
  return read ? read(trim(value)) !== null : null;
}

/** The matrix of a workbook: ours, but for what its table of settings says otherwise. */
export function matrixOf({ rows }: Pick<Register, "rows">): SettledMatrix {
  let matrix = MATRICES.get(DEFAULT)!;
  const faults: string[] = [];
  // The matrix chosen first, whatever the order of the rows: scales and bands change it.
  const named = rows.tblSetting.map((row) => ({
    ...row,
    name: trim(row.setting).toLowerCase().replaceAll(" ", "_"),
  }));
  for (const [name, read] of READERS) {
    for (const { value, setting } of named.filter((row) => row.name === name)) {
      const change = read(trim(value));
      if (change) matrix = change(matrix);
      else faults.push(riskText.settingUnreadable(setting, value));
    }
  }
  for (const { name, setting } of named) {
    if (name.startsWith("risk_") && !READERS.has(name)) {
      faults.push(riskText.settingUnknown(setting, READERS.keys()));
    }
  }
  return { matrix, faults };
}

/** One rating as people write it on a form: `M2`, `m 2`, `Medium`. */
export interface ReadRating {
  readonly rating: string;
  /** Why it is none; null where it is. */
  readonly why: string | null;
}

/**
 * The ratings of one cell. Several hazards in a cell have several: “M2 L1 M2”. The number behind a letter is
 * what it carries; where it says otherwise the rating is not believed.
 */
export function readRatings(
  ratings: ReadonlyMap<string, number>,
  cell: Cell,
): readonly ReadRating[] {
  const words = asText(cell)
    .toUpperCase()
    .split(/[\s,;/]/)
    .filter((word) => word !== "");
  const read: ReadRating[] = [];
  for (const word of words) {
    const last = read.at(-1);
    if (last?.why === null && ratings.get(last.rating) === Number(word) && !ratings.has(word))
      continue;
    read.push(readRating(ratings, word));
  }
  return read;
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ["HIGH", "H"],
  ["MEDIUM", "M"],
  ["MED", "M"],
  ["LOW", "L"],
]);

function readRating(ratings: ReadonlyMap<string, number>, word: string): ReadRating {
  const letter = WORDS.get(word) ?? word;
  if (ratings.has(letter)) return { rating: letter, why: null };
  const parted = /^([A-Z]{1,12})(\d{1,3})$/.exec(word);
  const carries = parted && ratings.get(parted[1] ?? "");
  if (!parted || carries === undefined || carries === null) {
    return { rating: word, why: riskText.noRating(word, [...ratings.keys()]) };
  }
  const rating = parted[1] ?? "";
  return carries === Number(parted[2])
    ? { rating, why: null }
    : { rating, why: riskText.otherNumber(word, rating, carries) };
}
