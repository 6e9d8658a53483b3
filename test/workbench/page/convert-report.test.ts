import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { reportXlsx } from "../../../src/report/file";
import { reportSheets } from "../../../src/report/sheets";
import type { Change } from "../../../src/workbook/change";
import type { Look, Tone } from "../../../src/workbook/looks";
import type {
  ChartKind,
  ChartSeries,
  Mark,
  Place,
  ReportCell,
  ReportSheet,
  SheetChart,
  Stroke,
} from "../../../src/workbook/report-sheet";
import { openWorkbook } from "../../../src/xlsx/open";
import { saveWorkbook } from "../../../src/xlsx/save";
import { hostWorkbook, modelOf, sheetNames } from "../../../workbench/page/convert";
import { valueOf } from "../../contract/check";
import { hostSubject, smallModel } from "../../contract/subjects";
import { SAMPLE } from "../../report/sample";
import { all, misplaced, treeOf } from "../../xlsx/xml-tree";

const REPORT = reportSheets(SAMPLE);

async function reported(changes: readonly Change[] = REPORT) {
  const { workbook, host } = await hostSubject(smallModel());
  const receipt = valueOf(await workbook.apply(changes), "apply");
  return { pane: workbook, receipt, book: host.workbook };
}

const partsOf = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

function withoutIdleFormat(cell: ReportCell | null): ReportCell | null {
  if (cell?.format === undefined || cell.value !== null) return cell;
  const { format: _, ...rest } = cell;
  return rest;
}

/**
 * What of a report reaches Excel: rows of one length, no format without a content, and of a chart neither
 * its description nor what is not drawn.
 */
function reachingExcel(content: ReportSheet): ReportSheet {
  const chart = (one: SheetChart): SheetChart => ({
    ...one,
    description: one.title,
    series: one.series.map((series) => {
      if (series.draw === "bars") return { ...series, stroke: "solid" };
      if (series.draw === "base") return { ...series, tone: "dark", stroke: "solid" };
      return series.draw === "points" ? { ...series, stroke: "solid" } : series;
    }),
  });
  const rows = content.rows.map((row) => ({
    ...row,
    cells: content.widths.map((_, column) => withoutIdleFormat(row.cells[column] ?? null)),
  }));
  return { ...content, rows, charts: content.charts.map(chart) };
}

const LOOK_NAMES: readonly Look[] = [
  ...(["title", "heading", "subheading", "body", "strong", "note", "header", "cell"] as const),
  ...(["total", "figure", "ragRed", "ragAmber", "ragGreen", "ragGrey"] as const),
];
const TONES: readonly Tone[] = ["dark", "middle", "light", "hatched", "blue", "orange"];
const MARKS: readonly Mark[] = ["circle", "square", "triangle", "diamond", "cross", "none"];
const STROKES: readonly Stroke[] = ["solid", "dash", "dot"];
const KINDS: readonly ChartKind[] = [
  ...(["column", "stackedColumn", "bar", "stackedBar", "line", "scatter"] as const),
];

