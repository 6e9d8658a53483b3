import { describe, expect, it } from "vitest";
import { bookOf, itWorks, packOf, resultsOf } from "./worked";

const pack = packOf("probation-service-levels");

// 2 September 2019 is a Monday; 26 August 2019 is a bank holiday.
const book = () =>
  bookOf({
    Orders: `
      Order|Team|Worker|Allocation date|First appointment|First attended|Plan completed|Excluded
      O1|North|Ann|02/09/2019|06/09/2019|02/09/2019|23/09/2019|
      O2|North|Ann|02/09/2019|11/09/2019|04/09/2019||
      O3|East|Ben|04/09/2019||||
      O4|East|Ben|26/09/2019||||
      O5|East|Ben|03/09/2019|10/09/2019|03/09/2019|04/09/2019|Yes
      O8|North|Ann|01/03/2021|05/03/2021|||
      O6|East|Ben|||01/10/2026|22/10/2026|
      O7|East|Ben|||02/10/2026|26/10/2026|`,
    "Judicial survey": `
      Replied on|Region|Reply
      05/10/2021|London|Satisfied
      06/10/2021|London|Very satisfied
      07/10/2021|London|Dissatisfied
      08/10/2021|London|`,
    Releases: `
      Release ref|Person|Prison|Worker|Release date|First appointment|Housed on release|Supervision ended|Accommodation at 3 months
      R1|P1|Ashmoor|Ann|13/09/2019|16/09/2019|Yes||
      R2|P2|Ashmoor|Ann|13/09/2019|17/09/2019|Not known||
      R3|P3|Ashmoor|Ann|23/08/2019|27/08/2019|No||
      R4|P1|Ashmoor|Ann|13/09/2019||No||
      L0|P9|Easterby|Ann|05/12/2023||Yes||Settled
      L1|P10|Easterby|Ann|10/01/2024||Yes||Settled
      L2|P11|Easterby|Ann|20/01/2024||Yes||Temporary
      L3|P12|Easterby|Ann|21/01/2024||Yes|01/03/2024|Settled
      L4|P13|Easterby|Ann|22/01/2024||Yes||
      L5|P14|Easterby|Ann|15/02/2024||Yes||Settled
      L6|P15|Easterby|Ann|16/02/2024||Yes||No fixed abode
      L7|P15|Easterby|Ann|16/02/2024||Yes||Settled`,
    Breaches: `
      Breach|Team|Worker|Breach aware|Breach referred|Request accepted|Presented on
      B1|North|Ann|02/09/2019|12/09/2019|13/09/2019|17/09/2019
      B2|North|Ann|03/09/2019|16/09/2019|17/09/2019|20/09/2019
      B3|East|Ben|09/09/2019|||`,
    "Monthly contacts": `
      Person|Team|Worker|Month|Whole month|Offered|Attended|Missed on|Follow-up date
      P1|North|Ann|01/08/2019|Yes|2|1||
      P2|North|Ann|01/08/2019|Yes|1|0|14/08/2019|21/08/2019
      P3|North|Ann|01/08/2019|Yes|1|0|14/08/2019|22/08/2019
      P4|North|Ann|01/08/2019|Yes|0|||
      P5|North|Ann|01/08/2019|No|1|1||
      P6|North|Ann|01/08/2019|Yes|1|0|14/08/2019|
      P1|North|Ann|01/09/2019|Yes|1|1||`,
    "Unpaid work": `
      Requirement|Team|UPW sentence date|UPW completed
      U1|North|10/10/2025|01/09/2026
      U2|North|12/10/2025|
      U3|North|20/11/2025|`,
    "Reoffending cohort": `
      Person|Area|Cohort start|Reoffences
      P1|North|01/01/2026|0
      P2|North|01/01/2026|2
      P3|North|01/01/2026|1
      P4|North|01/01/2026|0
      P5|North|01/01/2026|`,
  });

describe("service levels of community rehabilitation companies", () => {
  const at = () => resultsOf(pack, book(), "30/09/2019");
  itWorks("count an open case past due as a miss, and one not yet due not at all", at, "2019-09", [
    // O1 in time, O2 late, O3 open past due; O4 due 3 October, O5 left out under the contract.
    ["SL001", 1, 3, 1 / 3],
    // R1 on Monday, R2 on Tuesday, R4 without one.
    ["SL002", 1, 3, 1 / 3],
    // O1 on the day it is due, O2 without a plan.
    ["SL003", 1, 2, 0.5],
    // B1 on day 8, B2 a day late, B3 not referred.
    ["AE", 1, 3, 1 / 3],
    ["SL015", 1, 2, 0.5],
    // R1 housed; R2 not known; R4 is P1 again on the same day.
    ["MI014", 1, 1, 1],
  ]);
  itWorks("know the bank holiday between a Friday and a Tuesday", at, "2019-08", [
    ["SL002", 1, 1, 1],
    // P1 attended, P2 followed up on day 5; P3 a day late, P4 not offered, P6 not followed up; P5 not the whole month.
    ["AK", 2, 5, 0.4],
  ]);
  itWorks("judge a month only once its last follow-up is due", at, "2019-09", [["AK", 0, 0, null]]);
});

describe("labels that were used again", () => {
  it("SL001 is another measure from 26 June 2021 on, behind a break", async () => {
    const result = (await resultsOf(pack, book(), "31/10/2021")).get("SL001");
    expect(result?.versions.map(({ version }) => version)).toEqual(["CRC", "PS"]);
    const october = result?.total.figures.find(({ period }) => period.key === "2021-10");
    expect(october).toMatchObject({ version: "PS", numerator: 2, denominator: 3 });
    const march = result?.total.figures.find(({ period }) => period.key === "2021-03");
    expect(march).toMatchObject({ version: "CRC", numerator: 1, denominator: 1 });
    // The survey begins months after the orders end: the break is marked where its figures begin.
    expect(october?.breakBefore).toContain("judicial engagement");
    expect(october?.lastYear).toBeNull();
  });

  it("MI015 is a, Ra in April 2024 and Sa since, each behind a break", async () => {
    const result = (await resultsOf(pack, book(), "30/06/2024")).get("MI015");
    const figures = (result?.total.figures ?? [])
      .filter(({ period }) => ["2024-03", "2024-04", "2024-05"].includes(period.key))
      .map((one) => [one.version, one.numerator, one.denominator, one.breakBefore !== null]);
    expect(figures).toEqual([
      ["a", 1, 1, false],
      // L1 settled, L2 not; L3 ended before the three months, L4 not known.
      ["Ra", 1, 2, true],
      // L5 settled, L6 not; L7 is the same person on the same day.
      ["Sa", 1, 2, true],
    ]);
  });
});

describe("today’s service levels and outcomes", () => {
  const at = () => resultsOf(pack, book(), "31/10/2026");
  itWorks("of the Probation Service", at, "2026-10", [
    // O6 on day 15, O7 a day late.
    ["SL006", 1, 2, 0.5],
    // U1 within 12 months, U2 not; U3 is not due until November.
    ["SL029", 1, 2, 0.5],
  ]);
  itWorks("keep both frequencies of reoffending apart", at, "2026-01", [
    // P2 and P3 of four whose reoffences are known.
    ["REOFF-BINARY", 2, 4, 0.5],
    ["REOFF-FREQUENCY", 3, 2, 1.5],
    ["REOFF-PER-100", 3, 4, 75],
  ]);
});
