import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { answerItem } from "../../src/audit/answer";
import { REGISTER, TABLES } from "../../src/audit/layout";
import { trailReport } from "../../src/audit/trail";
import type { Cell } from "../../src/cells/cell";
import { migrateRecords } from "../../src/records/migrate";
import { emptyWorkbook, type WorkbookModel } from "../../src/workbook/model";
import { MemoryWorkbook } from "../../src/workbook/memory";
import type { Block, Workbook } from "../../src/workbook/port";
import { fileSubject, hostSubject, memorySubject } from "../contract/subjects";
import { code, moment, registerOf, value } from "./desk";

const cell = z.union([z.null(), z.number(), z.string(), z.boolean()]);
const older = z
  .array(
    z.object({
      table: z.string(),
      sheet: z.string(),
      heading: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(cell)),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL("older/layout-1.json", import.meta.url), "utf8")));

/** A register as the first layout kept it: an audit, a finding under way, and a row of nonsense. */
async function olderModel(): Promise<WorkbookModel> {
  const workbook = new MemoryWorkbook(emptyWorkbook("older.xlsx"));
  for (const { table, sheet, heading, columns, rows } of older) {
    const titles = columns.map((title) => ({ title }));
    value(
      await workbook.apply([
        { kind: "addSheet", sheet },
        { kind: "addTable", sheet, table, columns: titles, rows, heading },
      ]),
    );
  }
  return workbook.model;
}

async function picture(workbook: Workbook): Promise<ReadonlyMap<string, readonly Cell[][]>> {
  const facts = value(await workbook.facts());
  const cells = new Map<string, readonly Cell[][]>();
  for (const { name, filled } of facts.sheets) {
    const block: Block | null = filled && value(await workbook.read(filled));
    cells.set(name, block?.columns.map(({ values }) => [...values]) ?? []);
  }
  return cells;
}

describe.each([
  ["in memory", async () => memorySubject(await olderModel())],
  ["as a file", async () => fileSubject(await olderModel())],
  ["open in Excel, simulated", async () => hostSubject(await olderModel())],
] as const)("a register of the first layout %s", (_name, open) => {
  test("is read whole, brought up to date, and put back cell for cell", async () => {
    const { workbook } = await open();
    const before = await registerOf(workbook);
    expect(before.damaged).toEqual([]);
    expect(before.unreadable.map(({ row, column }) => [row, column])).toEqual([[5, "role"]]);
    expect(before.rows.tblResponse).toHaveLength(12);
    expect(before.outdated.length).toBe(older.length);
    expect(trailReport(before, null)).toMatchObject({ isSound: true, edited: [] });

    const was = await picture(workbook);
    const plan = value(migrateRecords(REGISTER, before));
    const receipt = value(await workbook.apply(plan.changes));
    const after = await registerOf(workbook);
    expect([after.outdated, after.damaged]).toEqual([[], []]);
    expect(after.unreadable).toEqual(before.unreadable);
    expect(after.rows).toEqual(before.rows);
    expect(trailReport(after, null)).toMatchObject({ isSound: true, edited: [] });
    expect(code(migrateRecords(REGISTER, after))).toBe("up-to-date");

    const now = await picture(workbook);
    for (const { sheet, columns, rows } of older) {
      const [old, fresh] = [was.get(sheet) ?? [], now.get(sheet) ?? []];
      columns.forEach((_title, at) => {
        expect(fresh[at]?.slice(2, 3 + rows.length)).toEqual(old[at]?.slice(2, 3 + rows.length));
      });
    }
    value(await workbook.putBack(receipt));
    expect(await picture(workbook)).toEqual(was);
  }, 60_000);
});

describe("a register of the first layout", () => {
  test("is not written to in tables that lack columns, until it is brought up to date", async () => {
    const workbook = new MemoryWorkbook(await olderModel());
    const register = await registerOf(workbook);
    const lacking = register.outdated.filter(({ missing }) => missing.length > 0);
    expect(lacking.map(({ table }) => table)).toContain("tblAudit");
    for (const { table, missing } of lacking) {
      expect(register.places.get(table)?.closed).toContain("older Plumbline (layout 1)");
      const titles: readonly string[] = Object.keys(TABLES[table].row.shape);
      expect(missing.every((field) => titles.includes(field))).toBe(true);
    }
    const plan = value(migrateRecords(REGISTER, register));
    expect(plan.sentences.join(" ")).toContain("tblAudit on the sheet “Audits” gets the column");
    expect(plan.sentences.at(-1)).toContain("the one that cannot be read among them");
    value(await workbook.apply(plan.changes));
    const now = await registerOf(workbook);
    const open = now.rows.tblResponse.find(({ result }) => result === "not_assessed")!;
    const answer = { responseId: open.responseId, result: "conform", note: "Seen" } as const;
    const answered = value(answerItem(now, answer, moment()));
    value(await workbook.apply(answered.changes));
    expect(trailReport(await registerOf(workbook), null)).toMatchObject({
      isSound: true,
      edited: [],
    });
  });

  test("takes no new column where something stands in its place, and nothing is changed", async () => {
    const model = await olderModel();
    const workbook = new MemoryWorkbook(model);
    const plan = value(migrateRecords(REGISTER, await registerOf(workbook)));
    const added = plan.changes.find(({ kind }) => kind === "addColumns");
    if (added?.kind !== "addColumns") throw new Error("no column is added");
    const { area } = model.tables.find(({ name }) => name === added.table)!;
    const beside = { ...area, row: area.row + 1, column: area.column + area.columns, rows: 1 };
    value(
      await workbook.apply([
        { kind: "setCells", area: { ...beside, columns: 1 }, values: [["a note"]] },
      ]),
    );
    const was = await picture(workbook);
    expect(code(await workbook.apply(plan.changes))).toBe("table-blocked");
    expect(await picture(workbook)).toEqual(was);
  });

  test("is left whole by Excel breaking down half way through", async () => {
    for (const [batch, beforeAction] of [
      [0, 3],
      [1, 1],
      [2, 4],
      [2, 12],
      [3, 2],
    ] as const) {
      const { workbook, host } = await hostSubject(await olderModel());
      const register = await registerOf(workbook);
      const plan = value(migrateRecords(REGISTER, register));
      const was = await picture(workbook);
      host.faults.breakdown = { batch, beforeAction, code: "GeneralException" };
      const applied = await workbook.apply(plan.changes);
      host.faults.breakdown = null;
      if (!applied.ok) expect(await picture(workbook)).toEqual(was);
      else expect((await registerOf(workbook)).outdated).toEqual([]);
    }
  }, 60_000);
});