/** A sheet with every look, and a chart of every kind with every mark, stroke and tone. */
function everything(): ReportSheet {
  const column = (at: number): Place => ({ row: 1, column: at, rows: 3, columns: 1 });
  const looks = LOOK_NAMES.map((look) => ({ value: look, look }));
  const figures = (row: number) =>
    LOOK_NAMES.map((_, at) => ({ value: row * 100 + at, look: "cell" as const, format: "0.0" }));
  const series = (kind: ChartKind): ChartSeries[] =>
    TONES.flatMap((tone, at) =>
      STROKES.map((stroke, strokeAt): ChartSeries => {
        const across = kind !== "line" && kind !== "scatter" && strokeAt < 2;
        const draw = across
          ? strokeAt === 0
            ? "bars"
            : "base"
          : strokeAt === 2
            ? "points"
            : "line";
        return {
          title: LOOK_NAMES[1 + at] ?? "",
          name: { row: 0, column: 1 + at, rows: 1, columns: 1 },
          values: column(1 + at),
          draw,
          tone,
          mark: across ? "none" : draw === "points" ? "cross" : (MARKS[at] ?? "none"),
          stroke,
        };
      }),
    );
  const charts = KINDS.map((kind, at): SheetChart => ({
    kind,
    title: `A ${kind}`,
    description: `What a ${kind} shows`,
    place: { row: 6 + at * 10, column: 0, rows: 9, columns: 4 },
    categories: column(0),
    series: series(kind),
    categoryTitle: at % 2 === 0 ? "Along" : null,
    valueTitle: at % 2 === 0 ? null : "Up",
    categoryFormat: "0.0",
    valueFormat: "0%",
    minimum: at % 2 === 0 ? 0 : null,
    maximum: at % 2 === 0 ? null : 9,
  }));
  const row = (cells: ReportSheet["rows"][number]["cells"], height: number | null) => ({
    cells,
    height,
    startsPage: height === null,
  });
  return {
    widths: LOOK_NAMES.map((_, at) => 5 + at / 4),
    rows: [
      row(looks, 30),
      ...[1, 2, 3].map((at) => row(figures(at), 20 + at)),
      row([null, { value: null, look: "ragRed", align: "centre" }], null),
      row(
        [
          { value: 1, look: "total", align: "right" },
          null,
          { value: 2, look: "cell", align: "inset" },
        ],
        12,
      ),
    ],
    charts,
    page: {
      orientation: "landscape",
      titleRows: { first: 0, count: 1 },
      header: { left: "Plans & panels && more", right: "" },
      footer: "P&L",
    },
  };
}

describe("A report that the pane makes in the workbench", () => {
  it("is read back whole: looks, charts and page set-up", async () => {
    const { book } = await reported();
    const model = modelOf(book, null);
    for (const change of REPORT) {
      if (change.kind !== "addReportSheet") throw new Error("A report is made of its sheets.");
      const sheet = model.sheets.find(({ name }) => name === change.sheet);
      expect(sheet?.report).toEqual(reachingExcel(change.content));
    }
    expect(model.sheets.find(({ name }) => name === "Cases")?.report).toBeNull();
  });

  it("loses no look, and no kind, mark, stroke or tone of a chart", async () => {
    const content = everything();
    const { book } = await reported([{ kind: "addReportSheet", sheet: "All", content }]);
    const sheet = modelOf(book, null).sheets.find(({ name }) => name === "All");
    expect(sheet?.report).toEqual(reachingExcel(content));
  });

  it("is saved with the parts that the report has as a file of its own", async () => {
    const { book } = await reported();
    const model = modelOf(book, null);
    const saved = partsOf(valueOf(await saveWorkbook(model), "save"));
    const own = partsOf(valueOf(await reportXlsx(SAMPLE), "report"));
    const charts = [...own.keys()].filter((name) => /^xl\/charts\/chart\d\.xml$/.test(name));
    expect(charts).toHaveLength(5);
    for (const name of charts) {
      const chart = treeOf(saved.get(name) ?? "");
      expect(misplaced(chart), name).toEqual([]);
      expect(chart, name).toEqual(treeOf(own.get(name) ?? ""));
    }
    // The small workbook has a sheet of its own in front.
    for (const [mine, theirs] of [
      ["xl/worksheets/sheet2.xml", "xl/worksheets/sheet1.xml"],
      ["xl/worksheets/sheet3.xml", "xl/worksheets/sheet2.xml"],
    ] as const) {
      const [sheet, wanted] = [treeOf(saved.get(mine) ?? ""), treeOf(own.get(theirs) ?? "")];
      for (const part of [
        "sheetPr",
        "sheetView",
        "cols",
        "sheetData",
        "mergeCells",
        "pageMargins",
        "pageSetup",
        "headerFooter",
        "rowBreaks",
      ]) {
        expect(all(sheet, part), part).toEqual(all(wanted, part));
      }
    }
    expect(saved.get("xl/styles.xml")).toBe(own.get("xl/styles.xml"));
    const names = (parts: ReadonlyMap<string, string>) =>
      all(treeOf(parts.get("xl/workbook.xml") ?? ""), "definedName").map(({ text }) => text);
    expect(names(saved)).toEqual(names(own));
  });

  it("holds the same cells when it is opened again", async () => {
    const { book } = await reported();
    const model = modelOf(book, null);
    const bytes = valueOf(await saveWorkbook(model), "save");
    const opened = valueOf(await openWorkbook(model.name, bytes), "open");
    for (const [index, { name, columns, widths, merged }] of model.sheets.entries()) {
      const again = opened.sheets[index];
      expect(again?.name).toBe(name);
      expect(again?.widths).toEqual(widths);
      expect(again?.merged).toEqual(merged);
      for (const [column, { values, formats }] of columns) {
        const read = again?.columns.get(column);
        values.forEach((value, row) => {
          expect(read?.values[row] ?? null).toEqual(value);
          if (value !== null) expect(read?.formats[row]).toBe(formats[row]);
        });
      }
    }
  });
});

