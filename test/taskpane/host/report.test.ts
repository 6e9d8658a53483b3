import { describe, expect, it } from "vitest";
import { reportSheets } from "../../../src/report/sheets";
import type { Change } from "../../../src/workbook/change";
import type { Workbook } from "../../../src/workbook/port";
import type { Host } from "../../../workbench/host/index";
import { hostSubject, smallModel } from "../../contract/subjects";
import { valueOf } from "../../contract/check";
import { composeReport } from "../../../src/report/measures/compose";
import { templateNamed } from "../../../src/report/measures/shipped";
import { measure, PERIODS, resultOf, resultsOf } from "../../report/measures/results";
import { SAMPLE } from "../../report/sample";

const REPORT = reportSheets(SAMPLE);
const BEFORE: readonly Change[] = [
  {
    kind: "setCells",
    area: { sheet: "Cases", row: 0, column: 0, rows: 1, columns: 1 },
    values: [["x"]],
  },
];

interface Opened {
  readonly workbook: Workbook;
  readonly host: Host;
  readonly requests: () => number;
}

async function open(): Promise<Opened> {
  let sent = 0;
  const { workbook, host } = await hostSubject(smallModel(), (made) => {
    made.faults.beforeBatch = () => {
      sent++;
    };
  });
  return { workbook, host, requests: () => sent };
}

/** What the workbook holds of reports, and the cell that stands for everything else. */
function picture({ workbook }: Host): unknown {
  return workbook.sheets.map((sheet) => ({
    name: sheet.name,
    first: sheet.value(0, 0),
    used: sheet.used(true),
    merged: sheet.merged.length,
    charts: sheet.charts.map(({ place, series, properties }) => ({
      place,
      properties: [...properties],
      series: series.map(({ values, along }) => [values, along]),
    })),
    page: [...sheet.page.properties],
    breaks: [...sheet.page.breaks],
  }));
}

/** A report of so many measures by so many groups, as sheets. */
async function bigReport(measures: number, groups: number): Promise<Change[]> {
  const counts = (at: number) => PERIODS.map((_, n) => [at + (n % 2), 25] as const);
  const results = resultsOf(
    Array.from({ length: measures }, (_, m) =>
      resultOf(
        measure(`M-${m}`, `Measure ${m}`, "share", { target: 0.9 }),
        "Team",
        new Map(Array.from({ length: groups }, (__, g) => [`Team ${g}`, counts(10 + (g % 7))])),
      ),
    ),
  );
  const template = valueOf(templateNamed("monthly-contract"), "template");
  const options = {
    period: "2026-10",
    policy: null,
    status: "draft" as const,
    marking: null,
    source: "Cases.xlsx",
    names: [],
    revised: [],
  };
  return reportSheets(valueOf(await composeReport(template, results, [], options), "report"));
}

