import { formatDate, type DayNumber } from "../../cells/date";
import { findingText } from "../../text/audit-finding";
import { fail, type Result } from "../../text/trouble";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import type { RangeContent } from "../../records/fingerprint";
import { Draft } from "../draft";
import { addWorkedOut, type EvidenceDetails } from "../evidence";
import { raiseNonConformance, type NonConformance } from "../finding";
import type { RowOf } from "../layout";
import type { Register } from "../register";
import { isFindingOpen } from "../status";

/** One thing that a check found, wherever the check came from. */
export interface CheckFault {
  readonly rule: string;
  /** The table or sheet that was checked: one finding a rule and scope. */
  readonly scope: string;
  readonly sheet: string;
  readonly cell: string | null;
  readonly rowKey: string | null;
  readonly value: string | null;
}

/** What a run of checks found, as far as the audit needs to know it. */
export interface CheckResult {
  readonly pack: string;
  readonly asOf: DayNumber;
  readonly faults: readonly CheckFault[];
  /** The rule in words, and what asks for it: clause, procedure, contract term. */
  readonly rules: ReadonlyMap<string, { readonly title: string; readonly basis: string }>;
  /** Records looked at in each scope, where that is known. */
  readonly checked: ReadonlyMap<string, number>;
}

/** A failed check as a finding that nobody has raised yet: a person grades, completes and raises it. */
export interface DraftFinding {
  readonly rule: string;
  readonly scope: string;
  readonly requirement: string;
  readonly statement: string;
  readonly title: string;
  readonly asOf: DayNumber;
  /** Names the check and its scope, so that the same one is not raised twice. */
  readonly source: string;
  /** Where to look, for a person. */
  readonly reference: string;
  readonly sheet: string;
  /** The cells, record keys and values as the check saw them. */
  readonly content: RangeContent;
}

const CELLS_SHOWN = 8;

/** One draft a rule and scope, in the order in which the check found them. */
export function draftFindings(result: CheckResult): readonly DraftFinding[] {
  const groups = new Map<string, CheckFault[]>();
  for (const fault of result.faults) {
    const key = JSON.stringify([fault.rule, fault.scope]);
    const group = groups.get(key);
    if (group) group.push(fault);
    else groups.set(key, [fault]);
  }
  return [...groups.values()].flatMap((faults) => {
    const first = faults[0];
    return first ? [draftOf(result, first, faults)] : [];
  });
}

function draftOf(
  { pack, asOf, rules, checked }: CheckResult,
  { rule, scope, sheet }: CheckFault,
  faults: readonly CheckFault[],
): DraftFinding {
  const { title, basis } = rules.get(rule) ?? { title: rule, basis: "" };
  const records = new Set(faults.map(({ rowKey, cell }) => rowKey ?? cell)).size;
  const cells = faults.flatMap(({ cell }) => (cell === null ? [] : [cell]));
  return {
    rule,
    scope,
    requirement: basis === "" ? title : basis,
    statement: findingText.draftStatement(title, records, checked.get(scope) ?? null, scope),
    title: findingText.draftEvidenceTitle(title, scope),
    asOf,
    source: findingText.draftSource(rule, scope),
    reference: findingText.draftEvidenceReference(
      pack,
      formatDate(asOf),
      cells.slice(0, CELLS_SHOWN).map((cell) => `${sheet}!${cell}`),
      Math.max(cells.length - CELLS_SHOWN, 0),
    ),
    sheet,
    content: {
      headers: ["cell", "record", "value"],
      rows: faults.map(({ cell, rowKey, value }) => [cell, rowKey, value]),
    },
  };
}

/** What a person adds to a draft before it stands. */
export type Confirmed = Pick<
  NonConformance,
  "grade" | "gradeReason" | "requirement" | "statement" | "processId" | "owner"
>;

/** The finding that already stands on this check and scope; null where there is none. */
export function standingOn({ rows }: Register, draft: DraftFinding): RowOf<"tblFinding"> | null {
  const evidence = new Set(
    rows.tblEvidence
      .filter(({ kind, obtainedFrom }) => kind === "sample_result" && obtainedFrom === draft.source)
      .map(({ evidenceId }) => evidenceId),
  );
  return (
    rows.tblFinding.find(
      (finding) => isFindingOpen(finding) && finding.evidenceIds.some((id) => evidence.has(id)),
    ) ?? null
  );
}

/** Raises a draft that a person has confirmed: its evidence and its finding, in one plan. */
export function raiseDraft(
  register: Register,
  drafted: DraftFinding,
  confirmed: Confirmed,
  moment: Moment,
): Result<Plan> {
  const standing = standingOn(register, drafted);
  if (standing) return fail(findingText.draftRaised(standing.findingId));
  const draft = new Draft(register, moment);
  const evidence = addWorkedOut(draft, register, drafted, detailsOf(drafted), moment);
  if (!evidence.ok) return evidence;
  const evidenceIds = [evidence.value];
  return raiseNonConformance(
    register,
    { ...confirmed, responseId: null, source: "data_check", evidenceIds, isRequirementMet: false },
    moment,
    {},
    { draft, evidenceIds },
  );
}

function detailsOf({ title, asOf, source }: DraftFinding): EvidenceDetails {
  return {
    title,
    periodFrom: null,
    periodTo: asOf,
    obtainedHow: null,
    obtainedFrom: source,
    // Record keys and values of a caseload say who somebody is.
    containsPersonalData: true,
    responseId: null,
  };
}
