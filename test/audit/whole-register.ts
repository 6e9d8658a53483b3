import { captureEvidence } from "../../src/audit/evidence";
import { raiseNonConformance } from "../../src/audit/finding";
import { planEntry, type PlannedAudit } from "../../src/audit/programme/plan-entry";
import { recordRecommendation } from "../../src/audit/recommendations/steps";
import { keepSample } from "../../src/audit/sampling/keep";
import { readFrame } from "../../src/audit/sampling/frame";
import { readEvidence } from "../../src/audit/evidence-range";
import type { Cell } from "../../src/cells/cell";
import type { DayNumber } from "../../src/cells/date";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptySheet, putCell, type WorkbookModel } from "../../src/workbook/model";
import { casesModel } from "./cases";
import { isoPack, registerOf, startedAudit, step, value } from "./desk";
import { fillIn, failing, on, PEOPLE, person, raise, underWay, verified } from "./life-desk";

/** Form HS2 as staff keep it: two heading rows, several hazards in a cell. */
export const RISK_FORM: readonly (readonly Cell[])[] = [
  ["RISK ASSESSMENT"],
  ["REMEDIAL ACTION PRIORITY ORDER"],
  ["Number", "Date Completed", "Initials"],
  ["1", "03/11/2026", "RS"],
  ["WORK ACTIVITY", null, "HAZARD", null, null, null, "LIKELIHOOD", "RISK"],
  [
    "No.",
    "Description of task",
    "Description including potential severity",
    "H M L",
    "Groups exposed",
    "Existing controls",
    "H M L",
    "Hazards x Likelihood",
  ],
  ["1", "Office work", "Temperature\nTrailing leads", "M2 L1", "Staff", "Heating", null, null],
  ["2", "Visits", "Lone working", "H3", "Staff", "Phone", "M2", "6"],
  ["3", "Kitchen", null, "L1", null, null, null, null],
];

const LOG_TITLES = ["Meeting date", "Case ref", "Action", "Owner agency", "Due date", "Status"];
const FIRST_MEETING = 46_300;

/** Forty actions of four agencies; a few of them cannot be read. */
const LOG: readonly (readonly Cell[])[] = Array.from({ length: 40 }, (_, at) => [
  FIRST_MEETING,
  `M-${1000 + at}`,
  "Write to the family and say who will call.",
  ["Police", "Housing and homelessness team", "Probation", "Health"][at % 4] ?? "",
  at % 13 === 0 ? "soon" : FIRST_MEETING + at,
  at % 3 === 0 ? "Done" : "Open",
]);

function put(model: WorkbookModel, name: string, rows: readonly (readonly Cell[])[]): void {
  const sheet = emptySheet(name);
  rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      if (cell !== null) putCell(sheet, row, column, cell);
    }),
  );
  model.sheets.push(sheet);
}

function addTable(
  model: WorkbookModel,
  name: string,
  sheet: string,
  columns: readonly string[],
  rows: number,
): void {
  const area = { sheet, row: 0, column: 0, rows: rows + 1, columns: columns.length };
  model.tables.push({ name, area, columns, hasTotals: false });
}

export interface WholeRegister {
  readonly workbook: MemoryWorkbook;
  /** An audit under way, and one of case files. */
  readonly audit: string;
  /** Raised and unanswered; with an action to be done; waiting for the review of its effect. */
  readonly raised: string;
  readonly underWay: string;
  readonly verified: string;
}

/**
 * Everything that an audit page can show, in one workbook: people, processes, a programme, an audit with
 * its sample, evidence and findings in several states, recommendations, a risk form and an action log.
 */
export async function wholeRegister(today: DayNumber): Promise<WholeRegister> {
  const model = casesModel();
  model.name = "register.xlsx";
  addTable(model, "Cases", "Cases", ["Case", "Prison", "Grant"], 30);
  put(model, "Action log", [LOG_TITLES, ...LOG]);
  addTable(model, "ActionLog", "Action log", LOG_TITLES, LOG.length);
  put(model, "HS2", RISK_FORM);
  const workbook = new MemoryWorkbook(model);
  await fillIn(
    workbook,
    "tblPeople",
    Object.entries(PEOPLE).map(([id, role]) => person(id, role)),
  );
  await fillIn(
    workbook,
    "tblProcess",
    ["Record keeping", "Referrals", "Victim contact"].map((name) => ({
      processId: name,
      name,
      owner: "r.shah",
      staff: ["r.shah", "j.powell", "t.ward"],
      tablesUsed: [],
      active: true,
      ownerSince: null,
      previousOwner: "",
    })),
  );
  const entry: PlannedAudit = {
    processId: "Referrals",
    area: "Leeds",
    criteriaPack: isoPack().id,
    riskScore: 4,
    hasChanged: false,
    month: on("2026-09-01", "").today,
    leadAuditor: "a.osei",
    method: "on_site",
  };
  await step(workbook, (register) => planEntry(register, entry, on("2026-09-01", "d.khan")));
  await step(workbook, (register) =>
    planEntry(
      register,
      { ...entry, processId: "Record keeping", month: today, leadAuditor: "m.leger" },
      on("2026-09-01", "d.khan"),
    ),
  );
  const audit = await startedAudit(workbook, on("2026-09-01", "a.osei"));
  const frame = value(
    await readFrame(workbook, {
      table: "Cases",
      keyColumn: "Case",
      filter: "",
      strata: "",
      amount: "",
    }),
  );
  await step(workbook, (register) =>
    keepSample(
      register,
      frame,
      {
        table: "Cases",
        keyColumn: "Case",
        filter: "",
        strata: "",
        amount: "",
        auditId: audit,
        purpose: "Referral dates",
        unit: "",
        design: { method: "square_root", rule: "square_root" },
        seed: "12",
        reserve: 3,
      },
      on("2026-09-01", "a.osei"),
    ),
  );
  const { responseId } = (await registerOf(workbook)).rows.tblResponse[0]!;
  const range = value(
    await readEvidence(workbook, { sheet: "Cases", row: 0, column: 0, rows: 6, columns: 3 }),
  );
  const evidence = await step(workbook, (register) =>
    captureEvidence(
      register,
      range,
      {
        title: "Five cases of October without a first appointment",
        periodFrom: null,
        periodTo: null,
        obtainedHow: "in_person",
        obtainedFrom: "",
        containsPersonalData: false,
        responseId,
        leaveOut: [],
      },
      on("2026-09-01", "a.osei"),
    ),
  );
  const raised = await step(workbook, (register) =>
    raiseNonConformance(
      register,
      {
        ...failing,
        responseId,
        grade: "major",
        gradeReason: "Half of the records.",
        statement: "Five of 30 cases had no first appointment within 5 working days of referral.",
        evidenceIds: [evidence],
      },
      on("2026-10-20", "a.osei"),
    ),
  );
  const busy = await raise(workbook, { statement: "Two action plans were late." });
  await underWay(workbook, busy);
  const done = await raise(workbook);
  await verified(workbook, done);
  for (const [priority, text] of [
    ["high", "Review how victims are told of panels, and tell them within five working days."],
    ["low", "Publish the annual figures of panels."],
  ] as const) {
    await step(workbook, (register) =>
      recordRecommendation(
        register,
        {
          body: "HMICFRS",
          report: "PEEL",
          publishedOn: on("2026-09-01", "").today,
          paragraph: "4",
          kind: "recommendation",
          text,
          priority,
          theme: "",
          externalDue: null,
        },
        on("2026-09-10", "a.osei"),
      ),
    );
  }
  return { workbook, audit, raised, underWay: busy, verified: done };
}
