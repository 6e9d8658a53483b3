import { describe, expect, it } from "vitest";
import { missingFor } from "../../../src/measures/calendar/gate";
import {
  changeInWords,
  changesBetween,
  figuresFor,
  handIn,
  isUntouched,
  revisedFigures,
} from "../../../src/measures/calendar/hand-in";
import { readSubmissions } from "../../../src/measures/calendar/layout";
import {
  askedAgain,
  dueAfter,
  periodAfter,
  periodLabel,
  planSubmission,
  type Asked,
} from "../../../src/measures/calendar/plan";
import { standings } from "../../../src/measures/calendar/standing";
import type { Moment } from "../../../src/records/moment";
import { feedsOf } from "../../../src/report/measures/feeds";
import { gatherFigures } from "../../../src/report/measures/gather";
import type { MemoryWorkbook } from "../../../src/workbook/memory";
import { PERIODS } from "../../report/measures/results";
import { measuredWorkbook } from "../../report/measures/workbook";
import { day, value } from "../counting";

const moment = (on: string): Moment => ({
  at: "2026-11-10T09:00:00Z",
  today: day(on),
  actor: "A. Person",
  token: () => "k3f9",
});

const OCTOBER = PERIODS.at(-1)!;
const ASKED: Asked = {
  report: "Contract return",
  templateId: "monthly-contract",
  period: OCTOBER,
  length: "month",
  rule: { days: 10, countedIn: "working_days", bankHolidays: "" },
  dependsOn: ["Cases"],
  owner: "A. Person",
};

async function plan(workbook: MemoryWorkbook, asked: Asked = ASKED) {
  const made = value(
    planSubmission(value(await readSubmissions(workbook)), asked, moment("01/11/2026")),
  );
  value(await workbook.apply(made.changes));
}

async function figures(workbook: MemoryWorkbook, asOf = "10/11/2026") {
  return value(await gatherFigures(workbook, { asOf: day(asOf), length: "month" }));
}

/** Hands in the last row of the calendar, and writes it. */
async function hand(workbook: MemoryWorkbook, on: string, reason = "") {
  const records = value(await readSubmissions(workbook));
  const row = records.rows.tblSubmission.at(-1)!;
  const kept = figuresFor(await figures(workbook), row.period);
  const said = { by: "A. Person", whyIncomplete: "", reason };
  const planned = handIn(records, row, kept, [], said, moment(on));
  if (planned.ok) value(await workbook.apply(planned.value.changes));
  return planned;
}

describe("when something is due", () => {
  const rule = (days: number, more: Partial<Asked["rule"]> = {}) => ({
    ...ASKED.rule,
    days,
    ...more,
  });

  it.each([
    ["31/10/2026", rule(10), "13/11/2026"],
    // The spring bank holiday and the weekend do not count.
    ["20/05/2026", rule(4), "27/05/2026"],
    ["31/12/2026", rule(1), "04/01/2027"],
    ["31/12/2026", rule(1, { bankHolidays: "Scotland" }), "05/01/2027"],
    ["31/10/2026", rule(15, { countedIn: "calendar_days" }), "15/11/2026"],
    ["31/10/2026", rule(0), "31/10/2026"],
  ])("counts from %s", (end, given, due) => {
    expect(value(dueAfter(day(end), given))).toBe(day(due));
  });

  it("says whose bank holidays it does not know", () => {
    expect(dueAfter(day("31/10/2026"), rule(1, { bankHolidays: "Atlantis" })).ok).toBe(false);
  });

  it("lists the latest first, then what comes next, then what was handed in", async () => {
    const workbook = await measuredWorkbook();
    await plan(workbook, { ...ASKED, period: PERIODS[5]! });
    await plan(workbook, { ...ASKED, report: "Board paper", rule: rule(20) });
    await plan(workbook);
    const before = standings(value(await readSubmissions(workbook)), day("10/11/2026"));
    expect(before.map(({ row, state }) => [row.report, row.period, state])).toEqual([
      ["Contract return", "2026-09", "late"],
      ["Contract return", "2026-10", "due"],
      ["Board paper", "2026-10", "due"],
    ]);
    expect(before[0]?.sentence).toBe("Late by 27 days");
    expect((await hand(workbook, "16/11/2026")).ok).toBe(true);
    const after = standings(value(await readSubmissions(workbook)), day("16/11/2026"));
    expect(after.at(-1)).toMatchObject({ state: "done" });
    expect(after.at(-1)?.sentence).toBe("Handed in on 16/11/2026 by A. Person, 3 days late");
  });

  it("puts nothing in twice, and carries its rule on to the next period", async () => {
    const workbook = await measuredWorkbook();
    await plan(workbook);
    const records = value(await readSubmissions(workbook));
    expect(planSubmission(records, ASKED, moment("01/11/2026"))).toMatchObject({
      ok: false,
      trouble: { code: "submission-twice" },
    });
    const row = records.rows.tblSubmission[0]!;
    const next = periodAfter(row, 4);
    expect(next.key).toBe("2026-11");
    await plan(workbook, askedAgain(row, next));
    const due = value(await readSubmissions(workbook)).rows.tblSubmission[1]?.due;
    expect(due).toBe(day("14/12/2026"));
  });
});

