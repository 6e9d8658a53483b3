import { describe, expect, it } from "vitest";
import { bookOf, itWorks, packOf, resultsOf } from "./worked";

const book = () =>
  bookOf({
    "Crime figures": `
      Month|Priority|Area|Crimes
      01/10/2026|Homicide|North|28
      01/10/2026|Homicide|East|16
      01/10/2026|Homicide|South|[c]`,
    "Plan indicators": `
      Period|Objective|Direction of travel
      01/10/2026|Safer streets|Improved
      01/10/2026|Safer streets|Improved
      01/10/2026|Victims|Worse
      01/10/2026|Victims|Too close to say`,
    "Victim survey": `
      Month|Area|Satisfied|Replies
      01/10/2026|North|60|80
      01/10/2026|East|5|20`,
    "Commissioned services": `
      Period|Service|Spend|Outcomes
      01/10/2026|Advocacy|6000|20
      01/10/2026|Mentoring|3000|10`,
    tblSroi: `
      Appraised on|Service|Quantity|Proxy|Deadweight|Displacement|Attribution|Drop-off|Duration (years)|Discount rate|Investment
      01/10/2026|Mentoring|40|2500|0.3|0.05|0.25|0.2|3|0.035|60000
      01/10/2025|Mentoring|10|100|0|0|0|0|2|0|1000`,
    tblRecommendations: `
      Due date|Completed on|Owner
      05/10/2026|05/10/2026|Ann
      06/10/2026|08/10/2026|Ann
      07/11/2026||Ann`,
    tblGrants: `
      Award date|Service|Award|Claimed
      01/10/2026|Advocacy|10000|4000
      01/10/2026|Mentoring|5000|5000`,
    tblStatements: `
      Due date|Published on
      05/10/2026|01/10/2026
      06/10/2026|`,
    "Audit schedule": `
      Planned for|Held on|Area
      05/10/2026|05/10/2026|Finance
      06/10/2026|20/10/2026|Custody`,
    Submissions: `
      Due date|Sent on|Return
      15/10/2026|14/10/2026|A
      15/10/2026|16/10/2026|B`,
  });

describe("the police and crime plan", () => {
  const at = () => resultsOf(packOf("policing-governance"), book(), "31/10/2026");
  itWorks("as counted by hand", at, "2026-10", [
    // A hidden figure is not nought: left out and named.
    ["PC01", 44, 0, 44],
    // Too close to say is not judged.
    ["PC02", 2, 3, 2 / 3],
    // 65 of 100, not the mean of 75% and 25%.
    ["PC03", 65, 100, 0.65],
    ["PC04", 9000, 30, 300],
    // 49,875, 39,900 and 31,920 a year later each are worth 114,225.49 today: 1.90 for each pound.
    ["PC05", 114225.49, 60000, 1.903758],
    ["PC06", 1, 2, 0.5],
    ["PC07", 9000, 15000, 0.6],
    ["PC08", 1, 2, 0.5],
    ["PC09", 1, 2, 0.5],
    ["PC10", 1, 2, 0.5],
  ]);
  // Without discount and drop-off two years of 1,000 are 2,000.
  itWorks("social return without discount", at, "2025-10", [["PC05", 2000, 1000, 2]]);

  it("names the figure that is hidden", async () => {
    const crimes = (await at())
      .get("PC01")
      ?.total.figures.find((one) => one.period.key === "2026-10");
    expect(crimes?.leftOut.reduce((sum, { rows }) => sum + rows, 0)).toBe(1);
  });
});
