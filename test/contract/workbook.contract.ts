import type { Area } from "../../src/cells/address";
import type { Cell } from "../../src/cells/cell";
import { cellError } from "../../src/cells/cell";
import type { Change } from "../../src/workbook/change";
import type { Block, Receipt, Workbook } from "../../src/workbook/port";
import { reportValues, type ReportCell, type ReportSheet } from "../../src/workbook/report-sheet";
import { refused, same, valueOf, type Check } from "./check";

/** An open workbook to try the contract on. It may hold sheets of its own; they are left alone. */
export interface Subject {
  readonly workbook: Workbook;
  /** Somebody else types into a cell; null where nobody else can. */
  readonly edit: ((area: Area, value: string | number) => Promise<void>) | null;
}

type Rows = readonly (readonly Cell[])[];

const area = (sheet: string, row: number, column: number, rows: number, columns: number): Area => ({
  sheet,
  row,
  column,
  rows,
  columns,
});

/** The values of a block as rows, the way they were written. */
function rowsOf(block: Block): Cell[][] {
  return Array.from({ length: block.area.rows }, (_, row) =>
    block.columns.map((column) => column.values[row] ?? null),
  );
}

/** A sheet of its own for one check, taken away afterwards whatever happens. */
class Bench {
  readonly sheet: string;
  readonly table: string;

  constructor(
    readonly subject: Subject,
    number: number,
  ) {
    this.sheet = `O'Brien’s check ${number}`;
    this.table = `tblCheck${number}`;
  }

  get workbook(): Workbook {
    return this.subject.workbook;
  }

  area(row: number, column: number, rows = 1, columns = 1): Area {
    return area(this.sheet, row, column, rows, columns);
  }

  async apply(...changes: readonly Change[]): Promise<Receipt> {
    return valueOf(await this.workbook.apply(changes), changes.map(({ kind }) => kind).join(", "));
  }

  async read(where: Area): Promise<Cell[][]> {
    return rowsOf(valueOf(await this.workbook.read(where), "read"));
  }

  async fill(rows: Rows, row = 0, column = 0): Promise<Receipt> {
    const columns = rows[0]?.length ?? 0;
    return this.apply({
      kind: "setCells",
      area: this.area(row, column, rows.length, columns),
      values: rows,
    });
  }

  async tableArea(): Promise<Area | null> {
    const facts = valueOf(await this.workbook.facts(), "facts");
    return facts.tables.find(({ name }) => name === this.table)?.area ?? null;
  }

  async hasSheet(): Promise<boolean> {
    const facts = valueOf(await this.workbook.facts(), "facts");
    return facts.sheets.some(({ name }) => name === this.sheet);
  }

  register(rows: Rows = [], heading?: string): Change {
    return {
      kind: "addTable",
      sheet: this.sheet,
      table: this.table,
      columns: [
        { title: "Ref" },
        { title: "Raised on", format: "dd/mm/yyyy" },
        { title: "Grade", list: ["major", "minor"], width: 14 },
      ],
      rows,
      ...(heading === undefined ? {} : { heading }),
    };
  }

  /** Leaves the workbook as it was found: what the check wrote is emptied, then the sheet is removed. */
  async clear(): Promise<void> {
    const facts = valueOf(await this.workbook.facts(), "facts");
    const sheet = facts.sheets.find(({ name }) => name === this.sheet);
    if (!sheet) return;
    for (const table of facts.tables.filter((found) => found.area.sheet === this.sheet)) {
      const body = { ...table.area, row: table.area.row + 1, rows: table.area.rows - 1 };
      await this.apply({
        kind: "removeTable",
        table: table.name,
        heading: null,
        rows: await this.read(body),
      });
    }
    const left = valueOf(await this.workbook.facts(), "facts").sheets.find(
      ({ name }) => name === this.sheet,
    );
    if (left?.filled) {
      const blank = Array.from({ length: left.filled.rows }, () =>
        new Array<Cell>(left.filled?.columns ?? 0).fill(null),
      );
      await this.apply({ kind: "setCells", area: left.filled, values: blank });
    }
    await this.apply({ kind: "removeSheet", sheet: this.sheet });
  }
}

