import { describe, expect, test } from "vitest";
import { causeInWords, thinCause } from "../../src/audit/life/cause";
import { compareEffect } from "../../src/audit/life/effect";
import { mostFaulty } from "../../src/audit/life/most-faulty";
import { policyOf } from "../../src/audit/life/policy";
import { takeStep } from "../../src/audit/life/take-step";
import { trailReport } from "../../src/audit/trail";
import { parseDate } from "../../src/cells/date";
import { emptyWorkbook } from "../../src/workbook/model";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { describeShared, sharedBytes } from "../shared";
import { code, registerOf, value } from "./desk";
import {
  fillIn,
  findingOf,
  note,
  on,
  person,
  raise,
  staffed,
  take,
  underWay,
  verified,
} from "./life-desk";

const day = (date: string) => parseDate(date)!;

async function closed() {
  const workbook = await staffed();
  const finding = await raise(workbook);
  await verified(workbook, finding);
  const seen = await note(workbook, "Sample");
  await take(workbook, finding, "2026-11-05", "m.leger", "review_effectiveness", {
    result: "effective",
    evidenceIds: [seen],
    note: "",
  });
  await take(workbook, finding, "2026-11-06", "a.osei", "close", { lessons: "Check forms." });
  return { workbook, finding };
}

describe("a refusal", () => {
  test("says why, and who can do it instead, by name", async () => {
    const workbook = await staffed();
    const finding = await raise(workbook);
    const owner = await take(workbook, finding, "2026-09-02", "r.shah", "withdraw", {
      reason: "x",
    });
    expect(owner.code).toBe("not-authorised");
    expect(owner.said).toContain("“Withdrawn” is not for r.shah");
    expect(owner.said).toContain("a lead auditor or the programme manager (a.osei or d.khan)");
    const auditor = await take(workbook, finding, "2026-09-02", "a.osei", "accept", {});
    expect(auditor.said).toContain("the owner, r.shah");
  });

  test("changes nothing", async () => {
    const workbook = await staffed();
    const finding = await raise(workbook);
    const before = structuredClone(workbook.model);
    expect((await take(workbook, finding, "2026-09-02", "x", "close", { lessons: "" })).code).toBe(
      "not-authorised",
    );
    expect(workbook.model).toEqual(before);
  });

  test("out of turn names the present state and what comes next", async () => {
    const workbook = await staffed();
    const finding = await raise(workbook);
    const early = await take(workbook, finding, "2026-09-02", "r.shah", "submit_plan", {
      noActionBecause: "",
    });
    expect(early.code).toBe("wrong-state");
    expect(early.said).toContain("Next, the owner, r.shah, accepts or disputes it.");
  });
});

describe("who may", () => {
  test("an auditor of the process neither verifies nor reviews", async () => {
    const workbook = await staffed();
    const finding = await raise(workbook);
    await verified(workbook, finding);
    const review = await take(workbook, finding, "2026-11-05", "t.ward", "review_effectiveness", {
      result: "effective",
      evidenceIds: [await note(workbook, "Sample")],
      note: "",
    });
    expect(review.code).toBe("not-independent");
    expect(review.said).toContain("t.ward works in Record keeping");
    expect(review.said).not.toMatch(/\([^)]*t\.ward/);
  });

  test("an auditor whose qualification has run out does not audit", async () => {
    const workbook = await staffed({ "r.shah": "owner", "j.powell": "staff" });
    await fillIn(workbook, "tblPeople", [
      person("a.osei", "lead_auditor"),
      { ...person("m.leger", "auditor"), auditorQualifiedUntil: day("2026-09-01") },
    ]);
    const finding = await raise(workbook);
    await underWay(workbook, finding);
    const plan = await take(workbook, finding, "2026-09-10", "m.leger", "verify_implementation", {
      result: "done",
      evidenceIds: [],
      note: "",
    });
    expect(plan.code).toBe("auditor-not-qualified");
    expect(plan.said).toContain("01/09/2026");
  });

  test("a person may be named by id or by name", async () => {
    const workbook = await staffed({ "a.osei": "lead_auditor" });
    await fillIn(workbook, "tblPeople", [{ ...person("P7", "owner"), name: "Rita Shah" }]);
    const finding = await raise(workbook, { owner: "P7" });
    expect((await take(workbook, finding, "2026-09-02", "rita shah", "accept", {})).code).toBe(
      "allowed",
    );
  });

  test("without a list of people, owner and doer are still kept apart from who verifies", async () => {
    const workbook = new MemoryWorkbook(emptyWorkbook("register.xlsx"));
    const finding = await raise(workbook);
    const actionId = await underWay(workbook, finding);
    const evidenceIds = [await note(workbook, "Form")];
    await take(workbook, finding, "2026-10-01", "j.powell", "complete_action", {
      actionId,
      doneOn: day("2026-10-01"),
      evidenceIds,
    });
    const verify = (by: string) =>
      take(workbook, finding, "2026-10-05", by, "verify_implementation", {
        result: "done",
        evidenceIds,
        note: "",
      });
    expect((await verify("r.shah")).code).toBe("not-authorised");
    expect((await verify("j.powell")).code).toBe("not-independent");
    expect((await verify("m.leger")).code).toBe("allowed");
  });
});

