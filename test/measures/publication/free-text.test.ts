import { describe, expect, it } from "vitest";
import { concernsIn } from "../../../src/measures/publication/free-text";
import { namesPeople, policyOf } from "../../../src/measures/publication/policy";
import { day } from "../counting";

const asOf = day("10/11/2026");
const concerns = (text: string, names: readonly string[] = []) => concernsIn(text, names, asOf);

describe("sentences before they are published", () => {
  it.each([
    ["The report on A1234BC was late.", "prison number"],
    ["See NHS 943 476 5919 for details.", "NHS number"],
    ["He lives in SW1A 1AA now.", "postcode"],
    ["Born on 03/05/2010.", "full date"],
    ["Write to sam@example.org about it.", "e-mail"],
    ["Ring 020 7946 0000.", "telephone"],
  ])("finds personal data in “%s”", (text, what) => {
    expect(concerns(text).join("; ")).toContain(what);
  });

  it("finds names as whole words, in any case and with an s at the end", () => {
    expect(concerns("It was SAM EXAMPLE’s case.", ["Sam Example"])).toHaveLength(1);
    expect(concerns("Samples were drawn.", ["Sam"])).toEqual([]);
    expect(concerns("Nobody is named.", [""])).toEqual([]);
  });

  it.each([
    "50 of 69 panels were on time (72.5%), target 90.0%.",
    "Down 3.4 points since Sep 2026; figures as at 31/10/2026.",
    "1,204 cases open at the end of 2026/27 Q3.",
  ])("lets through “%s”", (text) => {
    expect(concerns(text)).toEqual([]);
  });
});

describe("what is published", () => {
  it.each(["Officer", "Case manager", "Worker", "Volunteers", "Staff name", "CaseManager"])(
    "takes “%s” for a column that names people",
    (column) => expect(namesPeople(column)).toBe(true),
  );

  it.each(["Team", "Area", "Victim type", "Volunteer group", "Ethnicity", "Contract", "Owner agency"])(
    "takes “%s” for one that does not",
    (column) => expect(namesPeople(column)).toBe(false),
  );

  it("is refused with numbers that make no sense", () => {
    expect(policyOf({ threshold: 1 }).ok).toBe(false);
    expect(policyOf({ threshold: 5.5 }).ok).toBe(false);
    expect(policyOf({ roundTo: 1 }).ok).toBe(false);
    expect(policyOf({ threshold: Number("x") }).ok).toBe(false);
    expect(policyOf({ threshold: 10, roundTo: 5 }).ok).toBe(true);
  });
});
