import { trim } from "../cells/cell";
import type { DayNumber } from "../cells/date";
import { timelinessText } from "../text/kpi-timeliness";
import { withHeaders } from "./headers";
import { isProblem, refuse, type Answer, type Problem, type Spill } from "./problem";
import { placeOf, type Range } from "./range";
import { dayArgument, numberArgument } from "./reading";
import { spellsOf, type Spells } from "./spells";

export interface SurvivalArguments {
  readonly starts: Range;
  readonly ends: Range;
  readonly asAt: Range;
  readonly p: Range | null;
  readonly headers: Range | null;
}

/** One time at which cases ended. */
interface Step {
  readonly time: number;
  /** The share still open after it. */
  readonly survival: number;
  /** Cases observed until then. */
  readonly atRisk: number;
  readonly ended: number;
}

/** Days observed of each case up to the report date; a case that is open then is known to last that long at least. */
function observed({ starts, ends }: Spells, asAt: DayNumber): { time: number; isEnded: boolean }[] {
  const cases: { time: number; isEnded: boolean }[] = [];
  for (let row = 0; row < starts.length; row++) {
    const [start, end] = [starts[row]!, ends[row]!];
    if (start > asAt) continue;
    cases.push({ time: Math.min(end, asAt) - start, isEnded: end <= asAt });
  }
  return cases.sort((a, b) => a.time - b.time);
}

/** Kaplan and Meier (J. Am. Stat. Ass. 53, 1958): at each time the share of those at risk that stays. */
function steps(cases: readonly { time: number; isEnded: boolean }[]): Step[] {
  const found: Step[] = [];
  let survival = 1;
  for (let at = 0; at < cases.length;) {
    const time = cases[at]!.time;
    const atRisk = cases.length - at;
    let ended = 0;
    for (; at < cases.length && cases[at]!.time === time; at++) {
      if (cases[at]!.isEnded) ended++;
    }
    if (ended === 0) continue;
    survival *= (atRisk - ended) / atRisk;
    found.push({ time, survival, atRisk, ended });
  }
  return found;
}

/** What multiplying many shares may leave: 0.5 is reached by a product of 0.5000000000000001. */
const ROUNDING = 1e-12;

const DEFAULT_SHARE = 0.5;

/** The share that has ended, or "curve" for all of them. Left out or blank: a half. */
function askedFor(range: Range | null): number | "curve" | Problem {
  const cell = range?.cells[0] ?? null;
  if (typeof cell === "string" && trim(cell).toLowerCase() === "curve") return "curve";
  const share = numberArgument(range);
  if (share !== null && isProblem(share)) return share;
  if (range === null || share === null || share === 0) return DEFAULT_SHARE;
  return share > 0 && share < 1 ? share : timelinessText.shareOutside(placeOf(range, 0), share);
}

/**
 * How long cases take to end, open ones included: the days by which the share `p` (left out: a half) has ended,
 * the first time at which no more than 1 − p are open. With "curve" a row for each time at which cases ended: days, share
 * still open, cases at risk, ended. Never reached, or no case: #N/A.
 */
export function survival(given: SurvivalArguments): Answer<Spill> {
  const asAt = dayArgument(given.asAt) ?? timelinessText.noAsAt(placeOf(given.asAt));
  if (isProblem(asAt)) return refuse(asAt);
  const asked = askedFor(given.p);
  if (typeof asked === "object") return refuse(asked);
  const spells = spellsOf(given.starts, given.ends);
  if (!spells.ok) return spells;
  const cases = observed(spells.value, asAt);
  if (cases.length === 0) return refuse(timelinessText.noCases);
  const curve = steps(cases);
  if (asked === "curve") {
    const table = curve.map(({ time, survival: open, atRisk, ended }) => [
      time,
      open,
      atRisk,
      ended,
    ]);
    return table.length === 0
      ? refuse(timelinessText.noneEnded)
      : withHeaders(given.headers, timelinessText.survivalHeaders, { ok: true, value: table });
  }
  const reached = curve.find(({ survival: open }) => open <= 1 - asked + ROUNDING);
  return reached
    ? { ok: true, value: [[reached.time]] }
    : refuse(timelinessText.neverReached(asked));
}
