import { describe, expect, it } from "vitest";
import { fit, takes } from "../../src/measures/guide/fit";
import { guideIndex, searchGuide } from "../../src/measures/guide/search";
import { stem } from "../../src/measures/guide/stem";
import { describeFunctions } from "../../tools/functions-metadata.mjs";

const { help } = await describeFunctions();
const index = guideIndex(help);
const ids = (question: string) => searchGuide(index, question).map(({ id }) => id);

describe("Searching the functions in plain words", () => {
  it.each([
    ["how many panels were on time", "ONTIME"],
    ["percentage within 10 working days", "ONTIME"],
    ["Percentage completed within 5 working days of referral", "ONTIME"],
    ["what colour is it: red, amber or green?", "RAG"],
    ["working days between two dates", "WORKDAYS"],
    ["bank holidays in Scotland", "BANKHOLIDAYS"],
    ["when is it due", "DUE"],
    ["did we meet the target with so few cases", "LIKELY"],
    ["how many different people have we seen", "COUNTDISTINCT"],
    ["hide small numbers before publishing", "SUPPRESS"],
  ])("“%s” leads to %s first", (question, id) => {
    expect(ids(question)[0]).toBe(id);
  });

  it.each([
    ["is this better than last year", ["CHANGE", "CHANGECI"]],
    ["how many cases do I need to check", ["SAMPLESIZE"]],
  ])("“%s” has what answers it among the first three", (question, wanted) => {
    expect(ids(question).slice(0, 3)).toEqual(expect.arrayContaining(wanted));
  });

  it("finds a function by the beginning of its name, as while it is typed", () => {
    expect(ids("timel")[0]).toBe("TIMELINESS");
    expect(ids("bankh")[0]).toBe("BANKHOLIDAYS");
  });

  it("gives all functions for no words, none for words that mean nothing, each of them once", () => {
    expect(ids("  ")).toEqual(help.map(({ id }) => id));
    expect(ids("zzzz")).toEqual([]);
    const found = ids("rate");
    expect(new Set(found).size).toBe(found.length);
  });

  it("gives the same order every time, whatever order the functions come in", () => {
    const turned = guideIndex([...help].reverse());
    const question = "share of cases on time";
    expect(searchGuide(turned, question).map(({ id }) => id)).toEqual(ids(question));
  });

  it("takes names from objects for words like any other", () => {
    expect(ids("constructor __proto__ toString")).toEqual([]);
  });
});

describe("Stems", () => {
  it.each([
    ["panels", "panel"],
    ["working", "work"],
    ["planned", "plan"],
    ["dated", "date"],
    ["quarterly", "quarter"],
    ["bias", "bias"],
  ])("“%s” and “%s” are one word", (one, other) => {
    expect(stem(one)).toBe(stem(other));
  });
});

describe("Which columns fit an argument", () => {
  const starts = { name: "starts", description: "The start dates: a range." };
  const ends = { name: "ends", description: "The end dates: a range of the same size." };
  const dates = (title: string) => ({ title, holds: "dates" as const });

  it("knows dates, figures and settings apart", () => {
    expect(takes(starts)).toBe("dates");
    expect(takes({ name: "as_at", description: "The report date." })).toBe("as-at");
    expect(takes({ name: "unit", description: '"day" or "week".' })).toBe("setting");
    expect(takes({ name: "numerators", description: "What was counted." })).toBe("numbers");
  });

  it("prefers what such columns are usually called", () => {
    expect(fit(starts, dates("Referral date"))).toBeGreaterThan(fit(starts, dates("Panel date")));
    expect(fit(ends, dates("Panel date"))).toBeGreaterThan(fit(ends, dates("Court date")));
  });

  it("never proposes a date of birth, or words for dates", () => {
    expect(fit(starts, dates("Date of birth"))).toBe(0);
    expect(fit(starts, { title: "Referral date", holds: "words" })).toBe(0);
  });
});
