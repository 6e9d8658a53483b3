import { expect, test, describe } from "vitest";
import { z } from "zod";
import { escalation, escalationText } from "../../src/audit/life/escalation";
import { AGES, countedFinding, findingFigures } from "../../src/audit/life/figures";
import { clausesOf, historyOf, listActions, listFindings } from "../../src/audit/life/lists";
import { outlook } from "../../src/audit/life/outlook";
import { registerStatus } from "../../src/audit/status";
import { parseDate } from "../../src/cells/date";
import { describeShared, sharedBytes, sharedJson } from "../shared";
import { registerOf } from "./desk";
import { findingOf, note, raise, staffed, take, underWay, verified } from "./life-desk";

const day = (date: string) => parseDate(date)!;
const EVERYTHING = {
  search: "",
  mine: "",
  isOverdue: false,
  grade: "any",
  clause: "",
  state: "any",
} as const;

describe("what is late", () => {
  test("an answer counts until the plan is in, the work until it is done", async () => {
    const workbook = await staffed();
    const finding = await raise(workbook);
    const at = async (date: string) =>
      registerStatus(await registerOf(workbook), day(date)).overdue.map(({ what, days }) => [
        what,
        days,
      ]);
    expect(await at("2026-10-01")).toEqual([]);
    expect(await at("2026-10-02")).toEqual([["response", 1]]);
    await underWay(workbook, finding);
    expect(await at("2026-10-02")).toEqual([]);
    expect(await at("2026-12-01")).toEqual([["completion", 1]]);
  });

  test("nothing is asked of the owner any more once all is done", async () => {
    const workbook = await staffed();
    await verified(workbook, await raise(workbook));
    const register = await registerOf(workbook);
    expect(registerStatus(register, day("2027-03-01")).overdue).toEqual([]);
    expect(escalation(register, day("2026-11-07"))).toEqual([]);
    expect(escalation(register, day("2026-11-08")).map(({ level }) => level)).toEqual(["lead"]);
    expect(escalation(register, day("2026-12-01")).map(({ level }) => level)).toEqual(["manager"]);
  });

  test("goes up the ladder with time, and a major one a rung higher", async () => {
    const workbook = await staffed();
    await raise(workbook);
    await raise(workbook, { grade: "major" });
    const levels = async (date: string) =>
      escalation(await registerOf(workbook), day(date)).map(({ level, days }) => [level, days]);
    expect(await levels("2026-09-16")).toEqual([["lead", 1]]);
    expect(await levels("2026-10-02")).toEqual([
      ["manager", 17],
      ["owner", 1],
    ]);
    expect(await levels("2026-11-10")).toEqual(
      [
        ["manager", 10],
        ["manager", 40],
      ].sort((a, b) => Number(b[1]) - Number(a[1])),
    );
  });

  test("makes a text that says who has to answer, and not what was found", async () => {
    const workbook = await staffed();
    await raise(workbook, { statement: "The record of Ann Example had no date." });
    const register = await registerOf(workbook);
    const text = escalationText(escalation(register, day("2026-10-02")), day("2026-10-02"));
    expect(text).toContain("as at 02/10/2026");
    expect(text).toContain("answer of r.shah due 01/10/2026, 1 day late");
    expect(text).not.toContain("Ann Example");
    expect(escalationText([], day("2026-10-02"))).toBe("Nothing is late.");
  });
});

describe("the lists", () => {
  test("find by every word, and show the latest first", async () => {
    const workbook = await staffed();
    const old = await raise(workbook);
    const other = await raise(workbook, { statement: "Two plans were late.", grade: "major" });
    const register = await registerOf(workbook);
    const found = (filter: Partial<Parameters<typeof listFindings>[1]>, date = "2026-09-16") =>
      listFindings(register, { ...EVERYTHING, ...filter }, day(date)).map(
        ({ finding }) => finding.findingId,
      );
    expect(found({})).toEqual([other, old]);
    expect(found({ search: "PLANS late" })).toEqual([other]);
    expect(found({ search: "plans records" })).toEqual([]);
    expect(found({ isOverdue: true })).toEqual([other]);
    expect(found({ grade: "minor" })).toEqual([old]);
    expect(found({ state: "closed" })).toEqual([]);
    expect(found({ mine: "r.shah" })).toHaveLength(2);
    expect(found({ mine: "j.powell" })).toEqual([]);
    expect(clausesOf(register)).toEqual([]);
  });

  test("show actions while they are to be done, mine or everybody's", async () => {
    const workbook = await staffed();
    const finding = await raise(workbook);
    const actionId = await underWay(workbook, finding);
    const listed = async (whose: "mine" | "all" | "overdue", who: string, date: string) =>
      listActions(await registerOf(workbook), whose, who, day(date)).map(({ action, late }) => [
        action.actionId,
        late,
      ]);
    expect(await listed("mine", "j.powell", "2026-10-15")).toEqual([[actionId, 0]]);
    expect(await listed("mine", "r.shah", "2026-10-15")).toEqual([]);
    expect(await listed("overdue", "", "2026-10-15")).toEqual([]);
    expect(await listed("overdue", "", "2026-10-18")).toEqual([[actionId, 3]]);
    await take(workbook, finding, "2026-10-01", "j.powell", "complete_action", {
      actionId,
      doneOn: day("2026-10-01"),
      evidenceIds: [await note(workbook, "Form")],
    });
    expect(await listed("all", "", "2026-10-18")).toEqual([]);
  });

  test("tell the history, the last step first", async () => {
    const workbook = await staffed();
    const finding = await raise(workbook);
    await underWay(workbook, finding);
    const steps = historyOf(await registerOf(workbook), finding);
    expect(steps.map(({ step }) => step)).toEqual([
      "accept_plan",
      "submit_plan",
      "add_action",
      "record_cause",
      "record_correction",
      "accept",
    ]);
    expect(steps[3]?.text).toContain("1. Why? The date was blank.");
  });
});

