import { describe, expect, test } from "vitest";
import { actionLogStatus, chasingText } from "../../src/audit/action-log/status";
import { readActionLog } from "../../src/audit/action-log/read-log";
import { answerItem } from "../../src/audit/answer";
import { checklist } from "../../src/audit/checklist";
import { mapBetween, shippedEditionMaps } from "../../src/audit/editions/map";
import { mapFindings, migrateAudit, toReview } from "../../src/audit/editions/migrate-audit";
import { REGISTER } from "../../src/audit/layout";
import { colourNow, movement, recommendationStatus } from "../../src/audit/recommendations/colour";
import {
  recordRecommendation,
  takeRecommendationStep,
  type RecommendationStep,
} from "../../src/audit/recommendations/steps";
import { addFormLines, rateLine } from "../../src/audit/risk/lines";
import { MATRICES, matrixOf } from "../../src/audit/risk/matrix";
import { readRiskForm } from "../../src/audit/risk/read-form";
import { shippedAuditPacks } from "../../src/audit/shipped";
import { startAudit } from "../../src/audit/start-audit";
import { trailReport } from "../../src/audit/trail";
import { parseDate } from "../../src/cells/date";
import { sayAudit } from "../../src/cli/audit";
import { RecordsDraft } from "../../src/records/draft";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptyWorkbook, putCell } from "../../src/workbook/model";
import type { Workbook } from "../../src/workbook/port";
import { sampleModels } from "../../samples/main";
import { code, details, isoPack, moment, registerOf, startedAudit, step, value } from "./desk";
import { laterPack } from "./later-pack";
import { fillIn, note, on, raise, staffed } from "./life-desk";

const day = (date: string) => parseDate(date)!;

const REPORT = {
  body: "HMICFRS",
  report: "PEEL",
  publishedOn: day("2026-09-01"),
  paragraph: "4",
  kind: "recommendation",
  text: "Review how victims are told of panels.",
  priority: "high",
  theme: "",
  externalDue: null,
} as const;

async function tried(
  workbook: Workbook,
  id: string,
  date: string,
  by: string,
  given: RecommendationStep,
) {
  const plan = takeRecommendationStep(await registerOf(workbook), id, given, on(date, by));
  if (plan.ok) value(await workbook.apply(plan.value.changes));
  return code(plan);
}

