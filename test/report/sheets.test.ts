import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, ReportDocument } from "../../src/report/document";
import { reportSheets } from "../../src/report/sheets";
import { documentText } from "../../src/report/text";
import { waterfall, type WaterfallStep } from "../../src/report/waterfall";
import { applyToModel } from "../../src/workbook/apply";
import { emptyWorkbook } from "../../src/workbook/model";
import type { ReportCell, ReportSheet } from "../../src/workbook/report-sheet";
import { SAMPLE } from "./sample";

function sheetsOf(document: ReportDocument, taken?: readonly string[]) {
  return reportSheets(document, taken).flatMap((change) =>
    change.kind === "addReportSheet" ? [change] : [],
  );
}

const withBlocks = (...blocks: readonly Block[]): ReportDocument => ({
  ...SAMPLE,
  sections: [{ title: null, sheet: "Report", blocks }],
});

function only(document: ReportDocument): ReportSheet {
  const [sheet] = sheetsOf(document);
  if (!sheet) throw new Error("No sheet.");
  return sheet.content;
}

const cellsOf = ({ rows }: ReportSheet): ReportCell[] =>
  rows.flatMap(({ cells }) => cells.flatMap((cell) => cell ?? []));

const find = (sheet: ReportSheet, value: ReportCell["value"]) =>
  cellsOf(sheet).find((cell) => cell.value === value);

describe("a report as sheets", () => {
  it("begins a sheet where a section names one, and goes on below otherwise", () => {
    const sheets = sheetsOf(SAMPLE);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["Summary", "Panels"]);
    expect(find(sheets[1]?.content ?? only(SAMPLE), "Sign-off")).toBeDefined();
    expect(sheets.map(({ content }) => content.page.orientation)).toEqual([
      "portrait",
      "landscape",
    ]);
  });

  it("gives no sheet to a note alone, but puts it at the end of the one before", () => {
    const note: Block = {
      kind: "paragraph",
      text: "Nothing is split into groups.",
      weight: "note",
    };
    const list: Block = { kind: "list", items: ["One"] };
    const of = (...blocks: (readonly Block[])[]): ReportDocument => ({
      ...SAMPLE,
      sections: blocks.map((held, at) => ({
        title: `Part ${at}`,
        sheet: `Sheet ${at}`,
        blocks: held,
      })),
    });
    const sheets = sheetsOf(of([list], [note], [list]));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(["Sheet 0", "Sheet 2"]);
    expect(find(sheets[0]!.content, "Nothing is split into groups.")).toBeDefined();
    expect(sheetsOf(of([note], [list])).map(({ sheet }) => sheet)).toEqual(["Sheet 0", "Sheet 1"]);
  });

  it("leaves no last sentence alone on a page", () => {
    const sentences = (count: number) =>
      Array.from({ length: count }, (_, at): Block => ({
        kind: "paragraph",
        text: `Sentence ${at}.`,
      }));
    const breaks = new Set<number>();
    for (let count = 30; count < 70; count++) {
      const { rows } = only(withBlocks(...sentences(count)));
      const texts = rows.filter(({ cells }) => String(cells[0]?.value).startsWith("Sentence"));
      texts.forEach(({ startsPage }, at) => startsPage && breaks.add(texts.length - at));
    }
    expect(Math.min(...breaks)).toBe(2);
  });

  it("takes no name that is taken or that Excel refuses", () => {
    const named = (sheet: string): ReportDocument => ({
      ...SAMPLE,
      sections: [
        { title: "a", sheet, blocks: [] },
        { title: "b", sheet, blocks: [] },
      ],
    });
    expect(sheetsOf(named("Board"), ["BOARD"]).map(({ sheet }) => sheet)).toEqual([
      "Board (2)",
      "Board (3)",
    ]);
    expect(sheetsOf(named("History"))[0]?.sheet).toBe("History (2)");
    fc.assert(
      fc.property(fc.string(), (wanted) => {
        for (const { sheet } of sheetsOf(named(wanted))) {
          expect(sheet).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/);
        }
      }),
    );
  });

  it("says what it is before anything else: marking, title, status, date, facts", () => {
    const values = cellsOf(only(SAMPLE)).map(({ value }) => value);
    expect(values.slice(0, 3)).toEqual([
      "Official-sensitive",
      "Panels & plans: quarter 2",
      "Draft: not yet issued · As at 30/09/2026 · Edition 2",
    ]);
    expect(values).toContain("Youth justice, <North> & South");
  });

  it("merges nothing but sentences that are too long for the first column", () => {
    const long = "A sentence that goes on. ".repeat(30).trim();
    const sheet = only(
      withBlocks({ kind: "paragraph", text: "Short." }, { kind: "paragraph", text: long }),
    );
    expect(find(sheet, "Short.")?.across).toBeUndefined();
    expect(find(sheet, long)?.across).toBe(sheet.widths.length);
    const row = sheet.rows.find(({ cells }) => cells[0]?.value === long);
    expect(row?.height).toBeGreaterThan(100);
  });

  it("loses no word of a text that is too long for one row", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 1500 }), (words) => {
        const sheet = only(withBlocks({ kind: "paragraph", text: words.join(" ") }));
        const written = cellsOf(sheet)
          .filter(({ look }) => look === "body")
          .map(({ value }) => value)
          .join(" ");
        expect(written.endsWith(words.join(" "))).toBe(true);
        for (const { height } of sheet.rows) expect(height ?? 0).toBeLessThanOrEqual(409);
      }),
      { numRuns: 30 },
    );
  });

  it("shows where a sentence came from in a draft, and not in what is issued", () => {
    const issued = { ...SAMPLE, meta: { ...SAMPLE.meta, status: "issued" as const } };
    expect(find(only(SAMPLE), "From Results!C4:C9")).toBeDefined();
    expect(find(only(issued), "From Results!C4:C9")).toBeUndefined();
  });

  it("says a rating as shape and word before it is a colour", () => {
    const panels = sheetsOf(SAMPLE)[1]?.content ?? only(SAMPLE);
    expect(find(panels, "▲ Due soon")?.look).toBe("ragAmber");
    expect(find(only(SAMPLE), "■ Red")?.look).toBe("ragRed");
  });

  it("sets words apart from the figures that stand before them", () => {
    const table: Block = {
      kind: "table",
      columns: [{ title: "Measure" }, { title: "Credit" }, { title: "Comment" }],
      rows: [["On time", 120, "Late in June."]],
    };
    const rows = only(withBlocks(table)).rows.filter(({ cells }) => cells[2]);
    expect(rows.map(({ cells }) => cells.slice(0, 3).map((cell) => cell?.align))).toEqual([
      ["left", "right", "inset"],
      ["left", "right", "inset"],
    ]);
  });

  it("puts every chart above the table that it is drawn from", () => {
    const panels = sheetsOf(SAMPLE)[1]?.content ?? only(SAMPLE);
    expect(panels.charts).toHaveLength(5);
    for (const { place, categories, series } of panels.charts) {
      const below = place.row + place.rows;
      expect(categories.row).toBeGreaterThanOrEqual(below);
      for (const { name, title, values } of series) {
        expect(panels.rows[name.row]?.cells[name.column]?.value).toBe(title);
        expect(values).toMatchObject({ row: name.row + 1, rows: categories.rows });
      }
    }
    const taken = panels.charts.flatMap(({ place }) =>
      panels.rows.slice(place.row, place.row + place.rows).flatMap(({ cells }) => cells),
    );
    expect(taken).toEqual([]);
  });

  it("draws no chart of nothing, but shows its table", () => {
    const sheet = only(
      withBlocks({
        kind: "chart",
        chart: "column",
        title: "Nothing yet",
        table: { columns: [{ title: "Month" }, { title: "Cases" }], rows: [] },
        along: 0,
        series: [{ column: 1 }],
      }),
    );
    expect(sheet.charts).toEqual([]);
    expect(find(sheet, "Month")?.look).toBe("header");
  });

  it("is taken by a workbook as it stands, whatever is in it", () => {
    const cell = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), fc.string(), (rows, text) => {
        const columns = [{ title: "a" }, { title: text }];
        const document = withBlocks({ kind: "table", columns, rows }, { kind: "paragraph", text });
        const applied = applyToModel(emptyWorkbook("x"), reportSheets(document));
        expect(applied.ok).toBe(true);
      }),
    );
  });
});

