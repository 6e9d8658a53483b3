import { describe, expect, test } from "vitest";
import { answerItem } from "../../src/audit/answer";
import { checklist } from "../../src/audit/checklist";
import { coverageOf } from "../../src/audit/programme/coverage";
import { barsTo, candidatesFor } from "../../src/audit/programme/independence";
import { suggestedInterval } from "../../src/audit/programme/interval";
import {
  addProcess,
  moveEntry,
  planEntry,
  type PlannedAudit,
} from "../../src/audit/programme/plan-entry";
import { secondReadingOf, signSecondReading } from "../../src/audit/programme/second-reader";
import { programmeOf } from "../../src/audit/programme/year";
import { shippedAuditPacks } from "../../src/audit/shipped";
import { startAudit, type AuditDetails } from "../../src/audit/start-audit";
import { trailReport } from "../../src/audit/trail";
import { parseDate } from "../../src/cells/date";
import { emptyWorkbook } from "../../src/workbook/model";
import { MemoryWorkbook } from "../../src/workbook/memory";
import type { Workbook } from "../../src/workbook/port";
import { fileSubject, hostSubject, memorySubject } from "../contract/subjects";
import { casesModel } from "./cases";
import { code, details, isoPack, registerOf, step, value } from "./desk";
import { fillIn, on, person, staffed } from "./life-desk";
import { atOnce } from "../../src/workbook/slices";

const day = (date: string) => parseDate(date)!;

const planned: PlannedAudit = {
  processId: "Record keeping",
  area: "Leeds",
  criteriaPack: "iso9001-2015-amd1",
  riskScore: 6,
  hasChanged: false,
  month: day("2026-11-20"),
  leadAuditor: "m.leger",
  method: "on_site",
};

const plan = (workbook: Workbook, changed: Partial<PlannedAudit> = {}) =>
  step(workbook, (register) =>
    planEntry(register, { ...planned, ...changed }, on("2026-09-01", "d.khan")),
  );

const team = (changed: Partial<AuditDetails> = {}): AuditDetails => ({
  ...details,
  processId: "Record keeping",
  leadAuditor: "m.leger",
  start: day("2026-11-02"),
  ...changed,
});

const start = async (workbook: Workbook, changed: Partial<AuditDetails> = {}, entry = "") =>
  startAudit(
    await registerOf(workbook),
    isoPack(),
    team(changed),
    on("2026-11-02", "m.leger"),
    entry,
  );

describe.each([
  ["in memory", async () => memorySubject(casesModel())],
  ["as a file, saved and opened anew after every step", () => fileSubject(casesModel())],
  ["open in Excel, simulated", () => hostSubject(casesModel())],
] as const)("a programme in a workbook %s", (_name, open) => {
  test("is planned, moved with its reason, and carried out by an audit", async () => {
    const { workbook } = await open();
    await step(workbook, (register) =>
      addProcess(
        register,
        { name: "Record keeping", owner: "r.shah", staff: ["j.powell"] },
        on("2026-09-01", "d.khan"),
      ),
    );
    const entry = await plan(workbook);
    await step(workbook, (register) =>
      moveEntry(
        register,
        { programmeId: entry, month: day("2027-01-15"), reason: "Inspection that week." },
        on("2026-09-02", "d.khan"),
      ),
    );
    const auditId = await step(workbook, (register) =>
      startAudit(register, isoPack(), team(), on("2026-11-02", "m.leger"), entry),
    );
    const register = await registerOf(workbook);
    expect(register.rows.tblProgramme[0]).toMatchObject({
      status: "in_progress",
      auditId,
      reasonIfMoved: "From 11/2026: Inspection that week.",
    });
    expect(register.rows.tblAudit[0]?.programmeId).toBe(entry);
    expect([...register.unreadable, ...register.damaged]).toEqual([]);
    expect(trailReport(register, null)).toMatchObject({ isSound: true, edited: [] });
  }, 60_000);
});