describe("a recommendation", () => {
  test("is adopted, extended once by somebody else, completed by its owner and verified by a third", async () => {
    const workbook = await staffed();
    const id = await step(workbook, (register) =>
      recordRecommendation(register, REPORT, on("2026-09-10", "a.osei")),
    );
    const target = day("2026-10-31");
    const adopt = { step: "adopt", owner: "r.shah", target } as const;
    expect(await tried(workbook, id, "2026-09-11", "j.powell", adopt)).toBe("not-authorised");
    expect(await tried(workbook, id, "2026-09-11", "a.osei", adopt)).toBe("allowed");
    const later = {
      step: "extend",
      target: day("2026-11-30"),
      reason: "Supplier is late",
    } as const;
    expect(await tried(workbook, id, "2026-10-20", "r.shah", later)).toBe("not-independent");
    expect(await tried(workbook, id, "2026-11-01", "a.osei", later)).toBe("extension-too-late");
    expect(await tried(workbook, id, "2026-10-20", "a.osei", { ...later, reason: " " })).toBe(
      "missing-reason",
    );
    expect(await tried(workbook, id, "2026-10-20", "a.osei", later)).toBe("allowed");
    const evidenceIds = [await note(workbook, "Letter")];
    const complete = { step: "complete", on: day("2026-11-20"), evidenceIds } as const;
    expect(
      await tried(workbook, id, "2026-11-20", "r.shah", { ...complete, evidenceIds: [] }),
    ).toBe("missing-evidence");
    expect(await tried(workbook, id, "2026-11-20", "m.leger", complete)).toBe("not-authorised");
    expect(await tried(workbook, id, "2026-11-20", "r.shah", complete)).toBe("allowed");
    const verify = { step: "verify", evidenceIds } as const;
    expect(await tried(workbook, id, "2026-11-21", "r.shah", verify)).toBe("not-independent");
    expect(await tried(workbook, id, "2026-11-21", "m.leger", verify)).toBe("allowed");

    const register = await registerOf(workbook);
    const [row] = register.rows.tblRecommendation;
    expect(row).toMatchObject({ extensions: 1, originalTarget: target, verifiedBy: "m.leger" });
    expect(colourNow(row!, day("2026-11-21"))).toBe("green");
    expect(
      movement(register, day("2026-10-01"), day("2026-11-21")).map(({ from, to }) => [from, to]),
    ).toEqual([["amber", "green"]]);
    expect(movement(register, day("2026-09-01"), day("2026-11-21"))[0]?.from).toBeNull();
    expect(trailReport(register, null)).toMatchObject({ isSound: true, edited: [] });
  });

  test("counts by colour and priority, names who is late, and runs the 56-day clock", async () => {
    const workbook = await staffed();
    for (const priority of ["high", "low"]) {
      const id = await step(workbook, (register) =>
        recordRecommendation(register, { ...REPORT, priority }, on("2026-09-10", "a.osei")),
      );
      const target = day(priority === "high" ? "2026-10-01" : "2026-12-31");
      await tried(workbook, id, "2026-09-11", "a.osei", { step: "adopt", owner: "r.shah", target });
    }
    const register = await registerOf(workbook);
    const status = recommendationStatus(register, day("2026-11-21"));
    expect(status.colours).toEqual({ red: 1, amber: 1, green: 0, grey: 0 });
    expect(status.byPriority.map(({ priority }) => priority)).toEqual(["high", "low"]);
    expect(status.overdue.map(({ row, days }) => [row.owner, days])).toEqual([["r.shah", 51]]);
    expect(status.responses).toMatchObject([
      { due: day("2026-10-27"), days: 25, recommendations: 2 },
    ]);
    const said = sayAudit("register.xlsx", register, day("2026-11-21"));
    expect(said.lines).toContain("Recommendations: 1 red, 1 amber, 0 green, 0 grey");
    expect(said).toMatchObject({
      isLate: true,
      document: { recommendations: { red: 1, kept: 2 } },
    });
  });

  test("that was edited by hand into nonsense is named and kept", async () => {
    const workbook = await staffed();
    await step(workbook, (register) =>
      recordRecommendation(register, REPORT, on("2026-09-10", "a.osei")),
    );
    const table = workbook.model.tables.find(({ name }) => name === "tblRecommendation")!;
    const sheet = workbook.model.sheets.find(({ name }) => name === table.area.sheet)!;
    putCell(sheet, table.area.row + 1, table.columns.indexOf("target"), "soon");
    const register = await registerOf(workbook);
    expect(register.unreadable.map(({ column }) => column)).toEqual(["target"]);
    expect(sayAudit("x", register, null).needsRepair).toBe(true);
  });
});

/** Form HS2 as staff keep it: two heading rows, three hazards in a cell, nothing rated behind them. */
const HS2 = {
  firstRow: 0,
  rows: [
    ["RISK ASSESSMENT", null, null, null, null, null, null, null],
    ["REMEDIAL ACTION PRIORITY ORDER", null, null, null, null, null, null, null],
    ["Number", "Date Completed", "Initials", null, null, null, null, null],
    ["1", "03/11/2026", "RS", null, null, null, null, null],
    ["7", "soon", "JP", null, null, null, null, null],
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
    [
      "1",
      "Office work",
      "Temperature\nTrailing leads\nGlare",
      "M2 L1 M2",
      "Staff",
      "Heating",
      null,
      null,
    ],
    ["2", "Visits", "Lone working", "H3", "Staff", "Phone", "M2", "5"],
    ["3", "Driving", "Fatigue; weather", "M2 L1 H3", "Staff", "Breaks", "L", null],
    ["4", "Storage", "Lifting", "M3", "Staff", "None", "L", null],
    ["5", "Kitchen", null, "L1", null, null, null, null],
  ],
};

