import { describe, expect, test } from "vitest";
import { answerItem } from "../../src/audit/answer";
import { checklist } from "../../src/audit/checklist";
import { captureEvidence, noteEvidence, type EvidenceDetails } from "../../src/audit/evidence";
import { readEvidence } from "../../src/audit/evidence-range";
import { raiseNonConformance, type NonConformance } from "../../src/audit/finding";
import { readRegister } from "../../src/audit/register";
import { startAudit } from "../../src/audit/start-audit";
import { registerStatus } from "../../src/audit/status";
import { trailReport } from "../../src/audit/trail";
import { parseAddress, type Area } from "../../src/cells/address";
import { isoDate } from "../../src/cells/date";
import { putCell, type SheetModel } from "../../src/workbook/model";
import type { MemoryWorkbook } from "../../src/workbook/memory";
import {
  caseload,
  code,
  details,
  isoPack,
  moment,
  registerOf,
  startedAudit,
  step,
  tailsFrom,
  TODAY,
  value,
} from "./desk";

export const plainEvidence: EvidenceDetails = {
  title: "Referrals without a first appointment",
  periodFrom: TODAY - 120,
  periodTo: TODAY - 30,
  obtainedHow: "in_person",
  obtainedFrom: "Caseload table",
  containsPersonalData: false,
  responseId: null,
};

const nonConformance: NonConformance = {
  responseId: null,
  source: "internal_audit",
  grade: "minor",
  gradeReason: "",
  requirement: "7.5.3 / Record-keeping procedure 4.2",
  statement: "Seven of 20 sampled case records had no start-of-contact date.",
  evidenceIds: [],
  processId: "",
  owner: "r.shah",
  isRequirementMet: false,
};

function area(text: string, sheet = "Caseload"): Area {
  const found = parseAddress(text, sheet);
  if (!found) throw new Error(`not an address: ${text}`);
  return found;
}

