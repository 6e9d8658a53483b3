import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { address } from "../../../src/cells/address";
import type { Cell } from "../../../src/cells/cell";
import { frozenCopy } from "../../../src/verify/sign-off/frozen-copy";
import { signOff } from "../../../src/verify/sign-off/sign-off";
import { readSignOffs } from "../../../src/verify/sign-off/signed-returns";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { putCell } from "../../../src/workbook/model";
import { trouble, value } from "../make";
import {
  checkNow,
  DETAILS,
  HEADINGS,
  momentAt,
  packOf,
  returnOf,
  ROWS,
  runOf,
  sign,
  type Row,
} from "./signing";

const cellsChanged = async (workbook: MemoryWorkbook) => {
  const { changes } = await checkNow(workbook);
  return changes.map(({ what, record, field, area }) =>
    [what, record, field, area && address(area)].filter(Boolean).join(" "),
  );
};

describe("signing a return", () => {
  it("keeps who, when, the statement, the pack and the counts beside a fingerprint", async () => {
    const workbook = new MemoryWorkbook(returnOf(ROWS));
    const signOffId = await sign(workbook);
    const { rows } = value(await readSignOffs(workbook));
    expect(rows.tblReturnSignOff).toMatchObject([
      {
        signOffId,
        packId: "test-pack",
        packVersion: "1.0",
        rows: 4,
        errors: 0,
        signedBy: "R. Shah",
        role: "Manager",
        account: "r.shah",
        identity: "self_declared",
        statement: "Complete and accurate.",
        signedAt: "2026-11-22T14:00:00.000Z",
      },
    ]);
    expect(rows.tblReturnSignOff[0]?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(await checkNow(workbook)).toMatchObject({
      state: "unchanged",
      sentence: "Signed on 22/11/2026 by R. Shah.",
    });
  });

  it("keeps no value of the return among its marks", async () => {
    const workbook = new MemoryWorkbook(returnOf([["SECRET-REF", "Hidden word", 987654, 46000]]));
    await sign(workbook);
    const { rows } = value(await readSignOffs(workbook));
    const text = rows.tblSignedPart.map((part) => part.text).join("");
    for (const told of ["SECRET", "Hidden", "987654", "46000"]) expect(text).not.toContain(told);
  });

  it("is refused without a name, without a statement, and while errors are open", async () => {
    const workbook = new MemoryWorkbook(returnOf([...ROWS, ["C5", null, 1, 46000]]));
    const run = await runOf(workbook);
    const pack = packOf();
    const refusal = async (details: object, of = pack) =>
      trouble(await signOff(workbook, { run, pack: of }, { ...DETAILS, ...details }, momentAt()));
    expect(await refusal({ name: " " })).toContain("Give the name");
    expect(await refusal({ statement: "" })).toContain("Write the statement");
    expect(await refusal({})).toContain("1 finding has to be put right");
    expect(await refusal({ errorsReason: "Because" })).toContain("1 finding has to be put right");
    const lenient = packOf({ signOff: { openErrors: "with-reason" } });
    expect(await refusal({}, lenient)).toContain("say why");
    await sign(workbook, { errorsReason: "The court has not answered." }, 0, lenient);
    const { rows } = value(await readSignOffs(workbook));
    expect(rows.tblReturnSignOff).toMatchObject([
      { errors: 1, errorsReason: "The court has not answered." },
    ]);
  });

  it("is refused where the records are not those that were checked", async () => {
    const workbook = new MemoryWorkbook(returnOf(ROWS));
    const run = await runOf(workbook);
    putCell(workbook.model.sheets[0]!, 5, 0, "C5");
    const signed = await signOff(workbook, { run, pack: packOf() }, DETAILS, momentAt());
    expect(trouble(signed)).toContain("Check it again");
  });

  it("asks for a reason when it is signed again after changes, and logs what it replaces", async () => {
    const workbook = new MemoryWorkbook(returnOf(ROWS));
    const first = await sign(workbook);
    const again = async (details: object) =>
      signOff(
        workbook,
        { run: await runOf(workbook), pack: packOf() },
        { ...DETAILS, ...details },
        momentAt(1),
      );
    expect(trouble(await again({}))).toContain("nothing has changed since");
    expect((await again({ name: "A. Osei" })).ok).toBe(true);
    putCell(workbook.model.sheets[0]!, 2, 1, "Withdrawn");
    expect(trouble(await again({}))).toContain("say why it is restated");
    const second = await sign(workbook, { restatementReason: "Late court result" }, 1);
    const { rows } = value(await readSignOffs(workbook));
    expect(rows.tblRestatement).toMatchObject([
      {
        signOffId: second,
        replaces: first,
        reason: "Late court result",
        cellsChanged: 1,
        rowsAdded: 0,
        rowsGone: 0,
        by: "R. Shah",
      },
    ]);
    expect(rows.tblRestatement[0]?.changes).toContain("Cases!B3");
    expect((await checkNow(workbook)).state).toBe("unchanged");
  });
});

describe("signed data that was changed", () => {
  it.each<[string, (workbook: MemoryWorkbook) => void, string[]]>([
    [
      "a value",
      ({ model }) => putCell(model.sheets[0]!, 2, 1, "Open"),
      ["cell C2 Status Cases!B3"],
    ],
    [
      "a number to a text that reads the same",
      ({ model }) => putCell(model.sheets[0]!, 1, 2, "10"),
      ["cell C1 Amount Cases!C2"],
    ],
    ["a blank", ({ model }) => putCell(model.sheets[0]!, 3, 3, 46002), ["cell C3 Seen Cases!D4"]],
    [
      "a value away",
      ({ model }) => putCell(model.sheets[0]!, 4, 2, null),
      ["cell C4 Amount Cases!C5"],
    ],
    ["only a format", ({ model }) => putCell(model.sheets[0]!, 1, 2, 10, "0.00"), []],
    ["a row more", ({ model }) => putCell(model.sheets[0]!, 5, 0, "C9"), ["row-added C9 Cases!A6"]],
    [
      "a key",
      ({ model }) => putCell(model.sheets[0]!, 2, 0, "C7"),
      ["row-added C7 Cases!A3", "row-gone"],
    ],
    ["a heading", ({ model }) => putCell(model.sheets[0]!, 0, 2, "Sum"), ["column-gone Amount"]],
    ["the sheet away", ({ model }) => void model.sheets.splice(0, 1), ["table-gone"]],
  ])("is found: %s", async (_what, change, expected) => {
    const workbook = new MemoryWorkbook(returnOf(ROWS));
    await sign(workbook);
    change(workbook);
    expect(await cellsChanged(workbook)).toEqual(expected);
  });

  it("counts what has changed in one sentence", async () => {
    const workbook = new MemoryWorkbook(returnOf(ROWS));
    await sign(workbook);
    putCell(workbook.model.sheets[0]!, 1, 1, "Lost");
    putCell(workbook.model.sheets[0]!, 1, 2, 11);
    putCell(workbook.model.sheets[0]!, 2, 0, "C7");
    expect((await checkNow(workbook)).sentence).toBe(
      "Changed since it was signed: 2 cells, 1 row gone, 1 row added.",
    );
  });

  it("cannot be told where the marks were edited, and that is said", async () => {
    const workbook = new MemoryWorkbook(returnOf(ROWS));
    await sign(workbook);
    const marks = workbook.model.sheets.find(({ name }) => name === "Signed marks")!;
    putCell(marks, 3, 3, "[]");
    expect((await checkNow(workbook)).state).toBe("unknown");
  });

  it("is found among rows without a key as far as it can be", async () => {
    const pack = packOf({
      tables: [
        {
          name: "Cases",
          find: { sheet: "Cases" },
          schema: {
            fieldsMatch: "partial",
            fields: ["Ref", "Status", "Amount", "Seen"].map((name) => ({ name })),
          },
        },
      ],
    });
    const same: Row = ["C1", "Open", 10, 46000];
    const workbook = new MemoryWorkbook(returnOf([same, same, ["C2", "Open", 10, 46000]]));
    await sign(workbook, {}, 0, pack);
    putCell(workbook.model.sheets[0]!, 2, 2, 99);
    const { changes } = await checkNow(workbook);
    expect(changes.map(({ what, area }) => `${what} ${area ? address(area) : ""}`)).toEqual([
      "cell Cases!C3",
    ]);
  });
});

describe("a copy of what was signed", () => {
  const copyOf = async (workbook: MemoryWorkbook) => {
    const facts = value(await workbook.facts());
    return frozenCopy(workbook, value(await readSignOffs(workbook)), {
      sheets: facts.sheets.map(({ name }) => name),
      tables: facts.tables.map(({ name }) => name),
    });
  };

  it("holds the values with their formats, and the sign-off with its fingerprint", async () => {
    const model = returnOf(ROWS);
    putCell(model.sheets[0]!, 1, 2, 10, "£0.00", "=5+5");
    const workbook = new MemoryWorkbook(model);
    await sign(workbook);
    const plan = value(await copyOf(workbook));
    value(await workbook.apply(plan.changes));
    const copy = model.sheets.find(({ name }) => name === "Signed Cases")!;
    const column = copy.columns.get(2)!;
    expect([...column.values].slice(2)).toEqual(["Amount", 10, 20, 30, 40]);
    expect([...column.formulas.keys()]).toEqual([]);
    expect(column.formats[3]).toBe("£0.00");
    const facts = model.sheets.find(({ name }) => name === "Signed copy")!;
    const { rows } = value(await readSignOffs(workbook));
    expect(facts.columns.get(1)!.values).toContain(rows.tblReturnSignOff[0]!.fingerprint);
    expect((await checkNow(workbook)).state).toBe("unchanged");
    const again = value(await copyOf(workbook));
    expect(again.made).toBe("Signed copy 2");
    value(await workbook.apply(again.changes));
  });

  it("is refused where nothing was signed, or the data has changed", async () => {
    const workbook = new MemoryWorkbook(returnOf(ROWS));
    expect(trouble(await copyOf(workbook))).toContain("not been signed");
    await sign(workbook);
    putCell(workbook.model.sheets[0]!, 1, 1, "Lost");
    expect(trouble(await copyOf(workbook))).toContain("changed since it was signed");
  });
});

const cell = fc.oneof(
  fc.constant<Cell>(null),
  fc.integer({ min: -50, max: 50 }),
  fc.constantFrom("a", "b", "1", "x y"),
  fc.boolean(),
);
const tableRows = fc
  .array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 })
  .map((rows) => rows.map(([a, b, c], at): Row => [`K${at}`, a ?? "Open", b, c]));

