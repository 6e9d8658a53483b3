import { expect, it } from "vitest";
import { describeShared, sharedJson } from "../shared";
import {
  dates,
  failingRows,
  formula,
  numbers,
  requiredWhen,
  rule,
  ruleCases,
  type Statement,
} from "./published-rules";

const reference = { table: "Header", field: "CHILD" };

/** Every published rule that today's kinds can state, as a coordinator would write it into a pack. */
const STATEMENTS = new Map<string, Statement>([
  [
    "lac-188",
    {
      types: dates("DOB"),
      rules: [
        formula(
          "IF(EDATE([DOB],48)>collection_end, AND(ISBLANK([SDQ_SCORE]),ISBLANK([SDQ_REASON])), TRUE)",
        ),
      ],
    },
  ],
  [
    "lac-542",
    {
      types: dates("DOB"),
      rules: [formula("IF(EDATE([DOB],120)>collection_end, ISBLANK([CONVICTED]), TRUE)")],
    },
  ],
  [
    "lac-151",
    {
      rules: [
        rule(
          "together",
          ["DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"],
          { how: "all-or-none" },
        ),
      ],
    },
  ],
  ["lac-101", { rules: [rule("required", ["SEX"]), rule("allowed", ["SEX"], { values: [1, 2] })] }],
  ["lac-1006", { rules: [rule("allowed", ["MISSING"], { values: ["M", "A"] })] }],
  ["lac-114", { rules: [rule("allowed", ["FOSTER_CARE"], { values: [0, 1] })] }],
  [
    "lac-131",
    {
      rules: [
        rule("required", ["IN_TOUCH"]),
        rule("allowed", ["IN_TOUCH"], { values: ["YES", "NO", "DIED", "REFU", "NREQ", "RHOM"] }),
      ],
    },
  ],
  ["lac-175", { rules: [rule("allowed", ["NB_ADOPTR"], { values: [1, 2] })] }],
  [
    "lac-181",
    {
      rules: [
        rule(
          "allowed",
          [
            "CONVICTED",
            "HEALTH_CHECK",
            "IMMUNISATIONS",
            "TEETH_CHECK",
            "HEALTH_ASSESSMENT",
            "SUBSTANCE_MISUSE",
            "INTERVENTION_RECEIVED",
            "INTERVENTION_OFFERED",
          ],
          { values: [0, 1] },
        ),
      ],
    },
  ],
  ["lac-148", { rules: [rule("together", ["DEC", "REC"], { how: "all-or-none" })] }],
  ["cin-8794", { rules: [rule("unique", ["LAchildID", "Disability"])] }],
  [
    "lac-167",
    {
      rules: [
        formula(
          'IF(ISBLANK([REVIEW]), ISBLANK([REVIEW_CODE]), AND(NOT(ISBLANK([REVIEW_CODE])), [REVIEW_CODE]={"PN0","PN1","PN2","PN3","PN4","PN5","PN6","PN7"}))',
        ),
      ],
    },
  ],
  [
    "lac-514",
    {
      rules: [
        requiredWhen(["SEX_ADOPTR"], '[LS_ADOPTR]="L0"'),
        rule("allowed", ["SEX_ADOPTR"], { values: ["M1", "F1"] }, '[LS_ADOPTR]="L0"'),
      ],
    },
  ],
  [
    "lac-550",
    { rules: [rule("allowed", ["PLACE"], { values: ["P1"] }, '[PLACE_PROVIDER]="PR0"')] },
  ],
  [
    "lac-158",
    {
      types: numbers("INTERVENTION_RECEIVED"),
      rules: [formula("OR([INTERVENTION_RECEIVED]<>1, ISBLANK([INTERVENTION_OFFERED]))")],
    },
  ],
  [
    "lac-193",
    {
      types: numbers("SUBSTANCE_MISUSE"),
      rules: [
        formula(
          "IF(OR(ISBLANK([SUBSTANCE_MISUSE]),[SUBSTANCE_MISUSE]=0), AND(ISBLANK([INTERVENTION_RECEIVED]),ISBLANK([INTERVENTION_OFFERED])), TRUE)",
        ),
      ],
    },
  ],
  [
    "lac-612",
    {
      types: numbers("SEX", "MOTHER"),
      rules: [
        formula("IF(AND([SEX]=2, OR(ISBLANK([MOTHER]),[MOTHER]=0)), ISBLANK([MC_DOB]), TRUE)"),
      ],
    },
  ],
  [
    "lac-511",
    {
      types: numbers("NB_ADOPTR"),
      rules: [formula('OR([NB_ADOPTR]<>2, [SEX_ADOPTR]<>{"M1","F1"})')],
    },
  ],
  [
    "lac-159",
    {
      types: numbers("SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED"),
      rules: [
        requiredWhen(
          ["INTERVENTION_OFFERED"],
          "AND([SUBSTANCE_MISUSE]=1,[INTERVENTION_RECEIVED]=0)",
        ),
      ],
    },
  ],
  [
    "lac-192",
    {
      types: numbers("SUBSTANCE_MISUSE"),
      rules: [requiredWhen(["INTERVENTION_RECEIVED"], "[SUBSTANCE_MISUSE]=1")],
    },
  ],
  [
    "lac-544",
    {
      types: numbers("CONVICTED"),
      rules: [
        requiredWhen(
          ["IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"],
          "[CONVICTED]=1",
        ),
      ],
    },
  ],
  ["lac-564", { rules: [requiredWhen(["MIS_START"], '[MISSING]={"M","A"}')] }],
  ["lac-611", { types: numbers("MOTHER"), rules: [requiredWhen(["MC_DOB"], "[MOTHER]=1")] }],
  ["cin-8805", { rules: [requiredWhen(["ReasonForClosure"], "NOT(ISBLANK([CINclosureDate]))")] }],
  ["cin-8810", { rules: [requiredWhen(["CINclosureDate"], "NOT(ISBLANK([ReasonForClosure]))")] }],
  [
    "lac-522",
    {
      types: dates("DATE_PLACED", "DATE_PLACED_CEASED"),
      rules: [rule("compare", ["DATE_PLACED", "DATE_PLACED_CEASED"], { op: "<=" })],
    },
  ],
  [
    "lac-586",
    {
      types: dates("DOB", "MIS_START"),
      rules: [rule("compare", ["MIS_START", "DOB"], { op: ">" })],
    },
  ],
  [
    "cin-8630",
    {
      types: dates("CINclosureDate", "CINreferralDate"),
      rules: [rule("compare", ["CINclosureDate", "CINreferralDate"], { op: ">=" })],
    },
  ],
  [
    "cin-8925",
    {
      types: dates("CPPstartDate", "CPPendDate"),
      rules: [rule("compare", ["CPPendDate", "CPPstartDate"], { op: ">=" })],
    },
  ],
  [
    "cin-8840",
    {
      types: dates("CPPstartDate", "CPPendDate"),
      rules: [rule("compare", ["CPPendDate", "CPPstartDate"], { op: "<>" })],
    },
  ],
  [
    "lac-570",
    {
      types: dates("MIS_START"),
      rules: [rule("range", ["MIS_START"], { maximum: "collection_end" })],
    },
  ],
  [
    "lac-301",
    { types: dates("DOB"), rules: [rule("range", ["DOB"], { maximum: "collection_end" })] },
  ],
  [
    "cin-8525Q",
    {
      rules: [
        rule("together", ["PersonBirthDate", "ExpectedPersonBirthDate"], { how: "exactly-one" }),
      ],
    },
  ],
  [
    "lac-168",
    {
      rules: [rule("pattern", ["UPN"], { pattern: "[A-HJ-NP-RT-Z]\\d{11}(?:\\d|[A-Z])|UN[1-5]" })],
    },
  ],
  [
    "lac-180",
    {
      types: numbers("SDQ_SCORE"),
      rules: [
        { kind: "type", params: {} },
        rule("range", ["SDQ_SCORE"], { minimum: 0, maximum: 40 }),
      ],
    },
  ],
  ["lac-INT01", { rules: [rule("reference", ["CHILD"], reference)] }],
  ["lac-INT08", { rules: [rule("reference", ["CHILD"], reference)] }],
  [
    "lac-INT11",
    {
      types: dates("DOB"),
      rules: [rule("agree", ["CHILD", "DOB"], { table: "Header", key: "CHILD", field: "DOB" })],
    },
  ],
  ["cin-8500", { rules: [rule("required", ["LAchildID"])] }],
  [
    "lac-102",
    { types: dates("DOB"), rules: [rule("required", ["DOB"]), { kind: "type", params: {} }] },
  ],
  [
    "lac-1004",
    {
      types: dates("MIS_START"),
      rules: [rule("required", ["MIS_START"]), { kind: "type", params: {} }],
    },
  ],
  ["lac-INT32", { rules: [rule("unique", ["CHILD"])] }],
  ["cin-8510", { rules: [rule("unique", ["LAchildID"])] }],
  [
    "cin-8875",
    { types: dates("DateOfInitialCPC"), rules: [formula("WEEKDAY([DateOfInitialCPC],2)<=5")] },
  ],
  [
    "cin-2886Q",
    {
      table: "ChildIdentifiers",
      rules: [
        rule(
          "share",
          ["GenderCurrent"],
          { blank: true, most: 2 },
          "ISBLANK([ExpectedPersonBirthDate])",
        ),
      ],
    },
  ],
  [
    "cin-2883",
    {
      table: "ChildProtectionPlans",
      types: dates("CPPstartDate", "DateOfInitialCPC"),
      rules: [
        rule("no-more", ["CPPstartDate"], {
          than: [
            { table: "CINdetails", field: "DateOfInitialCPC" },
            { table: "Section47", field: "DateOfInitialCPC" },
          ],
        }),
      ],
    },
  ],
  [
    "lac-574",
    {
      types: dates("MIS_START", "MIS_END"),
      rules: [
        rule("no-overlap", ["MIS_START", "MIS_END"], {
          by: ["CHILD"],
          order: "end",
          marks: "later",
        }),
      ],
    },
  ],
  [
    "cin-8940",
    {
      types: dates("CPPstartDate", "CPPendDate"),
      rules: [
        rule("no-overlap", ["CPPstartDate", "CPPendDate"], {
          by: ["LAchildID"],
          touching: "forbidden",
        }),
      ],
    },
  ],
  [
    "lac-202",
    {
      rules: [
        rule("agree", ["CHILD", "SEX"], {
          table: "Header_last",
          key: "CHILD",
          field: "SEX",
          blank: "both",
        }),
      ],
    },
  ],
  [
    "lac-624",
    {
      types: dates("MC_DOB"),
      rules: [
        rule("agree", ["CHILD", "MC_DOB"], {
          table: "Header_last",
          key: "CHILD",
          field: "MC_DOB",
          blank: "here",
        }),
      ],
    },
  ],
  [
    "lac-184",
    {
      types: dates("DOB", "DATE_PLACED"),
      rules: [
        rule("agree", ["CHILD", "DATE_PLACED"], {
          table: "Header",
          key: "CHILD",
          field: "DOB",
          op: ">=",
        }),
      ],
    },
  ],
]);

/** For the peers an empty text is a value that is not allowed; for a spreadsheet it is blank, and blank passes. */
const EMPTY_TEXT_ROWS = new Map([
  ["lac-1006", [4]],
  ["lac-114", [6]],
  ["lac-175", [6]],
]);

describeShared("published rules of two statutory returns", () => {
  const cases = ruleCases(sharedJson("cases/verify/rule-cases.json"));

  it("states all of them with the kinds that there are", () => {
    expect(cases).toHaveLength(51);
    expect(cases.map(({ id }) => id).filter((id) => !STATEMENTS.has(id))).toEqual([]);
  });

  for (const one of cases) {
    const statement = STATEMENTS.get(one.id);
    if (!statement) continue;
    it(`${one.id}: ${one.rule}`, async () => {
      if (one.wholeReturn === true) {
        expect((await failingRows(one, statement)).length).toBeGreaterThan(0);
        return;
      }
      const [expected = []] = Object.values(one.expectedFailingRows);
      const empty = EMPTY_TEXT_ROWS.get(one.id) ?? [];
      expect(await failingRows(one, statement)).toEqual(
        expected.filter((row) => !empty.includes(row)),
      );
    });
  }
});
