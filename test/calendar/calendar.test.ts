import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bankHolidays } from "../../src/calendar/bank-holidays";
import { calendarFor, type Calendar } from "../../src/calendar/calendar";
import { dayNumber, isoDate, LAST_DAY, parseDate, weekday } from "../../src/cells/date";
import type { Result } from "../../src/text/trouble";

const on = (text: string) => parseDate(text)!;
const DIVISIONS = ["E&W", "Scotland", "NI", "Jersey", "none"] as const;

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.trouble.message);
  return result.value;
}

function calendar(...args: Parameters<typeof calendarFor>): Calendar {
  return value(calendarFor(...args));
}

const FIRST = dayNumber(2019, 1, 1)!;
const LAST = dayNumber(2028, 12, 31)!;
const anyDay = fc.integer({ min: FIRST, max: LAST });
const anyWeekend = fc
  .array(fc.constantFrom("0", "1"), { minLength: 7, maxLength: 7 })
  .map((days) => days.join(""));

describe("the names of divisions", () => {
  it.each([
    ["E&W", "england-and-wales"],
    ["England & Wales", "england-and-wales"],
    [" england-and-wales ", "england-and-wales"],
    ["SCOTLAND", "scotland"],
    ["N. Ireland", "northern-ireland"],
    ["NI", "northern-ireland"],
    ["Jersey", "jersey"],
    ["None", "none"],
  ])("%s is read", (name, division) => {
    expect(calendar(name).division).toBe(division);
  });

  it("are suggested when nearly right", () => {
    const result = calendarFor("Scotlnd");
    expect(result.ok ? "" : result.trouble.message).toContain("Did you mean “Scotland”?");
  });

  it("that are unknown are refused with the names that are known", () => {
    for (const name of ["", "France", "constructor", "x".repeat(10_000)]) {
      const result = calendarFor(name);
      expect(result.ok ? "" : result.trouble.code).toBe("division-unknown");
      expect(result.ok ? "" : result.trouble.message).toContain(
        "Northern Ireland, Jersey, or none",
      );
    }
  });
});

describe("weekends", () => {
  it.each([
    [1, "2025-06-14", "2025-06-15"],
    [2, "2025-06-15", "2025-06-16"],
    [7, "2025-06-13", "2025-06-14"],
    ["0000011", "2025-06-14", "2025-06-15"],
    [11, "2025-06-15", "2025-06-15"],
    [17, "2025-06-14", "2025-06-14"],
  ])("%s leaves the right days out", (code, from, to) => {
    const none = calendar("none", [], code);
    for (let day = on("2025-06-12"); day <= on("2025-06-18"); day++) {
      expect([isoDate(day), value(none.isWorkday(day))]).toEqual([
        isoDate(day),
        day < on(from) || day > on(to),
      ]);
    }
  });

  it.each([0, 8, 10, 18, -1])("%s is no weekend", (code) => {
    const result = calendarFor("none", [], code);
    expect(result.ok ? "" : result.trouble.code).toBe("weekend-number-unknown");
  });

  it.each(["Sat", "00000112", "000001", ""])("text %j is no weekend", (code) => {
    const result = calendarFor("none", [], code);
    expect(result.ok ? "" : result.trouble.code).toBe("weekend-text-unreadable");
  });

  it("of seven days leave nothing to count and nowhere to go", () => {
    const never = calendar("none", [], "1111111");
    expect(value(never.workdaysWithin(45000, 46000))).toBe(0);
    expect(never.addWorkdays(45000, 1).ok).toBe(false);
  });
});

