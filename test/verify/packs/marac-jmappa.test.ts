import { describe, expect, it } from "vitest";
import { packById } from "../../../src/verify/shipped";
import { value } from "../make";
import { numbered, runOf, testExamples, type Example } from "./examples";

const pack = value(packById("marac-jmappa"));
const JERSEY = { island: "Jersey" };

const PAIR = ["Referral date", "Victim ref", "Perpetrator ref", "Repeat"];

const counted = (id: string, heading: string): Example => ({
  id,
  table: "meetings",
  columns: ["MARAC", "Total cases", heading],
  fails: [["North", 16, 17]],
  passes: [
    ["North", 16, 16],
    ["South", 12, null],
  ],
  at: "C2",
});

const EXAMPLES: readonly Example[] = [
  {
    id: "MA-01",
    table: "referrals",
    columns: PAIR,
    // A year and a day later it is a new referral; a leap year has no say in it.
    fails: [
      ["01/06/2024", "V-1", "P-1", "No"],
      ["02/06/2025", "V-1", "P-1", "Yes"],
    ],
    passes: [
      ["01/06/2024", "V-1", "P-1", "No"],
      ["01/06/2025", "V-1", "P-1", "Yes"],
    ],
    at: "A3",
  },
  {
    id: "MA-02",
    table: "referrals",
    columns: PAIR,
    fails: [
      ["01/06/2025", "V-1", "P-1", null],
      ["01/09/2024", "V-1", "P-1", "No"],
    ],
    passes: [
      ["01/06/2025", "V-1", "P-1", null],
      ["01/09/2024", "V-1", "P-2", "No"],
    ],
    at: "A2",
  },
  {
    id: "MA-03",
    table: "meetings",
    columns: ["MARAC", "Total cases", "Police referrals", "Idva referrals", "Housing referrals"],
    fails: [["North", 16, 9, 4, 2]],
    passes: [
      ["North", 16, 9, 4, 3],
      ["South", 12, 8, 4, null],
    ],
    at: "B2",
  },
  counted("MA-04", "Disabled victims"),
  counted("MA-04-repeats", "Repeats"),
  counted("MA-04-minoritised", "BAME"),
  counted("MA-04-lgbt", "LGBT"),
  counted("MA-04-male", "Male victims"),
  counted("MA-04-aged-16-17", "Aged 16-17"),
  {
    id: "MA-05",
    table: "rates",
    columns: ["Area", "Adult females", "Population source", "Population year"],
    fails: [["North", 120_000, null, 2011]],
    passes: [["North", 120_000, "Census", 2011]],
    at: "C2",
  },
  {
    id: "MA-06",
    table: "meetings",
    columns: ["MARAC", "Meeting date"],
    fails: [
      ["North", "14/01/2026"],
      ["North", "15/07/2026"],
    ],
    passes: [
      ["North", "14/01/2026"],
      ["North", "28/01/2026"],
      ["North", "15/04/2026"],
      ["North", "15/07/2026"],
    ],
    at: "B2",
  },
  {
    id: "MA-07",
    table: "counts",
    columns: ["Period", "Referrals", "People"],
    fails: [["2021", 36, null]],
    passes: [["2021", 36, 35]],
    at: "C2",
  },
  {
    id: "MA-08",
    table: "actions",
    columns: ["Action", "Owner agency"],
    fails: [["Flag the address", null]],
    passes: [["Flag the address", "Police"]],
    at: "B2",
  },
  {
    id: "MA-08-due",
    table: "actions",
    columns: ["Action", "Due date"],
    fails: [["Flag the address", null]],
    passes: [["Flag the address", "01/06/2026"]],
    at: "B2",
  },
  {
    id: "MA-09",
    table: "actions",
    columns: ["Action", "Status", "Completed on"],
    fails: [["Flag the address", "Done", null]],
    passes: [
      ["Flag the address", "Done", "01/06/2026"],
      ["Visit", "Open", null],
    ],
    at: "C2",
  },
  {
    id: "MA-09-outcome",
    table: "actions",
    columns: ["Action", "Status", "Outcome"],
    fails: [["Flag the address", "Closed", null]],
    passes: [["Flag the address", "Closed", "Flagged"]],
    at: "C2",
  },
  {
    id: "MA-10",
    table: "actions",
    columns: ["Action", "Status", "Due date"],
    fails: [["Flag the address", "Open", "30/10/2026"]],
    passes: [
      ["Flag the address", "Open", "31/10/2026"],
      ["Visit", "Done", "01/06/2026"],
      ["Call", "Withdrawn", "01/06/2026"],
    ],
    at: "C2",
  },
  {
    id: "MA-11",
    table: "managed",
    columns: ["Case ref", "Category", "Level"],
    fails: [["J-1", "4", "2"]],
    passes: [
      ["J-1", "PDP", "2"],
      ["J-2", "1", "3"],
      ["J-3", null, "1"],
    ],
    at: "B2",
    parameters: JERSEY,
  },
  {
    id: "MA-12",
    table: "managed",
    columns: ["Case ref", "Level", "Next review"],
    fails: [["J-1", "2", "30/10/2026"]],
    passes: [
      ["J-1", "2", "31/10/2026"],
      ["J-2", "1", "01/06/2026"],
    ],
    at: "C2",
  },
  {
    id: "MA-12-set",
    table: "managed",
    columns: ["Case ref", "Level", "Next review"],
    fails: [["J-1", "3", null]],
    passes: [["J-2", "1", null]],
    at: "C2",
  },
  {
    id: "MA-13",
    table: "levels",
    columns: ["Period", "Level 1", "Level 2", "Level 3", "Active"],
    fails: [["2021", 154, 66, null, 219]],
    passes: [["2021", 154, 65, null, 219]],
    at: "E2",
  },
  {
    id: "MA-14",
    table: "managed",
    columns: ["Case ref", "Assessed on", "Plan date", "Last review"],
    fails: [["J-1", "01/06/2026", "29/05/2026", "01/09/2026"]],
    passes: [
      ["J-1", "29/05/2026", "01/06/2026", "01/09/2026"],
      ["J-2", "29/05/2026", "01/06/2026", null],
    ],
    at: "C2",
  },
  {
    id: "MA-15",
    table: "meetings",
    columns: ["MARAC", "Meeting date", "Minutes issued"],
    fails: [["North", "01/06/2026", "09/06/2026"]],
    passes: [
      ["North", "01/06/2026", "08/06/2026"],
      ["South", "29/04/2026", "07/05/2026"],
    ],
    at: "C2",
    parameters: { minutes_days: 5 },
  },
  {
    id: "MA-16",
    table: "attendance",
    columns: ["Meeting date", "Agency", "Attended"],
    fails: [
      ["01/06/2026", "Housing", "No"],
      ["15/06/2026", "Housing", "No"],
      ["29/06/2026", "Housing", "No"],
    ],
    passes: [
      ["01/06/2026", "Housing", "No"],
      ["15/06/2026", "Health", "No"],
      ["29/06/2026", "Housing", "Yes"],
    ],
    at: "C4",
  },
  {
    id: "MA-17",
    table: "meetings",
    columns: ["MARAC", "Meeting date"],
    fails: [["Jersey", "01/06/2026"]],
    passes: [],
    at: "B2",
    parameters: JERSEY,
  },
  {
    id: "MA-18",
    table: "referrals",
    columns: ["Case ref", "Postcode"],
    fails: [["M-1", "JE2 3AB"]],
    passes: [
      ["M-1", "SW1A 1AA"],
      ["M-2", null],
    ],
    at: "B2",
  },
  {
    id: "MA-18-number",
    table: "referrals",
    columns: ["Case ref", "National Insurance number"],
    fails: [["M-1", "AB123456C"]],
    passes: [["M-1", "JY123456C"]],
    at: "B2",
    parameters: JERSEY,
  },
];

