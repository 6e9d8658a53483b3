import { describe, expect, it } from "vitest";
import { USUAL_POLICY, type PublicationPolicy } from "../../../src/measures/publication/policy";
import type { Results } from "../../../src/measures/result";
import type { ReportDocument } from "../../../src/report/document";
import { fitsIn } from "../../../src/report/measure-text";
import { composeReport } from "../../../src/report/measures/compose";
import { templateNamed } from "../../../src/report/measures/shipped";
import { widthInPoints } from "../../../src/report/pages";
import { reportSheets } from "../../../src/report/sheets";
import { documentText } from "../../../src/report/text";
import { LOOKS } from "../../../src/workbook/looks";
import { PAGE_MARGINS } from "../../../src/workbook/report-sheet";
import { value } from "../../verify/make";
import { measure, PERIODS, resultOf, resultsOf, sampleResults } from "./results";

async function composed(
  id: string,
  results: Results,
  policy: PublicationPolicy | null,
): Promise<ReportDocument> {
  return value(
    await composeReport(value(templateNamed(id)), results, [], {
      period: "2026-10",
      policy,
      status: "draft",
      marking: null,
      source: "Cases.xlsx",
      names: [],
      revised: [],
    }),
  );
}

const charts = (document: ReportDocument) =>
  document.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === "chart" ? [block] : []));

describe("how a report looks", () => {
  it("has columns that begin at nought or say where, and no share above the whole", async () => {
    const full = measure("YJ-02", "Recorded in time", "share", { target: 0.95 });
    const results = resultsOf([
      resultOf(full, "Team", new Map([["North", PERIODS.map(() => [190, 200] as const)]])),
      ...sampleResults().measures,
    ]);
    const all = charts(await composed("monthly-contract", results, null));
    expect(all.map(({ chart }) => chart)).toEqual(
      expect.arrayContaining(["column", "stackedColumn", "line"]),
    );
    for (const { chart, minimum } of all) {
      if (chart === "column") expect(minimum).toBe(0);
      if (chart === "stackedColumn") expect(minimum).toBeGreaterThanOrEqual(0);
    }
    const trends = charts(await composed("police-and-crime-panel", results, USUAL_POLICY));
    const trend = trends.find(({ title }) => title.startsWith("Recorded in time"));
    expect(trend).toMatchObject({ chart: "line", maximum: 1 });
  });

  it("says that limits are left out only where there is a chart", async () => {
    const hidden = measure("YJ-02", "Reparation", "share");
    const few = resultOf(hidden, "Team", new Map([["North", PERIODS.map(() => [1, 2] as const)]]));
    const point = (at: number) => ({
      period: PERIODS[at]!,
      value: 0.5,
      centre: 0.5,
      lower: null,
      upper: null,
      flag: null,
      meaning: null,
      startsPhase: at === 0,
    });
    const chart = { points: PERIODS.map((_, at) => point(at)), isTrial: false };
    const results = resultsOf([{ ...few, total: { ...few.total, chart } }]);
    const text = documentText(await composed("police-and-crime-panel", results, USUAL_POLICY));
    expect(text).toContain("Reparation: [c]");
    expect(text).not.toContain("The limits of the control chart are left out");
  });

  it("prints a monthly and a quarterly report in letters of seven points or more", async () => {
    for (const id of ["monthly-contract", "quarterly-contract", "board-paper", "partner-return"]) {
      const sheets = reportSheets(await composed(id, sampleResults(), null));
      for (const change of sheets) {
        if (change.kind !== "addReportSheet") continue;
        const { widths, page } = change.content;
        // A4 less its margins, in the points of the sheet.
        const room = (page.orientation === "landscape" ? 29.7 : 21) - 2 * PAGE_MARGINS.side;
        const scale = Math.min(1, (room * 72) / 2.54 / widthInPoints(widths));
        expect(scale * LOOKS.cell.size, `${id}, ${change.sheet}`).toBeGreaterThanOrEqual(7);
      }
    }
  });

  it("asks for a period where none is over, and names those that are not", async () => {
    const results = sampleResults();
    const periods = PERIODS.slice(-1).map((period) => ({ ...period, isInProgress: true }));
    const none = await composeReport(
      value(templateNamed("board-paper")),
      { ...results, periods },
      [],
      {
        period: null,
        policy: null,
        status: "draft",
        marking: null,
        source: "Cases.xlsx",
        names: [],
        revised: [],
      },
    );
    expect(none).toMatchObject({
      trouble: {
        message:
          "No period is over on the date of the figures. Name the one that you want, though it is not over: 2026-10.",
      },
    });
  });

  it("gives every figure of a partner's return the same side, also beside a mark", async () => {
    const document = await composed("partner-return", sampleResults(), USUAL_POLICY);
    const [table] = document.sections[0]!.blocks;
    if (table?.kind !== "table") throw new Error("There is no return.");
    const sides = new Map(table.columns.map(({ title, align }) => [title, align]));
    for (const title of ["numerator", "denominator", "value"]) {
      expect(sides.get(title)).toBe("right");
    }
    for (const { title, width } of table.columns) {
      expect(fitsIn(title, width ?? 0, "header")).toBe(true);
    }
  });
});