/** A small report: a title over the whole width, a table and a chart of it. */
function report(sheet: string): Extract<Change, { kind: "addReportSheet" }> {
  const cell = (value: Cell, look: "header" | "cell" = "cell", format?: string): ReportCell => ({
    value,
    look,
    ...(format === undefined ? {} : { format }),
  });
  const row = (...cells: readonly (ReportCell | null)[]) => ({
    cells,
    height: 15,
    startsPage: false,
  });
  const place = (at: number, column: number, rows: number) => ({
    row: at,
    column,
    rows,
    columns: 1,
  });
  const content: ReportSheet = {
    widths: [20, 12, 12],
    rows: [
      row({ value: "Panels on time", look: "title", across: 3 }),
      row(cell("Month", "header"), cell("On time", "header"), cell("State", "header")),
      row(cell("April"), cell(0.72, "cell", "0.0%"), { value: "■ Red", look: "ragRed" }),
      row(cell("May"), cell(0.8, "cell", "0.0%"), null),
    ],
    charts: [
      {
        kind: "line",
        title: "Panels on time",
        description: "On time by month",
        place: { row: 5, column: 0, rows: 10, columns: 3 },
        categories: place(2, 0, 2),
        series: [
          {
            title: "On time",
            name: place(1, 1, 1),
            values: place(2, 1, 2),
            draw: "line",
            tone: "dark",
            mark: "circle",
            stroke: "solid",
          },
        ],
        categoryTitle: null,
        valueTitle: "Share",
        categoryFormat: "General",
        valueFormat: "0%",
        minimum: 0,
        maximum: 1,
      },
    ],
    page: {
      orientation: "portrait",
      titleRows: { first: 1, count: 1 },
      header: { left: "Panels & plans", right: "Draft" },
      footer: "Panels on time",
    },
  };
  return { kind: "addReportSheet", sheet, content };
}

type Trial = (bench: Bench) => Promise<void>;

/** Text that a spreadsheet would turn into something else if it were typed. */
const TEMPTING_TEXT = [
  "=1+1",
  "+44 20 7946 0000",
  "-12",
  "@SUM(1)",
  "'quoted",
  "007",
  "1/2/2025",
  "2025-04-01",
  "TRUE",
  "#N/A",
  "12%",
  "1e3",
  "£5",
  "1,234",
  " padded ",
  "__proto__",
  "constructor",
  "Ł – “ß”",
  "=",
  "-",
  "+",
];

