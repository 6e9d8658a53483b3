import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anyDayNumber,
  calendarDate,
  dayNumber,
  EARLIEST_DAY,
  formatDate,
  isDateFormat,
  isoDate,
  LAST_DAY,
  parseDate,
  parseEarlyDate,
  weekday,
} from "../../src/cells/date";

describe("day numbers", () => {
  // Excel's own: 1 Jan 1900 is 1, 28 Feb 1900 is 59, 1 Mar 1900 is 61 (day 60 never was).
  it.each([
    [1900, 1, 1, 1],
    [1900, 2, 28, 59],
    [1900, 3, 1, 61],
    [2000, 1, 1, 36526],
    [2025, 4, 1, 45748],
    [9999, 12, 31, LAST_DAY],
  ])("%i-%i-%i is day %i", (year, month, day, expected) => {
    expect(dayNumber(year, month, day)).toBe(expected);
    expect(calendarDate(expected)).toEqual({ year, month, day });
  });

  it("knows no 31 February, no 29 February 1900, and nothing before 1900", () => {
    expect(dayNumber(2025, 2, 31)).toBeNull();
    expect(dayNumber(1900, 2, 29)).toBeNull();
    expect(dayNumber(1899, 12, 31)).toBeNull();
  });

  it("counts on below 1 for the days before 1900, in order and without a gap", () => {
    expect(anyDayNumber(1900, 1, 1)).toBe(1);
    expect(anyDayNumber(1899, 12, 31)).toBe(0);
    expect(anyDayNumber(1899, 12, 30)).toBe(-1);
    expect(anyDayNumber(1, 1, 1)).toBe(EARLIEST_DAY);
    expect(anyDayNumber(0, 12, 31)).toBeNull();
    expect(anyDayNumber(1880, 2, 30)).toBeNull();
    const early = fc.integer({ min: EARLIEST_DAY, max: 0 });
    fc.assert(
      fc.property(early, (day) => {
        const { year, month, day: ofMonth } = calendarDate(day);
        expect(anyDayNumber(year, month, ofMonth)).toBe(day);
        expect(parseEarlyDate(formatDate(day))).toBe(day);
        expect(parseEarlyDate(isoDate(day))).toBe(day);
        expect(parseDate(formatDate(day))).toBeNull();
        expect(weekday(day + 7)).toBe(weekday(day));
      }),
      { seed: 3 },
    );
  });

  it("gives back every date it took, across summer time and leap years", () => {
    const day = fc.integer({ min: 61, max: LAST_DAY });
    fc.assert(
      fc.property(day, (serial) => {
        const date = calendarDate(serial);
        expect(dayNumber(date.year, date.month, date.day)).toBe(serial);
        expect(parseDate(formatDate(serial))).toBe(serial);
        expect(parseDate(isoDate(serial))).toBe(serial);
      }),
      { seed: 1 },
    );
  });

  it("gives the dates that the calendar of JavaScript gives, day by day until 2228 and here and there after", () => {
    const asDate = (serial: number) => {
      const date = new Date(Date.UTC(1899, 11, 30 + serial));
      return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()].join("-");
    };
    const isSame = (serial: number) => {
      const { year, month, day } = calendarDate(serial);
      return asDate(serial) === [year, month, day].join("-");
    };
    const daily = Array.from({ length: 120_000 }, (_, at) => 61 + at);
    expect(daily.filter((serial) => !isSame(serial))).toEqual([]);
    fc.assert(fc.property(fc.integer({ min: 61, max: LAST_DAY }), isSame), { seed: 2 });
  });

  it("cuts off the time of day", () => {
    expect(formatDate(45748.99)).toBe("01/04/2025");
  });

  it("knows that 1 April 2025 was a Tuesday", () => {
    expect(weekday(45748)).toBe(1);
  });
});

describe("reading a date out of text", () => {
  it.each([
    "2025-04-01",
    "01/04/2025",
    "1/4/2025",
    "01-04-2025",
    "01-Apr-2025",
    "1 April 2025",
    "1-APR-2025",
    "  01/04/2025\u00a0",
  ])("reads %j as 1 April 2025", (text) => expect(parseDate(text)).toBe(45748));

  it.each([
    "31/02/2025",
    "04/13/2025",
    "1.4.2025",
    "01-04/2025",
    "1-4-25",
    "31-02-2025",
    "26/10/1880",
    "April 2025",
    "",
    "not yet",
    "45748",
    "01/04/25",
    "1 Aprocryphal 2025",
    "1 Apri 2025",
  ])("does not guess at %j", (text) => expect(parseDate(text)).toBeNull());
});

describe("reading a day before 1900 out of text", () => {
  it.each(["26/10/1880", "26-10-1880", "1880-10-26", "26 October 1880", "1880-10-26 00:00:00"])(
    "reads %j",
    (text) => {
      const day = parseEarlyDate(text);
      expect(day).toBeLessThan(1);
      expect(formatDate(day!)).toBe("26/10/1880");
    },
  );

  it.each(["26/10/1980", "31/02/1880", "00/01/1900", "long ago", ""])("finds none in %j", (text) =>
    expect(parseEarlyDate(text)).toBeNull(),
  );
});

describe("the name of a month in text", () => {
  it.each([
    ["12 Sept 2025", 9],
    ["12-Sep-2025", 9],
    ["12 September 2025", 9],
    ["12 may 2025", 5],
    ["12 Marmalade 2025", null],
    ["12 Decent 2025", null],
  ])("in %j is %s", (text, month) => {
    expect(parseDate(text)).toBe(month === null ? null : dayNumber(2025, month, 12));
  });
});

describe("number formats", () => {
  it.each([
    "dd/mm/yyyy",
    "d-mmm-yy",
    "[$-809]dd mmmm yyyy",
    "yyyy-mm-dd hh:mm",
    "mmm-yy",
    "m/d/yy",
  ])("%s shows a date", (format) => expect(isDateFormat(format)).toBe(true));

  it.each([
    "General",
    "0.00",
    "#,##0",
    "0%",
    '0 "days"',
    "[Red]0.0",
    "@",
    "hh:mm",
    "[h]:mm",
    "mm:ss",
  ])("%s does not", (format) => expect(isDateFormat(format)).toBe(false));
});
