import { describe, expect, it } from "vitest";
import { bookOf, itWorks, packOf, resultsOf } from "./worked";

// 1 October 2026 is a Thursday; no bank holiday in September or October.
const book = () =>
  bookOf({
    tblCaseload: `
      Case ref|Prison|Worker|Referral date|First appointment|Plan completed|Release date|Accommodation on release
      C1|Ashmoor|Ann|01/10/2026|05/10/2026|20/10/2026|15/10/2026|Settled
      C2|Ashmoor|Ann|02/10/2026|12/10/2026||16/10/2026|No fixed abode
      C3|Easterby|Ben|05/10/2026|||20/10/2026|Not known
      C4|Easterby|Ben|28/10/2026|||12/12/2026|
      C5|Easterby|Ben|15/09/2026|18/09/2026||01/10/2026|Settled`,
    "Closed cases": `
      Case ref|Prison|Worker|Closed on|Outcome achieved
      C6|Ashmoor|Ann|05/10/2026|Yes
      C7|Ashmoor|Ann|06/10/2026|No
      C8|Ashmoor|Ann|07/10/2026|Yes
      C9|Ashmoor|Ann|08/10/2026|`,
    Cases: `
      Case ref|Team|Worker|Started on|Closed on
      K1|North|Ann|01/08/2026|
      K2|North|Ann|10/09/2026|05/10/2026
      K3|North|Ann|02/10/2026|
      K4|East|Ben|20/10/2026|28/10/2026
      K5|East|Ben|01/09/2026|30/09/2026`,
    Referrals: `
      Referral ref|Person|Referral date
      F1|A|02/10/2026
      F2|B|03/10/2026
      F3|A|20/10/2026
      F4|C|30/09/2026
      F5|A|15/09/2026`,
    "Data quality": `
      Checked on|Team|Records|Findings|Without error
      02/10/2026|North|200|10|190
      20/10/2026|North|100|2|98`,
    "Contacts log": `
      Event date|Recorded on|Team|Worker
      01/10/2026|02/10/2026|North|Ann
      01/10/2026|08/10/2026|North|Ann
      05/10/2026||North|Ann
      06/10/2026|16/10/2026|North|Ann`,
    tblBilling: `
      Case ref|Billed from|Billed to|Order start|Order end
      C1|01/10/2026|31/10/2026|01/01/2026|
      C2|01/10/2026|31/10/2026|01/01/2026|20/10/2026
      C3|01/10/2026|31/10/2026|05/10/2026|
      C4|01/10/2026|31/10/2026|01/01/2026|31/10/2026`,
    "Service levels": `
      Period|Team|Service level|Met
      01/10/2026|North|A|Yes
      01/10/2026|North|B|Yes
      01/10/2026|North|C|No
      01/10/2026|North|D|`,
  });

describe("the resettlement contract", () => {
  const at = () => resultsOf(packOf("resettlement-contract"), book(), "31/10/2026");
  itWorks("as counted by hand", at, "2026-10", [
    // C1 in time, C2 late, C3 open past due; C4 is due on 4 November.
    ["RC01", 1, 3, 1 / 3],
    // C1 in time, C5 without a plan; C2 is due on 2 November.
    ["RC02", 1, 2, 0.5],
    // C1 and C5 settled, C2 not; C3 not known, C4 not released yet.
    ["RC03", 2, 3, 2 / 3],
    ["RC04", 4, 0, 4],
    // C9 has no outcome recorded: left out and named, not a failure.
    ["RC05", 2, 3, 2 / 3],
    ["RC06", 2, 0, 2],
    // A twice and B: three referrals, two people.
    ["RC07", 2, 0, 2],
    ["RC08", 12, 300, 4],
    ["RC09", 288, 300, 0.96],
    // 1, 5 and 8 working days.
    ["RC10", 3, 3, 5],
    // The first two in time; one open past due, one late.
    ["RC11", 2, 4, 0.5],
    // C1 and C4 were live; C2 ended, C3 began within the time billed.
    ["RC12", 2, 4, 0.5],
    ["RC13", 2, 3, 2 / 3],
  ]);

  it("counts who was referred in two months once in the year", async () => {
    const figures = (await at()).get("RC07")?.total.figures ?? [];
    const [september, october] = ["2026-09", "2026-10"].map((key) =>
      figures.find(({ period }) => period.key === key),
    );
    expect([september?.value, october?.value, october?.yearToDate?.value]).toEqual([2, 2, 3]);
  });

  it("holds the caseload together: opening and new less closed is closing", async () => {
    const caseload = (await at())
      .get("RC06")
      ?.total.figures.find(({ period }) => period.key === "2026-10");
    expect(caseload?.flow).toEqual({ opening: 2, started: 2, ended: 2, closing: 2, unbalanced: 0 });
  });

  it("names what it left out, and why", async () => {
    const home = (await at())
      .get("RC03")
      ?.total.figures.find(({ period }) => period.key === "2026-10");
    expect(home?.leftOut).toContainEqual({
      kind: "exclusion",
      why: "Not known or out of scope: not in the denominator.",
      rows: 1,
    });
  });
});