describe("the interval", () => {
  test.each([
    [9, "conform", false, 3],
    [6, "conform", false, 6],
    [4, "conform", false, 12],
    [2, "conform", false, 24],
    [1, "conform", false, 36],
    [4, "major", false, 6],
    [4, "conform", true, 6],
    [4, "major", true, 3],
    [9, "major", true, 3],
    [1, "none", false, 12],
  ] as const)(
    "for risk %i, %s, changed %s is %i months",
    (score, lastResult, hasChanged, months) => {
      expect(suggestedInterval({ score, lastResult, hasChanged })).toBe(months);
    },
  );
});

describe("the year", () => {
  test("lists what is late first and says by how much, and what is due but not planned", async () => {
    const workbook = await staffed();
    await plan(workbook, { month: day("2026-12-01") });
    await plan(workbook, { month: day("2026-09-01"), area: "Hull" });
    await fillIn(workbook, "tblProcess", [
      {
        processId: "Release",
        name: "Release",
        owner: "r.shah",
        staff: [],
        tablesUsed: [],
        active: true,
        ownerSince: null,
        previousOwner: "",
      },
    ]);
    const { entries, unplanned } = programmeOf(await registerOf(workbook), 2026, day("2026-11-22"));
    expect(
      entries.map(({ row, standing, slippedMonths }) => [row.area, standing, slippedMonths]),
    ).toEqual([
      ["Hull", "late", 2],
      ["Leeds", "planned", 0],
    ]);
    expect(unplanned.map(({ processId }) => processId)).toEqual(["Release"]);
  });

  test("says when the next audit is due after the last", async () => {
    const workbook = await staffed();
    const entry = await plan(workbook);
    await step(workbook, (register) =>
      startAudit(register, isoPack(), team(), on("2026-11-02", "m.leger"), entry),
    );
    const { responseId } = (await registerOf(workbook)).rows.tblResponse[0]!;
    await step(workbook, (register) =>
      answerItem(register, { responseId, result: "conform" }, on("2026-11-03", "m.leger")),
    );
    const [found] = programmeOf(await registerOf(workbook), 2026, day("2026-11-22")).entries;
    expect(found).toMatchObject({
      standing: "under_way",
      actual: day("2026-11-02"),
      slippedMonths: 0,
      nextDue: day("2027-05-02"),
    });
  });
});

test("coverage counts the clauses that an audit looked at, and those still planned", async () => {
  const workbook = await staffed();
  const entry = await plan(workbook);
  const before = coverageOf(await registerOf(workbook), shippedAuditPacks(), 2026);
  const four = before.clauses.find(({ name }) => name === "4")!;
  expect(four).toMatchObject({ done: 0, planned: four.total });
  const auditId = await step(workbook, (register) =>
    startAudit(register, isoPack(), team(), on("2026-11-02", "m.leger"), entry),
  );
  const [first] = checklist(await registerOf(workbook), auditId);
  await step(workbook, (register) =>
    answerItem(
      register,
      { responseId: first!.response.responseId, result: "conform" },
      on("2026-11-03", "m.leger"),
    ),
  );
  const { clauses, areas } = coverageOf(await registerOf(workbook), shippedAuditPacks(), 2026);
  expect(clauses.find(({ name }) => name === "4")).toMatchObject({ done: 1, planned: 0 });
  expect(areas).toEqual([{ name: "Leeds", total: 1, done: 1, planned: 0 }]);
});