describe("where a finding stands", () => {
  test("names its stages and what is still missing", async () => {
    const workbook = await staffed();
    const finding = await raise(workbook);
    const seen = async () => {
      const register = await registerOf(workbook);
      return outlook(
        register,
        register.rows.tblFinding.find(({ findingId }) => findingId === finding)!,
      );
    };
    expect((await seen()).current).toBe("answer");
    await take(workbook, finding, "2026-09-02", "r.shah", "accept", {});
    const analysed = await seen();
    expect(analysed.current).toBe("cause");
    expect(analysed.missing[0]).toBe("Correction, or why it is not possible");
    expect(analysed.stages.map(({ status }) => status)).toEqual([
      "done",
      "done",
      "current",
      ...Array.from({ length: 5 }, () => "to_come"),
    ]);
    await underWay(workbook, finding);
    expect((await seen()).current).toBe("do");
    expect((await seen()).missing[0]).toMatch(/done by j\.powell, due 15\/10\/2026, with evidence/);
  });

  test("an opportunity has three stages", async () => {
    const workbook = await staffed();
    const id = await raise(workbook, { grade: "ofi", isRequirementMet: true });
    const register = await registerOf(workbook);
    const row = register.rows.tblFinding.find(({ findingId }) => findingId === id)!;
    expect(outlook(register, row).stages.map(({ stage }) => stage)).toEqual([
      "raise",
      "answer",
      "close",
    ]);
    expect((await findingOf(workbook, id)).responseDue).toBeNull();
  });
});

const figures = z.object({
  as_of: z.string(),
  open: z.number(),
  closed: z.number(),
  by_clause: z.record(
    z.string(),
    z.object({ major: z.number(), minor: z.number(), ofi: z.number() }),
  ),
  ageing_of_open_days: z.record(z.string(), z.number()),
  overdue_open: z.object({ major: z.number(), minor: z.number(), ofi: z.number() }),
  median_days_to_close: z.number(),
  months: z.array(
    z.object({
      month: z.string(),
      raised: z.number(),
      closed: z.number(),
      open_at_end: z.number(),
    }),
  ),
});

describeShared("reference cases: figures of a register", () => {
  const expected = figures.parse(sharedJson("cases/audit/findings-figures.json"));
  const lines = new TextDecoder()
    .decode(sharedBytes("cases/audit/findings-register.csv"))
    .trim()
    .split(/\r?\n/)
    .slice(1);
  const findings = lines.map((line) => {
    const [, clause = "", grade, raised = "", due = "", closed = ""] = line.split(",");
    return {
      clause,
      grade: z.enum(["major", "minor", "ofi"]).parse(grade),
      raisedOn: day(raised),
      dueOn: parseDate(due),
      closedOn: parseDate(closed),
    };
  });
  const got = findingFigures(findings, day(expected.as_of));

  test("counts, clauses, ages, overdue and the median", () => {
    expect([got.open, got.closed]).toEqual([expected.open, expected.closed]);
    expect(Object.fromEntries(got.byClause.map((each) => [each.clause, each.counts]))).toEqual(
      expected.by_clause,
    );
    expect(got.ageing).toEqual(Object.values(expected.ageing_of_open_days));
    expect(got.ageing).toHaveLength(AGES.length + 1);
    expect(got.overdueOpen).toEqual(expected.overdue_open);
    expect(got.medianDaysToClose).toBe(expected.median_days_to_close);
  });

  test("thirteen months", () => {
    expect(
      got.months.map(({ year, month, raised, closed, openAtEnd }) => ({
        month: `${year}-${String(month).padStart(2, "0")}`,
        raised,
        closed,
        open_at_end: openAtEnd,
      })),
    ).toEqual(expected.months);
  });
});

test("a withdrawn finding stops counting as open on the day it was withdrawn", async () => {
  const workbook = await staffed();
  const id = await raise(workbook);
  await take(workbook, id, "2026-09-05", "a.osei", "withdraw", { reason: "Found." });
  const counted = countedFinding(await findingOf(workbook, id), new Map([[id, day("2026-09-05")]]));
  expect(findingFigures([counted], day("2026-09-04")).open).toBe(1);
  expect(findingFigures([counted], day("2026-09-05")).open).toBe(0);
});
