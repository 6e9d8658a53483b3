import { expect, it } from "vitest";
import { composeReport } from "../../src/report/measures/compose";
import { RESULT_COLUMNS, type ReportTemplate } from "../../src/report/measures/template";
import { figureFacts } from "../../taskpane/measures/results/facts";
import { countText, figureText } from "../../taskpane/measures/results/words";
import { day, figureOf, measured, measures, resultOf, sheetOf, value } from "../measures/counting";

/** Forty cases a month from April 2024 on, of which nine in ten are met and, from May 2026 on, seven in ten. */
function cases() {
  const rows = [];
  for (let month = 0; month < 31; month++) {
    const first = day(
      `01/${String(((month + 3) % 12) + 1).padStart(2, "0")}/${2024 + Math.floor((month + 3) / 12)}`,
    );
    for (let at = 0; at < 40; at++) {
      const isMet = at % 10 < (month < 25 ? 9 : 7);
      rows.push([first + (at % 28), isMet ? "Yes" : "No"]);
    }
  }
  return sheetOf("Cases", ["Date", "Met"], rows);
}

async function october() {
  const register = measures({
    form: "share",
    numerator: '[Met]="Yes"',
    unitOfCount: "cases",
    target: 0.85,
    tolerance: 0.05,
    direction: "higher",
  });
  const credits = [
    { from: day("01/04/2026"), fee: 10_000, floor: 0.65, mostPercent: 0.1, steps: [] },
  ];
  const priced = {
    ...register,
    measures: register.measures.map((measure) => ({ ...measure, credits })),
  };
  return measured(cases(), priced, "31/10/2026");
}

it("a figure is shown with all that is known of it, in the pane and in a report", async () => {
  const results = await october();
  const result = resultOf(results);
  const figure = figureOf(result.total, "2026-10");
  expect(figureText(result.measure, figure)).toBe("70.0%");
  expect(countText(result.measure, figure)).toBe("28 of 40");
  expect(figure.rating).toMatchObject({ rag: "red", byFigure: "red" });
  const facts = new Map(figureFacts(result.measure, figure, result.total));
  expect([...facts.keys()]).toEqual([
    "Target",
    "With 95% confidence",
    "Since the period before",
    "Since a year ago",
    "Year to date",
    "Last twelve months",
    "Needed from here on",
    "Service credit",
    "Control chart",
    "Will the target be met",
  ]);
  // April and six months later: 36 + 6 × 28 of 7 × 40; from November: 5 × 36 and 7 × 28 of 12 × 40.
  expect(facts.get("Year to date")).toBe("72.9%");
  expect(facts.get("Last twelve months")).toBe("80.0%");
  expect(facts.get("Since a year ago")).toBe("Down 20 points: worse (Oct 2025)");
  // Three quarters of the way from 85% down to 65%: 7.5% of the fee.
  expect(facts.get("Service credit")).toBe("£750.00");

  const template: ReportTemplate = {
    format: 1,
    id: "own",
    version: "1",
    title: "Everything",
    about: "",
    audience: "Us",
    length: "month",
    edition: "internal",
    marking: null,
    periods: 13,
    sections: [{ kind: "results", which: "all", columns: [...RESULT_COLUMNS] }],
  };
  const report = value(
    await composeReport(template, results, [], {
      period: "2026-10",
      policy: null,
      status: "draft",
      marking: null,
      source: "Cases.xlsx",
      names: [],
      revised: [],
    }),
  );
  const [table] = report.sections.flatMap(({ blocks }) => blocks);
  const row = table?.kind === "table" ? (table.rows[0] ?? []) : [];
  const cell = (column: (typeof RESULT_COLUMNS)[number]) => row[RESULT_COLUMNS.indexOf(column)];
  expect([cell("value"), cell("numerator"), cell("denominator")]).toEqual(["70.0%", 28, 40]);
  expect([cell("yearToDate"), cell("rollingTwelve")]).toEqual(["72.9%", "80.0%"]);
  expect(cell("serviceCredit")).toBeCloseTo(750, 9);
  expect(cell("rating")).toMatchObject({ rag: "red" });
  for (const column of ["interval", "target", "change", "lastYear", "runRate"] as const)
    expect(cell(column), column).toBeTruthy();
  expect([cell("variation"), cell("assurance")]).toEqual([
    facts.get("Control chart"),
    facts.get("Will the target be met"),
  ]);
});