describe("a report in the open workbook", () => {
  it("has Excel's own charts, drawn from the cells that hold their figures", async () => {
    const { workbook, host } = await open();
    valueOf(await workbook.apply(REPORT), "apply");
    const sheet = host.workbook.sheet("Panels");
    expect(sheet?.charts.map(({ properties }) => properties.get("title/text"))).toEqual([
      "Panels on time",
      "Opened and closed",
      "Findings by clause",
      "Areas against their limits",
      "From target to result",
    ]);
    const kinds = sheet?.charts.map(({ series }) =>
      series.map(({ properties }) => properties.get("chartType")),
    );
    expect(kinds).toEqual([
      ["LineMarkers", "LineMarkers", "LineMarkers", "LineMarkers"],
      ["ColumnStacked", "ColumnStacked", "LineMarkers"],
      ["BarClustered", "BarClustered"],
      ["XYScatter", "XYScatterLinesNoMarkers"],
      ["ColumnStacked", "ColumnStacked", "ColumnStacked", "ColumnStacked"],
    ]);
    for (const { series } of sheet?.charts ?? []) {
      for (const { values, along, properties } of series) {
        if (!values || !along) throw new Error("A series without cells.");
        expect(values.rows).toBe(along.rows);
        expect(sheet?.value(values.row - 1, values.column)).toBe(properties.get("name"));
      }
    }
    const [base] = sheet?.charts[4]?.series ?? [];
    expect(base?.properties.get("fill/color")).toBeNull();
    expect(sheet?.charts[4]?.properties.get("legend/0/visible")).toBe(false);
  });

  it("prints on A4, one page wide, with its head, foot and page breaks", async () => {
    const { workbook, host } = await open();
    valueOf(await workbook.apply(REPORT), "apply");
    const page = host.workbook.sheet("Panels")?.page;
    expect(page?.properties.get("orientation")).toBe("Landscape");
    expect(page?.properties.get("paperSize")).toBe("A4");
    expect(page?.properties.get("zoom")).toEqual({ horizontalFitToPages: 1 });
    expect(page?.properties.get("allPages/rightFooter")).toBe("Page &P of &N");
    expect(page?.properties.get("leftMargin")).toBeCloseTo(42.5, 1);
    expect(page?.printArea?.columns).toBe(6);
    expect(host.workbook.sheet("Summary")?.showGridlines).toBe(false);
    const heights = host.workbook.sheet("Panels")?.heights;
    const wanted = REPORT[1]?.kind === "addReportSheet" ? REPORT[1].content.rows : [];
    expect(wanted.map((_, row) => heights?.get(row) ?? null)).toEqual(
      wanted.map(({ height }) => height),
    );
    const starts = wanted.flatMap(({ startsPage }, row) => (startsPage ? [row] : []));
    expect(starts.length).toBeGreaterThan(0);
    expect([...(page?.breaks ?? [])].sort((a, b) => a - b)).toEqual(starts);
  });

  it("costs no more requests for a long table than for a short one", async () => {
    const rows = Array.from({ length: 400 }, (_, at) => [
      `Case ${at}`,
      at,
      { rag: "green" as const },
    ]);
    const table = {
      kind: "table" as const,
      columns: [{ title: "A" }, { title: "B" }, { title: "C" }],
    };
    const requests = async (length: number) => {
      const { workbook, requests: sent } = await open();
      const blocks = [{ ...table, rows: rows.slice(0, length) }];
      const sections = [{ title: "Cases", sheet: "Report", blocks }];
      valueOf(await workbook.apply(reportSheets({ ...SAMPLE, sections })), "apply");
      return sent();
    };
    expect(await requests(400)).toBe(await requests(4));
  });

  it("is there whole or not at all, wherever Excel breaks down", async () => {
    const counting = await open();
    valueOf(await counting.workbook.apply([...BEFORE, ...REPORT]), "apply");
    let broken = 0;
    for (let batch = 0; batch < counting.requests(); batch++) {
      for (const beforeAction of [0, 1, 5, 40, 300]) {
        const { workbook, host } = await open();
        const before = picture(host);
        host.faults.breakdown = { batch, beforeAction, code: "GeneralException" };
        const result = await workbook.apply([...BEFORE, ...REPORT]);
        if (result.ok) continue;
        broken++;
        expect(picture(host), `request ${batch}, action ${beforeAction}`).toEqual(before);
        expect(result.trouble.message).toMatch(/Nothing was changed\.$/);
      }
    }
    expect(broken).toBeGreaterThan(10);
  }, 60_000);

  it("stands as it stood where taking it away breaks down", async () => {
    const counting = await open();
    const receipt = valueOf(await counting.workbook.apply([...BEFORE, ...REPORT]), "apply");
    const written = counting.requests();
    valueOf(await counting.workbook.putBack(receipt), "putBack");
    let broken = 0;
    for (let batch = 0; batch < counting.requests() - written; batch++) {
      for (const beforeAction of [0, 1, 2, 3, 5, 8]) {
        const { workbook, host } = await open();
        const made = valueOf(await workbook.apply([...BEFORE, ...REPORT]), "apply");
        const before = picture(host);
        host.faults.breakdown = { batch, beforeAction, code: "GeneralException" };
        const result = await workbook.putBack(made);
        if (result.ok) continue;
        broken++;
        expect(new Set(sorted(picture(host))), `request ${batch}, action ${beforeAction}`).toEqual(
          new Set(sorted(before)),
        );
      }
    }
    expect(broken).toBeGreaterThan(3);
  }, 60_000);
});

/** Sheets that were made again stand behind the others. */
function sorted(seen: unknown): string[] {
  return Array.isArray(seen) ? seen.map((sheet) => JSON.stringify(sheet)).sort() : [];
}

describe("a report of 40 measures by 20 groups", () => {
  it("is put in with a number of requests that grows with its blocks of cells and never with its cells", async () => {
    const { workbook, requests } = await open();
    const report = await bigReport(40, 20);
    const before = requests();
    valueOf(await workbook.apply(report), "apply");
    expect(requests() - before).toBeLessThan(60);
  });
});
