import { expect, test } from "vitest";
import { z } from "zod";
import { raiseNonConformance, type NonConformance } from "../../src/audit/finding";
import { CAUSE_METHODS, ROLES } from "../../src/audit/layout";
import type { StepName, Steps } from "../../src/audit/life/steps";
import { takeStep } from "../../src/audit/life/take-step";
import { parseDate } from "../../src/cells/date";
import { REGISTER } from "../../src/audit/layout";
import { RecordsDraft } from "../../src/records/draft";
import type { Plan } from "../../src/records/plan";
import type { Result } from "../../src/text/trouble";
import type { Workbook } from "../../src/workbook/port";
import { describeShared, sharedJson } from "../shared";
import { code, registerOf, value } from "./desk";
import { note, on, staffed } from "./life-desk";

const given = z.object({
  requirement: z.string().default(""),
  evidence: z.union([z.array(z.string()), z.string().transform((id) => [id])]).default([]),
  statement: z.string().default(""),
  grade: z.string().default(""),
  requirement_met: z.boolean().default(false),
  text: z.string().default(""),
  done_on: z.string().nullable().default(null),
  not_possible: z.string().default(""),
  method: z.string().default(""),
  action: z.string().default(""),
  responsible: z.string().default(""),
  due: z.string().nullable().default(null),
  new_due: z.string().nullable().default(null),
  no_action_because: z.string().default(""),
  reason: z.string().default(""),
  decision: z.string().default(""),
  result: z.string().default(""),
});
type Given = z.output<typeof given>;

const scenariosSchema = z.object({
  people: z.record(z.string(), z.enum(ROLES)),
  owner: z.string(),
  process_staff: z.array(z.string()),
  scenarios: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      steps: z.array(
        z.object({
          on: z.string(),
          by: z.string(),
          do: z.string(),
          with: given,
          expect: z.object({
            allowed: z.boolean(),
            code: z.string().optional(),
            state: z.string(),
            cycle: z.number(),
          }),
        }),
      ),
    }),
  ),
});
type Scenario = z.output<typeof scenariosSchema>["scenarios"][number];

const dayOf = (date: string | null) => (date === null ? null : parseDate(date));

function gradeOf(grade: string): NonConformance["grade"] {
  return grade === "major" || grade === "minor" || grade === "ofi" ? grade : null;
}

function methodOf(method: string): Steps["record_cause"]["analysis"] {
  const named = method.toLowerCase().replace("5", "five").replaceAll(" ", "_");
  const found = CAUSE_METHODS.find((each) => each === named);
  if (found) return { method: found, isElsewhere: true };
  return method === "" ? null : { method: "other", name: method };
}

/** What each step of the file asks of us, in our own words. */
function stepOf(
  name: string,
  said: Given,
  evidenceIds: readonly string[],
  actionId: string,
): { [Name in StepName]: readonly [Name, Steps[Name]] }[StepName] {
  const { reason } = said;
  const doneOn = dayOf(said.done_on);
  const newDue = dayOf(said.new_due);
  switch (name) {
    case "accept":
    case "accept_plan":
      return [name, {}];
    case "dispute":
    case "uphold":
    case "withdraw":
    case "reopen":
      return [name, { reason }];
    case "return_plan":
    case "reject_plan":
      return ["return_plan", { reason }];
    case "regrade":
      return [name, { grade: gradeOf(said.grade) ?? "minor", reason }];
    case "record_correction":
      return [name, { text: said.text, doneOn, evidenceIds, notPossible: said.not_possible }];
    case "record_cause":
      return [name, { text: said.text, category: "", analysis: methodOf(said.method) }];
    case "add_action":
      return [name, { text: said.text, responsible: said.responsible, due: dayOf(said.due) }];
    case "submit_plan":
      return [name, { noActionBecause: said.no_action_because }];
    case "complete_action":
      return [name, { actionId, doneOn, evidenceIds }];
    case "extend_due":
      return [name, { actionId, newDue, reason }];
    case "verify_implementation":
      return [
        name,
        { result: said.result === "done" ? "done" : "not_done", evidenceIds, note: reason },
      ];
    case "review_effectiveness":
      return [
        name,
        {
          result: said.result === "effective" ? "effective" : "not_effective",
          evidenceIds,
          note: reason,
        },
      ];
    case "resolve_evidence_change":
      return ["explain_evidence", { evidenceId: evidenceIds[0] ?? "", reason }];
    case "consider":
      return [name, { decision: said.decision === "decline" ? "decline" : "take_up", reason }];
    case "close":
      return [name, { lessons: "" }];
    default:
      throw new Error(`The scenarios have a step that this test does not know: ${name}.`);
  }
}

/** Somebody has edited what the evidence points at, and the pane has noticed. */
async function changeEvidence(workbook: Workbook, id: string): Promise<void> {
  const register = await registerOf(workbook);
  const draft = new RecordsDraft(REGISTER, register);
  const row = register.rows.tblEvidence.find(({ evidenceId }) => evidenceId === id)!;
  draft.set("tblEvidence", row, { lastVerdict: "cells_changed" });
  value(await workbook.apply(value(draft.done()).changes));
}

describeShared("reference cases: the life of a finding", () => {
  const file = scenariosSchema.parse(sharedJson("cases/audit/nc-scenarios.json"));

  test.each(file.scenarios.map((each) => [`${each.id}: ${each.title}`, each] as const))(
    "%s",
    async (_, { steps }: Scenario) => {
      const workbook = await staffed(file.people, file.process_staff);
      const evidence = new Map<string, string>();
      const actions = new Map<string, string>();
      let finding = "";

      for (const each of steps) {
        const said = each.with;
        for (const id of said.evidence) {
          if (!evidence.has(id)) evidence.set(id, await note(workbook, id));
        }
        const evidenceIds = said.evidence.map((id) => evidence.get(id) ?? "");
        if (each.do === "evidence_changed") {
          await changeEvidence(workbook, evidenceIds[0]!);
          continue;
        }
        const register = await registerOf(workbook);
        const moment = on(each.on, each.by);
        let plan: Result<Plan>;
        if (each.do === "raise") {
          plan = raiseNonConformance(
            register,
            {
              responseId: null,
              source: "internal_audit",
              grade: gradeOf(said.grade),
              gradeReason: "",
              requirement: said.requirement,
              statement: said.statement,
              evidenceIds,
              processId: "Record keeping",
              owner: file.owner,
              isRequirementMet: said.requirement_met,
            },
            moment,
          );
        } else {
          const [name, asked] = stepOf(
            each.do,
            said,
            evidenceIds,
            actions.get(said.action) ?? said.action,
          );
          plan = takeStep(register, finding, name, asked, moment);
        }
        const where = `${each.on} ${each.by} ${each.do}`;
        expect(code(plan).toUpperCase().replaceAll("-", "_"), where).toBe(
          each.expect.allowed ? "ALLOWED" : each.expect.code,
        );
        if (plan.ok) {
          value(await workbook.apply(plan.value.changes));
          if (each.do === "raise") finding = plan.value.made ?? "";
          if (each.do === "add_action") actions.set(said.action, plan.value.made ?? "");
        }
        const row = (await registerOf(workbook)).rows.tblFinding[0];
        expect(row?.state ?? "draft", where).toBe(each.expect.state);
        expect(row?.cycle ?? 1, where).toBe(each.expect.cycle);
      }
    },
  );
});
