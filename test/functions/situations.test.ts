import { describe, expect, it, vi } from "vitest";
import { column, fakeCustomFunctions, type Shown } from "./excel";

const excel = fakeCustomFunctions();
vi.stubGlobal("CustomFunctions", excel.CustomFunctions);
await import("../../functions/register");

/** The sentence of an error that carries one. */
const sentence = (shown: Shown | undefined) => (typeof shown === "object" ? shown.message : null);
const codes = (cells: readonly (readonly Shown[])[]) =>
  cells.map((row) => row.map((cell) => (typeof cell === "object" ? cell.error : cell)));
const repeated = (figure: number, months: number) => Array.from({ length: months }, () => figure);

// Where the open tools for control charts have no limits and a wrong icon: the series is judged by its figure itself.
describe("a series that never varies", () => {
  const always = column(...repeated(1, 14));

  it("has its limits on its figure, and nothing in it stands out", () => {
    expect(excel.call("XMR", always)).toEqual(
      repeated(1, 14).map(() => [1, 1, 1, 1, "Common Cause", "common_cause"]),
    );
    expect(
      ["mean", "lower", "upper", "sigma"].map((which) => excel.cell("LIMIT", always, [[which]])),
    ).toEqual([1, 1, 1, 0]);
    expect(excel.cell("VARIATION", always)).toBe("Common cause");
  });

  it("passes or fails its target by the figure, on the target too, whichever way is better", () => {
    const judged = (target: number, direction: string | null) =>
      excel.cell("ASSURANCE", always, [[target]], direction === null ? null : [[direction]]);
    expect([0.9, 1, 1.1].map((target) => judged(target, null))).toEqual(["Pass", "Pass", "Fail"]);
    expect([0.9, 1, 1.1].map((target) => judged(target, "lower"))).toEqual([
      "Fail",
      "Pass",
      "Pass",
    ]);
    // 0.1 + 0.2 meets 0.3, as everywhere.
    expect(excel.cell("ASSURANCE", column(...repeated(0.1 + 0.2, 12)), [[0.3]])).toBe("Pass");
  });

  it("of shares, all on time, is drawn alike, and one month is judged by its numbers", () => {
    const [on, all] = [column(...repeated(20, 14)), column(...repeated(20, 14))];
    expect(excel.call("PCHART", on, all)[0]).toEqual([1, 1, 1, 1, "Common Cause", "common_cause"]);
    expect(excel.cell("LIKELY", [[20]], [[20]], [[0.9]])).toBe("Too close to say");
    expect(excel.cell("LIKELY", [[280]], [[280]], [[0.9]])).toBe("Meets");
  });
});

describe("a month without cases", () => {
  const on = [18, 17, 19, 0, 18, 16, 20, 17, 18, 19, 17, 18, 16];
  const all = [20, 20, 21, 0, 20, 19, 22, 20, 20, 21, 20, 20, 19];
  const without = <T>(months: readonly T[]) => months.filter((_, month) => month !== 3);

  it("has no rate: #DIV/0!, which KPI.EXPLAIN puts in words", () => {
    expect(excel.cell("RATE", [[0]], [[0]])).toEqual({ error: "#DIV/0!", message: null });
    const why = excel
      .call("EXPLAIN", [["RATE"]], [[[0]], [[0]]])
      .find(([label]) => label === "Why");
    expect(why?.[1]).toMatch(/denominator is 0/);
    expect(excel.cell("LIKELY", [[0]], [[0]], [[0.9]])).toEqual({
      error: "#DIV/0!",
      message: null,
    });
  });

  it("keeps its row of the chart as #N/A, and the lines are as if it were not there", () => {
    const [drawn, others] = [
      excel.call("PCHART", column(...on), column(...all)),
      excel.call("PCHART", column(...without(on)), column(...without(all))),
    ];
    expect(codes(drawn)[3]).toEqual(repeated(0, 6).map(() => "#N/A"));
    expect(sentence(drawn[3]?.[0])).toMatch(/no figure in this row/);
    expect(without(drawn)).toEqual(others);
  });

  it("is skipped, not taken for 0, however its blank arrives where Excel tells it apart", () => {
    const rates = on.map((count, month) => (all[month] === 0 ? null : count / all[month]!));
    const seen = excel.call("XMR", column(...without(rates)));
    for (const gap of ["", "n/a", null, { type: "Error", basicValue: "#N/A" }]) {
      const series = column(...rates.map((rate) => rate ?? gap));
      const drawn = excel.call("XMR", series);
      expect(codes(drawn)[3]).toEqual(repeated(0, 6).map(() => "#N/A"));
      expect(without(drawn)).toEqual(seen);
      expect(excel.cell("VARIATION", series)).toBe("Common cause");
      expect(excel.cell("ASSURANCE", series, [[0.5]])).toBe("Pass");
    }
  });
});

describe("nine of ten against 90 %", () => {
  const [nine, ten, target] = [[[9]], [[10]], [[0.9]]];

  it("is Green, and too close to say", () => {
    expect(excel.cell("RAG", [[0.9]], target)).toBe("Green");
    expect(excel.cell("LIKELY", nine, ten, target)).toBe("Too close to say");
    const [low, high] = excel.call("CI", nine, ten)[0] ?? [];
    expect([Number(low).toFixed(3), Number(high).toFixed(3)]).toEqual(["0.596", "0.982"]);
  });

  it("is clear once there are enough: ninety of a hundred still is not, 930 of 1,000 meet it", () => {
    const likely = (x: number, n: number) => excel.cell("LIKELY", [[x]], [[n]], target);
    expect([likely(90, 100), likely(930, 1000), likely(850, 1000)]).toEqual([
      "Too close to say",
      "Meets",
      "Misses",
    ]);
  });
});

describe("a series with a declared break", () => {
  const before = [10, 11, 10, 12, 11, 10, 11, 12, 10, 11, 10, 12];
  const after = [20, 21, 22, 20, 21, 22, 20, 21, 22, 20, 21, 20];
  const values = column(...before, ...after);
  const at = [[before.length + 1]];
  const marks = column(...before.map(() => false), ...after.map((_, month) => month === 0));

  it("is not called an improvement for having been defined anew", () => {
    expect(excel.cell("VARIATION", values)).toBe("Improvement high");
    for (const rebase of [at, marks]) {
      expect(excel.cell("VARIATION", values, null, rebase)).toBe("Common cause");
    }
  });

  it("is judged against its target by what came after the break", () => {
    const judged = (target: number, rebase: unknown) =>
      excel.cell("ASSURANCE", values, [[target]], null, rebase);
    expect(judged(15, null)).toBe("Hit or miss");
    expect([judged(15, at), judged(30, at), judged(21, marks)]).toEqual([
      "Pass",
      "Fail",
      "Hit or miss",
    ]);
  });

  it("is drawn as two charts, each with its own lines", () => {
    const drawn = excel.call("XMR", values, null, null, at);
    expect(drawn.slice(0, 12)).toEqual(excel.call("XMR", column(...before)));
    expect(drawn.slice(12)).toEqual(excel.call("XMR", column(...after)));
  });

  it("says nothing until there are 12 figures after the break, and says why", () => {
    const early = column(...before, ...after.slice(0, 4));
    for (const id of ["VARIATION", "ASSURANCE"]) {
      const given = id === "VARIATION" ? [null, at] : [[[15]], null, at];
      const shown = excel.cell(id, early, ...given);
      expect(shown).toMatchObject({ error: "#N/A" });
      expect(sentence(shown)).toMatch(/4 figures since the last change .* below 12/);
    }
  });
});
