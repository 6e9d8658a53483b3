import { describe, expect, it } from "vitest";
import { packById } from "../../../src/verify/shipped";
import { value } from "../make";
import { numbered, runOf, testExamples, type Example } from "./examples";

const pack = value(packById("youth-justice"));
const BORN_2010 = "01/05/2010";

const EXAMPLES: readonly Example[] = [
  {
    id: "YJ-01",
    table: "outcomes",
    columns: ["Date of birth", "Offence date"],
    fails: [["01/05/2008", "01/05/2026"]],
    passes: [
      ["01/05/2008", "30/04/2026"],
      ["01/05/2016", "01/05/2026"],
      [null, "01/05/2026"],
    ],
    at: "B2",
  },
  {
    id: "YJ-02",
    table: "panels",
    columns: ["Panel ref", "Order length (months)"],
    fails: [["P-1", 13]],
    passes: [
      ["P-1", 3],
      ["P-2", 12],
      ["P-3", null],
    ],
    at: "B2",
  },
  {
    id: "YJ-03",
    table: "panels",
    columns: ["Court date", "Panel date"],
    // 20 working days after 1 June 2026 is 29 June.
    fails: [["01/06/2026", "30/06/2026"]],
    passes: [["01/06/2026", "29/06/2026"]],
    at: "B2",
  },
  {
    id: "YJ-03-intensive",
    table: "panels",
    columns: ["Court date", "Panel date", "Intensive contract"],
    fails: [["01/06/2026", "09/06/2026", "Yes"]],
    passes: [
      ["01/06/2026", "08/06/2026", "Yes"],
      ["01/06/2026", "09/06/2026", "No"],
    ],
    at: "B2",
  },
  {
    id: "YJ-04",
    table: "panels",
    columns: ["Court date", "Panel date"],
    fails: [["01/06/2026", null]],
    passes: [
      ["26/10/2026", null],
      ["16/10/2026", "05/11/2026"],
    ],
    at: "B2",
  },
  {
    id: "YJ-05",
    table: "panels",
    columns: ["Panel date", "Volunteers"],
    fails: [["01/06/2026", 1]],
    passes: [
      ["01/06/2026", 2],
      ["05/11/2026", 0],
    ],
    at: "B2",
  },
  {
    id: "YJ-05-member",
    table: "panels",
    columns: ["Panel date", "YJS members"],
    fails: [["01/06/2026", 0]],
    passes: [["01/06/2026", 1]],
    at: "B2",
  },
  {
    id: "YJ-06",
    table: "panels",
    columns: ["Date of birth", "Panel date", "Parent or carer present"],
    fails: [["02/06/2010", "01/06/2026", null]],
    passes: [
      ["01/06/2010", "01/06/2026", "No"],
      ["02/06/2010", "01/06/2026", "Yes"],
    ],
    at: "C2",
  },
  {
    id: "YJ-07",
    table: "panels",
    columns: ["Panel ref", "Panel outcome", "Contract date"],
    fails: [["P-1", "Contract agreed", null]],
    passes: [
      ["P-1", "Contract agreed", "01/06/2026"],
      ["P-2", "Adjourned", null],
    ],
    at: "C2",
  },
  {
    id: "YJ-08",
    table: "panels",
    columns: ["Contract date", "Last review", "Order end date"],
    fails: [["01/03/2026", "30/07/2026", null]],
    passes: [
      ["01/03/2026", "31/07/2026", null],
      ["15/09/2026", null, null],
      ["01/01/2026", "01/03/2026", "30/06/2026"],
    ],
    at: "B2",
  },
  {
    id: "YJ-09",
    table: "victims",
    columns: ["Victim ref", "Contacted on", "Consent to contact"],
    fails: [["V-1", "01/06/2026", "No"]],
    passes: [
      ["V-1", "01/06/2026", "Yes"],
      ["V-2", null, null],
    ],
    at: "B2",
  },
  {
    id: "YJ-10",
    table: "victims",
    columns: ["Victim ref", "Participated", "Participation type"],
    fails: [["V-1", "Yes", null]],
    passes: [
      ["V-1", "Yes", "Direct"],
      ["V-2", "No", null],
    ],
    at: "C2",
  },
  {
    id: "YJ-11",
    table: "victim_counts",
    columns: ["Period", "Identified", "Consented", "Offered", "Participated"],
    fails: [["Q1", 20, 12, 8, 9]],
    passes: [
      ["Q1", 20, 12, 9, 9],
      ["Q2", 20, null, 9, 8],
    ],
    at: "E2",
  },
  {
    id: "YJ-12",
    table: "victims",
    columns: ["Victim ref", "Consent to contact", "Safe contact method"],
    fails: [["V-1", "Yes", null]],
    passes: [
      ["V-1", "Yes", "Letter"],
      ["V-2", "No", null],
    ],
    at: "C2",
  },
  {
    id: "YJ-13",
    table: "victims",
    columns: ["Victim ref", "Offence", "Young person ref"],
    fails: [
      ["V-1", "O-1", "YP-1"],
      ["V-1", "O-1", "YP-2"],
    ],
    passes: [
      ["V-1", "O-1", "YP-1"],
      ["V-1", "O-2", "YP-1"],
      ["V-2", "O-1", "YP-1"],
    ],
    at: "A2",
  },
  {
    id: "YJ-14",
    table: "victims",
    columns: ["Victim ref", "Victim type"],
    fails: [
      ["V-1", "Person"],
      ["V-2", "Corporate"],
    ],
    passes: [
      ["V-1", "Person"],
      ["V-2", null],
    ],
    at: "B3",
  },
  {
    id: "YJ-15",
    table: "interventions",
    columns: ["Intervention", "Result", "End date", "Sessions"],
    fails: [["Mentoring", "Completed", null, 4]],
    passes: [
      ["Mentoring", "Completed", "01/06/2026", 4],
      ["Mentoring", "Not completed", "01/07/2026", null],
    ],
    at: "C2",
  },
  {
    id: "YJ-16",
    table: "interventions",
    columns: ["Intervention", "End date", "Result"],
    fails: [["Mentoring", "01/06/2026", null]],
    passes: [
      ["Mentoring", "01/06/2026", "Not completed"],
      ["Art", "05/11/2026", null],
    ],
    at: "C2",
  },
  {
    id: "YJ-17",
    table: "kpi_counts",
    columns: ["Measure", "Need", "Offered", "Attending"],
    fails: [["Mental health", 9, 5, 6]],
    passes: [
      ["Mental health", 9, 6, 6],
      ["Substance misuse", 4, null, 2],
    ],
    at: "D2",
  },
  {
    id: "YJ-18",
    table: "send",
    columns: ["Young person ref", "SEND need", "SEND plan"],
    fails: [["YP-1", null, "Yes"]],
    passes: [
      ["YP-1", "Yes", "Yes"],
      ["YP-2", "No", "No"],
    ],
    at: "C2",
  },
  {
    id: "YJ-19",
    table: "kpi_series",
    columns: ["Measure", "Period", "Definition version"],
    fails: [
      ["Accommodation", "31/03/2026", "2022/23"],
      ["Accommodation", "30/06/2026", "later"],
      ["Training", "30/06/2026", "later"],
    ],
    passes: [
      ["Accommodation", "31/03/2026", "later"],
      ["Training", "30/06/2026", "2022/23"],
      ["Accommodation", "30/06/2026", "later"],
    ],
    at: "C3",
  },
  {
    id: "YJ-20",
    table: "reoffences",
    columns: ["Young person ref", "Index date", "Reoffence date"],
    fails: [["YP-1", "01/06/2025", "02/06/2026"]],
    passes: [
      ["YP-1", "01/06/2025", "01/06/2026"],
      ["YP-2", "01/06/2025", null],
    ],
    at: "C2",
  },
  {
    id: "YJ-21",
    table: "outcomes",
    columns: ["Young person ref", "Outcome date", "First-time entrant"],
    fails: [
      ["YP-1", "01/06/2026", "Yes"],
      ["YP-1", "01/02/2024", "No"],
    ],
    passes: [
      ["YP-1", "01/06/2026", "No"],
      ["YP-1", "01/02/2024", "Yes"],
      ["YP-2", "01/06/2026", "Yes"],
    ],
    at: "B2",
  },
  {
    id: "YJ-22",
    table: "volunteers",
    columns: ["Volunteer ref", "Volunteer status", "DBS date", "Training date", "Last panel sat"],
    fails: [["VO-1", "Active", null, "01/02/2025", "01/06/2026"]],
    passes: [
      ["VO-1", "Active", "01/01/2025", "01/02/2025", "01/06/2026"],
      ["VO-2", "Applicant", null, null, null],
    ],
    at: "C2",
  },
  {
    id: "YJ-23",
    table: "volunteers",
    columns: ["Volunteer ref", "Last panel sat", "Left on"],
    fails: [["VO-1", "01/06/2026", "30/04/2026"]],
    passes: [
      ["VO-1", "01/04/2026", "30/04/2026"],
      ["VO-2", "01/06/2026", null],
    ],
    at: "B2",
  },
  {
    id: "YJ-24",
    table: "satisfaction",
    columns: ["Period", "Mean score", "Replies", "Asked"],
    fails: [["Q1", 4.2, 12, null]],
    passes: [["Q1", 4.2, 12, 30]],
    at: "B2",
  },
  {
    id: "YJ-25",
    table: "training",
    columns: ["Course", "Booked", "Completed"],
    fails: [["Facilitation", 8, 9]],
    passes: [["Facilitation", 9, 9]],
    at: "C2",
  },
  {
    id: "YJ-26",
    table: "disproportionality",
    columns: ["Group", "Events"],
    fails: [["Mixed", 3]],
    passes: [["Mixed", 5]],
    at: "B2",
  },
  {
    id: "YJ-27",
    table: "board",
    columns: ["Meeting date", "Partner", "Attended"],
    fails: [
      ["02/03/2026", "Health", "No"],
      ["01/06/2026", "Health", "No"],
      ["01/06/2026", "Police", "No"],
    ],
    passes: [
      ["02/03/2026", "Health", "No"],
      ["01/06/2026", "Health", "Yes"],
      ["01/09/2026", "Health", "No"],
    ],
    at: "C3",
  },
  {
    id: "YJ-27-named",
    table: "board",
    columns: ["Meeting date", "Partner", "Grade"],
    fails: [["02/03/2026", "Health", null]],
    passes: [["02/03/2026", "Health", "Director"]],
    at: "C2",
  },
  {
    id: "YJ-28",
    table: "savings",
    columns: ["Saving", "Target", "Achieved", "Forecast", "Explanation"],
    fails: [["Venue hire", 12_000, 4000, 6000, null]],
    passes: [
      ["Venue hire", 12_000, 4000, 8000, null],
      ["Travel", 5000, 1000, 1000, "The contract runs until March."],
    ],
    at: "B2",
  },
];

