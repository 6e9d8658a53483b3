import { describe, expect, it } from "vitest";
import { check, modelOf } from "../make";

const table = (name: string, fields: readonly string[]) => ({
  name,
  find: { sheet: "Return", header: { contains: [fields[0]] } },
  schema: { fields: fields.map((field) => ({ name: field, constraints: { required: true } })) },
});
const PACK = {
  tables: [table("cases", ["Case", "Team"]), table("releases", ["Release", "Prison"])],
};

const found = async (rows: readonly (readonly (string | null)[])[]) => {
  const run = await check(modelOf({ sheet: "Return", rows }), PACK);
  return {
    rows: run.counts.rows,
    places: run.findings.map(({ rule, locations }) => `${rule} ${locations[0]?.cell ?? ""}`),
  };
};

describe("several tables on one sheet", () => {
  it("one below the other: each ends where the next begins", async () => {
    const rows = [
      ["Case", "Team"],
      ["C1", "North"],
      ["C2", null],
      [null, null],
      ["Releases of the month", null],
      ["Release", "Prison"],
      ["R1", "Ashmoor"],
      ["R2", null],
    ];
    expect(await found(rows)).toEqual({
      rows: 4,
      places: ["cases.Team.required B3", "releases.Prison.required B8"],
    });
  });

  it("side by side: each keeps to its own columns", async () => {
    const rows = [
      ["Case", "Team", null, "Release", "Prison"],
      ["C1", "North", null, "R1", null],
      ["C2", null, null, "R2", "Ashmoor"],
    ];
    expect(await found(rows)).toEqual({
      rows: 4,
      places: ["releases.Prison.required E2", "cases.Team.required B3"],
    });
  });
});
