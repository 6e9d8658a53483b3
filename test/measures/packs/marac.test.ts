import { describe } from "vitest";
import { bookOf, itWorks, packOf, resultsOf } from "./worked";

const book = () =>
  bookOf({
    tblRates: `
      Year end|Area|Cases|Adult females
      30/09/2026|Jersey|450|100000`,
    tblMeetings: `
      Meeting date|MARAC|Total cases
      01/10/2026|Jersey|16
      15/10/2026|Jersey|15`,
    tblReferrals: `
      Case ref|Victim ref|Perpetrator ref|Referral date|Criminal behaviour
      M1|V1|P1|05/10/2025|Yes
      M2|V1|P1|05/10/2026|No
      M3|V1|P2|06/10/2026|Yes
      M4|V2|P3|01/10/2025|Yes
      M5|V2|P3|02/10/2026|Yes
      M6|V3|P4|10/10/2026|Yes
      M7|V3|P4|20/10/2026|Yes`,
    tblActionLog: `
      Meeting date|Owner agency|Due date|Completed on|Status
      01/10/2026|Police|10/10/2026|09/10/2026|Done
      01/10/2026|Police|12/10/2026|20/10/2026|Done
      01/10/2026|Housing|15/10/2026||Open
      01/10/2026|Housing|14/10/2026||Withdrawn
      20/10/2026|Housing|05/11/2026||Open`,
    tblManaged: `
      Case ref|Managed from|Managed to|Level|Category
      A1|01/01/2026||1|1
      A2|01/02/2026|15/10/2026|2|2
      A3|05/10/2026||1|PDP`,
    "Plan reviews": `
      Due date|Reviewed on|Level
      05/10/2026|05/10/2026|1
      06/10/2026||2`,
    Minutes: `
      Minutes due|Minutes issued
      08/10/2026|08/10/2026
      22/10/2026|23/10/2026
      05/11/2026|`,
    tblAttendance: `
      Meeting date|Agency|Attended
      01/10/2026|Police|Yes
      01/10/2026|Health|No
      01/10/2026|Housing|Yes`,
    "Plan indicators": `
      Period|Objective|Direction of travel
      01/10/2023|Safer island|Improved
      01/10/2023|Safer island|Worse
      01/10/2026|Safer island|Improved`,
  });

const pack = packOf("marac-jmappa");

describe("MARAC and JMAPPA", () => {
  const at = () => resultsOf(pack, book(), "31/10/2026");
  itWorks("as counted by hand", at, "2026-10", [
    ["MA02", 31, 0, 31],
    // M2 is twelve months to the day after M1, M7 ten days after M6. M3 has another perpetrator, M5 is a day too late.
    ["MA03-ANY", 2, 5, 0.4],
    // What happened in M2 would not be criminal.
    ["MA03-CRIME", 1, 5, 0.2],
    // In time, late and open past due; one is withdrawn, one is due in November.
    ["MA04", 1, 3, 1 / 3],
    // 30 and 11 days.
    ["MA05", 2, 2, 20.5],
    // Five referrals about three people.
    ["MA06", 5, 0, 5],
    ["MA07", 3, 0, 3],
    ["MA08", 2, 0, 2],
    ["MA09", 1, 2, 0.5],
    ["MA10", 1, 2, 0.5],
    ["MA11", 2, 3, 2 / 3],
  ]);
  itWorks("450 cases for 100,000 adult females are 45 per 10,000", at, "2026-09", [
    ["MA01", 450, 100000, 45],
  ]);
  itWorks(
    "the priorities of 2020 to 2023 end with 2023",
    () => resultsOf(pack, book(), "31/12/2023"),
    "2023-10",
    [["MA12", 1, 2, 0.5]],
  );
  itWorks("and have no figure since", at, "2026-10", [["MA12", 0, 0, null]]);
});
