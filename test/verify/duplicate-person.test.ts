import { describe, expect, it } from "vitest";
import { cellError, type Cell } from "../../src/cells/cell";
import { readPack } from "../../src/verify/pack";
import { recheck, startCheck, type KeptCheck } from "../../src/verify/recheck";
import { verify } from "../../src/verify/run";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { inventPeople } from "./linkage/invented";
import { check, day, modelOf, packJson, tableOf, trouble, value } from "./make";

const HEAD = ["ref", "forename", "surname", "dob", "pnc", "postcode"];
const TABLE = tableOf(
  "S",
  {
    ref: "string",
    forename: "string",
    surname: "string",
    dob: "date",
    pnc: "string",
    postcode: "string",
  },
  { primaryKey: "ref" },
);
const FIELDS = {
  forename: "forename",
  surname: "surname",
  dob: "dob",
  identifier: ["pnc"],
  postcode: "postcode",
};
const rules = (params: object, extra: object = {}) => ({
  tables: [TABLE],
  rules: [{ id: "same-person", kind: "duplicate-person", params, ...extra }],
});

/** People without anything in common, so that a table has somebody to compare with. */
const others = Array.from({ length: 40 }, (_, at): Cell[] => [
  `o${at}`,
  ["Ann", "Bryn", "Colm", "Dee", "Esther", "Farid", "Gwen", "Hugo"][at % 8]!,
  ["Amos", "Bates", "Cross", "Doyle", "Ewart"][Math.floor(at / 8)]!,
  day("01/01/1960") + at * 311,
  null,
  `M${at + 1} 1AA`,
]);
const born = day("07/03/1984");
const model = (...rows: readonly (readonly Cell[])[]) =>
  modelOf({ sheet: "S", rows: [HEAD, ...others, ...rows] });
const ofRule = async (rows: readonly (readonly Cell[])[], params: object = { fields: FIELDS }) =>
  (await check(model(...rows), rules(params))).findings.filter(
    ({ rule }) => rule === "same-person",
  );

describe("a person in two rows", () => {
  it("is an error where the PNC says so, with both places and both records", async () => {
    const findings = await ofRule([
      ["a1", "Mary", "Bloggs", born, "2003/0000003Y", "LS1 4AB"],
      ["a2", "Mary", "Blogs", born, "03/3Y", null],
    ]);
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    expect(finding).toMatchObject({ level: "error", group: "correct", status: "open" });
    expect(finding?.message).toMatch(/^Rows 42 and 43 \(a1 and a2\) are the same person: /);
    expect(finding?.message).toContain("pnc same");
    expect(finding?.message).not.toMatch(/Mary|Blog|1984|0000003/);
    expect(finding?.locations.map(({ cell, rowKey }) => [cell, rowKey])).toEqual([
      ["C42", "a1"],
      ["C43", "a2"],
    ]);
  });

  it("is a query where much speaks for it, and says what", async () => {
    const [finding, ...more] = await ofRule([
      ["a1", "Elizabeth", "Bloggs", born, null, "LS1 4AB"],
      ["a2", "Liz", "Bloggs", day("03/07/1984"), null, "LS1 4AB"],
    ]);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ level: "query", group: "explain" });
    expect(finding?.message).toContain("probably the same person");
    expect(finding?.message).toContain("dob with day and month swapped");
    expect(finding?.message).toContain("forename in another form of the same name");
  });

  it("is not a twin, not a parent of the same name, and not somebody of the same surname", async () => {
    expect(
      await ofRule([
        ["a1", "Mary", "Bloggs", born, null, "LS1 4AB"],
        ["a2", "Tom", "Bloggs", born, null, "LS1 4AB"],
        ["a3", "Mary", "Bloggs", day("21/11/1958"), null, "LS1 4AB"],
        ["a4", "Sean", "Bloggs", day("21/11/1999"), null, "CF1 4AB"],
      ]),
    ).toEqual([]);
  });

  it("in three rows gives two findings, not three", async () => {
    const row = (ref: string) => [ref, "Mary", "Bloggs", born, "2003/0000003Y", "LS1 4AB"];
    expect(await ofRule([row("a1"), row("a2"), row("a3")])).toHaveLength(2);
  });

  it("with the same key twice is left to the rule about the key", async () => {
    const row = ["a1", "Mary", "Bloggs", born, "2003/0000003Y", "LS1 4AB"];
    expect(await ofRule([row, row])).toEqual([]);
  });

  it("is looked for past blanks, text in place of dates, and errors", async () => {
    const findings = await ofRule([
      ["a1", cellError("#N/A"), "Bloggs", "31/02/1984", "2003/0000003Y", null],
      ["a2", "Mary", "Bloggs", null, "2003/0000003Y", cellError("#REF!")],
      ["a3", null, null, null, null, null],
      ["a4", null, null, "not known", "not known", null],
    ]);
    expect(findings.map(({ level, locations }) => [level, locations.length])).toEqual([
      ["error", 2],
    ]);
  });

  it("keeps its fingerprint when the rows are sorted, so that an answer to it is not lost", async () => {
    const one = ["a1", "Elizabeth", "Bloggs", born, null, "LS1 4AB"];
    const other = ["a2", "Liz", "Blogs", born, null, "LS1 4AB"];
    const marks = async (...rows: Cell[][]) => (await ofRule(rows)).map((f) => f.fingerprint);
    expect(await marks(one, other)).toHaveLength(1);
    expect(await marks(one, other)).toEqual(await marks(other, one));
  });

  it("is only asked about where the pack says so", async () => {
    const twice = model(
      ["a1", "Mary", "Bloggs", born, "2003/0000003Y", null],
      ["a2", "Mary", "Bloggs", born, "2003/0000003Y", null],
    );
    const run = await check(twice, rules({ fields: FIELDS }, { level: "query" }));
    expect(run.findings.map(({ level }) => level)).toEqual(["query"]);
  });
});

