import { describe, expect, test } from "vitest";
import { z } from "zod";
import { breachClocks, breachDue } from "../../src/audit/breach/clock";
import { recordBreach, takeBreachStep, type BreachStep } from "../../src/audit/breach/steps";
import { trailReport } from "../../src/audit/trail";
import { parseDate } from "../../src/cells/date";
import { fromUkTime, isoInstant, parseInstant, ukTime } from "../../src/cells/instant";
import { sayAudit } from "../../src/cli/audit";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptyWorkbook, putCell } from "../../src/workbook/model";
import type { Workbook } from "../../src/workbook/port";
import { describeShared, sharedJson } from "../shared";
import { code, moment, registerOf, step, tailsFrom, value } from "./desk";

const instant = (text: string) => parseInstant(text)!;
const day = (date: string) => parseDate(date)!;

const dueCases = z.array(z.object({ aware: z.string(), due: z.string() }));

describeShared("reference cases: the 72 hours of a breach", () => {
  test("are elapsed hours in every case", () => {
    const cases = dueCases.parse(sharedJson("cases/audit/breach-72-hours.json"));
    expect(cases.length).toBeGreaterThan(0);
    for (const { aware, due } of cases) expect(breachDue(instant(aware))).toBe(instant(due));
  });
});

const tails = tailsFrom("baaa");
const now = (at: string, actor = "a.osei") => ({
  ...moment(actor, day(at.slice(0, "2026-01-01".length)), tails),
  at,
});

async function recorded(aware = "2026-11-20T16:30:00Z", at = "2026-11-20T17:00:00Z") {
  const workbook = new MemoryWorkbook(emptyWorkbook("register.xlsx"));
  const id = await step(workbook, (register) =>
    recordBreach(
      register,
      {
        kind: "confidentiality",
        what: "Letter to a wrong address",
        awareAt: instant(aware),
        findingId: "",
      },
      now(at),
    ),
  );
  return { workbook, id };
}

async function tried(workbook: Workbook, id: string, at: string, given: BreachStep) {
  const plan = takeBreachStep(await registerOf(workbook), id, given, now(at));
  if (plan.ok) value(await workbook.apply(plan.value.changes));
  return code(plan);
}

const standingAt = async (workbook: Workbook, at: string) =>
  breachClocks(await registerOf(workbook), instant(at)).map(({ standing, hours }) => [
    standing,
    hours,
  ]);

describe("a breach of personal data", () => {
  test("runs over nights, weekends, holidays and the change of clocks, to the minute", async () => {
    const { workbook } = await recorded();
    expect(await standingAt(workbook, "2026-11-20T16:31:00Z")).toEqual([["running", 71]]);
    expect(await standingAt(workbook, "2026-11-23T16:30:00Z")).toEqual([["running", 0]]);
    expect(await standingAt(workbook, "2026-11-23T18:31:00Z")).toEqual([["late", 2]]);
    expect(ukTime(breachDue(instant("2026-03-27T22:00:00Z")))).toBe("23:00 on 30/03/2026");
  });

  test("is reported once, late only with its reason, and never before it was known or in the future", async () => {
    const { workbook, id } = await recorded();
    const report = (at: string, lateBecause = ""): BreachStep => ({
      step: "report",
      at: instant(at),
      reference: "IC-1",
      lateBecause,
    });
    const late = "2026-11-24T09:00:00Z";
    expect(await tried(workbook, id, late, report("2026-11-20T16:00:00Z"))).toBe("before-aware");
    expect(await tried(workbook, id, late, report("2026-11-25T09:00:00Z"))).toBe("date-in-future");
    expect(await tried(workbook, id, late, report(late))).toBe("missing-reason");
    expect(await tried(workbook, id, late, report(late, "Found on a Friday"))).toBe("allowed");
    expect(await tried(workbook, id, late, report(late, "Again"))).toBe("reported-already");
    expect(await standingAt(workbook, "2026-12-01T09:00:00Z")).toEqual([["reported_late", 16]]);
    const register = await registerOf(workbook);
    expect(register.rows.tblBreach[0]).toMatchObject({ riskLikely: "yes", reportedAt: late });
    expect(trailReport(register, null)).toMatchObject({ isSound: true, edited: [] });
  });

  test("need not be reported only where it is said why, and the people can be told on a day that has come", async () => {
    const { workbook, id } = await recorded();
    const at = "2026-11-21T09:00:00Z";
    expect(await tried(workbook, id, at, { step: "need_not_report", reason: " " })).toBe(
      "missing-reason",
    );
    expect(
      await tried(workbook, id, at, { step: "need_not_report", reason: "Returned unopened" }),
    ).toBe("allowed");
    expect(await tried(workbook, id, at, { step: "tell_people", on: day("2026-11-22") })).toBe(
      "date-in-future",
    );
    expect(await tried(workbook, id, at, { step: "tell_people", on: day("2026-11-19") })).toBe(
      "before-aware",
    );
    expect(await tried(workbook, id, at, { step: "tell_people", on: day("2026-11-21") })).toBe(
      "allowed",
    );
    expect((await standingAt(workbook, "2026-12-01T09:00:00Z"))[0]?.[0]).toBe(
      "need_not_be_reported",
    );
    expect(await tried(workbook, "BR-1", at, { step: "tell_people", on: day("2026-11-21") })).toBe(
      "breach-unknown",
    );
  });

  test("cannot be known of in the future, nor be nothing", async () => {
    const { workbook } = await recorded();
    const register = await registerOf(workbook);
    const given = {
      kind: "integrity",
      what: "x",
      awareAt: instant("2026-11-21T09:00:00Z"),
      findingId: "",
    } as const;
    expect(code(recordBreach(register, given, now("2026-11-20T09:00:00Z")))).toBe("date-in-future");
    expect(code(recordBreach(register, { ...given, what: " " }, now("2026-11-22T09:00:00Z")))).toBe(
      "missing-text",
    );
  });

  test("is told of by the command line, with the hours of the time given", async () => {
    const { workbook, id } = await recorded();
    const register = await registerOf(workbook);
    const at = fromUkTime(day("2026-11-23"), 18 * 60 + 45);
    const late = sayAudit("register.xlsx", register, day("2026-11-23"), at);
    expect(late.lines).toContain(`  ${id}: was to be reported by 16:30 on 23/11/2026, 2 hours ago`);
    expect(late).toMatchObject({
      isLate: true,
      document: {
        breaches: {
          kept: 1,
          open: [{ due: isoInstant(instant("2026-11-23T16:30:00Z")), late: true }],
        },
      },
    });
    const day23 = sayAudit("register.xlsx", register, day("2026-11-23"));
    expect(day23.isLate).toBe(false);
    expect(day23.lines).toContain(
      `  ${id}: report it by 16:30 on 23/11/2026, or say why it need not be (16 hours left)`,
    );
    expect(sayAudit("register.xlsx", register, null).lines).toContain(
      `  ${id}: report it by 16:30 on 23/11/2026, or say why it need not be`,
    );
  });

  test("typed over with a time that says no zone is named and kept", async () => {
    const { workbook } = await recorded();
    const table = workbook.model.tables.find(({ name }) => name === "tblBreach")!;
    const sheet = workbook.model.sheets.find(({ name }) => name === table.area.sheet)!;
    putCell(sheet, table.area.row + 1, table.columns.indexOf("aware_at"), "20/11/2026 16:30");
    const { unreadable } = await registerOf(workbook);
    expect(
      unreadable.map(({ column, sentence }) => [column, sentence.includes("20/11/2026 16:30")]),
    ).toEqual([["aware_at", true]]);
  });
});