describe("the gate before handing in", () => {
  it("names what is missing: feeds, reports it waits for, figures, a period that is not over", async () => {
    const workbook = await measuredWorkbook();
    await plan(workbook, { ...ASKED, report: "Team return" });
    await plan(workbook, { ...ASKED, dependsOn: ["Cases", "Absences", "Team return"] });
    const records = value(await readSubmissions(workbook));
    const row = records.rows.tblSubmission[1]!;
    const feeds = value(await feedsOf(workbook, records, row));
    expect(feeds.map(({ state }) => state)).toEqual(["there", "missing", "not-handed-in"]);
    const missing = missingFor(row, feeds, await figures(workbook));
    expect(missing).toHaveLength(2);
    expect(missing[0]).toContain("Absences");
    const early = missingFor(row, [], await figures(workbook, "20/10/2026"));
    expect(early.join(" ")).toContain("not over before 01/11/2026");
  });

  it("lets nothing through without a reason while something is missing", async () => {
    const workbook = await measuredWorkbook();
    await plan(workbook);
    const records = value(await readSubmissions(workbook));
    const row = records.rows.tblSubmission[0]!;
    const said = { by: "A. Person", whyIncomplete: "", reason: "" };
    const refused = handIn(records, row, [], ["Absences"], said, moment("10/11/2026"));
    expect(refused).toMatchObject({ ok: false, trouble: { code: "submission-incomplete" } });
    const reasoned = { ...said, whyIncomplete: "Agreed with the partner" };
    expect(handIn(records, row, [], ["Absences"], reasoned, moment("10/11/2026")).ok).toBe(true);
    expect(handIn(records, row, [], [], { ...said, by: " " }, moment("10/11/2026"))).toMatchObject({
      ok: false,
      trouble: { code: "submission-name" },
    });
  });
});

describe("what was handed in", () => {
  it("is kept as values under a fingerprint that finds every later touch, and names no workers", async () => {
    const workbook = await measuredWorkbook();
    await plan(workbook);
    expect((await hand(workbook, "12/11/2026")).ok).toBe(true);
    const records = value(await readSubmissions(workbook));
    const row = records.rows.tblSubmission[0]!;
    expect(row.status).toBe("submitted");
    expect(isUntouched(records, row)).toBe(true);
    const kept = records.rows.tblSubmittedFigure;
    expect(kept.map(({ splitBy }) => splitBy)).not.toContain("Case manager");
    expect(kept.map(({ group }) => group)).toContain("North");
    const touched = {
      ...records,
      rows: {
        ...records.rows,
        tblSubmittedFigure: kept.map((one, at) => (at === 0 ? { ...one, numerator: 1 } : one)),
      },
    };
    expect(isUntouched(touched, row)).toBe(false);
  });

  it("is handed in again only with a reason, and every changed figure is logged", async () => {
    const workbook = await measuredWorkbook();
    await plan(workbook);
    await hand(workbook, "12/11/2026");
    expect(await hand(workbook, "13/11/2026")).toMatchObject({
      ok: false,
      trouble: { code: "submission-in" },
    });
    const facts = value(await workbook.facts());
    const used = facts.sheets.find(({ name }) => name === "Cases")?.used;
    const lastRow = (used?.rows ?? 1) - 1;
    value(
      await workbook.apply([
        {
          kind: "setCells",
          area: { sheet: "Cases", row: lastRow, column: 2, rows: 1, columns: 1 },
          values: [[90]],
        },
      ]),
    );
    expect(await hand(workbook, "13/11/2026")).toMatchObject({
      ok: false,
      trouble: { code: "submission-reason" },
    });
    expect((await hand(workbook, "13/11/2026", "A date was put right")).ok).toBe(true);
    const records = value(await readSubmissions(workbook));
    const log = records.rows.tblFigureRestatement;
    expect(log.map(({ splitBy }) => splitBy)).toEqual(["", "Team"]);
    expect(log[0]).toMatchObject({ measureId: "YJ-01", reason: "A date was put right" });
    expect(log[0]?.before).toBeGreaterThan(log[0]?.after ?? 1);
    expect(revisedFigures(records)).toEqual(["YJ-01 2026-10"]);
    expect(standings(records, day("13/11/2026"))).toHaveLength(1);
  });

  it("says the changes in the words of the measures, and the period as people call it", async () => {
    const workbook = await measuredWorkbook();
    await plan(workbook);
    const [row] = value(await readSubmissions(workbook)).rows.tblSubmission;
    expect(periodLabel(row!)).toBe("Oct 2026");
    const results = await figures(workbook);
    const before = figuresFor(results, "2026-10");
    const after = before.map((one) =>
      one.group === "West"
        ? { ...one, numerator: 5, denominator: 10 }
        : one.splitBy === ""
          ? { ...one, value: 0.5 }
          : one,
    );
    const now = before.find(({ splitBy }) => splitBy === "")!;
    const west = before.find(({ group }) => group === "West")!;
    expect(changesBetween(before, after).map((change) => changeInWords(results, change))).toEqual([
      `Panels on time: ${(now.value! * 100).toFixed(1)}% → 50.0%`,
      `Panels on time, West, counted: ${west.numerator} → 5`,
    ]);
  });

  it("tells figures that came and went", () => {
    const one = {
      measureId: "M",
      version: "1",
      period: "2026-10",
      splitBy: "Team",
      group: "North",
      numerator: 1,
      denominator: 2,
      value: 0.5,
    };
    expect(changesBetween([one], [])).toMatchObject([{ before: 0.5, after: null }]);
    expect(changesBetween([], [one])).toMatchObject([{ before: null, after: 0.5 }]);
    expect(changesBetween([one], [one])).toEqual([]);
    expect(changesBetween([one], [{ ...one, numerator: 2, denominator: 4 }])).toMatchObject([
      { before: 1, after: 2 },
    ]);
  });
});
