import { beforeAll, describe, expect, test } from "vitest";
import { parseAddress } from "../../src/cells/address";
import type { Moment } from "../../src/records/moment";
import type { Plan } from "../../src/records/plan";
import type { Result } from "../../src/text/trouble";
import type { Finding, Run } from "../../src/verify/finding";
import { fixesOf, planFixes, planPutBack } from "../../src/verify/putting-right/fixes";
import { readPuttingRight } from "../../src/verify/putting-right/settle";
import { planAnswer, planWaiver } from "../../src/verify/putting-right/waive";
import { verify } from "../../src/verify/run";
import { shippedPacks } from "../../src/verify/shipped";
import { signOff } from "../../src/verify/sign-off/sign-off";
import { readSignOffs } from "../../src/verify/sign-off/signed-returns";
import { MemoryWorkbook } from "../../src/workbook/memory";
import type { WorkbookModel } from "../../src/workbook/model";
import type { Workbook } from "../../src/workbook/port";
import { smallCaseload } from "../browser/small-caseload";
import { hostSubject } from "../contract/subjects";
import { day, value } from "../verify/make";
import { DETAILS } from "../verify/sign-off/signing";

const AS_OF = day("22/11/2026");
const PACK = shippedPacks().find(({ id }) => id === "resettlement-caseload")!;
const RISK = parseAddress("Caseload!L3")!;
const PRISON = parseAddress("Caseload!B2")!;

let tokens = 0;
const moment = (actor: string): Moment => ({
  at: "2026-11-22T14:32:00.000Z",
  today: AS_OF,
  actor,
  token: () => `t${String(tokens++).padStart(3, "0")}`,
});

const runOf = async (workbook: Workbook): Promise<Run> =>
  value(await verify(workbook, PACK, { asOf: AS_OF }));
const about = ({ findings }: Run, cell: string): Finding =>
  findings.find(({ locations }) => locations[0]?.cell === cell)!;

type Make = (workbook: Workbook, run: Run, actor: string) => Promise<Result<Plan>>;

const answer: Make = async (workbook, run, actor) =>
  planAnswer(
    value(await readPuttingRight(workbook)),
    { finding: about(run, "N4"), reason: "Went to hospital", asOf: AS_OF },
    moment(actor),
  );

const waive: Make = async (workbook, run, actor) =>
  planWaiver(
    value(await readPuttingRight(workbook)),
    { finding: about(run, "N4"), reason: "At court", asOf: AS_OF, expires: AS_OF + 90 },
    moment(actor),
  );

const fixAll: Make = async (workbook, run, actor) =>
  planFixes(
    workbook,
    value(await readPuttingRight(workbook)),
    fixesOf(run.findings),
    moment(actor),
  );

const putBack: Make = async (workbook, _, actor) => {
  const records = value(await readPuttingRight(workbook));
  return planPutBack(workbook, records, records.rows.tblFix[0]!, moment(actor));
};

const sign: Make = async (workbook, run, actor) =>
  signOff(
    workbook,
    { run, pack: PACK },
    { ...DETAILS, name: actor, restatementReason: "Late entries" },
    moment(actor),
  );

const STEPS: readonly { readonly name: string; readonly table: string; readonly make: Make }[] = [
  { name: "answering a query", table: "tblAnswer", make: answer },
  { name: "accepting a finding for a time", table: "tblWaiver", make: waive },
  { name: "correcting a cell", table: "tblFix", make: fixAll },
  { name: "putting a correction back", table: "tblFix", make: putBack },
  { name: "signing a return", table: "tblReturnSignOff", make: sign },
];

async function take(workbook: Workbook, make: Make, actor = "A. Osei"): Promise<void> {
  const plan = value(await make(workbook, await runOf(workbook), actor));
  value(await workbook.apply(plan.changes));
}

/** Four cases of which each table knows something already; one correction is left to make. */
async function filledModel(): Promise<WorkbookModel> {
  const workbook = new MemoryWorkbook(smallCaseload());
  value(
    await workbook.apply([
      { kind: "setCells", area: PRISON, values: [["HMP Ashmoor "]] },
      { kind: "setCells", area: RISK, values: [["Medium"]] },
    ]),
  );
  await take(workbook, fixAll);
  value(await workbook.apply([{ kind: "setCells", area: RISK, values: [["medium"]] }]));
  for (const make of [answer, waive, sign]) await take(workbook, make);
  return workbook.model;
}

/** Everything that a step may change, as it stands. */
async function standing(workbook: Workbook) {
  const cells = [RISK, PRISON].map(async (area) => value(await workbook.read(area)).columns[0]);
  return {
    dealtWith: value(await readPuttingRight(workbook)).rows,
    signed: value(await readSignOffs(workbook)).rows,
    cells: (await Promise.all(cells)).map((column) => column?.values),
  };
}

let model: WorkbookModel;
let run: Run;
beforeAll(async () => {
  model = await filledModel();
  run = await runOf(new MemoryWorkbook(structuredClone(model)));
});

