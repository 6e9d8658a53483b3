import type { DayNumber } from "../../cells/date";
import type { Kept } from "../../records/read";
import type { RowOf } from "../layout";
import type { Register } from "../register";

export type RecommendationRow = Kept<RowOf<"tblRecommendation">>;
export type Colour = NonNullable<RecommendationRow["rag"]>;

export interface Outstanding {
  readonly adopted: boolean | null;
  readonly target: DayNumber | null;
  readonly completedOn: DayNumber | null;
}

/**
 * The joint panel's colours, after the Leicestershire panel paper of December 2015: not adopted grey,
 * completed green, outstanding past its target red, outstanding amber. Due today is not past.
 */
export function colourOf({ adopted, target, completedOn }: Outstanding, asOf: DayNumber): Colour {
  if (adopted === false) return "grey";
  if (completedOn !== null && completedOn <= asOf) return "green";
  return target !== null && target < asOf ? "red" : "amber";
}

function standing(row: Pick<RecommendationRow, "adopted" | "target" | "completedOn">): Outstanding {
  return { ...row, adopted: row.adopted === null ? null : row.adopted === "yes" };
}

export function colourNow(row: RecommendationRow, asOf: DayNumber): Colour {
  return colourOf(standing(row), asOf);
}

/**
 * The colour on an earlier day, by what had been done by then; null where the recommendation was not here
 * yet. What was typed into the table by hand has no history, so it counts from its publication.
 */
function colourThen(
  row: RecommendationRow,
  steps: readonly RowOf<"tblRecommendationStep">[],
  day: DayNumber,
): Colour | null {
  const last = steps.findLast(({ on }) => on <= day);
  if (last) return colourOf(standing(last), day);
  if (steps.length > 0 || row.publishedOn === null || row.publishedOn > day) return null;
  return colourNow(row, day);
}

export interface Moved {
  readonly row: RecommendationRow;
  /** Null where it came since. */
  readonly from: Colour | null;
  readonly to: Colour;
}

/** What has changed its colour since a meeting. */
export function movement(
  { rows }: Register,
  meeting: DayNumber,
  asOf: DayNumber,
): readonly Moved[] {
  const steps = new Map<string, RowOf<"tblRecommendationStep">[]>();
  for (const step of rows.tblRecommendationStep) {
    const own = steps.get(step.recId);
    if (own) own.push(step);
    else steps.set(step.recId, [step]);
  }
  return rows.tblRecommendation.flatMap((row): Moved[] => {
    const from = colourThen(row, steps.get(row.recId) ?? [], meeting);
    const to = colourNow(row, asOf);
    return from === to ? [] : [{ row, from, to }];
  });
}

export type ColourCounts = Readonly<Record<Colour, number>>;

export interface RecommendationStatus {
  readonly colours: ColourCounts;
  /** Counts by priority, high first; what has none stands last under a blank. */
  readonly byPriority: readonly { readonly priority: string; readonly colours: ColourCounts }[];
  /** Outstanding past its target, the longest first. */
  readonly overdue: readonly { readonly row: RecommendationRow; readonly days: number }[];
  /** Reports to which comments are due, or late, under the 56-day clock. */
  readonly responses: readonly ResponseDue[];
  readonly unverified: number;
}

export interface ResponseDue {
  readonly report: string;
  readonly body: string;
  readonly due: DayNumber;
  readonly days: number;
  readonly recommendations: number;
}

/** Police Act 1996, section 55: comments are published within 56 days of an inspectorate's report. */
export const RESPONSE_DAYS = 56;

/** When comments on a report are due; null where no clock runs. Internal audit has none in law. */
export function responseDue(
  row: Pick<RecommendationRow, "kind" | "publishedOn" | "respondedOn">,
): DayNumber | null {
  const runs =
    row.kind !== "internal_audit" && row.publishedOn !== null && row.respondedOn === null;
  return runs && row.publishedOn !== null ? row.publishedOn + RESPONSE_DAYS : null;
}

const NONE: ColourCounts = { red: 0, amber: 0, green: 0, grey: 0 };

function count(rows: readonly RecommendationRow[], asOf: DayNumber): ColourCounts {
  const counts = { ...NONE };
  for (const row of rows) counts[colourNow(row, asOf)]++;
  return counts;
}

const ORDER = ["high", "medium", "low"];
const rank = (priority: string) => {
  const at = ORDER.indexOf(priority);
  return at < 0 ? ORDER.length + (priority === "" ? 1 : 0) : at;
};

/** How the recommendations of a register stand on a day. */
export function recommendationStatus({ rows }: Register, asOf: DayNumber): RecommendationStatus {
  const all = rows.tblRecommendation;
  const groups = new Map<string, RecommendationRow[]>();
  for (const row of all) {
    const priority = row.priority.trim().toLowerCase();
    groups.set(priority, [...(groups.get(priority) ?? []), row]);
  }
  return {
    colours: count(all, asOf),
    byPriority: [...groups]
      .sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b, "en-GB"))
      .map(([priority, own]) => ({ priority, colours: count(own, asOf) })),
    overdue: all
      .filter((row) => colourNow(row, asOf) === "red")
      .map((row) => ({ row, days: asOf - (row.target ?? asOf) }))
      .sort((a, b) => b.days - a.days || (a.row.recId < b.row.recId ? -1 : 1)),
    responses: responses(all, asOf),
    unverified: all.filter(
      ({ completedOn, verifiedOn }) => completedOn !== null && verifiedOn === null,
    ).length,
  };
}

function responses(all: readonly RecommendationRow[], asOf: DayNumber): readonly ResponseDue[] {
  const reports = new Map<string, ResponseDue>();
  for (const row of all) {
    const due = responseDue(row);
    if (due === null) continue;
    const key = JSON.stringify([row.body, row.report, due]);
    const { report, body } = row;
    const recommendations = (reports.get(key)?.recommendations ?? 0) + 1;
    reports.set(key, { report, body, due, days: asOf - due, recommendations });
  }
  return [...reports.values()].sort((a, b) => a.due - b.due);
}
