import { describe, expect, test } from "vitest";
import { address } from "../../../src/cells/address";
import { frozenCopy } from "../../../src/verify/sign-off/frozen-copy";
import { signOff } from "../../../src/verify/sign-off/sign-off";
import { readSignOffs } from "../../../src/verify/sign-off/signed-returns";
import { putCell } from "../../../src/workbook/model";
import { fileSubject, hostSubject, memorySubject } from "../../contract/subjects";
import { value } from "../make";
import { checkNow, DETAILS, momentAt, packOf, returnOf, ROWS, runOf, sign } from "./signing";

/** The return with amounts that are shown each in another way. */
function mixed() {
  const model = returnOf(ROWS);
  putCell(model.sheets[0]!, 1, 2, 10, "£0.00");
  putCell(model.sheets[0]!, 3, 2, 30, "0.0%");
  putCell(model.sheets[0]!, 4, 2, 40, "0.00");
  return model;
}

describe.each([
  ["in memory", async () => memorySubject(mixed())],
  ["as a file, saved and opened anew after every step", () => fileSubject(mixed())],
  ["open in Excel, simulated", () => hostSubject(mixed())],
] as const)("a return that is signed %s", (_name, open) => {
  test("stands as signed, names the cell that is changed, and is copied once it is back", async () => {
    const { workbook } = await open();
    await sign(workbook);
    expect((await checkNow(workbook)).state).toBe("unchanged");
    const area = { sheet: "Cases", row: 2, column: 2, rows: 1, columns: 1 };
    const changed = value(await workbook.apply([{ kind: "setCells", area, values: [["20"]] }]));
    const { changes } = await checkNow(workbook);
    expect(changes.map((change) => change.area && address(change.area))).toEqual(["Cases!C3"]);
    value(await workbook.putBack(changed));
    expect((await checkNow(workbook)).changes).toEqual([]);
    const facts = value(await workbook.facts());
    const copy = value(
      await frozenCopy(workbook, value(await readSignOffs(workbook)), {
        sheets: facts.sheets.map(({ name }) => name),
        tables: facts.tables.map(({ name }) => name),
      }),
    );
    value(await workbook.apply(copy.changes));
    const { tables } = value(await workbook.facts());
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["tblSignedCopy", "tblSignedRows"]),
    );
  }, 30_000);

  test("is copied with the number format of each cell", async () => {
    const { workbook } = await open();
    const formats = ["£0.00", "General", "0.0%", "0.00"];
    await sign(workbook);
    const facts = value(await workbook.facts());
    const copy = value(
      await frozenCopy(workbook, value(await readSignOffs(workbook)), {
        sheets: facts.sheets.map(({ name }) => name),
        tables: facts.tables.map(({ name }) => name),
      }),
    );
    value(await workbook.apply(copy.changes));
    const area = { sheet: "Signed Cases", row: 3, column: 2, rows: 4, columns: 1 };
    const [amounts] = value(await workbook.read(area, { formats: true })).columns;
    expect(amounts).toMatchObject({ values: [10, 20, 30, 40], formats });
  });
});

describe("Excel that breaks down while a return is signed", () => {
  test.each([
    [0, 1],
    [0, 5],
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 2],
  ])("in batch %i before action %i leaves all of it or none of it", async (batch, beforeAction) => {
    const { workbook, host } = await hostSubject(returnOf(ROWS));
    const run = await runOf(workbook);
    const plan = value(await signOff(workbook, { run, pack: packOf() }, DETAILS, momentAt()));
    host.faults.breakdown = { batch, beforeAction, code: "GeneralException" };
    const applied = await workbook.apply(plan.changes);
    host.faults.breakdown = null;
    const { rows } = value(await readSignOffs(workbook));
    const signed = applied.ok ? 1 : 0;
    expect(rows.tblReturnSignOff).toHaveLength(signed);
    expect(rows.tblSignedPart.length > 0).toBe(applied.ok);
    if (!applied.ok) await sign(workbook);
    expect((await checkNow(workbook)).state).toBe("unchanged");
  });
});