describe("the pack for MARAC and JMAPPA", () => {
  testExamples(pack, numbered("MA", "EEEEWWIEEWEWEEWIII"), EXAMPLES);

  const messages = async (id: string, parameters: Example["parameters"] = {}) => {
    const example = EXAMPLES.find((one) => one.id === id)!;
    const run = await runOf(pack, { ...example, parameters }, example.fails);
    return run.findings.map(({ message }) => message);
  };

  it("says of a repeat when the last referral was, and of a first referral that there is none", async () => {
    expect(await messages("MA-01")).toEqual([
      "Marked as a repeat of the last 12 months; the last one was on 01/06/2024.",
    ]);
    const alone = await runOf(pack, { table: "referrals", columns: PAIR }, [
      ["01/06/2026", "V-1", "P-1", "Yes"],
    ]);
    expect(alone.findings[0]?.message).toBe(
      "Marked as a repeat of the last 12 months; there is no earlier one.",
    );
  });

  it("counts by the holidays of the jurisdiction: Jersey has Liberation Day", async () => {
    const minutes = { table: "meetings", columns: ["MARAC", "Meeting date", "Minutes issued"] };
    // 9 May 2025 is a Friday: a working day in England and Wales, not in Jersey.
    const rows = [["North", "07/05/2025", "12/05/2025"]];
    const england = await runOf(pack, { ...minutes, parameters: { minutes_days: 2 } }, rows);
    const jersey = await runOf(
      pack,
      { ...minutes, parameters: { minutes_days: 2, ...JERSEY } },
      rows,
    );
    expect(england.findings.map(({ message }) => message)).toEqual([
      "Minutes issued after 3 working days (limit 2).",
    ]);
    expect(jersey.findings.map(({ rule }) => rule)).toEqual(["MA-17"]);
  });

  it("does not run what nobody has set a limit for, and says so", async () => {
    const { notRun } = await runOf(
      pack,
      { table: "meetings", columns: ["MARAC", "Meeting date", "Minutes issued"] },
      [["North", "01/06/2026", "09/07/2026"]],
    );
    expect(notRun.find(({ rule }) => rule === "MA-15")?.reason).toContain("was not given");
  });
});
