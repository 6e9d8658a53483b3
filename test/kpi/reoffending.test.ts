import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { mature, reoffending } from "../../src/kpi/reoffending";
import { binaryRate, frequency, paymentByResults } from "../../src/kpi/reoffending-totals";
import { cells, error, on, one, problem, range, value } from "./ranges";

type Offence = readonly [id: Cell, committed: Cell, proven: Cell];

const measure = (
  cohort: readonly (readonly [Cell, Cell])[],
  offences: readonly Offence[],
  more = {},
) =>
  reoffending({
    ids: range(cohort.map(([id]) => id)),
    indexDates: range(
      cohort.map(([, date]) => date),
      "index_dates",
    ),
    offenceIds: range(offences.map(([id]) => id)),
    offenceDates: range(
      offences.map(([, date]) => date),
      "offence_dates",
    ),
    provenDates: range(offences.map(([, , date]) => date)),
    followUp: null,
    waiting: null,
    headers: null,
    ...more,
  });

describe("KPI.REOFFENDING", () => {
  const start = "29/02/2024";
  const counted = (committed: string, proven: string) =>
    cells(measure([["A1", start]], [["A1", committed, proven]]))[2];

  it("counts from the day after the index date to the same day of the last month, or the month's last day", () => {
    expect(counted("29/02/2024", "01/06/2024")).toBe(0);
    expect(counted("01/03/2024", "01/06/2024")).toBe(1);
    expect(counted("28/02/2025", "01/06/2025")).toBe(1);
    expect(counted("01/03/2025", "01/06/2025")).toBe(0);
    expect(counted("28/02/2025", "29/08/2025")).toBe(1);
    expect(counted("28/02/2025", "30/08/2025")).toBe(0);
  });

  it("takes other lengths of follow-up and waiting, and reads a blank follow-up as left out", () => {
    const offence: Offence = ["A1", "15/03/2025", "20/03/2025"];
    const of = (more: object) => cells(measure([["A1", start]], [offence], more))[2];
    expect(of({ followUp: one(24) })).toBe(1);
    expect(of({ followUp: one(null) })).toBe(0);
    expect(of({ followUp: one(13), waiting: one(0) })).toBe(1);
  });

  it("counts a person once, from the earliest index date, however the identifier is written", () => {
    const shown = measure(
      [
        ["a1 ", "01/06/2024"],
        ["A1", "01/04/2024"],
        [12, "01/04/2024"],
      ],
      [
        ["A1", "01/05/2024", "01/06/2024"],
        ["12", "01/05/2024", "01/06/2024"],
        ["__proto__", "01/05/2024", "01/06/2024"],
      ],
    );
    expect(cells(shown)).toEqual([2, 2, 2, 1, 1, 1]);
  });

  it("ignores what is not proven, and gives no average where nobody reoffended", () => {
    for (const blank of [0, null, ""]) {
      const shown = measure([["A1", start]], [["A1", "01/05/2024", blank]]);
      expect(cells(shown)).toEqual([1, 0, 0, 0, "#DIV/0!", 0]);
    }
  });

  it("needs a cohort, and dates that are dates", () => {
    expect(problem(measure([[null, start]], [])).code).toBe("#N/A");
    expect(problem(measure([["A1", "soon"]], [])).message).toBe(
      "“index_dates” holds “soon”, which is not a date. Type the date as dd/mm/yyyy.",
    );
    expect(problem(measure([["A1", start]], [["A1", "May", null]])).code).toBe("#VALUE!");
    expect(problem(measure([[error("#N/A"), start]], [])).code).toBe("#N/A");
    expect(problem(measure([["A1", "31/12/9999"]], [])).code).toBe("#NUM!");
  });

  it("does not mind the order of rows, and its rates follow from its counts", () => {
    const id = fc.constantFrom("A", "B", "C", "D");
    const date = fc.integer({ min: on("01/04/2023"), max: on("01/04/2025") });
    const maybe = fc.option(date);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(id, date), { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(id, date, maybe), { maxLength: 30 }),
        (cohort, offences) => {
          const shown = cells(measure(cohort, offences));
          expect(cells(measure([...cohort].reverse(), [...offences].reverse()))).toEqual(shown);
          const [people, again, times, binary, , perOffender] = shown.map(Number);
          expect(again).toBeLessThanOrEqual(people!);
          expect(times).toBeGreaterThanOrEqual(again!);
          expect(binary).toBe(again! / people!);
          expect(perOffender).toBe(times! / people!);
        },
      ),
    );
  });

  it("has headings if asked for", () => {
    const shown = measure([["A1", start]], [], { headers: one(true) });
    expect(value(shown)[0]?.slice(0, 4)).toEqual([
      "Offenders",
      "Reoffenders",
      "Reoffences",
      "Binary rate",
    ]);
  });
});

