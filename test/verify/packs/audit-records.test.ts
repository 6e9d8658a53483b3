import { describe, expect, it } from "vitest";
import { packById } from "../../../src/verify/shipped";
import { value } from "../make";
import { numbered, runOf, testExamples, type Example } from "./examples";

const pack = value(packById("audit-records"));

const EXAMPLES: readonly Example[] = [
  {
    id: "AU-01",
    table: "checklist",
    columns: ["Question", "Answer"],
    fails: [
      ["Is the plan signed?", "Yes"],
      ["Is it dated?", null],
      ["Is it filed?", null],
    ],
    passes: [["Is the plan signed?", "No"]],
    at: "B3",
  },
  {
    id: "AU-01-reason",
    table: "checklist",
    columns: ["Question", "Answer", "Reason"],
    fails: [["Is the plan signed?", "N/A", null]],
    passes: [
      ["Is the plan signed?", "N/A", "No plan is due yet."],
      ["Is it dated?", "Yes", null],
    ],
    at: "C2",
  },
  {
    id: "AU-02",
    table: "findings",
    columns: ["Finding ref", "Clause", "Evidence"],
    fails: [["F-1", null, "Case file 12"]],
    passes: [["F-1", "9.2", "Case file 12"]],
    at: "B2",
  },
  {
    id: "AU-03",
    table: "findings",
    columns: ["Finding ref", "Grade"],
    fails: [["F-1", null]],
    passes: [["F-1", "Minor"]],
    at: "B2",
  },
  {
    id: "AU-04",
    table: "non_conformances",
    columns: ["NC ref", "Cause found on", "Action agreed on"],
    fails: [["NC-1", "02/06/2026", "01/06/2026"]],
    passes: [
      ["NC-1", "01/06/2026", "01/06/2026"],
      ["NC-2", null, null],
    ],
    at: "C2",
  },
  {
    id: "AU-05",
    table: "non_conformances",
    columns: ["NC ref", "Owner", "Due date"],
    fails: [["NC-1", null, "01/12/2026"]],
    passes: [["NC-1", "Quality lead", "01/12/2026"]],
    at: "B2",
  },
  {
    id: "AU-06",
    table: "non_conformances",
    columns: ["NC ref", "Status", "Closing evidence", "Effectiveness checked on"],
    fails: [["NC-1", "Closed", "Ten files seen", null]],
    passes: [
      ["NC-1", "Closed", "Ten files seen", "01/09/2026"],
      ["NC-2", "Open", null, null],
    ],
    at: "D2",
  },
  {
    id: "AU-07",
    table: "non_conformances",
    columns: ["NC ref", "Owner", "Verified by"],
    fails: [["NC-1", "Quality lead", "quality lead"]],
    passes: [
      ["NC-1", "Quality lead", "Auditor"],
      ["NC-2", "Quality lead", null],
    ],
    at: "C2",
  },
  {
    id: "AU-08",
    table: "schedule",
    columns: ["Process", "Auditor", "Process owner"],
    fails: [["Resettlement", "Data coordinator", "Data coordinator"]],
    passes: [["Resettlement", "Data coordinator", "Service manager"]],
    at: "B2",
  },
  {
    id: "AU-09",
    table: "non_conformances",
    columns: ["NC ref", "Status", "Due date"],
    fails: [["NC-1", null, "30/10/2026"]],
    passes: [
      ["NC-1", "Open", "31/10/2026"],
      ["NC-2", "Closed", "01/06/2026"],
    ],
    at: "C2",
  },
  {
    id: "AU-10",
    table: "non_conformances",
    columns: ["NC ref", "Clause", "Area", "Raised on"],
    fails: [
      ["NC-1", "9.2", "Intake", "01/06/2025"],
      ["NC-2", "9.2", "Intake", "01/06/2026"],
    ],
    passes: [
      ["NC-1", "9.2", "Intake", "01/06/2025"],
      ["NC-2", "9.2", "Intake", "02/06/2026"],
      ["NC-3", "9.2", "Release", "02/06/2026"],
    ],
    at: "D3",
  },
  {
    id: "AU-11",
    table: "coverage",
    columns: ["Clause", "Area", "Last audited"],
    fails: [["9.2", "Intake", "30/10/2023"]],
    passes: [["9.2", "Intake", "31/10/2023"]],
    at: "C2",
    parameters: { cycle_months: 36 },
  },
  {
    id: "AU-12",
    table: "schedule",
    columns: ["Process", "Planned on", "Done on", "Reason for moving"],
    fails: [["Intake", "01/09/2026", null, null]],
    passes: [
      ["Intake", "01/09/2026", null, "The team moved house."],
      ["Release", "01/12/2026", null, null],
    ],
    at: "B2",
  },
  {
    id: "AU-13",
    table: "schedule",
    columns: ["Process", "Done on", "Population", "Sample size", "Sample method"],
    fails: [["Intake", "01/09/2026", 120, 12, null]],
    passes: [
      ["Intake", "01/09/2026", 120, 12, "Random"],
      ["Release", null, null, null, null],
    ],
    at: "E2",
  },
  {
    id: "AU-14",
    table: "risks",
    columns: ["Hazard", "Hazard rating", "Likelihood"],
    fails: [["Lone working", "M", null]],
    passes: [["Lone working", "M", "L"]],
    at: "C2",
  },
  {
    id: "AU-15",
    table: "risks",
    columns: ["Hazard", "Hazard rating", "Likelihood", "Risk"],
    fails: [["Lone working", "H", "M2", 5]],
    passes: [
      ["Lone working", "H", "M2", 6],
      ["Stairs", "4", "5", 20],
    ],
    at: "D2",
  },
  {
    id: "AU-16",
    table: "risks",
    columns: ["Hazard", "Hazard rating"],
    fails: [["Lone working, stairs, dogs", "M2 L1 M2"]],
    passes: [
      ["Lone working", "M2"],
      ["Stairs", "very high"],
    ],
    at: "B2",
  },
  {
    id: "AU-17",
    table: "risks",
    columns: ["Hazard", "Risk", "Remedial action", "Action date", "Initials"],
    fails: [["Lone working", 6, null, null, null]],
    passes: [
      ["Lone working", 6, "Work in pairs", "01/09/2026", "AB"],
      ["Stairs", 4, null, null, null],
    ],
    at: "C2",
  },
  {
    id: "AU-18",
    table: "risks",
    columns: ["Hazard", "Review date"],
    fails: [["Lone working", "30/10/2026"]],
    passes: [["Lone working", "31/10/2026"]],
    at: "B2",
  },
];

describe("the pack for audit records", () => {
  testExamples(pack, numbered("AU", "WEEEEEEEWWWWIEEWEW"), EXAMPLES);

  it("names nobody in its sentences", async () => {
    for (const id of ["AU-07", "AU-08"]) {
      const example = EXAMPLES.find((one) => one.id === id)!;
      const { findings } = await runOf(pack, example, example.fails);
      expect(findings[0]?.message).not.toMatch(/quality lead|data coordinator/i);
    }
  });

  it("works out the risk that the ratings give", async () => {
    const example = EXAMPLES.find((one) => one.id === "AU-15")!;
    const { findings } = await runOf(pack, example, example.fails);
    expect(findings[0]?.message).toBe("H × M2 is 6, the sheet says 5.");
  });
});
