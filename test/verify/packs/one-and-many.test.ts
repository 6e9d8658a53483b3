import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { packById } from "../../../src/verify/shipped";
import { modelOf, value } from "../make";
import { runOf } from "./examples";
import { runModel, sheetOf } from "./sheet-examples";

type Row = readonly Cell[];

interface Said {
  readonly id: string;
  readonly pack: string;
  /** The name of the pack's table; left out where the rule holds wherever its column stands. */
  readonly table?: string;
  readonly columns: readonly string[];
  readonly parameters?: Readonly<Record<string, Cell>>;
  readonly rows: readonly Row[];
  readonly says: string;
}

const panel = (volunteers: number, says: string): Said => ({
  id: "YJ-05",
  pack: "youth-justice",
  table: "panels",
  columns: ["Panel date", "Volunteers"],
  rows: [["01/06/2026", volunteers]],
  says,
});

const SAID: readonly Said[] = [
  panel(0, "has 0 volunteers; two or more are expected."),
  panel(1, "has 1 volunteer; two or more are expected."),
  {
    id: "YJ-02",
    pack: "youth-justice",
    table: "panels",
    columns: ["Order length (months)"],
    rows: [[1]],
    says: "A referral order of 1 month is outside 3 to 12.",
  },
  {
    id: "YJ-08",
    pack: "youth-justice",
    table: "panels",
    columns: ["Contract date", "Last review", "Order end date"],
    parameters: { review_months: 1 },
    rows: [["01/03/2026", "30/09/2026", null]],
    says: "1 month since the last review or the contract (limit 1).",
  },
  {
    id: "AU-09",
    pack: "audit-records",
    table: "non_conformances",
    columns: ["NC ref", "Status", "Due date"],
    rows: [["NC-1", null, "30/10/2026"]],
    says: "NC NC-1 is 1 day overdue.",
  },
  {
    id: "AU-09",
    pack: "audit-records",
    table: "non_conformances",
    columns: ["NC ref", "Status", "Due date"],
    rows: [["NC-1", null, "29/10/2026"]],
    says: "NC NC-1 is 2 days overdue.",
  },
  {
    id: "AU-11",
    pack: "audit-records",
    table: "coverage",
    columns: ["Clause", "Area", "Last audited"],
    parameters: { cycle_months: 1 },
    rows: [["9.2", "Intake", "29/09/2026"]],
    says: "Clause 9.2 has not been audited for 1 month (the cycle is 1).",
  },
  {
    id: "MA-01",
    pack: "marac-jmappa",
    table: "referrals",
    columns: ["Referral date", "Victim ref", "Perpetrator ref", "Repeat"],
    parameters: { repeat_months: 1 },
    rows: [["01/06/2026", "V-1", "P-1", "Yes"]],
    says: "Marked as a repeat of the last 1 month; there is no earlier one.",
  },
  {
    id: "MA-04",
    pack: "marac-jmappa",
    table: "meetings",
    columns: ["MARAC", "Total cases", "Disabled victims"],
    rows: [["North", 1, 2]],
    says: "Victims with a disability: 2. Cases: 1.",
  },
  {
    id: "MA-07",
    pack: "marac-jmappa",
    table: "counts",
    columns: ["Period", "Referrals", "People"],
    rows: [["2021", 1, null]],
    says: "Referrals: 1. People they are about: not known.",
  },
  {
    id: "MA-10",
    pack: "marac-jmappa",
    table: "actions",
    columns: ["Action", "Status", "Due date"],
    rows: [["Flag the address", "Open", "30/10/2026"]],
    says: "The action was due 30/10/2026 and is still open, 1 day later.",
  },
  {
    id: "MA-16",
    pack: "marac-jmappa",
    table: "attendance",
    columns: ["Meeting date", "Agency", "Attended"],
    parameters: { absences: 0 },
    rows: [["01/06/2026", "Housing", "No"]],
    says: "Meetings that Housing missed running: 1.",
  },
  {
    id: "PR-12-officer",
    pack: "probation-resettlement",
    columns: ["Officer", "Status"],
    rows: [["A. Example", "Closed"]],
    says: "Closed cases still held by “A. Example” or others: 1.",
  },
  {
    id: "PR-18",
    pack: "probation-resettlement",
    columns: ["Ref", "OASys date"],
    parameters: { assessment_months: 1 },
    rows: [["R1", "29/09/2026"]],
    says: "The last assessment (29/09/2026) is 1 month old.",
  },
  {
    id: "PR-20",
    pack: "probation-resettlement",
    columns: ["Ref", "Officer"],
    rows: [["R1", "Unallocated Staff"]],
    says: "Cases under “Unallocated Staff” or the like: 1.",
  },
];

describe("what packs say of one and of many", () => {
  it.each(SAID)("$id: $says", async ({ id, pack: named, table, says, rows, ...example }) => {
    const pack = value(packById(named));
    const { findings } =
      table === undefined
        ? await runModel(
            pack,
            modelOf(sheetOf("Return", example.columns, rows)),
            example.parameters,
          )
        : await runOf(pack, { table, ...example }, rows);
    expect(findings.find(({ rule }) => rule === id)?.message).toContain(says);
  });
});
