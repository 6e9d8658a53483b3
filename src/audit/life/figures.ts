import { calendarDate, dayNumber, type DayNumber } from "../../cells/date";
import type { RowOf } from "../layout";

type Grade = RowOf<"tblFinding">["grade"];
type Counts = Readonly<Record<Grade, number>>;

/** What the figures need to know of a finding. */
export interface Counted {
  readonly clause: string;
  readonly grade: Grade;
  readonly raisedOn: DayNumber;
  readonly dueOn: DayNumber | null;
  /** Null while it is open. */
  readonly closedOn: DayNumber | null;
}

/** Upper ends of the groups by age of what is open, in days; the last group has none. */
export const AGES = [30, 60, 90, 180] as const;

export interface FindingFigures {
  readonly open: number;
  readonly closed: number;
  readonly byClause: readonly { readonly clause: string; readonly counts: Counts }[];
  /** One number a group of `AGES`, and one for all that is older. */
  readonly ageing: readonly number[];
  readonly overdueOpen: Counts;
  /** Null where nothing has been closed. */
  readonly medianDaysToClose: number | null;
  /** The month of the day asked for and the twelve before it, the first first. */
  readonly months: readonly {
    readonly year: number;
    readonly month: number;
    readonly raised: number;
    readonly closed: number;
    readonly openAtEnd: number;
  }[];
}

const MONTHS = 13;

/** The figures of a register as of a day; what was raised or closed later does not count. */
export function findingFigures(findings: readonly Counted[], asOf: DayNumber): FindingFigures {
  const raised = findings.filter(({ raisedOn }) => raisedOn <= asOf);
  const isOpen = ({ closedOn }: Counted) => closedOn === null || closedOn > asOf;
  const open = raised.filter(isOpen);
  const closed = raised.filter((each) => !isOpen(each));
  const ages = open.map(({ raisedOn }) => asOf - raisedOn);
  const ageGroup = (days: number) => {
    const at = AGES.findIndex((end) => days <= end);
    return at < 0 ? AGES.length : at;
  };
  return {
    open: open.length,
    closed: closed.length,
    byClause: byClause(raised),
    ageing: [...AGES, Infinity].map(
      (_, group) => ages.filter((days) => ageGroup(days) === group).length,
    ),
    overdueOpen: countsOf(open.filter(({ dueOn }) => dueOn !== null && dueOn < asOf)),
    medianDaysToClose: median(
      closed.flatMap(({ closedOn, raisedOn }) => (closedOn === null ? [] : [closedOn - raisedOn])),
    ),
    months: monthsUpTo(raised, asOf),
  };
}

function countsOf(findings: readonly Counted[]): Counts {
  const graded = (grade: Grade) => findings.filter((each) => each.grade === grade).length;
  return { major: graded("major"), minor: graded("minor"), ofi: graded("ofi") };
}

function byClause(findings: readonly Counted[]): FindingFigures["byClause"] {
  const clauses = new Map<string, Counted[]>();
  for (const finding of findings) {
    const own = clauses.get(finding.clause);
    if (own) own.push(finding);
    else clauses.set(finding.clause, [finding]);
  }
  return [...clauses]
    .map(([clause, own]) => ({ clause, counts: countsOf(own) }))
    .sort((a, b) => a.clause.localeCompare(b.clause, "en-GB", { numeric: true }));
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function monthsUpTo(findings: readonly Counted[], asOf: DayNumber): FindingFigures["months"] {
  const { year, month } = calendarDate(asOf);
  const present = year * 12 + month - 1;
  return Array.from({ length: MONTHS }, (_, at) => {
    const count = present - MONTHS + 1 + at;
    const [ofYear, ofMonth] = [Math.floor(count / 12), (count % 12) + 1];
    const first = dayNumber(ofYear, ofMonth, 1) ?? 0;
    const next = dayNumber(Math.floor((count + 1) / 12), ((count + 1) % 12) + 1, 1) ?? 0;
    const last = Math.min(next - 1, asOf);
    const isIn = (day: DayNumber | null) => day !== null && day >= first && day <= last;
    return {
      year: ofYear,
      month: ofMonth,
      raised: findings.filter(({ raisedOn }) => isIn(raisedOn)).length,
      closed: findings.filter(({ closedOn }) => isIn(closedOn)).length,
      openAtEnd: findings.filter(
        ({ raisedOn, closedOn }) => raisedOn <= last && (closedOn === null || closedOn > last),
      ).length,
    };
  });
}

/** A finding as the figures count it: a withdrawn or considered one has ended, on the day it did. */
export function countedFinding(
  finding: RowOf<"tblFinding">,
  endedOn: ReadonlyMap<string, DayNumber>,
): Counted {
  const { clause, grade, raisedOn, completionDue, closedOn, state, findingId } = finding;
  const hasEnded = state === "withdrawn" || state === "considered";
  return {
    clause,
    grade,
    raisedOn,
    dueOn: completionDue,
    closedOn: closedOn ?? (hasEnded ? (endedOn.get(findingId) ?? raisedOn) : null),
  };
}
