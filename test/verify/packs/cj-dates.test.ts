import { describe, expect, it } from "vitest";
import { packById } from "../../../src/verify/shipped";
import { modelOf, value } from "../make";
import {
  expectCatalogue,
  places,
  runModel,
  sheetOf,
  testSheets,
  type SheetExample,
} from "./sheet-examples";

const pack = value(packById("cj-dates"));

const EXAMPLES: readonly SheetExample[] = [
  {
    id: "DT-01",
    columns: ["Referral date", "Team"],
    fails: [
      ["01/06/2026", "North"],
      ["'31/02/2026", "North"],
      ["02/06/2026", "North"],
    ],
    passes: [
      ["01/06/2026", "North"],
      [null, "North"],
    ],
    at: "A3",
    says: "31/02/2026",
  },
  {
    id: "DT-02",
    columns: ["Sentence date", "Team"],
    fails: [["'03/04/2026", "North"]],
    passes: [
      ["'13/04/2026", "North"],
      ["'04/04/2026", "North"],
      ["03/04/2026", "North"],
    ],
    at: "A2",
    says: "03/04/2026 or, with the month first, 04/03/2026",
  },
  {
    id: "DT-03",
    columns: ["Ref", "Contact date"],
    fails: [["R1", "01/11/2026"]],
    passes: [
      ["R1", "31/10/2026"],
      ["R2", null],
    ],
    at: "B2",
  },
  {
    id: "DT-04",
    columns: ["Start date", "End date"],
    fails: [["02/06/2026", "01/06/2026"]],
    passes: [
      ["02/06/2026", "02/06/2026"],
      ["02/06/2026", null],
      [null, "01/06/2026"],
    ],
    at: "B2",
    says: "Ends 01/06/2026, before it starts 02/06/2026.",
  },
  {
    id: "DT-05",
    columns: ["DOB", "Referral date", "Contact date"],
    fails: [["01/02/1990", "01/06/2026", "01/02/1980"]],
    passes: [
      ["01/02/1990", "01/06/2026", null],
      [null, "01/06/2026", "01/02/1980"],
    ],
    at: "C2",
  },
  {
    id: "DT-06",
    columns: ["DOB", "Referral date"],
    fails: [["02/06/2008", "01/06/2026"]],
    passes: [
      ["01/06/2008", "01/06/2026"],
      [null, "01/06/2026"],
    ],
    at: "B2",
    parameters: { age_from: 18, age_to: 99 },
    says: "Aged 17 on 01/06/2026; this service is for 18 to 99.",
  },
  {
    id: "DT-07",
    columns: ["Start date", "End date"],
    fails: [
      ["01/06/2026", "31/12/9999"],
      ["01/07/2026", "31/12/9999"],
    ],
    passes: [["01/06/2026", null]],
    at: "B2",
    says: "2 open-ended records (31/12/9999).",
  },
  {
    id: "DT-08",
    columns: ["Sentence date", "Team"],
    fails: [["01/01/1970", "North"]],
    passes: [["02/01/1970", "North"]],
    at: "A2",
  },
  {
    id: "DT-09",
    columns: ["Ref", "Panel date"],
    fails: [["P1", "31/08/2026"]],
    passes: [
      ["P1", "01/09/2026"],
      ["P2", null],
    ],
    at: "B2",
    says: "a bank holiday",
  },
  {
    id: "DT-10",
    columns: ["End date", "Reason ended"],
    fails: [[null, "Completed"]],
    passes: [
      ["01/06/2026", "Completed"],
      [null, null],
      ["31/12/9998", "Other"],
    ],
    at: "A2",
  },
  {
    id: "DT-11",
    columns: ["CRN", "Start date", "End date"],
    fails: [
      ["A123456", "01/01/2026", "01/03/2026"],
      ["A123456", "01/02/2026", "01/04/2026"],
    ],
    passes: [
      ["A123456", "01/01/2026", "01/02/2026"],
      ["A123456", "01/02/2026", null],
      ["B123456", "01/01/2026", null],
      [null, "01/01/2026", null],
    ],
    at: "B3",
  },
  {
    id: "DT-12",
    columns: ["CRN", "Start date", "End date"],
    fails: [
      ["A123456", "01/01/2026", "01/02/2026"],
      ["A123456", "05/02/2026", null],
    ],
    passes: [
      ["A123456", "01/01/2026", "01/02/2026"],
      ["A123456", "02/02/2026", null],
    ],
    at: "B3",
    says: "3 days",
  },
  {
    id: "DT-13",
    columns: ["Event date", "Date recorded"],
    fails: [["01/06/2026", "09/06/2026"]],
    passes: [
      ["01/06/2026", "08/06/2026"],
      ["01/06/2026", null],
    ],
    at: "B2",
    says: "6 working days",
  },
  {
    id: "DT-13",
    columns: ["Event date", "Date recorded"],
    fails: [["01/06/2026", "05/06/2026"]],
    passes: [["01/06/2026", "04/06/2026"]],
    at: "B2",
    parameters: { recorded_within: 3 },
    says: "4 working days",
  },
  {
    id: "DT-14",
    columns: ["Event date", "Date recorded"],
    fails: [["02/06/2026", "01/06/2026"]],
    passes: [["02/06/2026", "02/06/2026"]],
    at: "B2",
    says: "Recorded on 01/06/2026, before the event on 02/06/2026.",
  },
  {
    id: "DT-16",
    columns: ["Event date", "Declared late"],
    fails: [["30/06/2026", null]],
    passes: [
      ["01/07/2026", null],
      ["30/09/2026", null],
      ["30/06/2026", "Yes"],
    ],
    at: "A2",
    parameters: { period_start: "01/07/2026", period_end: "30/09/2026" },
    says: "30/06/2026 is outside 01/07/2026 to 30/09/2026.",
  },
];

describe("dates", () => {
  it("has every check of the catalogue, with its severity", () => {
    expectCatalogue(pack, "DT", "EWEEEWIWWEEWWEWW");
  });

  testSheets(pack, EXAMPLES);

  it("DT-15: says how a year of two digits would be read", async () => {
    const rows = [["01/06/2026"], ["'03/04/45"], ["02/06/2026"]].map((row) => [...row, "North"]);
    const run = await runModel(pack, modelOf(sheetOf("Return", ["Sentence date", "Team"], rows)));
    expect(run.findings.map(({ rule }) => rule)).toEqual(["DT-01"]);
    const alone = { ...pack, rules: pack.rules.filter(({ id }) => id === "DT-15") };
    const short = await runModel(
      alone,
      modelOf(sheetOf("Return", ["Sentence date", "Team"], rows)),
    );
    expect(places(short)).toEqual(["DT-15 at A3"]);
    expect(short.findings[0]?.message).toContain("read as 03/04/1945");
  });

  it("takes 31/12/9999 for an open end, and 01/01/1900 for no date", async () => {
    const open = modelOf(
      sheetOf(
        "Return",
        ["CRN", "Start date", "End date"],
        [
          ["A123456", "01/01/2026", "31/12/9999"],
          ["B123456", "01/01/1900", "01/02/2026"],
        ],
      ),
    );
    expect(places(await runModel(pack, open))).toEqual(["DT-08 at B3", "DT-07 at C2"]);
  });

  it("says so where a column does not hold what its heading promises", async () => {
    const rows = [["soon", "later"]];
    const run = await runModel(pack, modelOf(sheetOf("Return", ["Start date", "End date"], rows)));
    expect(run.findings).toEqual([]);
    expect(run.notRun).toContainEqual({
      rule: "DT-04",
      reason: "“Start date” does not hold dates",
    });
  });
});
