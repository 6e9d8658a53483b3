import { describe, expect, it } from "vitest";
import { packById, shippedPacks } from "../../../src/verify/shipped";
import { STRUCTURE_RULES } from "../../../src/verify/shape";
import { modelOf, value } from "../make";
import {
  expectCatalogue,
  places,
  runModel,
  sheetOf,
  testSheets,
  type SheetExample,
} from "./sheet-examples";

const pack = value(packById("probation-resettlement"));

const EXAMPLES: readonly SheetExample[] = [
  {
    id: "PR-01",
    columns: ["Allocation date", "First appointment"],
    fails: [["01/06/2026", "09/06/2026"]],
    passes: [
      ["01/06/2026", "08/06/2026"],
      [null, "08/06/2026"],
    ],
    at: "B2",
    says: "6 working days",
  },
  {
    id: "PR-02",
    columns: ["Release date", "First appointment"],
    fails: [["29/05/2026", "02/06/2026"]],
    passes: [
      ["29/05/2026", "01/06/2026"],
      ["29/05/2026", null],
    ],
    at: "B2",
  },
  {
    id: "PR-03",
    columns: ["Allocation date", "First appointment"],
    fails: [["01/06/2026", null]],
    passes: [
      ["01/06/2026", "02/06/2026"],
      [null, null],
    ],
    at: "B2",
    says: "Allocated 01/06/2026, and no appointment is arranged.",
  },
  {
    id: "PR-04",
    columns: ["First attended", "Plan completed"],
    fails: [["01/06/2026", "23/06/2026"]],
    passes: [
      ["01/06/2026", "22/06/2026"],
      ["20/10/2026", null],
    ],
    at: "B2",
  },
  {
    id: "PR-05",
    columns: ["First attended", "Plan completed"],
    fails: [["02/06/2026", "01/06/2026"]],
    passes: [["02/06/2026", "02/06/2026"]],
    at: "B2",
    says: "before the first attended appointment on 02/06/2026",
  },
  {
    id: "PR-06",
    columns: ["Appointment date", "Outcome"],
    fails: [["01/06/2026", null]],
    passes: [
      ["01/06/2026", "Attended"],
      ["02/11/2026", null],
    ],
    at: "B2",
    says: "Appointment on 01/06/2026 has no outcome.",
  },
  {
    id: "PR-07",
    columns: ["Appointment date", "Outcome"],
    fails: [["02/11/2026", "Attended"]],
    passes: [["01/06/2026", "Attended"]],
    at: "B2",
    says: "still to come (02/11/2026)",
  },
  {
    id: "PR-08",
    columns: ["Appointment date", "Outcome", "Follow-up date"],
    fails: [["01/06/2026", "Failed to attend", "09/06/2026"]],
    passes: [
      ["01/06/2026", "Failed to attend", "08/06/2026"],
      ["02/06/2026", "Attended", null],
    ],
    at: "C2",
  },
  {
    id: "PR-09",
    columns: ["Month", "Face-to-face offered", "Whole month"],
    fails: [["May 2026", 0, "Yes"]],
    passes: [
      ["May 2026", 1, "Yes"],
      ["June 2026", 0, "No"],
      ["July 2026", null, "Yes"],
    ],
    at: "B2",
    says: "May 2026",
  },
  {
    id: "PR-10",
    columns: ["Breach aware", "Breach referred"],
    fails: [["01/06/2026", "12/06/2026"]],
    passes: [
      ["01/06/2026", "11/06/2026"],
      ["30/10/2026", null],
    ],
    at: "B2",
  },
  {
    id: "PR-11",
    columns: ["Order end", "Status"],
    fails: [["01/06/2026", "Open"]],
    passes: [
      ["01/06/2026", "Closed"],
      ["01/12/2026", "Open"],
      [null, "Open"],
    ],
    at: "B2",
    says: "The order ended 01/06/2026, but the case is still Open.",
  },
  {
    id: "PR-12",
    columns: ["Next appointment", "Status"],
    fails: [["02/11/2026", "Closed"]],
    passes: [
      ["02/11/2026", "Open"],
      [null, "Closed"],
    ],
    at: "A2",
  },
  {
    id: "PR-12-officer",
    columns: ["Officer", "Status"],
    fails: [["A. Example", "Closed"]],
    passes: [
      ["A. Example", "Open"],
      [null, "Closed"],
    ],
    at: "A2",
  },
  {
    id: "PR-13",
    columns: ["Hours ordered", "Hours worked"],
    fails: [[100, 120]],
    passes: [
      [100, 100],
      [40, 0],
      [300, 12],
    ],
    at: "B2",
    says: "Hours worked: 120. Hours ordered: 100; orders",
  },
  {
    id: "PR-14",
    columns: ["UPW sentence date", "UPW completed"],
    fails: [["01/06/2025", "02/06/2026"]],
    passes: [
      ["01/06/2025", "01/06/2026"],
      ["01/12/2025", null],
    ],
    at: "B2",
  },
  {
    id: "PR-15",
    columns: ["Hours ordered", "ETE hours"],
    fails: [[100, 40]],
    passes: [
      [100, 30],
      [100, null],
    ],
    at: "B2",
    says: "ETE is 40% of the hours",
  },
  {
    id: "PR-16",
    columns: ["Ref", "RoSH"],
    fails: [["R1", "High"]],
    passes: [
      ["R1", "Medium"],
      ["R2", null],
    ],
    at: "B2",
    parameters: { contract_risk: "low and medium" },
    says: "Risk is High",
  },
  {
    id: "PR-17",
    columns: ["Tier", "RoSH"],
    fails: [["A2", "Low"]],
    passes: [
      ["A2", "Very high"],
      ["D0", "Low"],
      ["0", "High"],
      [null, "Low"],
    ],
    at: "A2",
    says: "Tier A2 and risk Low",
  },
  {
    id: "PR-18",
    columns: ["Ref", "OASys date"],
    fails: [["R1", "01/06/2025"]],
    passes: [["R1", "01/11/2025"]],
    at: "B2",
    says: "16 months old",
  },
  {
    id: "PR-18-missing",
    columns: ["Ref", "OASys date"],
    fails: [
      ["R1", "01/06/2026"],
      ["R2", null],
    ],
    passes: [["R1", "01/06/2026"]],
    at: "B3",
  },
  {
    id: "PR-19",
    columns: ["Opening", "New", "Closed", "Closing"],
    fails: [[40, 10, 5, 44]],
    passes: [
      [40, 10, 5, 45],
      [40, null, 5, 45],
    ],
    at: "D2",
    says: "40 + 10 - 5 is 45, not 44.",
  },
  {
    id: "PR-20",
    columns: ["Ref", "Officer"],
    fails: [
      ["R1", "Unallocated Staff"],
      ["R2", "Unallocated Staff"],
    ],
    passes: [["R1", "Officer 7"]],
    at: "B2",
    says: "Cases under “Unallocated Staff” or the like: 2.",
  },
  {
    id: "PR-21",
    columns: ["Officer", "Caseload", "Capacity"],
    fails: [["Officer 1", 60, 50]],
    passes: [
      ["Officer 1", 50, 50],
      ["Officer 2", null, 50],
    ],
    at: "B2",
    says: "120% of capacity",
  },
  {
    id: "PR-21-outlier",
    columns: ["Officer", "Caseload"],
    fails: [41, 42, 43, 40, 39, 41, 44, 42, 120].map((held, at) => [`Officer ${at}`, held]),
    passes: [41, 42, 43, 40, 39, 41, 44, 42, 46].map((held, at) => [`Officer ${at}`, held]),
    at: "B10",
  },
  {
    id: "PR-22",
    columns: ["Release date", "Accommodation on release"],
    fails: [["01/06/2026", "Not known"]],
    passes: [
      ["01/06/2026", "Settled"],
      ["01/12/2026", null],
    ],
    at: "B2",
  },
  {
    id: "PR-23",
    columns: ["Prison number", "Release date", "Prison"],
    fails: [
      ["A1234BC", "01/06/2026", "A"],
      ["A1234BC", "01/06/2026", "B"],
    ],
    passes: [
      ["A1234BC", "01/06/2026", "A"],
      ["A1234BC", "02/06/2026", "B"],
    ],
    at: "A2",
    says: "2 releases on 01/06/2026",
  },
  {
    id: "PR-24",
    columns: ["CRN", "Outcome claimed", "Claim period", "Team"],
    fails: [
      ["A123456", "Housed", "June", "N"],
      ["A123456", "Housed", "June", "S"],
    ],
    passes: [
      ["A123456", "Housed", "June", "N"],
      ["A123456", "Housed", "July", "N"],
      ["B123456", null, "July", "N"],
    ],
    at: "A2",
    says: "“Housed” is claimed more than once",
  },
  {
    id: "PR-25",
    columns: ["Ref", "Excluded", "Exclusion reason"],
    fails: [["R1", "Yes", null]],
    passes: [
      ["R1", "Yes", "Recalled"],
      ["R2", "No", null],
    ],
    at: "C2",
  },
  {
    id: "PR-25-list",
    columns: ["Ref", "Exclusion reason"],
    fails: [["R1", "Too hard"]],
    passes: [
      ["R1", "Died"],
      ["R2", null],
    ],
    at: "B2",
  },
  {
    id: "PR-26",
    columns: ["Measure", "Numerator", "Denominator"],
    fails: [["M1", 12, 10]],
    passes: [
      ["M1", 10, 10],
      ["M2", 3, null],
    ],
    at: "B2",
    says: "12 of 10 is not possible.",
  },
  {
    id: "PR-27",
    columns: ["Measure", "Numerator", "Denominator", "Percentage"],
    fails: [["M1", 8, 10, 85]],
    passes: [
      ["M1", 8, 10, 80],
      ["M2", 2, 3, 0.67],
      ["M3", 2, 3, 66.7],
      ["M4", 1, 2, null],
    ],
    at: "D2",
    says: "8 of 10 is 80%",
  },
  {
    id: "PR-28",
    columns: ["Month", "Prison", "Releases", "All prisons"],
    fails: [
      ["June", "A", 4, 12],
      ["June", "B", 7, 12],
    ],
    passes: [
      ["June", "A", 4, 11],
      ["June", "B", 7, 11],
    ],
    at: "D2",
  },
  {
    id: "PR-29",
    columns: ["Ref", "Our figure", "CRC figure", "Reason for difference"],
    fails: [["R1", 10, 12, null]],
    passes: [
      ["R1", 10, 10, null],
      ["R2", 10, 12, "Two transferred"],
    ],
    at: "B2",
    says: "We hold 10, the partner holds 12.",
  },
  {
    id: "PR-30",
    columns: ["Licence end", "PSS start"],
    fails: [["02/06/2026", "01/06/2026"]],
    passes: [
      ["02/06/2026", "02/06/2026"],
      ["02/06/2026", null],
    ],
    at: "B2",
  },
];