function sheetOf(workbook: MemoryWorkbook, name: string): SheetModel {
  const sheet = workbook.model.sheets.find((each) => each.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** Where a field of a register row stands: [row, column], from 0. */
async function placeOf(workbook: MemoryWorkbook, table: "tblResponse" | "tblTrail", field: string) {
  const place = (await registerOf(workbook)).places.get(table);
  const at = place?.fields.get(field);
  if (!place || at === undefined) throw new Error(`no ${field} in ${table}`);
  return { sheet: place.facts.area.sheet, column: place.facts.area.column + at };
}

async function capture(
  workbook: MemoryWorkbook,
  responseId: string | null,
  tails = tailsFrom("ee00"),
) {
  const range = value(await readEvidence(workbook, area("H10:I14")));
  return step(workbook, (register) =>
    captureEvidence(
      register,
      range,
      { ...plainEvidence, responseId, leaveOut: [] },
      moment("a.osei", TODAY, tails),
    ),
  );
}

describe("starting an audit", () => {
  test("puts every question of the pack into the workbook, all not assessed", async () => {
    const workbook = caseload();
    const auditId = await startedAudit(workbook);
    const register = await registerOf(workbook);
    expect(auditId).toBe("IA-2026-001-aaaa");
    expect(register.unreadable).toEqual([]);
    expect(register.damaged).toEqual([]);
    expect(register.rows.tblPackItem).toHaveLength(155);
    const items = checklist(register, auditId);
    expect(items).toHaveLength(155);
    expect(new Set(items.map(({ response }) => response.result))).toEqual(
      new Set(["not_assessed"]),
    );
    expect(items[0]?.item?.question).toBe(items[0]?.response.questionShown);
    expect(items[0]?.item?.requirement).toBe("ISO 9001:2015 + Amd 1:2024, 4.1 Context");
  });

  test("says in each sheet's heading with which layout it was made, and offers lists", async () => {
    const workbook = caseload();
    await startedAudit(workbook);
    const answers = sheetOf(workbook, "Audit answers");
    expect(answers.columns.get(0)?.values[0]).toBe("Answers · kept by Plumbline, layout 2");
    expect(answers.lists.some(({ choices }) => choices?.includes("not_assessed"))).toBe(true);
    expect(answers.visibility).toBe("visible");
  });

  test("keeps the pack once, however many audits use it", async () => {
    const workbook = caseload();
    const tails = tailsFrom("aaaa");
    await startedAudit(workbook, moment("a.osei", TODAY, tails));
    const second = await startedAudit(workbook, moment("a.osei", TODAY, tails));
    const register = await registerOf(workbook);
    expect(second).toBe("IA-2026-002-aaab");
    expect(register.rows.tblPackItem).toHaveLength(155);
    expect(register.rows.tblResponse).toHaveLength(310);
  });

  test("refuses a pack that has changed without a new version", async () => {
    const workbook = caseload();
    await startedAudit(workbook);
    const [first, ...rest] = isoPack().items;
    const changed = { ...isoPack(), items: [{ ...first!, question: "Is all well?" }, ...rest] };
    expect(code(startAudit(await registerOf(workbook), changed, details, moment()))).toBe(
      "pack-differs",
    );
  });

  test("is refused until scope, criteria and the rest are set", async () => {
    const register = await registerOf(caseload());
    for (const field of [
      "title",
      "objectives",
      "scope",
      "criteria",
      "leadAuditor",
      "processId",
    ] as const) {
      const started = startAudit(register, isoPack(), { ...details, [field]: " " }, moment());
      expect(code(started), field).toBe("audit-not-defined");
    }
    const backwards = { ...details, start: TODAY, end: TODAY - 1 };
    expect(code(startAudit(register, isoPack(), backwards, moment()))).toBe("audit-not-defined");
  });

  test("takes another sheet name where its own is in use", async () => {
    const workbook = caseload();
    value(await workbook.apply([{ kind: "addSheet", sheet: "Audits" }]));
    await startedAudit(workbook);
    expect((await registerOf(workbook)).places.get("tblAudit")?.facts.area.sheet).toBe("Audits 2");
  });
});

describe("answering a question", () => {
  async function opened() {
    const workbook = caseload();
    const auditId = await startedAudit(workbook);
    const responses = checklist(await registerOf(workbook), auditId).map(
      ({ response }) => response,
    );
    return { workbook, auditId, responseId: responses[2]!.responseId };
  }

  test("changes only that row, and leaves a trail entry; the first one begins the audit as well", async () => {
    const { workbook, responseId } = await opened();
    const prepared = await registerOf(workbook);
    expect(prepared.rows.tblAudit[0]?.state).toBe("prepared");
    const other = prepared.rows.tblResponse.find((row) => row.responseId !== responseId)!;
    await step(workbook, (register) =>
      answerItem(register, { responseId: other.responseId, result: "conform" }, moment()),
    );
    const before = await registerOf(workbook);
    const plan = value(
      answerItem(
        before,
        { responseId, result: "conform", note: "Seen in the plan of June" },
        moment(),
      ),
    );
    expect(before.rows.tblAudit[0]?.state).toBe("in_progress");
    const cells = plan.changes.filter((change) => change.kind === "setCells");
    expect(new Set(cells.map((change) => change.area.row)).size).toBe(1);
    value(await workbook.apply(plan.changes));
    const after = await registerOf(workbook);
    const changed = after.rows.tblResponse.filter(
      (row, at) => JSON.stringify(row) !== JSON.stringify(before.rows.tblResponse[at]),
    );
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({ responseId, result: "conform", answeredBy: "a.osei" });
    expect(after.rows.tblTrail).toHaveLength(4);
    expect(trailReport(after, null)).toMatchObject({ isSound: true, edited: [] });
  });

  test("needs a reason for not applicable", async () => {
    const { workbook, responseId } = await opened();
    const register = await registerOf(workbook);
    const answer = { responseId, result: "not_applicable" } as const;
    expect(code(answerItem(register, answer, moment()))).toBe("missing-reason");
    expect(code(answerItem(register, { ...answer, reason: "No design work here" }, moment()))).toBe(
      "allowed",
    );
  });

  test("needs a finding before it is a non-conformance", async () => {
    const { workbook, responseId } = await opened();
    const register = await registerOf(workbook);
    for (const result of ["minor_nonconformity", "major_nonconformity"] as const) {
      expect(code(answerItem(register, { responseId, result }, moment()))).toBe("missing-finding");
    }
  });

  test("needs evidence and a note before it is an opportunity", async () => {
    const { workbook, responseId } = await opened();
    const answer = { responseId, result: "ofi", note: "Could be quicker" } as const;
    expect(code(answerItem(await registerOf(workbook), answer, moment()))).toBe("missing-evidence");
    const evidenceId = await capture(workbook, null);
    const register = await registerOf(workbook);
    const supported = { ...answer, evidenceIds: [evidenceId] };
    expect(code(answerItem(register, supported, moment()))).toBe("allowed");
    expect(code(answerItem(register, { ...answer, evidenceIds: ["E-9"] }, moment()))).toBe(
      "evidence-unknown",
    );
  });

  test("is refused for a question that is gone, and in an audit that has been issued", async () => {
    const { workbook, auditId, responseId } = await opened();
    const register = await registerOf(workbook);
    expect(code(answerItem(register, { responseId: "x", result: "conform" }, moment()))).toBe(
      "response-unknown",
    );
    const issued = {
      ...register,
      rows: {
        ...register.rows,
        tblAudit: register.rows.tblAudit.map((row) => ({ ...row, state: "issued" as const })),
      },
    };
    expect(code(answerItem(issued, { responseId, result: "conform" }, moment()))).toBe(
      "record-locked",
    );
    expect(auditId).toBe(register.rows.tblAudit[0]?.auditId);
  });

  test("works when the columns were moved and the rows sorted", async () => {
    const { workbook, responseId } = await opened();
    const sheet = sheetOf(workbook, "Audit answers");
    const facts = (await registerOf(workbook)).places.get("tblResponse")!.facts;
    const [first, last] = [0, facts.area.columns - 1];
    const [a, b] = [sheet.columns.get(first)!, sheet.columns.get(last)!];
    sheet.columns.set(first, b);
    sheet.columns.set(last, a);
    const titles = [...facts.columns];
    [titles[first], titles[last]] = [titles[last]!, titles[first]!];
    const at = workbook.model.tables.findIndex(({ name }) => name === "tblResponse");
    workbook.model.tables[at] = { ...facts, columns: titles };
    for (const column of sheet.columns.values()) {
      const body = column.values.splice(facts.area.row + 1, 155);
      column.values.push(...body.reverse());
    }
    await step(workbook, (register) =>
      answerItem(register, { responseId, result: "conform" }, moment()),
    );
    const answered = (await registerOf(workbook)).rows.tblResponse.filter(
      ({ result }) => result === "conform",
    );
    expect(answered.map((row) => row.responseId)).toEqual([responseId]);
  });
});

describe("raising a non-conformance", () => {
  async function ready() {
    const workbook = caseload();
    const auditId = await startedAudit(workbook);
    const items = checklist(await registerOf(workbook), auditId);
    const responseId = items.find(({ response }) => !response.critical)!.response.responseId;
    const critical = items.find(({ response }) => response.critical)!.response.responseId;
    const evidenceId = await capture(workbook, responseId);
    return { workbook, responseId, critical, evidenceIds: [evidenceId] };
  }

  test("answers its question, sets the dates and keeps the requirement", async () => {
    const { workbook, responseId, evidenceIds } = await ready();
    const findingId = await step(workbook, (register) =>
      raiseNonConformance(register, { ...nonConformance, responseId, evidenceIds }, moment()),
    );
    const register = await registerOf(workbook);
    const finding = register.rows.tblFinding[0]!;
    expect(findingId).toBe("NC-2026-001-aaaa");
    expect(finding).toMatchObject({ findingId, state: "open", cycle: 1, processId: "Referrals" });
    expect([finding.responseDue, finding.completionDue].map((day) => isoDate(day!))).toEqual([
      "2026-12-02",
      "2027-01-31",
    ]);
    const response = register.rows.tblResponse.find((row) => row.responseId === responseId);
    expect(response).toMatchObject({ result: "minor_nonconformity", findingId, evidenceIds });
    expect(trailReport(register, null)).toMatchObject({ isSound: true, edited: [] });
  });

  test("cannot be softened afterwards, nor raised twice on one question", async () => {
    const { workbook, responseId, evidenceIds } = await ready();
    const raised = { ...nonConformance, responseId, evidenceIds };
    await step(workbook, (register) => raiseNonConformance(register, raised, moment()));
    const register = await registerOf(workbook);
    expect(code(answerItem(register, { responseId, result: "conform" }, moment()))).toBe(
      "finding-stands",
    );
    expect(code(raiseNonConformance(register, raised, moment()))).toBe("finding-stands");
    const remark = { responseId, result: "minor_nonconformity", note: "Seen again" } as const;
    expect(code(answerItem(register, remark, moment()))).toBe("allowed");
  });

  test("asks why a critical question is not graded major", async () => {
    const { workbook, critical, evidenceIds } = await ready();
    const register = await registerOf(workbook);
    const raised = { ...nonConformance, responseId: critical, evidenceIds };
    expect(code(raiseNonConformance(register, raised, moment()))).toBe("missing-reason");
    const reasoned = { ...raised, gradeReason: "One site, found and mended the same day" };
    expect(code(raiseNonConformance(register, reasoned, moment()))).toBe("allowed");
    expect(code(raiseNonConformance(register, { ...raised, grade: "major" }, moment()))).toBe(
      "allowed",
    );
  });

  test("needs an owner, a process and evidence that is in the register", async () => {
    const { workbook, evidenceIds } = await ready();
    const register = await registerOf(workbook);
    const raised = { ...nonConformance, evidenceIds, processId: "Referrals" };
    expect(code(raiseNonConformance(register, { ...raised, owner: "" }, moment()))).toBe(
      "missing-owner",
    );
    expect(code(raiseNonConformance(register, { ...raised, processId: "" }, moment()))).toBe(
      "missing-process",
    );
    expect(code(raiseNonConformance(register, { ...raised, evidenceIds: ["E9"] }, moment()))).toBe(
      "evidence-unknown",
    );
  });

  test("points out that several minor ones on a clause may be a major one", async () => {
    const { workbook, evidenceIds } = await ready();
    const items = checklist(await registerOf(workbook), "IA-2026-001-aaaa");
    const clause = "8.5.1";
    const questions = items.filter(
      ({ response }) => response.clause === clause && !response.critical,
    );
    const tails = tailsFrom("ff00");
    const sentences: string[] = [];
    for (const { response } of questions.slice(0, 3)) {
      const raised = { ...nonConformance, responseId: response.responseId, evidenceIds };
      const plan = value(
        raiseNonConformance(await registerOf(workbook), raised, moment("a.osei", TODAY, tails)),
      );
      sentences.push(...plan.sentences);
      value(await workbook.apply(plan.changes));
    }
    expect(
      sentences.filter((said) =>
        said.includes(`3 open minor non-conformances on clause ${clause}`),
      ),
    ).toHaveLength(1);
  });

  test("says when nothing in the evidence can be found again", async () => {
    const { workbook } = await ready();
    const evidenceId = await step(workbook, (register) =>
      noteEvidence(
        register,
        "interview",
        "",
        { ...plainEvidence, title: "What the clerk said" },
        moment(),
      ),
    );
    const raised = { ...nonConformance, evidenceIds: [evidenceId], processId: "Referrals" };
    const plan = value(raiseNonConformance(await registerOf(workbook), raised, moment()));
    expect(plan.sentences.some((said) => said.includes("where to find it again"))).toBe(true);
  });
});

describe("how a register stands", () => {
  test("counts answers, open findings, what is overdue, and clauses", async () => {
    const workbook = caseload();
    const auditId = await startedAudit(workbook);
    const [first, second] = checklist(await registerOf(workbook), auditId).filter(
      ({ response }) => !response.critical,
    );
    const evidenceId = await capture(workbook, first!.response.responseId);
    await step(workbook, (register) =>
      answerItem(
        register,
        { responseId: second!.response.responseId, result: "conform" },
        moment(),
      ),
    );
    await step(workbook, (register) =>
      raiseNonConformance(
        register,
        { ...nonConformance, responseId: first!.response.responseId, evidenceIds: [evidenceId] },
        moment(),
      ),
    );
    const register = await registerOf(workbook);
    const early = registerStatus(register, TODAY + 30);
    expect(early.audits[0]).toMatchObject({ auditId, questions: 155, answered: 2, isOpen: true });
    expect(early.openFindings).toEqual({ major: 0, minor: 1, ofi: 0 });
    expect(early.overdue).toEqual([]);
    expect(registerStatus(register, TODAY + 31).overdue).toMatchObject([
      { what: "response", days: 1 },
    ]);
    expect(registerStatus(register, TODAY + 91).overdue).toMatchObject([
      { what: "completion", days: 1 },
    ]);
    expect(early.byClause).toEqual([
      { clause: first!.response.clause, major: 0, minor: 1, ofi: 0 },
    ]);
  });
});

describe("a register edited by hand", () => {
  test("names each row that cannot be read, keeps it, and reads the others", async () => {
    const workbook = caseload();
    await startedAudit(workbook);
    const { sheet, column } = await placeOf(workbook, "tblResponse", "result");
    putCell(sheetOf(workbook, sheet), 9, column, "dunno");
    putCell(sheetOf(workbook, sheet), 12, column, null);
    const register = await registerOf(workbook);
    expect(register.rows.tblResponse).toHaveLength(153);
    expect(register.unreadable.map(({ row, column: title }) => [row, title])).toEqual([
      [10, "result"],
      [13, "result"],
    ]);
    expect(register.unreadable[0]?.sentence).toContain(
      "“dunno” is not one of not_assessed, conform",
    );
    expect(sheetOf(workbook, sheet).columns.get(column)?.values[9]).toBe("dunno");
  });

  test("names a row that has the id of another", async () => {
    const workbook = caseload();
    await startedAudit(workbook);
    const { sheet, column } = await placeOf(workbook, "tblResponse", "responseId");
    const values = sheetOf(workbook, sheet).columns.get(column)!.values;
    values[7] = values[5]!;
    const register = await registerOf(workbook);
    expect(register.unreadable).toMatchObject([{ row: 8, column: "response_id" }]);
    expect(register.unreadable[0]?.sentence).toContain("row 6 has the same id");
  });

  test("reads answers that were typed on the sheet, and says which rows the trail does not know", async () => {
    const workbook = caseload();
    const auditId = await startedAudit(workbook);
    const { response } = checklist(await registerOf(workbook), auditId)[0]!;
    await step(workbook, (register) =>
      answerItem(register, { responseId: response.responseId, result: "conform" }, moment()),
    );
    const { sheet, column } = await placeOf(workbook, "tblResponse", "result");
    putCell(sheetOf(workbook, sheet), response.sheetRow, column, " Not_Assessed ");
    const register = await registerOf(workbook);
    expect(register.rows.tblResponse[0]?.result).toBe("not_assessed");
    const report = trailReport(register, null);
    expect(report.isSound).toBe(true);
    expect(report.edited).toMatchObject([
      { table: "tblResponse", id: response.responseId, row: 4 },
    ]);
  });

  test("is not written to while a column is missing, and says which", async () => {
    const workbook = caseload();
    await startedAudit(workbook);
    const at = workbook.model.tables.findIndex(({ name }) => name === "tblResponse");
    const facts = workbook.model.tables[at]!;
    workbook.model.tables[at] = {
      ...facts,
      columns: facts.columns.map((title) => (title === "note" ? "remarks" : title)),
    };
    const register = await registerOf(workbook);
    expect(register.damaged).toEqual([
      "The table tblResponse has lost its column note. Put it back, with the same title.",
    ]);
    const responseId = register.rows.tblResponse[0]!.responseId;
    expect(code(answerItem(register, { responseId, result: "conform" }, moment()))).toBe(
      "register-damaged",
    );
  });

  test("made by a newer version can be read but not written", async () => {
    const workbook = caseload();
    await startedAudit(workbook);
    putCell(sheetOf(workbook, "Audit answers"), 0, 0, "Answers · kept by Plumbline, layout 7");
    const register = await registerOf(workbook);
    const responseId = register.rows.tblResponse[0]!.responseId;
    expect(code(answerItem(register, { responseId, result: "conform" }, moment()))).toBe(
      "register-damaged",
    );
  });

  test("with a changed trail entry is found out", async () => {
    const workbook = caseload();
    await startedAudit(workbook);
    await capture(workbook, null);
    const { sheet, column } = await placeOf(workbook, "tblTrail", "actor");
    putCell(sheetOf(workbook, sheet), 4, column, "somebody else");
    const report = trailReport(await registerOf(workbook), null);
    expect(report).toMatchObject({ isSound: false, verdict: { verdict: "ENTRY_CHANGED", at: 2 } });
  });

  test("without any table is an empty register", async () => {
    const register = value(await readRegister(caseload()));
    expect(register.rows.tblAudit).toEqual([]);
    expect(trailReport(register, null).sentence).toBe("The trail has no entries yet.");
  });
});
