import { describe, expect, it } from "vitest";
import { packById } from "../../../src/verify/shipped";
import { value } from "../make";
import { numbered, runOf, testExamples, type Example } from "./examples";

const pack = value(packById("policing-governance"));

const PARTS = ["Table", "Category", "Count", "Total"];
const SERIES = ["Measure", "Period", "Value"];

const EXAMPLES: readonly Example[] = [
  {
    id: "PC-01",
    table: "published",
    columns: PARTS,
    fails: [
      ["Releases", "Male", 2770, 41_215],
      ["Releases", "Female", 38_435, 41_215],
    ],
    passes: [
      // Rounded to 5 these add up to 41,200: three roundings lie between.
      ["Releases", "Very high", 2765, 41_205],
      ["Releases", "High", 38_435, 41_205],
      ["Recalls", "Male", 10, 100],
      ["Recalls", "Female", null, 100],
      ["Recalls", "Not known", null, 100],
    ],
    at: "D2",
    parameters: { rounding: 5 },
  },
  {
    id: "PC-02",
    table: "published",
    columns: [...PARTS, "Types overlap"],
    fails: [["Supervision", "Community", 60, 100, "Yes"]],
    passes: [["Supervision", "All", 100, 100, "No"]],
    at: "E2",
  },
  {
    id: "PC-03",
    table: "figures",
    columns: ["Measure", "Numerator", "Denominator", "Percent"],
    fails: [["Panels on time", 18, 25, 74]],
    passes: [
      ["Panels on time", 18, 25, 72],
      ["Reviews on time", 18, 25, 0.72],
      ["Visits on time", 0, 0, 0],
    ],
    at: "D2",
  },
  {
    id: "PC-04",
    table: "figures",
    columns: ["Measure", "Percent"],
    fails: [["Panels on time", 104]],
    passes: [["Panels on time", 100]],
    at: "B2",
  },
  {
    id: "PC-05",
    table: "changes",
    columns: ["Measure", "From", "To", "Change", "Unit of change"],
    fails: [["Homicides", 28, 16, 42.9, "%"]],
    passes: [
      ["Homicides", 28, 16, -42.9, "%"],
      ["Firearms discharges", 83, 141, 69.9, "%"],
      ["On time", 70, 74, 4, "points"],
    ],
    at: "D2",
  },
  {
    id: "PC-06",
    table: "published",
    columns: ["Table", "Category", "Count"],
    fails: [["Recalls", "Female", 4]],
    passes: [
      ["Recalls", "Female", 0],
      ["Recalls", "Male", 5],
      ["Recalls", "Not known", "[c]"],
    ],
    at: "C2",
  },
  {
    id: "PC-07",
    table: "published",
    columns: PARTS,
    fails: [
      ["Recalls", "Male", 96, 100],
      ["Recalls", "Female", "*", 100],
    ],
    passes: [
      ["Recalls", "Male", "*", 100],
      ["Recalls", "Female", "*", 100],
    ],
    at: "C3",
  },
  {
    id: "PC-08",
    table: "published",
    columns: ["Category", "Count", "Total", "Percent"],
    fails: [["Female", "[c]", 60, 5]],
    passes: [
      ["Female", "[c]", 2765, 1],
      ["Male", 57, 60, 95],
    ],
    at: "D2",
  },
  {
    id: "PC-09",
    table: "published",
    columns: ["Category", "Count"],
    fails: [
      ["Female", "*"],
      ["Male", "[c]"],
    ],
    passes: [
      ["Female", "*"],
      ["Male", "*"],
    ],
    at: "B3",
  },
  {
    id: "PC-10",
    table: "published",
    columns: ["Category", "Count"],
    fails: [["Female", 12]],
    passes: [["Female", 15]],
    at: "B2",
    parameters: { rounding: 5 },
  },
  {
    id: "PC-11",
    table: "published",
    columns: ["Category", "Count"],
    fails: [
      ["Female", 0],
      ["Male", null],
    ],
    passes: [
      ["Female", 0],
      ["Male", "[x]"],
    ],
    at: "B3",
  },
  {
    id: "PC-12",
    table: "series",
    columns: SERIES,
    fails: [
      ["Burglary", "31/01/2026", 100],
      ["Burglary", "28/02/2026", 151],
    ],
    passes: [
      ["Burglary", "31/01/2026", 100],
      ["Burglary", "28/02/2026", 150],
    ],
    at: "C3",
    parameters: { jump_percent: 50 },
  },
  {
    id: "PC-13",
    table: "series",
    columns: SERIES,
    fails: [
      ["Burglary", "02/03/2026", 10],
      ["Burglary", "09/03/2026", 11],
      ["Burglary", "23/03/2026", 12],
    ],
    passes: [
      ["Burglary", "02/03/2026", 10],
      ["Burglary", "09/03/2026", 11],
      ["Burglary", "16/03/2026", 12],
    ],
    at: "B3",
  },
  {
    id: "PC-14",
    table: "series",
    columns: SERIES,
    fails: [
      ["Burglary", "31/01/2026", 100],
      ["Burglary", "28/02/2026", 100],
      ["Burglary", "31/03/2026", 100],
    ],
    passes: [
      ["Burglary", "31/01/2026", 100],
      ["Burglary", "28/02/2026", 100],
      ["Burglary", "31/03/2026", 101],
    ],
    at: "C4",
    parameters: { unchanged_periods: 2 },
  },
  {
    id: "PC-15",
    table: "series",
    columns: ["Measure", "Period", "Compared with", "Break from"],
    fails: [["Burglary", "01/06/2026", "01/06/2025", "01/04/2026"]],
    passes: [
      ["Burglary", "01/06/2026", "01/05/2026", "01/04/2026"],
      ["Robbery", "01/06/2026", "01/06/2025", null],
    ],
    at: "C2",
  },
  {
    id: "PC-16",
    table: "rates",
    columns: ["Area code", "Period", "Count", "Rate"],
    fails: [
      ["E09000001", "01/04/2024", 120, 10],
      ["E09000001", "01/04/2025", 130, 8],
    ],
    passes: [
      ["E09000001", "01/04/2024", 120, 10],
      ["E09000001", "01/04/2025", 132, 11],
    ],
    at: "C3",
    parameters: { base_percent: 10 },
  },
  {
    id: "PC-17",
    table: "rates",
    columns: ["Area code", "Area type"],
    fails: [["E10000006", "UA"]],
    passes: [
      ["E10000006", "County"],
      ["E06000001", "UA"],
      ["K02000001", "UK"],
    ],
    at: "B2",
  },
  {
    id: "PC-18",
    table: "inspections",
    columns: ["Inspected", "Score", "Rating"],
    fails: [["North", 18, "Good"]],
    passes: [
      ["North", 18, "Requires improvement"],
      ["South", 19, "Good"],
      ["East", 31, "Outstanding"],
    ],
    at: "C2",
  },
  {
    id: "PC-19",
    table: "series",
    columns: ["Measure", "First published", "Value", "Note"],
    fails: [["Burglary", 100, 104, null]],
    passes: [
      ["Burglary", 100, 104, "Late records"],
      ["Robbery", 50, 50, null],
    ],
    at: "C2",
  },
  {
    id: "PC-20",
    table: "measures",
    columns: ["Measure", "Baseline"],
    fails: [
      ["Homicide", "2019"],
      ["County lines", "2019"],
      ["Cyber crime", "2021"],
    ],
    passes: [
      ["Homicide", "2019"],
      ["County lines", "2019"],
    ],
    at: "B4",
  },
  {
    id: "PC-20-stated",
    table: "measures",
    columns: ["Measure", "Baseline"],
    fails: [
      ["Homicide", "2019"],
      ["Cyber crime", null],
    ],
    passes: [["Homicide", "2019"]],
    at: "B3",
  },
  {
    id: "PC-21",
    table: "measures",
    columns: ["Measure", "Objective", "Owner"],
    fails: [["Homicide", null, "Evaluation"]],
    passes: [["Homicide", "Safer streets", "Evaluation"]],
    at: "B2",
  },
  {
    id: "PC-22",
    table: "grants",
    columns: ["Grant ref", "Award", "Claimed"],
    fails: [["G-1", 60_000, 60_001]],
    passes: [["G-1", 60_000, 60_000]],
    at: "C2",
  },
  {
    id: "PC-22-profile",
    table: "grants",
    columns: ["Grant ref", "Award", "Profile total"],
    fails: [["G-1", 60_000, 58_000]],
    passes: [["G-1", 60_000, 60_000]],
    at: "C2",
  },
  {
    id: "PC-23",
    table: "unit_costs",
    columns: ["Service", "Cost per outcome"],
    fails: [410, 395, 402, 420, 388, 415, 405, 1900].map((cost, at) => [`S-${at}`, cost]),
    passes: [410, 395, 402, 420, 388, 415, 405, 440].map((cost, at) => [`S-${at}`, cost]),
    at: "B9",
  },
  {
    id: "PC-24",
    table: "sroi",
    columns: ["Outcome", "Deadweight", "Attribution", "Displacement"],
    fails: [["Fewer offences", 25, 0.5, 0]],
    passes: [["Fewer offences", 0.25, 0.5, 0]],
    at: "B2",
  },
  {
    id: "PC-24-source",
    table: "sroi",
    columns: ["Outcome", "Source", "Attribution direction"],
    fails: [["Fewer offences", null, "Ours"]],
    passes: [["Fewer offences", "Unit cost database", "Ours"]],
    at: "B2",
  },
  {
    id: "PC-25",
    table: "sroi",
    columns: ["Outcome", "Discount rate"],
    fails: [["Fewer offences", 6]],
    passes: [
      ["Fewer offences", 3.5],
      ["Better health", 0.035],
    ],
    at: "B2",
  },
  {
    id: "PC-25-shown",
    table: "sroi",
    columns: ["Outcome", "Duration (years)", "Drop-off", "Discount rate", "First year"],
    fails: [["Fewer offences", 3, 0.2, 3.5, null]],
    passes: [["Fewer offences", 3, 0.2, 3.5, "Not discounted"]],
    at: "E2",
  },
  {
    id: "PC-26",
    table: "statements",
    columns: ["Item", "Published on"],
    fails: [["Complaint handling", null]],
    passes: [["Complaint handling", "01/06/2026"]],
    at: "B2",
  },
  {
    id: "PC-27",
    table: "recommendations",
    columns: ["Recommendation ref", "Owner", "Due date", "Status"],
    fails: [["R-1", null, "01/12/2026", "Open"]],
    passes: [["R-1", "Evaluation", "01/12/2026", "Open"]],
    at: "B2",
  },
  {
    id: "PC-27-evidence",
    table: "recommendations",
    columns: ["Recommendation ref", "Status", "Evidence"],
    fails: [["R-1", "Closed", null]],
    passes: [
      ["R-1", "Closed", "Minutes of June"],
      ["R-2", "Open", null],
    ],
    at: "C2",
  },
  {
    id: "PC-28",
    table: "billing",
    columns: ["Case ref", "Billed from", "Order end"],
    fails: [["C-1", "01/06/2026", "31/05/2026"]],
    passes: [
      ["C-1", "01/06/2026", "01/06/2026"],
      ["C-2", "01/06/2026", null],
    ],
    at: "C2",
  },
  {
    id: "PC-28-start",
    table: "billing",
    columns: ["Case ref", "Billed to", "Order start"],
    fails: [["C-1", "30/06/2026", "01/07/2026"]],
    passes: [["C-1", "30/06/2026", "30/06/2026"]],
    at: "C2",
  },
];

