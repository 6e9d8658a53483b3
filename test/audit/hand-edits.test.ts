import { describe, expect, test } from "vitest";
import { TABLES, type TableName } from "../../src/audit/layout";
import { trailReport } from "../../src/audit/trail";
import { cellError, type Cell } from "../../src/cells/cell";
import { sayAudit } from "../../src/cli/audit";
import { columnsIn, fieldsIn, titleOf, type TableLayout } from "../../src/records/layout";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptyWorkbook, putCell } from "../../src/workbook/model";
import { registerOf, TODAY, value } from "./desk";

const ROWS = 3;
/** Row of the sheet in which each table here has its titles, from 0. */
const TITLES = 2;

/** Something that a field takes: a text, the first of its list, a number that is a day as well, or a time. */
function fitting({ row }: TableLayout, field: string, list: readonly string[], at: number): Cell {
  const tried: readonly Cell[] = [
    list[0] ?? `${field} ${at}`,
    46_000 + at,
    `2026-11-20T16:3${at}:00Z`,
  ];
  const found = tried.find((cell) => row.shape[field]?.safeParse(cell).success);
  if (found === undefined) throw new Error(`nothing fits ${field}`);
  return found;
}

/** A register with three good rows in one table, and nothing else. */
async function registerWith(name: TableName) {
  const layout: TableLayout = TABLES[name];
  const columns = columnsIn(layout);
  const rows = Array.from({ length: ROWS }, (_, at) =>
    fieldsIn(layout).map((field, column) =>
      fitting(layout, field, columns[column]?.list ?? [], at),
    ),
  );
  const workbook = new MemoryWorkbook(emptyWorkbook("register.xlsx"));
  const { sheet } = layout;
  value(
    await workbook.apply([
      { kind: "addSheet", sheet },
      { kind: "addTable", sheet, table: name, columns, rows, heading: layout.title },
    ]),
  );
  const put = (column: number, cell: Cell) => {
    const kept = workbook.model.sheets.find((each) => each.name === sheet)!;
    putCell(kept, TITLES + 2, column, cell);
  };
  return { workbook, layout, rows, put };
}

describe.each(Object.keys(TABLES) as TableName[])("%s, edited by hand into nonsense", (name) => {
  test("reads what is good", async () => {
    const { workbook } = await registerWith(name);
    const register = await registerOf(workbook);
    expect([...register.unreadable, ...register.damaged]).toEqual([]);
    expect(register.rows[name]).toHaveLength(ROWS);
  });

  test("names the row and the column of each cell that makes no sense, keeps it, and reads the others", async () => {
    const { workbook, layout, rows, put } = await registerWith(name);
    for (const [column, field] of fieldsIn(layout).entries()) {
      const typed: readonly Cell[] = [cellError("#REF!"), "no such thing", null].filter(
        (cell) => layout.row.shape[field]?.safeParse(cell).success === false,
      );
      expect(typed.length, field).toBeGreaterThan(0);
      for (const cell of typed) {
        put(column, cell);
        const register = await registerOf(workbook);
        expect(
          register.unreadable.map((each) => [each.table, each.row, each.column]),
          field,
        ).toEqual([[name, TITLES + 3, titleOf(field)]]);
        expect(register.rows[name].map(({ sheetRow }) => sheetRow)).toEqual([
          TITLES + 1,
          TITLES + 3,
        ]);
        const said = sayAudit("register.xlsx", register, TODAY);
        expect(said.needsRepair).toBe(true);
        expect(said.lines).toContain(register.unreadable[0]?.sentence);
        expect(trailReport(register, null).edited).toEqual([]);
        const { facts } = register.places.get(name)!;
        const body = value(await workbook.read(facts.area));
        expect(body.columns[column]?.values[2]).toEqual(cell);
      }
      put(column, rows[1]?.[column] ?? null);
    }
  });

  test("names an id that stands twice", async () => {
    const { workbook, layout, rows, put } = await registerWith(name);
    for (const id of layout.id) {
      const column = fieldsIn(layout).indexOf(id);
      put(column, rows[0]?.[column] ?? null);
    }
    const { unreadable } = await registerOf(workbook);
    expect(unreadable.map(({ row }) => row)).toEqual(layout.id.length === 0 ? [] : [TITLES + 3]);
  });
});
