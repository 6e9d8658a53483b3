import { asText, isBlank, isError, trim } from "../cells/cell";
import type { DayNumber } from "../cells/date";
import { kpiText } from "../text/kpi";
import { reoffendingText } from "../text/kpi-reoffending";
import { amountArgument } from "./confidence-arguments";
import { monthsOn } from "./due";
import { withHeaders } from "./headers";
import { isProblem, refuse, type Answer, type Outcome, type Problem, type Spill } from "./problem";
import { forEachCell, placeOf, sameSize, sizeOf, type Range } from "./range";
import { dayArgument, readDay } from "./reading";
import { wholeArgument } from "./whole-argument";

const USUAL_FOLLOW_UP = 12;
const USUAL_WAITING = 6;

/** Whom a row is about, as it is compared: no outer spaces, any letter case. Blank and 0 (a blank on the desktop): `null`. */
function personAt(range: Range, row: number): string | null | Problem {
  const cell = range.cells[row] ?? null;
  if (isError(cell)) return kpiText.errorInside(placeOf(range, row), cell.error);
  return isBlank(cell) || cell === 0 ? null : trim(asText(cell)).toLowerCase();
}

/** How long after the index date an offence counts, and until when it has to be proven. */
interface FollowUp {
  readonly index: DayNumber;
  readonly lastOffence: DayNumber;
  readonly lastProof: DayNumber;
}

/** The follow-up of each person, from the earliest of their index dates. */
function cohortOf(
  ids: Range,
  indexDates: Range,
  followUp: number,
  waiting: number,
): Answer<ReadonlyMap<string, FollowUp>> {
  const sizes = sameSize([ids, indexDates]);
  if (sizes) return refuse(sizes);
  const cohort = new Map<string, FollowUp>();
  const known = new Map<DayNumber, FollowUp>();
  for (let row = 0; row < ids.cells.length; row++) {
    const person = personAt(ids, row);
    if (person !== null && isProblem(person)) return refuse(person);
    const index = readDay(indexDates, row);
    if (index !== null && isProblem(index)) return refuse(index);
    if (person === null || index === null) continue;
    const earlier = cohort.get(person);
    if (earlier !== undefined && earlier.index <= index) continue;
    let period = known.get(index);
    if (period === undefined) {
      const lastOffence = monthsOn(index, followUp);
      const lastProof = monthsOn(index, followUp + waiting);
      if (lastOffence === null || lastProof === null) {
        return refuse(reoffendingText.beyondExcel(placeOf(indexDates, row)));
      }
      period = { index, lastOffence, lastProof };
      known.set(index, period);
    }
    cohort.set(person, period);
  }
  return { ok: true, value: cohort };
}

export interface ReoffendingArguments {
  readonly ids: Range;
  readonly indexDates: Range;
  readonly offenceIds: Range;
  readonly offenceDates: Range;
  readonly provenDates: Range;
  readonly followUp: Range | null;
  readonly waiting: Range | null;
  readonly headers: Range | null;
}

/** What becomes of an offence: it counts, or why not. */
export type Offence =
  | "counted"
  | "nobody"
  | "undated"
  | "unproven"
  | "outside cohort"
  | "outside follow-up"
  | "proven late";

interface Offences {
  readonly offenders: number;
  readonly personOf: (row: number) => string | null | Problem;
  readonly judge: (row: number) => Offence | Problem;
}

/** The people followed up, and the function that judges a row of offences. */
export function offencesOf(given: ReoffendingArguments): Answer<Offences> {
  const { offenceIds, offenceDates, provenDates } = given;
  const followUp = wholeArgument(given.followUp, USUAL_FOLLOW_UP);
  if (isProblem(followUp)) return refuse(followUp);
  const waiting = amountArgument(given.waiting, USUAL_WAITING);
  if (isProblem(waiting)) return refuse(waiting);
  const cohort = cohortOf(given.ids, given.indexDates, followUp, Math.trunc(waiting));
  if (!cohort.ok) return cohort;
  const sizes = sameSize([offenceIds, offenceDates, provenDates]);
  if (sizes) return refuse(sizes);

  const personOf = (row: number) => personAt(offenceIds, row);
  const judge = (row: number): Offence | Problem => {
    const person = personOf(row);
    if (person !== null && isProblem(person)) return person;
    const offence = readDay(offenceDates, row);
    if (offence !== null && isProblem(offence)) return offence;
    const proven = readDay(provenDates, row);
    if (proven !== null && isProblem(proven)) return proven;
    if (person === null) return "nobody";
    if (offence === null) return "undated";
    const period = cohort.value.get(person);
    if (period === undefined) return "outside cohort";
    if (offence <= period.index || offence > period.lastOffence) return "outside follow-up";
    if (proven === null) return "unproven";
    return proven > period.lastProof ? "proven late" : "counted";
  };
  return { ok: true, value: { offenders: cohort.value.size, personOf, judge } };
}

/**
 * Proven reoffending as the Ministry of Justice measures it, in one row: offenders, reoffenders, reoffences,
 * binary rate, reoffences per reoffender and per offender. An offence counts after the index date, within the
 * follow-up, and proven within it or the waiting period. A person counts once, from the earliest index date;
 * rows without an identifier or a date are passed over, text that is no date is a problem.
 */
export function reoffending(given: ReoffendingArguments): Answer<Spill> {
  const offences = offencesOf(given);
  if (!offences.ok) return offences;
  const { offenders, personOf, judge } = offences.value;
  const again = new Set<string>();
  let reoffences = 0;
  for (let row = 0; row < sizeOf(given.offenceIds); row++) {
    const offence = judge(row);
    if (isProblem(offence)) return refuse(offence);
    if (offence !== "counted") continue;
    const person = personOf(row);
    if (typeof person === "string") again.add(person);
    reoffences++;
  }
  if (offenders === 0) return refuse(reoffendingText.noOffender);
  const perReoffender: Outcome =
    again.size === 0 ? reoffendingText.noReoffender : reoffences / again.size;
  const row: Outcome[] = [
    offenders,
    again.size,
    reoffences,
    again.size / offenders,
    perReoffender,
    reoffences / offenders,
  ];
  return withHeaders(given.headers, reoffendingText.headers, { ok: true, value: [row] });
}

export interface MatureArguments {
  readonly indexDates: Range;
  readonly asAt: Range;
  readonly months: Range | null;
}

/** TRUE for each index date whose follow-up and waiting period are over; a blank date stays blank. */
export function mature({ indexDates, asAt, months }: MatureArguments): Answer<Spill> {
  const today = dayArgument(asAt);
  if (today === null) return refuse(reoffendingText.noAsAt(placeOf(asAt)));
  if (isProblem(today)) return refuse(today);
  const needed = wholeArgument(months, USUAL_FOLLOW_UP + USUAL_WAITING);
  if (isProblem(needed)) return refuse(needed);
  return forEachCell([indexDates], (row) => {
    const index = readDay(indexDates, row);
    if (index === null) return "";
    if (isProblem(index)) return index;
    const end = monthsOn(index, needed);
    return end === null ? reoffendingText.beyondExcel(placeOf(indexDates, row)) : end <= today;
  });
}
