import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellError, type Cell } from "../../../src/cells/cell";
import { readPack } from "../../../src/verify/pack";
import { check, day, modelOf, packJson, tableOf, trouble } from "../make";

const ERROR = cellError("#N/A");
type Types = Readonly<Record<string, string>>;

interface Asked {
  readonly kind: string;
  readonly fields?: readonly string[];
  readonly params?: object;
  readonly when?: string;
}

/** What a rule says of a table, as "cell: sentence". Only what it says itself: a text among numbers is told elsewhere. */
async function said(
  rule: Asked,
  types: Types,
  rows: readonly (readonly Cell[])[],
  more: { readonly parameters?: object; readonly given?: ReadonlyMap<string, Cell> } = {},
): Promise<string[]> {
  const run = await check(
    modelOf({ sheet: "T", rows: [Object.keys(types), ...rows] }),
    {
      ...(more.parameters ? { parameters: more.parameters } : {}),
      tables: [tableOf("T", types)],
      rules: [{ id: "R", table: "T", ...rule }],
    },
    "31/10/2026",
    more.given,
  );
  expect(run.notRun).toEqual([]);
  return run.findings
    .filter((finding) => finding.rule === "R")
    .map(({ locations, message }) => `${locations[0]?.cell ?? ""}: ${message}`);
}

const refusal = (rule: Asked, types: Types) =>
  trouble(
    readPack(
      packJson({ tables: [tableOf("T", types)], rules: [{ id: "R", table: "T", ...rule }] }),
    ),
  );

