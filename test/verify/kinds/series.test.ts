import { describe, expect, it } from "vitest";
import { cellError, type Cell } from "../../../src/cells/cell";
import { check, day, modelOf, tableOf } from "../make";

const ERROR = cellError("#N/A");

async function said(
  rule: object,
  types: Readonly<Record<string, string>>,
  rows: readonly (readonly Cell[])[],
  missing: readonly string[] = [""],
): Promise<string[]> {
  const { findings, notRun } = await check(
    modelOf({ sheet: "T", rows: [Object.keys(types), ...rows] }),
    {
      tables: [tableOf("T", types, { missingValues: missing })],
      rules: [{ id: "R", table: "T", ...rule }],
    },
  );
  expect(notRun).toEqual([]);
  return findings
    .filter(({ rule: id }) => id === "R")
    .map(({ locations, message }) => `${locations[0]?.cell ?? ""}: ${message}`);
}

const d = day;

describe("again", () => {
  const types = { On: "date", Victim: "string", Repeat: "boolean" };
  const fields = ["On", "Victim"];

  it("finds a row that comes within the months of an earlier one, whatever their order on the sheet", async () => {
    expect(
      await said({ kind: "again", fields, params: { months: 12 } }, types, [
        [d("28/02/2025"), "v", null],
        [d("29/02/2024"), "V", null],
        [d("01/03/2026"), "v", null],
      ]),
    ).toEqual(["A2: The same “Victim” stands in row 3, on 29/02/2024."]);
  });

  it("finds a row that is said to come again and does not", async () => {
    const rule = {
      kind: "again",
      fields,
      params: { months: 12, finds: "not-again" },
      when: "[Repeat]",
    };
    expect(
      await said(rule, types, [
        [d("01/01/2024"), "v", "Yes"],
        [d("02/01/2025"), "v", "Yes"],
        [d("03/01/2025"), "v", "Yes"],
        [d("03/01/2025"), "w", "No"],
      ]),
    ).toEqual([
      "A2: No earlier row has the same “Victim”.",
      "A3: The last row with the same “Victim” is of 01/01/2024, more than 12 months before.",
    ]);
  });

  it("leaves out rows without a date or a key", async () => {
    expect(
      await said({ kind: "again", fields }, types, [
        [d("01/01/2024"), "v", null],
        [null, "v", null],
        ["soon", "v", null],
        [d("01/02/2024"), null, null],
        [d("01/02/2024"), ERROR, null],
      ]),
    ).toEqual([]);
  });
});

describe("run", () => {
  const types = { On: "date", Agency: "string", Came: "string" };
  const rule = {
    kind: "run",
    fields: ["Came"],
    params: { order: "On", by: ["Agency"], most: 1, values: ["No"] },
  };

  it("finds the same value running, in each group and in order of time", async () => {
    expect(
      await said(rule, types, [
        [d("03/01/2026"), "h", "no"],
        [d("01/01/2026"), "h", "Yes"],
        [d("02/01/2026"), "h", "No"],
        [d("02/01/2026"), "p", "No"],
      ]),
    ).toEqual(["C2: “Came” has been no 2 times running, since 02/01/2026."]);
  });

  it("ends with another value; a blank or an error neither ends nor counts", async () => {
    expect(
      await said(rule, types, [
        [d("01/01/2026"), "h", "No"],
        [d("02/01/2026"), "h", "Yes"],
        [d("03/01/2026"), "h", "No"],
        [d("04/01/2026"), "h", null],
        [d("05/01/2026"), "h", ERROR],
      ]),
    ).toEqual([]);
  });
});

