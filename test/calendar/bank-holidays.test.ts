import { describe, expect, it } from "vitest";
import { z } from "zod";
import { bankHolidays } from "../../src/calendar/bank-holidays";
import { dayNumber, isoDate, weekday, type DayNumber } from "../../src/cells/date";
import { describeShared, sharedJson } from "../shared";

const DIVISIONS = ["england-and-wales", "scotland", "northern-ireland", "jersey"] as const;
const YEARS = Array.from({ length: 10 }, (_, i) => 2019 + i);

const on = (year: number, month: number, day: number): DayNumber => dayNumber(year, month, day)!;

/** Easter Sunday in the Gregorian calendar (the anonymous algorithm, Nature, 20 April 1876). */
function easter(year: number): DayNumber {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const f = Math.floor((b + 8) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - f + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return on(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}

/** The first Monday at or after a day. */
const mondayFrom = (day: DayNumber) => day + ((7 - weekday(day)) % 7);
const isWeekend = (day: DayNumber) => weekday(day) >= 5;

/** Fixed days in order; one at a weekend moves to the next weekday that is not already taken. */
function substituted(days: readonly DayNumber[]): DayNumber[] {
  const taken = new Set(days.filter((day) => !isWeekend(day)));
  return days.map((day) => {
    if (!isWeekend(day)) return day;
    let next = day + 1;
    while (isWeekend(next) || taken.has(next)) next++;
    taken.add(next);
    return next;
  });
}

/** What the standing rules give: Banking and Financial Dealings Act 1971 and the customs added to it. */
function byRule(division: (typeof DIVISIONS)[number], year: number): DayNumber[] {
  const sunday = easter(year);
  const days = [
    sunday - 2,
    mondayFrom(on(year, 5, 1)),
    mondayFrom(on(year, 5, 25)),
    ...substituted([on(year, 12, 25), on(year, 12, 26)]),
  ];
  if (division === "scotland") {
    days.push(
      ...substituted([on(year, 1, 1), on(year, 1, 2)]),
      mondayFrom(on(year, 8, 1)),
      ...substituted([on(year, 11, 30)]),
    );
  } else {
    days.push(...substituted([on(year, 1, 1)]), sunday + 1, mondayFrom(on(year, 8, 25)));
  }
  if (division === "northern-ireland") {
    days.push(...substituted([on(year, 3, 17)]), ...substituted([on(year, 7, 12)]));
  }
  // Liberation Day has no substitute: a Sunday is not moved, a Saturday is a holiday on that day.
  if (division === "jersey" && weekday(on(year, 5, 9)) !== 6) days.push(on(year, 5, 9));
  return days;
}

/** Days moved or added by proclamation or Order. */
const EXCEPTIONS = {
  uk: {
    added: ["2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"],
    removed: ["2020-05-04", "2022-05-30"],
  },
  scotland: { added: ["2026-06-15"], removed: [] },
  jersey: {
    added: [
      "2020-05-08",
      "2021-09-27",
      "2022-06-02",
      "2022-06-03",
      "2022-09-19",
      "2023-05-08",
      "2024-07-15",
    ],
    removed: ["2022-05-30"],
  },
};

function expected(division: (typeof DIVISIONS)[number]): string[] {
  const days = new Set(YEARS.flatMap((year) => byRule(division, year)).map(isoDate));
  const exceptions =
    division === "jersey"
      ? [EXCEPTIONS.jersey]
      : division === "scotland"
        ? [EXCEPTIONS.uk, EXCEPTIONS.scotland]
        : [EXCEPTIONS.uk];
  for (const { added, removed } of exceptions) {
    for (const day of removed) days.delete(day);
    for (const day of added) days.add(day);
  }
  return [...days].sort();
}

const dates = (division: (typeof DIVISIONS)[number]) =>
  bankHolidays(division).holidays.map(({ day }) => isoDate(day));

describe("the tables of bank holidays", () => {
  it.each(DIVISIONS)(
    "of %s hold what the standing rules and the known exceptions give",
    (division) => {
      expect(dates(division)).toEqual(expected(division));
    },
  );

  it.each(DIVISIONS)("of %s are in order, named, and inside the verified years", (division) => {
    const table = bankHolidays(division);
    const days = table.holidays.map(({ day }) => day);
    expect(days).toEqual([...new Set(days)].sort((a, b) => a - b));
    expect(table.holidays.every(({ title }) => title.length > 3)).toBe(true);
    expect([table.verifiedFrom, table.verifiedTo]).toEqual([2019, 2028]);
    expect(days[0]).toBeGreaterThanOrEqual(on(2019, 1, 1));
    expect(days.at(-1)).toBeLessThanOrEqual(on(2028, 12, 31));
    expect(table.source).not.toBe("");
  });

  it("count as many days as GOV.UK lists", () => {
    expect(DIVISIONS.slice(0, 3).map((division) => dates(division).length)).toEqual([83, 94, 103]);
  });

  it("give Scotland alone the Monday of the World Cup", () => {
    const having = DIVISIONS.filter((division) => dates(division).includes("2026-06-15"));
    expect(having).toEqual(["scotland"]);
  });

  it("move no Liberation Day from a weekend: Saturday 9 May 2026, Sunday 9 May 2027", () => {
    const inMay = (year: string) => dates("jersey").filter((day) => day.startsWith(`${year}-05`));
    expect(inMay("2026")).toEqual(["2026-05-04", "2026-05-09", "2026-05-25"]);
    expect(inMay("2027")).toEqual(["2027-05-03", "2027-05-31"]);
  });

  it("list a day off once, on its substitute day, never the weekend day beside it", () => {
    // 1 January 2022 was a Saturday; packages list it as well as the Monday.
    for (const division of DIVISIONS) {
      expect(dates(division)).toContain("2022-01-03");
      expect(dates(division)).not.toContain("2022-01-01");
    }
  });

  it("keep Jersey's own days: two in May 2020, the Corn Riots, the King's visit", () => {
    expect(dates("jersey")).toEqual(
      expect.arrayContaining(["2020-05-04", "2020-05-08", "2021-09-27", "2024-07-15"]),
    );
  });
});

describeShared("published lists of bank holidays", () => {
  const lists = z.object({ expected: z.record(z.string(), z.array(z.string())) });

  it("are the lists held here", () => {
    const { expected: published } = lists.parse(
      sharedJson("cases/stats/bank-holidays/bank-holidays-001.json"),
    );
    for (const division of ["england-and-wales", "scotland", "northern-ireland"] as const) {
      expect(dates(division)).toEqual(published[division]);
    }
  });
});
