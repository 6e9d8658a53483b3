import { describe, expect, it } from "vitest";
import { bookOf, itWorks, packOf, resultsOf } from "./worked";

// 7 September and 5 October 2026 are Mondays; there is no bank holiday between them.
const book = () =>
  bookOf({
    tblPanels: `
      Panel ref|Court date|Panel date|Victim contacted|Victim participation|Recorded on
      T1|07/09/2026|05/10/2026|Yes|Direct|12/10/2026
      T2|08/09/2026|07/10/2026|Yes|Indirect|21/10/2026
      T3|09/09/2026||||
      T4|05/10/2026|20/10/2026|Yes|Declined|
      T5|14/09/2026|08/10/2026|No|None|09/10/2026`,
    "Panel diary": `
      Court date|Panel date|Contract date|Intensive contract|Worker
      01/10/2026|08/10/2026|08/10/2026|Yes|Ann
      02/10/2026|12/10/2026|12/10/2026|Yes|Ann
      07/09/2026|05/10/2026|05/10/2026|No|Ann
      08/09/2026|01/10/2026||No|Ann`,
    "Contract checks": `
      Checked on|Checklist score|Worker
      02/10/2026|8|Ann
      03/10/2026|6|Ann`,
    tblVictims: `
      Victim type|Identified on|Participated|Participation type|Worker
      Person|02/10/2026|Yes|Direct|Ann
      Person|03/10/2026|Yes|Indirect|Ann
      Person|04/10/2026|No||Ann
      Person|05/10/2026|||Ann
      Corporate|06/10/2026|Yes|Direct|Ann`,
    tblInterventions: `
      End date|Result|Intervention|Ethnicity|Sex
      02/10/2026|Completed|Mentoring|White|Male
      03/10/2026|Completed|Mentoring|Black|Male
      04/10/2026|Not completed|Reparation|White|Female
      05/10/2026||Reparation|White|Female`,
    tblVolunteers: `
      Volunteer|Started on|Left on
      V1|05/10/2026|
      V2|12/10/2025|
      V3|20/10/2025|01/03/2026
      V4|25/10/2025|30/10/2026`,
    tblSatisfaction: `
      Period|Mean score|Replies|Asked
      01/10/2026|4|10|20
      15/10/2026|2|30|40`,
    "Record checks": `
      Checked on|Checked|With error|Worker
      02/10/2026|50|5|Ann
      09/10/2026|30|3|Ben`,
    tblTraining: `
      Held on|Course|Booked|Completed
      02/10/2026|A|12|9
      09/10/2026|B|8|8`,
    "Training scores": `
      Held on|Course|Score before|Score after
      02/10/2026|A|4|7
      02/10/2026|A|5|4
      02/10/2026|A|6|`,
    Changes: `
      Agreed on|Implemented on|Source
      02/10/2026|20/10/2026|Children
      05/10/2026||Victims
      06/10/2026|30/11/2026|Victims`,
    "Co-produced": `
      Started on|Checklist score
      02/10/2026|8
      09/10/2026|9`,
    Budget: `
      Month|Budget line|Profile|Actual
      01/10/2026|Staff|1000|900
      01/10/2026|Panels|500|650`,
    tblSavings: `
      Period|Saving|Target|Achieved
      01/10/2026|Rooms|10000|12000
      01/10/2026|Travel|5000|1500`,
    Reparation: `
      Sentence date|Ended on|Completed on|Hours ordered|Hours worked|Worker
      10/10/2025|15/10/2026|01/10/2026|100|100|Ann
      20/10/2025|20/10/2026||60|20|Ann`,
    "Victim work audits": `
      Audited on|Meets standard|Worker
      02/10/2026|Yes|Ann
      03/10/2026|No|Ann`,
    "Service levels": `
      Period|Service level|Met
      01/10/2026|A|Yes
      01/10/2026|B|No
      01/10/2026|C|`,
  });

describe("restorative justice", () => {
  const at = () => resultsOf(packOf("restorative-justice"), book(), "31/10/2026");
  itWorks("as counted by hand", at, "2026-10", [
    // T1 on day 20 and T5 in time; T2 a day late, T3 not held. T4 is due on 2 November.
    ["RJ01", 2, 4, 0.5],
    ["RJ02", 1, 2, 0.5],
    // The last panel sat in time and was adjourned: no contract is a miss. Intensive contracts are left out.
    ["RJ03", 1, 2, 0.5],
    ["RJ04", 14, 2, 7],
    // Of T1, T2 and T4, who were contacted; direct and indirect apart.
    ["RJ05-DIRECT", 1, 3, 1 / 3],
    ["RJ05-INDIRECT", 1, 3, 1 / 3],
    // Of four people, the one never offered among them; the organisation is counted apart.
    ["RJ06-DIRECT", 1, 4, 0.25],
    ["RJ06-INDIRECT", 1, 4, 0.25],
    // The fourth has no result yet.
    ["RJ07", 2, 3, 2 / 3],
    ["RJ08", 1, 0, 1],
    // V2 is active and V4 left after twelve months; V3 left before.
    ["RJ09", 2, 3, 2 / 3],
    // (10 × 4 + 30 × 2) / 40, not the mean of 4 and 2.
    ["RJ10", 100, 40, 2.5],
    ["RJ11", 40, 60, 2 / 3],
    // T1 and T5 in time; T2 late; T4 not recorded, due on the 27th.
    ["RJ12", 2, 4, 0.5],
    // 5, 10 and 1 working days.
    ["RJ13", 3, 3, 5],
    ["RJ14", 8, 80, 0.1],
    ["RJ15", 17, 20, 0.85],
    // 3 up and 1 down; the third has no score after.
    ["RJ16", 2, 2, 1],
    // The third is planned for November.
    ["RJ17", 1, 3, 1 / 3],
    ["RJ18", 2, 0, 2],
    ["RJ19", 17, 2, 8.5],
    // 100 under and 150 over.
    ["RJ20", 50, 0, 50],
    ["RJ21", 13500, 15000, 90],
    ["RJ22", 120, 160, 0.75],
    ["RJ23", 1, 2, 0.5],
    ["RJ24", 1, 2, 0.5],
    ["RJ25", 1, 2, 0.5],
  ]);

  it("names the organisations and intensive contracts that it leaves out", async () => {
    const results = await at();
    const left = (id: string) =>
      results.get(id)?.total.figures.find(({ period }) => period.key === "2026-10")?.leftOut;
    expect(left("RJ06-DIRECT")).toContainEqual({
      kind: "exclusion",
      why: "Organisations are counted apart from people.",
      rows: 1,
    });
    expect(left("RJ03")).toContainEqual({
      kind: "exclusion",
      why: "Intensive contracts have a limit of their own: RJ02.",
      rows: 2,
    });
  });
});
