import { describe, expect, it } from "vitest";
import { measureWorkbook } from "../../../src/measures/results";
import { day, value } from "../../verify/make";
import { bookOf, itWorks, packOf, resultsOf } from "./worked";

const ORDERS = [
  "Child|Ethnicity|Sex|Age band|Order start|Order end|Suitable accommodation|Suitable accommodation at end|Suitable ETE|Suitable ETE at end|SEND need|SEND plan|Mental health need|Mental health need at end|Mental health offered|Mental health attending|Substance misuse need|Substance misuse need at end|Substance misuse offered|Substance misuse attending|Early Help|Child protection|Child in need|Looked after|Serious violence convicted on",
  "Y1|White|Male|15|01/11/2023||Yes||Yes||Yes|Yes|Yes||Yes|Yes|No||||Yes|Yes||No|",
  // A second order of the same child, who counts once all the same.
  "Y1|White|Male|15|15/01/2024||Yes||Yes||Yes|Yes|Yes||Yes|Yes|No||||Yes|Yes||No|",
  "Y2|White|Male|16|10/01/2024|20/03/2024|No||Yes||Yes|No|Yes||Yes|No|Yes||No||No|No|No|No|15/02/2024",
  "Y3|Black|Male|16|01/10/2023|31/12/2023|Yes||Yes||No||No||||No||||Yes||||",
  "Y4|Black|Female|17|01/02/2024|30/04/2024|||No||No||No||||Yes||Yes|Yes|||||",
  "Z1|White|Male|15|01/05/2026|10/10/2026||Yes||No|Yes|Yes||Yes||||No|||||||",
  "Z2|White|Male|15|01/05/2026|05/11/2026||No||Yes|Yes|No||No|||||||||||",
  "Z3|White|Male|15|01/05/2026|||Yes||Yes|Yes|Yes||Yes||||Yes|||||||",
].join("\n");

const book = () =>
  bookOf({
    Orders: ORDERS,
    Disposals: `
      Ended on|Result|Ethnicity|Sex|Age band
      02/10/2026|Completed|White|Male|15
      03/10/2026|Completed|White|Male|15
      04/10/2026|Not completed|White|Male|15
      05/10/2026|In progress|White|Male|15`,
    tblBoard: `
      Meeting date|Partner|Attended|Senior|Brought data
      02/10/2026|Police|Yes|Yes|Yes
      02/10/2026|Health|Yes|No|No
      02/10/2026|Education|No|No|No`,
    tblVictims: `
      Victim type|Identified on|Consent to contact|Engaged about RJ|Asked for views|Wants progress|Told about progress|Wants support|Told about support
      Person|02/10/2026|Yes|Yes|Yes|Yes|Yes|No|
      Person|03/10/2026|Yes|No|Yes|Yes|No|Yes|Yes
      Person|04/10/2026|No||||||
      Corporate|05/10/2026|Yes|Yes|Yes|Yes|Yes|Yes|Yes`,
    tblOutcomes: `
      Child|Outcome date|Outcome|First-time entrant|Ethnicity|Sex|Age band
      Y5|02/10/2026|Caution|Yes|White|Male|15
      Y5|02/10/2026|Caution|Yes|White|Male|15
      Y6|03/10/2026|Custody|No|Black|Male|17
      Y7|04/10/2026|Referral order|Yes|White|Male|15
      Y8|05/10/2026|Custody|No|White|Male|17`,
    "Reoffending cohort": `
      Cohort start|Reoffences|Ethnicity|Sex|Age band
      01/10/2026|0|White|Male|15
      01/10/2026|3|White|Male|15
      01/10/2026|1|White|Male|15
      01/10/2026||White|Male|15`,
  });

const pack = packOf("youth-justice-kpis");

describe("the launch wording", () => {
  // From January to March 2024: Y1, Y2 and Y4; the order of Y3 was over before.
  itWorks(
    "counts everybody worked with in the quarter, each step within the one before",
    () => resultsOf(pack, book(), "31/03/2024", "quarter"),
    "2023-24-Q4",
    [
      // Y4 is not known.
      ["KPI1", 1, 2, 0.5],
      ["KPI2", 2, 3, 2 / 3],
      // Y1 has both; Y2 has no plan.
      ["KPI3", 1, 2, 0.5],
      ["KPI4", 2, 3, 2 / 3],
      ["KPI4-OFFERED", 2, 2, 1],
      ["KPI4-ATTENDING", 1, 2, 0.5],
      ["KPI5", 2, 3, 2 / 3],
      ["KPI5-OFFERED", 1, 2, 0.5],
      ["KPI5-ATTENDING", 1, 1, 1],
      // Y1 has two plans, and is one child.
      ["KPI7", 1, 3, 1 / 3],
      ["KPI9", 1, 3, 1 / 3],
    ],
  );
});

describe("the later wording", () => {
  const at = () => resultsOf(pack, book(), "31/12/2026", "quarter");
  itWorks("counts orders that ended in the quarter, and the rest as before", at, "2026-27-Q3", [
    ["KPI1", 1, 2, 0.5],
    ["KPI2", 1, 2, 0.5],
    ["KPI3", 1, 2, 0.5],
    ["KPI4", 1, 2, 0.5],
    // Z2 is not known.
    ["KPI5", 0, 1, 0],
    // Still in progress is neither completed nor not.
    ["KPI6", 2, 3, 2 / 3],
    ["KPI8", 1, 3, 1 / 3],
    ["KPI8-DATA", 1, 3, 1 / 3],
    ["KPI10", 2, 3, 2 / 3],
    ["KPI10-RJ", 1, 2, 0.5],
    ["KPI10-VIEWS", 2, 2, 1],
    // Of those who asked for it.
    ["KPI10-PROGRESS", 1, 2, 0.5],
    ["KPI10-SUPPORT", 1, 1, 1],
    // Two cautions on one day are one child.
    ["YJ-FTE", 2, 0, 2],
    ["YJ-REOFF", 2, 3, 2 / 3],
    ["YJ-FREQ", 4, 2, 2],
    ["YJ-CUSTODY", 2, 5, 0.4],
  ]);

  it("is measured in a workbook that has not the columns of the launch wording any more", async () => {
    const later = bookOf({
      Orders: `
        Child|Ethnicity|Sex|Age band|Order end|Suitable accommodation at end
        Z1|White|Male|15|10/10/2026|Yes
        Z2|White|Male|15|05/11/2026|No`,
    });
    const options = { asOf: day("31/12/2026"), length: "quarter", only: ["KPI1"] } as const;
    const results = value(await measureWorkbook(later, pack.register, options));
    expect(results.measures[0]?.total.figures.at(-1)).toMatchObject({
      version: "reworded",
      numerator: 1,
      denominator: 2,
    });
    expect(results.notMeasured.map(({ measure }) => measure)).toEqual(["KPI1, version 2023"]);
  });

  it("stands behind a break: the two wordings are never one trend", async () => {
    const result = (await resultsOf(pack, book(), "30/06/2024", "quarter")).get("KPI1");
    const figures = (result?.total.figures ?? []).slice(-2).map(({ version }) => version);
    expect(figures).toEqual(["2023", "reworded"]);
    expect(result?.total.figures.at(-1)?.change).toBeNull();
    expect(result?.total.figures.at(-1)?.breakBefore).toContain("Wording changed");
  });
});
