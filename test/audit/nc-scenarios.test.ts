import { expect, test } from "vitest";
import { z } from "zod";
import { raiseNonConformance, type NonConformance, type Role } from "../../src/audit/finding";
import { noteEvidence } from "../../src/audit/evidence";
import { parseDate } from "../../src/cells/date";
import { emptyWorkbook } from "../../src/workbook/model";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { describeShared, sharedJson } from "../shared";
import { code, moment, registerOf, step, tailsFrom } from "./desk";

const ROLES = ["auditor", "lead_auditor", "programme_manager", "owner", "staff", "reader"] as const;

const steps = z.object({
  people: z.record(z.string(), z.enum(ROLES)),
  process_staff: z.array(z.string()),
  scenarios: z.array(
    z.object({
      id: z.string(),
      steps: z.array(
        z.object({
          on: z.string(),
          by: z.string(),
          do: z.string(),
          with: z.object({
            requirement: z.string().optional(),
            evidence: z.union([z.array(z.string()), z.string()]).optional(),
            statement: z.string().optional(),
            grade: z.string().optional(),
            requirement_met: z.boolean().optional(),
          }),
          expect: z.object({
            allowed: z.boolean(),
            code: z.string().optional(),
            state: z.string(),
          }),
        }),
      ),
    }),
  ),
});

type Step = z.output<typeof steps>["scenarios"][number]["steps"][number];

function gradeOf(grade: string | undefined): NonConformance["grade"] {
  return grade === "major" || grade === "minor" || grade === "ofi" ? grade : null;
}

// The steps that follow the raising belong to the life of a finding, which is not built yet.
describeShared("reference cases: raising a non-conformance", () => {
  const { people, process_staff, scenarios } = steps.parse(
    sharedJson("cases/audit/nc-scenarios.json"),
  );
  const raises = scenarios.flatMap(({ id, steps: all }) =>
    all
      .filter((each) => each.do === "raise")
      .map((each, at) => [`${id}, raise ${at + 1}`, each] as const),
  );

  test("are as many as the file has scenarios, or more", () => {
    expect(raises.length).toBeGreaterThanOrEqual(scenarios.length);
  });

  test.each(raises)("%s", async (_, each: Step) => {
    const workbook = new MemoryWorkbook(emptyWorkbook("register.xlsx"));
    const evidenceId = await step(workbook, (register) =>
      noteEvidence(
        register,
        "document",
        "Record 12",
        {
          title: "E1",
          periodFrom: null,
          periodTo: null,
          obtainedHow: null,
          obtainedFrom: "",
          containsPersonalData: false,
          responseId: null,
        },
        moment(),
      ),
    );
    const { requirement, evidence, statement, grade, requirement_met } = each.with;
    const role: Role = people[each.by] ?? "reader";
    const raised: NonConformance = {
      responseId: null,
      source: "internal_audit",
      grade: gradeOf(grade),
      gradeReason: "",
      requirement: requirement ?? "",
      statement: statement ?? "",
      evidenceIds: [evidence ?? []].flat().map(() => evidenceId),
      processId: "Record keeping",
      owner: "r.shah",
      isRequirementMet: requirement_met ?? false,
    };
    const today = parseDate(each.on)!;
    const register = await registerOf(workbook);
    const plan = raiseNonConformance(register, raised, moment(each.by, today, tailsFrom("bbbb")), {
      raiser: { role, worksInProcess: process_staff.includes(each.by) },
    });
    expect(code(plan).toUpperCase().replaceAll("-", "_")).toBe(
      each.expect.allowed ? "ALLOWED" : each.expect.code,
    );
    if (!plan.ok) return;
    await workbook.apply(plan.value.changes);
    expect((await registerOf(workbook)).rows.tblFinding[0]?.state).toBe(each.expect.state);
  });
});