describe("the pack for policing governance", () => {
  testExamples(pack, numbered("PC", "EIEEWEEEWWWWWWWWWEWWWEIEWWWE"), EXAMPLES);

  it("does not add up where people stand in two parts", async () => {
    const run = await runOf(pack, { table: "published", columns: [...PARTS, "Types overlap"] }, [
      ["Supervision", "Community", 60, 90, "Yes"],
      ["Supervision", "Custody", 40, 90, "Yes"],
    ]);
    expect(run.findings.map(({ rule }) => rule)).toEqual(["PC-02"]);
  });

  it("only notes a week that is missing for a bank holiday", async () => {
    // 6 April 2026 is Easter Monday.
    const { findings } = await runOf(pack, { table: "series", columns: SERIES }, [
      ["Burglary", "23/03/2026", 10],
      ["Burglary", "30/03/2026", 11],
      ["Burglary", "13/04/2026", 12],
      ["Burglary", "20/04/2026", 13],
    ]);
    expect(findings.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      "note: No figure of “Burglary” for 06/04/2026, a bank holiday.",
    ]);
  });

  it("says what the counts give, what the code means and what the score means", async () => {
    const said = async (id: string) => {
      const example = EXAMPLES.find((one) => one.id === id)!;
      return (await runOf(pack, example, example.fails)).findings[0]?.message;
    };
    expect(await said("PC-03")).toBe("Shown 74%, the counts give 72%.");
    expect(await said("PC-05")).toBe("From 28 to 16 is -42.9, the sheet says 42.9 (%).");
    expect(await said("PC-17")).toBe("E10000006 is a county, labelled UA.");
    expect(await said("PC-18")).toBe(
      "A score of 18 means “Requires improvement”; the sheet says “Good”.",
    );
  });
});