describe("laws of the fingerprint", () => {
  it("sorting rows and moving columns keeps it", async () => {
    await fc.assert(
      fc.asyncProperty(
        tableRows,
        fc.func(fc.integer()),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        async (rows, order, columns) => {
          const workbook = new MemoryWorkbook(returnOf(rows));
          const other = new MemoryWorkbook(
            returnOf(
              [...rows]
                .sort((a, b) => order(a[0]) - order(b[0]))
                .map((row) => columns.map((column) => row[column] ?? null)),
              columns.map((column) => HEADINGS[column] ?? null),
            ),
          );
          await sign(workbook, { errorsReason: "x" }, 0, LENIENT);
          await sign(other, { errorsReason: "x" }, 0, LENIENT);
          const [one, two] = [
            value(await readSignOffs(workbook)),
            value(await readSignOffs(other)),
          ];
          expect(two.rows.tblReturnSignOff[0]?.fingerprint).toBe(
            one.rows.tblReturnSignOff[0]?.fingerprint,
          );
          other.model.sheets[0] = workbook.model.sheets[0]!;
          expect((await checkNow(other)).changes).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("any edit of a value is found in exactly its cell", async () => {
    await fc.assert(
      fc.asyncProperty(
        tableRows,
        fc.nat(),
        fc.nat({ max: 2 }),
        cell,
        async (rows, at, column, to) => {
          const workbook = new MemoryWorkbook(returnOf(rows));
          await sign(workbook, { errorsReason: "x" }, 0, LENIENT);
          const row = at % rows.length;
          const before = rows[row]![column + 1] ?? null;
          putCell(workbook.model.sheets[0]!, row + 1, column + 1, to);
          const letter = "BCD"[column]!;
          expect(await cellsChanged(workbook)).toEqual(
            before === to
              ? []
              : [`cell K${row} ${HEADINGS[column + 1]!} Cases!${letter}${row + 2}`],
          );
        },
      ),
      { numRuns: 80 },
    );
  });
});

const LENIENT = packOf({ signOff: { openErrors: "with-reason" } });

describe("a large return", () => {
  it("is signed and checked in slices", async () => {
    const rows = Array.from({ length: 30_000 }, (_, at): Row => [`C${at}`, "Open", at, 46000 + at]);
    const workbook = new MemoryWorkbook(returnOf(rows));
    const run = await runOf(workbook);
    let [pauses, longest, last] = [0, 0, performance.now()];
    const pause = async () => {
      pauses++;
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    };
    last = performance.now();
    const plan = value(
      await signOff(workbook, { run, pack: packOf() }, DETAILS, momentAt(), { pause }),
    );
    expect(plan.made).toMatch(/^SO-2026-001-/);
    expect(pauses).toBeGreaterThan(75);
    expect(longest).toBeLessThan(500);
    value(await workbook.apply(plan.changes));
    putCell(workbook.model.sheets[0]!, 20_000, 2, -1);
    expect(await cellsChanged(workbook)).toEqual(["cell C19999 Amount Cases!C20001"]);
  });
});