const trials: readonly (readonly [string, Trial])[] = [
  [
    "a sheet is added, and taken away again by putting back",
    async (bench) => {
      const receipt = await bench.apply();
      same(receipt.said, [], "nothing to do, nothing said");
      same(await bench.hasSheet(), true, "sheet after adding");
    },
  ],
  [
    "a sheet that is there already is refused",
    async (bench) => {
      refused(
        await bench.workbook.apply([{ kind: "addSheet", sheet: bench.sheet.toUpperCase() }]),
        "sheet-exists",
        "second sheet",
      );
    },
  ],
  [
    "an unknown sheet is refused by every way in",
    async (bench) => {
      const nowhere = area("No such sheet", 0, 0, 1, 1);
      refused(await bench.workbook.read(nowhere), "sheet-missing", "read");
      refused(await bench.workbook.structure(nowhere), "sheet-missing", "structure");
      refused(await bench.workbook.goTo(nowhere), "sheet-missing", "goTo");
      refused(
        await bench.workbook.apply([{ kind: "setCells", area: nowhere, values: [[1]] }]),
        "sheet-missing",
        "setCells",
      );
    },
  ],
  [
    "an empty sheet has no filled cells and reads as blanks",
    async (bench) => {
      const facts = valueOf(await bench.workbook.facts(), "facts");
      same(facts.sheets.find(({ name }) => name === bench.sheet)?.filled, null, "filled");
      same(
        await bench.read(bench.area(0, 0, 2, 2)),
        [
          [null, null],
          [null, null],
        ],
        "cells",
      );
    },
  ],
  [
    "numbers, text, logical values, errors and blanks come back as they were written",
    async (bench) => {
      const rows: Rows = [
        [1, -2.5, 1e15, 0.1],
        ["Plan", true, false, cellError("#N/A")],
        [null, "x", null, cellError("#DIV/0!")],
      ];
      await bench.fill(rows);
      same(await bench.read(bench.area(0, 0, 3, 4)), rows, "cells");
    },
  ],
  [
    "text stays text, whatever it looks like",
    async (bench) => {
      const rows = TEMPTING_TEXT.map((text) => [text]);
      await bench.fill(rows);
      same(await bench.read(bench.area(0, 0, rows.length, 1)), rows, "cells");
      const block = valueOf(
        await bench.workbook.read(bench.area(0, 0, rows.length, 1), { formulas: true }),
        "read",
      );
      same(block.columns[0]?.formulas ?? null, null, "formulas");
    },
  ],
  [
    "text stays text in a table as well",
    async (bench) => {
      await bench.apply(bench.register(TEMPTING_TEXT.map((text) => [text, 45748, text])));
      const rows = await bench.read(bench.area(1, 0, TEMPTING_TEXT.length, 3));
      same(
        rows.map(([first, , last]) => [first, last]),
        TEMPTING_TEXT.map((text) => [text, text]),
        "cells",
      );
    },
  ],
  [
    "the filled area is the smallest that holds every value",
    async (bench) => {
      await bench.fill([["a"]], 2, 1);
      await bench.fill([["b"]], 4, 3);
      const facts = valueOf(await bench.workbook.facts(), "facts");
      same(
        facts.sheets.find(({ name }) => name === bench.sheet)?.filled,
        bench.area(2, 1, 3, 3),
        "filled",
      );
    },
  ],
  [
    "cells beyond the filled ones read as blanks, in the shape that was asked for",
    async (bench) => {
      await bench.fill([[7]], 1, 1);
      same(
        await bench.read(bench.area(0, 0, 3, 3)),
        [
          [null, null, null],
          [null, 7, null],
          [null, null, null],
        ],
        "cells",
      );
    },
  ],
  [
    "a column with one format gives it once, a mixed one gives each",
    async (bench) => {
      await bench.apply(
        bench.register([
          ["A-1", 45748, "minor"],
          ["A-2", 45749, "major"],
        ]),
      );
      const body = valueOf(
        await bench.workbook.read(bench.area(1, 1, 2, 1), { formats: true }),
        "body",
      );
      same(body.columns[0]?.formats, "dd/mm/yyyy", "body");
      const whole = valueOf(
        await bench.workbook.read(bench.area(0, 1, 3, 1), { formats: true }),
        "whole",
      );
      same(whole.columns[0]?.formats, ["General", "dd/mm/yyyy", "dd/mm/yyyy"], "whole");
      const unasked = valueOf(await bench.workbook.read(bench.area(0, 1, 3, 1)), "unasked");
      same(unasked.columns[0]?.formats, null, "unasked");
    },
  ],
  [
    "a table is written with its heading, titles and rows",
    async (bench) => {
      await bench.apply(bench.register([["A-1", 45748, "minor"]], "Findings"));
      same(await bench.tableArea(), bench.area(2, 0, 2, 3), "area");
      same(
        await bench.read(bench.area(0, 0, 4, 3)),
        [
          ["Findings", null, null],
          [null, null, null],
          ["Ref", "Raised on", "Grade"],
          ["A-1", 45748, "minor"],
        ],
        "cells",
      );
      const facts = valueOf(await bench.workbook.facts(), "facts");
      const table = facts.tables.find(({ name }) => name === bench.table);
      same([table?.columns, table?.hasTotals], [["Ref", "Raised on", "Grade"], false], "table");
    },
  ],
  [
    "a second table of the same name is refused",
    async (bench) => {
      await bench.apply(bench.register());
      const again = await bench.workbook.apply([
        {
          kind: "addTable",
          sheet: bench.sheet,
          table: bench.table.toUpperCase(),
          columns: [{ title: "x" }],
          rows: [],
        },
      ]);
      refused(again, "table-exists", "second table");
    },
  ],
  [
    "a table is not written over filled cells",
    async (bench) => {
      await bench.fill([["here first"]], 1, 1);
      refused(await bench.workbook.apply([bench.register()]), "cell-filled", "table over cell");
      same(await bench.tableArea(), null, "table");
      same(
        await bench.read(bench.area(0, 0, 2, 2)),
        [
          [null, null],
          [null, "here first"],
        ],
        "cells",
      );
    },
  ],
  [
    "the first row appended fills the blank row of a new table, the next stands below",
    async (bench) => {
      await bench.apply(bench.register());
      same(await bench.tableArea(), bench.area(0, 0, 2, 3), "new table");
      await bench.apply({
        kind: "appendRows",
        table: bench.table,
        rows: [["A-1", 45748, "minor"]],
      });
      same(await bench.tableArea(), bench.area(0, 0, 2, 3), "after one row");
      await bench.apply({
        kind: "appendRows",
        table: bench.table,
        rows: [
          ["A-2", 45749, "major"],
          ["A-3", 45750, null],
        ],
      });
      same(await bench.tableArea(), bench.area(0, 0, 4, 3), "after three rows");
      same(
        await bench.read(bench.area(1, 0, 3, 3)),
        [
          ["A-1", 45748, "minor"],
          ["A-2", 45749, "major"],
          ["A-3", 45750, null],
        ],
        "rows",
      );
      const dates = valueOf(
        await bench.workbook.read(bench.area(1, 1, 3, 1), { formats: true }),
        "dates",
      );
      same(dates.columns[0]?.formats, "dd/mm/yyyy", "format of appended rows");
    },
  ],
  [
    "rows appended are taken away again by putting back",
    async (bench) => {
      await bench.apply(bench.register([["A-1", 45748, "minor"]]));
      const receipt = await bench.apply({
        kind: "appendRows",
        table: bench.table,
        rows: [
          ["A-2", 45749, null],
          ["A-3", null, "x"],
        ],
      });
      valueOf(await bench.workbook.putBack(receipt), "putBack");
      same(await bench.tableArea(), bench.area(0, 0, 2, 3), "area");
      same(
        await bench.read(bench.area(1, 0, 3, 3)),
        [
          ["A-1", 45748, "minor"],
          [null, null, null],
          [null, null, null],
        ],
        "cells",
      );
    },
  ],
  [
    "columns are added at the right of a table and keep their rows, and go again by putting back",
    async (bench) => {
      await bench.apply(
        bench.register(
          [
            ["A-1", 45748, "minor"],
            ["A-2", 45749, "major"],
          ],
          "Register · layout 1",
        ),
      );
      const receipt = await bench.apply({
        kind: "addColumns",
        table: bench.table,
        columns: [
          { title: "Seen on", format: "dd/mm/yyyy" },
          { title: "State", list: ["open", "closed"], width: 12 },
        ],
      });
      same(await bench.tableArea(), bench.area(2, 0, 3, 5), "area");
      const titles = async () =>
        valueOf(await bench.workbook.facts(), "facts").tables.find(
          ({ name }) => name === bench.table,
        )?.columns;
      same(await titles(), ["Ref", "Raised on", "Grade", "Seen on", "State"], "titles");
      same(
        await bench.read(bench.area(2, 0, 3, 5)),
        [
          ["Ref", "Raised on", "Grade", "Seen on", "State"],
          ["A-1", 45748, "minor", null, null],
          ["A-2", 45749, "major", null, null],
        ],
        "cells",
      );
      const more = await bench.apply({
        kind: "appendRows",
        table: bench.table,
        rows: [["A-3", null, null, 45750, "open"]],
      });
      const dates = valueOf(
        await bench.workbook.read(bench.area(5, 3), { formats: true }),
        "dates",
      );
      same(dates.columns[0]?.formats, "dd/mm/yyyy", "format of a row appended afterwards");
      refused(await bench.workbook.putBack(receipt), "table-changed", "putBack while filled");
      valueOf(await bench.workbook.putBack(more), "putBack of the row");
      valueOf(await bench.workbook.putBack(receipt), "putBack");
      same(await bench.tableArea(), bench.area(2, 0, 3, 3), "area after putting back");
      same(await titles(), ["Ref", "Raised on", "Grade"], "titles after putting back");
      same(
        await bench.read(bench.area(2, 2, 3, 3)),
        [
          ["Grade", null, null],
          ["minor", null, null],
          ["major", null, null],
        ],
        "cells after putting back",
      );
    },
  ],
  [
    "a table takes no column over filled cells, and none that it has",
    async (bench) => {
      await bench.apply(bench.register([["A-1", 45748, "minor"]]));
      const add = (title: string) =>
        bench.workbook.apply([
          { kind: "addColumns", table: bench.table, columns: [{ title }] } as const,
        ]);
      refused(await add("grade"), "column-exists", "same title");
      await bench.fill([["note"]], 1, 3);
      refused(await add("State"), "table-blocked", "filled cell at the right");
      same(await bench.tableArea(), bench.area(0, 0, 2, 3), "area");
      await bench.fill([[null]], 1, 3);
    },
  ],
  [
    "a table does not grow over filled cells",
    async (bench) => {
      await bench.apply(bench.register([["A-1", 45748, "minor"]]));
      await bench.fill([["note"]], 2, 2);
      refused(
        await bench.workbook.apply([
          { kind: "appendRows", table: bench.table, rows: [["A-2", null, null]] },
        ]),
        "table-blocked",
        "append",
      );
      same(
        await bench.read(bench.area(1, 0, 2, 3)),
        [
          ["A-1", 45748, "minor"],
          [null, null, "note"],
        ],
        "cells",
      );
    },
  ],
  [
    "rows of the wrong width are refused",
    async (bench) => {
      await bench.apply(bench.register());
      refused(
        await bench.workbook.apply([{ kind: "appendRows", table: bench.table, rows: [["A-1"]] }]),
        "wrong-shape",
        "short row",
      );
      refused(
        await bench.workbook.apply([
          { kind: "setCells", area: bench.area(9, 0, 1, 2), values: [[1]] },
        ]),
        "wrong-shape",
        "setCells",
      );
    },
  ],
  [
    "an unknown table is refused",
    async (bench) => {
      refused(
        await bench.workbook.apply([{ kind: "appendRows", table: "tblNowhere", rows: [[1]] }]),
        "table-missing",
        "append",
      );
    },
  ],
  [
    "either every change is made or none is",
    async (bench) => {
      await bench.fill([["before"]]);
      const result = await bench.workbook.apply([
        { kind: "setCells", area: bench.area(0, 0), values: [["after"]] },
        bench.register([["A-1", null, null]]),
        { kind: "appendRows", table: "tblNowhere", rows: [[1]] },
      ]);
      refused(result, result.ok ? "" : result.trouble.code, "changes");
      same(await bench.read(bench.area(0, 0)), [["before"]], "cell");
      same(await bench.tableArea(), null, "table");
    },
  ],
  [
    "one apply can add a table and fill it, and one putBack takes all of it away",
    async (bench) => {
      const receipt = await bench.apply(
        bench.register([], "Findings"),
        { kind: "appendRows", table: bench.table, rows: [["A-1", 45748, "minor"]] },
        { kind: "appendRows", table: bench.table, rows: [["A-2", 45749, "major"]] },
      );
      same(receipt.said.length, 3, "one sentence for each change");
      same(await bench.tableArea(), bench.area(2, 0, 3, 3), "area");
      valueOf(await bench.workbook.putBack(receipt), "putBack");
      same(await bench.tableArea(), null, "table");
      same(
        await bench.read(bench.area(0, 0, 5, 3)),
        Array.from({ length: 5 }, () => [null, null, null]),
        "cells",
      );
    },
  ],
  [
    "overwritten cells are put back, formulas included",
    async (bench) => {
      await bench.fill([[1, "x"]]);
      await bench.apply({ kind: "setFormula", area: bench.area(1, 0), formula: "=A1*2" });
      const receipt = await bench.fill([
        [9, 9],
        [9, 9],
      ]);
      valueOf(await bench.workbook.putBack(receipt), "putBack");
      same(await bench.read(bench.area(0, 0, 1, 2)), [[1, "x"]], "values");
      const block = valueOf(
        await bench.workbook.read(bench.area(0, 0, 2, 1), { formulas: true }),
        "read",
      );
      same(block.columns[0]?.formulas, [null, "=A1*2"], "formulas");
    },
  ],
  [
    "a formula is not written over a filled cell",
    async (bench) => {
      await bench.fill([[1]]);
      refused(
        await bench.workbook.apply([
          { kind: "setFormula", area: bench.area(0, 0), formula: "=1+1" },
        ]),
        "cell-filled",
        "formula",
      );
      same(await bench.read(bench.area(0, 0)), [[1]], "cell");
    },
  ],
  [
    "what somebody changed since is not put back",
    async (bench) => {
      const first = await bench.fill([["a"]]);
      await bench.fill([["b"]]);
      refused(await bench.workbook.putBack(first), "changed-since", "putBack");
      same(await bench.read(bench.area(0, 0)), [["b"]], "cell");
    },
  ],
  [
    "a table that was changed since is not taken away",
    async (bench) => {
      const receipt = await bench.apply(bench.register([["A-1", 45748, "minor"]]));
      await bench.fill([["A-9"]], 1, 0);
      refused(await bench.workbook.putBack(receipt), "table-changed", "putBack");
      same(await bench.tableArea(), bench.area(0, 0, 2, 3), "table");
    },
  ],
  [
    "a sheet that was written on since is not removed",
    async (bench) => {
      await bench.fill([["mine"]]);
      refused(
        await bench.workbook.apply([{ kind: "removeSheet", sheet: bench.sheet }]),
        "sheet-not-empty",
        "remove",
      );
    },
  ],
  [
    "a report sheet is written with its values, formats and charts, and taken away by putting back",
    async (bench) => {
      const change = report(`Report ${bench.sheet.slice(-2)}`);
      const receipt = await bench.apply(change);
      same(receipt.said.length, 1, "one sentence for the sheet");
      const where = area(change.sheet, 0, 0, 4, 3);
      const block = valueOf(await bench.workbook.read(where, { formats: true }), "read");
      same(rowsOf(block), reportValues(change.content), "cells");
      same(block.columns[1]?.formats, ["General", "General", "0.0%", "0.0%"], "formats");
      const { merged } = valueOf(await bench.workbook.structure(where), "structure");
      same(merged, [area(change.sheet, 0, 0, 1, 3)], "merged");
      valueOf(await bench.workbook.putBack(receipt), "putBack");
      refused(await bench.workbook.read(where), "sheet-missing", "after putting back");
    },
  ],
  [
    "a report sheet that somebody wrote on is not taken away",
    async (bench) => {
      const change = report(`Report ${bench.sheet.slice(-2)}`);
      const receipt = await bench.apply(change);
      const beside = area(change.sheet, 9, 0, 1, 1);
      const note = await bench.apply({ kind: "setCells", area: beside, values: [["mine"]] });
      refused(await bench.workbook.putBack(receipt), "report-changed", "written beside");
      valueOf(await bench.workbook.putBack(note), "putBack of the note");
      const figure = area(change.sheet, 2, 1, 1, 1);
      const edit = await bench.apply({ kind: "setCells", area: figure, values: [[0.9]] });
      refused(await bench.workbook.putBack(receipt), "report-changed", "written over");
      valueOf(await bench.workbook.putBack(edit), "putBack of the edit");
      valueOf(await bench.workbook.putBack(receipt), "putBack");
    },
  ],
  [
    "a report takes no other sheet's place, and comes whole or not at all",
    async (bench) => {
      const change = report(`Report ${bench.sheet.slice(-2)}`);
      refused(
        await bench.workbook.apply([{ ...change, sheet: bench.sheet.toUpperCase() }]),
        "sheet-exists",
        "name that is taken",
      );
      refused(
        await bench.workbook.apply([
          change,
          { kind: "appendRows", table: "tblNowhere", rows: [[1]] },
        ]),
        "table-missing",
        "report and a change that fails",
      );
      const tooWide = { ...change, content: { ...change.content, widths: [10] } };
      refused(await bench.workbook.apply([tooWide]), "wrong-shape", "cells beyond the columns");
      refused(
        await bench.workbook.read(area(change.sheet, 0, 0, 1, 1)),
        "sheet-missing",
        "report sheet",
      );
    },
  ],
  [
    "text stays text in a report as well",
    async (bench) => {
      const { content, ...change } = report(`Report ${bench.sheet.slice(-2)}`);
      const rows = TEMPTING_TEXT.map((value) => ({
        cells: [{ value, look: "cell" as const }],
        height: null,
        startsPage: false,
      }));
      const receipt = await bench.apply({ ...change, content: { ...content, rows, charts: [] } });
      same(
        await bench.read(area(change.sheet, 0, 0, rows.length, 1)),
        TEMPTING_TEXT.map((text) => [text]),
        "cells",
      );
      valueOf(await bench.workbook.putBack(receipt), "putBack");
    },
  ],
  [
    "going to an area selects it",
    async (bench) => {
      await bench.fill([[1]], 3, 2);
      valueOf(await bench.workbook.goTo(bench.area(3, 2, 2, 2)), "goTo");
      same(
        valueOf(await bench.workbook.selection(), "selection"),
        bench.area(3, 2, 2, 2),
        "selection",
      );
    },
  ],
  [
    "a read that is cancelled stops and says so",
    async (bench) => {
      await bench.fill([[1]]);
      const signal = AbortSignal.abort();
      refused(await bench.workbook.read(bench.area(0, 0), { signal }), "cancelled", "read");
    },
  ],
  [
    "a long read says how far it is, and ends at the whole",
    async (bench) => {
      const rows: Rows = Array.from({ length: 3000 }, (_, i) => [
        i,
        `case ${i}`,
        i % 2 === 0,
        null,
      ]);
      await bench.fill(rows);
      const told: number[] = [];
      const where = bench.area(0, 0, 3000, 4);
      const block = valueOf(
        await bench.workbook.read(where, { onProgress: (done) => told.push(done) }),
        "read",
      );
      same(rowsOf(block), rows, "cells");
      same(told.at(-1), 3000, "last progress");
    },
  ],
  [
    "a listener hears of a change until it stops listening",
    async (bench) => {
      const heard: Area[] = [];
      const stop = valueOf(await bench.workbook.watch((stale) => heard.push(stale)), "watch");
      await bench.fill([["seen"]], 5, 5);
      await quiet();
      const covers = heard.some(
        (stale) => stale.sheet === bench.sheet && stale.row <= 5 && stale.row + stale.rows > 5,
      );
      same(covers, true, "heard");
      await stop();
      await quiet();
      heard.length = 0;
      await bench.fill([["unseen"]], 6, 6);
      await quiet();
      same(heard, [], "after stopping");
    },
  ],
  [
    "what somebody else types is heard and read",
    async (bench) => {
      const { edit } = bench.subject;
      if (!edit) return;
      const heard: Area[] = [];
      const stop = valueOf(await bench.workbook.watch((stale) => heard.push(stale)), "watch");
      await edit(bench.area(1, 1), "typed");
      await quiet();
      await stop();
      same(heard, [bench.area(1, 1)], "heard");
      same(await bench.read(bench.area(1, 1)), [["typed"]], "cell");
    },
  ],
];

/** Longer than any implementation gathers changes before it tells of them. */
const quiet = () => new Promise<void>((resolve) => setTimeout(resolve, 500));

/** Everything that every `Workbook` has to do, each check on a sheet of its own. */
export function workbookChecks(open: () => Promise<Subject>): Check[] {
  return trials.map(([name, trial], index) => ({
    name,
    run: async () => {
      const bench = new Bench(await open(), index + 1);
      const added = await bench.apply({ kind: "addSheet", sheet: bench.sheet });
      try {
        await trial(bench);
      } finally {
        await bench.clear();
      }
      same(await bench.hasSheet(), false, "sheet after the check");
      same(added.said.length, 1, "one sentence for the sheet");
    },
  }));
}