async function openHost(make: Make) {
  const { workbook, host } = await hostSubject(structuredClone(model));
  const plan = value(await make(workbook, run, "R. Shah"));
  const tableOf = (name: string) => host.workbook.tables.find((table) => table.name === name)!;
  const before = await standing(workbook);
  return { workbook, host, plan, tableOf, before };
}

/** A refusal that a person can act on. */
function expectPlain(refused: Result<unknown>): void {
  expect(refused.ok).toBe(false);
  const said = refused.ok ? "" : refused.trouble.message;
  expect(said).toMatch(/^[A-Z0-9“'].{20,}\.$/s);
  expect(said).not.toMatch(/null|undefined|exception|invalid|\[object/i);
}

describe.each(STEPS)("$name, in Excel, simulated", ({ make, table }) => {
  test.each([
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 1],
  ])("breaks down in batch %i before action %i: all of it or none of it", async (batch, action) => {
    const { workbook, host, plan, before } = await openHost(make);
    host.faults.breakdown = { batch, beforeAction: action, code: "GeneralException" };
    const applied = await workbook.apply(plan.changes);
    host.faults.breakdown = null;
    const after = await standing(workbook);
    if (applied.ok) expect(after).not.toEqual(before);
    else {
      expectPlain(applied);
      expect(after).toEqual(before);
    }
  });

  test("is refused on a protected sheet in one sentence, and goes through once it is open", async () => {
    const { workbook, host, plan, before } = await openHost(make);
    const name = value(await workbook.facts()).tables.find((one) => one.name === table)!.area.sheet;
    const sheet = host.workbook.sheets.find((one) => one.name === name)!;
    sheet.protection = {};
    expectPlain(await workbook.apply(plan.changes));
    sheet.protection = null;
    expect(await standing(workbook)).toEqual(before);
    expect((await workbook.apply(plan.changes)).ok).toBe(true);
  });

  test("whose sheet was deleted meanwhile is refused, and nothing else is touched", async () => {
    const { workbook, host, plan } = await openHost(make);
    const name = value(await workbook.facts()).tables.find((one) => one.name === table)!.area.sheet;
    host.workbook.removeSheet(host.workbook.sheets.find((one) => one.name === name)!);
    const between = await standing(workbook);
    expectPlain(await workbook.apply(plan.changes));
    expect(await standing(workbook)).toEqual(between);
    // Planned anew it makes the table again; only what stood in it is gone, and that is said.
    if (make === putBack) return;
    const again = await make(workbook, run, "R. Shah");
    if (again.ok) expect((await workbook.apply(again.value.changes)).ok).toBe(true);
    else expectPlain(again);
  });

  test("whose table was renamed meanwhile loses nothing: under its old name all of it is there", async () => {
    const { workbook, plan, tableOf, before } = await openHost(make);
    const kept = tableOf(table);
    kept.name = `${table}Old`;
    const applied = await workbook.apply(plan.changes);
    kept.name = table;
    const after = await standing(workbook);
    // Single cells still stand where they stood, so a step that only changes cells can be taken.
    if (applied.ok) expect(after.dealtWith.tblFix).toHaveLength(before.dealtWith.tblFix.length);
    else {
      expectPlain(applied);
      expect(after).toEqual(before);
    }
  });

  test("that somebody else took first is not written over", async () => {
    const { workbook, plan } = await openHost(make);
    const theirs = value(await make(workbook, run, "D. Khan"));
    value(await workbook.apply(theirs.changes));
    const between = await standing(workbook);
    const mine = await workbook.apply(plan.changes);
    const after = await standing(workbook);
    if (mine.ok) {
      // Both stand: a row is added below theirs and none of theirs is changed.
      const rows = (one: typeof after) =>
        new Map<string, readonly unknown[]>(
          Object.entries({ ...one.dealtWith, ...one.signed }),
        ).get(table) ?? [];
      expect(rows(after).slice(0, rows(between).length)).toEqual(rows(between));
    } else {
      expectPlain(mine);
      expect(after).toEqual(between);
    }
  });
});

describe("correcting a cell in Excel, simulated", () => {
  test("on a protected sheet leaves the cell alone and says which sheet", async () => {
    const { workbook, host } = await hostSubject(structuredClone(model));
    host.workbook.sheets.find(({ name }) => name === "Caseload")!.protection = {};
    const before = await standing(workbook);
    const planned = await fixAll(workbook, run, "R. Shah");
    expectPlain(planned);
    expect(planned.ok ? "" : planned.trouble.message).toContain(
      "1 cell of the sheet “Caseload” left out: the sheet is protected.",
    );
    expect(await standing(workbook)).toEqual(before);
  });

  test("that was edited after it was shown is refused, and the edit stands", async () => {
    const { workbook, host, plan } = await openHost(fixAll);
    host.edit(RISK, [["High"]], "coauthor");
    const between = await standing(workbook);
    expectPlain(await workbook.apply(plan.changes));
    expect(await standing(workbook)).toEqual(between);
  });
});