describe("the youth justice pack", () => {
  testExamples(pack, numbered("YJ", "EEWEWWEWEWEWWIEWEWWEEEEWEIIW"), EXAMPLES);

  it("says how old the child was, when the panel was due and how late it came", async () => {
    const said = async (id: string) => {
      const example = EXAMPLES.find((one) => one.id === id)!;
      return (await runOf(pack, example, example.fails)).findings[0]?.message;
    };
    expect(await said("YJ-01")).toBe("Aged 18 at the offence; youth justice is for ages 10 to 17.");
    expect(await said("YJ-03")).toBe(
      "The panel on 30/06/2026 is 21 working days after court (limit 20).",
    );
    expect(await said("YJ-04")).toBe("The panel was due 29/06/2026 and none is recorded.");
    expect(await said("YJ-17")).toBe("More attending (6) than offered (5).");
    expect(await said("YJ-27")).toBe("Boards that Health missed running: 2.");
    expect(await said("YJ-28")).toBe("£2000 of savings has no plan.");
  });

  it("lets the user set the working days to the first panel", async () => {
    const run = await runOf(
      pack,
      { table: "panels", columns: ["Court date", "Panel date"], parameters: { panel_days: 25 } },
      [["01/06/2026", "30/06/2026"]],
    );
    expect(run.findings).toEqual([]);
  });

  it("holds nobody late whose panel is not yet due", async () => {
    const run = await runOf(
      pack,
      { table: "panels", columns: ["Court date", "Panel date", "Date of birth"] },
      [["26/10/2026", null, BORN_2010]],
    );
    expect(run.findings).toEqual([]);
  });
});
