import { describe, expect, it } from "vitest";
import type { ChartBlock } from "../../src/report/document";
import { drawnTable } from "../../src/report/series";

const chart = (figures: readonly (number | string | null)[]): ChartBlock => ({
  kind: "chart",
  chart: "line",
  title: "Open cases",
  along: 0,
  series: [{ column: 1 }],
  table: {
    columns: [{ title: "Period" }, { title: "Result", format: "0" }],
    rows: figures.map((figure, at) => [`2026-0${at + 1}`, figure]),
  },
});

describe("the table that a chart is drawn from", () => {
  it("is the table itself where every figure is there or missing", () => {
    const block = chart([3, null, 5]);
    expect(drawnTable(block)).toBe(block.table);
  });

  it("has a hidden figure as a gap, never as a text that a host draws as nought", () => {
    const { columns, rows } = drawnTable(chart([3, "[c]", 5]));
    expect(columns.map(({ title }) => title)).toEqual(["Period", "Result", "Marks"]);
    expect(rows).toEqual([
      ["2026-01", 3, ""],
      ["2026-02", null, "[c]"],
      ["2026-03", 5, ""],
    ]);
  });
});