describe("KPI.MATURE", () => {
  const of = (dates: readonly Cell[], asAt: Cell, months: number | null = null) =>
    mature({
      indexDates: range(dates),
      asAt: one(asAt, "as_at"),
      months: months === null ? null : one(months),
    });

  it("is TRUE from the day on which the months are over", () => {
    expect(cells(of(["31/08/2023", "01/09/2023", null], "28/02/2025"))).toEqual([true, false, ""]);
    expect(cells(of(["31/08/2023"], "27/02/2025"))).toEqual([false]);
    expect(cells(of(["31/08/2023"], "31/08/2024", 12))).toEqual([true]);
  });

  it("needs a date to be judged on", () => {
    expect(problem(of(["31/08/2023"], null))).toEqual({
      code: "#N/A",
      message: "“as_at” is blank. Give the date on which the follow-up is judged.",
    });
  });
});

describe("reoffending from totals", () => {
  const usual = { which: null, confidence: null };

  it("refuses more reoffenders than people", () => {
    const of = (reoffenders: Cell, cohort: Cell) =>
      binaryRate({ reoffenders: one(reoffenders), cohort: one(cohort), ...usual });
    expect(cells(of(9, 40))).toEqual([0.225]);
    expect(problem(of(41, 40)).code).toBe("#NUM!");
    expect(problem(of(0, 0)).code).toBe("#DIV/0!");
  });

  it("gives limits on either side of the figure", () => {
    const all = { which: one("all"), confidence: null };
    for (const shown of [
      binaryRate({ reoffenders: one(9), cohort: one(40), ...all }),
      frequency({ reoffences: one(13), reoffenders: one(8), ...all }),
    ]) {
      const [figure, lower, upper] = cells(shown).map(Number);
      expect(lower).toBeLessThan(figure!);
      expect(upper).toBeGreaterThan(figure!);
    }
    expect(problem(frequency({ reoffences: one(0), reoffenders: one(0), ...usual })).code).toBe(
      "#DIV/0!",
    );
  });

  it("pays by results only for what is more than chance", () => {
    const of = (rate: Cell, baseline: Cell, n: Cell) =>
      paymentByResults({
        rate: one(rate),
        baseline: one(baseline),
        n: one(n),
        confidence: null,
        headers: null,
      });
    expect(cells(of(0.2, 0.3, 500))[3]).toBe("Below baseline");
    expect(cells(of(0.4, 0.3, 500))[3]).toBe("Above baseline");
    expect(cells(of(0.2, 0.3, 20))[3]).toBe("Within chance");
    expect(problem(of(0.2, 0.3, 0)).code).toBe("#DIV/0!");
    expect(problem(of(20, 0.3, 100)).code).toBe("#NUM!");
    const [difference, lower, upper] = cells(of("20%", 0.3, 500)).map(Number);
    expect(difference).toBeCloseTo(-0.1, 12);
    expect(lower).toBeLessThan(difference!);
    expect(upper).toBeGreaterThan(difference!);
  });
});
