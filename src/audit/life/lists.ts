import type { DayNumber } from "../../cells/date";
import type { Kept } from "../../records/read";
import type { RowOf } from "../layout";
import type { Register } from "../register";
import { isFindingOpen, registerStatus, type OverdueFinding } from "../status";
import { isUndone } from "./checks";
import { isSamePerson } from "./people";
import type { ActionRow, FindingRow } from "./scene";

export interface FindingFilter {
  /** Words that all have to occur in id, statement, requirement or owner; blank for no search. */
  readonly search: string;
  /** Only those that this person owns or raised; blank for everybody's. */
  readonly mine: string;
  readonly isOverdue: boolean;
  readonly grade: RowOf<"tblFinding">["grade"] | "any";
  readonly clause: string;
  readonly state: RowOf<"tblFinding">["state"] | "any" | "not_ended";
}

export interface ListedFinding {
  readonly finding: FindingRow;
  readonly overdue: OverdueFinding | null;
}

/** The findings that a filter leaves: late ones first, by how late they are; then the newest. */
export function listFindings(
  register: Register,
  filter: FindingFilter,
  today: DayNumber,
): readonly ListedFinding[] {
  const overdue = new Map(
    registerStatus(register, today).overdue.map((each) => [each.findingId, each]),
  );
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  const mine = personTest(register, filter.mine);
  return register.rows.tblFinding
    .map((finding) => ({ finding, overdue: overdue.get(finding.findingId) ?? null }))
    .filter(
      ({ finding, overdue: late }) =>
        isOfState(finding, filter.state) &&
        (filter.grade === "any" || finding.grade === filter.grade) &&
        (filter.clause === "" || finding.clause === filter.clause) &&
        (!filter.isOverdue || late !== null) &&
        (mine(finding.owner) || mine(finding.raisedBy)) &&
        isFound(finding, words),
    )
    .sort(
      (a, b) =>
        (b.overdue?.days ?? 0) - (a.overdue?.days ?? 0) || b.finding.raisedOn - a.finding.raisedOn,
    );
}

function isOfState(finding: FindingRow, state: FindingFilter["state"]): boolean {
  if (state === "any") return true;
  return state === "not_ended" ? isFindingOpen(finding) : finding.state === state;
}

function isFound(finding: FindingRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const { findingId, statement, requirementRef, owner, clause } = finding;
  const text = [findingId, statement, requirementRef, owner, clause].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Whether an entry means the person asked for; each spelling is looked up once. */
function personTest(register: Register, wanted: string): (name: string) => boolean {
  if (wanted === "") return () => true;
  const known = new Map<string, boolean>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const isWanted = isSamePerson(register, name, wanted);
    known.set(name, isWanted);
    return isWanted;
  };
}

/** The clauses that findings have, in the order of their numbers. */
export function clausesOf({ rows }: Register): readonly string[] {
  return [...new Set(rows.tblFinding.map(({ clause }) => clause))]
    .filter((clause) => clause !== "")
    .sort((a, b) => a.localeCompare(b, "en-GB", { numeric: true }));
}

export type Whose = "mine" | "all" | "overdue";

export interface ListedAction {
  readonly action: ActionRow;
  readonly finding: FindingRow;
  /** Days since it was due; nought while it is not late. */
  readonly late: number;
}

/** Actions still to be done, the first due first. */
export function listActions(
  register: Register,
  whose: Whose,
  person: string,
  today: DayNumber,
): readonly ListedAction[] {
  const findings = new Map(register.rows.tblFinding.map((row) => [row.findingId, row]));
  const mine = personTest(register, whose === "mine" ? person : "");
  return register.rows.tblAction
    .flatMap((action): ListedAction[] => {
      const finding = findings.get(action.findingId);
      if (!finding || !isUndone(action) || !isFindingOpen(finding)) return [];
      if (finding.cycle !== action.cycle) return [];
      const late = Math.max(today - action.due, 0);
      if ((whose === "overdue" && late === 0) || !mine(action.responsible)) return [];
      return [{ action, finding, late }];
    })
    .sort((a, b) => a.action.due - b.action.due);
}

export type Step = Kept<RowOf<"tblFindingStep">>;

/** What was done on a finding, the last first. */
export function historyOf({ rows }: Register, findingId: string): readonly Step[] {
  return rows.tblFindingStep.filter((step) => step.findingId === findingId).reverse();
}
