import { describe, expect, it } from "vitest";
import { measureOf, NOTHING_ATTACHED } from "../../../src/measures/read-measure";
import { measureWorkbook } from "../../../src/measures/results";
import { bothHold, columnName, conditionFormula } from "../../../src/measures/suggest/conditions";
import {
  stillNeeded,
  suggestedRow,
  suggestions,
  workDates,
  type Said,
  type SeenColumn,
} from "../../../src/measures/suggest/suggest";
import { BLANK_MEASURE } from "../../../src/measures/layout";
import { day, resultOf, sheetOf, value } from "../counting";

const dates = (title: string): SeenColumn => ({ title, holds: "dates", values: [] });
const COLUMNS: readonly SeenColumn[] = [
  { title: "Case ref", holds: "words", values: [] },
  dates("Date of birth"),
  dates("Referred"),
  dates("First seen"),
  dates("Closed on"),
  { title: "Outcome", holds: "words", values: ["Settled", "Not known"] },
  { title: "Contacts", holds: "numbers", values: [] },
  { title: "Phone number", holds: "numbers", values: [] },
];
const SAID: Said = { days: 5, holidays: "England and Wales", value: "Settled", target: 0.9 };
const EMPTY = { ...BLANK_MEASURE, measureId: "M1" };

describe("what the columns of a table allow", () => {
  it("is each step in time, each share, how many, the caseload and the averages", () => {
    expect(suggestions(COLUMNS, "Referred")).toEqual([
      { kind: "count", date: "Referred" },
      { kind: "in-time", from: "Referred", done: "First seen" },
      { kind: "in-time", from: "First seen", done: "Closed on" },
      { kind: "share", column: "Outcome", values: ["Settled", "Not known"] },
      { kind: "caseload", date: "Referred", end: "Closed on" },
      { kind: "mean", column: "Contacts" },
    ]);
  });

  it("leaves out the day on which somebody was born", () => {
    expect(workDates(COLUMNS)).toEqual(["Referred", "First seen", "Closed on"]);
  });

  it("asks for what only people know", () => {
    const nothing: Said = { days: null, holidays: "Jersey", value: "", target: null };
    const needed = suggestions(COLUMNS, "Referred").map((one) => stillNeeded(one, nothing));
    expect(needed.filter((why) => why !== null)).toEqual([
      "Write how many working days are allowed.",
      "Write how many working days are allowed.",
      "Choose which one is counted.",
    ]);
  });

  it("becomes measures that can be worked out", async () => {
    const heads = COLUMNS.map(({ title }) => title);
    const born = day("01/01/1990");
    const workbook = sheetOf("Cases", heads, [
      ["A1", born, day("05/10/2026"), day("09/10/2026"), null, "Settled", 4, 1],
      ["A2", born, day("05/10/2026"), day("20/10/2026"), null, "Not known", 2, 1],
      ["A3", born, day("06/10/2026"), null, day("20/10/2026"), "Settled", 3, 1],
    ]);
    const place = { table: "Cases", date: "Referred", groups: [] };
    const figures: string[] = [];
    for (const one of suggestions(COLUMNS, "Referred")) {
      const row = suggestedRow(one, SAID, place, EMPTY);
      const measure = value(measureOf(row, NOTHING_ATTACHED));
      const results = value(
        await measureWorkbook(
          workbook,
          { measures: [measure], unusable: [] },
          { asOf: day("31/10/2026") },
        ),
      );
      const { figures: all } = resultOf(results).total;
      const { numerator, denominator } = all.at(-1) ?? { numerator: -1, denominator: -1 };
      figures.push(`${row.name}: ${numerator} of ${denominator}`);
    }
    expect(figures).toEqual([
      "How many, by Referred: 3 of 0",
      "First seen within 5 working days of Referred: 1 of 3",
      "Closed on within 5 working days of First seen: 0 of 2",
      "Outcome: Settled: 2 of 3",
      "Open cases, from Referred to Closed on: 2 of 0",
      "Average of Contacts: 9 of 3",
    ]);
  });
});

describe("a condition made by choosing", () => {
  it("names columns whatever their headings hold", () => {
    expect(columnName("Panel\ndate [actual]")).toBe("[Panel date '[actual']]");
  });

  it("counts what has not been done as late, in working or calendar days", () => {
    const time = { kind: "in-time", done: "Seen", from: "Referred", days: 5 } as const;
    expect(conditionFormula({ ...time, unit: "working", holidays: "Jersey" })).toBe(
      'IF(ISBLANK([Seen]), FALSE, [Seen] <= KPI.DUE([Referred], 5, "Jersey"))',
    );
    expect(conditionFormula({ ...time, unit: "calendar", holidays: "Jersey" })).toBe(
      "IF(ISBLANK([Seen]), FALSE, [Seen] <= [Referred] + 5)",
    );
  });

  it("quotes values, and joins conditions", () => {
    const is = conditionFormula({ kind: "is", column: "Outcome", value: 'So "called"' });
    expect(is).toBe('[Outcome] = "So ""called"""');
    expect(bothHold("", is)).toBe(is);
    expect(bothHold("[A] = 1", "[B] >= 2")).toBe("AND([A] = 1, [B] >= 2)");
  });
});
