import { noteEvidence } from "../../src/audit/evidence";
import { raiseNonConformance, type NonConformance } from "../../src/audit/finding";
import { REGISTER, type RowOf } from "../../src/audit/layout";
import type { StepName, Steps } from "../../src/audit/life/steps";
import { takeStep } from "../../src/audit/life/take-step";
import { RecordsDraft } from "../../src/records/draft";
import { parseDate } from "../../src/cells/date";
import { emptyWorkbook } from "../../src/workbook/model";
import { MemoryWorkbook } from "../../src/workbook/memory";
import type { Workbook } from "../../src/workbook/port";
import { moment, registerOf, step, tailsFrom, value } from "./desk";

export type Role = RowOf<"tblPeople">["role"];

/** Chance for ids that come one after another, over a whole story. */
const tails = tailsFrom("baaa");

export function on(date: string, actor: string) {
  return moment(actor, parseDate(date)!, tails);
}

export const PEOPLE: Readonly<Record<string, Role>> = {
  "a.osei": "lead_auditor",
  "m.leger": "auditor",
  "d.khan": "programme_manager",
  "r.shah": "owner",
  "j.powell": "staff",
  "t.ward": "auditor",
};

export function person(personId: string, role: Role): RowOf<"tblPeople"> {
  return {
    personId,
    name: personId,
    role,
    unit: "",
    auditorQualifiedUntil: null,
    account: "",
    active: true,
  };
}

/** Puts rows into tables that people fill in by hand. */
export async function fillIn<T extends "tblPeople" | "tblProcess" | "tblSetting" | "tblFinding">(
  workbook: Workbook,
  table: T,
  rows: readonly RowOf<T>[],
): Promise<void> {
  const draft = new RecordsDraft(REGISTER, await registerOf(workbook));
  for (const row of rows) draft.add(table, row);
  value(await workbook.apply(value(draft.done()).changes));
}

/** A workbook that lists its people, and who owns and does record keeping. */
export async function staffed(
  people: Readonly<Record<string, Role>> = PEOPLE,
  staff: readonly string[] = ["r.shah", "j.powell", "t.ward"],
): Promise<MemoryWorkbook> {
  const workbook = new MemoryWorkbook(emptyWorkbook("register.xlsx"));
  await fillIn(
    workbook,
    "tblPeople",
    Object.entries(people).map(([id, role]) => person(id, role)),
  );
  await fillIn(workbook, "tblProcess", [
    {
      processId: "Record keeping",
      name: "Record keeping",
      owner: "r.shah",
      staff,
      tablesUsed: [],
      active: true,
      ownerSince: null,
      previousOwner: "",
    },
  ]);
  return workbook;
}

export function note(workbook: Workbook, title: string): Promise<string> {
  return step(workbook, (register) =>
    noteEvidence(
      register,
      "document",
      "Record 12",
      {
        title,
        periodFrom: null,
        periodTo: null,
        obtainedHow: null,
        obtainedFrom: "",
        containsPersonalData: false,
        responseId: null,
      },
      on("2026-09-01", "a.osei"),
    ),
  );
}

export const failing: NonConformance = {
  responseId: null,
  source: "internal_audit",
  grade: "minor",
  gradeReason: "",
  requirement: "Procedure 4.2",
  statement: "Seven of 20 records had no start date.",
  evidenceIds: [],
  processId: "Record keeping",
  owner: "r.shah",
  isRequirementMet: false,
};

export async function raise(
  workbook: Workbook,
  raised: Partial<NonConformance> = {},
): Promise<string> {
  const evidenceIds = raised.evidenceIds ?? [await note(workbook, "E1")];
  return step(workbook, (register) =>
    raiseNonConformance(
      register,
      { ...failing, ...raised, evidenceIds },
      on("2026-09-01", "a.osei"),
    ),
  );
}

/** Takes one step on one day; gives the code of the refusal, or “allowed”, and the id that was made. */
export async function take<Name extends StepName>(
  workbook: Workbook,
  finding: string,
  date: string,
  by: string,
  name: Name,
  given: Steps[Name],
): Promise<{ readonly code: string; readonly said: string; readonly made: string }> {
  const plan = takeStep(await registerOf(workbook), finding, name, given, on(date, by));
  if (!plan.ok) return { code: plan.trouble.code, said: plan.trouble.message, made: "" };
  value(await workbook.apply(plan.value.changes));
  return { code: "allowed", said: plan.value.sentences.join(" "), made: plan.value.made ?? "" };
}

const day = (date: string) => parseDate(date)!;

/** Accepted, corrected, explained, planned and under way; gives the id of the action. */
export async function underWay(workbook: Workbook, finding: string): Promise<string> {
  await take(workbook, finding, "2026-09-02", "r.shah", "accept", {});
  await take(workbook, finding, "2026-09-03", "r.shah", "record_correction", {
    text: "Dates entered.",
    doneOn: day("2026-09-03"),
    evidenceIds: [],
    notPossible: "",
  });
  await take(workbook, finding, "2026-09-08", "r.shah", "record_cause", {
    text: "The form lets a date stay blank.",
    category: "",
    analysis: { method: "five_whys", whys: ["The date was blank.", "The form allows it."] },
  });
  const added = await take(workbook, finding, "2026-09-08", "r.shah", "add_action", {
    text: "Make the date required.",
    responsible: "j.powell",
    due: day("2026-10-15"),
  });
  await take(workbook, finding, "2026-09-09", "r.shah", "submit_plan", { noActionBecause: "" });
  await take(workbook, finding, "2026-09-10", "a.osei", "accept_plan", {});
  return added.made;
}

/** As far as waiting for the review of effectiveness, done on 1 October. */
export async function verified(workbook: Workbook, finding: string): Promise<string> {
  const actionId = await underWay(workbook, finding);
  const done = await note(workbook, "Form");
  await take(workbook, finding, "2026-10-01", "j.powell", "complete_action", {
    actionId,
    doneOn: day("2026-10-01"),
    evidenceIds: [done],
  });
  await take(workbook, finding, "2026-10-05", "m.leger", "verify_implementation", {
    result: "done",
    evidenceIds: [done],
    note: "",
  });
  return actionId;
}

export async function findingOf(workbook: Workbook, id: string): Promise<RowOf<"tblFinding">> {
  const row = (await registerOf(workbook)).rows.tblFinding.find(
    ({ findingId }) => findingId === id,
  );
  if (!row) throw new Error(`no finding ${id}`);
  return row;
}