describe("a closed finding", () => {
  test("is locked, takes remarks, and can be reopened within a year", async () => {
    const { workbook, finding } = await closed();
    expect((await findingOf(workbook, finding)).lessons).toBe("Check forms.");
    const cause = await take(workbook, finding, "2026-12-01", "r.shah", "record_cause", {
      text: "Another",
      category: "",
      analysis: { method: "other", name: "Talk" },
    });
    expect(cause.code).toBe("record-locked");
    const remark = await take(workbook, finding, "2026-12-01", "r.shah", "remark", {
      text: "Seen again in Leeds.",
    });
    expect(remark.code).toBe("allowed");
    expect((await findingOf(workbook, finding)).state).toBe("closed");
    const late = await take(workbook, finding, "2027-11-07", "a.osei", "reopen", { reason: "x" });
    expect(late.code).toBe("reopen-too-late");
    const last = await take(workbook, finding, "2027-11-06", "a.osei", "reopen", { reason: "x" });
    expect(last.code).toBe("allowed");
    expect(await findingOf(workbook, finding)).toMatchObject({
      state: "in_analysis",
      cycle: 2,
      cause: "",
      closedOn: null,
      effectivenessResult: null,
      responseDue: day("2027-12-06"),
    });
  });
});

describe("an action", () => {
  test("asked for more time shows it, until somebody else decides", async () => {
    const workbook = await staffed();
    const finding = await raise(workbook);
    const actionId = await underWay(workbook, finding);
    const asked = { actionId, newDue: day("2026-12-20"), reason: "Supplier late." };
    await take(workbook, finding, "2026-10-10", "j.powell", "request_extension", asked);
    const action = async () => (await registerOf(workbook)).rows.tblAction[0];
    expect(await action()).toMatchObject({ due: day("2026-10-15"), requestedDue: asked.newDue });
    const own = await take(workbook, finding, "2026-10-10", "j.powell", "extend_due", asked);
    expect(own.code).toBe("not-authorised");
    const given = await take(workbook, finding, "2026-10-10", "d.khan", "extend_due", asked);
    expect(given.said).toContain("is now to be done by 20/12/2026");
    expect(await action()).toMatchObject({
      due: asked.newDue,
      originalDue: day("2026-10-15"),
      extensions: 1,
      extensionBy: "d.khan",
      requestedDue: null,
    });
    expect((await findingOf(workbook, finding)).completionDue).toBe(asked.newDue);
  });

  test("gets no more time once its date has passed", async () => {
    const workbook = await staffed();
    const finding = await raise(workbook);
    const actionId = await underWay(workbook, finding);
    const late = await take(workbook, finding, "2026-10-16", "d.khan", "extend_due", {
      actionId,
      newDue: day("2026-12-20"),
      reason: "Late.",
    });
    expect(late.code).toBe("extension-too-late");
  });

  test("that was not done as planned is open again", async () => {
    const workbook = await staffed();
    const finding = await raise(workbook);
    const actionId = await underWay(workbook, finding);
    const evidenceIds = [await note(workbook, "Form")];
    const done = { actionId, doneOn: day("2026-10-01"), evidenceIds };
    await take(workbook, finding, "2026-10-01", "j.powell", "complete_action", done);
    await take(workbook, finding, "2026-10-02", "m.leger", "verify_implementation", {
      result: "not_done",
      evidenceIds,
      note: "The form still takes blanks.",
    });
    expect((await findingOf(workbook, finding)).state).toBe("in_progress");
    const again = await take(workbook, finding, "2026-10-03", "j.powell", "complete_action", {
      ...done,
      doneOn: day("2026-10-03"),
    });
    expect(again.code).toBe("allowed");
  });
});