describe("an auditor", () => {
  test("who owns the process, or works in it, may not audit it, and the refusal says who could", async () => {
    const workbook = await staffed();
    const refused = await start(workbook, { leadAuditor: "t.ward" });
    expect(code(refused)).toBe("not-independent");
    expect(refused.ok ? "" : refused.trouble.message).toContain(
      "t.ward works in Record keeping. a.osei, m.leger, d.khan could do it.",
    );
    expect(code(await start(workbook, { auditors: ["r.shah"] }))).not.toBe("allowed");
  });

  test("who owned it within twelve months may not audit it until they are over", async () => {
    const workbook = await staffed();
    await fillIn(workbook, "tblProcess", [
      {
        processId: "Release",
        name: "Release",
        owner: "r.shah",
        staff: [],
        tablesUsed: [],
        active: true,
        ownerSince: day("2026-03-01"),
        previousOwner: "m.leger",
      },
    ]);
    const register = await registerOf(workbook);
    expect(barsTo(register, "m.leger", "Release", day("2027-02-28"))).toEqual([
      {
        code: "was-owner",
        sentence:
          "m.leger owned Release within the last 12 months, and may audit it from 01/03/2027.",
      },
    ]);
    expect(barsTo(register, "m.leger", "Release", day("2027-03-01"))).toEqual([]);
  });

  test("has to be qualified on the day, and no second reader mends that", async () => {
    const workbook = await staffed({ "a.osei": "lead_auditor" }, []);
    await fillIn(workbook, "tblPeople", [
      { ...person("k.ode", "auditor"), auditorQualifiedUntil: day("2026-11-01") },
    ]);
    const lapsed = await start(workbook, {
      leadAuditor: "k.ode",
      independenceNote: "Nobody else.",
      secondReader: "a.osei",
    });
    expect(code(lapsed)).toBe("auditor-not-qualified");
    expect(code(await start(workbook, { leadAuditor: "somebody" }))).toBe("auditor-not-qualified");
    const candidates = candidatesFor(
      await registerOf(workbook),
      "Record keeping",
      day("2026-11-02"),
    );
    expect(candidates.map(({ personId, bars }) => [personId, bars.length])).toEqual([
      ["a.osei", 0],
      ["k.ode", 1],
    ]);
  });

  test("is not asked after where the workbook keeps no list of people", async () => {
    const workbook = new MemoryWorkbook(emptyWorkbook("register.xlsx"));
    expect(code(await start(workbook, { leadAuditor: "somebody" }))).toBe("allowed");
  });
});

describe("a small team", () => {
  const near = { leadAuditor: "t.ward", independenceNote: "T. Ward works in the process." };

  test("names its bias and a second reader, who alone signs", async () => {
    const workbook = await staffed();
    const auditId = await step(workbook, (register) =>
      startAudit(
        register,
        isoPack(),
        team({ ...near, secondReader: "d.khan" }),
        on("2026-11-02", "t.ward"),
      ),
    );
    expect(atOnce(secondReadingOf(await registerOf(workbook), auditId))).toMatchObject({
      bias: near.independenceNote,
      reader: "d.khan",
      signed: null,
    });
    const sign = async (who: string) =>
      atOnce(signSecondReading(await registerOf(workbook), auditId, "", on("2026-11-20", who)));
    expect(code(await sign("t.ward"))).toBe("not-authorised");
    value(await workbook.apply(value(await sign("d.khan")).changes));
    const register = await registerOf(workbook);
    expect(atOnce(secondReadingOf(register, auditId))?.signed).toMatchObject({
      name: "d.khan",
      role: "second_reader",
      identity: "self_declared",
    });
    expect(trailReport(register, null)).toMatchObject({ isSound: true, edited: [] });
    expect(code(await sign("d.khan"))).toBe("already-signed");
  });

  test("cannot be read by one of its own, nor by somebody who is near as well", async () => {
    const workbook = await staffed();
    expect(code(await start(workbook, near))).toBe("not-independent");
    expect(code(await start(workbook, { ...near, secondReader: "t.ward" }))).toBe(
      "not-independent",
    );
    expect(code(await start(workbook, { ...near, secondReader: "j.powell" }))).toBe(
      "not-independent",
    );
  });
});

describe("what the programme refuses", () => {
  test.each([
    ["process-unknown", { processId: "Catering" }],
    ["risk-score", { riskScore: 5 }],
    ["month-past", { month: day("2026-08-31") }],
  ])("%s", async (expected, changed) => {
    const register = await registerOf(await staffed());
    expect(code(planEntry(register, { ...planned, ...changed }, on("2026-09-01", "d.khan")))).toBe(
      expected,
    );
  });

  test("moving without a reason, and a second audit of one entry", async () => {
    const workbook = await staffed();
    const entry = await plan(workbook);
    const moved = { programmeId: entry, month: null, reason: " " };
    expect(code(moveEntry(await registerOf(workbook), moved, on("2026-09-02", "d.khan")))).toBe(
      "missing-reason",
    );
    value(await workbook.apply(value(await start(workbook, {}, entry)).changes));
    expect(code(await start(workbook, {}, entry))).toBe("programme-taken");
  });
});
