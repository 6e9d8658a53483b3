import { describe, expect, it } from "vitest";
import { bookOf, itWorks, packOf, resultsOf } from "./worked";

const book = () =>
  bookOf({
    Supervision: `
      Staff ref|Team|Type|Due date|Held on
      S1|North|Supervision|05/10/2026|05/10/2026
      S2|North|1-1|06/10/2026|08/10/2026
      S3|North|Supervision|07/10/2026|
      S4|North|Supervision|02/11/2026|
      S1|North|Appraisal|10/10/2026|09/10/2026
      S2|North|Appraisal|12/10/2026|
      S5|North|Induction|14/10/2026|14/10/2026
      S5|North|Probation review|15/10/2026|20/10/2026`,
    Attendance: `
      Month|Team|Days available|Days lost|Shifts|Late starts
      01/09/2026|North|20|10|20|0
      01/10/2026|North|200|10|180|9
      01/10/2026|East|100|5|95|2`,
    Incidents: `
      Reported on|Team
      02/10/2026|North
      03/10/2026|North
      30/09/2026|North
      31/10/2026|East`,
    "Team plan": `
      Action|Team|Due date|Completed on
      A|North|05/10/2026|01/10/2026
      B|North|10/10/2026|12/10/2026
      C|North|20/10/2026|`,
    Objectives: `
      Objective|Team|Due date|Met
      A|North|10/10/2026|Yes
      B|North|11/10/2026|No
      C|North|12/10/2026|
      D|North|05/12/2026|Yes`,
  });

describe("staff", () => {
  const at = () => resultsOf(packOf("staff"), book(), "31/10/2026");
  itWorks("as counted by hand", at, "2026-10", [
    // One on the day, one late, one not held; one is due in November.
    ["ST01", 1, 3, 1 / 3],
    ["ST02", 1, 2, 0.5],
    ["ST03", 15, 300, 0.05],
    ["ST04", 11, 275, 0.04],
    ["ST05", 1, 2, 0.5],
    ["ST06", 3, 0, 3],
    ["ST07", 1, 3, 1 / 3],
    // C is not known; D is not due.
    ["ST08", 1, 2, 0.5],
  ]);

  it("months of absence add up by their days: 10 of 20 and 15 of 300 are 25 of 320, not 27.5%", async () => {
    const october = (await at())
      .get("ST03")
      ?.total.figures.find(({ period }) => period.key === "2026-10");
    expect(october?.yearToDate).toMatchObject({ numerator: 25, denominator: 320, value: 0.078125 });
  });
});
