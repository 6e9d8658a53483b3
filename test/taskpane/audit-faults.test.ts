import { beforeAll, describe, expect, test } from "vitest";
import { shippedEditionMaps } from "../../src/audit/editions/map";
import { mapFindings } from "../../src/audit/editions/migrate-audit";
import { issueReport } from "../../src/audit/issue";
import { describeReport } from "../../src/audit/issue-words";
import type { TableName } from "../../src/audit/layout";
import { planEntry } from "../../src/audit/programme/plan-entry";
import { takeRecommendationStep } from "../../src/audit/recommendations/steps";
import { recordChecks, recheckEvidence } from "../../src/audit/recheck-evidence";
import type { Register } from "../../src/audit/register";
import { addFormLines, rateLine } from "../../src/audit/risk/lines";
import { matrixOf } from "../../src/audit/risk/matrix";
import { readRiskForm } from "../../src/audit/risk/read-form";
import { readFrame } from "../../src/audit/sampling/frame";
import { keepSample } from "../../src/audit/sampling/keep";
import { trailReport } from "../../src/audit/trail";
import type { Moment } from "../../src/records/moment";
import type { Plan } from "../../src/records/plan";
import type { Result } from "../../src/text/trouble";
import type { WorkbookModel } from "../../src/workbook/model";
import type { Workbook } from "../../src/workbook/port";
import { hostSubject } from "../contract/subjects";
import { isoPack, registerOf, step, TODAY, value } from "../audit/desk";
import { on } from "../audit/life-desk";
import { RISK_FORM, wholeRegister } from "../audit/whole-register";
import { WORDS } from "../report/audit/audited";
import { atOnce } from "../../src/workbook/slices";

type Make = (
  workbook: Workbook,
  register: Register,
  moment: Moment,
) => Result<Plan> | Promise<Result<Plan>>;

interface Step {
  readonly name: string;
  readonly make: Make;
  /** The table that the step writes to, and a column of it for nonsense. */
  readonly table: TableName;
  readonly column: string;
}

const SPEC = {
  table: "Cases",
  keyColumn: "Case",
  filter: "",
  strata: "",
  amount: "",
} as const;

const STEPS: readonly Step[] = [
  {
    name: "planning an audit",
    table: "tblProgramme",
    column: "planned_month",
    make: (_, register, moment) =>
      planEntry(
        register,
        {
          processId: "Victim contact",
          area: "",
          criteriaPack: isoPack().id,
          riskScore: 4,
          hasChanged: false,
          month: TODAY,
          leadAuditor: "a.osei",
          method: "on_site",
        },
        moment,
      ),
  },
  {
    name: "adopting a recommendation",
    table: "tblRecommendation",
    column: "target",
    make: (_, register, moment) =>
      takeRecommendationStep(
        register,
        register.rows.tblRecommendation[0]?.recId ?? "",
        { step: "adopt", owner: "r.shah", target: TODAY + 60 },
        moment,
      ),
  },
  {
    name: "rating a risk",
    table: "tblRisk",
    column: "reviewed_on",
    make: (_, register, moment) =>
      rateLine(
        register,
        register.rows.tblRisk[0]?.lineId ?? "",
        {
          hazardRating: "M",
          likelihood: "M",
          residualHazard: "L",
          residualLikelihood: "L",
          reviewedOn: null,
          reviewDue: null,
        },
        moment,
      ),
  },
  {
    name: "counting findings under a later edition",
    table: "tblFinding",
    column: "raised_on",
    make: (_, register, moment) => mapFindings(register, shippedEditionMaps()[0]!, moment),
  },
  {
    name: "drawing a sample",
    table: "tblSample",
    column: "frame_size",
    make: async (workbook, register, moment) => {
      const frame = await readFrame(workbook, SPEC);
      if (!frame.ok) return frame;
      const order = {
        ...SPEC,
        auditId: register.rows.tblAudit[0]?.auditId ?? "",
        purpose: "Grants",
        unit: "",
        design: { method: "square_root", rule: "square_root" },
        seed: "13",
        reserve: 2,
      } as const;
      return keepSample(register, frame.value, order, moment);
    },
  },
  {
    name: "issuing a report",
    table: "tblAudit",
    column: "start",
    make: (_, register, moment) =>
      atOnce(
        issueReport(
          register,
          register.rows.tblAudit[0]?.auditId ?? "",
          {
            role: "lead_auditor",
            name: "a.osei",
            account: "",
            identity: "self_declared",
            statement: "Complete and fair.",
          },
          moment,
        ),
      ),
  },
  {
    name: "writing down what became of evidence",
    table: "tblEvidence",
    column: "rows",
    make: async (workbook, register, moment) => {
      const [range] = register.rows.tblEvidence.filter(({ kind }) => kind === "range");
      const check = await recheckEvidence(workbook, register, range?.evidenceId ?? "");
      return check.ok ? recordChecks(register, [check.value], moment) : check;
    },
  },
];

const now = () => on("2026-11-02", "a.osei");

/** The register that holds everything, its form of risks read and the words of its report written. */
async function filledModel(): Promise<WorkbookModel> {
  const { workbook, audit } = await wholeRegister(TODAY);
  const rows = RISK_FORM.map((cells) =>
    cells.map((cell) => (typeof cell === "object" ? null : cell)),
  );
  await step(workbook, (register) => {
    const form = readRiskForm({ firstRow: 0, rows }, matrixOf(register).matrix);
    return form.ok ? addFormLines(register, form.value, "HS2", now()) : form;
  });
  await step(workbook, (register) => describeReport(register, audit, WORDS, now()));
  return workbook.model;
}

