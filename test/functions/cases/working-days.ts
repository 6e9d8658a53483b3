import { expect, it } from "vitest";
import { z } from "zod";
import { parseDate } from "../../../src/cells/date";
import { describeShared } from "../../shared";
import { column, errorObject, type FakeExcel } from "../excel";
import { cases, SHAPES } from "../reference-cases";

const serial = (text: string) => parseDate(text)!;

export function workingDaysCases(excel: FakeExcel): void {
  describeShared("published and agreed cases of working days", () => {
    const schema = z.object({
      id: z.string(),
      input: z.object({
        start: z.string(),
        end: z.string(),
        division: z.string().nullable(),
        weekend: z.union([z.number(), z.string()]).optional(),
      }),
      expected: z.object({
        networkdays: z.number(),
        elapsedWorkingDays: z.number().optional(),
      }),
    });

    it.each(cases("workdays", schema))("$id", ({ input, expected }) => {
      const division = input.division ?? "none";
      for (const shape of SHAPES) {
        for (const [start, end] of [
          [serial(input.start), serial(input.end)],
          [input.start, input.end],
          [serial(input.start) + 0.75, serial(input.end) + 0.25],
        ]) {
          const weekend = input.weekend === undefined ? null : shape(input.weekend);
          const given = [shape(start), shape(end), shape(division), null, weekend];
          expect(excel.cell("WORKDAYS", ...given, shape("inclusive"))).toBe(expected.networkdays);
          if (expected.elapsedWorkingDays !== undefined) {
            expect(excel.cell("WORKDAYS", ...given, null)).toBe(expected.elapsedWorkingDays);
          }
        }
      }
    });
  });

  describeShared("agreed cases of the on-time rate", () => {
    const schema = z.object({
      id: z.string(),
      input: z.object({
        rows: z.array(z.tuple([z.string().nullable(), z.string().nullable()])),
        days: z.number(),
        division: z.string(),
        asAt: z.string(),
      }),
      expected: z.object({
        status: z.array(z.string()),
        counts: z.record(z.string(), z.number()),
        rate: z.number(),
        medianWorkingDays: z.number(),
      }),
    });

    it.each(cases("ontime", schema))("$id", ({ input, expected }) => {
      const { days, division } = input;
      const asAt = serial(input.asAt);
      for (const blank of [0, null, ""]) {
        const dates = (side: 0 | 1) =>
          column(
            ...input.rows.map((row) =>
              row[side] === null ? blank : (parseDate(row[side]) ?? row[side]),
            ),
          );
        for (const shape of SHAPES) {
          const given = [dates(0), dates(1), shape(days), shape(asAt), shape(division)];
          const words = excel.call("TIMELINESS", ...given, null, null, null);
          expect(words.flat()).toEqual(expected.status);
          const counted = (status: string) => words.flat().filter((word) => word === status).length;
          for (const [status, count] of Object.entries(expected.counts)) {
            expect([status, counted(status)]).toEqual([status, count]);
          }
          const rate = excel.cell("ONTIME", ...given, null, null, null, null);
          expect(rate).toBeCloseTo(expected.rate, 12);
          const group = column(...input.rows.map(() => "All"));
          const [table = []] = excel.call("ONTIMETABLE", group, ...given, null, null, null, null);
          expect(table.at(-1)).toBe(expected.medianWorkingDays);
          const completed = expected.counts["On time"]! + expected.counts["Late"]!;
          expect(excel.cell("ONTIME", ...given, null, null, null, shape("completed"))).toBeCloseTo(
            expected.counts["On time"]! / completed,
            12,
          );
        }
      }
    });
  });

  describeShared("agreed cases of red, amber and green", () => {
    const schema = z.object({
      id: z.string(),
      title: z.string(),
      input: z.object({
        actual: z.number(),
        target: z.number(),
        tolerance: z.number(),
        direction: z.string(),
        toleranceType: z.string(),
      }),
      expected: z.object({ rag: z.string() }),
    });

    it.each(cases("rag", schema))("$id $title", ({ input, expected }) => {
      const { actual, target, tolerance, direction, toleranceType } = input;
      for (const shape of SHAPES) {
        const given = [actual, target, tolerance, direction, toleranceType].map(shape);
        expect(excel.cell("RAG", ...given, null)).toBe(expected.rag);
      }
    });
  });

  describeShared("published lists of bank holidays", () => {
    const one = z.object({
      input: z.object({ division: z.string(), year: z.number() }),
      expected: z.object({ dates: z.array(z.string()), count: z.number() }),
    });
    const all = z.object({
      input: z.object({ divisions: z.array(z.string()) }),
      expected: z.record(z.string(), z.array(z.string())),
    });
    const days = (...given: unknown[]) => excel.call("BANKHOLIDAYS", ...given).map(([day]) => day);

    it.each(cases("bank-holidays", z.union([one, all])))("$input", ({ input, expected }) => {
      if ("year" in input) {
        const { dates } = one.shape.expected.parse(expected);
        const given = [input.division, `01/01/${input.year}`, `31/12/${input.year}`];
        expect(days(...given, null)).toEqual(dates.map(serial));
        return;
      }
      const lists = all.shape.expected.parse(expected);
      for (const division of input.divisions) {
        expect(days(division, null, null, null)).toEqual(lists[division]?.map(serial));
      }
    });
  });

  describeShared("published and agreed cases of due dates", () => {
    const schema = z.object({
      id: z.string(),
      input: z.object({ start: z.string(), days: z.number(), division: z.string().nullable() }),
      expected: z.object({ due: z.string(), dueSerial: z.number() }),
    });

    it.each(cases("due", schema))("$id", ({ input, expected }) => {
      for (const shape of SHAPES) {
        const given = [
          shape(serial(input.start)),
          shape(input.days),
          shape(input.division ?? "none"),
        ];
        expect(excel.cell("DUE", ...given, null, null, null)).toBe(expected.dueSerial);
        expect(serial(expected.due)).toBe(expected.dueSerial);
      }
    });
  });

  describeShared("agreed cases of reporting periods", () => {
    const schema = z.object({
      id: z.string(),
      input: z.object({ date: z.string(), fyStartMonth: z.number() }),
      expected: z.object({ year: z.string(), quarter: z.string(), label: z.string() }),
    });

    it.each(cases("period", schema))("$id", ({ input, expected }) => {
      const period = (kind: string | null) =>
        excel.cell("PERIOD", serial(input.date), kind, input.fyStartMonth);
      expect([period("year"), period("quarter"), period("label"), period(null)]).toEqual([
        expected.year,
        expected.quarter,
        expected.label,
        expected.label,
      ]);
    });
  });

  describeShared("what Excel's own functions do with odd dates", () => {
    const schema = z.object({
      id: z.string(),
      input: z.object({ formula: z.string() }),
      expected: z.object({ value: z.union([z.number(), z.string()]) }),
    });
    const day = (year: number, month: number, date: number) =>
      serial(`${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`);
    const DIV = errorObject("#DIV/0!");
    const [y2025, y2026] = [day(2025, 1, 1), day(2026, 1, 1)];
    const start = day(2025, 1, 10);

    /** The same question put to our function; blank cells as either platform hands them over. */
    const OURS = new Map<string, (blank: 0 | null) => unknown>([
      [
        "=NETWORKDAYS.INTL(DATE(2025,1,1),DATE(2026,12,31),1,<blank cell>)",
        (blank) =>
          excel.cell("WORKDAYS", y2025, day(2026, 12, 31), "none", [[blank]], 1, "inclusive"),
      ],
      [
        "=NETWORKDAYS.INTL(DATE(2025,1,1),DATE(2026,1,1),<blank cell>)",
        (blank) => excel.cell("WORKDAYS", y2025, y2026, "none", null, [[blank]], "inclusive"),
      ],
      ["=WORKDAY(TRUE,FALSE)", () => excel.cell("DUE", true, false, "none", null, null, null)],
      [
        "=WORKDAY.INTL(DATE(2025,1,10),10,TRUE)",
        () => excel.cell("DUE", start, 10, "none", null, true, null),
      ],
      [
        "=WORKDAY(DATE(2025,1,10),3,{14/01/2025,#DIV/0!,#N/A})",
        () =>
          excel.cell(
            "DUE",
            start,
            3,
            "none",
            [["14/01/2025", DIV, errorObject("#N/A")]],
            null,
            null,
          ),
      ],
      ["=WEEKDAY(date,0)", () => excel.cell("WORKDAYS", start, start, "none", null, 0, null)],
    ]);

    it.each(cases("excel-dates", schema))("$id $input.formula", ({ input, expected }) => {
      const ours = OURS.get(input.formula);
      if (!ours) throw new Error(`Nothing of ours stands beside ${input.formula}`);
      for (const blank of [0, null] as const) {
        const shown = ours(blank);
        if (typeof expected.value === "string" && expected.value.startsWith("#")) {
          expect(shown).toMatchObject({ error: expected.value });
        } else if (typeof expected.value === "string") {
          expect(shown).toBe(serial(expected.value));
        } else {
          expect(shown).toBe(expected.value);
        }
      }
    });
  });
}