describe("a risk assessment form with two heading rows", () => {
  const form = value(readRiskForm(HS2, MATRICES.get("3x3")!));

  test("is read hazard by hazard, with dates and initials of what was put right", () => {
    expect(
      form.lines.map(({ hazard, hazardRating, risk }) => [hazard, hazardRating, risk]),
    ).toEqual([
      ["Temperature", "M", null],
      ["Trailing leads", "L", null],
      ["Glare", "M", null],
      ["Lone working", "H", 6],
    ]);
    expect(form.lines[0]).toMatchObject({ doneOn: day("2026-11-03"), initials: "RS" });
  });

  test("names every line that cannot be read, and what is missing from those that can", () => {
    expect(form.notRead).toEqual([
      "Row 10 was not read: it has 3 hazard ratings, and its hazards part into 2; put each hazard on a line of its own.",
      "Row 11 was not read: “M3” does not agree with itself: M carries 2.",
      "Row 12 was not read: it has a rating but no hazard.",
    ]);
    expect(form.noticed).toContain("Row 8, “Glare”: likelihood and risk are not filled in.");
    expect(form.noticed).toContain(
      "Row 9: the form says a risk of 5; hazard times likelihood is 6, which is kept.",
    );
    expect(form.noticed.filter((said) => said.includes("action 7"))).toHaveLength(2);
  });

  test("goes into the table once, is rated there, and what is left may not be more", async () => {
    const workbook = new MemoryWorkbook(emptyWorkbook("risk.xlsx"));
    await step(workbook, (register) => addFormLines(register, form, "HS2", moment()));
    const register = await registerOf(workbook);
    expect(register.rows.tblRisk).toHaveLength(4);
    expect(code(addFormLines(register, form, "HS2", moment()))).toBe("nothing-to-read");
    const { lineId } = register.rows.tblRisk[0]!;
    const rating = {
      hazardRating: "L",
      likelihood: "M",
      residualHazard: "M",
      residualLikelihood: "M",
      reviewedOn: null,
      reviewDue: null,
    };
    expect(code(rateLine(register, lineId, rating, moment()))).toBe("residual-above-initial");
    await step(workbook, (now) =>
      rateLine(now, lineId, { ...rating, residualHazard: "L", residualLikelihood: "L" }, moment()),
    );
    expect((await registerOf(workbook)).rows.tblRisk[0]).toMatchObject({
      risk: 2,
      residualRisk: 1,
    });
    expect(trailReport(await registerOf(workbook), null).edited).toEqual([]);
  });

  test("is not found on a sheet without one", () => {
    expect(
      code(readRiskForm({ firstRow: 0, rows: [["Name", "Date"]] }, MATRICES.get("3x3")!)),
    ).toBe("no-risk-form");
  });
});

test("scale and bands are settings; one that makes no sense is named and has no effect", async () => {
  const workbook = await staffed();
  await fillIn(workbook, "tblSetting", [
    { setting: "risk_bands", value: "1 to 2 Low; 3 to 4 Medium; 6 to 9 High", note: "" },
    { setting: "risk_hazard_scale", value: "much", note: "" },
    { setting: "risk_band", value: "1", note: "" },
  ]);
  const { matrix, faults } = matrixOf(await registerOf(workbook));
  expect(matrix.bands.map(({ band, priority }) => [band, priority])).toEqual([
    ["Low", 3],
    ["Medium", 2],
    ["High", 1],
  ]);
  expect(matrix.hazard.get("H")).toBe(3);
  expect(faults).toHaveLength(2);
});

describe("the action log of a panel", () => {
  test("is read as it stands and says who is late, in a message without cases", async () => {
    const sample = sampleModels().find(({ file }) => file === "marac-action-log.xlsx")!;
    const log = value(await readActionLog(new MemoryWorkbook(sample.model)))!;
    expect([...log.columns.keys()]).toHaveLength(9);
    const asOf = day("2026-12-31");
    const status = actionLogStatus(log, asOf);
    expect(status.actions).toBe(log.actions.length);
    expect(status.open + status.done + status.withdrawn).toBe(status.actions);
    const late = status.agencies.find(({ overdue }) => overdue.length > 0)!;
    const text = chasingText(late, log.table, asOf);
    expect(text).toContain(late.agency);
    expect(text).not.toMatch(/M-\d{4}/);
  });
});