describe("step", () => {
  const types = {
    On: "date",
    Measure: "string",
    Value: "number",
    Rate: "number",
    Wording: "string",
  };
  const order = { order: "On", by: ["Measure"] };
  const row = (on: string, value: Cell, rate: Cell = null, wording: Cell = null): Cell[] => [
    d(on),
    "m",
    value,
    rate,
    wording,
  ];

  it("finds a jump from one period to the next, over what is blank between", async () => {
    const rule = { kind: "step", fields: ["Value"], params: { ...order, percent: 50 } };
    expect(
      await said(rule, types, [
        row("01/03/2026", 40),
        row("01/01/2026", 100),
        row("01/02/2026", null),
        row("01/04/2026", "n/a"),
        row("01/05/2026", ERROR),
        row("01/06/2026", 60),
      ]),
    ).toEqual(["C2: “Value” went from 100 to 40 (−60%)."]);
  });

  it("asks no percentage of figures that are too small, or of zero", async () => {
    const rule = { kind: "step", fields: ["Value"], params: { ...order, percent: 50, least: 10 } };
    expect(
      await said(rule, types, [row("01/01/2026", 4), row("01/02/2026", 9), row("01/03/2026", 0)]),
    ).toEqual([]);
    expect(
      await said({ ...rule, params: { ...order, percent: 50 } }, types, [
        row("01/01/2026", 0),
        row("01/02/2026", 9),
      ]),
    ).toEqual([]);
  });

  it("follows one column by another", async () => {
    const rule = {
      kind: "step",
      fields: ["Value"],
      params: { ...order, percent: 10, per: "Rate" },
    };
    expect(
      await said(rule, types, [
        row("01/01/2026", 100, 10),
        row("01/02/2026", 120, 12),
        row("01/03/2026", 120, 0),
        row("01/04/2026", 120, 8),
      ]),
    ).toEqual(["C5: “Value” by “Rate” is no longer what it was in the period before (+50%)."]);
  });

  it("finds a wording that changes, where none may", async () => {
    const rule = { kind: "step", fields: ["Wording"], params: order };
    expect(
      await said(rule, types, [
        row("01/01/2026", 1, 1, "old"),
        row("01/02/2026", 1, 1, "Old"),
        row("01/03/2026", 1, 1, "new"),
      ]),
    ).toEqual(["E4: “Wording” changes here from “Old” to “new”."]);
  });
});

describe("tally", () => {
  const types = { Ref: "string", Kind: "string" };
  const rule = {
    kind: "tally",
    fields: ["Kind"],
    params: { one: "firm", many: "firms" },
    when: '[Kind]="Firm"',
  };

  it("counts once, and is silent where there is nothing to count", async () => {
    expect(
      await said(rule, types, [
        ["a", "Firm"],
        ["b", null],
        ["c", ERROR],
        ["d", "firm"],
      ]),
    ).toEqual(["B2: 2 firms."]);
    expect(await said(rule, types, [["a", "Person"]])).toEqual([]);
  });
});

describe("symbols", () => {
  const types = { Area: "string", Count: "number" };
  const signs = ["", "*", "[c]"];

  it("finds two signs where there is no figure", async () => {
    const rule = { kind: "symbols", fields: ["Count"] };
    expect(
      await said(
        rule,
        types,
        [
          ["a", "*"],
          ["b", 4],
          ["c", "[c]"],
          ["d", null],
        ],
        signs,
      ),
    ).toEqual(["B4: “*” and “[c]” are both used in “Count” where there is no figure."]);
    expect(
      await said(
        rule,
        types,
        [
          ["a", "*"],
          ["b", "*"],
          ["c", null],
        ],
        signs,
      ),
    ).toEqual([]);
  });

  it("asks what blank cells mean where others show zero", async () => {
    const rule = { kind: "symbols", fields: ["Count"], params: { finds: "blank" } };
    expect(
      await said(
        rule,
        types,
        [
          ["a", 0],
          ["b", null],
          ["c", "*"],
        ],
        signs,
      ),
    ).toEqual([
      "B3: 1 cell in “Count” is blank, while 1 shows zero: do the blank ones mean zero, not known, or left out?",
    ]);
    expect(
      await said(
        rule,
        types,
        [
          ["a", 3],
          ["b", null],
          ["c", ERROR],
        ],
        signs,
      ),
    ).toEqual([]);
  });
});