describe("a waterfall", () => {
  const steps: fc.Arbitrary<WaterfallStep[]> = fc.array(
    fc.record({
      name: fc.string(),
      kind: fc.constantFrom("total", "change"),
      value: fc.integer({ min: -50, max: 50 }),
    }),
    { minLength: 1 },
  );
  const figure = (cell: unknown) => (typeof cell === "number" ? cell : 0);

  it("ends each column where the step ends, or shows the changes where that goes below nought", () => {
    fc.assert(
      fc.property(steps, (given) => {
        const { chart, table, minimum } = waterfall("Gap", given, "0");
        let reached = 0;
        const ends = given.map(({ kind, value }) => {
          const from = kind === "total" ? 0 : reached;
          reached = from + value;
          return { from, to: reached };
        });
        const goesBelow = ends.some(({ from, to }) => Math.min(from, to) < 0);
        expect(chart).toBe(goesBelow ? "column" : "stackedColumn");
        if (goesBelow) return;
        const levels = ends.map(({ to }) => to);
        expect(minimum).toBeGreaterThanOrEqual(0);
        expect(minimum).toBeLessThanOrEqual(Math.min(...levels));
        expect(table.note !== undefined).toBe((minimum ?? 0) > 0);
        table.rows.forEach((row, at) => {
          const drawn = figure(row[3]) + figure(row[4]) + figure(row[5]);
          const { from, to } = ends[at] ?? { from: 0, to: 0 };
          expect(figure(row[2]) + drawn).toBe(Math.max(from, to));
        });
      }),
    );
  });
});

describe("the axis of a waterfall", () => {
  const steps = (from: number, change: number): WaterfallStep[] => [
    { name: "Target", kind: "total", value: from },
    { name: "North", kind: "change", value: change },
    { name: "Result", kind: "total", value: from + change },
  ];

  it("begins at nought where the steps can be seen from there", () => {
    expect(waterfall("Gap", steps(80, -45), "0")).toMatchObject({ minimum: 0 });
    expect(waterfall("Gap", steps(80, 0), "0")).toMatchObject({ minimum: 0 });
  });

  it("begins below the steps where they are small, and says so", () => {
    const { minimum, table } = waterfall("Gap", steps(80, -1.6), "0.0");
    expect(minimum).toBe(77);
    expect(table.note).toMatch(/^The axis does not begin at 0/);
  });
});

describe("a report as plain text", () => {
  it("says everything that the sheets say, in order and in columns", () => {
    const text = documentText(SAMPLE);
    expect(text).toContain("On time        72%  ■ Red   Below target\n");
    expect(text.indexOf("Panels on time")).toBeLessThan(text.indexOf("Opened and closed"));
    expect(text).toContain("Write to the court  31/10/2026  ▲ Due soon");
    expect(text).not.toMatch(/[ \t]\n/);
  });
});