describe("an audit and a later edition", () => {
  async function prepared() {
    const workbook = new MemoryWorkbook(emptyWorkbook("audits.xlsx"));
    const auditId = await startedAudit(workbook);
    const items = checklist(await registerOf(workbook), auditId);
    for (const clause of ["7.2", "7.3"]) {
      const { responseId } = items.find(({ response }) => response.clause === clause)!.response;
      await step(workbook, (register) =>
        answerItem(register, { responseId, result: "conform", note: "Seen" }, moment()),
      );
    }
    return { workbook, auditId };
  }

  test("that has begun keeps the edition with which it began", async () => {
    const { workbook, auditId } = await prepared();
    const [map] = shippedEditionMaps();
    const plan = migrateAudit(await registerOf(workbook), auditId, laterPack(), map!, moment());
    expect(code(plan)).toBe("audit-under-way-or-done");
  });

  test("that is only prepared goes on under it: equal carries, extended is asked anew with the old answer", async () => {
    const { workbook, auditId } = await prepared();
    const draft = new RecordsDraft(REGISTER, await registerOf(workbook));
    draft.set("tblAudit", (await registerOf(workbook)).rows.tblAudit[0]!, { state: "prepared" });
    value(await workbook.apply(value(draft.done()).changes));

    const pack = laterPack();
    const map = mapBetween("iso9001-2015-amd1", pack);
    const made = await step(workbook, (register) =>
      migrateAudit(register, auditId, pack, map, on("2026-11-10", "a.osei")),
    );
    const register = await registerOf(workbook);
    expect(register.rows.tblAudit.map(({ state, edition }) => [state, edition])).toEqual([
      ["closed", isoPack().edition],
      ["prepared", "ISO 9001:2026"],
    ]);
    const of = (clause: string) =>
      checklist(register, made).filter(({ response }) => response.clause === clause);
    expect(of("7.2").map(({ response }) => response.result)).toContain("conform");
    expect(of("7.3").every(({ response }) => response.result === "not_assessed")).toBe(true);
    expect(
      of("7.3").some(({ response }) => response.note.includes("the answer was: conform")),
    ).toBe(true);
    expect(of("6.1.3").every(({ response }) => response.result === "not_assessed")).toBe(true);
    expect(toReview(register, made).map(({ fromClause }) => fromClause)).toContain("7.3");
    const before = checklist(register, auditId);
    expect(before).toHaveLength(isoPack().items.length);
    expect(new Set(register.rows.tblCarriedAnswer.map(({ fromItemId }) => fromItemId)).size).toBe(
      before.length,
    );
  });

  test("goes on under a later version of its own pack by the ids of its questions, and nowhere else", async () => {
    const workbook = new MemoryWorkbook(emptyWorkbook("audits.xlsx"));
    const auditId = await startedAudit(workbook);
    const register = await registerOf(workbook);
    const later = { ...isoPack(), version: "1.1.0" };
    expect(code(migrateAudit(register, auditId, later, null, moment()))).toBe("allowed");
    expect(code(migrateAudit(register, auditId, isoPack(), null, moment()))).toBe("same-edition");
    const [other] = shippedAuditPacks().filter(({ id }) => id === "LM");
    expect(code(migrateAudit(register, auditId, other!, null, moment()))).toBe("no-map");
  });

  test("leaves findings their clause and gives them the later one for counts", async () => {
    const workbook = await staffed();
    const id = await raise(workbook);
    const draft = new RecordsDraft(REGISTER, await registerOf(workbook));
    const [row] = (await registerOf(workbook)).rows.tblFinding;
    draft.set("tblFinding", row!, { clause: "6.1.2", edition: isoPack().edition });
    value(await workbook.apply(value(draft.done()).changes));
    const [map] = shippedEditionMaps();
    await step(workbook, (register) => mapFindings(register, map!, moment()));
    expect((await registerOf(workbook)).rows.tblFinding[0]).toMatchObject({
      findingId: id,
      clause: "6.1.2",
      mappedClause: "6.1.2; 6.1.3",
    });
    expect(code(mapFindings(await registerOf(workbook), map!, moment()))).toBe("nothing-to-map");
  });
});

test.each(["DQ", "LM", "ROP"])("a peer review runs on the pack %s", async (id) => {
  const pack = shippedAuditPacks().find((each) => each.id === id);
  if (!pack) throw new Error(`no pack ${id}`);
  const workbook = new MemoryWorkbook(emptyWorkbook("peer.xlsx"));
  const auditId = await step(workbook, (register) =>
    startAudit(register, pack, { ...details, type: "peer_review" }, moment()),
  );
  const register = await registerOf(workbook);
  expect(register.rows.tblAudit[0]?.type).toBe("peer_review");
  expect(checklist(register, auditId)).not.toEqual([]);
});