describe("the settings of a workbook", () => {
  test("change limits, in days, working days or months; nonsense is named and has no effect", async () => {
    const workbook = await staffed();
    await fillIn(workbook, "tblSetting", [
      { setting: "minor_plan", value: "10 working days", note: "" },
      { setting: "minor_done", value: "2 months", note: "" },
      { setting: "major plan", value: "soon", note: "" },
      { setting: "minor_plam", value: "3", note: "" },
      { setting: "risk_bands", value: "3x3", note: "" },
    ]);
    const finding = await raise(workbook);
    expect(await findingOf(workbook, finding)).toMatchObject({
      responseDue: day("2026-09-15"),
      completionDue: day("2026-11-02"),
    });
    const { policy, faults } = policyOf(await registerOf(workbook));
    expect(policy.response.major).toEqual({ rule: "calendar_days", days: 14 });
    expect(faults).toHaveLength(2);
    expect(faults[0]).toContain("“major plan” says “soon”");
  });

  test("a reporting cycle has to pass in full before effectiveness is reviewed", async () => {
    const workbook = await staffed();
    await fillIn(workbook, "tblSetting", [
      { setting: "reporting_cycle", value: "quarter", note: "" },
    ]);
    const finding = await raise(workbook);
    await verified(workbook, finding);
    expect((await findingOf(workbook, finding)).effectivenessDue).toBe(day("2027-04-01"));
    const early = await take(workbook, finding, "2027-03-31", "m.leger", "review_effectiveness", {
      result: "effective",
      evidenceIds: [await note(workbook, "Sample")],
      note: "",
    });
    expect(early.code).toBe("too-early");
    expect(early.said).toContain("01/04/2027");
    expect(early.said).toContain("one full quarter of figures");
  });
});

describe("the cause", () => {
  test("is worked out as its method asks", () => {
    expect(thinCause({ method: "five_whys", whys: ["One", " "] })?.code).toBe("missing-cause");
    expect(thinCause({ method: "five_whys", whys: ["One", "Two"] })).toBeNull();
    expect(thinCause({ method: "fishbone", branches: [{ heading: "People", text: "" }] })).toEqual(
      expect.objectContaining({ code: "missing-cause" }),
    );
    const events = [
      { on: day("2026-09-01"), text: "Saved" },
      { on: null, text: "Lost" },
    ];
    expect(thinCause({ method: "timeline", events })?.code).toBe("missing-cause");
    expect(
      causeInWords({ method: "comparison", where: "Leeds", against: "York", difference: "Form" }),
    ).toBe(
      "Method: Comparison\nWhere it went wrong: Leeds\nWhere it did not: York\nWhat differs: Form",
    );
  });
});

