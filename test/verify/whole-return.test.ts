import { expect, it } from "vitest";
import { z } from "zod";
import { openWorkbook } from "../../src/xlsx/open";
import { describeShared, sharedBytes, sharedJson } from "../shared";
import { check, tableOf, value } from "./make";
import { dates, formula, rule } from "./published-rules";

const FOLDER = "data/workbooks/whole-return";

/** The published rules that find something in the return and need no more than its own tables to be stated. */
const RULES: Readonly<Record<string, { table: string; rules: readonly object[] }>> = {
  "8825Q": {
    table: "CINdetails",
    rules: [
      rule(
        "reference",
        ["LAchildID", "CINdetailsID"],
        { table: "Assessments", field: ["LAchildID", "CINdetailsID"] },
        '[ReasonForClosure]={"RC8","RC9"}',
      ),
    ],
  },
  "8600": {
    table: "CINdetails",
    rules: [
      rule("required", ["CINreferralDate"]),
      rule("range", ["CINreferralDate"], { maximum: "reference_date" }),
    ],
  },
  "8620": {
    table: "CINdetails",
    rules: [
      formula("AND([CINclosureDate]>EDATE(reference_date,-12),[CINclosureDate]<=reference_date)"),
    ],
  },
  "8555Q": {
    table: "CINdetails",
    rules: [
      rule("agree", ["LAchildID", "CINreferralDate"], {
        table: "ChildIdentifiers",
        key: "LAchildID",
        field: "PersonDeathDate",
        op: "<=",
      }),
    ],
  },
  "8569Q": {
    table: "CINdetails",
    rules: [
      formula(
        'OR([CINreferralDate]>WORKDAY(EDATE(reference_date,-12)+1,-1),[ReferralNFA]<>{"true","1"})',
      ),
    ],
  },
  // What other tables would hold against such a case is not in this return.
  "2990": {
    table: "CINdetails",
    rules: [formula('OR([ReasonForClosure]<>{"RC8","RC9"},ISBLANK([DateOfInitialCPC]))')],
  },
  "8831": {
    table: "CINdetails",
    rules: [formula('OR([ReferralNFA]<>{"true","1"},ISBLANK([DateOfInitialCPC]))')],
  },
  "8790": {
    table: "Disabilities",
    rules: [
      formula('OR([Disability]="NONE",COUNTIFS([LAchildID],[LAchildID],[Disability],"NONE")=0)'),
    ],
  },
  "8794": { table: "Disabilities", rules: [rule("unique", ["LAchildID", "Disability"])] },
  "1510": { table: "ChildIdentifiers", rules: [rule("identifier", ["UPN"], { scheme: "upn" })] },
  "8545Q": {
    table: "ChildIdentifiers",
    rules: [
      formula("AND([PersonDeathDate]>EDATE(reference_date,-12),[PersonDeathDate]<=reference_date)"),
    ],
  },
};

const DAYS = dates("CINreferralDate", "CINclosureDate", "PersonDeathDate", "PersonBirthDate");

describeShared("a whole statutory return", () => {
  const { findings } = z
    .object({ findings: z.record(z.string(), z.record(z.string(), z.array(z.number()))) })
    .parse(sharedJson(`${FOLDER}/cin_return.expected.json`));

  it("leaves out a list of authorities that the publisher keeps, and one that asks for no other table's value", () => {
    const stated = new Set(Object.keys(RULES));
    expect(Object.keys(findings).filter((id) => !stated.has(id))).toEqual(["1530", "8585Q"]);
  });

  for (const [id, { table, rules }] of Object.entries(RULES)) {
    it(`${id}: finds the rows that the publisher's own engine finds`, async () => {
      const model = value(
        await openWorkbook("cin_return.xlsx", sharedBytes(`${FOLDER}/cin_return.xlsx`)),
      );
      const tables = model.sheets.map(({ name, columns }) =>
        tableOf(
          name,
          Object.fromEntries(
            [...columns.values()].map(({ values: [title] }) => [
              String(title),
              DAYS[String(title)] ?? "string",
            ]),
          ),
        ),
      );
      const run = await check(
        model,
        {
          parameters: { reference_date: { type: "date" } },
          tables,
          rules: rules.map((one, at) => ({ id: `R${at}`, table, ...one })),
        },
        "31/10/2025",
        new Map([["reference_date", "2022-07-21"]]),
      );
      expect(run.notRun).toEqual([]);
      const rows = run.findings
        .filter((finding) => /^R\d$/.test(finding.rule))
        .flatMap(({ locations }) =>
          locations
            .filter(({ sheet }) => sheet === table)
            .map(({ cell }) => Number(/\d+$/.exec(cell ?? "")?.[0]) - 2),
        );
      expect([...new Set(rows)].sort((a, b) => a - b)).toEqual(
        [...(findings[id]?.[table] ?? [])].sort((a, b) => a - b),
      );
    });
  }
});