describe("counting working days", () => {
  it("agrees with stepping day by day", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DIVISIONS),
        anyWeekend,
        fc.array(anyDay, { maxLength: 12 }),
        anyDay,
        fc.integer({ min: 0, max: 400 }),
        (division, weekend, closures, start, length) => {
          const end = Math.min(start + length, LAST);
          const days = calendar(division, closures, weekend);
          const closed = new Set(closures);
          if (days.division !== "none") {
            for (const { day } of bankHolidays(days.division).holidays) closed.add(day);
          }
          let stepped = 0;
          for (let day = start + 1; day <= end; day++) {
            if (weekend[weekday(day)] === "0" && !closed.has(day)) stepped++;
          }
          expect(value(days.workdaysBetween(start, end))).toBe(stepped);
          expect(value(days.workdaysBetween(end, start))).toBe(0 - stepped);
          expect(days.runningCount(end) - days.runningCount(start)).toBe(stepped);
          const startCounts = value(days.isWorkday(start)) ? 1 : 0;
          expect(value(days.workdaysWithin(start, end))).toBe(stepped + startCounts);
        },
      ),
    );
  });

  it("never counts a closure day twice: repeated, at a weekend, or on a bank holiday", () => {
    const plain = calendar("E&W");
    const same = calendar("E&W", [on("2025-04-18"), on("2025-04-19"), on("2025-04-18")]);
    const one = calendar("E&W", [on("2025-04-22"), on("2025-04-22")]);
    const month = [on("2025-04-01"), on("2025-04-30")] as const;
    expect(value(same.workdaysWithin(...month))).toBe(value(plain.workdaysWithin(...month)));
    expect(value(one.workdaysWithin(...month))).toBe(value(plain.workdaysWithin(...month)) - 1);
  });

  it("outside the verified years is trouble that names the date and the years", () => {
    const result = calendar("Scotland").workdaysBetween(on("2018-12-31"), on("2019-02-01"));
    expect(result.ok ? "" : result.trouble.message).toMatch(
      /^31\/12\/2018 lies outside the bank holidays held for Scotland, which cover 2019 to 2028\./,
    );
    expect(calendar("E&W").workdaysBetween(on("2028-12-29"), on("2029-01-02")).ok).toBe(false);
    expect(calendar("E&W").addWorkdays(on("2028-12-29"), 1).ok).toBe(false);
    expect(calendar("E&W").isWorkday(on("2029-01-01")).ok).toBe(false);
  });

  it("without bank holidays has no years to be outside of", () => {
    const none = calendar("none");
    expect(value(none.workdaysBetween(on("1999-12-31"), on("2050-01-07")))).toBe(13_050);
    expect(none.addWorkdays(LAST_DAY, 1).ok).toBe(false);
    expect(none.addWorkdays(1, -1_000_000_000).ok).toBe(false);
  });
});

describe("finding a working day", () => {
  it("is the opposite of counting", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DIVISIONS),
        anyWeekend.filter((weekend) => weekend !== "1111111"),
        fc.array(anyDay, { maxLength: 40 }),
        anyDay,
        fc.integer({ min: -300, max: 300 }).filter((days) => days !== 0),
        (division, weekend, closures, start, days) => {
          const dates = calendar(division, closures, weekend);
          const found = dates.addWorkdays(start, days);
          if (!found.ok) return;
          expect(value(dates.isWorkday(found.value))).toBe(true);
          const between =
            days > 0
              ? value(dates.workdaysWithin(start + 1, found.value))
              : -value(dates.workdaysWithin(found.value, start - 1));
          expect(between).toBe(days);
        },
      ),
    );
  });

  // E&W, Scotland, NI and Jersey, counted on the published lists.
  it.each([
    ["2026-12-24", 5, "2027-01-05", "2027-01-06", "2027-01-05", "2027-01-05"],
    ["2026-03-27", 20, "2026-04-28", "2026-04-27", "2026-04-28", "2026-04-28"],
    ["2026-04-02", 1, "2026-04-07", "2026-04-06", "2026-04-07", "2026-04-07"],
    ["2026-05-01", 8, "2026-05-14", "2026-05-14", "2026-05-14", "2026-05-14"],
    ["2026-06-12", 1, "2026-06-15", "2026-06-16", "2026-06-15", "2026-06-15"],
    ["2026-11-27", 5, "2026-12-04", "2026-12-07", "2026-12-04", "2026-12-04"],
    ["2025-05-08", 1, "2025-05-09", "2025-05-09", "2025-05-09", "2025-05-12"],
    ["2025-07-11", 2, "2025-07-15", "2025-07-15", "2025-07-16", "2025-07-15"],
    ["2027-12-24", 1, "2027-12-29", "2027-12-29", "2027-12-29", "2027-12-29"],
  ])("from %s, %i days on", (start, days, ...expected) => {
    const found = DIVISIONS.slice(0, 4).map((division) =>
      isoDate(value(calendar(division).addWorkdays(on(start), days))),
    );
    expect(found).toEqual(expected);
  });

  it("is the start itself for no days, even at a weekend", () => {
    expect(value(calendar("E&W").addWorkdays(on("2025-06-14"), 0))).toBe(on("2025-06-14"));
  });
});
