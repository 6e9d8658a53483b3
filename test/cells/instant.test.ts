import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDate, formatDate, parseDate } from "../../src/cells/date";
import { fromUkTime, isoInstant, parseInstant, ukTime } from "../../src/cells/instant";

const at = (text: string) => parseInstant(text)!;
const day = (text: string) => parseDate(text)!;

describe("a point in time", () => {
  test.each([
    ["2026-11-20T16:30:00Z", "2026-11-20T16:30:00Z"],
    ["2026-11-20T16:30Z", "2026-11-20T16:30:00Z"],
    [" 2026-11-20T16:30:00.123Z ", "2026-11-20T16:30:00Z"],
    ["2026-06-01T00:30:00+01:00", "2026-05-31T23:30:00Z"],
    ["2026-06-01T00:30:00-02:30", "2026-06-01T03:00:00Z"],
  ])("%s is %s", (typed, utc) => {
    expect(isoInstant(at(typed))).toBe(utc);
  });

  test.each([
    "",
    "2026-11-20",
    "20/11/2026 16:30",
    "2026-11-20T16:30:00",
    "2026-02-30T10:00Z",
    "2026-11-20T24:00Z",
  ])("“%s” is none", (typed) => {
    expect(parseInstant(typed)).toBeNull();
  });

  test("agrees with the calendar of the machine, there and back", () => {
    const known = new Date("1950-01-01T00:00:00Z").getTime() / 1000;
    fc.assert(
      fc.property(fc.integer({ min: known, max: 4e9 }), (seconds) => {
        const iso = new Date(seconds * 1000).toISOString();
        expect(isoInstant(at(iso))).toBe(iso.replace(".000Z", "Z"));
      }),
    );
  });
});

describe("clocks in the United Kingdom", () => {
  test("agree with the time zone tables of the machine, since 1996", () => {
    const shown = new Intl.DateTimeFormat("en-GB", {
      timeZone: "Europe/London",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    fc.assert(
      fc.property(fc.integer({ min: 820_454_400, max: 4_000_000_000 }), (seconds) => {
        const moment = new Date(seconds * 1000);
        const [date, time] = shown.format(moment).split(", ");
        expect(ukTime(at(moment.toISOString()))).toBe(`${time} on ${date}`);
      }),
      { numRuns: 500 },
    );
  });

  test("are told back as they were given; the hour that comes twice is the first", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: day("2000-01-01"), max: day("2060-01-01") }),
        fc.integer({ min: 0, max: 1439 }),
        (date, minutes) => {
          const { month, day: dayOfMonth } = calendarDate(date);
          const isSkipped = month === 3 && dayOfMonth > 24 && minutes >= 60 && minutes < 120;
          fc.pre(!isSkipped);
          const clock = [Math.floor(minutes / 60), minutes % 60].map((n) =>
            String(n).padStart(2, "0"),
          );
          expect(ukTime(fromUkTime(date, minutes))).toBe(
            `${clock.join(":")} on ${formatDate(date)}`,
          );
        },
      ),
    );
    expect(isoInstant(fromUkTime(day("2026-10-25"), 90))).toBe("2026-10-25T00:30:00Z");
    expect(isoInstant(fromUkTime(day("2026-10-25"), 120))).toBe("2026-10-25T02:00:00Z");
    expect(isoInstant(fromUkTime(day("2026-03-29"), 120))).toBe("2026-03-29T01:00:00Z");
    expect(isoInstant(fromUkTime(day("2026-07-01"), 0))).toBe("2026-06-30T23:00:00Z");
  });
});