describe("A workbook that is saved from the workbench more than once", () => {
  it("keeps its report as it was written, byte for byte, when another cell changes", async () => {
    const { book } = await reported();
    const first = valueOf(await saveWorkbook(modelOf(book, null)), "first");
    const inFile = sheetNames(book);
    book.sheet("Cases")?.setValue(0, 0, "changed");
    const again = partsOf(valueOf(await saveWorkbook(modelOf(book, null, inFile), first), "again"));
    const before = partsOf(first);
    const changed = [...before.keys()].filter((name) => before.get(name) !== again.get(name));
    expect(changed).toEqual(["xl/worksheets/sheet1.xml"]);
    expect([...again.keys()]).toEqual([...before.keys()]);
  });

  it("has the new report alone where one of the same name took the place of another", async () => {
    const { pane, receipt, book } = await reported();
    const first = valueOf(await saveWorkbook(modelOf(book, null)), "first");
    const inFile = sheetNames(book);
    valueOf(await pane.putBack(receipt), "putBack");
    const fewer = REPORT.map((change) =>
      change.kind === "addReportSheet"
        ? { ...change, content: { ...change.content, charts: change.content.charts.slice(0, 1) } }
        : change,
    );
    valueOf(await pane.apply(fewer), "apply");
    const bytes = valueOf(await saveWorkbook(modelOf(book, null, inFile), first), "again");
    const opened = valueOf(await openWorkbook("again.xlsx", bytes), "open");
    expect(opened.sheets.map(({ name }) => name)).toEqual(book.sheets.map(({ name }) => name));
    const parts = partsOf(bytes);
    const charts = [...parts.keys()].filter((name) => name.startsWith("xl/charts/"));
    expect(charts).toHaveLength(1);
    const names = all(treeOf(parts.get("xl/workbook.xml") ?? ""), "definedName");
    expect(names).toHaveLength(2);
  });

  it("keeps the looks and charts of a report sheet that was given another name since", async () => {
    const { book } = await reported();
    const first = valueOf(await saveWorkbook(modelOf(book, null)), "first");
    const inFile = sheetNames(book);
    const panels = book.sheet("Panels");
    if (!panels) throw new Error("The report has no sheet called Panels.");
    book.renameSheet(panels, "Panels of the quarter");
    const bytes = valueOf(await saveWorkbook(modelOf(book, null, inFile), first), "again");
    const parts = partsOf(bytes);
    const drawn = [...parts.keys()].filter((name) => /^xl\/charts\/chart\d+\.xml$/.test(name));
    expect(drawn).toHaveLength(5);
    for (const name of drawn) {
      for (const { text } of all(treeOf(parts.get(name) ?? ""), "f")) {
        expect(text).toMatch(/^'Panels of the quarter'!/);
      }
    }
    const names = all(treeOf(parts.get("xl/workbook.xml") ?? ""), "definedName");
    expect(names.map(({ text }) => text.split("!")[0])).toEqual([
      "Summary",
      "'Panels of the quarter'",
    ]);
  });

  it("does not touch the looks of a report that was opened from a file", async () => {
    const file = valueOf(await reportXlsx(SAMPLE), "report");
    const opened = valueOf(await openWorkbook("report.xlsx", file), "open");
    const book = hostWorkbook(opened);
    const saved = await saveWorkbook(modelOf(book, opened, sheetNames(book)), file);
    expect(valueOf(saved, "save")).toEqual(file);
  });
});