describe("total", () => {
  const types = { Name: "string", All: "number", North: "number", South: "number" };
  const rule = { kind: "total", fields: ["All", "North", "South"] };

  it("finds a total that its parts do not give", async () => {
    expect(
      await said(rule, types, [
        ["a", 5, 2, 3],
        ["b", 6, 2, 3],
      ]),
    ).toEqual(["B3: “North” and “South” add up to 5; “All” says 6."]);
  });

  it("judges no sum of which a part is blank, a text or an error", async () => {
    expect(
      await said(rule, types, [
        ["a", 6, 2, null],
        ["b", 6, 2, "*"],
        ["c", 6, 2, ERROR],
        ["d", null, 2, 3],
      ]),
    ).toEqual([]);
  });

  it("reads a blank part as zero where the pack says so, but never a hidden one", async () => {
    const zero = { ...rule, params: { blank: "zero" } };
    expect(
      await said(zero, types, [
        ["a", 6, 2, null],
        ["b", 6, 2, "*"],
        ["c", 2, 2, null],
      ]),
    ).toEqual(["B2: “North” and “South” add up to 2; “All” says 6."]);
  });

  it("allows half the base for every rounded figure, and no more", async () => {
    const rounded = { ...rule, params: { rounded: 5 } };
    expect(await said(rounded, types, [["a", 41_205, 2765, 38_435]])).toEqual([]);
    expect(await said(rounded, types, [["a", 41_210, 2765, 38_435]])).toHaveLength(1);
  });

  it("never objects to what adds up, whatever the figures", async () => {
    const money = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((pence) => pence / 100);
    await fc.assert(
      fc.asyncProperty(money, money, async (north, south) => {
        expect(await said(rule, types, [["a", north + south, north, south]])).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it("adds up the rows of a group, unless its parts overlap", async () => {
    const grouped = { Group: "string", All: "number", Part: "number", Overlap: "boolean" };
    const by = {
      kind: "total",
      fields: ["All", "Part"],
      params: { by: ["Group"], unless: "Overlap" },
    };
    expect(
      await said(by, grouped, [
        ["a", 5, 2, "No"],
        ["b", 5, 4, null],
        ["a", 5, 3, "No"],
        ["b", 5, 4, null],
        ["c", 5, 4, "Yes"],
      ]),
    ).toEqual(["B3: “Part” adds up to 8; “All” says 5."]);
  });

  it("says that a total needs parts", () => {
    expect(refusal({ kind: "total", fields: ["All"] }, types)).toContain("a total and its parts");
  });
});

describe("complete", () => {
  const types = { Unit: "string", On: "date" };
  const monthly = { kind: "complete", fields: ["Unit", "On"], params: { every: "month" } };
  const d = day;

  it("finds a month without a row, after the one before it, and joins what is missing in a row", async () => {
    expect(
      await said(monthly, types, [
        ["a", d("31/01/2026")],
        ["b", d("31/01/2026")],
        ["a", d("30/04/2026")],
        ["b", d("28/02/2026")],
        ["b", d("31/03/2026")],
        ["b", d("01/04/2026")],
      ]),
    ).toEqual(["B2: No figures of “a” from 02/2026 to 03/2026."]);
  });

  it("finds what is missing at either end, where another unit or the pack has it", async () => {
    expect(
      await said(
        { ...monthly, params: { every: "quarter", to: "last" } },
        types,
        [
          ["a", d("31/03/2026")],
          ["b", d("31/12/2025")],
          ["b", d("31/03/2026")],
        ],
        { parameters: { last: { type: "date" } }, given: new Map([["last", "30/06/2026"]]) },
      ),
    ).toEqual([
      "B2: No figure of “a” for 10/2025–12/2025.",
      "B2: No figure of “a” for 04/2026–06/2026.",
      "B4: No figure of “b” for 04/2026–06/2026.",
    ]);
  });

  it("leaves out rows without a unit or a date", async () => {
    expect(
      await said(monthly, types, [
        ["a", d("31/01/2026")],
        [null, d("30/06/2026")],
        ["b", "soon"],
        ["c", ERROR],
      ]),
    ).toEqual([]);
  });

  it("tells a weekly gap on a bank holiday from another", async () => {
    const weekly = {
      kind: "complete",
      fields: ["On"],
      params: { every: "week", calendar: "england-and-wales" },
    };
    const one = { On: "date", Note: "string" };
    // Monday 6 April 2026 is a bank holiday; Monday 20 April is not.
    expect(
      await said(weekly, one, [
        [d("30/03/2026"), "x"],
        [d("13/04/2026"), "x"],
        [d("27/04/2026"), "x"],
      ]),
    ).toEqual(
      ["A2: No figure for 06/04/2026, a bank holiday.", "A3: No figure for 20/04/2026."].reverse(),
    );
  });

  it("finds the value of a list, or of the others, that a unit lacks", async () => {
    const pairs = { Unit: "string", Kind: "string" };
    expect(
      await said({ kind: "complete", fields: ["Unit", "Kind"] }, pairs, [
        ["a", "new"],
        ["a", "old"],
        ["b", "NEW"],
        ["b", null],
      ]),
    ).toEqual(["B4: “Kind” lacks “old” of “b”."]);
  });

  it("does not lose itself in a table of two columns of names", async () => {
    const rows = Array.from({ length: 1200 }, (_, at) => [`a${at}`, `b${at}`]);
    const run = await check(modelOf({ sheet: "S", rows: [["Unit", "Kind"], ...rows] }), {
      tables: [tableOf("S", { Unit: "string", Kind: "string" })],
      rules: [{ id: "R1", kind: "complete", table: "S", fields: ["Unit", "Kind"] }],
    });
    expect(run.findings).toEqual([]);
    expect(run.notRun).toEqual([
      {
        rule: "R1",
        reason: "there are more pairs of values than anybody can have meant to fill in",
      },
    ]);
  });

  it("says what it needs", () => {
    expect(refusal({ kind: "complete", fields: ["Unit"] }, types)).toContain("“every”");
    expect(
      refusal({ kind: "complete", fields: ["Unit"], params: { list: "units" } }, types),
    ).toContain("units");
  });
});

describe("reconcile", () => {
  const run = async (params: object, ours: readonly Cell[][], theirs: readonly Cell[][]) => {
    const fields = { Prison: "string", Cases: "number" };
    const { findings, notRun } = await check(
      modelOf(
        { sheet: "Ours", rows: [["Prison", "Cases"], ...ours] },
        { sheet: "Theirs", rows: [["Prison", "Cases"], ...theirs] },
      ),
      {
        tables: [tableOf("Ours", fields), tableOf("Theirs", fields)],
        rules: [
          {
            id: "R",
            kind: "reconcile",
            table: "Ours",
            fields: ["Prison", "Cases"],
            params: { table: "Theirs", key: "Prison", field: "Cases", ...params },
          },
        ],
      },
    );
    expect(notRun).toEqual([]);
    return findings
      .filter(({ rule }) => rule === "R")
      .map(({ locations, message }) => `${locations[0]?.cell ?? ""}: ${message}`);
  };

  it("adds up by key and finds the difference", async () => {
    expect(
      await run(
        {},
        [
          ["North", 3],
          ["North", 4],
          ["South", 5],
        ],
        [
          ["north", 8],
          ["South", 5],
        ],
      ),
    ).toEqual(["B2: “North”: “Cases” gives 7 here and 8 in “Theirs”, a difference of 1."]);
  });

  it("names keys of one side only, unless they need not stand in both", async () => {
    const [ours, theirs] = [
      [
        ["North", 3],
        ["South", 4],
      ],
      [
        ["North", 3],
        ["East", 2],
      ],
    ];
    expect(await run({}, ours, theirs)).toEqual([
      "A2: “Theirs” has “East”, which does not stand in “Prison” here.",
      "A3: “South” in “Prison” is not in “Theirs”.",
    ]);
    expect(await run({ both: false }, ours, theirs)).toEqual([]);
  });

  it("allows a tolerance, and leaves out blanks, texts and errors", async () => {
    const theirs = [["North", 100]];
    expect(await run({ percent: 5 }, [["North", 105]], theirs)).toEqual([]);
    expect(await run({ tolerance: 4 }, [["North", 105]], theirs)).toHaveLength(1);
    expect(
      await run(
        {},
        [
          ["North", 100],
          [null, 5],
          ["South", null],
          ["East", "?"],
          ["West", ERROR],
        ],
        theirs,
      ),
    ).toEqual([]);
  });
});

describe("row-count", () => {
  const types = { A: "string", B: "string" };
  const rows = [
    ["x", "1"],
    ["y", "2"],
    ["z", ERROR],
  ];
  const count = (params: object) => said({ kind: "row-count", params }, types, rows);

  it("finds too few, too many, and far from last time", async () => {
    expect(await count({ least: 4 })).toEqual([
      "A2: There are 3 records; at least 4 are expected.",
    ]);
    expect(await count({ most: 2 })).toEqual(["A2: There are 3 records; at most 2 are expected."]);
    expect(await count({ like: 6, percent: 20 })).toEqual([
      "A2: 3 records against 6 last time (−50%).",
    ]);
  });

  it("is content within its bounds, and counts no blank row", async () => {
    expect(await count({ least: 3, most: 3, like: 3 })).toEqual([]);
    expect(
      await said({ kind: "row-count", params: { most: 2 } }, types, [
        ["x", "1"],
        [null, null],
        ["y", "2"],
      ]),
    ).toEqual([]);
  });
});

describe("outlier", () => {
  const types = { Service: "string", Cost: "number" };
  const rule = { kind: "outlier", fields: ["Cost"] };
  const costs = [410, 395, 402, 420, 388, 415, 405];

  it("finds the figure far from the others", async () => {
    expect(
      await said(
        rule,
        types,
        [...costs, 1900].map((cost, at) => [`S${at}`, cost]),
      ),
    ).toEqual([
      "B9: “Cost” is 1900; the middle of the 8 figures is 407.5, far from it for their spread.",
    ]);
  });

  it("says nothing of few figures, of equal ones, of blanks, texts and errors", async () => {
    const table = (values: readonly Cell[]) => values.map((cost, at) => [`S${at}`, cost]);
    expect(await said(rule, types, table([...costs.slice(0, 6), 1900]))).toEqual([]);
    expect(await said(rule, types, table(new Array<number>(12).fill(7)))).toEqual([]);
    expect(await said(rule, types, table([...costs, 400, null, "many", ERROR]))).toEqual([]);
  });

  it("still tells the odd one where most are the same", async () => {
    const values = [...new Array<number>(20).fill(7), 90];
    expect(
      await said(
        rule,
        types,
        values.map((cost, at) => [`S${at}`, cost]),
      ),
    ).toHaveLength(1);
  });
});

describe("share", () => {
  const types = { Ref: "string", Ethnicity: "string" };
  const rule = {
    kind: "share",
    fields: ["Ethnicity"],
    params: { values: ["NS"], blank: true, most: 25 },
  };

  it("finds too large a share of some values or of nothing", async () => {
    expect(
      await said(rule, types, [
        ["a", "W1"],
        ["b", "ns"],
        ["c", null],
        ["d", "A1"],
      ]),
    ).toEqual([
      "B3: 2 of 4 rows (50%) hold NS or nothing at all in “Ethnicity”; at most 25% are expected.",
    ]);
  });

  it("is content at the limit, and with fewer rows than it needs", async () => {
    const rows = [
      ["a", "W1"],
      ["b", "NS"],
      ["c", "B1"],
      ["d", "A1"],
    ];
    expect(await said(rule, types, rows)).toEqual([]);
    expect(
      await said({ ...rule, params: { ...rule.params, most: 5, rows: 5 } }, types, rows),
    ).toEqual([]);
  });

  it("takes an error for neither", async () => {
    expect(await said(rule, types, [["a", ERROR]])).toEqual([]);
  });

  it("finds too small a share", async () => {
    const least = { kind: "share", fields: ["Ethnicity"], params: { values: ["W1"], least: 60 } };
    expect(
      await said(least, types, [
        ["a", "W1"],
        ["b", "A1"],
      ]),
    ).toEqual(["B3: 1 of 2 rows (50%) hold W1 in “Ethnicity”; at least 60% are expected."]);
  });

  it("says that it needs one limit", () => {
    expect(
      refusal({ kind: "share", fields: ["Ethnicity"], params: { values: ["x"] } }, types),
    ).toContain("“most” or “least”");
  });
});

describe("digit-preference", () => {
  const types = { Ref: "string", Minutes: "integer" };
  const rule = { kind: "digit-preference", fields: ["Minutes"] };
  const rows = (minutes: (at: number) => Cell) =>
    Array.from({ length: 200 }, (_, at) => [`R${at}`, minutes(at)]);

  it("finds figures that end in 0 or 5 more often than counted ones", async () => {
    const [only = ""] = await said(
      rule,
      types,
      rows((at) => (at % 2 === 0 ? 30 : 11 + (at % 79))),
    );
    expect(only).toMatch(
      /^B2: 1\d\d of 200 figures in “Minutes” end in 0; about 20 would by chance/,
    );
  });

  it("is content with evenly spread digits, with few figures, and with none", async () => {
    expect(
      await said(
        rule,
        types,
        rows((at) => 10 + at),
      ),
    ).toEqual([]);
    expect(
      await said(
        rule,
        types,
        rows((at) => (at < 90 ? 50 : null)),
      ),
    ).toEqual([]);
    expect(
      await said(
        rule,
        types,
        rows((at) => (at < 100 ? "n/a" : ERROR)),
      ),
    ).toEqual([]);
  });
});