describe("what a pack can get wrong", () => {
  const read = (params: object) => trouble(readPack(packJson(rules(params))));

  it("a column that is not there, with the one that may be meant", () => {
    expect(read({ fields: { ...FIELDS, surname: "surnam" } })).toContain("surname");
  });

  it("too little to tell people by", () => {
    expect(read({ fields: { forename: "forename", dob: "dob" } })).toContain(
      "has to name the columns of forename and surname",
    );
  });

  it("thresholds the wrong way round, and words that mean nothing", () => {
    expect(read({ fields: FIELDS, probable: 2, possible: 4 })).toContain("“possible”");
    expect(read({ fields: { ...FIELDS, shoe: "ref" } })).toContain("shoe");
  });

  it("a column that the workbook lacks is why the rule did not run", async () => {
    const bare = modelOf({
      sheet: "S",
      rows: [
        ["ref", "forename", "surname", "pnc"],
        ["a1", "Mary", "Bloggs", null],
      ],
    });
    const run = await check(bare, rules({ fields: FIELDS }));
    expect(run.notRun).toMatchObject([{ rule: "same-person", reason: "column “dob” not found" }]);
  });
});

it("stops between two steps of comparing when asked to", async () => {
  const stop = new AbortController();
  const pack = value(readPack(packJson(rules({ fields: FIELDS }))));
  let pauses = 0;
  const run = await verify(new MemoryWorkbook(model()), pack, {
    asOf: day("31/10/2025"),
    signal: stop.signal,
    pause: () => {
      pauses++;
      if (pauses === 12) stop.abort();
      return Promise.resolve();
    },
  });
  expect(trouble(run)).toBe("Stopped, as you asked. Nothing was changed.");
});

describe("after an edit in a long list of people", () => {
  const LIST = inventPeople(41, 200, 0.2);
  const at = (role: string) => LIST.fields.findIndex((field) => field.role === role);
  const rows = LIST.truth.map((_, row): Cell[] => [
    `r${row}`,
    ...["forename", "surname", "dob", "identifier", "postcode"].map(
      (role) => LIST.fields[at(role)]!.values[row] ?? null,
    ),
  ]);
  const started = async () => {
    const workbook = new MemoryWorkbook(modelOf({ sheet: "S", rows: [HEAD, ...rows] }));
    const pack = value(readPack(packJson(rules({ fields: FIELDS }))));
    const options = { asOf: day("31/10/2025") };
    const kept = value(await startCheck(workbook, pack, options));
    /** What is found after a cell is given another value; whole checks are not allowed. */
    const edited = async (before: KeptCheck, row: number, column: number, cell: Cell) => {
      const area = { sheet: "S", row: row + 1, column, rows: 1, columns: 1 };
      value(await workbook.apply([{ kind: "setCells", area, values: [[cell]] }]));
      const { verification } = before;
      const after = value(await recheck(before, workbook, pack, options, [area]));
      expect(after.verification).toBe(verification);
      return after;
    };
    return { kept, edited };
  };
  const open = ({ run }: KeptCheck) => run.findings.filter(({ status }) => status === "open");
  const about = (kept: KeptCheck, row: number) =>
    open(kept).filter(
      ({ rule, locations }) =>
        rule === "same-person" && locations.some(({ rowKey }) => rowKey === `r${row}`),
    );

  it("what was said of the row goes, and comes back with what it said", async () => {
    const { kept, edited } = await started();
    const [finding] = open(kept).filter(({ rule }) => rule === "same-person");
    const row = Number(finding!.locations[0]!.rowKey!.slice(1));
    let now = kept;
    for (const column of [1, 2, 3, 4, 5]) now = await edited(now, row, column, null);
    expect(about(now, row)).toEqual([]);
    for (const column of [5, 4, 3, 2, 1]) now = await edited(now, row, column, rows[row]![column]!);
    expect(open(now)).toEqual(open(kept));
  });

  it("a row that becomes one with another is found with it, and loses it again", async () => {
    const { kept, edited } = await started();
    const row = rows.findIndex((_, one) => one > 0 && about(kept, one).length === 0);
    let now = kept;
    for (const column of [1, 2, 3, 4, 5]) now = await edited(now, row, column, rows[0]![column]!);
    expect(about(now, row).map(({ level }) => level)).toContain("error");
    expect(about(now, row)[0]!.message).toContain("same person");
    for (const column of [1, 2, 3, 4, 5]) now = await edited(now, row, column, rows[row]![column]!);
    expect(open(now)).toEqual(open(kept));
  });

  it("the sentence follows where the key of one of two rows is edited", async () => {
    const { kept, edited } = await started();
    const [finding] = open(kept).filter(({ rule }) => rule === "same-person");
    const row = Number(finding!.locations[0]!.rowKey!.slice(1));
    const now = await edited(kept, row, 0, "elsewhere");
    expect(open(now).filter(({ message }) => message.includes("elsewhere"))).toHaveLength(
      about(kept, row).length,
    );
  });
});