let model: WorkbookModel;
beforeAll(async () => {
  model = await filledModel();
});

async function openHost() {
  const { workbook, host } = await hostSubject(structuredClone(model));
  const before = await registerOf(workbook);
  const sheetOf = (table: TableName) => {
    const name = before.places.get(table)?.facts.area.sheet;
    return host.workbook.sheets.find((sheet) => sheet.name === name)!;
  };
  return { workbook, host, before, sheetOf };
}

/** A refusal that a person can act on. */
function expectPlain(refused: Result<unknown>): void {
  expect(refused.ok).toBe(false);
  const said = refused.ok ? "" : refused.trouble.message;
  expect(said).toMatch(/^[A-Z“'].{20,}\.$/s);
  expect(said).not.toMatch(/null|undefined|exception|invalid|\[object/i);
}

describe.each(STEPS)("$name, in Excel, simulated", ({ make, table, column }) => {
  test.each([
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 1],
  ])("breaks down in batch %i before action %i: all of it or none of it", async (batch, action) => {
    const { workbook, host, before } = await openHost();
    const plan = value(await make(workbook, before, now()));
    host.faults.breakdown = { batch, beforeAction: action, code: "GeneralException" };
    const applied = await workbook.apply(plan.changes);
    host.faults.breakdown = null;
    const after = await registerOf(workbook);
    if (applied.ok) expect(after.rows).not.toEqual(before.rows);
    else {
      expectPlain(applied);
      expect(after.rows).toEqual(before.rows);
    }
    expect(trailReport(after, null)).toMatchObject({ isSound: true, edited: [] });
  });

  test("is refused on a protected sheet in one sentence, and goes through once it is open", async () => {
    const { workbook, before, sheetOf } = await openHost();
    const plan = value(await make(workbook, before, now()));
    const sheet = sheetOf(table);
    sheet.protection = {};
    expectPlain(await workbook.apply(plan.changes));
    sheet.protection = null;
    expect((await registerOf(workbook)).rows).toEqual(before.rows);
    expect((await workbook.apply(plan.changes)).ok).toBe(true);
  });

  test("that another auditor took first is not written over; planned anew it stands or says why not", async () => {
    const { workbook, before } = await openHost();
    const mine = value(await make(workbook, before, now()));
    const theirs = value(await make(workbook, before, on("2026-11-02", "d.khan")));
    value(await workbook.apply(theirs.changes));
    const between = await registerOf(workbook);
    expectPlain(await workbook.apply(mine.changes));
    expect((await registerOf(workbook)).rows).toEqual(between.rows);
    const again = await make(workbook, between, now());
    if (again.ok) expect((await workbook.apply(again.value.changes)).ok).toBe(true);
    else expectPlain(again);
    const after = await registerOf(workbook);
    expect(after.rows.tblTrail.slice(0, between.rows.tblTrail.length)).toEqual(
      between.rows.tblTrail,
    );
    expect(trailReport(after, null)).toMatchObject({ isSound: true, edited: [] });
  });

  test("whose sheet was deleted meanwhile is refused, and nothing else is touched", async () => {
    const { workbook, host, before, sheetOf } = await openHost();
    const plan = value(await make(workbook, before, now()));
    host.workbook.removeSheet(sheetOf(table));
    const between = await registerOf(workbook);
    expectPlain(await workbook.apply(plan.changes));
    expect((await registerOf(workbook)).rows).toEqual(between.rows);
    const again = await make(workbook, between, now());
    if (!again.ok) expectPlain(again);
  });

  test("whose table was renamed meanwhile loses nothing: under its old name all of it is there", async () => {
    const { workbook, host, before } = await openHost();
    const plan = value(await make(workbook, before, now()));
    const kept = host.workbook.tables.find(({ name }) => name === table)!;
    kept.name = `${table}Old`;
    const applied = await workbook.apply(plan.changes);
    kept.name = table;
    const after = await registerOf(workbook);
    // Single cells still stand where they stood, so a step that only changes cells can be taken.
    if (applied.ok) expect(after.rows[table]).toHaveLength(before.rows[table].length);
    else {
      expectPlain(applied);
      expect(after.rows).toEqual(before.rows);
    }
    expect(after.unreadable).toEqual([]);
    expect(trailReport(after, null)).toMatchObject({ isSound: true, edited: [] });
  });

  test("beside a row that was edited into nonsense names that row and leaves it as it is", async () => {
    const { workbook, host, before } = await openHost();
    const { facts } = before.places.get(table)!;
    const rows = before.rows[table];
    const { sheetRow } = rows[rows.length - 1]!;
    const at = facts.area.column + facts.columns.indexOf(column);
    const area = { sheet: facts.area.sheet, row: sheetRow, column: at, rows: 1, columns: 1 };
    host.edit(area, [["what was this?"]], "coauthor");
    const edited = await registerOf(workbook);
    expect(edited.unreadable).toMatchObject([{ table, sheet: area.sheet, row: sheetRow + 1 }]);
    const planned = await make(workbook, edited, now());
    if (planned.ok) value(await workbook.apply(planned.value.changes));
    else expectPlain(planned);
    const cell = value(await workbook.read(area)).columns[0]?.values[0];
    expect(cell).toBe("what was this?");
    expect((await registerOf(workbook)).unreadable).toHaveLength(1);
  });
});