describe("probation and resettlement", () => {
  it("has every check of the catalogue, with its severity", () => {
    expectCatalogue(pack, "PR", "WWEWEEEWWWEWEWWEWWEWIWIEEEEEWW");
  });

  it("shows for every check what it finds and what it lets pass", () => {
    const own = pack.rules.map(({ id }) => id).filter((id) => id.startsWith("PR-"));
    expect(new Set(EXAMPLES.map(({ id }) => id))).toEqual(new Set(own));
  });

  testSheets(pack, EXAMPLES);

  it("brings along what holds for any return, for identifiers and for dates", () => {
    const ids = new Set([...pack.rules, ...STRUCTURE_RULES].map(({ id }) => id));
    const missing = (prefix: string, count: number) =>
      Array.from(
        { length: count },
        (_, at) => `${prefix}-${String(at + 1).padStart(2, "0")}`,
      ).filter((id) => !ids.has(id));
    expect([missing("GEN", 32), missing("ID", 24), missing("DT", 16), missing("PR", 30)]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });

  it("an open case past its due day is a miss, one that is not yet due is not", async () => {
    const columns = ["First attended", "Plan completed"];
    const run = await runModel(
      pack,
      modelOf(
        sheetOf("Return", columns, [
          ["01/06/2026", null],
          ["20/10/2026", null],
        ]),
      ),
    );
    expect(places(run)).toEqual(["PR-04 at B2"]);
  });

  it("gives every check a title, a basis and, in its kind or itself, advice", () => {
    for (const one of shippedPacks().filter(({ id }) =>
      /^(?:cj-|probation-resettlement)/.test(id),
    )) {
      for (const { id, title, basis } of one.rules) {
        expect(title, id).not.toBe("");
        expect(basis, id).not.toBeNull();
      }
    }
  });
});