describe("before and after", () => {
  test("says better only where the difference is more than chance", () => {
    const verdict = (a: [number, number], b: [number, number]) => {
      const effect = compareEffect(
        { faults: a[0], size: a[1] },
        { faults: b[0], size: b[1] },
        null,
      );
      return effect.ok ? effect.value.verdict : effect.trouble.code;
    };
    expect(verdict([20, 40], [2, 40])).toBe("better");
    expect(verdict([2, 40], [20, 40])).toBe("worse");
    expect(verdict([3, 20], [2, 20])).toBe("unclear");
    expect(verdict([3, 0], [2, 20])).toBe("sample-unfit");
    expect(verdict([21, 20], [2, 20])).toBe("sample-unfit");
  });

  test("shows both shares with their limits, and what may be left in the population", () => {
    const { sentences } = value(
      compareEffect({ faults: 7, size: 20 }, { faults: 0, size: 20 }, 100),
    );
    expect(sentences[0]).toBe("Before: 7 of 20 (35.0%; between 18.1% and 56.7%).");
    expect(sentences[3]).toContain("at most 12 are still faulty");
  });
});

describeShared("reference cases: how many may still be faulty", () => {
  const lines = new TextDecoder()
    .decode(sharedBytes("cases/audit/sample-evaluation.csv"))
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(",").map(Number));

  test.each(lines)("%d records, %d looked at, %d found, %d%%", (...line) => {
    const [population = 0, size = 0, faults = 0, confidence = 0, , upper] = line;
    expect(mostFaulty({ faults, size }, population, 1 - confidence / 100)).toBe(upper);
  });
});

describe("the trail", () => {
  test("holds over a whole life, and notices an action edited by hand", async () => {
    const { workbook } = await closed();
    const report = trailReport(await registerOf(workbook), null);
    expect(report.isSound).toBe(true);
    expect(report.edited).toEqual([]);
    const place = (await registerOf(workbook)).places.get("tblAction")!;
    const { sheet, row, column } = place.facts.area;
    const area = { sheet, row: row + 1, column: column + 4, rows: 1, columns: 1 };
    value(
      await workbook.apply([
        {
          kind: "setCells",
          area,
          values: [["Something else"]],
          over: [["Make the date required."]],
        },
      ]),
    );
    const after = trailReport(await registerOf(workbook), null);
    expect(after.edited.map(({ table }) => table)).toEqual(["tblAction"]);
  });
});

describe("a register edited by hand into nonsense", () => {
  test("names each row that cannot be read, keeps it, and works on with the others", async () => {
    const workbook = await staffed();
    const good = await raise(workbook);
    const bad = await raise(workbook);
    const register = await registerOf(workbook);
    const place = register.places.get("tblFinding")!;
    const row = register.rows.tblFinding.find(({ findingId }) => findingId === bad)!;
    const at = place.fields.get("state")!;
    const area = {
      sheet: place.facts.area.sheet,
      row: row.sheetRow,
      column: place.facts.area.column + at,
      rows: 1,
      columns: 1,
    };
    value(
      await workbook.apply([
        { kind: "setCells", area, values: [["nearly done"]], over: [["open"]] },
      ]),
    );
    const now = await registerOf(workbook);
    expect(now.unreadable.map(({ column }) => column)).toEqual(["state"]);
    expect((await take(workbook, bad, "2026-09-02", "r.shah", "accept", {})).code).toBe(
      "finding-unknown",
    );
    expect((await take(workbook, good, "2026-09-02", "r.shah", "accept", {})).code).toBe("allowed");
    const read = value(await workbook.read(area));
    expect(read.columns[0]?.values[0]).toBe("nearly done");
  });
});

describe("two people at once", () => {
  test("only the first of two plans on one finding goes in, and nothing of the second", async () => {
    const workbook = await staffed();
    const finding = await raise(workbook);
    const register = await registerOf(workbook);
    const first = value(takeStep(register, finding, "accept", {}, on("2026-09-02", "r.shah")));
    const second = value(
      takeStep(register, finding, "dispute", { reason: "No." }, on("2026-09-02", "r.shah")),
    );
    value(await workbook.apply(first.changes));
    const before = structuredClone(workbook.model);
    expect(code(await workbook.apply(second.changes))).toBe("changed-meanwhile");
    expect(workbook.model).toEqual(before);
    expect((await findingOf(workbook, finding)).state).toBe("in_analysis");
  });
});
